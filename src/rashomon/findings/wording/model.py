"""The fitted judges of pairs and of concepts (training/wordings.py fits them)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from rashomon.learned.trees import Trees, read_trees

Array = NDArray[np.float64]
# Rows scored at a time, few enough to stay near the processor.
_AT_ONCE = 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """One hidden layer of tanh units with its output."""

    weights: Array
    biases: Array
    output: Array
    bias: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Networks:
    """A few small networks over named features; their mean is the log odds."""

    mean: Array
    scale: Array
    layers: tuple[Layer, ...]

    def scores(self, features: ArrayLike) -> Array:
        """Log odds for each row, the features along the last axis."""
        values = np.asarray(features)
        rows = values.reshape(-1, values.shape[-1])
        found = np.concatenate(
            [self._scored(rows[at : at + _AT_ONCE]) for at in range(0, len(rows), _AT_ONCE)]
            or [np.zeros(0)]
        )
        return found.reshape(values.shape[:-1])

    def _scored(self, rows: Array) -> Array:
        scaled = ((rows - self.mean) / self.scale).astype(rows.dtype, copy=False)
        total = np.zeros(len(rows))
        for layer in self.layers:
            weights, biases = (
                v.astype(rows.dtype, copy=False) for v in (layer.weights, layer.biases)
            )
            total += np.tanh(scaled @ weights + biases) @ layer.output + layer.bias
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
class Blend:
    """A logistic model and boosted trees over the same features; their mean is the log odds."""

    logistic: LogisticModel
    trees: Trees

    def scores(self, rows: Array) -> Array:
        """Log odds for each row, (rows, features)."""
        trees = self.trees.log_odds(rows.astype(np.float32))
        scores: Array = (self.logistic.scores(rows) + trees) / 2
        return scores


@dataclass(frozen=True, slots=True, kw_only=True)
class FramingJudges:
    """Two questions of a concept.

    `one`: do the two phrases of its seed speak of one thing; `framed`: if they do, do the words
    frame it differently.
    """

    one: Blend
    framed: Blend

    def scores(self, rows: Array) -> Array:
        """Log odds that both are so, for each row, (rows, features)."""
        # p = p1 p2, so that -log p = log(1 + e^-a) + log(1 + e^-b).
        minus_log = np.logaddexp(0, -self.one.scores(rows))
        minus_log += np.logaddexp(0, -self.framed.scores(rows))
        odds: Array = -minus_log - np.log(-np.expm1(-minus_log))
        return odds


@dataclass(frozen=True, slots=True, kw_only=True)
class Judges:
    """Whether phrases speak of one thing, which pairs are looked at first, which concepts frame.

    `members`: whether a phrase that joined a concept speaks of the same as the two of its seed.
    """

    reference: Networks
    pairs: Networks
    framing: FramingJudges
    members: LogisticModel


def judges_of(data: dict[str, Any]) -> Judges:
    """Models from their stored form."""
    return Judges(
        reference=networks_of(data["reference"]),
        pairs=networks_of(data["pairs"]),
        framing=framing_of(data["framing"]),
        members=logistic_of(data["members"]),
    )


def networks_of(data: dict[str, Any]) -> Networks:
    """Networks from their stored form."""
    return Networks(
        mean=np.array(data["mean"]),
        scale=np.array(data["scale"]),
        layers=tuple(
            Layer(
                weights=np.array(one["weights"]),
                biases=np.array(one["biases"]),
                output=np.array(one["output"]),
                bias=one["bias"],
            )
            for one in data["layers"]
        ),
    )


def logistic_of(data: dict[str, Any]) -> LogisticModel:
    """A logistic model from its stored form."""
    return LogisticModel(weights=np.array(data["weights"]), bias=data["bias"])


def framing_of(data: dict[str, Any]) -> FramingJudges:
    """The judges of framing from their stored form."""
    one, framed = (
        Blend(logistic=logistic_of(part["logistic"]), trees=read_trees(part["trees"]))
        for part in (data["one"], data["framed"])
    )
    return FramingJudges(one=one, framed=framed)


@lru_cache(maxsize=1)
def packaged() -> Judges:
    """The models shipped with the package."""
    path = files("rashomon.findings.wording").joinpath("data", "models.json")
    return judges_of(json.loads(path.read_text("utf-8")))
