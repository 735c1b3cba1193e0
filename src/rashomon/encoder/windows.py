"""Cutting a text of any length into overlapping windows the model can read."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.encoder.words import CONTINUATION, WordTable

CLS, SEP = 101, 102
WINDOW_PIECES = 256
OVERLAP_PIECES = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Words first:last are read; the results of words keep_from:keep_to are kept."""

    first: int
    last: int
    keep_from: int
    keep_to: int


def cut(table: WordTable) -> list[Window]:
    """Cut the words into windows that overlap, at sentence ends where these are near."""
    limit = WINDOW_PIECES - 2
    offsets, count = table.offsets, len(table)
    ends = np.append(np.flatnonzero(np.diff(table.sentence)) + 1, count)  # word after a sentence
    windows: list[Window] = []
    first = keep_from = 0
    while first < count:
        last = int(np.searchsorted(offsets, offsets[first] + limit, "right")) - 1
        if last >= count:
            windows.append(Window(first=first, last=count, keep_from=keep_from, keep_to=count))
            break
        last = _last_in(ends, max(first + (last - first) // 2, keep_from + 1), last) or last
        # The next window starts early enough to see what stands before the words it is kept for.
        back = int(np.searchsorted(offsets, offsets[last] - OVERLAP_PIECES, "left"))
        middle = int(np.searchsorted(offsets, offsets[last] - OVERLAP_PIECES // 2, "left"))
        following = _last_in(ends, back - (last - first) // 8, back) or back
        if offsets[last] - offsets[following] > 2 * OVERLAP_PIECES:
            following = back
        keep_to = _last_in(ends, following + 1, middle) or _first_in(ends, middle, last) or middle
        keep_to = max(keep_to, keep_from + 1)
        windows.append(Window(first=first, last=last, keep_from=keep_from, keep_to=keep_to))
        first, keep_from = max(first + 1, min(following, keep_to)), keep_to
    return windows


def _last_in(ends: NDArray[np.int64], low: int, high: int) -> int:
    """The last sentence end in low..high, 0 if none."""
    at = int(np.searchsorted(ends, high, "right")) - 1
    return int(ends[at]) if at >= 0 and ends[at] >= low else 0


def _first_in(ends: NDArray[np.int64], low: int, high: int) -> int:
    """The first sentence end in low..high, 0 if none."""
    at = int(np.searchsorted(ends, low, "left"))
    return int(ends[at]) if at < len(ends) and ends[at] <= high else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """The model's inputs for one window, each with a first axis of one; nothing is padded.

    pieces, features: (1, pieces); firsts, sentence: (1, words + 1), the first piece and the
    sentence of each word, [CLS] first (its sentence is -1);
    pool: (1, sentences + words, pieces), row s averages the pieces of sentence lowest + s, the rows
    after them those of each word;
    weights: (sentences,), how many pieces that mean is taken over.
    """

    window: Window
    pieces: NDArray[np.int64]
    features: NDArray[np.int64]
    firsts: NDArray[np.int64]
    sentence: NDArray[np.int64]
    pool: NDArray[np.float32]
    weights: NDArray[np.float32]
    lowest: int


def inputs_of(table: WordTable, window: Window) -> Inputs:
    """Lay out one window for the model."""
    rows = slice(window.first, window.last)
    start, end = int(table.offsets[window.first]), int(table.offsets[window.last])
    total = end - start
    counts = np.diff(table.offsets[window.first : window.last + 1])
    local = table.offsets[rows] - start
    later = np.ones(total, np.int64)
    later[local] = 0
    features = np.repeat(table.features[rows].astype(np.int64), counts) + CONTINUATION * later
    lowest = int(table.sentence[window.first])
    numbers = np.repeat(table.sentence[rows] - lowest, counts)
    sizes = np.bincount(numbers).astype(np.float32)
    pool = np.zeros((1, len(sizes) + len(counts), total + 2), np.float32)
    places = np.arange(1, total + 1)
    pool[0, numbers, places] = 1.0 / sizes[numbers]
    words = np.repeat(np.arange(len(counts)), counts)
    pool[0, len(sizes) + words, places] = 1.0 / counts[words]
    return Inputs(
        window=window,
        pieces=np.concatenate([[CLS], table.pieces[start:end], [SEP]]).astype(np.int64)[None],
        features=np.concatenate([[0], features, [0]])[None],
        firsts=np.concatenate([[0], local + 1])[None],
        sentence=np.concatenate([[-1], table.sentence[rows]]).astype(np.int64)[None],
        pool=pool,
        weights=sizes,
        lowest=lowest,
    )
