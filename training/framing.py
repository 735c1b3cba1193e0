"""Fit which concepts are real differences of framing: `python -m training.framing --data DIR`.

quality/framing/labels.jsonl holds what readers said of rows shown to them blind: whether the two
phrases of a seed speak of one thing ("y", "p" in part, "n"), and whether their words frame it
differently (0 not, 1 slightly, 2 plainly). The stories are compared again, the labelled pairs grown
to concepts, and a logistic model over `framing.FRAMING_NAMES` fitted; rows of the events in
quality/fresh are left out. Prints how events left out are judged, and puts the model into the
packaged models (or those in `--models`). Two hundred and fifty stories take about eight minutes on
two cores; training/wordings.py does the same as its last step.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from rashomon.findings.wording.concepts import find_concepts
from rashomon.findings.wording.framing import FRAMING_NAMES, framing_features
from rashomon.findings.wording.model import LogisticModel, Networks, logistic_of, networks_of
from rashomon.findings.wording.pairs import Pair, find_pairs
from rashomon.findings.wording.projection import Projection
from training.judged import Answered, Judged, answered, asked, compared, left_out_scores
from training.link_examples import ROOT
from training.small_networks import auc, logistic, stored_logistic

LABELS = ROOT / "quality" / "framing" / "labels.jsonl"
_PENALTY = 300.0
# Added to the fitted weights: rivals that each account alone uses ("retook", "liberated") are what
# readers look for, but the labelled rows hold too few to tell.
_PRIOR = {"rivals-alone": 1.0, "seed-rivals-throughout": 0.5}
# Rows of a story grown at once, fewer than `find_concepts` judges at most.
_AT_ONCE = 100
Place = tuple[int, int, int]


def labelled(
    data: Path,
    pairs: Networks,
    reference: Networks,
    *,
    projection: Projection | None = None,
    path: Path = LABELS,
) -> list[Answered]:
    """The labelled concepts of every story, by these judges of pairs and of reference."""
    return answered(partial(_labelled, (pairs, reference, projection)), data, path)


def _labelled(
    judges: tuple[Networks, Networks, Projection | None], given: Judged
) -> Answered | None:
    found = compared(given)
    if found is None:
        return None
    story, actors, links = found
    phrases = find_pairs(story, actors, links)
    real = {
        frozenset(((a, s, e), (b, t, f))): float(framing > 0)
        for a, s, e, b, t, f, _, framing in given.rows
    }
    concepts = [
        concept
        for part in _parts([pair for pair in phrases.pairs if _places(pair) in real])
        for concept in find_concepts(
            replace(phrases, pairs=tuple(part)),
            judges[0].scores([pair.features for pair in part]),
            *judges[1:],
        )
    ]
    if not concepts:
        return None
    return Answered(
        story=given.story,
        events=given.events,
        rows=np.array([framing_features(concept) for concept in concepts]),
        answers=np.array([real[_places(concept.seed)] for concept in concepts]),
    )


def _places(pair: Pair) -> frozenset[Place]:
    return frozenset((use.account, use.span.start, use.span.end) for use in (pair.left, pair.right))


def _parts(pairs: Sequence[Pair]) -> Iterator[Sequence[Pair]]:
    for at in range(0, len(pairs), _AT_ONCE):
        yield pairs[at : at + _AT_ONCE]


def fit(stories: Sequence[Answered]) -> dict[str, Any]:
    """The judge in its stored form."""
    rows = np.concatenate([one.rows for one in stories])
    real = np.concatenate([one.answers for one in stories])
    fitted = logistic(rows, real, np.ones(len(rows)), _PENALTY)
    fitted[:-1] += [_PRIOR.get(name, 0.0) for name in FRAMING_NAMES]
    return stored_logistic(FRAMING_NAMES, fitted)


def without(stories: Sequence[Answered], names: set[str]) -> LogisticModel:
    """The judge fitted to all but the stories named."""
    return _fitted([one for one in stories if one.story not in names])


def _fitted(stories: Sequence[Answered]) -> LogisticModel:
    return logistic_of(fit(stories))


def report(stories: Sequence[Answered]) -> None:
    """Print how well the rows of events left out are judged."""
    score = left_out_scores(stories, _fitted)
    right = np.concatenate([one.answers for one in stories]) > 0
    print(f"{len(right)} rows of {len(stories)} stories, {right.mean():.2f} real")
    print(f"events left out: area under the ROC curve {auc(score, right):.3f}")
    chance = 1 / (1 + np.exp(-score))
    for low in np.arange(0.0, 1.0, 0.1):
        within = (chance >= low) & (chance < low + 0.1)
        if within.any():
            print(f"  {low:.1f}: {within.sum():4d} rows, {right[within].mean():.2f} real")


def main() -> None:
    """Fit on the packaged judges of pairs and reference, and write."""
    options = asked(__doc__)
    models = json.loads(options.models.read_text("utf-8"))
    judges = (networks_of(models[name]) for name in ("pairs", "reference"))
    stories = labelled(options.data, *judges)
    report(stories)
    models["framing"] = fit(stories)
    options.models.write_text(json.dumps(models) + "\n", "utf-8")


if __name__ == "__main__":
    main()
