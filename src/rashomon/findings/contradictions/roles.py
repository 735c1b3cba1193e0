"""One person in an office here and below it there: "minister", "deputy minister"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rashomon.findings.contradictions.context import persons
from rashomon.findings.contradictions.pair import Conflict, Pair, Side
from rashomon.model import Span

_LEAST_SCORE = 0.4
_RANKS = "assistant|deputy|vice|associate"
_OFFICES = (
    "attorney|minister|president|chairman|chairwoman|director|secretary|commissioner|governor|"
    "mayor|chief|commander|ambassador|prosecutor|general|principal|manager|editor|speaker"
)
_LOWER = re.compile(
    rf"\b(?:{_RANKS})[ -](?P<office>(?:[a-z]+ ){{0,2}}(?:{_OFFICES}))\b", re.IGNORECASE
)
_OPEN_ENDED = "assistant deputy vice acting associate interim former ex under".split()
# Characters between a name and the office that belongs to it.
_REACH = 45


def role_conflict(pair: Pair) -> Conflict | None:
    """An office with a rank on one side, the office itself on the other, beside one name."""
    shared = persons(pair.left) & persons(pair.right)
    if pair.score < _LEAST_SCORE or not shared:
        return None
    for name in sorted(shared):
        for lower, higher, turned in pair.both_ways():
            for rank, office in _lower(lower, name):
                plain = _plain(higher, name, office)
                if plain is None:
                    continue
                low = lower.value(rank, rank.of(lower.text).lower())
                high = higher.value(plain, plain.of(higher.text).lower())
                return Conflict(
                    aspect="role",
                    left=high if turned else low,
                    right=low if turned else high,
                    why=f"the office of one person: {name}",
                )
    return None


def _lower(side: Side, name: str) -> Iterator[tuple[Span, str]]:
    for match in _LOWER.finditer(side.text, side.span.start, side.span.end):
        span = Span(start=match.start(), end=match.end())
        if _beside(side, span, name):
            yield span, match["office"].lower()


def _plain(side: Side, name: str, office: str) -> Span | None:
    """The office without any rank before it, where the account gives no rank anywhere."""
    ranked = rf"\b(?:{_RANKS}|acting|interim|former)[ -](?:[\w.]+ ){{0,3}}{re.escape(office)}\b"
    if re.search(ranked, side.text, re.IGNORECASE):
        return None
    pattern = re.compile(rf"\b{re.escape(office)}\b", re.IGNORECASE)
    for match in pattern.finditer(side.text, side.span.start, side.span.end):
        before = side.text[side.span.start : match.start()].lower().split()[-1:]
        span = Span(start=match.start(), end=match.end())
        if (not before or before[0] not in _OPEN_ENDED) and _beside(side, span, name):
            return span
    return None


def _beside(side: Side, span: Span, name: str) -> bool:
    """Whether no other person stands nearer to the office than the one named."""
    nearest = sorted(
        (max(m.span.start - span.end, span.start - m.span.end, 0), m.span)
        for m in side.account.mentions
        if m.kind == "person" and side.span.covers(m.span)
    )
    if not nearest or nearest[0][0] > _REACH:
        return False
    return nearest[0][1].of(side.text).lower().split()[-1:] == [name]
