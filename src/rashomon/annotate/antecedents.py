"""Whom a pronoun or description in a credit means: candidates told apart by learned weights.

The rules for pronouns, titles, descriptions and issuers each propose somebody; distance, subjects,
who spoke last, gender and what people are called speak for others. A linear model over these signs
chooses among all of them and "nobody named here" (fitted by training/antecedents.py).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from importlib import resources

from rashomon.annotate.candidates import Candidate

# The kinds of queries whose answers the weights were fitted for; the rules answer the others.
LEARNED = frozenset(("he", "person", "body", "text"))

# How far "nobody named here" must be ahead of the best who is named. The weights are fitted on
# queries of which one in nine is annotated with a speaker who is no candidate: these call for
# "nobody", though nothing would be lost by naming somebody there.
_NOBODY_AHEAD = 1.0


@cache
def weights() -> dict[str, float]:
    table = resources.files("rashomon.annotate") / "weights" / "antecedents.json"
    found: dict[str, float] = json.loads(table.read_text(encoding="utf-8"))
    return found


def odds(kind: str, signs: dict[str, float]) -> float:
    """The log-odds of a candidate, up to a constant that all of a query share."""
    table = weights()
    return sum(
        value * (table.get(name, 0.0) + table.get(f"{kind}/{name}", 0.0))
        for name, value in signs.items()
    )


def choose(kind: str, found: Sequence[Candidate]) -> Candidate:
    """Who is most probably meant by a query of a kind; a candidate without key is nobody."""
    return max(found, key=lambda one: odds(kind, one.signs) - (0 if one.key else _NOBODY_AHEAD))
