"""Whether concepts are judged to frame: two questions, one chance."""

import numpy as np
import pytest

from rashomon.findings.wording.framing import FRAMING_NAMES, judge
from rashomon.findings.wording.model import Blend, FramingJudges, LogisticModel, packaged
from rashomon.learned.trees import Trees


def blend(*weights: float, bias: float = 0.0, leaf: float = 0.0) -> Blend:
    """A logistic model, and one tree that gives every row the same."""
    tree = Trees(
        feature=np.array([[0]]),
        limit=np.zeros((1, 1), np.float32),
        after=np.array([[[-1, -1]]]),
        leaves=np.full((1, 16), leaf, np.float32),
    )
    return Blend(logistic=LogisticModel(weights=np.array(weights), bias=bias), trees=tree)


def chance(odds: float) -> float:
    return float(1 / (1 + np.exp(-odds)))


def test_a_blend_is_the_mean_of_both() -> None:
    assert blend(2.0, bias=1.0, leaf=3.0).scores(np.array([[2.0]])).tolist() == [4.0]


def test_the_chance_is_that_of_one_thing_and_of_framing_it() -> None:
    judges = FramingJudges(one=blend(2.0), framed=blend(-1.0))
    odds = judges.scores(np.array([[0.5], [3.0]]))
    expected = [chance(0.5) * chance(-0.25), chance(3.0) * chance(-1.5)]
    assert [chance(one) for one in odds] == pytest.approx(expected)


@pytest.mark.parametrize(("odds", "both"), [(40.0, 40.0 - np.log(2)), (-40.0, -80.0)])
def test_chances_near_none_and_one_have_log_odds(odds: float, both: float) -> None:
    judges = FramingJudges(one=blend(2.0), framed=blend(2.0))
    assert judges.scores(np.array([[odds]]))[0] == pytest.approx(both)


def test_no_concepts_have_no_odds() -> None:
    assert judge([], packaged().framing).tolist() == []


def test_the_packaged_models_know_every_feature() -> None:
    framing = packaged().framing
    for part in (framing.one, framing.framed):
        assert len(part.logistic.weights) == len(FRAMING_NAMES)
        assert part.trees.feature.max() < len(FRAMING_NAMES)
