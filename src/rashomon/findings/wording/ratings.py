"""What readers thought of the words that news use most (`data/ratings.tsv`, our own).

How far the choice of a word colours what is reported, how it makes that look, its register, and
whether it marks doubt.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from rashomon.text.tokens import fold, stem

# A form shorter than this is not looked for by its stem.
_SHORTEST_STEMMED = 4


class Rating(NamedTuple):
    """One word: load 0 to 3, valence -2 to 2, register -1 (colloquial) to 1, doubt 0 or 1."""

    load: int = 0
    valence: int = 0
    register: int = 0
    doubt: int = 0

    @property
    def colour(self) -> int:
        """Load and valence as one."""
        return self.load + abs(self.valence)


PLAIN = Rating()


class Ratings:
    """Ratings by word; a form that is not rated has that of the shortest word of its stem."""

    def __init__(self, by_word: dict[str, Rating]) -> None:
        self.by_word = by_word
        self._by_stem: dict[str, Rating] = {}
        for word in sorted(by_word, key=lambda w: (len(w), w)):
            self._by_stem.setdefault(stem(word), by_word[word])

    def of(self, word: str) -> Rating:
        """The rating of a word as printed; plain if it has none."""
        folded = fold(word)
        found = self.by_word.get(folded)
        if found is None and len(folded) >= _SHORTEST_STEMMED:
            found = self._by_stem.get(stem(folded))
        return found or PLAIN


@lru_cache(maxsize=1)
def load_ratings() -> Ratings:
    """The packaged ratings."""
    text = files("rashomon.findings.wording").joinpath("data", "ratings.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return Ratings({word: Rating(*map(int, numbers)) for word, *numbers in rows})
