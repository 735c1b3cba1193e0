"""The fitted pair scorer: a calibrated probability that two sentences share a specific fact.

A logistic model over `features.NAMES`, fitted by `training/links.py` and kept as JSON; each
feature's part in the sum is what a link gives as its reasons.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import numpy as np
from numpy.typing import NDArray

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

    def probabilities(self, features: Floats) -> Floats:
        """One probability a row."""
        logits = self.contributions(features).sum(axis=1) + self.bias
        result: Floats = 1.0 / (1.0 + np.exp(-logits))
        return result


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
    """A model of `weights/models.json`: "link" (do they share a fact), "same", "omission"."""
    source = resources.files("rashomon") / "findings" / "weights" / "models.json"
    return read_logistic(json.loads(source.read_text("utf-8"))[name])
