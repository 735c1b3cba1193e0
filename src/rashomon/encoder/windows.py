"""Cutting a text of any length into overlapping windows the model can read."""

from __future__ import annotations

from collections.abc import Iterator
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
class Batch:
    """Model inputs for some windows; counts[b] words and sentence numbers of each window.

    pieces, features: (windows, pieces); firsts: (windows, words + 1), column 0 is [CLS];
    pool: (windows, sentences, pieces), row s averages the pieces of sentence lowest[b] + s;
    weights: (windows, sentences), how many pieces that mean is taken over.
    """

    windows: tuple[Window, ...]
    pieces: NDArray[np.int64]
    features: NDArray[np.int64]
    firsts: NDArray[np.int64]
    pool: NDArray[np.float32]
    weights: NDArray[np.float32]
    lowest: tuple[int, ...]


def collate(table: WordTable, windows: tuple[Window, ...]) -> Batch:
    """Pad some windows to one batch."""
    offsets, sentence = table.offsets, table.sentence
    spans = [(int(offsets[w.first]), int(offsets[w.last])) for w in windows]
    length = max(end - start for start, end in spans) + 2
    words = max(w.last - w.first for w in windows) + 1
    lowest = tuple(int(sentence[w.first]) for w in windows)
    rows = max(int(sentence[w.last - 1]) - low for w, low in zip(windows, lowest, strict=True)) + 1
    size = len(windows)
    pieces = np.zeros((size, length), np.int64)
    features = np.zeros((size, length), np.int64)
    firsts = np.zeros((size, words), np.int64)
    pool = np.zeros((size, rows, length), np.float32)
    weights = np.zeros((size, rows), np.float32)
    for b, (w, (start, end)) in enumerate(zip(windows, spans, strict=True)):
        total = end - start
        counts = np.diff(offsets[w.first : w.last + 1])
        local = offsets[w.first : w.last] - start
        pieces[b, 0], pieces[b, total + 1] = CLS, SEP
        pieces[b, 1 : total + 1] = table.pieces[start:end]
        row = np.repeat(table.features[w.first : w.last].astype(np.int64), counts)
        later = np.ones(total, bool)
        later[local] = False
        features[b, 1 : total + 1] = row + CONTINUATION * later
        firsts[b, 1 : w.last - w.first + 1] = local + 1
        numbers = np.repeat(sentence[w.first : w.last] - lowest[b], counts)
        sizes = np.bincount(numbers, minlength=rows).astype(np.float32)
        weights[b] = sizes
        pool[b, numbers, np.arange(1, total + 1)] = 1.0 / sizes[numbers]
    return Batch(
        windows=windows, pieces=pieces, features=features, firsts=firsts, pool=pool,
        weights=weights, lowest=lowest,
    )  # fmt: skip


def batches(table: WordTable, size: int) -> Iterator[Batch]:
    """Yield the windows of a text in batches."""
    windows = cut(table)
    for at in range(0, len(windows), size):
        yield collate(table, tuple(windows[at : at + size]))
