"""What readers thought of the words of the data sets (`data/ratings.tsv`, our own).

How far the choice of a word colours what is reported, how it makes that look, its register, and
whether it marks doubt.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from rashomon.findings.wording.word_table import WordTable, read_rows


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


@lru_cache(maxsize=1)
def rated_words() -> dict[str, Rating]:
    """The packaged ratings; a word that is not among them is plain."""
    return {
        word: Rating(*map(int, numbers.split("\t"))) for word, numbers in read_rows("ratings.tsv")
    }


@lru_cache(maxsize=1)
def _table() -> WordTable[Rating]:
    return WordTable(rated_words())


def rating_of(word: str) -> Rating:
    """The rating of a word as printed."""
    return _table().of(word) or PLAIN
