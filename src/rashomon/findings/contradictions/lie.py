"""Where a place lies and which way somebody goes: one place in two parts of a country, two blocks
of one street, into a building here and out of it there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from rashomon.findings.contradictions.pair import Conflict, Pair, Side
from rashomon.model import Span
from rashomon.text.tokens import fold, stem

_SCORE = 0.3
_COMPASS = r"(?P<bearing>(?:north|south)(?:east|west)?(?:ern)?|(?:east|west)(?:ern)?|central)"
_NAME = r"(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)"
_LIES = (
    re.compile(
        rf"\b{_COMPASS}(?P<of>(?: [A-Z][\w’'-]+)?)(?: [a-z]+)? (?:city|town|village|province|state|"
        rf"district|region|county|suburb|port|island) of {_NAME}"
    ),
    re.compile(
        rf"\b{_NAME},? in (?:the )?(?:country['’]s )?{_COMPASS}\b(?P<of>(?: [A-Z][\w’'-]+)?)"
    ),
)
_BLOCK = re.compile(
    r"\b(?P<number>\d{1,2},?\s?\d{3}|\d{3}) block of (?:(?:East|West|North|South|[EWNS]\.) )?"
    r"(?P<street>[\dA-Z][\w’'.-]*(?: [A-Z][\w’'.-]*)?)"
)
_GOING = r"(?:walk|step|head|run|rush|burst|driv|go|com)(?:n?ing|s)?|ran|drove|went|came|way"
_OBJECT = r"\s+(?:(?:the|a|an|his|her|their|its)\s+)?(?:[A-Z][\w’'-]+\s+)?(?P<noun>[A-Za-z]{4,})"
_INTO = re.compile(
    rf"\b(?:(?:{_GOING}|walked|stepped|headed|rushed) (?:in|into|to)|"
    rf"enter(?:ed|ing|s)|arriv(?:ed|ing|es) at){_OBJECT}"
)
_OUT = re.compile(
    rf"\b(?:(?:{_GOING}|walked|stepped|headed|rushed) (?:out of|from)|"
    rf"(?:left|leaving|exit(?:ed|ing))|return(?:ed|ing|s)? from){_OBJECT}"
)


def lie_conflict(pair: Pair) -> Conflict | None:
    """The first place, block or way that the two sentences tell in two ways."""
    found = _bearings(pair)
    if found is None and pair.score >= _SCORE:
        found = _blocks(pair) or _ways(pair)
    return found


def _found(pattern: re.Pattern[str], side: Side) -> Iterator[re.Match[str]]:
    return pattern.finditer(side.text, side.span.start, side.span.end)


def _conflict(pair: Pair, ours: tuple[Span, str], theirs: tuple[Span, str], why: str) -> Conflict:
    return Conflict(
        aspect="place", left=pair.left.value(*ours), right=pair.right.value(*theirs), why=why
    )


def _group(match: re.Match[str], group: str | int = 0) -> Span:
    return Span(start=match.start(group), end=match.end(group))


def _bearings(pair: Pair) -> Conflict | None:
    """One named place in two parts of the country, neither within the other."""
    left, right = ([m for p in _LIES for m in _found(p, s)] for s in (pair.left, pair.right))
    for ours, theirs in product(left, right):
        one, other = (m["bearing"].lower().removesuffix("ern") for m in (ours, theirs))
        elsewhere = ours["of"] and theirs["of"] and ours["of"] != theirs["of"]
        if ours["name"] != theirs["name"] or elsewhere:
            continue
        # The south-east is in the south and in the east.
        if one not in other and other not in one:
            return _conflict(
                pair,
                (_group(ours, "bearing"), one),
                (_group(theirs, "bearing"), other),
                f"where one place lies: {ours['name']}",
            )
    return None


def _blocks(pair: Pair) -> Conflict | None:
    """Two blocks of one street, where each account names only its own."""
    for ours, theirs in product(_found(_BLOCK, pair.left), _found(_BLOCK, pair.right)):
        numbers = [re.sub(r"\D", "", m["number"]) for m in (ours, theirs)]
        if _street(ours) != _street(theirs) or numbers[0] == numbers[1]:
            continue
        if _has_block(pair.left, theirs) or _has_block(pair.right, ours):
            continue
        return _conflict(
            pair,
            (_group(ours, "number"), f"{numbers[0]} block"),
            (_group(theirs, "number"), f"{numbers[1]} block"),
            f"the block of one street: {ours['street']}",
        )
    return None


def _street(match: re.Match[str]) -> str:
    return fold(match["street"]).split()[0]


def _has_block(side: Side, match: re.Match[str]) -> bool:
    return any(
        m["number"] == match["number"] and _street(m) == _street(match)
        for m in _BLOCK.finditer(side.text)
    )


def _ways(pair: Pair) -> Conflict | None:
    """Into a place here, out of it there."""
    into, out = (_INTO, "into"), (_OUT, "out of")
    for (first, way), (second, back) in ((into, out), (out, into)):
        for ours, theirs in product(_found(first, pair.left), _found(second, pair.right)):
            noun = stem(fold(ours["noun"]))
            if noun != stem(fold(theirs["noun"])):
                continue
            if _goes(second, pair.left, noun) or _goes(first, pair.right, noun):
                continue
            return _conflict(
                pair,
                (_group(ours), f"{way} {ours['noun']}"),
                (_group(theirs), f"{back} {theirs['noun']}"),
                f"the way by one place: {ours['noun']}",
            )
    return None


def _goes(pattern: re.Pattern[str], side: Side, noun: str) -> bool:
    """Whether the sentence tells that way too."""
    return any(stem(fold(m["noun"])) == noun for m in _found(pattern, side))
