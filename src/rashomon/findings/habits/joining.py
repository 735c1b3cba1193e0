"""Referents of single stories -> one over all stories, by entry of Wikidata or by name.

Two actors are one by their Wikidata id; without it, persons by a full name that both bear, others
by the name they are shown under. Concepts of wordings are one where their label has the same
words, or where they share two phrases.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from rashomon.findings.habits.own_words import OwnWords
from rashomon.findings.matching import person_words
from rashomon.model import ExportedReferent
from rashomon.text.names import fold_name
from rashomon.text.tokens import content_tokens

# Of a concept with more phrases than this, the first are looked at.
_MOST_PHRASES = 8


class Joined:
    """Keys that belong together: a union-find that keeps two entries of Wikidata apart."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}
        self._entry: dict[str, str] = {}

    def add(self, keys: Sequence[str], entry: str | None) -> str:
        """Join the keys of one referent of one story; the key it is known by so far."""
        first = entry or keys[0]
        root = self.root(first)
        if entry:
            self._entry[root] = entry
        for key in keys:
            self._join(first, key)
        return first

    def root(self, key: str) -> str:
        """The key that stands for all that were joined with one."""
        self._parent.setdefault(key, key)
        while self._parent[key] != key:
            self._parent[key] = self._parent[self._parent[key]]
            key = self._parent[key]
        return key

    def entry(self, key: str) -> str | None:
        """The entry of Wikidata that a key belongs to."""
        return self._entry.get(self.root(key))

    def _join(self, left: str, right: str) -> None:
        one, two = self.root(left), self.root(right)
        entries = {self._entry.get(one), self._entry.get(two)} - {None}
        if one == two or len(entries) > 1:
            return
        self._parent[two] = one
        if entries:
            self._entry[one] = entries.pop() or ""


def keys_of(referent: ExportedReferent, words: Sequence[OwnWords]) -> tuple[str, ...]:
    """What a referent of one story may be known by in another; none where nothing tells it."""
    if referent.kind == "wording":
        return tuple(_concept_keys(referent, words))
    if referent.kind == "person":
        names = [referent.name, *(one.words for one in words if one.part == "name")]
        full = (" ".join(person_words(one)) for one in names if len(person_words(one)) > 1)
        return tuple(dict.fromkeys(f"person:{one}" for one in full))
    folded = fold_name(referent.name)
    return (f"{referent.kind}:{folded}",) if folded else ()


def _concept_keys(referent: ExportedReferent, words: Sequence[OwnWords]) -> Iterator[str]:
    label = _stems(referent.name)
    if label:
        yield f"wording:{label}"
    phrases = sorted(filter(None, dict.fromkeys(_stems(one.words) for one in words)))
    for left, right in combinations(phrases[:_MOST_PHRASES], 2):
        yield f"wordings:{left}|{right}"


def _stems(words: str) -> str:
    return " ".join(sorted({token.form for token in content_tokens(words)}))
