"""Who of several people of one surname is meant within one article."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.model import Mention
from rashomon.text.names import HONORIFICS, NAME_SUFFIXES, name_tokens
from rashomon.text.relatives import told_as_relative


class Persons:
    """The people an article names, told apart by surname and given name.

    Newspapers give a name in full first and take it up by the surname; where relatives share it,
    the surname alone is the one introduced first, but nobody who is told as a relative: "Lind", and
    only later "his wife Ada Lind", are two.
    """

    def __init__(self, text: str, mentions: Sequence[Mention]) -> None:
        self._full: dict[str, list[tuple[str, ...]]] = {}
        names = [_parts(m.span.of(text)) for m in mentions if m.kind == "person"]
        self._given: dict[str, tuple[str, ...]] = {}
        self._relatives: set[tuple[str, ...]] = set()
        self._alone: set[str] = set()
        told = [m for m in mentions if m.kind == "person"]
        for name, mention in zip(names, told, strict=True):
            if len(name) == 1 and name[0] not in self._full:
                self._alone.add(name[0])
            elif len(name) > 1:
                if self._same(name) is None and told_as_relative(text, mention.span.start):
                    self._relatives.add(name)
                self._given.setdefault(name[0], self._same(name) or self._introduced(name))

    def key(self, name: str) -> str:
        """What identifies the person of this name: equal for all forms of one person's name."""
        parts = _parts(name)
        if not parts:
            return name.lower()
        if len(parts) > 1:
            return " ".join(self._same(parts) or parts)
        holders = self._full.get(parts[0], [])
        own = [holder for holder in holders if holder not in self._relatives]
        if own or (holders and parts[0] not in self._alone):
            return " ".join((own or holders)[0])
        if holders:
            return parts[0]
        return " ".join(self._given.get(parts[0], parts))

    def _introduced(self, name: tuple[str, ...]) -> tuple[str, ...]:
        self._full.setdefault(name[-1], []).append(name)
        return name

    def _same(self, name: tuple[str, ...]) -> tuple[str, ...] | None:
        for known in self._full.get(name[-1], ()):
            if _compatible(known[0], name[0]):
                return known
        return None


def _compatible(one: str, two: str) -> bool:
    """Whether two given names may be one person's: Jim and James no, Liz and Elizabeth yes."""
    short, long = sorted((one, two), key=len)
    return short in long


def _parts(name: str) -> tuple[str, ...]:
    words = name_tokens(name)
    kept = tuple(w for w in words if w not in HONORIFICS and w not in NAME_SUFFIXES)
    return kept or words
