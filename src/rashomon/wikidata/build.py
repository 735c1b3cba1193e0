"""A dump or a list, streamed into an index that is there whole or not at all.

Lines go into a scratch file beside the index; when all are read, kinds are worked out from the
classes and the index proper is written, checked, and renamed into place. Memory does not grow
with the input. What an interrupted run leaves (it could not clean up only if it was killed
outright) has a name of its own, is never taken for an index, and goes with the next run.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from rashomon.model import Rejected
from rashomon.wikidata import tables
from rashomon.wikidata.lines import DamagedError, Line, lines, opened
from rashomon.wikidata.records import BadRecordError, Record, dump_records, loaded
from rashomon.wikidata.scratch import Scratch

_SHOWN = 5  # bad lines that are named one by one
_EVERY = 10_000  # lines between two tellings of progress


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What of the input to keep: names in these languages ("*" alone: all of them), and items on
    that many wikis or more."""

    languages: tuple[str, ...] = ("en", "mul", "en-gb", "en-ca", "en-us")
    sitelinks: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What came of an input: entities and names kept, lines that were none (`bad`, with the first
    few in `shown`), and what was left out and why."""

    lines: int
    entities: int
    names: int
    bad: int
    shown: tuple[str, ...] = ()
    left_out: tuple[tuple[str, int], ...] = ()


@dataclass(slots=True)
class _Tally:
    lines: int = 0
    bad: int = 0
    shown: list[str] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)

    def reject(self, line: Line, reason: str) -> None:
        self.bad += 1
        if len(self.shown) < _SHOWN:
            self.shown.append(f"line {line.number}: {reason}")


def build_index(
    source: str,
    target: Path,
    *,
    choice: Choice | None = None,
    stdin: BinaryIO | None = None,
    progress: Callable[[int], None] | None = None,
) -> Built | Rejected:
    """Make an index of a file (`-`: standard input) at `target`, replacing what was there.

    `progress` is told the number of lines read. A line that is no entity is counted, never fatal;
    a file that cannot be read to its end, or holds no entity at all, gives a `Rejected` and
    leaves `target` as it was. Raises OSError where the index cannot be written.
    """
    tally = _Tally()
    choice = choice or Choice()
    try:
        with Scratch.beside(target) as scratch:
            with opened(None if source == "-" else Path(source), stdin) as file:
                for record in _records(_told(lines(file), progress), choice, tally):
                    scratch.add(record)
            entities, names = scratch.finish(fewest=choice.sitelinks)
            tally.left_out.update(+scratch.left_out)
            if not entities:
                return _rejected(source, tally)
            scratch.publish(target)
    except DamagedError as error:
        detail = f"The file is damaged after line {tally.lines} ({error}); no index was made."
        return Rejected(input=source, stage="source", code="unreadable", detail=detail)
    except (FileNotFoundError, IsADirectoryError, PermissionError) as error:
        if error.filename != source:
            raise
        reason = (error.strerror or str(error)).lower()
        detail = f"The file cannot be read: {reason}."
        return Rejected(input=source, stage="source", code="unreadable", detail=detail)
    except sqlite3.Error as error:
        raise OSError(f"the index cannot be written: {error}") from error
    return Built(
        lines=tally.lines,
        entities=entities,
        names=names,
        bad=tally.bad,
        shown=tuple(tally.shown),
        left_out=tuple(sorted(tally.left_out.items())),
    )


def _told(found: Iterator[Line], progress: Callable[[int], None] | None) -> Iterator[Line]:
    for line in found:
        if progress and line.number % _EVERY == 0:
            progress(line.number)
        yield line


def _records(found: Iterator[Line], choice: Choice, tally: _Tally) -> Iterator[Record]:
    """The records of all lines; the first line that says something tells the form of all."""
    read: Callable[[Line], Iterator[Record]] | None = None
    for line in found:
        tally.lines = line.number
        if line.data is None:
            tally.reject(line, "it is too long for an entity")
            continue
        if read is None:
            header = tables.columns(line.data)
            read = _reader(line.data, header, choice)
            if header or read is None:
                if read is None:
                    tally.reject(line, "it is neither JSON nor a heading with id and label")
                continue
        try:
            yield from read(line)
        except BadRecordError as error:
            tally.reject(line, str(error))


def _reader(
    first: bytes, header: tuple[str, tuple[str, ...]] | None, choice: Choice
) -> Callable[[Line], Iterator[Record]] | None:
    """How to read lines like a file's first: a table's rows, plain objects, or a dump's entities.

    None where the line does not tell: the next may.
    """
    if header is not None:
        delimiter, names = header
        return lambda line: iter((tables.row_record(line, delimiter, names),))
    start = first.strip()
    if start.startswith(b"[") or (start.startswith(b"{") and _is_entity(start)):
        return lambda line: dump_records(line.data or b"", choice.languages)
    if start.startswith(b"{"):
        return lambda line: iter((tables.object_record(line.data or b""),))
    return None


def _is_entity(text: bytes) -> bool:
    """Whether an object is an entity of a dump rather than a plain one."""
    try:
        value = loaded(text.rstrip(b","))
    except BadRecordError:
        return True  # of a damaged first line its shape is all there is
    return "label" not in value and "name" not in value


def _rejected(source: str, tally: _Tally) -> Rejected:
    told = "".join(f"\n  {one}" for one in tally.shown)
    detail = (
        "No entity was found in it; give a Wikidata JSON dump (one entity a line), or CSV, TSV or "
        f"JSON lines with id and label.{told}"
    )
    return Rejected(input=source, stage="source", code="bad-index", detail=detail)
