"""Which pairs of sentences are worth scoring: all of them, unless the accounts are long."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from rashomon.findings.linking.sentence_view import StoryView

Rows = NDArray[np.int64]

# Up to this many pairs in a story are all scored.
ALL_PAIRS = 60_000
# Beyond it, a sentence meets its most similar ones in each account, and those that share a word
# with it which few sentences of the two accounts have; the fewer, the more accounts there are.
_NEAREST = 12
_NEAREST_OF_MANY = 2
_MANY = 12
_RARE_ROWS = 6
_CHUNK = 1024


def account_pairs(story: StoryView) -> Iterator[tuple[Rows, Rows]]:
    """For every pair of accounts the rows (left[k], right[k]) to score."""
    sizes = [len(rows) for rows in story.rows]
    everything = (sum(sizes) ** 2 - sum(n * n for n in sizes)) // 2 <= ALL_PAIRS
    nearest = _NEAREST if len(sizes) <= _MANY else _NEAREST_OF_MANY
    for x, a in enumerate(story.rows):
        for b in story.rows[x + 1 :]:
            if not len(a) or not len(b):
                continue
            if everything:
                left, right = np.meshgrid(np.array(a), np.array(b), indexing="ij")
                yield left.ravel(), right.ravel()
            else:
                yield _likely(story, a, b, nearest)


def _likely(story: StoryView, a: range, b: range, nearest: int) -> tuple[Rows, Rows]:
    pairs: set[tuple[int, int]] = set()
    for near, far in ((a, b), (b, a)):
        theirs = story.centred[far.start : far.stop]
        keep = min(nearest, len(far))
        for start in range(near.start, near.stop, _CHUNK):
            stop = min(start + _CHUNK, near.stop)
            similar = story.centred[start:stop] @ theirs.T
            best = np.argpartition(-similar, keep - 1, axis=1)[:, :keep]
            for row, columns in enumerate(best.tolist(), start):
                found = ((row, far.start + c) for c in columns)
                pairs.update(found if near is a else ((j, i) for i, j in found))
    if nearest == _NEAREST:
        pairs.update(_rare(story, a, b))
    ordered = np.array(sorted(pairs), np.int64)
    return ordered[:, 0], ordered[:, 1]


def _rare(story: StoryView, a: range, b: range) -> Iterator[tuple[int, int]]:
    """Pairs that share a word few other sentences have."""
    places: dict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, rows in enumerate((a, b)):
        for row in rows:
            for term in story.views[row].terms:
                places[term][side].append(row)
    for left, right in places.values():
        if 0 < len(left) <= _RARE_ROWS and 0 < len(right) <= _RARE_ROWS:
            yield from ((i, j) for i in left for j in right)
