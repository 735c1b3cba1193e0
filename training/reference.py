"""Fit whether two phrases speak of one thing: `reference.NAMES`, from chains (training/chains.py).

Every story weighs the same, but for those of NewsWCL50. The map of the reader's vectors that one
feature rests on is learned without the story, by folds, lest the networks trust it too much.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from rashomon.findings.wording.model import Networks, networks_of
from rashomon.findings.wording.projection import Projection
from rashomon.findings.wording.reference import NAMES, ReferenceTable
from training.chains import Chains
from training.projection import fit_projection
from training.small_networks import Array, Fitting, fit_networks

_HOW = Fitting(hidden=16, steps=150, decay=0.05, batch=8192)
_PAIRS = 6000  # of each story
# NewsWCL50 codes whole concepts (a country's organs with the country), which the few chains of our
# own stories do not; its five events count for twenty stories.
_CONCEPTS_WEIGH = 4.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A fitted model of reference: the map, and the networks as stored."""

    projection: Projection
    stored: dict[str, Any]

    @property
    def networks(self) -> Networks:
        """The networks as the product holds them."""
        return networks_of(self.stored)


def examples(story: Chains, projection: Projection) -> tuple[Array, Array, Array]:
    """Features, labels and weights of a sample of the pairs of phrases of one story."""
    weight = _CONCEPTS_WEIGH if story.coded else 1.0
    rng = np.random.default_rng(0)
    above = np.triu_indices(len(story.uses), 1)
    keep = np.sort(rng.permutation(len(above[0]))[:_PAIRS])
    left, right = above[0][keep], above[1][keep]
    table = ReferenceTable(story.uses, projection)
    features = table.between(left, right).astype(np.float64)
    same = (story.chain[left] == story.chain[right]).astype(np.float64)
    return features, same, np.full(len(keep), weight / max(1, len(keep)))


def fit_reference(
    stories: Sequence[Chains], topics: Sequence[Chains], folds: Sequence[int]
) -> tuple[Reference, list[Reference]]:
    """The model, and for each fold the one that saw no story of that fold.

    `folds` has the fold of each story; `topics` only teach the map.
    """
    projections = [
        fit_projection([*topics, *_without(stories, folds, fold)]) for fold in range(max(folds) + 1)
    ]
    parts = [examples(s, projections[fold]) for s, fold in zip(stories, folds, strict=True)]
    held_out = [
        Reference(projection=projection, stored=_fit(_without(parts, folds, fold)))
        for fold, projection in enumerate(projections)
    ]
    whole = fit_projection([*topics, *stories])
    return Reference(projection=whole, stored=_fit(parts)), held_out


def _without(items: Sequence[Any], folds: Sequence[int], fold: int) -> list[Any]:
    return [item for item, own in zip(items, folds, strict=True) if own != fold]


def _fit(parts: Sequence[tuple[Array, Array, Array]]) -> dict[str, Any]:
    rows, labels, weights = (np.concatenate(part) for part in zip(*parts, strict=True))
    return fit_networks(NAMES, (rows, labels, weights), _HOW)
