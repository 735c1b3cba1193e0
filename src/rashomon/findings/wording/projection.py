"""Words in context laid where those that speak of one thing lie near one another.

A linear map of the reader's vectors, learned by contrast on chains across documents
(training/projection.py; docs/models.md).
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import as_file, files

import numpy as np
from numpy.typing import NDArray

_Matrix = NDArray[np.float32]


class Projection:
    """A map from a phrase's two vectors in context, (2 x 384), to one of length one."""

    def __init__(self, weights: NDArray[np.int8], scale: NDArray[np.float32]) -> None:
        """`weights` of shape (768, width), `scale` of its columns."""
        self.arrays = {"weights": weights, "scale": scale}
        self._weights: _Matrix = weights.astype(np.float32) * scale

    def of(self, context: _Matrix, head_context: _Matrix) -> _Matrix:
        """Vectors of phrases, a row each.

        `context` is the mean of the reader's vectors of a phrase's content words, `head_context`
        that of its head, each brought to length one.
        """
        found = np.hstack([context, head_context]) @ self._weights
        lengths = np.linalg.norm(found, axis=1, keepdims=True)
        unit: _Matrix = found / np.maximum(lengths, np.float32(1e-9))
        return unit


@lru_cache(maxsize=1)
def load_projection() -> Projection:
    """The packaged map."""
    source = files("rashomon.findings.wording").joinpath("data", "projection.npz")
    with as_file(source) as path, np.load(path) as arrays:
        return Projection(arrays["weights"], arrays["scale"])
