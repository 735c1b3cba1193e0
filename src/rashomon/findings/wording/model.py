"""The fitted judges of pairs and of concepts (training/wordings.py fits them)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """One hidden layer of tanh units with its output."""

    weights: Array
    biases: Array
    output: Array
    bias: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PairModel:
    """A few small networks whose mean is the log odds that a pair is a difference of framing."""

    mean: Array
    scale: Array
    layers: tuple[Layer, ...]

    def scores(self, features: Sequence[Sequence[float]]) -> Array:
        """Log odds of each row of `features`."""
        rows = (np.asarray(features, np.float64) - self.mean) / self.scale
        total = np.zeros(len(rows))
        for layer in self.layers:
            total += np.tanh(rows @ layer.weights + layer.biases) @ layer.output + layer.bias
        scores: Array = total / len(self.layers)
        return scores


@dataclass(frozen=True, slots=True, kw_only=True)
class LogisticModel:
    """A logistic model over named features."""

    weights: Array
    bias: float

    def scores(self, features: ArrayLike) -> Array:
        """Log odds for each row, the features along the last axis."""
        scores: Array = np.asarray(features, np.float64) @ self.weights + self.bias
        return scores


@dataclass(frozen=True, slots=True, kw_only=True)
class Judges:
    """Whether phrases speak of one thing, a pair differs in framing, a concept is worth showing."""

    reference: LogisticModel
    pairs: PairModel
    concepts: LogisticModel


def judges_of(data: dict[str, Any]) -> Judges:
    """Models from their stored form."""
    pairs = data["pairs"]
    return Judges(
        reference=_logistic(data["reference"]),
        pairs=PairModel(
            mean=np.array(pairs["mean"]),
            scale=np.array(pairs["scale"]),
            layers=tuple(
                Layer(
                    weights=np.array(one["weights"]),
                    biases=np.array(one["biases"]),
                    output=np.array(one["output"]),
                    bias=one["bias"],
                )
                for one in pairs["layers"]
            ),
        ),
        concepts=_logistic(data["concepts"]),
    )


def _logistic(data: dict[str, Any]) -> LogisticModel:
    return LogisticModel(weights=np.array(data["weights"]), bias=data["bias"])


@lru_cache(maxsize=1)
def packaged() -> Judges:
    """The models shipped with the package."""
    path = files("rashomon.findings.wording").joinpath("data", "models.json")
    return judges_of(json.loads(path.read_text("utf-8")))
