"""Where an article itself says that two names are one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rashomon.annotate.group_nouns import ASIDE
from rashomon.annotate.handles import handle_aliases
from rashomon.model import Alias, Article, Mention, Sentence
from rashomon.text.names import fold_name, initials, is_acronym, name_tokens
from rashomon.text.transliteration import spelling_similarity

# Between two names: "Khankendi, which Armenians call Stepanakert", "X, also known as Y".
# A name between commas, or an adverb, must open the clause: "Trump called Comey" equates nobody.
_SAYS_SO = re.compile(
    r"""\s?(?:
        (?:[,–—(]\s?|\s)(?:(?:who|which)\s(?:is|was|are|were)\s)?
        (?:also|better|formerly|previously|widely|locally|otherwise|commonly|sometimes|now)\s
        (?:known|called|named|referred\sto|nicknamed|spelled|spelt|written|transliterated)
        \s(?:in\s\w+\s|by\s\w+\s|simply\s)?(?:as\s)?
      | [,–—(]\s?(?:(?:who|which)\s(?:is|was|are|were)\s)?
        (?:known|called|nicknamed|spelled|spelt)\s(?:in\s\w+\s|by\s\w+\s)?(?:as\s)?
      | [,–—(]\s?(?:which|whom|that)\s(?:[\w-]+\s){1,4}(?:call|calls|called|know\sas)\s
      | \s(?:who|which)\s(?:is|was|are|were)\sknown\sas\s
      | [,–—(]?\s?a\.?k\.?a\.?\s | [,–—(]\s?(?:alias|n[ée]e|formerly|or)\s | \salias\s
    )(?:the\s|as\s)?["“‘']?""",
    re.VERBOSE | re.IGNORECASE,
)
_OPENING = re.compile(r"[”\"’']?\s?[(\[]\s?(?:the\s|or\s|formerly\s|also\s|aka\s)?[\"“‘']?")
_BRACKETS = {"(": ")", "[": "]"}
# Two spellings of one word in brackets behind each other need only resemble one another.
_LIKE = 0.7
_FARTHEST = 60


def find_aliases(
    article: Article, sentences: Sequence[Sentence], mentions: Sequence[Mention]
) -> tuple[Alias, ...]:
    """Pairs of names that an article equates, in text order; handles are among the asides."""
    del sentences  # a bracket or a clause never runs over a sentence: distance is enough
    told = [m for m in mentions if m.score > ASIDE]
    ordered = sorted(told, key=lambda m: (m.span.start, -m.span.end))
    found = []
    for i, left in enumerate(ordered):
        for right in ordered[i + 1 :]:
            if right.span.start - left.span.end > _FARTHEST:
                break
            if right.span.start < left.span.end:
                continue
            reason = _equated(article.text, left, right)
            if reason:
                found.append(Alias(left=left.span, right=right.span, reason=reason))
                break
    return (*_longest(found), *handle_aliases(article, mentions))


def _equated(text: str, left: Mention, right: Mention) -> str:
    between = text[left.span.end : right.span.start]
    if _OPENING.fullmatch(between):
        closing = _BRACKETS["[" if "[" in between else "("]
        after = text[right.span.end : right.span.end + 3].lstrip("\"”’'. ")
        if after.startswith(closing) and _may_be_one(text, left, right):
            return "in brackets behind the name"
        return ""
    clause = _SAYS_SO.fullmatch(between)
    if clause is None:
        return ""
    if between.strip(" ,").lower() == "or":
        return "named as an alternative" if _alike(text, left, right) else ""
    return f"said in the text: {' '.join(between.split()).strip(' ,')}"


def _may_be_one(text: str, left: Mention, right: Mention) -> bool:
    one, two = left.span.of(text), right.span.of(text)
    if is_acronym(two) or is_acronym(one):
        short, full = (two, one) if is_acronym(two) else (one, two)
        letters = fold_name(short).replace(" ", "")
        # "(AKP)" may shorten a name in another language: it must only not be a place in one.
        return letters in initials(full) or (
            left.kind in {"organization", "group", "other"} and len(name_tokens(full)) > 1
        )
    return left.kind == right.kind and _alike(text, left, right)


def _alike(text: str, left: Mention, right: Mention) -> bool:
    """Whether some word of the one resembles a word of the other."""
    return any(
        spelling_similarity(a, b) >= _LIKE
        for a in name_tokens(left.span.of(text))
        for b in name_tokens(right.span.of(text))
        if min(len(a), len(b)) > 2
    )


def _longest(found: Sequence[Alias]) -> Iterator[Alias]:
    """Of aliases that end in one name, the one whose left side is the whole name."""
    seen: set[int] = set()
    for alias in found:
        if alias.right.start not in seen:
            seen.add(alias.right.start)
            yield alias
