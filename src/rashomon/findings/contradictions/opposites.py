"""Words that exclude each other in the same place: "older sister" here, "younger sister" there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rashomon.findings.contradictions.pair import Conflict, Pair, Side
from rashomon.model import Aspect, Span
from rashomon.text.tokens import stem

_OPPOSITES: tuple[tuple[Aspect, str, str], ...] = (
    ("role", "older|elder|eldest|oldest", "younger|youngest"),
    ("role", "maternal", "paternal"),
    ("role", "male", "female"),
    ("role", "wife|widow", "girlfriend|fiancee"),
    ("place", "northern|north", "southern|south"),
    ("place", "eastern|east", "western|west"),
    ("degree", "unanimous|unanimously", "divided|narrow|narrowly"),
    ("degree", "first-degree", "second-degree"),
    ("polarity", "guilty", "innocent"),
    ("polarity", "legal|lawful", "illegal|unlawful"),
    ("polarity", "successful", "unsuccessful|failed"),
)
# Before or after the opposite word the same noun must stand.
_LEAST_SCORE = 0.3


def opposite_conflict(pair: Pair) -> Conflict | None:
    """The first pair of opposites that qualify the same noun on both sides."""
    if pair.score < _LEAST_SCORE:
        return None
    for aspect, one, other in _OPPOSITES:
        for ours, theirs in ((one, other), (other, one)):
            for noun, left in _qualified(pair.left, ours):
                for same, right in _qualified(pair.right, theirs):
                    if noun == same and not _says(pair.right, ours, noun):
                        return Conflict(
                            aspect=aspect,
                            left=pair.left.value(left, left.of(pair.left.text).lower()),
                            right=pair.right.value(right, right.of(pair.right.text).lower()),
                            why=f"opposites before the same word: {noun}",
                        )
    return None


def _qualified(side: Side, words: str) -> Iterator[tuple[str, Span]]:
    """(stem of the noun, span of both words) wherever one of `words` precedes a noun."""
    pattern = re.compile(rf"\b(?:{words})\s+([^\W\d_]{{3,}})", re.IGNORECASE)
    for match in pattern.finditer(side.text, side.span.start, side.span.end):
        noun = match.group(1)
        if noun[0].islower():
            yield stem(noun.lower()), Span(start=match.start(), end=match.end())


def _says(side: Side, words: str, noun: str) -> bool:
    return any(found == noun for found, _ in _qualified(side, words))
