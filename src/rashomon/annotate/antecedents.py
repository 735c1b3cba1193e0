"""Whom a pronoun or description in a credit means: candidates told apart by boosted trees.

The rules for pronouns, titles, descriptions and issuers each propose somebody; distance, subjects,
who spoke last, gender, what people are called and the reader's vectors speak for others. Trees over
these signs rank all of them and "nobody named here" (LambdaMART, Burges 2010; fitted by
training/antecedents.py). Method and figures: docs/statements.md.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import numpy as np

from rashomon.annotate.candidates import Candidate
from rashomon.learned.trees import Floats, Trees, read_trees

# Signs of which counts too how far a candidate is from the highest and the lowest of its query.
_COMPARED = (
    "behind", "narrated behind", "told", "most told", "context", "context best", "rest called",
    "ahead",
)  # fmt: skip
# In the place of that distance for whoever lacks the sign.
_LACKING = 9.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """What ranks candidates: the names of the signs and kinds of queries it knows, and its trees.

    "Nobody named here" is ranked `ahead` higher than its signs say.
    """

    signs: Mapping[str, int]
    kinds: Sequence[str]
    trees: Trees
    ahead: float = 0.0

    def scores(self, kind: str, found: Sequence[Candidate]) -> Floats:
        """How far each candidate speaks for being meant, (candidates,)."""
        held = [one.signs for one in found]
        unnamed = np.array([not one.key for one in found], np.float32)
        scores = self.trees.log_odds(features(kind, held, self.signs, self.kinds))
        return scores + np.float32(self.ahead) * unnamed


def features(
    kind: str,
    held: Sequence[Mapping[str, float]],
    signs: Mapping[str, int],
    kinds: Sequence[str],
) -> Floats:
    """The signs of all candidates of one query as rows, (candidates, features).

    A column for each known sign, two for each sign that is compared, one for each kind of query,
    and how many candidates there are.
    """
    plain = np.zeros((len(held), len(signs)), np.float32)
    for row, one in enumerate(held):
        for name, value in one.items():
            if name in signs:
                plain[row, signs[name]] = value
    asked = np.zeros((len(held), len(kinds) + 1), np.float32)
    asked[:, -1] = len(held)
    if kind in kinds:
        asked[:, kinds.index(kind)] = 1.0
    return np.hstack([plain, *(_compared(name, held) for name in _COMPARED), asked])


def _compared(name: str, held: Sequence[Mapping[str, float]]) -> Floats:
    """Of one sign, how far each candidate is below the highest and above the lowest."""
    values = np.array([one.get(name, np.nan) for one in held], np.float32)
    if np.isnan(values).all():
        return np.full((len(held), 2), _LACKING, np.float32)
    both = np.column_stack([np.nanmax(values) - values, values - np.nanmin(values)])
    return np.nan_to_num(both, nan=_LACKING).astype(np.float32)


@cache
def ranking() -> Ranking:
    """The ranking that is packaged."""
    table = resources.files("rashomon.annotate") / "weights" / "antecedents.json"
    return read_ranking(json.loads(table.read_text(encoding="utf-8")))


def read_ranking(table: dict[str, Any]) -> Ranking:
    """A ranking from its JSON form, as `training/antecedents.py` writes it."""
    return Ranking(
        signs={name: at for at, name in enumerate(table["signs"])},
        kinds=tuple(table["kinds"]),
        trees=read_trees(table["trees"]),
        ahead=float(table["ahead"]),
    )


def choose(kind: str, found: Sequence[Candidate]) -> Candidate:
    """Who is most probably meant by a query of a kind; a candidate without key is nobody."""
    return found[int(np.argmax(ranking().scores(kind, found)))]
