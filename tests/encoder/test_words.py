"""Words: exact offsets whatever the text, and the splits that the model was trained on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.encoder import words


def split(text: str) -> list[str]:
    return [text[s:e] for s, e in words.split_words(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mr. O'Brien didn’t go.", ["Mr.", "O'Brien", "did", "n’t", "go", "."]),
        ("the U.S.-led plan", ["the", "U.S.", "-", "led", "plan"]),
        ("Ka'bah's dome", ["Ka'bah", "'s", "dome"]),
        ("$5.3m or 1,000", ["$", "5.3m", "or", "1,000"]),
        ('"I\'ll go..."', ['"', "I", "'ll", "go", "...", '"']),
        ("see https://a.org/b?c, now", ["see", "https://a.org/b?c", ",", "now"]),
        ("write to x.y@z.org.", ["write", "to", "x.y@z.org", "."]),
        ("cafe\u0301 نَصر", ["cafe\u0301", "نَصر"]),
        ("a\u200bb", ["a", "b"]),
    ],
)
def test_splits(text: str, expected: list[str]) -> None:
    assert split(text) == expected


@given(st.text(max_size=300), st.data())
def test_words_lie_in_order_within_the_range_and_leave_out_only_blanks(
    text: str, data: st.DataObject
) -> None:
    end = data.draw(st.integers(0, len(text)))
    start = data.draw(st.integers(0, end))
    at = start
    for first, last in words.split_words(text, start, end):
        assert at <= first < last <= end
        assert not any(c.isspace() for c in text[first:last])
        assert all(c.isspace() or c in "\u200b\u2060\ufeff" for c in text[at:first])
        at = last


@pytest.mark.parametrize("unit", ["a", "a.", "a'", "@", "1.", "n't", "ab-", "\u0301", '"'])
def test_long_runs_without_blanks_take_time_in_proportion(unit: str) -> None:
    text = unit * (60_000 // len(unit))
    assert sum(e - s for s, e in words.split_words(text, 0, len(text))) == len(text)


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("war", words.LOWER),
        ("War", words.TITLE),
        ("I", words.TITLE),
        ("IRNA", words.UPPER),
        ("McCain", words.MIXED),
        ("5th", words.DIGIT),
        ("—", words.OTHER),
        ("قم", words.LOWER),
    ],
)
def test_shapes(word: str, shape: int) -> None:
    assert words.shape_of(word) == shape


def test_quotation_state_ends_with_the_line() -> None:
    state = words.QuoteState()
    read = ["He", '"', "no", '"', "“", "yes", "”", "then"]
    assert [state.step(w) for w in read] == [False, True, True, True, True, True, True, False]
