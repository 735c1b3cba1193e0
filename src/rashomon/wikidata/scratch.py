"""The two files of a build: what was read, and the index made of it."""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from rashomon.text.names import fold_name
from rashomon.text.skeletons import name_skeleton
from rashomon.wikidata import schema
from rashomon.wikidata.kinds import KINDS, KNOWN, NOT_ACTORS
from rashomon.wikidata.records import Record

_BATCH = 5_000
_DEEPEST = 12  # levels of subclasses that are followed
_CODES = {kind: code for code, kind in enumerate(KINDS)}
_OTHER = _CODES["other"]
_TWICE = "told twice"


class Scratch:
    """A build under way."""

    def __init__(self, read: Path, index: Path) -> None:
        self._index = index
        self._base = sqlite3.connect(read, isolation_level=None)
        self._base.execute("ATTACH DATABASE ? AS made", (str(index),))
        for name in ("main", "made"):
            # Nothing is read of these files unless the build ends well: no journal is needed.
            self._base.execute(f"PRAGMA {name}.journal_mode = OFF")
            self._base.execute(f"PRAGMA {name}.synchronous = OFF")
        self._base.executescript(schema.READ + schema.INDEX)
        self._rows: dict[str, list[tuple[object, ...]]] = {name: [] for name in schema.INSERTS}
        self._batch: set[int] = set()
        self.left_out: Counter[str] = Counter()

    @classmethod
    @contextmanager
    def beside(cls, target: Path) -> Iterator[Scratch]:
        """Open the files of a build beside its target; they are gone when it is over."""
        target = target.resolve()
        paths = [target.with_name(f".{target.name}.{part}") for part in ("reading", "making")]
        _remove(paths)  # of a run that was killed
        try:
            scratch = cls(*paths)
            with closing(scratch._base):
                yield scratch
        finally:
            _remove(paths)

    def add(self, record: Record) -> None:
        """Take in one entity; the first of equal ids stays."""
        if not NOT_ACTORS.isdisjoint(record.classes):
            self.left_out["no person, body or place (wiki pages, names, papers, …)"] += 1
            return
        if not record.names:
            self.left_out["no name in the languages chosen"] += 1
            return
        rows, number = self._rows, record.number
        if number in self._batch:
            self.left_out[_TWICE] += 1
            return
        self._batch.add(number)
        told = record.kind or record.hint
        rows["entity"].append(
            (
                number,
                record.names[0],
                record.description,
                record.sitelinks,
                _CODES[record.kind] if record.kind else None,
                _CODES[told] if told else None,
                bool(record.parents) and not record.classes,
            )
        )
        rows["name"] += ((number, at, name) for at, name in enumerate(record.names))
        rows["class"] += ((number, one) for one in record.classes)
        rows["parent"] += ((number, one) for one in record.parents)
        rows["tie"] += ((number, at, one) for at, one in enumerate(record.ties))
        if len(rows["entity"]) >= _BATCH:
            self._flush()

    def finish(self, *, fewest: int) -> tuple[int, int]:
        """Write the index from all that was read; the number of its entities and names.

        Entities of no known kind, and those on fewer than `fewest` wikis, are kept only where
        the file gives them a kind, or the wikis at all.
        """
        self._flush()
        base = self._base
        base.executescript(schema.READ_KEYS)
        self._classes()
        base.executescript(schema.KIND_OF)
        before = self._count("SELECT count(*) FROM entity")
        base.execute(schema.ENTITIES, {"other": _OTHER, "fewest": fewest})
        entities = self._count("SELECT count(*) FROM made.entity")
        self.left_out["class of things, or of no known kind and in no wiki"] += before - entities
        self._names()
        base.executescript(schema.KEYS)
        names = self._count("SELECT count(*) FROM made.name")
        return entities, names

    def publish(self, target: Path) -> None:
        """Put the index in its place, whole."""
        self._base.execute("DETACH DATABASE made")
        with open(self._index, "rb+") as file:
            os.fsync(file.fileno())
        os.replace(self._index, target.resolve())

    def _classes(self) -> None:
        """Spread the kinds of known classes to their subclasses, the nearest first."""
        self._many(
            "INSERT INTO class_kind VALUES (?, ?, 0)",
            [(number, _CODES[kind]) for number, kind in KNOWN.items()],
        )
        for depth in range(_DEEPEST):
            done = self._base.execute(schema.SUBCLASSES, {"depth": depth})
            if not done.rowcount:
                break

    def _names(self) -> None:
        """Names with the keys they are found by; a name told twice is kept once."""
        last, keys = None, set[str]()
        waiting: list[tuple[object, ...]] = []
        kept = self._base.cursor().execute(schema.NAMES)
        for number, at, text in kept:
            key = fold_name(text)
            if number != last:
                last, keys = number, set()
            if not key or key in keys:
                continue
            keys.add(key)
            waiting.append((key, name_skeleton(text) or None, number, at, text))
            if len(waiting) >= _BATCH:
                self._many(schema.INSERT_NAME, waiting)
                waiting = []
        self._many(schema.INSERT_NAME, waiting)

    def _flush(self) -> None:
        numbers = json.dumps([row[0] for row in self._rows["entity"]])
        known = {row[0] for row in self._base.execute(schema.KNOWN, (numbers,))}
        self.left_out[_TWICE] += len(known)
        for name, statement in schema.INSERTS.items():
            self._many(statement, [row for row in self._rows[name] if row[0] not in known])
            self._rows[name] = []
        self._batch = set()

    def _many(self, statement: str, rows: Sequence[tuple[object, ...]]) -> None:
        self._base.execute("BEGIN")
        self._base.executemany(statement, rows)
        self._base.execute("COMMIT")

    def _count(self, query: str) -> int:
        return int(self._base.execute(query).fetchone()[0])


def _remove(paths: Sequence[Path]) -> None:
    for path in paths:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(path)
