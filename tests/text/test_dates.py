"""Date lines as pages print them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.text.dates import beside_dates, days_before, find_dates, named_day, weekdays_named

LINES = [
    ("2021-April-17 16:57", "2021-04-17T16:57", ""),
    ("2021-March-1  16:17", "2021-03-01T16:17", ""),
    ("Tuesday, July 2nd, 2013", "2013-07-02", ""),
    ("WEDNESDAY 03 JULY 2013", "2013-07-03", ""),
    ("LISBON, July 2,2013", "2013-07-02", "LISBON"),
    ("Updated: July 2,2013 15:01 IST", "2013-07-02T15:01", ""),
    ("11 November 2011 Last updated at 12:41 GMT", "2011-11-11", ""),
    ("Thu Nov 10,2011 3:00pm EST", "2011-11-10T15:00-05:00", ""),
    ("Published on: 11 November 2011-11:25am", "2011-11-11T11:25", ""),
    ("The Wire | Updated: 2017-09-15 17:52", "2017-09-15T17:52", "The Wire"),
    ("Mon Sep 11, 2017 / 3:04 PM EDT", "2017-09-11T15:04-04:00", ""),
    ("12:01 AM, 3 Jan 2020", "2020-01-03T00:01", ""),
    ("Friday 02/03/2018", "2018-03-02", ""),
    ("13/02/2018", "2018-02-13", ""),
    ("02.03.2018", "2018-03-02", ""),
    ("9 June 2020 at 25:99", "2020-06-09", None),
]


@pytest.mark.parametrize(("line", "iso", "rest"), LINES)
def test_date_lines(line: str, iso: str, rest: str | None) -> None:
    assert [found.iso for found in find_dates(line)] == [iso]
    if rest is not None:
        assert beside_dates(line) == rest


@pytest.mark.parametrize("line", ["02/03/2018", "31 February 2018", "2018-13-40", "room 2018-1"])
def test_what_is_no_certain_date_is_not_read(line: str) -> None:
    assert list(find_dates(line)) == []


@pytest.mark.parametrize("line", ["Monday", "2 hours ago", "Updated 10:15 AM ET", "5 May", "May 3"])
def test_lines_of_time_without_a_full_date(line: str) -> None:
    assert beside_dates(line) == ""


@pytest.mark.parametrize("line", ["Ten ships sank", "March of the penguins", ""])
def test_other_lines_are_no_date_lines(line: str) -> None:
    assert beside_dates(line) is None


def test_a_weekday_and_a_day_give_the_year() -> None:
    body = "It was held on Monday [March 1] in the old town."
    assert named_day(body, after=date(2020, 1, 1)) == date(2021, 3, 1)
    assert named_day("on Friday, Sept. 15, at noon", after=date(2017, 1, 1)) == date(2017, 9, 15)
    assert named_day("on Monday in March", after=date(2020, 1, 1)) is None


def test_weekdays() -> None:
    assert weekdays_named("On Monday and again on friday") == {0, 4}
    assert days_before(date(2021, 3, 2), 0) == 1
    assert days_before(date(2021, 3, 1), 0) == 0


@given(st.text())
def test_any_text_is_searched(text: str) -> None:
    for found in find_dates(text):
        assert 0 <= found.span.start < found.span.end <= len(text)
    beside_dates(text)


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_written_dates_are_read_back(day: date) -> None:
    for form in ("%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%a %b %d, %Y", "%A, %d %b %Y"):
        assert [found.day for found in find_dates(day.strftime(form))] == [day]
