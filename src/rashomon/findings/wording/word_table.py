"""What is kept of words in the package's data, and how a printed form is looked up in it."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from typing import Generic, TypeVar

from rashomon.text.tokens import fold, stem

Kept = TypeVar("Kept")
# A form shorter than this is not looked for by its stem: too many short words share one.
_SHORTEST_STEMMED = 4


class WordTable(Generic[Kept]):
    """Values by word; a form that has none of its own has that of the shortest word of its stem."""

    def __init__(self, by_word: dict[str, Kept]) -> None:
        self._by_word = by_word
        self._by_stem: dict[str, Kept] = {}
        for word in sorted(by_word, key=lambda w: (len(w), w)):
            self._by_stem.setdefault(stem(word), by_word[word])

    def of(self, word: str) -> Kept | None:
        """What is kept of a word as printed."""
        folded = fold(word)
        found = self._by_word.get(folded)
        if found is None and len(folded) >= _SHORTEST_STEMMED:
            found = self._by_stem.get(stem(folded))
        return found


def read_rows(name: str) -> Iterator[tuple[str, str]]:
    """The lines of a packaged table: what stands before the first tab, and the rest."""
    text = files("rashomon.findings.wording").joinpath("data", name).read_text("utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            key, _, rest = line.partition("\t")
            yield key, rest
