"""Two figures of one thing in sentences that share a fact: counts, lengths, durations, inhabitants.

Where `numbers` finds nothing: counts that stand nearest to each other of all in their accounts;
lengths and durations alone in their sentences, under one act; one length, sum or time in sentences
that otherwise say the same; how many live in one place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from rashomon.findings.contradictions.acts import act_of, at_word, two_acts
from rashomon.findings.contradictions.context import other_people
from rashomon.findings.contradictions.figures import kind_of
from rashomon.findings.contradictions.numbers import PLAY
from rashomon.findings.contradictions.pair import Conflict, Pair, Side
from rashomon.findings.contradictions.parts import comparable, group, other_owners
from rashomon.findings.contradictions.scope import other_time
from rashomon.findings.contradictions.told import (
    alone,
    conflict_of,
    gives,
    governed_alike,
    time_role,
)
from rashomon.findings.contradictions.values import agree
from rashomon.findings.linking.quantity_match import nominal, same_unit
from rashomon.model import Quantity
from rashomon.text.tokens import fold, stem

_HOURS = {"hour": 1.0, "month": 730.5}
_LEAST_SCORE = 0.3
_PLACE_SCORE = 0.1
_SURE = 0.6
_VERY_SURE = 0.7
_ALIKE = 0.5
# One thing is seldom told three times as large; of what is told roughly, more.
_RATIO = 3.0
_MEASURE_RATIO = 3.5
_UNNAMED = PLAY | {"number"}
_TIED_KINDS = frozenset({"km", "kg", "pound", "sq km", "litre"})
_KINDS = _TIED_KINDS | {"count", "duration"}
# "A 400-pound gorilla": a measure tied to what it is of.
_TIED = re.compile(
    r"[\s-]*(?:(?:long|high|tall|wide|deep|male|female|old|[a-z]+ed)[\s-]+)*([^\W\d_]+)"
)
_TOLD_APART, _TIED_RATIO = 1.1, 2.0
_LIVED_IN = frozenset(
    "island city town village province district country region county state nation".split()
)
_WORD = re.compile(r"[^\W\d_][\w’'-]*")


def measure_conflict(pair: Pair) -> Conflict | None:
    """The first two figures of one thing that cannot both be right."""
    if pair.score < _PLACE_SCORE:
        return None
    for a, b in _opposed(pair):
        if why := _one_thing(pair, a, b):
            return conflict_of(pair, a, b, why=why)
    return None


def _opposed(pair: Pair) -> Iterator[tuple[Quantity, Quantity]]:
    """Figures of one kind that disagree, neither given by the other account too."""
    right = list(comparable(pair.right))
    for a in comparable(pair.left) if right else ():
        kind = kind_of(a)
        peers = [b for b in right if _like(kind, a, b)] if kind in _KINDS else []
        for b in peers:
            if _may_agree(pair, kind, a, b):
                continue
            if not gives(pair.left, b) and not gives(pair.right, a):
                yield a, b


def _may_agree(pair: Pair, kind: str, a: Quantity, b: Quantity) -> bool:
    """Whether both can be right; of one noun, a measure is told closely ("400-pound bear")."""
    if kind in _TIED_KINDS and _ratio(a, b) >= _TOLD_APART and _one_noun(pair, a, b):
        return False
    return agree(_value(a), _value(b), counted=kind == "count")


def _like(kind: str, a: Quantity, b: Quantity) -> bool:
    """Whether two figures count or measure the same; counts of play are many."""
    if kind != "count":
        return kind_of(b) == kind
    return same_unit(a, b) and not {a.unit, b.unit} & _UNNAMED


def _one_thing(pair: Pair, a: Quantity, b: Quantity) -> str:
    """Why the two are of one thing; empty where they may be of two."""
    if "inhabitant" in {a.unit, b.unit}:
        return _one_place(pair, a, b) if a.unit == b.unit and _ratio(a, b) < _RATIO else ""
    kind = kind_of(a)
    if kind in _TIED_KINDS and _ratio(a, b) < _TIED_RATIO and (why := _one_noun(pair, a, b)):
        return why
    if pair.score < _LEAST_SCORE or other_time(pair, a, b) or other_people(pair):
        return ""
    if group(pair.left, a) != group(pair.right, b) or other_owners(pair, a, b):
        return ""
    if kind == "count":
        return f"nearest of all counts: {a.unit}" if _one_count(pair, a, b) else ""
    if kind not in {"km", "duration"} or _ratio(a, b) >= _MEASURE_RATIO:
        return ""
    return _one_measure(pair, a, b, kind)


def _one_noun(pair: Pair, a: Quantity, b: Quantity) -> str:
    """The noun that both measures are tied to, the only one so measured in either account."""
    ours, theirs = _tied_noun(pair.left, a), _tied_noun(pair.right, b)
    if not ours or stem(ours) != stem(theirs) or ours in PLAY:
        return ""
    lone = alone(pair.left, a) and alone(pair.right, b)
    return f"measured: {ours}" if lone or pair.score >= _LEAST_SCORE else ""


def _tied_noun(side: Side, quantity: Quantity) -> str:
    """The noun after a measure with a hyphen; yards are of play."""
    words = quantity.span.of(side.text)
    if "-" not in words or "yard" in words:
        return ""
    found = _TIED.match(side.text, quantity.span.end, side.span.end)
    return fold(found[1]) if found else ""


def _one_count(pair: Pair, a: Quantity, b: Quantity) -> bool:
    """Whether two counts of a noun stand nearest to each other of all in the two accounts."""
    if _ratio(a, b) >= _RATIO:
        lone = alone(pair.left, a) and alone(pair.right, b)
        if not lone or pair.score < _SURE:
            return False
    return _nearest(pair, a, b)


def _nearest(pair: Pair, a: Quantity, b: Quantity) -> bool:
    ours, theirs = pair.left.figures, pair.right.figures
    return ours is not None and theirs is not None and ours.nearest(a, theirs, b)


def _one_measure(pair: Pair, a: Quantity, b: Quantity, kind: str) -> str:
    """Why two lengths or times, with nothing else measured beside them, are of one act."""
    if time_role(pair.left, a) != time_role(pair.right, b) or not _left_over(pair, a, b, kind):
        return ""
    left, right = act_of(pair.left, a.span), act_of(pair.right, b.span)
    if two_acts(left, right):
        return ""
    if left.telling and left.stem == right.stem:
        return f"of the same act: {at_word(pair.left, left.verb)}"
    if kind == "duration":
        return "the only time told of one fact" if pair.score >= _VERY_SURE else ""
    return "hangs on the same word" if governed_alike(pair, a, b) else ""


def _left_over(pair: Pair, a: Quantity, b: Quantity, kind: str) -> bool:
    """Whether the two are alone of their kind, or all others agree in sentences that are alike."""
    ours, theirs = _beside(pair.left, a, kind), _beside(pair.right, b, kind)
    if not ours and not theirs:
        return True
    matched = len(ours) == len(theirs) and all(
        agree(_value(x), _value(y), counted=False) for x, y in zip(ours, theirs, strict=True)
    )
    return matched and pair.alike >= _ALIKE


def _beside(side: Side, quantity: Quantity, kind: str) -> list[Quantity]:
    """Other figures of the kind in the sentence; beside "six weeks ago" those "ago" alone."""
    others = [q for q in side.view.quantities if kind_of(q) == kind and q != quantity]
    role = time_role(side, quantity)
    return [q for q in others if not role or time_role(side, q) == role]


def _one_place(pair: Pair, a: Quantity, b: Quantity) -> str:
    """The place named, or called alike, of which both tell how many live there."""
    shared = _place_words(pair.left, a) & _place_words(pair.right, b)
    return f"how many live there: {', '.join(sorted(shared))}" if shared else ""


def _place_words(side: Side, quantity: Quantity) -> frozenset[str]:
    """Names and words for places in the sentence up to a figure, folded."""
    before = side.text[side.span.start : quantity.span.start]
    return frozenset(
        fold(word)
        for match in _WORD.finditer(before)
        if (word := match[0])[0].isupper() or fold(word) in _LIVED_IN
    )


def _value(quantity: Quantity) -> Quantity:
    """A quantity, a length of time in hours."""
    factor = _HOURS.get(quantity.unit)
    if factor is None:
        return quantity
    return replace(quantity, low=quantity.low * factor, high=quantity.high * factor, unit="hour")


def _ratio(a: Quantity, b: Quantity) -> float:
    low, high = sorted((nominal(_value(a)), nominal(_value(b))))
    return high / low if low > 0 else float("inf")
