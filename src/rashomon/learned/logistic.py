"""Logistic models over standardised features, asked for many rows at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

# Standardised features are cut off here: beyond it a value says no more.
CLIP = 4.0


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
        """What each feature adds to the log-odds; same shape as `features`, (rows, features)."""
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


def probability(log_odds: Floats) -> Floats:
    """The probability that these log-odds stand for."""
    result: Floats = np.asarray(1.0 / (1.0 + np.exp(-log_odds)), np.float32)
    return result


def read_logistic(table: dict[str, Any]) -> Logistic:
    """A model from its JSON form, as `training/links.py` and others write it."""
    return Logistic(
        names=tuple(table["names"]),
        mean=np.array(table["mean"], np.float32),
        scale=np.array(table["scale"], np.float32),
        weights=np.array(table["weights"], np.float32),
        bias=float(table["bias"]),
        threshold=float(table["threshold"]),
    )
