"""Which pairs are links: by their features, and by reading those that these leave open."""

from __future__ import annotations

import numpy as np
import pytest

from rashomon.encoder.pairs import QUESTIONS
from rashomon.findings.linking.judge import Judged, PairJudge, are_linked
from rashomon.findings.linking.scorer import packaged, packaged_links
from rashomon.findings.linking.second_look import Rows
from rashomon.learned.logistic import Floats, probability

# Three pairs that are like most others.
FEATURES = np.tile(packaged("link").mean, (3, 1))
PAIRS = np.arange(3)


class Look:
    """Reads the pairs it is told to, and finds the same in all."""

    def __init__(self, rows: list[int], answer: float = 0.0) -> None:
        self.rows, self.answer = np.array(rows, np.int64), answer

    def open_pairs(self, log_odds: Floats, border: float) -> Rows:
        assert len(log_odds) == len(FEATURES)
        assert border < 0  # fewer than half of the likely pairs need to be links
        return self.rows

    def read(self, left: Rows, right: Rows) -> Floats:
        assert left.tolist() == right.tolist() == self.rows.tolist()
        return np.full((len(left), len(QUESTIONS)), self.answer, np.float32)


def judged(look: Look) -> Judged:
    return PairJudge(look)(FEATURES, PAIRS, PAIRS)  # type: ignore[arg-type]


def test_without_open_pairs_the_features_decide() -> None:
    found = judged(Look([]))
    link, same = packaged_links(), packaged("same")
    assert np.array_equal(found.score, probability(link.log_odds(FEATURES)))
    alike = probability(same.log_odds(FEATURES))
    assert np.array_equal(found.same, alike >= same.threshold)
    assert np.array_equal(
        found.linked, are_linked(found.score, alike, np.full(3, link.threshold, np.float32))
    )


@pytest.mark.parametrize(("answer", "linked"), [(8.0, True), (-8.0, False)])
def test_what_is_read_decides_of_open_pairs_alone(answer: float, linked: bool) -> None:
    found, before = judged(Look([1], answer)), judged(Look([]))
    assert found.linked[1] == linked
    assert np.array_equal(found.score[[0, 2]], before.score[[0, 2]])


def test_contradictions_are_guarded_by_the_features() -> None:
    found, before = judged(Look([0, 1, 2], 8.0)), judged(Look([]))
    assert np.array_equal(found.near, before.near)
    assert np.array_equal(found.near_alike, before.near_alike)


def test_less_is_asked_of_what_likely_says_the_same() -> None:
    score, least = np.full(2, 0.3, np.float32), np.full(2, 0.4, np.float32)
    alike = np.array([0.2, 0.8], np.float32)
    assert are_linked(score, alike, least).tolist() == [False, True]
