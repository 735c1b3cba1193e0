"""Phrases of a story grouped by what they speak of: one concept, with every account's words.

Agglomerative clustering with average linkage over the log odds of reference, then the concepts
of a phrase or two given to the nearest larger one. Measured on NewsWCL50 (docs/wordings.md).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from rashomon.findings.wording.model import Array, Networks, packaged
from rashomon.findings.wording.projection import Projection
from rashomon.findings.wording.reference import SUREST, ReferenceTable
from rashomon.findings.wording.uses import Use, uses_at
from rashomon.model import Actor, Evidence, Story

# Mean log odds between two groups from which they are one, and to a larger group for the rest.
_ONE, _NEAREST = -2.0, -4.0
# A concept is spoken of at least this often, unless it is like no other.
_FEWEST = 4
_AT_ONCE = 64


def group_places(
    story: Story, actors: Sequence[Actor], places: Sequence[Evidence]
) -> tuple[tuple[Evidence, ...], ...]:
    """Given places of a story's accounts grouped by what they speak of, the largest first.

    A place where no word stands is a group of its own.
    """
    uses: list[Use] = []
    of_use: list[Evidence] = []
    alone: list[tuple[Evidence, ...]] = []
    for number, article in enumerate(story.accounts):
        here = [place for place in places if place.article_id == article.article.id]
        found = uses_at(number, article, actors, [place.span for place in here])
        for place, use in zip(here, found, strict=True):
            if use is None:
                alone.append((place,))
            else:
                uses.append(use)
                of_use.append(place)
    groups = [tuple(of_use[row] for row in group) for group in group_uses(uses)]
    return tuple(sorted([*groups, *alone], key=len, reverse=True))


def group_uses(uses: Sequence[Use]) -> tuple[tuple[int, ...], ...]:
    """Indices of phrases that speak of one thing."""
    if not uses:
        return ()
    return groups_of(log_odds(uses, packaged().reference))


def log_odds(
    uses: Sequence[Use], reference: Networks, projection: Projection | None = None
) -> Array:
    """Log odds of every two phrases to speak of one thing, symmetric."""
    table = ReferenceTable(uses, projection)
    found = np.concatenate(
        [
            reference.scores(table.features(range(start, min(start + _AT_ONCE, len(uses)))))
            for start in range(0, len(uses), _AT_ONCE)
        ]
    )
    symmetric: Array = (found + found.T) / 2
    return symmetric


def groups_of(odds: Array) -> tuple[tuple[int, ...], ...]:
    """Groups of rows by the log odds of every two of them."""
    near = np.clip(odds, -SUREST, SUREST)
    label = _joined(near, _ONE)
    label = _given_to_larger(near, label)
    groups: dict[int, list[int]] = {}
    for row, name in enumerate(label.tolist()):
        groups.setdefault(name, []).append(row)
    return tuple(tuple(rows) for rows in groups.values())


def _joined(near: Array, least: float) -> NDArray[np.int64]:
    """The label of each row; groups are joined, the nearest first, while nearer than `least`."""
    mean = near.astype(np.float64)
    np.fill_diagonal(mean, -np.inf)
    sizes = np.ones(len(mean))
    label = np.arange(len(mean))
    best = mean.argmax(1)
    while len(mean) > 1:
        nearest = mean[np.arange(len(mean)), best]
        one = int(nearest.argmax())
        other = int(best[one])
        if nearest[one] < least:
            break
        joined = (sizes[one] * mean[one] + sizes[other] * mean[other]) / (sizes[one] + sizes[other])
        joined[[one, other]] = -np.inf
        mean[one], mean[:, one] = joined, joined
        mean[other], mean[:, other] = -np.inf, -np.inf
        sizes[one] += sizes[other]
        label[label == other] = one
        # Only rows whose nearest was one of the two, or that the new group is nearer to, change.
        for row in np.flatnonzero((best == one) | (best == other)).tolist():
            best[row] = mean[row].argmax()
        best[one] = mean[one].argmax()
        nearer = mean[:, one] > mean[np.arange(len(mean)), best]
        best[nearer] = one
    return label


def _given_to_larger(near: Array, label: NDArray[np.int64]) -> NDArray[np.int64]:
    """The labels with every group below `_FEWEST` in the nearest of the others, if any is near."""
    names, sizes = np.unique(label, return_counts=True)
    large, small = names[sizes >= _FEWEST], names[sizes < _FEWEST]
    if not len(large):
        return label
    found = label.copy()
    to_large = np.stack([near[:, label == name].mean(1) for name in large], axis=1)
    for name in small.tolist():
        means = to_large[label == name].mean(0)
        if means.max() >= _NEAREST:
            found[label == name] = large[means.argmax()]
    return found
