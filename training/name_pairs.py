"""Learn the weights of `rashomon.findings.matching.pairs` and report them cross-validated.

python -m training.name_pairs names-dev.jsonl.gz
"""

from __future__ import annotations

import gzip
import json
import sys
from dataclasses import astuple
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rashomon.findings.matching.pairs import NameKind, pair_features, pair_words

FOLDS = 8
PENALTY = 0.02
Array = NDArray[np.float64]


def kind_of(schema: str) -> NameKind:
    """The kind a record's schema is compared as."""
    return "person" if schema == "Person" else "organization"


def table(rows: list[dict[str, Any]], kind: NameKind) -> tuple[Array, Array, Array]:
    """Features with a leading 1, labels, and whether the words are equal (no weight needed)."""
    features = [[1.0, *astuple(pair_features(r["name1"], r["name2"], kind))] for r in rows]
    labels = [float(r["is_match"] == "true") for r in rows]
    equal = [float(pair_words(r["name1"], kind) == pair_words(r["name2"], kind)) for r in rows]
    return np.array(features), np.array(labels), np.array(equal)


def fit(features: Array, labels: Array) -> Array:
    """Logistic regression by Newton's method with a small quadratic penalty."""
    weights = np.zeros(features.shape[1])
    ridge = PENALTY * len(labels) * np.eye(features.shape[1]) / 10
    ridge[0, 0] = 1e-6
    for _ in range(60):
        chance = 1 / (1 + np.exp(-np.clip(features @ weights, -30, 30)))
        gradient = features.T @ (chance - labels) + ridge @ weights
        hessian = (features * (chance * (1 - chance))[:, None]).T @ features + ridge
        weights -= np.linalg.solve(hessian, gradient)
    return weights


def held_out(features: Array, labels: Array) -> Array:
    """Predictions for each row by weights that have not seen it."""
    predicted = np.zeros(len(labels))
    folds = np.arange(len(labels)) % FOLDS
    for fold in range(FOLDS):
        weights = fit(features[folds != fold], labels[folds != fold])
        predicted[folds == fold] = features[folds == fold] @ weights > 0
    return predicted


def f1(predicted: Array, labels: Array) -> float:
    """F1 of the positive class."""
    hits = float((predicted * labels).sum())
    return 2 * hits / max(1.0, float(predicted.sum() + labels.sum()))


def main() -> None:
    """Print weights to put into the module, and F1 seen and held out."""
    with gzip.open(Path(sys.argv[1]), "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    seen, kept, truth = [], [], []
    for kind in ("person", "organization"):
        own = [r for r in rows if kind_of(r["schema"]) == kind]
        features, labels, equal = table(own, kind)
        weights = fit(features[equal == 0], labels[equal == 0])
        print(f'    "{kind}": ({", ".join(f"{w:.3f}" for w in weights)}),')
        predictions = np.maximum(features @ weights > 0, equal)
        validated = np.maximum(held_out(features, labels), equal)
        print(f"    # F1 {f1(predictions, labels):.3f}, held out {f1(validated, labels):.3f}")
        seen.append(predictions)
        kept.append(validated)
        truth.append(labels)
    every = np.concatenate(truth)
    print(f"all: F1 {f1(np.concatenate(seen), every):.3f}", end=", ")
    print(f"held out {f1(np.concatenate(kept), every):.3f}")


if __name__ == "__main__":
    main()
