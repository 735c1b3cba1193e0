"""What words connote: valence, subjectivity, classes by which accounts frame, and their rivals."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from rashomon.findings.wording.ratings import Rating, rated_words
from rashomon.findings.wording.word_table import WordTable, read_rows
from rashomon.text.tokens import fold, stem

# Begins the name of a rival field whose words choose sides.
SIDES = "!"


@dataclass(frozen=True, slots=True, kw_only=True)
class Connotation:
    """What one word suggests: valence -1 to 1, subjectivity 0 to 1, framing classes."""

    valence: float = 0.0
    subjectivity: float = 0.0
    classes: frozenset[str] = frozenset()


_PLAIN = Connotation()
# By the size of a rated valence, and by rated load from 1: about the means of the words that
# sentiment.tsv has too.
_VALENCES = (0.0, 0.4, 0.55)
_SUBJECTIVITIES = (0.57, 0.67, 0.72)
_NONE: frozenset[str] = frozenset()


class Lexicon:
    """Connotations and rival fields by word; an inflected form has those of its stem."""

    def __init__(
        self,
        connotations: dict[str, Connotation],
        fields: dict[str, frozenset[str]],
        plain: dict[str, frozenset[str]],
    ) -> None:
        self._connotations = WordTable(connotations)
        self._fields = _by_stem(fields)
        self._plain = _by_stem(plain)

    def of(self, word: str) -> Connotation:
        """The connotation of a word as printed; what is said of the form itself comes first."""
        return self._connotations.of(word) or _PLAIN

    def fields(self, word: str) -> frozenset[str]:
        """The fields of words that accounts put in one another's place ("occupied", "claimed")."""
        return self._fields.get(stem(fold(word)), frozenset())

    def alike(self, left: str, right: str) -> bool:
        """Whether two stems are of words that stand for one another without framing anything."""
        return not self._plain.get(left, _NONE).isdisjoint(self._plain.get(right, _NONE))


def _by_stem(words: dict[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """The names of words by their stems; "liberal" and "liberals" have two."""
    found: dict[str, frozenset[str]] = {}
    for word, names in words.items():
        for form in {stem(word), stem(word + "s")}:
            found[form] = found.get(form, _NONE) | names
    return found


@lru_cache(maxsize=1)
def load_lexicon() -> Lexicon:
    """The packaged lexicon: sentiment.tsv (derived: docs/wordings.md), framing, rivals, plain.

    Loaded words of which the first two have no form are taken from the ratings.
    """
    classes = _by_word("framing.tsv")
    entries: dict[str, Connotation] = {}
    for word, values in read_rows("sentiment.tsv"):
        valence, subjectivity = (float(v) for v in values.split("\t"))
        entries[word] = Connotation(
            valence=valence,
            subjectivity=subjectivity,
            classes=frozenset(classes.pop(word, ())),
        )
    for word, named in classes.items():
        entries[word] = Connotation(classes=frozenset(named))
    known = {stem(word) for word in entries}
    for word, rating in rated_words().items():
        # A plain word may look good or bad ("abduction"), but that is not how it frames.
        if rating.load and stem(word) not in known:
            entries[word] = _rated(rating)
    fields, plain = (
        {word: frozenset(names) for word, names in _by_word(name).items()}
        for name in ("rivals.tsv", "plain.tsv")
    )
    return Lexicon(entries, fields, plain)


def _rated(rating: Rating) -> Connotation:
    """What the sentiment lexicon says, on average, of words rated so."""
    valence = _VALENCES[abs(rating.valence)]
    return Connotation(
        valence=-valence if rating.valence < 0 else valence,
        subjectivity=_SUBJECTIVITIES[rating.load - 1],
    )


def _by_word(name: str) -> dict[str, set[str]]:
    """For each word the names of the lines it stands in."""
    found: dict[str, set[str]] = {}
    for line, words in read_rows(name):
        for word in words.split():
            found.setdefault(word, set()).add(line)
    return found
