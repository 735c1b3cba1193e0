"""A table of word vectors: how close two words are in use, and how rare each is in news."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import as_file, files

import numpy as np
from numpy.typing import NDArray

from rashomon.text.tokens import fold

Floats = NDArray[np.float32]
WIDTH = 48  # of a vector in the packaged table

# Endings tried, in this order, on a word the table lacks.
_ENDINGS = (("ies", "y"), ("es", ""), ("s", ""), ("ied", "y"), ("ed", ""), ("ed", "e"),
            ("ing", ""), ("ing", "e"), ("ly", ""), ("ers", ""), ("er", ""))  # fmt: skip


class WordVectors:
    """Vectors of length one by word; `rarity` is 0 for the commonest words of news, 1 unseen."""

    def __init__(
        self, words: list[str], table: NDArray[np.int8], rarity: NDArray[np.uint8]
    ) -> None:
        self._row = {word: row for row, word in enumerate(words)}
        self._table = table
        self._rarity = rarity
        self._zero = np.zeros(table.shape[1], np.float32)

    def of(self, word: str) -> Floats:
        """The vector of a word as printed; zeros for a word not known."""
        row = self._find(fold(word))
        if row is None:
            return self._zero
        vector = self._table[row].astype(np.float32)
        unit: Floats = vector / np.float32(np.linalg.norm(vector))
        return unit

    def rarity(self, word: str) -> float:
        """How rare a word is, 0 to 1; a word not known counts as rare."""
        row = self._row.get(fold(word))
        return 1.0 if row is None else float(self._rarity[row]) / 255

    def _find(self, word: str) -> int | None:
        if word in self._row:
            return self._row[word]
        for ending, instead in _ENDINGS:
            if word.endswith(ending) and word[: -len(ending)] + instead in self._row:
                return self._row[word[: -len(ending)] + instead]
        if "-" in word:
            return self._find(word.rsplit("-", 1)[1])
        return None


@lru_cache(maxsize=1)
def load_vectors() -> WordVectors:
    """The packaged table (training/wordings.py makes it)."""
    source = files("rashomon.findings.wording").joinpath("data", "vectors.npz")
    with as_file(source) as path, np.load(path) as arrays:
        words = arrays["words"].tobytes().decode("utf-8").split("\n")
        return WordVectors(words, arrays["table"], arrays["rarity"])
