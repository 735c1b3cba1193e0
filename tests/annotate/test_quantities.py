from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.annotate.numerals import numerals, value_of
from rashomon.annotate.quantities import find_quantities
from rashomon.model import Quantity, Span, Word
from tests.factory import annotated, article

# What the reader would say of the words that matter here.
_POS = {
    **dict.fromkeys("people houses shops men bridge name women buildings".split(), "NOUN"),
    **dict.fromkeys("were was have been had".split(), "AUX"),
    **dict.fromkeys("killed injured damaged killing injuring hurt wounded".split(), "VERB"),
    **dict.fromkeys("dead".split(), "ADJ"),
}


def found(text: str) -> list[Quantity]:
    account = annotated(article(text))
    words = []
    for sentence in account.sentences:
        for piece in text[sentence.span.start : sentence.span.end].split():
            start = text.index(piece, words[-1].span.end if words else 0)
            bare = piece.strip(".,;")
            words.append(
                Word(
                    span=Span(start=start, end=start + len(bare)),
                    pos=_POS.get(bare.lower(), "X"),
                    head=len(words),
                    dep="dep",
                    sentence=sentence.index,
                )
            )
    return list(find_quantities(account.article, account.sentences, tuple(words)))


@pytest.mark.parametrize(
    ("text", "unit", "low", "high"),
    [
        ("Five people were killed.", "dead", 5, 5),
        ("The blast left 24 dead.", "dead", 24, 24),
        ("It struck, killing at least five people.", "dead", 5, math.inf),
        ("It struck, killing two people and injuring dozens.", "injured", 24, 99),
        ("Some 30,000 people were killed.", "dead", 27_000, 33_000),
        ("More than 300 houses were damaged.", "house", 300, math.inf),
        ("We had 355 damaged shops.", "shop", 355, 355),
        ("It lies six miles away.", "km", 6 * 1.609344, 6 * 1.609344),
        ("A depth of 10 kilometers (6 miles).", "km", 10, 10),
        ("A 6.1-magnitude quake.", "magnitude", 6.1, 6.1),
        ("It cost $2.5 million.", "usd", 2.5e6, 2.5e6),
        ("Between 10 and 15 percent agreed.", "percent", 10, 15),
        ("The 42-year-old driver.", "year of age", 42, 42),
        ("The death toll rose to 31.", "dead", 31, 31),
        ("They were 12 to 14 million people.", "person", 12e6, 14e6),
        ("He served four and a half months.", "month", 4.5, 4.5),
        ("He served 4\ufffd months.", "month", 4.25, 4.75),
        ("After a quarter-century it closed.", "month", 300, 300),
        ("She lives half a mile away.", "km", 0.5 * 1.609344, 0.5 * 1.609344),
        ("The mother of 12 waited.", "child", 12, 12),
        ("A 4yo boy ran.", "year of age", 4, 4),
        ("Police say he is 3.", "year of age", 3, 3),
        ("He fell 200m down the slope.", "km", 0.2, 0.2),
        ("It rose 50ft.", "km", 50 * 3.048e-4, 50 * 3.048e-4),
        ("The island, home to about 9,000 people.", "inhabitant", 8100, 9900),
        ("A town of 4,000.", "inhabitant", 4000, 4000),
        ("It was minus 20 outside.", "degree below zero", 20, 20),
    ],
)
def test_value_and_what_is_counted(text: str, unit: str, low: float, high: float) -> None:
    values = [(q.unit, q.low, q.high) for q in found(text)]
    assert any(
        u == unit and math.isclose(a, low) and (b == high or math.isclose(b, high))
        for u, a, b in values
    ), values


@pytest.mark.parametrize(
    "text",
    [
        "It happened on July 2, 2013.",
        "Since 1992 it has been held.",
        "At 12:00 GMT it began.",
        "A CN-235 aircraft came.",
        "On the 21st floor.",
        "No one knows.",
        "Under Resolution 242 it ended.",
        "See https://example.org/2019/4-men-dead for more.",
        "http: / / www. example. org / 4 - dead - 12 - people",
    ],
)
def test_dates_and_labels_are_no_quantities(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("A 4 - year - old boy fell in a 6 - mile - long ditch.", "year of age", 4),
        ("An 86 - yard run and a two - hour wait.", "km", 86 * 9.144e-4),
        ("About 1, 000 sheep and 12, 500 people.", "person", 12_500),
        ("A 1, 500 - square - kilometer island with 2, 000 people.", "sq km", 1500),
    ],
)
def test_words_set_apart_from_their_marks(text: str, unit: str, value: float) -> None:
    assert (unit, value) in [(q.unit, q.low) for q in found(text)]


def test_figures_side_by_side_are_two() -> None:
    text = "In room 12, 300 people sat; 1,400 stood."
    assert ("person", 300) in [(q.unit, q.low) for q in found(text)]


def test_torn_decimals_are_put_together() -> None:
    text = "A magnitude - 6. 1 quake shook a 4 - mile - long, 2 - mile - wide island."
    assert ("magnitude", 6.1) in [(q.unit, q.low) for q in found(text)]


def test_nobody_hurt_is_a_figure() -> None:
    text = "There were no reports of any casualties."
    assert [(q.unit, q.high) for q in found(text)] == [("casualty", 0.0)]


@pytest.mark.parametrize(
    ("words", "value"),
    [("twenty-five", 25), ("two hundred and five", 205), ("1.5 million", 1.5e6), ("two dozen", 24)],
)
def test_number_words(words: str, value: float) -> None:
    assert value_of(words) == value


@given(st.text(alphabet=st.sampled_from("0123456789.,- $%kmatleastofdozens\n'’"), max_size=80))
def test_any_text_gives_numerals_inside_it(text: str) -> None:
    for numeral in numerals(text, Span(start=0, end=len(text))):
        assert 0 <= numeral.span.start < numeral.span.end <= len(text)
        assert numeral.low <= numeral.high
