"""The words a figure or a day stands among: what governs it, what is near it, which persons."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

from rashomon.findings.contradictions.pair import Pair, Side
from rashomon.model import Span
from rashomon.text.tokens import content_tokens, fold, stem

# Verbs that tell nothing of what is counted.
LIGHT = frozenset(
    stem(word)
    for word in """be is was were been has had have having do did does make made take took get got
    give gave go went come came say said report reported accord include including add added tell
    told leave left put find found see saw show showed""".split()
)
_HOPS = 6
# Forms of common verbs that no stripping of endings brings together.
_IRREGULAR = {
    form: verb
    for verb, forms in {
        "sink": "sank sunk", "strike": "struck stricken", "shoot": "shot", "fall": "fell fallen",
        "die": "died dies dying", "begin": "began begun", "break": "broke broken", "fly": "flew",
        "win": "won", "lose": "lost", "meet": "met", "hold": "held", "steal": "stole stolen",
        "drive": "drove driven", "buy": "bought", "sell": "sold", "pay": "paid", "send": "sent",
        "spend": "spent", "fight": "fought", "catch": "caught", "throw": "threw thrown",
        "leave": "left", "quit": "quit", "rise": "rose risen", "grow": "grew grown",
        "freeze": "froze frozen", "choose": "chose chosen", "arise": "arose", "seek": "sought",
    }.items()
    for form in forms.split()
}  # fmt: skip


def verb_stem(word: str) -> str:
    """A verb under one form whatever its tense ("sank", "sunk": "sink")."""
    word = fold(word)
    return stem(_IRREGULAR.get(word, word))


def nearby(side: Side, span: Span, reach: int = 70) -> frozenset[str]:
    """Content stems within `reach` characters of `span` in its sentence, its own left out."""
    near = Span(
        start=max(side.span.start, span.start - reach),
        end=min(side.span.end, span.end + reach),
    )
    own = {t.form for t in content_tokens(side.text, span)}
    found = frozenset(t.form for t in content_tokens(side.text, near) if not t.form[0].isdigit())
    return found - own


def prints_any(side: Side, forms: Iterable[str]) -> bool:
    """Whether the account has one of these folded words anywhere."""
    text = fold(side.text)
    return any(re.search(rf"\b{re.escape(form)}\b", text) for form in forms)


def governors(side: Side, span: Span) -> frozenset[str]:
    """Stems of the nouns above `span` in the syntax, up to and with the first verb."""
    found: set[str] = set()
    at = _last_word(side, span)
    for _ in range(_HOPS):
        if at is None:
            break
        word = side.account.words[at]
        if word.pos in {"VERB", "NOUN", "PROPN", "ADJ"} and not word.span.overlaps(span):
            found.add(verb_stem(word.span.of(side.text)))
            if word.pos == "VERB":
                break
        at = word.head if word.head != at and 0 <= word.head < len(side.account.words) else None
    return frozenset(found - LIGHT)


def share_of(side: Side, span: Span) -> frozenset[str]:
    """Stems of the noun that a share is of ("65 percent of [traffic]")."""
    words = side.account.words
    at = _last_word(side, span)
    if at is None or at + 1 >= len(words) or words[at + 1].span.of(side.text) != "of":
        return frozenset()
    noun = next(
        (k for k in range(at + 2, min(at + 2 + _HOPS, len(words))) if words[k].head == at + 1), at
    )
    phrase = words[at + 2 : noun + 1]
    return frozenset(stem(fold(w.span.of(side.text))) for w in phrase if w.pos == "NOUN")


def governing_verb(side: Side, span: Span) -> str:
    """Stem of the first verb above `span` in the syntax; empty where there is none."""
    at = _last_word(side, span)
    for _ in range(_HOPS):
        if at is None:
            break
        word = side.account.words[at]
        if word.pos == "VERB" and not word.span.overlaps(span):
            return verb_stem(word.span.of(side.text))
        at = word.head if word.head != at and 0 <= word.head < len(side.account.words) else None
    return ""


def _last_word(side: Side, span: Span) -> int | None:
    """Index of the last word that begins within `span`."""
    words = side.account.words
    at = bisect_left(words, span.end, key=lambda word: word.span.start) - 1
    return at if at >= 0 and words[at].span.overlaps(span) else None


def shared_context(pair: Pair, ours: Span, theirs: Span) -> tuple[float, float]:
    """Weight of the words that both stand among, and its share (0 to 1) of the lighter side."""
    left, right = nearby(pair.left, ours), nearby(pair.right, theirs)
    shared = pair.weight(left & right)
    return shared, shared / max(min(pair.weight(left), pair.weight(right)), 0.1)


def persons(side: Side) -> frozenset[str]:
    """Last words of the names of persons in the sentence, folded."""
    mentions = side.account.mentions
    first = bisect_left(mentions, side.span.start, key=lambda mention: mention.span.start)
    last = bisect_left(mentions, side.span.end, key=lambda mention: mention.span.start)
    return frozenset(
        fold(mention.span.of(side.text)).split()[-1]
        for mention in mentions[first:last]
        if mention.kind == "person" and len(mention.span)
    )


def other_people(pair: Pair) -> bool:
    """Whether both sentences name persons, and none in common."""
    left, right = persons(pair.left), persons(pair.right)
    return bool(left and right) and not left & right
