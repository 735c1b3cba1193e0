"""Pairs of phrases of two accounts that may speak of one thing in different words."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from math import log

import numpy as np
from numpy.typing import NDArray

from rashomon.findings.wording.features import Setting, may_differ_in_framing, pair_features
from rashomon.findings.wording.uses import Use, find_uses
from rashomon.model import Actor, AnnotatedArticle, Link, Story

_Matrix = NDArray[np.float32]
# For each two accounts, by number, the score of the link of each two sentences, 0 for none.
LinkScores = dict[tuple[int, int], _Matrix]
_Places = NDArray[np.int64]
_Mask = NDArray[np.bool_]

# Pairs looked at closely, of two accounts and in all: those that most likely speak of one thing.
MOST, _MOST_IN_ALL = 2000, 24_000
# Places are taken out of the table some at a time: seldom are all looked at.
_CHUNK = 1000
# Below these a pair shares too little to be looked at.
_LEAST_HEADS, _LEAST_PHRASES, _LEAST_RIVALS = 0.5, 0.6, 0.25


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Pair:
    """Two phrases of two accounts, with the values of `features.NAMES`."""

    left: Use
    right: Use
    features: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """The phrases of a story by account, the pairs of them worth judging, how sentences link."""

    uses: tuple[tuple[Use, ...], ...]
    pairs: tuple[Pair, ...]
    linked: LinkScores


def find_pairs(story: Story, actors: Sequence[Actor], links: Sequence[Link]) -> Phrases:
    """Every pair of phrases of two accounts that may differ in framing."""
    uses = tuple(find_uses(i, article, actors) for i, article in enumerate(story.accounts))
    linked = linked_sentences(story, links)
    heads = Counter(use.head for account in uses for use in account)
    most = looked_at(len(uses))
    number = {"": 0}
    stacked = [_Stacked(account, number) if account else None for account in uses]
    pairs: list[Pair] = []
    for left in range(len(uses)):
        for right in range(left + 1, len(uses)):
            one, other = stacked[left], stacked[right]
            if one and other:
                pairs += _View(story, one, other, linked[left, right]).pairs(heads, most)
    return Phrases(uses=uses, pairs=tuple(pairs), linked=linked)


def looked_at(accounts: int) -> int:
    """How many pairs of phrases of each two accounts are looked at, of so many accounts."""
    return max(1, min(MOST, _MOST_IN_ALL // max(1, accounts * (accounts - 1) // 2)))


class _Stacked:
    """The phrases of one account as rows, made once however many accounts it is laid over."""

    def __init__(self, uses: Sequence[Use], number: dict[str, int]) -> None:
        """`number` counts the story's stems and actors from 1, and grows."""
        self.uses = uses
        self.sentences = np.array([use.sentence for use in uses])
        self.heads, self.phrases = _stack(uses, "head_vector"), _stack(uses, "vector")
        self.context, self.head_context = _stack(uses, "context"), _stack(uses, "head_context")
        self.titles = np.array([use.in_title for use in uses])
        self.head_stems = np.array([number.setdefault(u.head, len(number)) for u in uses])
        # A phrase that stands for nobody is equal to none.
        self.owns = np.array([number.setdefault(u.own, len(number)) if u.own else 0 for u in uses])
        self.stems = frozenset(stem for use in uses for stem in use.stems)


class _View:
    """Two accounts laid over one another, phrase by phrase."""

    def __init__(self, story: Story, one: _Stacked, other: _Stacked, links: _Matrix) -> None:
        self.one, self.other = one, other
        places = np.ix_(one.sentences, other.sentences)
        accounts = [story.accounts[side.uses[0].account] for side in (one, other)]
        self.linked = links[places]
        self.cosine = (_vectors(accounts[0]) @ _vectors(accounts[1]).T)[places]
        self.heads = one.heads @ other.heads.T
        self.phrases = one.phrases @ other.phrases.T
        self.context = one.context @ other.context.T
        self.same_head: _Mask = one.head_stems[:, None] == other.head_stems
        self.same_own: _Mask = (one.owns[:, None] == other.owns) & (one.owns > 0)[:, None]
        self.rivals: _Mask = _share_field(one.uses, other.uses) & ~self.same_head
        self.titles = np.outer(one.titles, other.titles)
        self.stems = one.stems, other.stems

    def _nearness(self) -> _Matrix:
        """A rough score of speaking of one thing."""
        near: _Matrix = self.phrases + 0.5 * np.maximum(self.heads, self.same_head)
        near = near + self.linked + 0.5 * self.titles + self.same_own
        return near + self.context + self.rivals

    def pairs(self, salience: Counter[str], most: int) -> Iterator[Pair]:
        near = self._nearness()
        related = (self.linked > 0) | self.titles | self.same_head | self.same_own
        related |= (self.heads > _LEAST_HEADS) | (self.phrases > _LEAST_PHRASES)
        related |= self.rivals & (self.context > _LEAST_RIVALS)
        from_row, from_column = near - near.max(1, keepdims=True), near - near.max(0, keepdims=True)
        places = np.argwhere(related)
        order = np.argsort(-near[related], kind="stable")
        looked_at = list(islice(self._differing(places[order]), most))
        for (i, j), context in zip(looked_at, self._contexts(looked_at), strict=True):
            left, right = self.one.uses[i], self.other.uses[j]
            setting = Setting(
                linked=float(self.linked[i, j]),
                cosine=float(self.cosine[i, j]),
                salience=min(1.0, log(salience[left.head] + salience[right.head]) / 4),
                from_best=(float(from_row[i, j]), float(from_column[i, j])),
                stems=self.stems,
                context=context,
            )
            features = tuple(pair_features(left, right, setting))
            yield Pair(left=left, right=right, features=features)

    def _differing(self, places: _Places) -> Iterator[tuple[int, int]]:
        """The places whose phrases may differ in framing, in the order given."""
        for start in range(0, len(places), _CHUNK):
            for i, j in places[start : start + _CHUNK].tolist():
                if may_differ_in_framing(self.one.uses[i], self.other.uses[j]):
                    yield i, j

    def _contexts(self, places: Sequence[tuple[int, int]]) -> Iterator[tuple[float, float, float]]:
        """How near phrases, heads, and one's phrase and the other's head are in context."""
        rows = {i: at for at, i in enumerate(dict.fromkeys(i for i, _ in places))}
        columns = {j: at for at, j in enumerate(dict.fromkeys(j for _, j in places))}
        one, other = list(rows), list(columns)
        head_context = self.one.head_context[one] @ self.other.head_context[other].T
        crossed = np.maximum(
            self.one.context[one] @ self.other.head_context[other].T,
            self.one.head_context[one] @ self.other.context[other].T,
        )
        for i, j in places:
            at = rows[i], columns[j]
            yield float(self.context[i, j]), float(head_context[at]), float(crossed[at])


def _stack(uses: Sequence[Use], name: str) -> _Matrix:
    stacked: _Matrix = np.stack([getattr(use, name) for use in uses])
    return stacked


def _share_field(left: Sequence[Use], right: Sequence[Use]) -> _Mask:
    """Which heads are words of one field, such as "lands" and "territories"."""
    shared = np.zeros((len(left), len(right)), np.bool_)
    by_field: dict[str, list[int]] = {}
    for column, use in enumerate(right):
        for name in use.fields[0]:
            by_field.setdefault(name, []).append(column)
    for row, use in enumerate(left):
        for name in use.fields[0]:
            shared[row, by_field.get(name, [])] = True
    return shared


def _vectors(article: AnnotatedArticle) -> _Matrix:
    if article.vectors is None:
        return np.zeros((len(article.sentences), 1), np.float32)
    return article.vectors


def linked_sentences(story: Story, links: Sequence[Link]) -> LinkScores:
    """How the sentences of every two accounts are linked."""
    account = {a.article.id: i for i, a in enumerate(story.accounts)}
    starts = [[s.span.start for s in a.sentences] for a in story.accounts]
    sizes = [len(a.sentences) for a in story.accounts]
    scores = {
        (i, j): np.zeros((sizes[i], sizes[j]), np.float32)
        for i in range(len(sizes))
        for j in range(i + 1, len(sizes))
    }
    for link in links:
        if link.left.article_id not in account or link.right.article_id not in account:
            continue
        ends = sorted(
            (i, max(0, bisect_right(starts[i], place.span.start) - 1))
            for place in (link.left, link.right)
            for i in (account[place.article_id],)
        )
        (i, row), (j, column) = ends
        if i != j:
            # What learned from these scores knew those by features.
            score = link.score if link.by_features is None else link.by_features
            scores[i, j][row, column] = max(scores[i, j][row, column], score)
    return scores
