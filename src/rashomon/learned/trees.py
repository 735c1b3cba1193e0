"""Boosted decision trees, asked all at once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

# As many leaves as there are bits to a tree.
_LEAVES = 16
# So many rows are looked at at a time.
_ROWS = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Trees:
    """Boosted decision trees over raw features, all of them in padded tables.

    Row t of `feature` and `limit` (trees, nodes) says what node n of tree t asks: is the feature at
    most the limit? `after` (trees, nodes, 2) is the node that follows for yes and no; a negative
    one, ~k, is leaf k of `leaves` (trees, leaves). Walks that end in more than sixteen places raise
    ValueError.
    """

    feature: NDArray[np.int64]
    limit: Floats
    after: NDArray[np.int64]
    leaves: Floats
    _exits: _Exits = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_exits", _exits(self))

    def log_odds(self, features: Floats) -> Floats:
        """One number a row: the sum over the trees."""
        parts = [
            self._sums(features[start : start + _ROWS]) for start in range(0, len(features), _ROWS)
        ]
        return np.concatenate(parts) if parts else np.zeros(0, np.float32)

    def _sums(self, features: Floats) -> Floats:
        exits = self._exits
        no = features[:, exits.feature] > exits.limit
        shut = (no * exits.shuts).reshape(len(features), -1, len(self.feature))
        ends = exits.values[
            np.arange(len(self.feature)), _leftmost(np.bitwise_or.reduce(shut, axis=1))
        ]
        sums: Floats = ends.sum(axis=1, dtype=np.float64).astype(np.float32)
        return sums


@dataclass(frozen=True, slots=True, kw_only=True)
class _Exits:
    """The same trees for answering all nodes at once (QuickScorer, Lucchese et al. 2015).

    The ends of a tree are numbered from left to right, a bit each. A node that answers no shuts
    the ends on its left; a walk down the tree arrives at the leftmost end that no node shuts.
    `feature`, `limit` and `shuts` (nodes * trees) hold the first node of every tree, then the
    second, and so on; `values` (trees, ends) what a tree adds at each end.
    """

    feature: NDArray[np.int64]
    limit: Floats
    shuts: NDArray[np.uint16]
    values: Floats


def _exits(trees: Trees) -> _Exits:
    shuts = np.zeros(trees.feature.shape, np.uint16)
    values = np.zeros((len(trees.feature), _LEAVES), np.float32)
    for tree, after in enumerate(trees.after.tolist()):
        ends = _ends(after, 0, 0, shuts[tree])
        if len(ends) > _LEAVES:
            raise ValueError(f"tree {tree} has {len(ends)} ends, more than {_LEAVES}")
        padded = ends + [ends[-1]] * (_LEAVES - len(ends))
        values[tree] = trees.leaves[tree, padded]
    return _Exits(
        feature=trees.feature.T.ravel(),
        limit=trees.limit.T.ravel(),
        shuts=shuts.T.ravel(),
        values=values,
    )


def _leftmost(shut: NDArray[np.uint16]) -> NDArray[np.int64]:
    """The first bit that is not set; one is, for no walk shuts the last end."""
    open_ = shut.astype(np.int64)
    first = ~open_ & (open_ + 1)  # that bit alone
    return np.frexp(first.astype(np.float64))[1].astype(np.int64) - 1


def _ends(after: list[list[int]], node: int, first: int, shuts: NDArray[np.uint16]) -> list[int]:
    """The leaves under a node from left to right, the first being end `first`; fills `shuts`."""
    if node < 0:
        return [~node]
    yes, no = after[node]
    left = _ends(after, yes, first, shuts)
    bits = sum(1 << end for end in range(first, first + len(left)))
    shuts[node] = bits & 0xFFFF
    return left + _ends(after, no, first + len(left), shuts)


def read_trees(table: dict[str, Any]) -> Trees:
    """Trees from their JSON form, as `training/boosted.py` writes it."""
    return Trees(
        feature=np.array(table["feature"], np.int64),
        limit=np.array(table["limit"], np.float32),
        after=np.array(table["after"], np.int64),
        leaves=np.array(table["leaves"], np.float32),
    )
