"""Fit which concepts are real differences of framing: `python -m training.framing --data DIR`.

quality/framing/labels.jsonl holds what readers said of rows shown to them blind: whether the two
phrases of a seed speak of one thing ("y", "p" in part, "n"), and whether their words frame it
differently (0 not, 1 slightly, 2 plainly). The stories are compared again, the labelled pairs grown
to concepts, and a logistic model over `framing.FRAMING_NAMES` fitted. Prints how stories left out
are judged, and puts the model into the packaged models (or those in `--models`). A hundred and
forty stories take about eight minutes on one core; training/wordings.py does the same as its last
step.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from rashomon.findings.wording.concepts import find_concepts
from rashomon.findings.wording.framing import FRAMING_NAMES, framing_features
from rashomon.findings.wording.model import LogisticModel, Networks, logistic_of, packaged
from rashomon.findings.wording.pairs import Pair, Phrases, find_pairs
from rashomon.findings.wording.projection import Projection
from training.chains import compared
from training.small_networks import Array, logistic

ROOT = Path(__file__).resolve().parent.parent
LABELS = ROOT / "quality" / "framing" / "labels.jsonl"
MODELS = ROOT / "src" / "rashomon" / "findings" / "wording" / "data" / "models.json"
sys.path.append(str(ROOT / "quality"))

from annotations import Texts  # noqa: E402

_PENALTY = 300.0
_FOLDS = 6
# Added to the fitted weights: rivals that each account alone uses ("retook", "liberated") are what
# readers look for, but the labelled rows hold too few to tell.
_PRIOR = {"rivals-alone": 1.0, "seed-rivals-throughout": 0.5}
# Rows of a story grown at once: `find_concepts` judges no more.
_AT_ONCE = 100
Place = tuple[int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """One story's concepts as the judge sees them, and which of them readers call framing."""

    story: str
    rows: Array
    real: Array


def labelled(
    data: Path,
    pairs: Networks,
    reference: Networks,
    *,
    projection: Projection | None = None,
    path: Path = LABELS,
) -> list[Labelled]:
    """The labelled concepts of every story, by these judges of pairs and of reference."""
    texts = Texts(data)
    found = []
    for line in path.read_text("utf-8").splitlines():
        story = json.loads(line)
        named = [(str(at), texts.of(*one)["text"]) for at, one in enumerate(story["accounts"])]
        comparison = compared(named)
        if comparison is None or len(comparison.story.accounts) != len(named):
            continue
        phrases = find_pairs(comparison.story, comparison.actors, comparison.links)
        real = {
            frozenset(((a, s, e), (b, t, f))): float(framing > 0)
            for a, s, e, b, t, f, _, framing in story["rows"]
        }
        chosen = [pair for pair in phrases.pairs if _places(pair) in real]
        rows, answers = [], []
        for part in _parts(chosen):
            scores = pairs.scores([pair.features for pair in part])
            some = Phrases(uses=phrases.uses, pairs=tuple(part))
            for concept in find_concepts(some, scores, reference, projection):
                rows.append(framing_features(concept))
                answers.append(real[_places(concept.seed)])
        if rows:
            found.append(
                Labelled(story=story["story"], rows=np.array(rows), real=np.array(answers))
            )
    return found


def _places(pair: Pair) -> frozenset[Place]:
    return frozenset((use.account, use.span.start, use.span.end) for use in (pair.left, pair.right))


def _parts(pairs: Sequence[Pair]) -> Iterator[Sequence[Pair]]:
    for at in range(0, len(pairs), _AT_ONCE):
        yield pairs[at : at + _AT_ONCE]


def fit(stories: Sequence[Labelled]) -> dict[str, Any]:
    """The judge in its stored form."""
    rows = np.concatenate([one.rows for one in stories])
    real = np.concatenate([one.real for one in stories])
    fitted = logistic(rows, real, np.ones(len(rows)), _PENALTY)
    fitted[:-1] += [_PRIOR.get(name, 0.0) for name in FRAMING_NAMES]
    return {
        "names": list(FRAMING_NAMES),
        "weights": fitted[:-1].round(6).tolist(),
        "bias": round(float(fitted[-1]), 6),
    }


def without(stories: Sequence[Labelled], names: set[str]) -> LogisticModel:
    """The judge fitted to all but the stories named."""
    return logistic_of(fit([one for one in stories if one.story not in names]))


def report(stories: Sequence[Labelled]) -> None:
    """Print how well the rows of stories left out are judged."""
    scores, real = [], []
    for fold in range(_FOLDS):
        held_out = stories[fold::_FOLDS]
        model = without(stories, {one.story for one in held_out})
        scores += [model.scores(one.rows) for one in held_out]
        real += [one.real for one in held_out]
    score, right = np.concatenate(scores), np.concatenate(real)
    print(f"{len(right)} labelled rows of {len(stories)} stories, {right.mean():.2f} real")
    ranks = np.argsort(np.argsort(score)) + 1
    positive = right > 0
    pairs = positive.sum() * (~positive).sum()
    lower = ranks[positive].sum() - positive.sum() * (positive.sum() + 1) / 2
    print(f"stories left out: area under the ROC curve {lower / pairs:.3f}")
    chance = 1 / (1 + np.exp(-score))
    for low in np.arange(0.0, 1.0, 0.1):
        within = (chance >= low) & (chance < low + 0.1)
        if within.any():
            print(f"  {low:.1f}: {within.sum():4d} rows, {right[within].mean():.2f} real")


def main() -> None:
    """Fit on the packaged judges of pairs and reference, and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the data sets")
    parser.add_argument("--models", type=Path, default=MODELS, help="the models to put it into")
    options = parser.parse_args()
    judges = packaged()
    stories = labelled(options.data, judges.pairs, judges.reference)
    report(stories)
    models = json.loads(options.models.read_text("utf-8"))
    models["framing"] = fit(stories)
    options.models.write_text(json.dumps(models) + "\n", "utf-8")


if __name__ == "__main__":
    main()
