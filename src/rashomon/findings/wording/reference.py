"""Whether two phrases of a story speak of one thing.

Small networks over readable features, as in pairwise mention scoring for cross-document
coreference (Lee et al. 2012), fitted by training/reference.py on annotated chains.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from rashomon.findings.wording.projection import Projection, load_projection
from rashomon.findings.wording.uses import Use

_Matrix = NDArray[np.float32]
_Mask = NDArray[np.bool_]
_Values = NDArray[Any]

NAMES = (
    "context", "head-context", "crossed-context", "projected", "head-near", "same-head",
    "rival-heads", "same-words", "words-held", "words-shared", "names-shared", "names-apart",
    "same-actor", "other-actors", "actors-within", "same-country", "other-countries",
    "same-kind", "other-kinds", "both-persons", "person-group", "both-names", "both-nouns",
    "both-verbs", "noun-verb", "name-verb", "same-account", "nested", "beside", "length",
    "length-gap",
)  # fmt: skip
# Log odds beyond which surety counts no more.
SUREST = 5.0
# Phrases that are at most this many characters apart stand beside one another.
_BESIDE = 3
_GROUPS = ("organization", "place", "group")


class ReferenceTable:
    """All phrases of a story laid out for comparing them."""

    def __init__(self, uses: Sequence[Use], projection: Projection | None = None) -> None:
        self._context = np.stack([use.context for use in uses])
        self._head_context = np.stack([use.head_context for use in uses])
        project = projection or load_projection()
        self._projected = project.of(self._context, self._head_context)
        self._head = np.stack([use.head_vector for use in uses])
        self._heads = _Shared([(use.head,) for use in uses])
        self._fields = _Shared([use.fields[0] for use in uses])
        self._words = _Shared([frozenset(use.stems) for use in uses])
        self._named = _Shared([_names(use) for use in uses])
        self._own = _Shared([filter(None, (use.own,)) for use in uses])
        self._within = _Shared([use.actors | {use.own} - {""} for use in uses])
        self._countries = _Shared([use.countries for use in uses])
        self._kinds = _Shared([filter(None, (use.own_kind,)) for use in uses])
        self._is = _kinds_of(uses)
        self._account = np.array([use.account for use in uses])
        self._start = np.array([use.span.start for use in uses])
        self._end = np.array([use.span.end for use in uses])

    def features(self, rows: Sequence[int]) -> _Matrix:
        """What the given phrases have in common with all, shape (rows, phrases, NAMES)."""
        return self._features(_Crossed(np.asarray(rows, np.int64)))

    def between(self, left: Sequence[int], right: Sequence[int]) -> _Matrix:
        """What each two phrases have in common, shape (pairs, NAMES)."""
        return self._features(_Paired(np.asarray(left, np.int64), np.asarray(right, np.int64)))

    def _features(self, view: _View) -> _Matrix:
        parts = [*self._nearness(view), *self._in_common(view)]
        parts += [*self._sorts(view), *self._places(view)]
        stacked: _Matrix = np.stack(parts, axis=-1, dtype=np.float32)
        return stacked

    def _nearness(self, view: _View) -> list[_Values]:
        """Of the vectors: of phrases and heads in context, projected, and of heads alone."""
        context, head_context = self._context, self._head_context
        return [
            view.product(context, context),
            view.product(head_context, head_context),
            np.maximum(view.product(context, head_context), view.product(head_context, context)),
            view.product(self._projected, self._projected),
            view.product(self._head, self._head),
        ]

    def _in_common(self, view: _View) -> list[_Values]:
        """Heads, words, names, actors, countries and kinds of actors that both have."""
        same_head = view.shared(self._heads) > 0
        words = view.shared(self._words)
        left, right = view.sides(self._words.sizes)
        least, both = np.minimum(left, right).clip(1), (left + right - words).clip(1)
        found: list[_Values] = [
            same_head,
            (view.shared(self._fields) > 0) & ~same_head,
            words == both,
            words / least,
            words / both,
        ]
        for items in (self._named, self._own):
            found += _alike(view, items)
        found.append(view.shared(self._within) > 0)
        for items in (self._countries, self._kinds):
            found += _alike(view, items)
        return found

    def _sorts(self, view: _View) -> list[_Values]:
        """What sort of phrase each of the two is."""
        person, group, name, noun, verb = self._is

        def one_each(first: _Mask, second: _Mask) -> _Values:
            (a, b), (c, d) = view.sides(first), view.sides(second)
            either: _Values = (a & d) | (c & b)
            return either

        return [
            one_each(person, person),
            one_each(person, group),
            one_each(name, name),
            one_each(noun, noun),
            one_each(verb, verb),
            one_each(noun, verb),
            one_each(name, verb),
        ]

    def _places(self, view: _View) -> list[_Values]:
        """Where the two stand, and how long they are."""
        account, start, end = map(view.sides, (self._account, self._start, self._end))
        same = account[0] == account[1]
        gap = np.maximum(start[0] - end[1], start[1] - end[0])
        left, right = view.sides(self._words.sizes.astype(np.float32))
        return [
            same,
            same & (gap < 0),
            same & (gap >= 0) & (gap <= _BESIDE),
            np.minimum(1, (left + right) / 10),
            np.minimum(1, np.abs(left - right) / 5),
        ]


class _View(Protocol):
    """Which phrases are laid beside which."""

    def sides(self, values: _Values) -> tuple[Any, Any]:
        """Values of the one and of the other, to be broadcast."""

    def product(self, left: _Matrix, right: _Matrix) -> _Values:
        """Inner products of the one's vectors with the other's."""

    def shared(self, items: _Shared) -> _Values:
        """How many items both have."""


class _Crossed:
    """Some phrases beside all."""

    def __init__(self, rows: NDArray[np.int64]) -> None:
        self._rows = rows

    def sides(self, values: _Values) -> tuple[_Values, _Values]:
        return values[self._rows][:, None], values[None, :]

    def product(self, left: _Matrix, right: _Matrix) -> _Values:
        products: _Values = left[self._rows] @ right.T
        return products

    def shared(self, items: _Shared) -> _Values:
        return items.with_all(self._rows)


class _Paired:
    """Phrases two by two."""

    def __init__(self, left: NDArray[np.int64], right: NDArray[np.int64]) -> None:
        self._left, self._right = left, right

    def sides(self, values: _Values) -> tuple[_Values, _Values]:
        return values[self._left], values[self._right]

    def product(self, left: _Matrix, right: _Matrix) -> _Values:
        products: _Values = np.einsum("ij,ij->i", left[self._left], right[self._right])
        return products

    def shared(self, items: _Shared) -> _Values:
        return items.of_pairs(self._left, self._right)


class _Shared:
    """How many items two phrases have in common, each item looked up, not every two compared."""

    def __init__(self, items: Sequence[Iterable[str]]) -> None:
        self._items = [frozenset(own) for own in items]
        self.sizes = np.array([len(own) for own in self._items])
        rows: dict[str, list[int]] = {}
        for row, own in enumerate(self._items):
            for item in own:
                rows.setdefault(item, []).append(row)
        self._rows = {item: np.array(found) for item, found in rows.items()}

    def with_all(self, rows: NDArray[np.int64]) -> NDArray[np.int32]:
        """Items in common with every phrase, shape (rows, phrases)."""
        found = np.zeros((len(rows), len(self._items)), np.int32)
        for line, row in enumerate(rows.tolist()):
            for item in self._items[row]:
                found[line, self._rows[item]] += 1
        return found

    def of_pairs(self, left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.int32]:
        """Items in common of each two phrases."""
        counts = (
            len(self._items[i] & self._items[j])
            for i, j in zip(left.tolist(), right.tolist(), strict=True)
        )
        return np.fromiter(counts, np.int32, len(left))


def _alike(view: _View, items: _Shared) -> list[_Values]:
    """Whether both have an item in common, and whether both have items and none in common."""
    left, right = view.sides(items.sizes > 0)
    shared = view.shared(items) > 0
    return [shared, ~shared & left & right]


def _names(use: Use) -> frozenset[str]:
    return frozenset(s for s, common in zip(use.stems, use.common, strict=True) if not common)


def _kinds_of(uses: Sequence[Use]) -> tuple[_Mask, ...]:
    """Which phrases stand for persons, for groups, and which have a name, noun or verb as head."""
    tests: tuple[Callable[[Use], bool], ...] = (
        lambda use: use.own_kind == "person",
        lambda use: use.own_kind in _GROUPS,
        lambda use: use.phrase.kind == "noun" and not use.common[0],
        lambda use: use.phrase.kind == "noun" and use.common[0],
        lambda use: use.phrase.kind == "verb",
    )
    return tuple(np.array([test(use) for use in uses], np.bool_) for test in tests)
