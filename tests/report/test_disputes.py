from __future__ import annotations

from rashomon.model import Evidence, Link, Span, Value
from rashomon.report.disputes import disputes

_SHA = "0" * 64


def _value(account: str, at: int, read: str) -> Value:
    span = Span(start=at, end=at + 5)
    return Value(evidence=Evidence(article_id=account, text_sha=_SHA, span=span), normalised=read)


def _link(left: Value, right: Value, score: float = 0.9) -> Link:
    return Link(
        id="",
        left=left.evidence,
        right=right.evidence,
        relation="conflict",
        score=score,
        aspect="number",
        left_value=left,
        right_value=right,
    )


TOWN = _value("a1", 10, "5 dead")
ALL = _value("a2", 10, "24 dead")
MORE = _value("a3", 10, "30 dead")
AGAIN = _value("a3", 90, "24 dead")
OTHER = _value("a2", 90, "12 dead")


def test_three_values_that_all_differ_are_one_dispute() -> None:
    links = [_link(TOWN, ALL), _link(ALL, MORE), _link(TOWN, MORE)]
    assert list(disputes(links)) == [tuple(links)]


def test_a_chain_is_no_dispute() -> None:
    links = [_link(TOWN, ALL), _link(ALL, MORE, 0.8)]
    assert list(disputes(links)) == [(links[0],), (links[1],)]


def test_accounts_that_agree_stand_on_one_side() -> None:
    links = [_link(TOWN, ALL), _link(TOWN, AGAIN)]
    assert list(disputes(links)) == [tuple(links)]


def test_counts_of_two_things_in_one_account_are_two_disputes() -> None:
    links = [_link(TOWN, ALL), _link(TOWN, OTHER, 0.8)]
    assert list(disputes(links)) == [(links[0],), (links[1],)]


def test_figures_that_can_be_one_stand_on_one_side_whatever_is_counted() -> None:
    for reading in ("at least 24 dead", "24 person"):
        links = [_link(TOWN, ALL), _link(TOWN, _value("a3", 10, reading))]
        assert list(disputes(links)) == [tuple(links)]


def test_at_least_so_many_and_more_of_one_account_are_one_reading() -> None:
    links = [_link(TOWN, ALL), _link(TOWN, _value("a2", 50, "at least 20 dead"))]
    assert list(disputes(links)) == [tuple(links)]
