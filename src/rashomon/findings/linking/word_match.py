"""Words of two sentences laid on each other by what they mean in their context.

Every content word of one sentence is matched with the nearest of the other. How much of a
sentence, of its best clause and of its pairs of governing and governed words the other so holds
tells what shared stems do not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from rashomon.findings.linking.clauses import clause_spans
from rashomon.model import AnnotatedArticle, Sentence
from rashomon.text.tokens import fold, stem

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

NAMES = (
    "words_held_min",
    "words_held_max",
    "words_near_min",
    "words_near_max",
    "clause_held_min",
    "clause_held_max",
    "clause_near_min",
    "clause_near_max",
    "words_backed_min",
    "words_backed_max",
    "nearest_verbs",
    "nearest_nouns",
    "pairs_held_min",
    "pairs_held_max",
)
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"})
_DIMENSIONS = 384
# Words outside the table of stems (adverbs, short ones) weigh this; none weighs nothing.
_PLAIN_WEIGHT, _PLAIN_RARITY, _LEAST = 0.3, 0.5, 0.02
_NEAR = 0.4
# Of a clause, as much nearness as a random one reaches is no evidence.
_CLAUSE_NEAR = 0.35
# From so many columns on rows are compared as a whole.
_WIDE = 64
_APART = np.float32(-1.0)
# So many word pairs are compared at a time; more only for very long accounts.
_AT_ONCE = 4_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class WordRows:
    """The content words of one sentence, at least one row.

    `vectors` (words, 384); `clauses` the clause of each, rising; `governing` (pairs, 2) with the
    rows of governor and governed.
    """

    vectors: Floats
    weights: Floats
    clauses: Ints
    verbs: NDArray[np.bool_]
    nouns: NDArray[np.bool_]
    governing: Ints


def account_words(
    account: AnnotatedArticle,
    sentences: Sequence[Sentence],
    weights: Mapping[str, float],
    rarity: Mapping[str, float],
) -> list[WordRows]:
    """The rows of each of these sentences; stems weigh what the story's own weights say."""
    words: dict[int, list[int]] = defaultdict(list)
    for at, word in enumerate(account.words):
        words[word.sentence].append(at)
    return [_rows(account, s, words.get(s.index, []), weights, rarity) for s in sentences]


def _rows(
    account: AnnotatedArticle,
    sentence: Sentence,
    words: Sequence[int],
    weights: Mapping[str, float],
    rarity: Mapping[str, float],
) -> WordRows:
    text, vectors = account.article.text, account.word_vectors
    kept = [k for k in words if account.words[k].pos in _CONTENT]
    if vectors is None or not kept:
        return _NOTHING
    stems = [stem(fold(account.words[k].span.of(text))) for k in kept]
    ends = [clause.end for clause in clause_spans(text, sentence.span)]
    places = [account.words[k].span.start for k in kept]
    kinds = [account.words[k].pos for k in kept]
    row = {k: n for n, k in enumerate(kept)}
    edges = [
        (row[account.words[k].head], n)
        for n, k in enumerate(kept)
        if account.words[k].head in row and account.words[k].head != k
    ]
    weighed = [weights.get(s, _PLAIN_WEIGHT) * rarity.get(s, _PLAIN_RARITY) + _LEAST for s in stems]
    return WordRows(
        vectors=vectors[kept].astype(np.float32),
        weights=np.array(weighed, np.float32),
        clauses=np.searchsorted(ends, places, "right").astype(np.int64),
        verbs=np.array([kind == "VERB" for kind in kinds]),
        nouns=np.array([kind in {"NOUN", "PROPN"} for kind in kinds]),
        governing=np.array(edges or [(0, 0)], np.int64),
    )


_NOTHING = WordRows(
    vectors=np.zeros((1, _DIMENSIONS), np.float32),
    weights=np.ones(1, np.float32),
    clauses=np.zeros(1, np.int64),
    verbs=np.zeros(1, np.bool_),
    nouns=np.zeros(1, np.bool_),
    governing=np.zeros((1, 2), np.int64),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of some sentences of one account, in order.

    `vectors` (words, 384) are centred, of length one. Sentence k begins at word `starts[k]`, at
    pair of words `edge_starts[k]` of `governing`, at clause `first_clause[k]`; clauses begin at
    the words `clause_starts` and have `clause_sizes` words.
    """

    vectors: Floats
    weights: Floats
    verbs: NDArray[np.bool_]
    nouns: NDArray[np.bool_]
    governing: Ints
    starts: Ints
    edge_starts: Ints
    first_clause: Ints
    clause_starts: Ints
    clause_sizes: Ints

    @property
    def longest(self) -> int:
        """The number of words of the longest sentence."""
        return int(np.diff(np.append(self.starts, len(self.weights))).max())

    def part(self, first: int, stop: int) -> Words:
        """The words of sentences `first` to `stop`."""
        word, edge, clause = self._begins(first)
        word_stop, edge_stop, clause_stop = self._begins(stop)
        return Words(
            vectors=self.vectors[word:word_stop],
            weights=self.weights[word:word_stop],
            verbs=self.verbs[word:word_stop],
            nouns=self.nouns[word:word_stop],
            governing=self.governing[edge:edge_stop] - word,
            starts=self.starts[first:stop] - word,
            edge_starts=self.edge_starts[first:stop] - edge,
            first_clause=self.first_clause[first:stop] - clause,
            clause_starts=self.clause_starts[clause:clause_stop] - word,
            clause_sizes=self.clause_sizes[clause:clause_stop],
        )

    def _begins(self, sentence: int) -> tuple[int, int, int]:
        """At which word, pair of words and clause a sentence begins, or the last one ends."""
        if sentence == len(self.starts):
            return len(self.weights), len(self.governing), len(self.clause_starts)
        starts = self.starts, self.edge_starts, self.first_clause
        word, edge, clause = (int(at[sentence]) for at in starts)
        return word, edge, clause


def lay_out(accounts: Sequence[Sequence[WordRows]]) -> tuple[Words, ...]:
    """The words of each account, less what all words of the story have in common."""
    mean = story_mean([rows for account in accounts for rows in account])
    return tuple(words_of(account, mean) for account in accounts)


def story_mean(rows: Sequence[WordRows]) -> Floats:
    """What all words of a story have in common."""
    if not rows:
        return np.zeros(_DIMENSIONS, np.float32)
    mean: Floats = np.concatenate([r.vectors for r in rows]).mean(axis=0)
    return mean


def words_of(rows: Sequence[WordRows], mean: Floats) -> Words:
    """The words of an account's sentences; of an account without any, one sentence of none."""
    rows = rows or (_NOTHING,)
    sizes = [len(r.weights) for r in rows]
    starts = _starts(sizes)
    known = np.concatenate([r.vectors for r in rows])
    rest = (known - mean) * (np.abs(known).sum(axis=1, keepdims=True) > 0)
    owner = np.repeat(np.arange(len(rows)), sizes)
    clauses = np.concatenate([r.clauses for r in rows])
    new = np.flatnonzero((np.diff(owner) != 0) | (np.diff(clauses) != 0)) + 1
    clause_starts = np.concatenate([[0], new]).astype(np.int64)
    return Words(
        vectors=rest / np.maximum(np.linalg.norm(rest, axis=1, keepdims=True), 1e-6),
        weights=np.concatenate([r.weights for r in rows]),
        verbs=np.concatenate([r.verbs for r in rows]),
        nouns=np.concatenate([r.nouns for r in rows]),
        governing=np.concatenate(
            [r.governing + start for r, start in zip(rows, starts, strict=True)]
        ),
        starts=starts,
        edge_starts=_starts([len(r.governing) for r in rows]),
        first_clause=np.searchsorted(clause_starts, starts).astype(np.int64),
        clause_starts=clause_starts,
        clause_sizes=np.diff(np.append(clause_starts, len(owner))),
    )


def _starts(sizes: Sequence[int] | Ints) -> Ints:
    return np.concatenate([[0], np.cumsum(sizes)[:-1]]).astype(np.int64)


def match_words(left: Words, right: Words) -> Floats:
    """The features of every pair of sentences, (left, right, len(NAMES))."""
    count = len(left.starts)
    # At the border of two such parts neighbours are not seen; that is past 2,000 words a side.
    step = max(1, _AT_ONCE // len(right.weights) // left.longest)
    if step >= count:
        return _matched(left, right)
    cuts = [*range(0, count, step), count]
    return np.concatenate([_matched(left.part(a, b), right) for a, b in pairwise(cuts)])


def _matched(a: Words, b: Words) -> Floats:
    near = a.vectors @ b.vectors.T
    ours = _held(a, np.maximum.reduceat(near, b.starts, axis=1))
    theirs = _held(b, _highest(near, a.starts).T)
    both = [(x, y.T) for x, y in zip(ours, theirs, strict=True)]
    columns = [c for x, y in both for c in (np.minimum(x, y), np.maximum(x, y))]
    columns += [_nearest(near, a, b, kind) for kind in ("verbs", "nouns")]
    columns += _governing(near, a, b)
    return np.stack(columns, axis=2).astype(np.float32)


def _held(words: Words, best: Floats) -> list[Floats]:
    """Of each sentence how much is held: whole, near words, best clause (twice), with neighbours.

    best (words, other sentences): how near the nearest word of the other sentence is.
    """
    weights = words.weights[:, None]

    total = _sums(weights, words.starts)
    clause_total = _sums(weights, words.clause_starts)
    clause = _sums(best * weights, words.clause_starts)
    long_enough = (words.clause_sizes >= 2)[:, None]
    held = np.where(long_enough, clause / clause_total, 0)
    excess = np.where(long_enough, clause - _CLAUSE_NEAR * clause_total, 0)
    padded = np.pad(best, ((0, 0), (1, 1)), constant_values=_APART)
    backed = np.maximum(best, np.maximum(padded[:, :-2], padded[:, 2:]))
    return [
        _sums(best * weights, words.starts) / total,
        _sums(np.maximum(best - _NEAR, 0) * weights, words.starts),
        np.maximum.reduceat(held, words.first_clause, axis=0),
        np.maximum.reduceat(excess, words.first_clause, axis=0),
        _sums(backed * weights, words.starts) / total,
    ]


def _nearest(near: Floats, a: Words, b: Words, kind: str) -> Floats:
    """How near the nearest two words of a kind are; 0 where there are none.

    Words of other kinds count as 0 too, so that a value is below it only where there are none.
    """
    ours, theirs = getattr(a, kind), getattr(b, kind)
    (rows, row_starts, all_rows), (columns, column_starts, all_columns) = (
        _of_kind(chosen, words.starts) for chosen, words in ((ours, a), (theirs, b))
    )
    nearest = np.zeros((len(a.starts), len(b.starts)), near.dtype)
    if len(rows) and len(columns):
        best = _highest(near[np.ix_(ours, theirs)], row_starts)
        nearest[np.ix_(rows, columns)] = np.maximum.reduceat(best, column_starts, axis=1)
        others = ~np.outer(all_rows, all_columns)
        nearest[others] = np.maximum(nearest[others], 0)
    return nearest


def _of_kind(chosen: NDArray[np.bool_], starts: Ints) -> tuple[Ints, Ints, NDArray[np.bool_]]:
    """Sentences with chosen words, where each begins among these, and which have no others."""
    counts = np.add.reduceat(chosen.astype(np.int64), starts)
    sentences = np.flatnonzero(counts)
    return sentences, _starts(counts[sentences]), counts == np.diff(np.append(starts, len(chosen)))


def _governing(near: Floats, a: Words, b: Words) -> list[Floats]:
    """How much of the pairs of governing and governed words is held."""
    heads = near[np.ix_(a.governing[:, 0], b.governing[:, 0])]
    both = np.minimum(heads, near[np.ix_(a.governing[:, 1], b.governing[:, 1])])
    ours = _pairs_held(a, np.maximum.reduceat(both, b.edge_starts, axis=1))
    theirs = _pairs_held(b, _highest(both, a.edge_starts).T).T
    return [np.minimum(ours, theirs), np.maximum(ours, theirs)]


def _pairs_held(words: Words, best: Floats) -> Floats:
    weights = words.weights[words.governing].sum(axis=1)[:, None]
    return _sums(best * weights, words.edge_starts) / _sums(weights, words.edge_starts)


def _highest(values: Floats, starts: Ints) -> Floats:
    """The highest of each column over the stretches of rows that begin at `starts`."""
    if values.shape[1] < _WIDE:
        narrow: Floats = np.maximum.reduceat(values, starts, axis=0)
        return narrow
    # `reduceat` goes down each column alone; whole rows at a time are three times as fast.
    ends = [*starts[1:].tolist(), len(values)]
    stretches = zip(starts.tolist(), ends, strict=True)
    return np.stack([values[start:end].max(axis=0) for start, end in stretches])


def _sums(values: Floats, starts: Ints) -> Floats:
    """Sums over the stretches of rows that begin at `starts`."""
    sums: Floats = np.add.reduceat(values, starts, axis=0).astype(np.float32)
    return sums
