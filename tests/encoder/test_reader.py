"""The packaged reader: exact offsets on any text, and plain sentences read rightly."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.encoder import Reading, load_reader
from rashomon.model import Span
from rashomon.text.sentences import sentences


def read(text: str) -> Reading:
    return load_reader().read(text, list(sentences(text)))


def check(text: str, reading: Reading, count: int) -> None:
    """All that holds of any reading."""
    spans = [Span(start=w.start, end=w.end) for w in reading.words]
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    spans += [Span(start=e.start, end=e.end) for e in reading.entities]
    for attribution in reading.attributions:
        assert attribution.content
        assert 0 <= attribution.confidence <= 1
        spans += [*attribution.content, *attribution.cue, *attribution.source]
    for span in spans:
        assert 0 <= span.start < span.end <= len(text)
        assert span.of(text) == span.of(text).strip()
    assert all(0 <= w.head < len(reading.words) and 0 <= w.sentence < count for w in reading.words)
    assert reading.vectors.shape == (count, 384)
    assert reading.vectors.dtype == np.float32
    lengths = np.linalg.norm(reading.vectors, axis=1)
    with_words = sorted({w.sentence for w in reading.words})
    assert np.allclose(lengths[with_words], 1, atol=1e-4)


PROSE = st.lists(
    st.sampled_from(
        "Iran Araghchi said on Monday that “ ” \" the war , . n't Mr. U.N. (AP) — \n 5.3 قم".split(
            " "
        )
    ),
    max_size=60,
).map(" ".join)
ODD = st.text(st.characters(), max_size=120)  # with control characters and lone surrogates


@settings(max_examples=25)
@given(st.one_of(PROSE, ODD))
def test_any_text_is_read_with_exact_offsets(text: str) -> None:
    given_sentences = list(sentences(text))
    check(text, load_reader().read(text, given_sentences), len(given_sentences))


def test_nothing_to_read() -> None:
    reading = load_reader().read("", [])
    assert reading.words == reading.entities == reading.attributions == ()
    assert reading.vectors.shape == (0, 384)


def test_sentences_that_leave_gaps_and_have_no_words() -> None:
    text = "Ann Lee spoke.    Bob Ray did not."
    spans = [Span(start=0, end=14), Span(start=15, end=17), Span(start=18, end=34)]
    reading = load_reader().read(text, spans)
    check(text, reading, 3)
    assert {w.sentence for w in reading.words} == {0, 2}
    assert not reading.vectors[1].any()


@pytest.mark.parametrize("spans", [[(5, 9), (0, 4)], [(0, 6), (4, 9)], [(0, 99)]])
def test_sentences_out_of_order_or_place_are_refused(spans: list[tuple[int, int]]) -> None:
    with pytest.raises(ValueError, match="out of order or outside"):
        load_reader().read("One two three", [Span(start=s, end=e) for s, e in spans])


def test_a_sentence_longer_than_a_window() -> None:
    text = "The minister said that " + "the long road went on and on, " * 120 + "and it ended."
    reading = load_reader().read(text, [Span(start=0, end=len(text))])
    check(text, reading, 1)
    assert len(reading.words) > 800


def test_very_long_words() -> None:
    text = "x" * 50_000 + " said " + "http://a.b/" + "y" * 50_000
    check(text, load_reader().read(text, [Span(start=0, end=len(text))]), 1)


def test_reading_does_not_depend_on_what_was_read_before_or_on_threads() -> None:
    text = "Maria Keller, the mayor, said the bridge would reopen. The union denied it."
    first = read(text)
    read("Something else altogether. " * 40)
    again = read(text)
    other = load_reader(threads=2).read(text, list(sentences(text)))
    for reading in (again, other):
        assert reading.words == first.words
        assert reading.entities == first.entities
        assert reading.attributions == first.attributions
        assert np.array_equal(reading.vectors, first.vectors)


@pytest.mark.parametrize(
    ("text", "content", "cue", "source"),
    [
        (
            "“We will rebuild the harbour within a year,” Mayor Elena Petrov said on Tuesday.",
            "“We will rebuild the harbour within a year,”", "said", "Mayor Elena Petrov",
        ),
        (
            "The ministry announced that schools in the north would stay closed.",
            "that schools in the north would stay closed", "announced", "The ministry",
        ),
        (
            "According to two officials, the convoy left before dawn.",
            "the convoy left before dawn", "According to", "two officials",
        ),
        (
            "Hossein Karimzadeh told reporters the dam was safe.",
            "the dam was safe", "told", "Hossein Karimzadeh",
        ),
    ],
)  # fmt: skip
def test_plain_attributions(text: str, content: str, cue: str, source: str) -> None:
    (found,) = read(text).attributions
    assert [s.of(text).rstrip(".") for s in found.content] == [content]
    assert any(cue in s.of(text) for s in found.cue)
    assert [s.of(text) for s in found.source] == [source]


def test_a_quotation_in_two_pieces_is_one_attribution() -> None:
    text = "“The talks were frank,” Mr. Aliyev-Sadiq said, “and they will go on in May.”"
    (found,) = read(text).attributions
    assert len(found.content) == 2
    assert [s.of(text) for s in found.source] == ["Mr. Aliyev-Sadiq"]


def test_names() -> None:
    text = "Javad Rahimi of the Red Crescent flew from Tabriz to Geneva. IRAQI FORCES ENTER MOSUL"
    found = {(text[e.start : e.end], e.label) for e in read(text).entities}
    assert {("Javad Rahimi", "PER"), ("Tabriz", "LOC"), ("Geneva", "LOC")} <= found
    assert ("Red Crescent", "ORG") in found


def test_heads_and_relations() -> None:
    text = "The army seized two villages."
    words = read(text).words
    by_text = {text[w.start : w.end]: w for w in words}
    assert by_text["seized"].dep == "ROOT"
    assert words[by_text["army"].head] is by_text["seized"]
    assert (by_text["army"].dep, by_text["villages"].dep) == ("nsubj", "dobj")


def test_vectors_put_like_sentences_together() -> None:
    text = (
        "Rebels shot down a helicopter near the border. A helicopter was downed by insurgents at "
        "the frontier. The central bank raised interest rates."
    )
    shot, downed, bank = read(text).vectors
    assert shot @ downed > 0.6 > shot @ bank
