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

import argparse
import json
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np

from rashomon.encoder import load_reader
from rashomon.findings.actors import find_actors
from rashomon.findings.attributions import attribute
from rashomon.findings.links import find_links
from rashomon.findings.wording.concepts import find_concepts
from rashomon.findings.wording.framing import FRAMING_NAMES, framing_features
from rashomon.findings.wording.model import LogisticModel, Networks, logistic_of, networks_of
from rashomon.findings.wording.pairs import Pair, Phrases, find_pairs
from rashomon.findings.wording.projection import Projection
from training.judged import Judged, judged_stories, parts_by_event
from training.link_examples import ROOT, read_story
from training.small_networks import Array, auc, logistic, stored_logistic

LABELS = ROOT / "quality" / "framing" / "labels.jsonl"
MODELS = ROOT / "src" / "rashomon" / "findings" / "wording" / "data" / "models.json"
_PENALTY = 300.0
# Added to the fitted weights: rivals that each account alone uses ("retook", "liberated") are what
# readers look for, but the labelled rows hold too few to tell.
_PRIOR = {"rivals-alone": 1.0, "seed-rivals-throughout": 0.5}
# Rows of a story grown at once, fewer than `find_concepts` judges at most.
_AT_ONCE = 100
Place = tuple[int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """One story's concepts as the judge sees them, and which of them readers call framing."""

    story: str
    events: frozenset[str]
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
    read = partial(_labelled, (pairs, reference, projection))
    # A forked process would share the sessions of a model that is loaded already.
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as workers:
        return [one for one in workers.map(read, judged_stories(data, path), chunksize=8) if one]


def _labelled(
    judges: tuple[Networks, Networks, Projection | None], given: Judged
) -> Labelled | None:
    story = read_story(given.accounts, given.story, load_reader())
    if any(account.vectors is None for account in story.accounts):
        return None
    actors = find_actors(story)
    links = find_links(story, actors, attribute(story, actors))
    phrases = find_pairs(story, actors, links)
    real = {
        frozenset(((a, s, e), (b, t, f))): float(framing > 0)
        for a, s, e, b, t, f, _, framing in given.rows
    }
    concepts = [
        concept
        for part in _parts([pair for pair in phrases.pairs if _places(pair) in real])
        for concept in find_concepts(
            Phrases(uses=phrases.uses, pairs=tuple(part)),
            judges[0].scores([pair.features for pair in part]),
            *judges[1:],
        )
    ]
    if not concepts:
        return None
    return Labelled(
        story=given.story,
        events=given.events,
        rows=np.array([framing_features(concept) for concept in concepts]),
        real=np.array([real[_places(concept.seed)] for concept in concepts]),
    )


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
    return stored_logistic(FRAMING_NAMES, fitted)


def without(stories: Sequence[Labelled], names: set[str]) -> LogisticModel:
    """The judge fitted to all but the stories named."""
    return logistic_of(fit([one for one in stories if one.story not in names]))


def report(stories: Sequence[Labelled]) -> None:
    """Print how well the rows of events left out are judged."""
    scores = [np.zeros(0)] * len(stories)
    for others, here in parts_by_event([one.events for one in stories]):
        judge = logistic_of(fit([stories[at] for at in others]))
        for at in here:
            scores[at] = judge.scores(stories[at].rows)
    score, right = np.concatenate(scores), np.concatenate([one.real for one in stories]) > 0
    print(f"{len(right)} rows of {len(stories)} stories, {right.mean():.2f} real")
    print(f"events left out: area under the ROC curve {auc(score, right):.3f}")
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
    models = json.loads(options.models.read_text("utf-8"))
    judges = (networks_of(models[name]) for name in ("pairs", "reference"))
    stories = labelled(options.data, *judges)
    report(stories)
    models["framing"] = fit(stories)
    options.models.write_text(json.dumps(models) + "\n", "utf-8")


if __name__ == "__main__":
    main()
