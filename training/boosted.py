"""Boosted trees fitted by LightGBM, in the JSON form that `rashomon.learned.trees` reads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import lightgbm
import numpy as np
from numpy.typing import NDArray

# The base rate is put into the first tree's leaves, for the tables have no bias; and whatever is
# fitted comes out the same on any machine.
_ALWAYS = {
    "boost_from_average": True,
    "seed": 0,
    "num_threads": 1,
    "deterministic": True,
    "force_row_wise": True,
    "verbose": -1,
}


def fit_trees(
    rows: NDArray[Any],
    answers: NDArray[Any],
    how: dict[str, Any],
    *,
    trees: int,
    weights: NDArray[Any] | None = None,
    groups: Sequence[int] | None = None,
) -> dict[str, Any]:
    """As many trees over rows (examples, features), by LightGBM's settings `how`, as a table.

    `how["num_leaves"]` is 16 at most, as `learned.trees` asks all nodes of a tree at once.
    `weights` say how much each row counts; `groups` how many rows each list to be ranked has.
    """
    data = lightgbm.Dataset(rows, answers, weight=weights, group=groups, free_raw_data=True)
    booster = lightgbm.train(how | _ALWAYS, data, num_boost_round=trees)
    table: dict[str, Any] = {"feature": [], "limit": [], "after": [], "leaves": []}
    for tree in booster.dump_model()["tree_info"]:
        nodes: list[tuple[int, float, list[int]]] = []
        leaves: list[float] = []
        _add(tree["tree_structure"], nodes, leaves)
        if not nodes:  # a single leaf
            nodes.append((0, 0.0, [-1, -1]))
        spare = how["num_leaves"] - 1 - len(nodes)
        nodes += [(0, 0.0, [-1, -1])] * spare
        leaves += [0.0] * (how["num_leaves"] - len(leaves))
        for name, column in zip(table, zip(*nodes, strict=True), strict=False):
            table[name].append(list(column))
        table["leaves"].append(leaves)
    return table


def _add(
    node: dict[str, Any], nodes: list[tuple[int, float, list[int]]], leaves: list[float]
) -> int:
    """Append a node and what follows it; return its number, ~k for leaf k."""
    if "leaf_value" in node:
        leaves.append(round(node["leaf_value"], 6))
        return ~(len(leaves) - 1)
    at = len(nodes)
    limit = float(np.float32(node["threshold"]))
    nodes.append((node["split_feature"], float(f"{limit:.9g}"), [0, 0]))
    after = [_add(node[side], nodes, leaves) for side in ("left_child", "right_child")]
    nodes[at] = (*nodes[at][:2], after)
    return at
