"""Fit which concepts are real differences of framing: `python -m training.framing --data DIR`.

quality/framing/labels.jsonl holds what readers said of rows shown to them blind: whether the two
phrases of a seed speak of one thing ("y", "p" in part, "n"), and whether their words frame it
differently (0 not, 1 slightly, 2 plainly); some rows were read twice. The stories are compared
again, the labelled pairs grown to concepts, and for either question the mean of a logistic model
and boosted trees fitted over `framing.FRAMING_NAMES`; rows of the events in quality/fresh are left
out. Prints how events left out are judged, and puts the models into the packaged ones (or those in
`--models`). Two hundred and fifty stories take about twenty minutes on two cores;
training/wordings.py does the same as its last step.
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
from rashomon.findings.wording.model import FramingJudges, Networks, framing_of, networks_of
from rashomon.findings.wording.pairs import Pair, find_pairs
from rashomon.findings.wording.projection import Projection
from training.boosted import fit_trees
from training.judged import Answered, Judged, answered, asked, compared, left_out_scores
from training.link_examples import ROOT
from training.small_networks import Array, auc, logistic, stored_logistic

LABELS = ROOT / "quality" / "framing" / "labels.jsonl"
_PENALTY = 300.0
_TREES = 150
_BOOSTING = {
    "objective": "cross_entropy",
    "num_leaves": 8,
    "learning_rate": 0.06,
    "min_data_in_leaf": 30,
    "feature_fraction": 0.2,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "lambda_l2": 10.0,
}
# The columns of what readers answered: the shares who said that both phrases speak of one thing,
# at least in part, and that their words frame it differently.
_ONE, _FRAMED = 0, 1
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
    answers = {
        frozenset(((a, s, e), (b, t, f))): _answers(told) for a, s, e, b, t, f, *told in given.rows
    }
    concepts = [
        concept
        for part in _parts([pair for pair in phrases.pairs if _places(pair) in answers])
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
        answers=np.array([answers[_places(concept.seed)] for concept in concepts]),
    )


def _answers(told: Sequence[Any]) -> tuple[float, float]:
    """The mean of what each reader said, two fields a reader.

    Phrases of which the one is a part of the other's thing count as one, a slight difference as one
    that frames.
    """
    one, framed = told[::2], told[1::2]
    return (
        sum(answer != "n" for answer in one) / len(one),
        sum(answer > 0 for answer in framed) / len(framed),
    )


def _places(pair: Pair) -> frozenset[Place]:
    return frozenset((use.account, use.span.start, use.span.end) for use in (pair.left, pair.right))


def _parts(pairs: Sequence[Pair]) -> Iterator[Sequence[Pair]]:
    for at in range(0, len(pairs), _AT_ONCE):
        yield pairs[at : at + _AT_ONCE]


def fit(stories: Sequence[Answered]) -> dict[str, Any]:
    """The judges in their stored form."""
    rows = np.concatenate([one.rows for one in stories])
    answers = np.concatenate([one.answers for one in stories])
    # Of phrases that speak of two things nobody can say whether they frame one; where two readers
    # do not agree on that, the row is left out too.
    of_one = answers[:, _ONE] > 0.5
    return {
        "one": _blend(rows, answers[:, _ONE]),
        "framed": _blend(rows[of_one], answers[of_one, _FRAMED]),
    }


def _blend(rows: Array, answers: Array) -> dict[str, Any]:
    fitted = logistic(rows, answers, np.ones(len(rows)), _PENALTY)
    return {
        "logistic": stored_logistic(FRAMING_NAMES, fitted),
        "trees": fit_trees(rows, answers, _BOOSTING, trees=_TREES),
    }


def without(stories: Sequence[Answered], names: set[str]) -> FramingJudges:
    """The judges fitted to all but the stories named."""
    return framing_of(fit([one for one in stories if one.story not in names]))


def report(stories: Sequence[Answered]) -> None:
    """Print how well the rows of events left out are judged."""
    score = left_out_scores(stories, lambda others: framing_of(fit(others)))
    real = np.concatenate([one.answers[:, _FRAMED] for one in stories])
    print(f"{len(real)} rows of {len(stories)} stories, {real.mean():.2f} real")
    clear = real != 0.5  # the readers agree
    area = auc(score[clear], real[clear] > 0)
    print(f"events left out: area under the ROC curve {area:.3f} ({clear.sum()} rows of one mind)")
    chance = 1 / (1 + np.exp(-score))
    for low in np.arange(0.0, 1.0, 0.1):
        within = (chance >= low) & (chance < low + 0.1)
        if within.any():
            print(f"  {low:.1f}: {within.sum():4d} rows, {real[within].mean():.2f} real")


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
