"""The log-odds ratio with an informative Dirichlet prior, against the paper's formulas."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.findings.habits.log_odds import log_odds

COUNTS = st.dictionaries(st.sampled_from("abcdef"), st.integers(1, 200), max_size=6)


def test_the_formulas_of_the_paper():
    """Equations 16 (ratio) and 20 (variance), written out for one word."""
    found = log_odds({"a": 5, "b": 5}, {"a": 1, "b": 9}, prior=10)
    alpha, all_alpha = 10 * 6 / 20, 10
    ratio = math.log((5 + alpha) / (10 + all_alpha - 5 - alpha))
    ratio -= math.log((1 + alpha) / (10 + all_alpha - 1 - alpha))
    z = ratio / math.sqrt(1 / (5 + alpha) + 1 / (1 + alpha))
    assert found["a"] == pytest.approx((ratio, z))
    assert found["b"][0] == pytest.approx(-ratio)


def test_a_heavier_prior_draws_towards_no_difference():
    light = log_odds({"a": 5, "b": 5}, {"b": 10}, prior=2)["a"][0]
    heavy = log_odds({"a": 5, "b": 5}, {"b": 10}, prior=50)["a"][0]
    assert 0 < heavy < light


def test_more_of_the_same_is_surer():
    few = log_odds({"a": 3, "b": 3}, {"b": 6}, prior=10)["a"][1]
    many = log_odds({"a": 12, "b": 12}, {"b": 24}, prior=10)["a"][1]
    assert few < 1.96 < many


@given(COUNTS, COUNTS, st.floats(0.5, 100))
def test_sides_swapped_swap_the_sign_and_all_is_finite(own, others, prior):
    if not own.keys() | others.keys():
        return
    there, back = log_odds(own, others, prior=prior), log_odds(others, own, prior=prior)
    assert there.keys() == back.keys() == own.keys() | others.keys()
    for word, (ratio, z) in there.items():
        assert math.isfinite(ratio)
        assert math.isfinite(z)
        if len(there) > 1:
            assert ratio == pytest.approx(-back[word][0], abs=1e-9)


@given(COUNTS, st.integers(2, 5))
def test_equal_use_is_no_difference(counts, times):
    if not counts:
        return
    twice = {word: count * times for word, count in counts.items()}
    for ratio, _ in log_odds(counts, counts, prior=10).values():
        assert ratio == pytest.approx(0)
    assert set(log_odds(counts, twice, prior=10)) == set(counts)
