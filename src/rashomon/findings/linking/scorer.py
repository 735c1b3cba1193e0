"""The fitted pair scorer: a calibrated probability that two sentences share a specific fact.

A logistic model over `features.NAMES` and small decision trees over the same, their log-odds
averaged with weights; fitted by `training/links.py` and kept as JSON.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import numpy as np

from rashomon.learned.logistic import Floats, Logistic, probability, read_logistic
from rashomon.learned.trees import Trees, read_trees

# What the trees count for, of one.
_TREES = np.float32(0.75)


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkModel:
    """The logistic model, and the trees that weigh three times as much; `threshold` decides."""

    logistic: Logistic
    trees: Trees
    threshold: float

    def log_odds(self, features: Floats) -> Floats:
        """One number a row."""
        logistic, trees = self.logistic.log_odds(features), self.trees.log_odds(features)
        both: Floats = logistic + _TREES * (trees - logistic)
        return both

    def probabilities(self, features: Floats) -> Floats:
        """One probability a row."""
        return probability(self.log_odds(features))


@cache
def packaged(name: str) -> Logistic:
    """A logistic model of `weights/models.json`, by its name there: "link", "read" and so on."""
    return read_logistic(_table("models.json")[name])


@cache
def packaged_links() -> LinkModel:
    """Do two sentences share a specific fact; of `weights/models.json` and `weights/trees.json`."""
    logistic = packaged("link")
    trees = read_trees(_table("trees.json"))
    return LinkModel(logistic=logistic, trees=trees, threshold=logistic.threshold)


def _table(name: str) -> dict[str, Any]:
    source = resources.files("rashomon") / "findings" / "weights" / name
    table: dict[str, Any] = json.loads(source.read_text("utf-8"))
    return table
