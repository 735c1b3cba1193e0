"""Decoding: legal labels, the best path, joins by pointers, trees."""

from __future__ import annotations

from itertools import product

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from rashomon.encoder import decode


def legal_after(before: int, label: int) -> bool:
    """Whether a label may follow another: I only B or I of its kind."""
    return label == 0 or label % 2 == 1 or before in (label - 1, label)


def logs(shares: np.ndarray) -> np.ndarray:
    return np.log(shares / shares.sum(-1, keepdims=True)).astype(np.float32)


scores = st.integers(1, 4).flatmap(
    lambda n: arrays(np.float64, (n, 5), elements=st.floats(0.01, 1)).map(logs)
)


@given(scores)
# A beginning on a word that is nearly surely outside, before a word that is surely inside.
@example(logs(np.array([[0.92, 0.02, 0.02, 0.02, 0.02], [0.02, 0.02, 1.0, 0.02, 0.02]])))
def test_the_best_legal_path_is_found(rows: np.ndarray) -> None:

    def value(path: tuple[int, ...]) -> float:
        legal = all(legal_after(a, b) for a, b in zip((0, *path), path, strict=False))
        return float(sum(rows[i, k] for i, k in enumerate(path))) if legal else -np.inf

    best = max(product(range(5), repeat=len(rows)), key=value)
    found = tuple(decode.label_runs(rows).tolist())
    assert abs(value(found) - value(best)) < 1e-4


@given(arrays(np.int64, st.integers(0, 30), elements=st.integers(0, 4)))
def test_spans_cover_exactly_the_labelled_words(labels: np.ndarray) -> None:
    legal = labels.copy()
    for i, label in enumerate(legal):
        if not legal_after(legal[i - 1] if i else 0, label):
            legal[i] = label - 1
    covered = [i for s, e, _ in decode.spans_of(legal) for i in range(s, e)]
    assert covered == np.flatnonzero(legal).tolist()


def test_no_span_crosses_a_break() -> None:
    rows = logs(np.array([[0.1, 0.8, 0.1], [0.1, 0.1, 0.8], [0.05, 0.15, 0.8]]))
    labels = decode.label_runs(rows, breaks=np.array([True, False, True]))
    assert labels.tolist() == [1, 2, 1]


@given(arrays(np.int64, st.integers(1, 40), elements=st.integers(0, 39)))
def test_heads_become_a_forest(heads: np.ndarray) -> None:
    links = decode.acyclic_heads(heads % len(heads))
    for word in range(len(links)):
        at, steps = word, 0
        while links[at] != at:
            at, steps = int(links[at]), steps + 1
            assert steps <= len(links)


def roles(*rows: str) -> np.ndarray:
    """Scores of content, cue and source from strings of O, B, I, a word a letter."""
    sure = {"O": [0.98, 0.01, 0.01], "B": [0.01, 0.98, 0.01], "I": [0.01, 0.01, 0.98]}
    columns = [[sure[letter] for letter in row] for row in rows]
    return np.log(np.concatenate(columns, 1)).astype(np.float32)


def pointing(*targets: int) -> decode.Pointers:
    return decode.Pointers(
        target=np.array(targets)[:, None], share=np.full((len(targets), 1), -0.01, np.float32)
    )


def test_pieces_of_one_cue_make_one_attribution() -> None:
    # "CC , he said , CC": words 0-1 and 5-6 are content, 4 the cue, 3 the source
    scores = roles("BIOOOBI", "OOOOBOO", "OOOBOOO")
    found = decode.attributions(
        scores, pointing(4, 4, -1, -1, -1, 4, 4), pointing(-1, -1, -1, -1, 3, -1, -1)
    )
    assert [(a.content, a.cue, a.source) for a in found] == [(((0, 2), (5, 7)), (4, 5), (3, 4))]


def test_content_is_split_where_the_pointer_changes() -> None:
    scores = roles("OOBIIIOO", "OBOOOOBO", "BOOOOOOB")
    found = decode.attributions(
        scores, pointing(-1, -1, 1, 1, 6, 6, -1, -1), pointing(-1, 0, -1, -1, -1, -1, 7, -1)
    )
    assert [(a.content, a.cue, a.source) for a in found] == [
        (((2, 4),), (1, 2), (0, 1)),
        (((4, 6),), (6, 7), (7, 8)),
    ]


def test_content_without_a_cue_stands_alone() -> None:
    found = decode.attributions(roles("BI", "OO", "OO"), pointing(-1, -1), pointing(-1, -1))
    assert [(a.content, a.cue, a.source) for a in found] == [(((0, 2),), None, None)]
