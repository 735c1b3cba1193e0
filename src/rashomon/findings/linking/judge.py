"""Which pairs are links: judged by their features, those that these leave open by reading them."""

from __future__ import annotations

from dataclasses import dataclass
from math import log

import numpy as np
from numpy.typing import NDArray

from rashomon.findings.linking.scorer import packaged, packaged_links
from rashomon.findings.linking.second_look import Rows, SecondLook, together
from rashomon.learned.logistic import Floats, probability

# The guards of contradictions were chosen with models that gave the same pairs so much more
# log-odds (the median on the stories they were chosen on), fitted to stories with more links.
_NEARER = np.float32(0.15)
# A pair that likely says the same, if it is linked at all, is linked with so much less probability.
_LIKELY_SAME, _SAME_EASIER = 0.5, 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """Of some pairs: the chance to share a fact, whether they do and whether they say the same.

    `by_features` is the chance to share a fact by the features alone; `near` and `near_alike` are
    the chances to share one and to say the same by which a pair's own contradictions are guarded,
    by the features alone too.
    """

    by_features: Floats
    near: Floats
    near_alike: Floats
    score: Floats
    linked: NDArray[np.bool_]
    same: NDArray[np.bool_]


class PairJudge:
    """Judges the pairs of a story."""

    def __init__(self, look: SecondLook) -> None:
        self._look = look
        self._link, self._same = packaged_links(), packaged("same")
        self._read, self._read_same = packaged("read"), packaged("read same")

    def __call__(self, features: Floats, left: Rows, right: Rows) -> Judged:
        """Judge pairs of rows of the story's view by their features, (pairs, features)."""
        odds, same_odds = self._link.log_odds(features), self._same.log_odds(features)
        score, alike = probability(odds), probability(same_odds)
        least = np.full(len(odds), self._link.threshold, np.float32)
        same = alike >= self._same.threshold
        rows = self._look.open_pairs(odds, log_odds(self._link.threshold))
        if len(rows):
            answers = self._look.read(left[rows], right[rows])
            score[rows] = together(self._read, odds[rows], answers)
            alike[rows] = together(self._read_same, same_odds[rows], answers)
            least[rows] = self._read.threshold
            same[rows] = alike[rows] >= self._read_same.threshold
        return Judged(
            by_features=probability(odds),
            near=probability(odds + _NEARER),
            near_alike=probability(same_odds + _NEARER),
            score=score,
            linked=are_linked(score, alike, least),
            same=same,
        )


def are_linked(score: Floats, alike: Floats, least: Floats) -> NDArray[np.bool_]:
    """Which pairs are links, by the chances to share a fact and to say the same.

    `least` is the chance from which each pair is one, if it does not likely say the same.
    """
    linked: NDArray[np.bool_] = score >= np.where(
        alike >= _LIKELY_SAME, least - _SAME_EASIER, least
    )
    return linked


def log_odds(chance: float) -> float:
    """The log-odds of a chance."""
    return log(chance / (1 - chance))
