"""Runs of equal words that two accounts have in common, found through one index over all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, product

from rashomon.findings.reuse.words import AccountWords
from rashomon.text.tokens import shingles

SHINGLE = 5
# A five-gram that stands in so many places is a formula ("told reporters on Tuesday").
_FORMULA = 240
# How many words may differ between two runs of one passage.
_GAP = 3

Run = tuple[int, int, int]  # first word on the left, first on the right, number of words
Passage = tuple[Run, ...]  # runs that follow one another in both accounts


def shared_runs(accounts: Sequence[AccountWords]) -> dict[tuple[int, int], tuple[Run, ...]]:
    """Maximal runs of at least `SHINGLE` equal words, for each pair of accounts that has any."""
    index: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    for number, account in enumerate(accounts):
        for at, shingle in shingles(account.forms, SHINGLE):
            index[shingle].append((number, at))
    hits: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for places in index.values():
        if 1 < len(places) <= _FORMULA:
            for (x, i), (y, j) in combinations(places, 2):
                if x != y:
                    hits[x, y].append((i, j))
    return {pair: tuple(_merged(sorted(found))) for pair, found in hits.items()}


def runs_of_pair(left: AccountWords, right: AccountWords) -> tuple[Run, ...]:
    """Maximal runs of two accounts alone."""
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, shingle in shingles(right.forms, SHINGLE):
        places[shingle].append(at)
    hits = [(i, j) for i, s in shingles(left.forms, SHINGLE) for j in places.get(s, ())]
    return tuple(_merged(hits))


def _merged(hits: list[tuple[int, int]]) -> Iterator[Run]:
    """Join hits on one diagonal; of runs that overlap on the left the longer stays."""
    diagonals: dict[int, list[int]] = defaultdict(list)
    for i, j in hits:
        diagonals[j - i].append(i)
    runs: list[Run] = []
    for shift, starts in diagonals.items():
        first = last = starts[0]
        for i in starts[1:]:
            if i != last + 1:
                runs.append((first, first + shift, last - first + SHINGLE))
                first = i
            last = i
        runs.append((first, first + shift, last - first + SHINGLE))
    taken: set[int] = set()
    for run in sorted(runs, key=lambda r: (-r[2], r)):
        own = set(range(run[0], run[0] + run[2]))
        if len(own & taken) * 2 < len(own):
            taken |= own
            yield run


def passages(runs: Iterable[Run]) -> tuple[Passage, ...]:
    """Runs gathered where no more than a few words between them differ, in order on the left."""
    found: list[list[Run]] = []
    for run in sorted(runs):
        for passage in reversed(found):
            left, right, size = passage[-1]
            ahead, across = run[0] - (left + size), run[1] - (right + size)
            if 0 <= ahead <= _GAP and 0 <= across <= _GAP:
                passage.append(run)
                break
        else:
            found.append([run])
    return tuple(map(tuple, found))


def sentence_pairs(
    left: AccountWords, right: AccountWords, runs: Iterable[Run]
) -> set[tuple[int, int]]:
    """The pairs of sentences that the runs go through."""
    pairs: set[tuple[int, int]] = set()
    for i, j, size in runs:
        ours = range(left.sentence_of[i], left.sentence_of[i + size - 1] + 1)
        theirs = range(right.sentence_of[j], right.sentence_of[j + size - 1] + 1)
        pairs.update(product(ours, theirs))
    return pairs
