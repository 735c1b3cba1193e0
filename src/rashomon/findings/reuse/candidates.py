"""Pairs of accounts that may share text, found among very many without comparing all with all.

Each account is cut into overlapping windows of words; a MinHash index brings together windows
that have word five-grams in common. It proposes and misses little, but decides nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
import numpy.typing as npt

from rashomon.findings.reuse.runs import SHINGLE
from rashomon.text.tokens import shingles

Grams = npt.NDArray[np.int64]  # one hash for each five-gram, sorted

# Words in a window, and from one window to the next. Two sentences in common fill most of one.
_WINDOW = 30
_STEP = 15
# Sixty-four hashes in bands of two: of windows with a quarter of their five-grams in common 87 of
# a hundred meet, with one five-gram in common 1 of a hundred. A passage lies in several windows.
_HASHES = 64
_BANDS = 32
_SEED = 7
# In a crowd about one window (a text that hundreds carry, page furniture) pairs would grow with
# the square: each account is paired with so many of the first only, which holds them together.
_FIRST = 5
# With fewer five-grams in common than these no two accounts are held to share a passage.
_GRAMS = 3
_BATCH = 20_000


def candidate_pairs(
    accounts: Iterable[Sequence[str]], *, crowd: int | None = None
) -> Iterator[tuple[int, int]]:
    """Pairs of positions, in order, of accounts given as folded words that may share a passage.

    Where more than `crowd` accounts have one window in common, not all of their pairs are given.
    """
    grams: list[Grams] = []
    met = _met(accounts, grams, crowd)
    for left, right in sorted(met):
        if np.intersect1d(grams[left], grams[right], assume_unique=True).size >= _GRAMS:
            yield left, right


def _met(
    accounts: Iterable[Sequence[str]], grams: list[Grams], crowd: int | None
) -> set[tuple[int, int]]:
    """The pairs with windows that met in the index; each account's five-grams go into `grams`."""
    from rensa import RMinHash, RMinHashLSH

    index = RMinHashLSH(threshold=0.5, num_perm=_HASHES, num_bands=_BANDS)
    owners: list[int] = []
    hashes: list[RMinHash] = []
    for owned, windows in _batches(accounts, grams):
        found = RMinHash.from_token_sets(windows, _HASHES, _SEED)
        index.insert_many(found, len(owners))
        owners += owned
        hashes += found
    pairs: set[tuple[int, int]] = set()
    for start in range(0, len(hashes), _BATCH):
        for place, near in enumerate(index.query_all(hashes[start : start + _BATCH]), start):
            own = owners[place]
            others = sorted({owners[key] for key in near})
            if crowd is not None and len(others) > crowd:
                others = others[:_FIRST]
            pairs.update((min(own, other), max(own, other)) for other in others if own != other)
    return pairs


def _batches(
    accounts: Iterable[Sequence[str]], grams: list[Grams]
) -> Iterator[tuple[list[int], list[list[str]]]]:
    """Windows as sets of five-grams, with the positions of the accounts they are from."""
    owned: list[int] = []
    windows: list[list[str]] = []
    for number, forms in enumerate(accounts):
        own = [" ".join(gram) for _, gram in shingles(forms, SHINGLE)]
        grams.append(np.unique(np.fromiter(map(hash, own), np.int64, len(own))))
        for start in range(0, max(1, len(own) - _STEP), _STEP):
            window = own[start : start + _WINDOW - SHINGLE + 1]
            if window:
                owned.append(number)
                windows.append(window)
        if len(windows) >= _BATCH:
            yield owned, windows
            owned, windows = [], []
    yield owned, windows
