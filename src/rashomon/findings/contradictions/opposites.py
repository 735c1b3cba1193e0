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
_LEAST_SCORE = 0.5
# Where a thing happened, by the lie of the land.
_NAME = r"[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){0,2}"
_INLAND = re.compile(
    r"\b(?:(?P<verb>[a-z]{3,})\s+)?(?P<where>inland|onshore|on land|"
    rf"in the (?:heart|centre|center|middle|interior) of (?:the )?{_NAME})\b"
)
_OFFSHORE = re.compile(
    r"\b(?:(?P<verb>[a-z]{3,})\s+)?(?P<where>offshore|at sea|"
    rf"off\s+(?:the\s+(?:[\w-]+\s+){{0,2}}coast\b|{_NAME}(?:\s+(?:coast|province|island))?)|"
    rf"on the (?:[a-z]+ ){{0,2}}(?:tip|coast|shore) of (?:the )?{_NAME})"
)
_BEARING = re.compile(rf"\b(?P<side>[a-z]{{4,9}}) of (?P<of>{_NAME})")
_ACROSS = (
    {"east", "west"},
    {"north", "south"},
    {"northeast", "southwest"},
    {"northwest", "southeast"},
)
_OF_NAME = re.compile(rf"\s+of (?P<name>{_NAME})")
_SHORE_SCORE = 0.4
# Where the two sentences are surely of one event, the verb may be another ("hit", "was centred").
_SAME_EVENT = 0.95


def opposite_conflict(pair: Pair) -> Conflict | None:
    """The first pair of opposites that qualify the same noun, or the same act, on both sides."""
    found = _before_one_noun(pair) if pair.score >= _LEAST_SCORE else None
    if found is None and pair.score >= _SHORE_SCORE:
        found = _bearing(pair) or _shore(pair)
    return found


def _before_one_noun(pair: Pair) -> Conflict | None:
    for aspect, one, other in _OPPOSITES:
        for ours, theirs in ((one, other), (other, one)):
            for noun, left in _qualified(pair.left, ours):
                for same, right in _qualified(pair.right, theirs):
                    if _two_places(pair, left, right):
                        continue
                    if noun == same and not _says(pair.right, ours, noun):
                        return Conflict(
                            aspect=aspect,
                            left=pair.left.value(left, left.of(pair.left.text).lower()),
                            right=pair.right.value(right, right.of(pair.right.text).lower()),
                            why=f"opposites before the same word: {noun}",
                        )
    return None


def _two_places(pair: Pair, left: Span, right: Span) -> bool:
    """Whether the words name two places ("southern city of Torva", "northern city of Brenna")."""
    ours = _OF_NAME.match(pair.left.text, left.end)
    theirs = _OF_NAME.match(pair.right.text, right.end)
    return ours is not None and theirs is not None and ours["name"] != theirs["name"]


def _qualified(side: Side, words: str) -> Iterator[tuple[str, Span]]:
    """(stem of the noun, span of both words) wherever one of `words` precedes a noun."""
    pattern = re.compile(rf"\b(?:{words})\s+([^\W\d_]{{3,}})", re.IGNORECASE)
    for match in pattern.finditer(side.text, side.span.start, side.span.end):
        noun = match.group(1)
        if noun[0].islower():
            yield stem(noun.lower()), Span(start=match.start(), end=match.end())


def _says(side: Side, words: str, noun: str) -> bool:
    return any(found == noun for found, _ in _qualified(side, words))


def _bearing(pair: Pair) -> Conflict | None:
    """East of a place here, west of it there."""
    for left in _BEARING.finditer(pair.left.text, pair.left.span.start, pair.left.span.end):
        for right in _BEARING.finditer(pair.right.text, pair.right.span.start, pair.right.span.end):
            sides = {left["side"].lower(), right["side"].lower()}
            if left["of"] == right["of"] and sides in _ACROSS:
                return Conflict(
                    aspect="place",
                    left=pair.left.value(_whole(left), left["side"].lower()),
                    right=pair.right.value(_whole(right), right["side"].lower()),
                    why=f"seen from the same place: {left['of']}",
                )
    return None


def _whole(match: re.Match[str]) -> Span:
    return Span(start=match.start(), end=match.end())


def _shore(pair: Pair) -> Conflict | None:
    """Inland here, at sea or on the coast there."""
    for ours, theirs in ((_INLAND, _OFFSHORE), (_OFFSHORE, _INLAND)):
        left = ours.search(pair.left.text, pair.left.span.start, pair.left.span.end)
        right = theirs.search(pair.right.text, pair.right.span.start, pair.right.span.end)
        if not left or not right:
            continue
        verbs = left["verb"] or "", right["verb"] or ""
        alike = bool(verbs[0]) and stem(verbs[0]) == stem(verbs[1])
        if not alike and pair.score < _SAME_EVENT:
            continue
        return Conflict(
            aspect="place",
            left=pair.left.value(_where(left), "inland" if ours is _INLAND else "at sea or coast"),
            right=pair.right.value(
                _where(right), "at sea or coast" if ours is _INLAND else "inland"
            ),
            why=f"after the same verb: {verbs[0]}" if alike else "where one event happened",
        )
    return None


def _where(match: re.Match[str]) -> Span:
    return Span(start=match.start("where"), end=match.end("where"))
