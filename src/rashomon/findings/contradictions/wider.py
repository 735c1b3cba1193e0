"""Two figures that differ because they are not of the same scope: no contradiction, but told.

"12 dead" here and "10 Americans killed" there, or all the dead here and those of one town there.
"""

from __future__ import annotations

from rashomon.findings.contradictions.context import shared_context
from rashomon.findings.contradictions.pair import Conflict, Pair, Side
from rashomon.findings.contradictions.parts import comparable, group_words, other_owners
from rashomon.findings.contradictions.scope import elsewhen, place_names
from rashomon.findings.contradictions.told import printed
from rashomon.findings.contradictions.values import agree
from rashomon.findings.linking.quantity_match import STATES, same_unit
from rashomon.model import Quantity

_LEAST_SCORE = 0.6
_LEAST_SHARED = 1.2


def scope_difference(pair: Pair) -> Conflict | None:
    """What became of all of them here, and of some of them there."""
    if pair.score < _LEAST_SCORE:
        return None
    for a in _tolls(pair.left):
        for b in _tolls(pair.right):
            if not same_unit(a, b) or agree(a, b) or other_owners(pair, a, b):
                continue
            scopes = _scope(pair.left, a), _scope(pair.right, b)
            shared, _ = shared_context(pair, a.span, b.span)
            if scopes[0] != scopes[1] and shared >= _LEAST_SHARED and not _elsewhen(pair, a, b):
                return Conflict(
                    aspect="number",
                    left=pair.left.value(a.span, printed(a)),
                    right=pair.right.value(b.span, printed(b)),
                    why=f"both count: {a.unit}",
                    nature="scope",
                    note=f"{scopes[0]} / {scopes[1]}",
                )
    return None


def _tolls(side: Side) -> list[Quantity]:
    """What became of people, where the sentence gives one figure of the kind, and that no zero."""
    whole = list(comparable(side))
    found = [q for q in whole if q.unit in STATES and q.unit != "magnitude" and q.high > 0]
    return [q for q in found if sum(same_unit(q, other) for other in found) == 1]


def _scope(side: Side, quantity: Quantity) -> str:
    """The group or the smaller place that a figure is of, in the words of the account."""
    return group_words(side, quantity) or place_names(side, quantity) or "in all"


def _elsewhen(pair: Pair, a: Quantity, b: Quantity) -> bool:
    return elsewhen(pair.left, a) != elsewhen(pair.right, b)
