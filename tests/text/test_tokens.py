from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.model import Span
from rashomon.text.tokens import content_tokens, shingles, stem, word_tokens


@pytest.mark.parametrize(
    ("one", "other"),
    [("bombed", "bombings"), ("injuries", "injured"), ("announced", "announcement")],
)
def test_forms_of_one_word_share_a_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_function_words_and_reporting_words_say_nothing() -> None:
    text = "The mayor said that it was the bridge, according to him"
    assert [t.form for t in content_tokens(text)] == [stem("mayor"), stem("bridge")]


def test_figures_keep_their_value_without_commas() -> None:
    assert [t.form for t in content_tokens("1,500 houses")] == ["1500", stem("houses")]


@given(st.text(max_size=200))
def test_tokens_stand_in_order_where_they_say(text: str) -> None:
    tokens = list(word_tokens(text))
    assert all(text[t.span.start : t.span.end].strip() for t in tokens)
    assert all(a.span.end <= b.span.start for a, b in pairwise(tokens))


def test_a_span_limits_the_words() -> None:
    assert [t.form for t in word_tokens("one two three", Span(start=4, end=7))] == ["two"]


def test_shingles_are_every_run() -> None:
    assert list(shingles(["a", "b", "c"], 2)) == [(0, ("a", "b")), (1, ("b", "c"))]
    assert list(shingles(["a"], 2)) == []
