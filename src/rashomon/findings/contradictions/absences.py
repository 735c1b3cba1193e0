"""Nobody here, somebody there: "no suspects have been identified", "31 suspects"."""

from __future__ import annotations

import re

from rashomon.findings.contradictions.pair import Conflict, Pair, Side
from rashomon.model import Quantity, Span

_LEAST_SCORE = 0.2
_NONE = re.compile(
    r"\b(?:no|(?:not|n[’']t)(?: yet| so far)?(?: [a-z]+){0,2} any)\s+(?:[a-z]+ ){0,1}"
    r"(?P<noun>suspects?|arrests?|detentions?|hostages?|survivors?|weapons?|explosives?)\b",
    re.IGNORECASE,
)
_UNITS = {
    "suspect": frozenset({"suspect", "arrested"}),
    "arrest": frozenset({"arrested", "arrest"}),
    "detention": frozenset({"arrested", "detention"}),
    "hostage": frozenset({"hostage"}),
    "survivor": frozenset({"survivor", "rescued"}),
    "weapon": frozenset({"weapon", "gun", "rifle", "firearm"}),
    "explosive": frozenset({"explosive", "bomb"}),
}


def absence_conflict(pair: Pair) -> Conflict | None:
    """None of a thing on one side, a number of it on the other."""
    if pair.score < _LEAST_SCORE:
        return None
    for nobody, somebody, turned in pair.both_ways():
        for match in _NONE.finditer(nobody.text, nobody.span.start, nobody.span.end):
            noun = match["noun"].lower().removesuffix("s")
            counted = _counted(somebody, noun)
            if counted is None:
                continue
            none = nobody.value(Span(start=match.start(), end=match.end()), f"0 {noun}")
            some = somebody.value(counted.span, f"{counted.low:.0f} {counted.unit}")
            return Conflict(
                aspect="number",
                left=some if turned else none,
                right=none if turned else some,
                why=f"none here, some there: {noun}",
            )
    return None


def _counted(side: Side, noun: str) -> Quantity | None:
    return next((q for q in side.view.quantities if q.unit in _UNITS[noun] and q.low > 0), None)
