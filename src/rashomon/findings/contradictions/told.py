"""What an account prints of one unit, what a figure hangs on, and a conflict of two figures."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import replace

from rashomon.findings.contradictions.context import governors, share_of
from rashomon.findings.contradictions.pair import Conflict, Pair, Side
from rashomon.findings.contradictions.scope import places
from rashomon.findings.contradictions.values import agree
from rashomon.findings.linking.quantity_match import CURRENCIES, MEASURES, nominal, same_unit
from rashomon.findings.linking.sentence_view import COMPARED
from rashomon.model import Nature, Quantity

_TIME_ROLE = re.compile(r"^\W*(ago|after|before|later|earlier|old|sentence|deal|contract)\b", re.I)
_TIME_ROLE_BEFORE = re.compile(
    r"\b(after|before|for|within|in|over|by|since|last|next)\W*(?:an?\s+)?$", re.I
)
_TIME_ROLES = {"ago": "before", "earlier": "before", "after": "later"}
_SAME_FIGURE = 0.001
_SMALLER = {"km": (1000.0, "m"), "hour": (60.0, "minute"), "kg": (1000.0, "g")}


def gives(side: Side, quantity: Quantity) -> bool:
    """Whether the account prints this very value somewhere, for whatever it counts."""
    value = nominal(quantity)
    return any(
        same_unit(q, quantity) and abs(nominal(q) - value) <= _SAME_FIGURE * value
        for q in side.account.quantities
    )


def alone(side: Side, quantity: Quantity) -> bool:
    """Whether the account gives one value only for what is counted."""
    return all(agree(q, quantity) for q in like(side, quantity))


def is_total(side: Side, quantity: Quantity) -> bool:
    """Whether a figure is the first the account gives for the whole event, or repeats it."""
    every = list(like(side, quantity))
    whole = [q for q in every if not (places(side, q) - side.home)] or every
    return not whole or agree(whole[0], quantity)


def like(side: Side, quantity: Quantity) -> Iterator[Quantity]:
    """Figures of the same unit in the account's title and body, in order."""
    compared = [s.span for s in side.account.sentences if s.block in COMPARED]
    for other in side.account.quantities:
        if same_unit(other, quantity) and any(s.covers(other.span) for s in compared):
            yield other


def time_role(side: Side, quantity: Quantity) -> str:
    after = _TIME_ROLE.match(side.text[quantity.span.end : side.span.end])
    before = _TIME_ROLE_BEFORE.search(side.text[side.span.start : quantity.span.start])
    found = after or before
    role = found[1].lower() if found else ""
    return _TIME_ROLES.get(role, role)


def conflict_of(pair: Pair, a: Quantity, b: Quantity, *, why: str = "") -> Conflict:
    """Two figures against each other; `why` they are held to be of one thing."""
    unit = a.unit if a.unit == b.unit else f"{a.unit} / {b.unit}"
    nature, note = _nature(pair, a, b)
    return Conflict(
        aspect="number",
        left=pair.left.value(a.span, printed(a)),
        right=pair.right.value(b.span, printed(b)),
        why=why or f"both count: {unit}",
        nature=nature,
        note=note,
    )


def _nature(pair: Pair, a: Quantity, b: Quantity) -> tuple[Nature, str]:
    """Counts go up from day to day: a later account with a higher figure may only be later."""
    days = [(side.account.article.published or "")[:10] for side in (pair.left, pair.right)]
    if all(days) and days[0] != days[1]:
        earlier, later = (a, b) if days[0] < days[1] else (b, a)
        if nominal(later) > nominal(earlier) or a.unit in MEASURES | CURRENCIES:
            return "update", f"update over time: the accounts are of {days[0]} and {days[1]}"
        return "contradiction", f"the accounts are of {days[0]} and {days[1]}"
    return "contradiction", ""


def printed(quantity: Quantity) -> str:
    """A figure with its bounds and unit, for people to read."""
    factor, unit = _readable(quantity)
    quantity = replace(quantity, low=quantity.low * factor, high=quantity.high * factor, unit=unit)
    value = nominal(quantity)
    number = _plain(value)
    if math.isinf(quantity.high):
        number = f"at least {number}"
    elif quantity.low not in (quantity.high, 0):
        number = f"{_plain(quantity.low)} to {_plain(quantity.high)}"
    elif quantity.low != quantity.high:
        number = f"at most {number}"
    return f"{number} {quantity.unit}"


def _readable(quantity: Quantity) -> tuple[float, str]:
    """A smaller unit where a figure is small in its own, and what to multiply it by."""
    smaller = _SMALLER.get(quantity.unit)
    if smaller is None or not 0 < nominal(quantity) < 1:
        return 1.0, quantity.unit
    return smaller


def _plain(value: float) -> str:
    return f"{value:.0f}" if value == int(value) or value >= 1000 else f"{value:.3g}"


def governed_alike(pair: Pair, a: Quantity, b: Quantity) -> bool:
    """Whether one word governs both figures, or is what both are a share of."""
    ours, theirs = governors(pair.left, a.span), governors(pair.right, b.span)
    if a.unit == "percent" and share_of(pair.left, a.span) & share_of(pair.right, b.span):
        return True
    return bool(ours & theirs)
