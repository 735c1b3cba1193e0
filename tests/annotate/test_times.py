from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.annotate.times import find_times
from tests.factory import annotated, article


def found(
    text: str, published: str | None = "2013-07-03"
) -> list[tuple[str, str | None, str | None]]:
    account = annotated(article(text, published=published))
    times = find_times(account.article, account.sentences, ())
    return [(t.span.of(text), t.earliest, t.latest) for t in times]


@pytest.mark.parametrize(
    ("text", "words", "earliest", "latest"),
    [
        ("It struck on Tuesday.", "Tuesday", "2013-07-02", "2013-07-02"),
        ("It struck yesterday.", "yesterday", "2013-07-02", "2013-07-02"),
        ("They will meet Friday.", "Friday", "2013-07-05", "2013-07-05"),
        ("They meet next Monday.", "next Monday", "2013-07-08", "2013-07-08"),
        ("On July 2 it struck.", "July 2", "2013-07-02", "2013-07-02"),
        ("On 2 July 2013 it struck.", "2 July 2013", "2013-07-02", "2013-07-02"),
        ("In 1993 it fell.", "1993", "1993-01-01", "1993-12-31"),
        ("Held since 1992, it fell.", "1992", "1992-01-01", "1992-12-31"),
        ("In late September 2020 it began.", "late September 2020", "2020-09-21", "2020-09-30"),
        ("In October it began.", "October", "2012-10-01", "2012-10-31"),
        ("Three days ago it began.", "Three days ago", "2013-06-30", "2013-06-30"),
        ("Last month it began.", "Last month", "2013-06-01", "2013-06-30"),
        ("In the 1950s it began.", "1950s", "1950-01-01", "1959-12-31"),
        ("In April last year it began.", "April last year", "2012-04-01", "2012-04-30"),
    ],
)
def test_resolved_against_publication(
    text: str, words: str, earliest: str | None, latest: str | None
) -> None:
    assert found(text) == [(words, earliest, latest)]


def test_without_publication_a_weekday_stays_open() -> None:
    assert found("It struck on Tuesday.", None) == [("Tuesday", None, None)]


@pytest.mark.parametrize(
    "text", ["You may go.", "They march on.", "The Mayor spoke.", "It has 2000 seats."]
)
def test_no_time(text: str) -> None:
    assert found(text) == []


def test_a_clock_time_stays_unresolved() -> None:
    assert found("At 12:00 GMT it began.") == [("12:00 GMT", None, None)]


@given(st.text(max_size=120), st.sampled_from([None, "2021-03-01", "not a date"]))
def test_any_text(text: str, published: str | None) -> None:
    for words, earliest, latest in found(text, published):
        assert words
        assert (earliest is None) == (latest is None)
        assert earliest is None or latest is None or earliest <= latest
