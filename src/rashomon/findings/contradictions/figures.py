"""Where the figures of an account stand: which of them are nearest to each other by context.

A figure is known by the vectors of its noun, of the word above it and of the words around it,
never by its value: of all figures of an account that count or measure such things, the one for the
same thing stands among the nearest words.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from rashomon.findings.linking.quantity_match import CURRENCIES, MEASURES, STATES
from rashomon.model import AnnotatedArticle, Quantity, Sentence, Span
from rashomon.text.words import words_within

Floats = NDArray[np.float32]

_DIMENSIONS = 384
# Words on either side of a figure that are its context.
_REACH = 7
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})
# Further figures of an account are not asked whether they are nearer still.
_MOST_RIVALS = 1000
_DURATIONS = frozenset({"hour", "month"})
_MEASURED = MEASURES | CURRENCIES | {"degree", "degree below zero", "year of age"}
_EQUAL = 1e-5


def kind_of(quantity: Quantity) -> str:
    """What is counted or measured: "state" (dead, hurt), "duration", a unit, else "count"."""
    if quantity.unit in _DURATIONS:
        return "duration"
    if quantity.unit in STATES:
        return "state"
    return quantity.unit if quantity.unit in _MEASURED else "count"


def words_mean(accounts: Sequence[AnnotatedArticle]) -> Floats:
    """What the vectors of all words of a story have in common."""
    known = [a.word_vectors for a in accounts if a.word_vectors is not None and len(a.words)]
    if not known:
        return np.zeros(_DIMENSIONS, np.float32)
    total = np.sum([vectors.sum(axis=0, dtype=np.float64) for vectors in known], axis=0)
    mean: Floats = (total / sum(map(len, known))).astype(np.float32)
    return mean


class Figures:
    """The figures of one account's compared sentences by their context, read when first asked."""

    def __init__(
        self, account: AnnotatedArticle, sentences: Sequence[Sentence], mean: Floats
    ) -> None:
        self._account = account
        self._spans = [sentence.span for sentence in sentences]
        self._mean = mean
        self._rows: dict[str, dict[Span, int]] = {}
        self._vectors: dict[str, Floats] = {}

    def nearest(self, quantity: Quantity, other: Figures, theirs: Quantity) -> bool:
        """Whether of all figures of their kind these two stand nearest to each other."""
        kind = kind_of(quantity)
        ours, others = self._stack(kind), other._stack(kind)
        row, column = self._rows[kind].get(quantity.span), other._rows[kind].get(theirs.span)
        if row is None or column is None or not ours[row].any() or not others[column].any():
            return False
        near = float(ours[row] @ others[column]) + _EQUAL
        best = max(float((others @ ours[row]).max()), float((ours @ others[column]).max()))
        return best <= near

    def _stack(self, kind: str) -> Floats:
        """The vectors of the figures of a kind, (figures, 1152), of length one or zero."""
        if kind not in self._vectors:
            own = [q for q in self._inside() if kind_of(q) == kind][:_MOST_RIVALS]
            self._rows[kind] = {q.span: row for row, q in enumerate(own)}
            rows = [self._vector(q) for q in own] or [np.zeros(3 * _DIMENSIONS, np.float32)]
            self._vectors[kind] = np.stack(rows)
        return self._vectors[kind]

    def _inside(self) -> list[Quantity]:
        """The quantities of the compared sentences, in text order."""
        found, at = [], 0
        for quantity in self._account.quantities:
            while at < len(self._spans) and self._spans[at].end <= quantity.span.start:
                at += 1
            if at < len(self._spans) and self._spans[at].covers(quantity.span):
                found.append(quantity)
        return found

    def _vector(self, quantity: Quantity) -> Floats:
        words = self._account.words
        own = words_within(words, quantity.span)
        if not own or self._account.word_vectors is None:
            return np.zeros(3 * _DIMENSIONS, np.float32)
        counted = words_within(words, quantity.counted) if quantity.counted else ()
        noun = (counted or own)[-1]
        head = words[noun].head
        if head in own and head != words[head].head:
            head = words[head].head
        governor = [head] if 0 <= head < len(words) and head not in own else []
        near = range(max(0, own[0] - _REACH), min(len(words), own[-1] + _REACH + 1))
        context = [
            k
            for k in near
            if k not in own
            and words[k].sentence == words[own[0]].sentence
            and words[k].pos in _CONTENT
        ]
        parts = [self._unit(rows) for rows in ([noun], governor, context)]
        flat = np.concatenate(parts)
        result: Floats = flat / max(float(np.linalg.norm(flat)), 1e-6)
        return result

    def _unit(self, rows: Sequence[int]) -> Floats:
        vectors = self._account.word_vectors
        if vectors is None or not rows:
            return np.zeros(_DIMENSIONS, np.float32)
        mean: Floats = vectors[list(rows)].astype(np.float32).mean(axis=0) - self._mean
        return mean / max(float(np.linalg.norm(mean)), 1e-6)
