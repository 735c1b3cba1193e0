"""From the model's scores to spans: BIO decoding, joining of roles, repair of heads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

# The log of the least share a pointer is given; the cost of changing the cue within a run of
# content words; least share of a role in a rescued word.
_FLOOR = float(np.log(1e-3))
_SWITCH = 3.0
_RESCUE = 0.1
_NO_CUE = 0.1
# Nearly every content has a cue and a source: in doubt a word is one (on polnear-dev worth one
# point of attribution with source).
_EAGER = np.array([0.7, 0.0, 0.0], np.float32)
_VERY_LOW = -1e9
NONE = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointers:
    """The best targets of each word: target (words, k) with NONE for none, share their log."""

    target: Ints
    share: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Attributed:
    """One attribution as word ranges, half-open.

    content_share: mean chance that the words are content; cue_share, source_share: how much of
    the pointers goes to this cue and source, or to none where there is none.
    """

    content: tuple[tuple[int, int], ...]
    cue: tuple[int, int] | None
    source: tuple[int, int] | None
    content_share: float
    cue_share: float
    source_share: float


def label_runs(scores: Floats, breaks: NDArray[np.bool_] | None = None) -> Ints:
    """Best BIO labels of all words, scores (words, labels) being logs.

    breaks: words at which no span may go on. Only runs of words that the best labels may put into
    a span are decoded (Viterbi), many runs at a time.
    """
    labels = np.zeros(len(scores), np.int64)
    open_words = np.flatnonzero(~_surely_outside(scores))
    if not len(open_words):
        return labels
    cuts = np.diff(open_words) > 1
    if breaks is not None:
        cuts |= breaks[open_words[1:]]
    edges = np.concatenate([[0], np.flatnonzero(cuts) + 1, [len(open_words)]])
    begins, lengths = open_words[edges[:-1]], np.diff(edges)
    order = np.argsort(lengths, kind="stable")
    for at in range(0, len(order), 256):
        rows = order[at : at + 256]
        _viterbi(scores, begins[rows], lengths[rows], labels)
    return labels


def _surely_outside(scores: Floats) -> NDArray[np.bool_]:
    """Words that the best labels leave outside, whatever the others are.

    To put a word outside costs its neighbours at most that the I after it becomes a B.
    """
    margin: Floats = scores[:, 0] - scores[:, 1:].max(1, initial=-np.inf)
    dearer = (scores[:, 2::2] - scores[:, 1::2]).max(1, initial=0.0)
    outside: NDArray[np.bool_] = margin > np.append(dearer[1:], np.float32(0.0))
    return outside


def _viterbi(scores: Floats, begins: Ints, lengths: Ints, labels: Ints) -> None:
    """Label some runs in place; only I depends on the label before it, which is B or I."""
    longest = int(lengths.max())
    steps = np.minimum(np.arange(longest)[None, :], lengths[:, None] - 1)
    values = scores[begins[:, None] + steps].astype(np.float64)
    rows, width = np.arange(len(begins)), values.shape[2]
    inside = np.arange(2, width, 2)
    best = values[:, 0].copy()
    best[:, inside] += _VERY_LOW  # as if after O
    back = np.zeros((longest, len(begins), width), np.int64)
    kept = np.zeros((longest, len(begins), width))
    kept[0] = best
    for t in range(1, longest):
        top = best.argmax(1)
        begun, gone_on = best[:, 1::2], best[:, 2::2]
        back[t] = top[:, None]
        back[t][:, inside] = inside - (begun >= gone_on)
        best = np.repeat(best[rows, top][:, None], width, axis=1)
        best[:, inside] = np.maximum(begun, gone_on)
        best += values[:, t]
        kept[t] = best
    label = kept[lengths - 1, rows].argmax(1)
    for t in range(longest - 1, -1, -1):
        reached = t < lengths
        labels[begins[reached] + t] = label[reached]
        if t:
            label = np.where(reached, back[t, rows, label], label)


def spans_of(labels: Ints) -> list[tuple[int, int, int]]:
    """Word ranges and kinds (0-based) of BIO labels."""
    starts = np.flatnonzero(labels % 2 == 1)
    inside = (labels > 0) & (labels % 2 == 0)
    stops = np.flatnonzero(~np.append(inside, False))
    ends = stops[np.searchsorted(stops, starts, "right")]
    return [(int(s), int(e), int(labels[s] - 1) // 2) for s, e in zip(starts, ends, strict=True)]


class _Role:
    """Spans of one role, found by their words; a word pointed at can become a span of its own."""

    def __init__(self, scores: Floats) -> None:
        self._outside = scores[:, 0]
        self.spans = [(s, e) for s, e, _ in spans_of(label_runs(scores))]
        self._of_word = np.full(len(scores), NONE, np.int64)
        for number, (start, end) in enumerate(self.spans):
            self._of_word[start:end] = number

    def at(self, word: int) -> int:
        """The number of the span at a word, NONE if there is none and none can be made."""
        if word == NONE:
            return NONE
        known = int(self._of_word[word])
        if known == NONE and np.exp(self._outside[word]) < 1 - _RESCUE:
            known = self._of_word[word] = len(self.spans)
            self.spans.append((word, word + 1))
        return int(known)


def _shares(words: range, pointers: Pointers, role: _Role) -> tuple[list[int], Floats]:
    """Candidate spans of some words and the log share each word gives each."""
    target, share = pointers.target[words.start : words.stop], pointers.share
    found = {word: role.at(int(word)) for word in np.unique(target)}
    candidates = sorted({NONE, *found.values()})
    column = {c: i for i, c in enumerate(candidates)}
    table = np.full((len(words), len(candidates)), np.exp(_FLOOR), np.float32)
    columns = np.array([[column[found[w]] for w in row] for row in target.tolist()])
    rows = np.repeat(np.arange(len(words)), target.shape[1])
    np.add.at(table, (rows, columns.ravel()), np.exp(share[words.start : words.stop]).ravel())
    return candidates, np.log(table)


def _steady(table: Floats) -> Ints:
    """The best column for each row when a change of column costs _SWITCH."""
    plain: Ints = table.argmax(1)
    if (plain == plain[0]).all():
        return plain
    best = table[0].astype(np.float64)
    back = np.zeros(table.shape, np.int64)
    columns = np.arange(table.shape[1])
    for t in range(1, len(table)):
        top = int(best.argmax())
        stay = best >= best[top] - _SWITCH
        back[t] = np.where(stay, columns, top)
        best = np.where(stay, best, best[top] - _SWITCH) + table[t]
    path = np.zeros(len(table), np.int64)
    path[-1] = best.argmax()
    for t in range(len(table) - 1, 0, -1):
        path[t - 1] = back[t, path[t]]
    return path


def _eager(scores: Floats) -> Floats:
    raised = scores - _EAGER
    raised -= np.log(np.exp(raised).sum(1, keepdims=True))
    return raised


def attributions(roles: Floats, cue_of: Pointers, source_of: Pointers) -> list[Attributed]:
    """Join contents, cues and sources; roles (words, 9): logs of O, B, I of each of the three."""
    cues, sources = _Role(_eager(roles[:, 3:6])), _Role(_eager(roles[:, 6:9]))
    groups: dict[tuple[int, int], list[_Piece]] = {}
    for start, end, _ in spans_of(label_runs(roles[:, 0:3])):
        candidates, table = _shares(range(start, end), cue_of, cues)
        path = _steady(table)
        edges = [0, *(np.flatnonzero(np.diff(path)) + 1).tolist(), end - start]
        for low, high in pairwise(edges):
            mean = np.exp(table[low:high]).mean(0)
            best = int(path[low])
            if candidates[best] == NONE and len(candidates) > 1:
                other = 1 + int(mean[1:].argmax())
                best = other if mean[other] > _NO_CUE else best
            cue = candidates[best]
            # A content without a cue is an attribution by itself.
            key = (cue, NONE if cue != NONE else start + low)
            inside = float((1 - np.exp(roles[start + low : start + high, 0])).mean())
            piece = _Piece(
                start=start + low, end=start + high, content=inside, cue=min(1.0, float(mean[best]))
            )
            groups.setdefault(key, []).append(piece)
    found = [
        _attribution(cue, pieces, cues, sources, source_of) for (cue, _), pieces in groups.items()
    ]
    return sorted(found, key=lambda a: a.content[0])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """Words of one content that point at one cue, and their mean shares."""

    start: int
    end: int
    content: float
    cue: float


def _attribution(
    cue: int, pieces: list[_Piece], cues: _Role, sources: _Role, source_of: Pointers
) -> Attributed:
    total = sum(p.end - p.start for p in pieces)
    span = source = None
    source_share = 0.5  # without a cue nothing points at a source
    if cue != NONE:
        span = cues.spans[cue]
        candidates, table = _shares(range(*span), source_of, sources)
        mean = np.exp(table).mean(0)
        best = int(mean.argmax())
        source = None if candidates[best] == NONE else sources.spans[candidates[best]]
        source_share = min(1.0, float(mean[best]))
    return Attributed(
        content=tuple((p.start, p.end) for p in pieces),
        cue=span,
        source=source,
        content_share=sum(p.content * (p.end - p.start) for p in pieces) / total,
        cue_share=sum(p.cue * (p.end - p.start) for p in pieces) / total,
        source_share=source_share,
    )


def acyclic_heads(heads: Ints) -> Ints:
    """Make a root of one word of every cycle; heads[i] is the head of word i, i for a root."""
    state = bytearray(len(heads))  # 0 unseen, 1 on the present path, 2 done
    links: list[int] = heads.tolist()
    for word in range(len(links)):
        path: list[int] = []
        at = word
        while not state[at]:
            state[at] = 1
            path.append(at)
            at = links[at]
        if state[at] == 1:
            links[at] = at
        for seen in path:
            state[seen] = 2
    return np.array(links, np.int64)


def top_pointers(scores: Floats, words: Sequence[int] | Ints, k: int) -> tuple[Ints, Floats]:
    """The k best columns and their log shares for some rows of (words, words) scores."""
    rows = scores[words]
    rows = rows - rows.max(-1, keepdims=True)
    rows = rows - np.log(np.exp(rows).sum(-1, keepdims=True))
    k = min(k, rows.shape[-1])
    best = np.argpartition(-rows, k - 1, axis=-1)[:, :k]
    return best.astype(np.int64), np.take_along_axis(rows, best, -1).astype(np.float32)
