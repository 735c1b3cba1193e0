"""Quoted speech has one speaker: the words of a quotation share their label and their cue."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

import numpy as np

from rashomon.encoder.decode import NONE, Floats, Ints, Pointers
from rashomon.encoder.words import WordTable
from rashomon.model import Span
from rashomon.text.quotes import quotations

# In PolNeAR 98 of 100 quotations of five words or more are content as a whole and of one
# attribution; of shorter ones (titles, scare quotes) often a part is, or nothing.
_LEAST_WORDS = 5
# Mean share of content from which a whole quotation is content.
_LEAST_CONTENT = 0.3
_UNLIKELY = float(np.log(1e-3))


def quoted_runs(text: str, table: WordTable) -> list[tuple[int, int]]:
    """Word ranges of the quotations of some length, their marks included.

    A quotation left open at a paragraph's end goes on where the next one opens with its mark; one
    left open without that is a misprint and no unit.
    """
    runs = []
    start: int | None = None  # of a quotation that goes on
    found = quotations(text)
    for quotation, following in zip_longest(found, found[1:]):
        span = quotation.outside
        start = span.start if start is None else start
        if quotation.open_end:
            if following is None or not _goes_on(text, span, following.outside):
                start = None
            continue
        first = int(np.searchsorted(table.starts, start))
        last = int(np.searchsorted(table.starts, span.end))
        start = None
        words = sum(text[at].isalnum() for at in table.starts[first:last].tolist())
        if words >= _LEAST_WORDS:
            runs.append((first, last))
    return runs


def _goes_on(text: str, span: Span, following: Span) -> bool:
    """Whether the next quotation begins the next paragraph, by the same mark."""
    adjacent = not text[span.end : following.start].strip()
    return adjacent and text[span.start] == text[following.start]


def coherent(
    roles: Floats, cue_of: Pointers, runs: Sequence[tuple[int, int]]
) -> tuple[Floats, Pointers]:
    """Make one content with one cue of every run that is content for a good part.

    roles and the result: see decode.attributions; the inputs stay as they are.
    """
    roles, target, share = roles.copy(), cue_of.target.copy(), cue_of.share.copy()
    for first, last in runs:
        if (1 - np.exp(roles[first:last, 0])).mean() < _LEAST_CONTENT:
            continue
        roles[first:last, 0] = np.minimum(roles[first:last, 0], _UNLIKELY)
        roles[first + 1 : last, 1] = _UNLIKELY
        roles[first + 1 : last, 2] = 0.0
        pooled = _pooled(target[first:last], share[first:last], range(first, last))
        target[first:last], share[first:last] = pooled
    return roles, Pointers(target=target, share=share)


def _pooled(target: Ints, share: Floats, own: range) -> tuple[Ints, Floats]:
    """The best targets of some words taken together, these words themselves left out."""
    outside = (target < own.start) | (target >= own.stop)
    words, which = np.unique(target[outside], return_inverse=True)
    total = np.bincount(which, np.exp(share[outside]) / len(target), minlength=len(words))
    order = np.argsort(-total, kind="stable")[: target.shape[1]]
    best = np.full(target.shape[1], NONE, np.int64)
    shares = np.full(target.shape[1], -np.inf, np.float32)
    best[: len(order)] = words[order]
    shares[: len(order)] = np.log(np.maximum(total[order], 1e-9))
    return best, shares
