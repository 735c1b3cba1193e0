"""Who of several people of one surname is meant within one article."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.model import Mention
from rashomon.text.names import HONORIFICS, NAME_SUFFIXES, name_tokens


class Persons:
    """The people an article names, told apart by surname and given name.

    Newspapers give a name in full first and take it up by the surname; where relatives share it,
    the surname alone is the one introduced first.
    """

    def __init__(self, text: str, mentions: Sequence[Mention]) -> None:
        self._full: dict[str, list[tuple[str, ...]]] = {}
        names = [_parts(m.span.of(text)) for m in mentions if m.kind == "person"]
        self._given: dict[str, tuple[str, ...]] = {}
        for name in names:
            if len(name) > 1:
                self._given.setdefault(name[0], self._same(name) or self._introduced(name))

    def key(self, name: str) -> str:
        """What identifies the person of this name: equal for all forms of one person's name."""
        parts = _parts(name)
        if not parts:
            return name.lower()
        if len(parts) > 1:
            return " ".join(self._same(parts) or parts)
        if parts[0] in self._full:
            return " ".join(self._full[parts[0]][0])
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
