"""Names not made known here, somebody identified by name there."""

from __future__ import annotations

import re

from rashomon.findings.contradictions.pair import Conflict, Pair
from rashomon.model import Span

_SCORE = 0.1
_WITHHELD = re.compile(
    r"\b(?:names?|identit(?:y|ies))\b[^.;]{0,40}?\b(?:(?:not|n[’']t|yet to)\b[^.;]{0,30}?"
    r"\b(?:released|disclosed|made public|revealed|announced)|(?:withheld|being withheld))\b"
    r"|\b(?:not|n[’']t|declined to|refused to)\b[^.;]{0,20}?"
    r"\b(?:release|disclose|reveal|identif)\w*[^.;]{0,30}?\b(?:names?|identit(?:y|ies))\b",
    re.IGNORECASE,
)
_IDENTIFIED = re.compile(
    r"\bidentified\b[^.;]{0,60}?\bas\b[^.;]{0,30}?\s(?P<name>[A-Z][\w’'-]+\s+[A-Z][\w’'-]+)"
)


def withheld_conflict(pair: Pair) -> Conflict | None:
    """No name here, a name there."""
    if pair.score < _SCORE:
        return None
    for withheld, named, turned in pair.both_ways():
        nobody = _WITHHELD.search(withheld.text, withheld.span.start, withheld.span.end)
        somebody = _IDENTIFIED.search(named.text, named.span.start, named.span.end)
        if not nobody or not somebody or somebody["name"] in withheld.text:
            continue
        none = withheld.value(Span(start=nobody.start(), end=nobody.end()), "not named")
        some = named.value(Span(start=somebody.start(), end=somebody.end()), somebody["name"])
        return Conflict(
            aspect="polarity",
            left=some if turned else none,
            right=none if turned else some,
            why="not named here, named there",
        )
    return None
