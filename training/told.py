"""Fit the judge of whether what the reader marks is anybody's words.

    python -m training.told --data DIR

Reads the documents of `quality/told` with the product, takes the contents that were judged and fits
a logistic model to the judgements, borderline ones as half. Prints how well events left out are
judged; writes src/rashomon/annotate/weights/told.json. Three minutes on one core.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from rashomon.annotate.content import Understood
from rashomon.annotate.drafts import Draft, marked_drafts
from rashomon.annotate.told import VECTOR_SIZE, cue_vector, features_of, signs
from rashomon.learned.logistic import Floats, read_logistic
from training.antecedent_examples import moved, read_documents, understood
from training.events import fold_of
from training.links import fit_logistic
from training.small_networks import auc

ROOT = Path(__file__).resolve().parents[1]
JUDGED = ROOT / "quality" / "told"
WEIGHTS = ROOT / "src/rashomon/annotate/weights/told.json"
_VALUES = {"said": 1.0, "borderline": 0.5, "not said": 0.0}
_PENALTY = 300.0
# From here on more is said than is not, borderline ones aside; the best F1 lies lower (.4), but a
# statement that nobody made costs more trust than one that is missed.
_TOLD = 0.55
_FOLDS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One judged content: its event, its signs, the cue's vector, and the judgement."""

    event: str
    signs: dict[str, float]
    vector: Floats
    value: float


def judged(data: Path) -> Iterator[Row]:
    """Every judged content that the product still marks."""
    for row, text, event in read_documents(JUDGED, data):
        yield from _of_document(row, text, event)


def _of_document(row: dict[str, Any], text: str, event: str) -> Iterator[Row]:
    [(known, raw)] = understood([text])
    places = moved(text, known.article.text)
    answers = {
        tuple((places[start], places[end - 1] + 1) for start, end in content): judgement
        for content, _, _, judgement in row["judged"]
    }
    for draft in marked_drafts(known, raw):
        judgement = answers.get(tuple((span.start, span.end) for span in draft.content))
        if judgement is not None:
            yield _row(event, draft, known, _VALUES[judgement])


def _row(event: str, marked: Draft, known: Understood, value: float) -> Row:
    vector = cue_vector(marked, known)
    if vector is None:
        raise SystemExit(f"{event}: a content was judged that has no cue")
    return Row(event=event, signs=signs(marked, known), vector=vector, value=value)


def table(rows: Sequence[Row], names: Sequence[str]) -> tuple[Floats, Floats]:
    """Features, (rows, features), and values."""
    features = np.array([features_of(row.signs, row.vector, names) for row in rows])
    return features, np.array([row.value for row in rows], np.float32)


def fit(rows: Sequence[Row]) -> dict[str, Any]:
    """The judge in its JSON form."""
    names = sorted({sign for row in rows for sign in row.signs})
    features, values = table(rows, names)
    mean, scale, weights, bias = fit_logistic(features, values, _PENALTY)
    return {
        "names": [*names, *(f"vector {at}" for at in range(VECTOR_SIZE))],
        "mean": np.round(mean, 5).tolist(),
        "scale": np.round(scale, 5).tolist(),
        "weights": np.round(weights, 5).tolist(),
        "bias": round(bias, 5),
        "threshold": _TOLD,
    }


def left_out(rows: Sequence[Row]) -> Floats:
    """The chance of each row by judges that never saw its event."""
    folds = [fold_of(row.event, _FOLDS) for row in rows]
    chances = np.zeros(len(rows), np.float32)
    for fold in range(_FOLDS):
        here = [at for at, other in enumerate(folds) if other == fold]
        judge = read_logistic(
            fit([row for row, other in zip(rows, folds, strict=True) if other != fold])
        )
        names = judge.names[:-VECTOR_SIZE]
        chances[here] = judge.probabilities(table([rows[at] for at in here], names)[0])
    return chances


def main() -> None:
    """Fit, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the data sets")
    options = parser.parse_args()
    rows = list(judged(options.data))
    values = np.array([row.value for row in rows], np.float32)
    chances = left_out(rows)
    clear = values != _VALUES["borderline"]
    print(f"{len(rows)} judged contents; in events left out, area under the ROC curve of clear")
    print(f"ones {auc(chances[clear].astype(np.float64), values[clear] > 0):.3f}")
    for step in (0.3, 0.4, 0.5, 0.6, 0.7):
        shown = chances >= step
        print(
            f"  from {step}: {shown.sum()} told, {(values[shown] == 1).mean():.3f} said, "
            f"{(values[shown] == 0).mean():.3f} not said; of what is said "
            f"{(shown & (values == 1)).sum() / (values == 1).sum():.3f} told"
        )
    WEIGHTS.write_text(json.dumps(fit(rows)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
