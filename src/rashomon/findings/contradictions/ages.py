"""The age of one person, given differently."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.findings.contradictions.pair import Conflict, Pair, Side
from rashomon.model import Span
from rashomon.text.tokens import fold

_AFTER_NAME = re.compile(
    r",?\s*(?:,|\()\s*(?:aged\s+)?(?P<age>\d{1,3})(?=\s*[,.;)]|\s+(?:and|was|is)\b)"
)
_BEFORE_NAME = re.compile(r"(?P<age>\d{1,3})-year-old(?:\s+[a-z][\w-]*){0,3}\s+$", re.IGNORECASE)
_REACH = 60
_OLDEST = 115


@dataclass(frozen=True, slots=True)
class _Age:
    name: tuple[str, ...]
    span: Span
    years: int


def age_conflict(pair: Pair) -> Conflict | None:
    """Two ages of a person who goes by the same name in both sentences."""
    theirs = list(_ages(pair.right))
    for ours in _ages(pair.left):
        for other in theirs:
            if _same_person(ours.name, other.name) and ours.years != other.years:
                return Conflict(
                    aspect="number",
                    left=pair.left.value(ours.span, f"{ours.years} years of age"),
                    right=pair.right.value(other.span, f"{other.years} years of age"),
                    why=f"the age of one person: {' '.join(ours.name)}",
                )
    return None


def _ages(side: Side) -> Iterator[_Age]:
    """Ages beside the names of persons: "Ilian Dravec, 34," and "34-year-old Ilian Dravec"."""
    text = side.text
    for mention in side.account.mentions:
        if mention.kind != "person" or not side.span.covers(mention.span):
            continue
        name = tuple(fold(mention.span.of(text)).split())
        after = _AFTER_NAME.match(text, mention.span.end, side.span.end)
        start = max(side.span.start, mention.span.start - _REACH)
        before = _BEFORE_NAME.search(text[start : mention.span.start])
        for found, shift in ((after, 0), (before, start)):
            if found and 0 < int(found["age"]) <= _OLDEST:
                where = Span(start=shift + found.start("age"), end=shift + found.end("age"))
                yield _Age(name, where, int(found["age"]))


def _same_person(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Whether one name ends in the other, or both have first and last word in common."""
    shorter, longer = sorted((ours, theirs), key=len)
    if longer[-len(shorter) :] == shorter:
        return True
    return len(shorter) > 1 and (shorter[0], shorter[-1]) == (longer[0], longer[-1])
