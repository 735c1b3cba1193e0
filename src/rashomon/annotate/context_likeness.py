"""How near the words of a source are in their context to the names that they may take up."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from rashomon.annotate.entities import Entity
from rashomon.annotate.placed import head_row
from rashomon.annotate.queries import Query
from rashomon.model import Word

Floats = NDArray[np.float32]

_OPEN = frozenset(("NOUN", "PROPN", "PRON"))
# So many mentions of one entity are compared.
_MOST = 12


@dataclass(slots=True, kw_only=True)
class ContextLikeness:
    """Cosines of words of one article, by the reader's vectors, the article's mean taken away."""

    words: Sequence[Word]
    vectors: NDArray[np.float16] | None
    _mean: Floats | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        if self.vectors is None or not len(self.vectors):
            return
        kept = [row for row, word in enumerate(self.words) if word.pos in _OPEN]
        self._mean = self.vectors[kept or slice(None)].mean(axis=0, dtype=np.float32)

    def signs(self, query: Query, entity: Entity) -> Iterator[tuple[str, float]]:
        """Cosines of the source's head with the last mention before it, and with the nearest."""
        head = head_row(self.words, query.source)
        if self._mean is None or head is None:
            return
        at = bisect_left(entity.mentions, query.source.start, key=lambda m: m.span.start)
        near = entity.mentions[max(0, at - _MOST) : at] or entity.mentions[at : at + 1]
        rows = [row for m in near if (row := head_row(self.words, m.span)) is not None]
        if rows:
            cosines = self._units(rows) @ self._units([head])[0]
            yield "context", round(float(cosines[-1]), 4)
            yield "context best", round(float(cosines.max()), 4)

    def _units(self, rows: Sequence[int]) -> Floats:
        """Vectors of words, less the mean, of length one: (rows, 384)."""
        assert self.vectors is not None
        assert self._mean is not None
        centred = self.vectors[rows].astype(np.float32) - self._mean
        units: Floats = centred / np.maximum(np.linalg.norm(centred, axis=1, keepdims=True), 1e-6)
        return units
