"""What words connote: valence, subjectivity, and the classes by which accounts frame."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from rashomon.text.tokens import fold, stem

CLASSES = (
    "hedge", "doubt", "status", "ideology", "party", "harsh-role", "mild-role", "title",
    "attack-speech", "mild-speech", "claim-speech", "violence", "euphemism", "alarm", "intensity",
    "praise", "blame", "money", "stop",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Connotation:
    """What one word suggests: valence -1 to 1, subjectivity 0 to 1, framing classes."""

    valence: float = 0.0
    subjectivity: float = 0.0
    classes: frozenset[str] = frozenset()


_PLAIN = Connotation()


class Lexicon:
    """Connotations by word; an unlisted inflected form has those of its stem."""

    def __init__(self, entries: dict[str, Connotation]) -> None:
        self._by_word = entries
        self._by_stem: dict[str, Connotation] = {}
        for word in sorted(entries, key=lambda w: (len(w), w)):
            self._by_stem.setdefault(stem(word), entries[word])

    def of(self, word: str) -> Connotation:
        """The connotation of a word as printed."""
        folded = fold(word)
        found = self._by_word.get(folded)
        if found is None and len(folded) > 3:
            found = self._by_stem.get(stem(folded))
        return found or _PLAIN


@lru_cache(maxsize=1)
def load_lexicon() -> Lexicon:
    """The packaged lexicon: sentiment.tsv (derived, see docs/wordings.md) and framing.tsv."""
    classes: dict[str, set[str]] = {}
    for name, words in _rows("framing.tsv"):
        for word in words.split():
            classes.setdefault(word, set()).add(name)
    entries: dict[str, Connotation] = {}
    for word, values in _rows("sentiment.tsv"):
        valence, subjectivity = (float(v) for v in values.split("\t"))
        entries[word] = Connotation(
            valence=valence,
            subjectivity=subjectivity,
            classes=frozenset(classes.pop(word, ())),
        )
    for word, named in classes.items():
        entries[word] = Connotation(classes=frozenset(named))
    return Lexicon(entries)


def _rows(name: str) -> Iterator[tuple[str, str]]:
    text = files("rashomon.findings.wording").joinpath("data", name).read_text("utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            key, _, rest = line.partition("\t")
            yield key, rest
