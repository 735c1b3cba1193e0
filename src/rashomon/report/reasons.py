"""Why two things are held to belong together, in words a reader needs no manual for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rashomon.model import Reason
from rashomon.report import clean
from rashomon.report.view import Why
from rashomon.text.tokens import content_tokens

_LONGEST = 120


def whys(reasons: Iterable[Reason], sentences: Sequence[str] = ()) -> tuple[Why, ...]:
    """Reasons as people read them; stems as the words of `sentences` that they stand for."""
    found = []
    for reason in reasons:
        text = _worded(reason, sentences)
        if text:
            found.append(Why(text=text, score=reason.score))
    return tuple(found)


def _worded(reason: Reason, sentences: Sequence[str]) -> str:
    """One reason; "" for one that says nothing, as "no passage shared" does."""
    detail = clean.shorten(reason.detail, _LONGEST)
    match reason.name:
        case "meaning":
            return f"likeness of meaning {reason.score:.2f}"
        case "one thing" | "shared words" | "shared narration":
            return detail
        case "words":
            return f"words: {clean.shorten(_spelt(reason.detail, sentences), _LONGEST)}"
        case "figures":
            return f"equal figures: {detail}"
        case "same wording":
            return f"{clean.count(round(reason.score), 'run')} of five words in common"
        case "near-verbatim sentences":
            return f"{detail} near verbatim" if reason.score else ""
        case _:
            name = clean.one_line(reason.name.replace("-", " ").replace("_", " "))
            return f"{name}: {detail}" if detail else name


def _spelt(stems: str, sentences: Sequence[str]) -> str:
    """Stems, listed with commas, each as the first word that has it."""
    words: dict[str, str] = {}
    for sentence in sentences:
        for token in content_tokens(sentence):
            words.setdefault(token.form, token.span.of(sentence))
    return ", ".join(words.get(one, one) for one in stems.split(", "))
