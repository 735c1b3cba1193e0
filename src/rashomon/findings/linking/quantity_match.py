"""Whether two quantities are of one unit, and whether their values agree."""

from __future__ import annotations

import math
from collections.abc import Sequence

from rashomon.model import Quantity

# Counted things that news uses for one another; a casualty is anyone dead or hurt.
_KINDS = (
    frozenset({"house", "building", "structure", "home"}),
    frozenset({"missile", "projectile", "rocket"}),
    frozenset({"person", "people", "american", "passenger", "tourist", "citizen", "man", "woman"}),
    frozenset({"soldier", "fighter", "militant"}),
    frozenset({"injured", "hospitalised"}),
)
# What became of people, and how strong a quake was: things in themselves.
STATES = frozenset(
    """dead injured casualty missing arrested displaced evacuated trapped rescued hospitalised
    magnitude""".split()
)
# Durations and sums are many in one account; only in the very same clause are two of one thing.
MEASURES = frozenset("percent,percentage point,km,sq km,km/h,hour,month,kg,litre".split(","))
CURRENCIES = frozenset("usd gbp eur jpy inr pound cny idr rub irr".split())
# Figures further apart than this are two values, not one that was rounded or converted.
ROUNDING = 0.03
# How far an open bound reaches: "more than 200" is read as 200 to 400.
_OPEN = 2.0


def same_unit(a: Quantity, b: Quantity) -> bool:
    """Whether the two count or measure things of one kind."""
    if a.unit == b.unit:
        return True
    if "casualty" in (a.unit, b.unit):
        return {a.unit, b.unit} <= {"casualty", "dead", "injured"}
    return any(a.unit in kind and b.unit in kind for kind in _KINDS)


def nominal(quantity: Quantity) -> float:
    """The figure that was printed: the bound of an open interval, else the middle."""
    if math.isinf(quantity.high):
        return quantity.low
    if quantity.low == 0:
        return quantity.high
    return (quantity.low + quantity.high) / 2


def bounds(quantity: Quantity) -> tuple[float, float]:
    """The values a reader takes a figure to allow: "at least five" hardly means fifty."""
    low, high = quantity.low, quantity.high
    if math.isinf(high):
        high = low * _OPEN
    elif low == 0 and high > 0:
        low = high / _OPEN
    return low * (1 - ROUNDING), high * (1 + ROUNDING)


def agree(a: Quantity, b: Quantity) -> bool:
    """Whether one value could be meant by both, allowing for rounding and conversion."""
    (a_low, a_high), (b_low, b_high) = bounds(a), bounds(b)
    return a_low <= b_high and b_low <= a_high


def compare_quantities(left: Sequence[Quantity], right: Sequence[Quantity]) -> list[float]:
    """How many figures agree, and how many of one unit differ, between two sentences."""
    equal = differ = 0
    for a in left:
        peers = [b for b in right if same_unit(a, b)]
        if any(agree(a, b) for b in peers):
            equal += 1
        elif peers:
            differ += 1
    return [float(equal), float(differ)]
