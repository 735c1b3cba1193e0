"""Whether two phrases of a story speak of one thing, by their vectors in context and their heads.

A logistic model over a few similarities, as in pairwise mention scoring for cross-document
coreference (Lee et al. 2012), fitted by training/wordings.py on annotated chains.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

_Matrix = NDArray[np.float32]

NAMES = ("context", "head-context", "crossed-context", "same-head", "rival-heads", "head-near")


class Referring(Protocol):
    """A phrase as it is compared: vectors of length one, the head's stem, fields of each word."""

    @property
    def context(self) -> _Matrix: ...
    @property
    def head_context(self) -> _Matrix: ...
    @property
    def head_vector(self) -> _Matrix: ...
    @property
    def head(self) -> str: ...
    @property
    def fields(self) -> tuple[frozenset[str], ...]: ...


class ReferenceTable:
    """All phrases of a story laid out for comparing one of them, or some, with all."""

    def __init__(self, uses: Sequence[Referring]) -> None:
        self._context = np.stack([use.context for use in uses])
        self._head_context = np.stack([use.head_context for use in uses])
        self._head = np.stack([use.head_vector for use in uses])
        self._stems = np.array([use.head for use in uses])
        names = sorted({name for use in uses for name in use.fields[0]})
        column = {name: at for at, name in enumerate(names)}
        self._fields = np.zeros((len(uses), max(1, len(names))), np.float32)
        for row, use in enumerate(uses):
            for name in use.fields[0]:
                self._fields[row, column[name]] = 1.0

    def features(self, rows: Sequence[int]) -> _Matrix:
        """Similarities of the given phrases with all, shape (rows, phrases, NAMES)."""
        at = np.asarray(rows)
        crossed = np.maximum(
            self._context[at] @ self._head_context.T, self._head_context[at] @ self._context.T
        )
        same = (self._stems[at][:, None] == self._stems[None, :]).astype(np.float32)
        rivals = (self._fields[at] @ self._fields.T > 0) * (1 - same)
        found: _Matrix = np.stack(
            [
                self._context[at] @ self._context.T,
                self._head_context[at] @ self._head_context.T,
                crossed,
                same,
                rivals,
                self._head[at] @ self._head.T,
            ],
            axis=-1,
        ).astype(np.float32)
        return found
