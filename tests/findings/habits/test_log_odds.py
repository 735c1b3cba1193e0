"""The log-odds ratio with an informative Dirichlet prior, against the paper's formulas."""

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from rashomon.findings.habits.log_odds import Share, log_odds

SHARES = st.integers(1, 300).flatmap(
    lambda of: st.builds(Share, st.integers(0, of), st.just(of))
)  # fmt: skip


def test_the_formulas_of_the_paper():
    """Equations 16 (ratio) and 19 (variance), written out for one phrase."""
    ratio, z = log_odds(Share(5, 10), Share(1, 10), prior=10)
    alpha, all_alpha = 10 * 6 / 20, 10
    expected = math.log((5 + alpha) / (10 + all_alpha - 5 - alpha))
    expected -= math.log((1 + alpha) / (10 + all_alpha - 1 - alpha))
    variance = 1 / (5 + alpha) + 1 / (10 + all_alpha - 5 - alpha)
    variance += 1 / (1 + alpha) + 1 / (10 + all_alpha - 1 - alpha)
    assert ratio == pytest.approx(expected)
    assert z == pytest.approx(expected / math.sqrt(variance))


def test_a_heavier_prior_draws_towards_no_difference():
    light = log_odds(Share(5, 10), Share(0, 10), prior=2)[0]
    heavy = log_odds(Share(5, 10), Share(0, 10), prior=50)[0]
    assert 0 < heavy < light


def test_more_of_the_same_is_surer():
    few = log_odds(Share(3, 3), Share(0, 3), prior=10)[1]
    many = log_odds(Share(12, 12), Share(0, 12), prior=10)[1]
    assert few < 1.96 < many


def test_what_all_say_and_what_none_says_tells_nothing_apart():
    assert log_odds(Share(8, 8), Share(15, 15), prior=10) == (0.0, 0.0)
    assert log_odds(Share(0, 8), Share(0, 15), prior=10) == (0.0, 0.0)


@given(SHARES, SHARES, st.floats(0.5, 100))
def test_sides_swapped_swap_the_sign_and_all_is_finite(own, others, prior):
    ratio, z = log_odds(own, others, prior=prior)
    back, z_back = log_odds(others, own, prior=prior)
    assert math.isfinite(ratio)
    assert math.isfinite(z)
    assert (ratio, z) == pytest.approx((-back, -z_back), abs=1e-9)


@given(SHARES, SHARES)
def test_the_sign_is_that_of_the_shares(own, others):
    difference = own.used * others.of - others.used * own.of
    assume(difference)
    assert (log_odds(own, others, prior=10)[0] > 0) == (difference > 0)
