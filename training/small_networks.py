"""Fit the small networks and logistic models that judge pairs and concepts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitting:
    """How networks of one hidden layer of tanh units are fitted; `batch` 0 takes all rows."""

    hidden: int
    steps: int
    decay: float
    seeds: tuple[int, ...] = (0, 1, 2)
    rate: float = 0.02
    dropped: float = 0.2
    batch: int = 0


def fit_networks(
    names: Sequence[str], examples: tuple[Array, Array, Array], how: Fitting
) -> dict[str, Any]:
    """Networks in their stored form, from rows, labels and weights."""
    rows, labels, weights = examples
    mean, scale = rows.mean(0), rows.std(0) + 1e-6
    inputs = [torch.tensor(v, dtype=torch.float32) for v in ((rows - mean) / scale, labels)]
    inputs.append(torch.tensor(weights, dtype=torch.float32))
    layers = [_layer(inputs, how, seed) for seed in how.seeds]
    return {"names": list(names), "mean": mean.tolist(), "scale": scale.tolist(), "layers": layers}


def _layer(inputs: list[torch.Tensor], how: Fitting, seed: int) -> dict[str, Any]:
    torch.manual_seed(seed)
    rows, targets, shares = inputs
    first, last = torch.nn.Linear(rows.shape[1], how.hidden), torch.nn.Linear(how.hidden, 1)
    network = torch.nn.Sequential(first, torch.nn.Tanh(), torch.nn.Dropout(how.dropped), last)
    optimizer = torch.optim.AdamW(network.parameters(), lr=how.rate, weight_decay=how.decay)
    entropy = torch.nn.functional.binary_cross_entropy_with_logits
    for _ in range(how.steps):
        at = torch.randint(0, len(rows), (how.batch,)) if how.batch else slice(None)
        optimizer.zero_grad()
        each = entropy(network(rows[at])[:, 0], targets[at], reduction="none")
        (each * shares[at] / shares[at].sum()).sum().backward()
        optimizer.step()
    return {
        "weights": first.weight.detach().numpy().T.astype(float).round(5).tolist(),
        "biases": first.bias.detach().numpy().astype(float).round(5).tolist(),
        "output": last.weight.detach().numpy()[0].astype(float).round(5).tolist(),
        "bias": round(float(last.bias.detach()[0]), 5),
    }


def logistic(rows: Array, labels: Array, weights: Array, penalty: float) -> Array:
    """Penalised logistic regression by Newton's method, on standardised rows; the bias last."""
    mean, scale = rows.mean(0), rows.std(0) + 1e-6
    inputs = np.hstack([(rows - mean) / scale, np.ones((len(rows), 1))])
    found = np.zeros(inputs.shape[1])
    penalties = np.diag([*[penalty] * rows.shape[1], 1e-6])
    for _ in range(30):
        odds = 1 / (1 + np.exp(-inputs @ found))
        slope = inputs.T @ (weights * (odds - labels)) + penalties @ found
        curve = (inputs * (weights * odds * (1 - odds))[:, None]).T @ inputs + penalties
        found -= np.linalg.solve(curve, slope)
    return np.append(found[:-1] / scale, found[-1] - float((found[:-1] * mean / scale).sum()))


def stored_logistic(names: Sequence[str], fitted: Array) -> dict[str, Any]:
    """A logistic model in its stored form, from its weights with the bias last."""
    return {
        "names": list(names),
        "weights": fitted[:-1].round(6).tolist(),
        "bias": round(float(fitted[-1]), 6),
    }


def auc(scores: Array, right: NDArray[np.bool_]) -> float:
    """The area under the ROC curve: how often a right one scores above a wrong one."""
    ranks = scores.argsort().argsort() + 1
    lower = ranks[right].sum() - right.sum() * (right.sum() + 1) / 2
    return float(lower / max(right.sum() * (~right).sum(), 1))
