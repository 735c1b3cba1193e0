"""What two sentences share, as numbers; one row a pair, in the order of `NAMES`.

Where a feature differs between the two sides, the smaller and the larger value are given, so that
a pair scores the same in either order.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from math import fsum

import numpy as np
from numpy.typing import NDArray

from rashomon.findings.linking import word_match
from rashomon.findings.linking.quantity_match import compare_quantities
from rashomon.findings.linking.sentence_view import SentenceView, StoryView
from rashomon.findings.linking.word_match import Words

Floats = NDArray[np.float32]

VECTOR_NAMES = (
    "cosine",
    "centred_cosine",
    "row_z_min",
    "row_z_max",
    "rank_min",
    "rank_max",
    "rank_product",
    "context_diagonal",
    "context_best",
    "accounts_mean_cosine",
    "centrality_min",
    "centrality_max",
    "title_cosine_min",
    "title_cosine_max",
)
TERM_NAMES = (
    "terms_cosine",
    "rare_terms_cosine",
    "terms_contained_min",
    "terms_contained_max",
    "rare_contained_max",
    "best_shared_weight",
    "second_shared_weight",
    "best_shared_rarity",
    "stubs_jaccard",
    "bigrams",
    "fivegrams",
    "clause_min",
    "clause_max",
    "clause_terms",
    "verbs",
    "relations",
    "quoted_contained",
    "quoted_both",
    "quoted_one",
    "entities",
    "entities_rare",
    "entities_contained_max",
    "entities_unshared",
    "same_speaker",
    "other_speaker",
    "stated_both",
    "stated_one",
    "numbers_equal",
    "numbers_differ",
    "days_shared",
    "days_differ",
    "titles",
    "position_min",
    "position_max",
    "position_gap",
    "length_min",
    "length_max",
)
WORD_NAMES = (
    *word_match.NAMES,
    "words_z_min",
    "words_z_max",
    "words_rank_max",
    "words_rank_product",
)
NAMES = VECTOR_NAMES + TERM_NAMES + WORD_NAMES


def pair_features(story: StoryView, left: NDArray[np.int64], right: NDArray[np.int64]) -> Floats:
    """Features of the pairs (left[k], right[k]) of rows, all of one pair of accounts.

    Every pair of the two accounts need not be given: ranks and means are over all of them.
    """
    if not len(left):
        return np.zeros((0, len(NAMES)), np.float32)
    one, other = (story.views[int(side[0])].account for side in (left, right))
    a, b = story.rows[one], story.rows[other]
    vector = _VectorFeatures(story, a, b).of(left - a.start, right - b.start)
    terms = np.array(
        [_term_features(story, i, j) for i, j in zip(left.tolist(), right.tolist(), strict=True)],
        np.float32,
    )
    words = _word_features(story.words[one], story.words[other])[left - a.start, right - b.start]
    return np.concatenate([vector, terms, words], axis=1)


def _word_features(one: Words, other: Words) -> Floats:
    """Of all sentences of two accounts: words laid on words, and how far that stands out."""
    matched = word_match.match_words(one, other)
    held = matched[:, :, 0] + matched[:, :, 1]
    by_row, by_column = _standardised(held, 1), _standardised(held, 0)
    rank_row, rank_column = _ranks(held, 1), _ranks(held, 0)
    beside = (
        np.minimum(by_row, by_column),
        np.maximum(by_row, by_column),
        np.maximum(rank_row, rank_column),
        rank_row * rank_column,
    )
    return np.concatenate([matched, np.stack(beside, axis=2)], axis=2).astype(np.float32)


class _VectorFeatures:
    """Cosines between two accounts and where each stands among its row's and column's."""

    def __init__(self, story: StoryView, a: range, b: range) -> None:
        left, right = slice(a.start, a.stop), slice(b.start, b.stop)
        self._cosine = story.vectors[left] @ story.vectors[right].T
        self._centred = story.centred[left] @ story.centred[right].T
        mean = story.vectors.mean(axis=0)
        self._central = (story.vectors[left] @ mean, story.vectors[right] @ mean)
        titles = [k for k, v in enumerate(story.views) if v.title]
        self._title = tuple(
            (story.vectors[side] @ story.vectors[titles].T).max(axis=1)
            if titles
            else np.zeros(side.stop - side.start, np.float32)
            for side in (left, right)
        )

    def of(self, i: NDArray[np.int64], j: NDArray[np.int64]) -> Floats:
        cosine, centred = self._cosine, self._centred
        by_row, by_column = (
            _standardised(cosine, 1)[i, j],
            _standardised(cosine, 0)[i, j],
        )
        rank_row, rank_column = _ranks(centred, 1)[i, j], _ranks(centred, 0)[i, j]
        diagonal, best = _context(centred)
        columns = (
            cosine[i, j],
            centred[i, j],
            np.minimum(by_row, by_column),
            np.maximum(by_row, by_column),
            np.minimum(rank_row, rank_column),
            np.maximum(rank_row, rank_column),
            rank_row * rank_column,
            diagonal[i, j],
            best[i, j],
            np.full(len(i), cosine.mean()),
            np.minimum(self._central[0][i], self._central[1][j]),
            np.maximum(self._central[0][i], self._central[1][j]),
            np.minimum(self._title[0][i], self._title[1][j]),
            np.maximum(self._title[0][i], self._title[1][j]),
        )
        return np.stack(columns, axis=1).astype(np.float32)


def _standardised(matrix: Floats, axis: int) -> Floats:
    spread = matrix.std(axis=axis, keepdims=True) + 1e-3
    result: Floats = (matrix - matrix.mean(axis=axis, keepdims=True)) / spread
    return result


def _ranks(matrix: Floats, axis: int) -> Floats:
    """1 for the most similar, 1/2 for the next, and so on."""
    order = np.argsort(np.argsort(-matrix, axis=axis, kind="stable"), axis=axis)
    result: Floats = (1.0 / (1.0 + order)).astype(np.float32)
    return result


def _context(matrix: Floats) -> tuple[Floats, Floats]:
    """How alike the neighbours are: both before and both after; the best one step away."""
    padded = np.pad(matrix, 1)
    diagonal = (padded[:-2, :-2] + padded[2:, 2:]) / 2
    beside = np.maximum(padded[1:-1, :-2], padded[1:-1, 2:])
    above = np.maximum(padded[:-2, 1:-1], padded[2:, 1:-1])
    return diagonal.astype(np.float32), np.maximum(beside, above).astype(np.float32)


def _term_features(story: StoryView, i: int, j: int) -> list[float]:
    a, b = story.views[i], story.views[j]
    weights, rarity = story.weights, story.rarity
    shared = a.terms & b.terms
    common = _total(weights, shared)
    rare = fsum(weights[t] * rarity[t] for t in shared)
    (size_a, rare_a), (size_b, rare_b) = story.masses[i], story.masses[j]
    strongest = [*sorted((weights[t] for t in shared), reverse=True)[:2], 0.0, 0.0]
    small, large = sorted((common / max(size_a, 0.5), common / max(size_b, 0.5)))
    clause_a = _best_clause(story, a, shared)
    clause_b = _best_clause(story, b, shared)
    clauses = sorted((clause_a[0], clause_b[0]))
    return [
        common / max((size_a * size_b) ** 0.5, 0.5),
        rare / max((rare_a * rare_b) ** 0.5, 0.3),
        small,
        large,
        rare / max(min(rare_a, rare_b), 0.3),
        strongest[0],
        strongest[1],
        max((rarity[t] * weights[t] for t in shared), default=0.0),
        _jaccard(a.stubs, b.stubs),
        _squash(len(a.bigrams & b.bigrams)),
        _squash(len(a.fivegrams & b.fivegrams)),
        *clauses,
        max(clause_a[1], clause_b[1]),
        _squash(len(a.verbs & b.verbs)),
        _squash(len(a.relations & b.relations)),
        *_quoting(story, a, b),
        *_naming(story, a, b),
        *_speaking(a, b),
        *compare_quantities(a.quantities, b.quantities),
        float(len(a.days & b.days)),
        float(bool(a.days and b.days and not a.days & b.days)),
        float(a.title) + float(b.title),
        min(a.position, b.position),
        max(a.position, b.position),
        abs(a.position - b.position),
        *sorted((_squash(len(a.terms)), _squash(len(b.terms)))),
    ]


def _total(weights: dict[str, float], terms: Iterable[str]) -> float:
    # Sets have no order of their own: a plain sum would differ in its last bit from run to run,
    # and a tree that asks for that bit would decide differently.
    return fsum(weights[t] for t in terms)


@lru_cache(maxsize=1000)
def _squash(count: int) -> float:
    return float(np.log1p(count))


def _jaccard(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / max(len(a | b), 1)


def _best_clause(
    story: StoryView, view: SentenceView, shared: frozenset[str]
) -> tuple[float, float]:
    """How much of one clause the other sentence holds, by weight, and that clause's weight."""
    best = (0.0, 0.0)
    for clause in view.clauses if shared else ():
        common = clause & shared
        if common:
            held = _total(story.weights, common)
            whole = max(_total(story.weights, clause), 1.5)
            best = max(best, (held / whole, held))
    return best


def _quoting(story: StoryView, a: SentenceView, b: SentenceView) -> list[float]:
    if not a.quoted or not b.quoted:
        return [0.0, 0.0, float(bool(a.quoted) != bool(b.quoted))]
    smaller = min(_total(story.weights, a.quoted), _total(story.weights, b.quoted))
    held = _total(story.weights, a.quoted & b.quoted)
    return [held / max(smaller, 1.0), 1.0, 0.0]


def _naming(story: StoryView, a: SentenceView, b: SentenceView) -> list[float]:
    shared = a.entities & b.entities
    rare = fsum(story.entity_rarity[e] for e in shared)
    least = min(len(a.entities), len(b.entities))
    return [
        float(len(shared)),
        rare,
        len(shared) / least if least else 0.0,
        float(len(a.entities ^ b.entities)),
    ]


def _speaking(a: SentenceView, b: SentenceView) -> list[float]:
    return [
        float(bool(a.spoken_by & b.spoken_by)),
        float(bool(a.spoken_by and b.spoken_by and not a.spoken_by & b.spoken_by)),
        float(a.stated and b.stated),
        float(a.stated != b.stated),
    ]
