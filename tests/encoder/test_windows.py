"""Windows: every word is kept once, from a window that reads it."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from rashomon.encoder import windows
from rashomon.encoder.words import MAX_PIECES, WordTable


def table(counts: list[int], sentence_ends: set[int]) -> WordTable:
    n = len(counts)
    sentence = np.cumsum([0, *(i in sentence_ends for i in range(n - 1))])[:n]
    return WordTable(
        starts=np.arange(n) * 2,
        ends=np.arange(n) * 2 + 1,
        sentence=sentence.astype(np.int32),
        features=np.zeros(n, np.int8),
        pieces=np.arange(sum(counts), dtype=np.int32) + 5,
        offsets=np.concatenate([[0], np.cumsum(counts)]).astype(np.int64),
    )


tables = st.lists(st.integers(1, MAX_PIECES), max_size=900).flatmap(
    lambda counts: st.sets(st.integers(0, max(len(counts), 1))).map(
        lambda ends: table(counts, ends)
    )
)


@given(tables)
def test_windows_keep_every_word_once_and_fit(words: WordTable) -> None:
    kept = 0
    for window in windows.cut(words):
        assert window.first <= window.keep_from == kept < window.keep_to <= window.last
        pieces = words.offsets[window.last] - words.offsets[window.first]
        assert pieces <= windows.WINDOW_PIECES - 2
        kept = window.keep_to
    assert kept == len(words)


@given(tables)
def test_inputs_hold_the_words_in_place(words: WordTable) -> None:
    for window in windows.cut(words):
        inputs = windows.inputs_of(words, window)
        start, end = words.offsets[[window.first, window.last]]
        assert inputs.pieces[0, [0, -1]].tolist() == [windows.CLS, windows.SEP]
        assert inputs.pieces[0, 1:-1].tolist() == words.pieces[start:end].tolist()
        firsts = inputs.firsts[0, 1:]
        offsets = words.offsets[window.first : window.last]
        assert inputs.pieces[0, firsts].tolist() == words.pieces[offsets].tolist()
        assert len(inputs.sentence[0]) == len(inputs.firsts[0])
        of_sentences, of_words = np.split(inputs.pool[0].sum(-1), [len(inputs.weights)])
        assert np.allclose(of_sentences[inputs.weights > 0], 1, atol=1e-4)
        assert len(of_words) == window.last - window.first
        assert np.allclose(of_words, 1, atol=1e-4)
        assert inputs.weights.sum() == end - start


def test_a_long_text_is_read_with_little_overlap() -> None:
    words = table([1] * 10_000, set(range(0, 10_000, 20)))
    read = sum(w.last - w.first for w in windows.cut(words))
    assert read < 1.5 * len(words)
