"""Whether two figures can be one: rounding and conversion allowed for, exact counts kept exact."""

from __future__ import annotations

import math

from rashomon.findings.linking.quantity_match import ROUNDING, bounds, nominal
from rashomon.model import Quantity

# Below this a plain count is taken to be exact: 47 pages are not 48.
_EXACT_BELOW = 100
# A round figure stands for what rounds to it, but for no more than this share.
_LARGEST_ROUNDING = 0.1


def agree(a: Quantity, b: Quantity, *, counted: bool = True) -> bool:
    """Whether one value could be meant by both; `counted` things are exact where they are few."""
    if math.isinf(a.high) and math.isinf(b.high):
        return _close(nominal(a), nominal(b))
    if counted and _exact(a) and _exact(b):
        return nominal(a) == nominal(b)
    (a_low, a_high), (b_low, b_high) = _spread(a), _spread(b)
    return a_low <= b_high and b_low <= a_high


def rounded(a: Quantity, b: Quantity) -> bool:
    """Whether two figures agree although they are not printed the same."""
    return agree(a, b) and not _close(nominal(a), nominal(b), 0.0)


def _exact(quantity: Quantity) -> bool:
    plain = quantity.low == quantity.high and not quantity.approximate
    return plain and quantity.low < _EXACT_BELOW and quantity.low == int(quantity.low)


def _close(one: float, other: float, share: float = ROUNDING) -> bool:
    return abs(one - other) <= share * max(abs(one), abs(other))


def _spread(quantity: Quantity) -> tuple[float, float]:
    """The values a figure allows: "40,000" stands for what rounds to it."""
    low, high = bounds(quantity)
    if quantity.low == quantity.high and quantity.low >= _EXACT_BELOW:
        half = min(_step(quantity.low) / 2, _LARGEST_ROUNDING * quantity.low)
        low, high = min(low, quantity.low - half), max(high, quantity.low + half)
    return low, high


def _step(value: float) -> float:
    """The unit of the last figure that is not zero: 1,000 for 41,000."""
    step = 1.0
    while value >= step * 10 and value % (step * 10) == 0:
        step *= 10
    return step
