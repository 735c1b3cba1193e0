"""Looking names up in an index that was made of the user's own file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import quote

from rashomon.model import Entity, RejectCode, Rejected
from rashomon.text.names import fold_name
from rashomon.text.skeletons import name_skeleton
from rashomon.wikidata.kinds import KINDS
from rashomon.wikidata.schema import APPLICATION, VERSION

# Of a name that more entities have than this, the best known are looked at.
_MOST = 40

_FOUND = """
SELECT DISTINCT e.id, e.sitelinks FROM name AS n JOIN entity AS e ON e.id = n.entity
WHERE n.{column} = ? ORDER BY e.sitelinks DESC, e.id LIMIT ?
"""
_ENTITY = "SELECT label, description, kind, sitelinks, context FROM entity WHERE id = ?"
_NAMES = "SELECT text FROM name WHERE entity = ? ORDER BY at"


class Index:
    """An open index; it is read only, and one may be read by several at a time."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self._base = base

    def close(self) -> None:
        """Let go of the file."""
        self._base.close()

    def find(self, names: Sequence[str]) -> tuple[Entity, ...]:
        """Entities with one of these names, or one that sounds like it; most known first."""
        found: dict[int, None] = {}
        for name in names:
            found.update(dict.fromkeys(self._numbers("key", fold_name(name))))
            found.update(dict.fromkeys(self._numbers("skeleton", name_skeleton(name))))
        entities = map(self._entity, found)
        return tuple(sorted(entities, key=lambda e: (-(e.sitelinks or 0), int(e.id[1:]))))

    def _numbers(self, column: str, value: str) -> Iterator[int]:
        if value:
            query = _FOUND.format(column=column)
            yield from (row[0] for row in self._base.execute(query, (value, _MOST)))

    def _entity(self, number: int) -> Entity:
        row = self._base.execute(_ENTITY, (number,)).fetchone()
        label, description, kind, sitelinks, context = row
        return Entity(
            id=f"Q{number}",
            label=label,
            description=description,
            kind=KINDS[kind],
            names=tuple(text for (text,) in self._base.execute(_NAMES, (number,))),
            context=tuple(filter(None, context.split("\x1f"))),
            sitelinks=sitelinks,
        )


def open_index(path: str) -> Index | Rejected:
    """The index at a path, or why it is none."""
    if not Path(path).is_file():
        detail = f"There is no file {path}; make one with: rashomon wikidata build DUMP -o FILE"
        return _rejected(path, "not-found", detail)
    address = f"file:{quote(str(Path(path).absolute()))}?mode=ro&immutable=1"
    try:
        base = sqlite3.connect(address, uri=True, check_same_thread=False)
        application = base.execute("PRAGMA application_id").fetchone()[0]
        version = base.execute("PRAGMA user_version").fetchone()[0]
        if application == APPLICATION and version == VERSION and _whole(base, path):
            base.execute("SELECT entities FROM about").fetchone()
            return Index(base)
        base.close()
    except sqlite3.Error:
        application = version = None
    if application == APPLICATION:
        why = "is damaged" if version == VERSION else "was made by another version of Rashomon"
        detail = f"{path} {why}; make it again from the dump."
        return _rejected(path, "bad-index", detail)
    detail = f"{path} is no index of names; make one with: rashomon wikidata build DUMP -o FILE"
    return _rejected(path, "bad-index", detail)


def _whole(base: sqlite3.Connection, path: str) -> bool:
    """Whether the file has all its pages: a copy may have stopped half way."""
    pages = base.execute("PRAGMA page_count").fetchone()[0]
    size = base.execute("PRAGMA page_size").fetchone()[0]
    return bool(Path(path).stat().st_size == pages * size)


def _rejected(path: str, code: RejectCode, detail: str) -> Rejected:
    return Rejected(input=path, stage="source", code=code, detail=detail)
