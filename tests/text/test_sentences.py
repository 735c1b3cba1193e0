"""Sentences of news prose, and what holds of any text."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.text.sentences import sentences

PROSE = [
    (
        "Mr. Adler met Gen. Ruiz in St. Ives. He left at once.",
        ["Mr. Adler met Gen. Ruiz in St. Ives.", "He left at once."],
    ),
    (
        "The U.S. Navy sailed on Jan. 4. The U.S. Its crew rested.",
        ["The U.S. Navy sailed on Jan. 4.", "The U.S.", "Its crew rested."],
    ),
    (
        "“We will rebuild.” She paused. “All of it.”",
        ["“We will rebuild.”", "She paused.", "“All of it.”"],
    ),
    (
        "“Why now?” Ms. Okafor asked. No one answered.",
        ["“Why now?” Ms. Okafor asked.", "No one answered."],
    ),
    ("“Stop!” he shouted. Nobody did.", ["“Stop!” he shouted.", "Nobody did."]),
    (
        "J. R. Hale, No. 3 on the list, won 4.5 percent. Others lost.",
        ["J. R. Hale, No. 3 on the list, won 4.5 percent.", "Others lost."],
    ),
    (
        "Prices rose 3 p.m. to 5 p.m. on Friday. Then they fell.",
        ["Prices rose 3 p.m. to 5 p.m. on Friday.", "Then they fell."],
    ),
    (
        "A headline without an end\nThe story begins.",
        ["A headline without an end", "The story begins."],
    ),
    ("They waited… and waited. It came.", ["They waited… and waited.", "It came."]),
    ("It was over by 10. 20 people left.", ["It was over by 10.", "20 people left."]),
    ("She works at Brand Inc. The firm is old.", ["She works at Brand Inc.", "The firm is old."]),
    ("He said (in 2001.) It rained.", ["He said (in 2001.)", "It rained."]),
]


@pytest.mark.parametrize(("text", "expected"), PROSE)
def test_prose_is_split_where_a_reader_would(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in sentences(text)] == expected


NEWSLIKE = st.lists(
    st.sampled_from(
        [
            "Mr.",
            "said",
            "U.S.",
            "The",
            "“No",
            "one.”",
            "…",
            "?",
            '!"',
            "\n",
            "\n\n",
            " ",
            "a",
            "3",
            "4.5",
            ")",
            "(",
            "Inc.",
            "\u2028",
            "\x0b",
            "\x1c",
            "\x85",
            "’",
            ".",
            "...",
            "\t",
            "No.",
            "\xa0",
        ]
    ),
    max_size=60,
).map(" ".join)


@given(st.one_of(st.text(), NEWSLIKE))
def test_spans_are_trimmed_ordered_and_cover_all_words(text: str) -> None:
    spans = list(sentences(text))
    assert all(span.of(text) == span.of(text).strip() != "" for span in spans)
    assert all(left.end <= right.start for left, right in pairwise(spans))
    covered = {at for span in spans for at in range(span.start, span.end)}
    assert all(text[at].isspace() for at in range(len(text)) if at not in covered)


@given(NEWSLIKE)
def test_a_line_break_ends_a_sentence(text: str) -> None:
    assert not any("\n" in span.of(text) for span in sentences(text))


@pytest.mark.parametrize(
    "unit", [".", "?!", ". ", "a. ", ' ."', "\n", " ", "...", "x" * 50, 'a?" B ', "A.B.", "Mr. "]
)
def test_time_grows_with_length_alone(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    started = time.process_time()
    for _ in sentences(text):
        pass
    assert time.process_time() - started < 5
