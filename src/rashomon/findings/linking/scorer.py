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
from numpy.typing import NDArray

from rashomon.findings.trees import Trees, read_trees

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Logistic:
    """Weights of a logistic model over standardised, clipped features; `threshold` decides."""

    names: tuple[str, ...]
    mean: Floats
    scale: Floats
    weights: Floats
    bias: float
    threshold: float

    def contributions(self, features: Floats) -> Floats:
        """What each feature adds to the log-odds; same shape as `features`, (pairs, features)."""
        standard = np.clip((features - self.mean) / self.scale, -CLIP, CLIP)
        result: Floats = standard * self.weights
        return result

    def log_odds(self, features: Floats) -> Floats:
        """One number a row."""
        result: Floats = self.contributions(features).sum(axis=1) + self.bias
        return result

    def probabilities(self, features: Floats) -> Floats:
        """One probability a row."""
        return probability(self.log_odds(features))


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


def probability(log_odds: Floats) -> Floats:
    """The probability that these log-odds stand for."""
    result: Floats = np.asarray(1.0 / (1.0 + np.exp(-log_odds)), np.float32)
    return result


# What the trees count for, of one.
_TREES = np.float32(0.75)
# Standardised features are cut off here: beyond it a value says no more.
CLIP = 4.0


def read_logistic(table: dict[str, Any]) -> Logistic:
    """A model from its JSON form, as `training/links.py` writes it."""
    return Logistic(
        names=tuple(table["names"]),
        mean=np.array(table["mean"], np.float32),
        scale=np.array(table["scale"], np.float32),
        weights=np.array(table["weights"], np.float32),
        bias=float(table["bias"]),
        threshold=float(table["threshold"]),
    )


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
