"""One place under two names that are no spellings of each other: two streets, two towns."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from rashomon.findings.contradictions.context import shared_context
from rashomon.findings.contradictions.pair import Conflict, Pair, Side
from rashomon.model import Span
from rashomon.text.places import is_known_place
from rashomon.text.tokens import fold

_STREET = re.compile(
    r"\b(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?) "
    r"(?:Street|Road|Avenue|Boulevard|Lane|Drive|Square)\b"
)
_STREET_SCORE = 0.2
_TOWN_SCORE = 0.1
# Two towns that are so alike (percent) and begin alike are one place, given wrongly by one.
_ALIKE = 65
_BEGIN = 3
_SHARED = 0.5


def address_conflict(pair: Pair) -> Conflict | None:
    """Two names for where one thing happened, each unknown to the other account."""
    if pair.score >= _STREET_SCORE:
        streets = (list(_streets(pair.left)), list(_streets(pair.right)))
        if len(streets[0]) == len(streets[1]) == 1:
            found = _between(pair, streets[0][0], streets[1][0])
            if found:
                return found
    if pair.score < _TOWN_SCORE:
        return None
    for ours in _towns(pair.left):
        for theirs in _towns(pair.right):
            left, right = fold(ours.of(pair.left.text)), fold(theirs.of(pair.right.text))
            if left[:_BEGIN] != right[:_BEGIN] or fuzz.ratio(left, right) < _ALIKE:
                continue
            if found := _between(pair, ours, theirs):
                return found
    return None


def _between(pair: Pair, ours: Span, theirs: Span) -> Conflict | None:
    left, right = ours.of(pair.left.text), theirs.of(pair.right.text)
    if _name(left) == _name(right) or _knows(pair.left, right) or _knows(pair.right, left):
        return None
    if shared_context(pair, ours, theirs)[0] < _SHARED:
        return None
    return Conflict(
        aspect="place",
        left=pair.left.value(ours, left),
        right=pair.right.value(theirs, right),
        why="where one thing happened; neither account has the other name",
    )


def _name(words: str) -> str:
    """The name without what kind of street it is."""
    return fold(words.rsplit(" ", 1)[0] if " " in words else words)


def _knows(side: Side, words: str) -> bool:
    return _name(words) in fold(side.text)


def _streets(side: Side) -> Iterator[Span]:
    for match in _STREET.finditer(side.text, side.span.start, side.span.end):
        yield Span(start=match.start(), end=match.end())


def _towns(side: Side) -> Iterator[Span]:
    """Places of one word that the gazetteer knows: no other spelling of something else."""
    for _, span in side.view.place_spans:
        words = span.of(side.text)
        if words.isalpha() and is_known_place(words):
            yield span
