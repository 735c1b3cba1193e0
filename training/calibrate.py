"""Fitting the confidence of attributions: `python -m training.calibrate --data DIR --scorer FILE`.

The reader has seen polnear-train, so the fit is on polnear-dev. How reliable it is, is measured
across halves: the weights fitted on every second article are applied to the others. The weights
fitted on all go into the package.
"""

from __future__ import annotations

import argparse
from dataclasses import fields
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rashomon.encoder import Reader, load_reader
from rashomon.encoder.confidence import Calibration, features
from rashomon.encoder.layout import laid_out
from rashomon.encoder.reader import decoded, quoted_share
from rashomon.text.sentences import sentences
from training.corpora import Document, attribution_documents
from training.reliability import outcomes, reliability_plot, reliability_table

Floats = NDArray[np.float64]
NAMES = tuple(field.name for field in fields(Calibration))
RIDGE = 1.0  # on all weights but the bias


def examples(reader: Reader, document: Document, scorer: Any) -> tuple[Floats, NDArray[np.bool_]]:
    """The features of every attribution of an article, and whether it is right with its source."""
    text = document.text
    table, columns = reader.scores(text, list(sentences(text)))
    found = decoded(text, table, columns)

    def spans(ranges: Any) -> list[list[int]]:
        return [[int(table.starts[s]), int(table.ends[e - 1])] for s, e in ranges]

    predicted = [
        {
            "content": spans(one.content),
            "cue": spans([one.cue] if one.cue else []),
            "source": spans([one.source] if one.source else []),
        }
        for one in found
    ]
    rows = [list(features(one, quoted_share(one, table)).values()) for one in found]
    right = outcomes(scorer, document, predicted)
    return np.array(rows).reshape(-1, len(NAMES)), np.array(right, bool)


def fit(x: Floats, right: NDArray[np.bool_]) -> Floats:
    """Logistic regression by Newton's method; shares never count against an attribution."""
    kept = np.ones(len(NAMES), bool)
    while True:
        weights = np.zeros(len(NAMES))
        weights[kept] = _newton(x[:, kept], right, np.array(NAMES)[kept] != "bias")
        negative = (weights < 0) & np.isin(NAMES, ("content", "cue", "source"))
        if not negative.any():
            return weights
        kept &= ~negative


def _newton(x: Floats, right: NDArray[np.bool_], ridged: NDArray[np.bool_]) -> Floats:
    weights = np.zeros(x.shape[1])
    penalty = RIDGE * ridged
    for _ in range(30):
        chance = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (right - chance) - penalty * weights
        curve = (x * (chance * (1 - chance))[:, None]).T @ x + np.diag(penalty + 1e-9)
        weights = weights + np.linalg.solve(curve, slope)
    return weights


def across_halves(x: Floats, right: NDArray[np.bool_], half: NDArray[np.int64]) -> Floats:
    """The confidence of every attribution, by weights fitted on the other half."""
    across = np.zeros(len(right))
    for held in (0, 1):
        own = half == held
        across[own] = 1 / (1 + np.exp(-x[own] @ fit(x[~own], right[~own])))
    return across


def main() -> None:
    from rashomon.encoder import reader as reader_module
    from training.measure import load_scorer

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--scorer", type=Path, required=True, help="score_attributions.py")
    parser.add_argument("--dry", action="store_true", help="change no weights")
    parser.add_argument("--plot", type=Path, default=None, help="write the curve here, as SVG")
    options = parser.parse_args()
    scorer, reader = load_scorer(options.scorer), load_reader(threads=1)
    # Where the layout attributes, the reader's own attributions do not count.
    documents = [
        d for d in attribution_documents(options.data / "polnear-dev.jsonl.gz")
        if not laid_out(d.text)
    ]  # fmt: skip
    gathered = [examples(reader, document, scorer) for document in documents]
    x, right = (np.concatenate(column) for column in zip(*gathered, strict=True))
    half = np.concatenate([np.full(len(y), i % 2) for i, (_, y) in enumerate(gathered)])
    across = across_halves(x, right, half)
    print("across halves of polnear-dev")
    print(reliability_table(across, right))
    if options.plot is not None:
        options.plot.write_text(reliability_plot(across, right), encoding="utf-8")
    weights = fit(x, right)
    calibration = Calibration(**{n: float(w) for n, w in zip(NAMES, weights, strict=True)})
    print(calibration)
    if not options.dry:
        path = Path(reader_module.__file__).parent / "weights" / "calibration.json"
        path.write_text(calibration.to_json(), encoding="utf-8")


if __name__ == "__main__":
    main()
