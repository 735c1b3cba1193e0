"""Two figures for one thing: the same unit, the same scope, values no rounding explains.

Parts of a total ("four other people", "one of", "25 of the injured"), figures of a smaller place
or another day, and differently qualified counts ("seriously injured") are not compared, nor is a
figure that the other account gives too, for something else.
"""

from __future__ import annotations

import math
import re

from rashomon.findings.contradictions.context import (
    other_people,
    shared_context,
)
from rashomon.findings.contradictions.pair import Conflict, Pair, Side
from rashomon.findings.contradictions.parts import (
    comparable,
    group,
    named,
    other_owners,
    qualifier,
)
from rashomon.findings.contradictions.scope import (
    elsewhen,
    narrowed,
    other_time,
    same_place,
    same_scope,
)
from rashomon.findings.contradictions.told import (
    alone,
    conflict_of,
    gives,
    governed_alike,
    is_total,
    printed,
    time_role,
)
from rashomon.findings.contradictions.values import agree
from rashomon.findings.linking.quantity_match import (
    CURRENCIES,
    MEASURES,
    STATES,
    nominal,
    same_unit,
)
from rashomon.model import Quantity

# Of everything but what became of people and buildings ("two men", "ten days") the words around
# must tell that the same is counted.
_BUILDINGS = frozenset("house building home structure".split())
# Those who come together, whatever they are called.
_CROWD = frozenset(
    """goer reveller reveler visitor guest spectator participant protester demonstrator marcher
    attendee supporter activist demonstrant celebrant onlooker""".split()
)
# Counts of play: every match and every season has its own.
PLAY = frozenset(
    """season game touchdown yard carry pass reception run out inning victory lead rbis rbi homer
    point assist rebound ko round title win loss goal set match strikeout catch start save hit
    punch chance shot foul lap pole quarter half play sack interception down attempt steal block
    appearance cap draw score pitch bat ball week""".split()
)
# Where the first figure of an account is of the lightly injured, it has no others.
_LIGHTLY = frozenset({"slightly", "lightly"})
# A dollar may be another country's: sums that differ by an exchange rate are not compared.
_EXCHANGE = (1.2, 1.75)
_DAMAGED = re.compile(r"damag|destroy|flatten|collaps|raze|level", re.IGNORECASE)
_LEAST_SCORE = 0.3
_LEAST_SHARED = 0.6
_CLAUSE_SCORE = 0.6
_CLAUSE_SHARED = 1.2
_CLAUSE_SHARE = 0.3
_PLAY_ALIKE = 0.6
# Share of the words about two figures from which on they count one thing among others.
_SAME_WORDS = 0.4
# From this score on the two sentences are about one event.
_SURE = 0.5
# Who is hurt need not be taken to hospital; of inhabitants `measures` asks where they live.
_OF_THEIR_OWN = ({"injured", "hospitalised"}, {"inhabitant"})
# "No reports of any hurt" may be of anything.
_LEAST_NONE = 0.05
# What is told of many things in one account, from which score on it is told of one.
_LEAST_SCORES = {"magnitude": 0.5, "arrested": 0.5, "house": 0.2, "building": 0.2, "home": 0.2}


def number_conflict(pair: Pair) -> Conflict | None:
    """The first two figures that contradict each other, if any."""
    left, right = list(comparable(pair.left)), list(comparable(pair.right))
    for a in left:
        peers = [b for b in right if _like_unit(a, b)]
        if not peers or _settled(a, pair):
            continue
        for b in peers:
            if not agree(a, b, counted=a.unit not in MEASURES) and _one_thing(pair, a, b):
                return conflict_of(pair, a, b)
    return None


def rounding_difference(pair: Pair) -> Conflict | None:
    """Two figures for one thing that differ by rounding or conversion only: no contradiction."""
    if pair.score < _SURE:
        return None
    right = list(comparable(pair.right))
    for a in comparable(pair.left):
        for b in right:
            if not same_unit(a, b) or not _one_value(a, b) or other_time(pair, a, b):
                continue
            shared, share = shared_context(pair, a.span, b.span)
            if same_place(pair, a, b) and shared >= _CLAUSE_SHARED and share >= _CLAUSE_SHARE:
                return Conflict(
                    aspect="number",
                    left=pair.left.value(a.span, printed(a)),
                    right=pair.right.value(b.span, printed(b)),
                    why=f"both count: {a.unit}",
                    nature="rounding",
                    note="one value, rounded or converted",
                )
    return None


def _one_value(a: Quantity, b: Quantity) -> bool:
    """Whether two figures are printed differently and may yet be one value."""
    if math.isinf(a.high) or math.isinf(b.high) or a.unit == "dead" != b.unit:
        return False
    return nominal(a) != nominal(b) and agree(a, b, counted=a.unit not in MEASURES)


def _like_unit(a: Quantity, b: Quantity) -> bool:
    return same_unit(a, b) or {a.unit, b.unit} <= _CROWD


def _settled(a: Quantity, pair: Pair) -> bool:
    """Whether the two sentences agree on some figure of this unit (10 km here, 10 km there)."""
    theirs = [b for b in pair.right.view.quantities if same_unit(a, b)]
    ours = [b for b in pair.left.view.quantities if same_unit(a, b)]
    return any(agree(x, y) for x in ours for y in theirs)


def _one_thing(pair: Pair, a: Quantity, b: Quantity) -> bool:
    left, right = pair.left, pair.right
    if gives(left, b) or gives(right, a):
        return False  # both accounts know this figure: they tell of two things
    if {a.unit, b.unit} in _OF_THEIR_OWN:
        return False
    if pair.score < max(_LEAST_SCORES.get(unit, 0.0) for unit in (a.unit, b.unit)):
        return False
    if 0 in {a.high, b.high} and pair.score < _LEAST_NONE:
        return False
    if other_time(pair, a, b) or not _same_extent(pair, a, b):
        return False
    if group(left, a) != group(right, b) or other_owners(pair, a, b):
        return False
    states = (_state(left, a), _state(right, b))
    if any(states):
        return states[0] == states[1] and _one_toll(pair, a, b)
    return _one_count(pair, a, b)


def _same_extent(pair: Pair, a: Quantity, b: Quantity) -> bool:
    """Whether both are of the whole event, or the only figure that either account has."""
    qualifiers = {qualifier(pair.left, a), qualifier(pair.right, b)} - _LIGHTLY
    if same_place(pair, a, b) and len(qualifiers - {""}) == 0:
        return True
    if same_place(pair, a, b) and qualifier(pair.left, a) == qualifier(pair.right, b):
        return True
    lone = alone(pair.left, a) and alone(pair.right, b)
    return lone and pair.score >= _LEAST_SCORE and not _state(pair.left, a)


def _one_count(pair: Pair, a: Quantity, b: Quantity) -> bool:
    """Whether the words around say that both figures count or measure one thing."""
    left, right = pair.left, pair.right
    if named(left, a) != named(right, b):
        return False  # "millions of consumers", "700,000 UK consumers"
    if other_people(pair) or not same_scope(pair, a, b):
        return False
    if a.unit in PLAY | MEASURES | CURRENCIES:
        return _one_clause(pair, a, b)
    if a.unit == b.unit == "person" and not governed_alike(pair, a, b):
        return False  # "an island of 120,000 people", "a city of 500,000 people"
    shared, share = shared_context(pair, a.span, b.span)
    if alone(left, a) and alone(right, b):
        return pair.score >= _LEAST_SCORE and shared >= _LEAST_SHARED
    if is_total(left, a) and is_total(right, b) and pair.score >= _CLAUSE_SCORE:
        return shared >= _CLAUSE_SHARED and share >= _CLAUSE_SHARE
    return pair.score >= _SURE and shared >= _LEAST_SHARED and share >= _SAME_WORDS


def _state(side: Side, quantity: Quantity) -> str:
    """What became of the counted; "damaged" for buildings of which that is said."""
    if quantity.unit in STATES:
        return "casualty" if quantity.unit in {"dead", "injured", "casualty"} else quantity.unit
    if quantity.unit in _BUILDINGS and quantity.counted:
        return "damaged" if _DAMAGED.match(quantity.counted.of(side.text)) else ""
    return ""


def _one_toll(pair: Pair, a: Quantity, b: Quantity) -> bool:
    """Whether both figures are what the accounts give for the whole event, or for one place."""
    for side in (pair.left, pair.right):
        if sum(same_unit(q, a) for q in side.view.quantities) > 1:
            return False  # "170,000 in the province and tens of thousands more": no total
    if a.unit == "arrested" and not same_scope(pair, a, b):
        return False
    if is_total(pair.left, a) and is_total(pair.right, b):
        return True
    one_time = pair.alike >= _SURE and bool(elsewhen(pair.left, a) & elsewhen(pair.right, b))
    return pair.score >= _SURE and (one_time or narrowed(pair.left, a))


def _one_clause(pair: Pair, a: Quantity, b: Quantity) -> bool:
    """Whether both figures hang on one verb among the same words."""
    if pair.score < _CLAUSE_SCORE or (a.unit in PLAY and pair.alike < _PLAY_ALIKE):
        return False
    for side, quantity in ((pair.left, a), (pair.right, b)):
        if sum(same_unit(q, quantity) for q in side.view.quantities) > 1:
            return False
    if a.unit in CURRENCIES and _exchanged(a, b):
        return False
    if a.unit in {"hour", "month"} and time_role(pair.left, a) != time_role(pair.right, b):
        return False
    if not governed_alike(pair, a, b):
        return False
    shared, share = shared_context(pair, a.span, b.span)
    return shared >= _CLAUSE_SHARED and share >= _CLAUSE_SHARE


def _exchanged(a: Quantity, b: Quantity) -> bool:
    low, high = sorted((nominal(a), nominal(b)))
    return low > 0 and _EXCHANGE[0] <= high / low <= _EXCHANGE[1]
