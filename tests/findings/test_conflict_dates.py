from __future__ import annotations

import pytest

from rashomon.findings.contradictions.moments import apart, close, moments
from rashomon.model import Span
from tests.findings.comparing import account
from tests.findings.parsed import conflict_of

SOLD = (
    "Dahl[PROPN nsubj sold] sold[VERB ROOT =] the mill[NOUN dobj sold] "
    "in[ADP prep sold] {}[NUM pobj in]."
)
WAS_SOLD = (
    "The mill[NOUN nsubjpass sold] was[AUX auxpass sold] sold[VERB ROOT =] "
    "in[ADP prep sold] {}[NUM pobj in]."
)


def test_one_act_in_two_years() -> None:
    found = conflict_of(SOLD.format("1957"), WAS_SOLD.format("1967"))
    assert found is not None
    assert found.aspect == "date"
    assert (found.left.normalised, found.right.normalised) == ("1957", "1967")
    assert "sold" in found.why


@pytest.mark.parametrize(
    "other",
    [
        # the same year, another act, another thing sold, told to come, told as one of several
        WAS_SOLD.format("1957"),
        WAS_SOLD.replace("sold", "built").format("1967"),
        SOLD.replace("Dahl", "Vik").format("1967"),
        WAS_SOLD.replace("was[AUX auxpass", "will[AUX aux").format("1967"),
        WAS_SOLD.replace("was[AUX auxpass", "again[ADV advmod").format("1967"),
    ],
)
def test_what_may_be_two_acts(other: str) -> None:
    assert conflict_of(SOLD.format("1957"), other) is None


def test_a_year_that_the_other_account_gives_too_is_of_something_else() -> None:
    other = WAS_SOLD.format("1967") + " It had burned in 1957."
    assert conflict_of(SOLD.format("1957"), other) is None


def test_hours_need_many_common_words() -> None:
    left = "Police stopped Dahl on Harbour Road in northern Velmar shortly after 2:30 a.m."
    right = "Dahl failed a test on Harbour Road in northern Velmar shortly after 2 a.m."
    found = conflict_of(left, right, score=0.9, alike=0.3)
    assert found is not None
    assert (found.aspect, found.left.normalised) == ("time", "02:30")
    assert conflict_of(left, "Rain fell at 2 a.m.", score=0.9, alike=0.3) is None
    rough = "Dahl failed a test on Harbour Road in northern Velmar at about 2:20 a.m."
    assert conflict_of(left, rough, score=0.9, alike=0.3) is None


def test_the_clock_of_a_game_differs_by_seconds() -> None:
    left = "Dahl scored with 7: 42 remaining in the first half."
    found = conflict_of(left, "He scored with 7:41 to go.")
    assert found is not None
    assert found.left.normalised == "7:42 left"
    assert conflict_of(left, "He scored with 3:41 to go.") is None


def test_one_term_of_years_nearly_the_same() -> None:
    found = conflict_of("He served from 1967 to 1979.", "He held the seat from 1966 to 1978.")
    assert found is not None
    assert found.right.normalised == "1966-1978"
    assert conflict_of("He served from 1967 to 1979.", "He sat from 1981 to 1989.") is None


def told(text: str) -> list[tuple[str, tuple[int | None, ...]]]:
    made = account(text, "a1")
    return [(m.kind, m.parts) for m in moments(made, Span(start=0, end=len(text)))]


def test_what_words_tell_of_a_time() -> None:
    assert told("In July 1973.") == [("date", (1973, 7, None))]
    assert told("On June 27.") == [("date", (None, 6, 27))]
    assert told("At 10: 40 p. m. sharp.") == [("clock", (22 * 60 + 40,))]
    assert told("It came 9.\n40 a.m. it left.") == []
    assert told("Two weeks ago it rained, a year before too.") == [
        ("weeks before", (2,)),
        ("years before", (1,)),
    ]
    assert told("In the 1980s.") == []
    assert told("A Long March 4 rocket rose.") == []


def test_parts_that_both_tell_decide() -> None:
    made = account("In July 1973, on June 27, 1973, on July 4, in 1974.", "a1")
    july, june, fourth, later = moments(made, Span(start=0, end=len(made.article.text)))
    assert apart(july, june)
    assert not apart(july, fourth)
    assert not apart(fourth, later)
    assert apart(june, later)
    assert close(june, fourth)
    assert not close(june, later)
