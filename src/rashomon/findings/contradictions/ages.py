"""The age of one person, given differently."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.findings.contradictions.context import persons
from rashomon.findings.contradictions.pair import Conflict, Pair, Side
from rashomon.findings.linking.sentence_view import COMPARED
from rashomon.model import Span
from rashomon.text.tokens import fold

_AFTER_NAME = re.compile(
    r",?\s*(?:,|\()\s*(?:aged\s+)?(?P<age>\d{1,3})(?=\s*[,.;)]|\s+(?:and|was|is)\b)"
)
_BEFORE_NAME = re.compile(r"(?P<age>\d{1,3}) ?- ?[Yy]ear ?- ?[Oo]ld(?:\s+[a-z][\w-]*){0,3}\s+$")
_REACH = 60
_LEAST_SCORE = 0.4
_KINDS = {
    "boy": frozenset("boy kid child toddler son".split()),
    "girl": frozenset("girl daughter".split()),
    "man": frozenset({"man"}),
    "woman": frozenset({"woman"}),
    "baby": frozenset({"baby", "infant"}),
}
_UNNAMED = re.compile(
    r"\b(?P<age>\d{1,3})(?: ?- ?| )years?(?: ?- ?| )old (?:[a-z]+ )?"
    r"(?P<noun>boy|kid|child|toddler|son|girl|daughter|man|woman|baby|infant)\b",
    re.IGNORECASE,
)
_OLDEST = 115
_TRIAL_YEARS = 3
_VERDICT = re.compile(
    r"\b(?:jury|jurors?|verdict|convicted|found guilty|(?:was|were|been) sentenced)\b", re.I
)
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class _Age:
    name: tuple[str, ...]
    span: Span
    years: int


def age_conflict(pair: Pair) -> Conflict | None:
    """Two ages of a person who goes by the same name in both sentences."""
    return _of_one_name(pair) or _of_one_child(pair)


def _of_one_name(pair: Pair) -> Conflict | None:
    if not persons(pair.left) & persons(pair.right):
        return None
    theirs = list(_ages(pair.right))
    for ours in _ages(pair.left):
        for other in theirs:
            if not _same_person(ours.name, other.name) or ours.years == other.years:
                continue
            if abs(ours.years - other.years) > _TRIAL_YEARS or not _tried_later(pair):
                return Conflict(
                    aspect="number",
                    left=pair.left.value(ours.span, f"{ours.years} years of age"),
                    right=pair.right.value(other.span, f"{other.years} years of age"),
                    why=f"the age of one person: {' '.join(ours.name)}",
                )
    return None


def _tried_later(pair: Pair) -> bool:
    """Whether one sentence alone is of the verdict: people are older by then."""
    sides = (pair.left, pair.right)
    left, right = (bool(_VERDICT.search(s.text, s.span.start, s.span.end)) for s in sides)
    return left != right


def _years(side: Side) -> frozenset[str]:
    """The years that a sentence names: what happened in another year befell another child."""
    return frozenset(_YEAR.findall(side.text[side.span.start : side.span.end]))


def _of_one_child(pair: Pair) -> Conflict | None:
    """Ages of a person without a name, the only one of that kind in either account."""
    if pair.score < _LEAST_SCORE or _years(pair.left) != _years(pair.right):
        return None
    ours = list(_UNNAMED.finditer(pair.left.text, pair.left.span.start, pair.left.span.end))
    theirs = list(_UNNAMED.finditer(pair.right.text, pair.right.span.start, pair.right.span.end))
    for a in ours:
        for b in theirs:
            alike = _person(a) == _person(b) and int(a["age"]) != int(b["age"])
            if alike and _only_one(pair.left, a) and _only_one(pair.right, b):
                left, right = (Span(start=m.start(), end=m.end()) for m in (a, b))
                return Conflict(
                    aspect="number",
                    left=pair.left.value(left, f"{a['age']} years of age"),
                    right=pair.right.value(right, f"{b['age']} years of age"),
                    why=f"the age of the only {_person(a)} in either account",
                )
    return None


def _person(match: re.Match[str]) -> str:
    noun = match["noun"].lower()
    return next((kind for kind, nouns in _KINDS.items() if noun in nouns), noun)


def _only_one(side: Side, match: re.Match[str]) -> bool:
    """Whether the account gives one age only for such a person in its title and body."""
    told = [s.span for s in side.account.sentences if s.block in COMPARED]
    ages = {
        int(m["age"])
        for m in _UNNAMED.finditer(side.text)
        if _person(m) == _person(match) and any(s.start <= m.start() < s.end for s in told)
    }
    return ages == {int(match["age"])}


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
