"""Simple lists of entities: CSV, TSV or JSON lines with id, label, aliases, description, kind."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from typing import cast, get_args

from rashomon.model import MentionKind
from rashomon.wikidata.lines import Line
from rashomon.wikidata.records import (
    LONGEST_TEXT,
    BadRecordError,
    Record,
    entity_number,
    loaded,
    storable,
)

# The names of columns, with those of the query service's own exports.
_COLUMNS = {
    "id": ("id", "qid", "item", "entity", "wikidata", "wikidata_id"),
    "label": ("label", "itemlabel", "name", "entitylabel"),
    "aliases": ("aliases", "alias", "altlabel", "itemaltlabel", "also_known_as"),
    "description": ("description", "itemdescription"),
    "kind": ("kind", "type"),
    "sitelinks": ("sitelinks", "popularity"),
}
_KINDS: dict[str, MentionKind] = {
    **{kind: kind for kind in get_args(MentionKind)},
    "human": "person",
    "people": "group",
    "organisation": "organization",
    "body": "organization",
    "location": "place",
}  # fmt: skip


def columns(line: bytes) -> tuple[str, tuple[str, ...]] | None:
    """The delimiter and the columns' names that a first line gives, None where it gives none."""
    text = line.decode("utf-8-sig", "replace").strip("\r\n")
    for delimiter in ("\t", ",", ";"):
        try:
            given = tuple(map(_column, _cells(text, delimiter)))
        except BadRecordError:
            return None
        if "id" in given and "label" in given:
            return delimiter, given
    return None


def _cells(text: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([text], delimiter=delimiter, strict=True), [])
    except csv.Error as error:
        raise BadRecordError(f"it is not a row ({error})") from error


def _column(name: str) -> str:
    folded = name.strip().lstrip("?").lower().replace(" ", "_")
    return next((known for known, names in _COLUMNS.items() if folded in names), folded)


def row_record(line: Line, delimiter: str, names: Sequence[str]) -> Record:
    """The record of one row; a row is one line, aliases stand apart by "|"."""
    text = (line.data or b"").decode("utf-8", "replace").strip("\r\n")
    cells = _cells(text, delimiter)
    if len(cells) > len(names):
        raise BadRecordError(f"it has {len(cells)} cells for {len(names)} columns")
    return simple_record(dict(zip(names, cells, strict=False)))


def object_record(data: bytes) -> Record:
    """The record of one JSON object with the same fields; `aliases` may be a list."""
    return simple_record({_column(key): value for key, value in loaded(data.strip()).items()})


def simple_record(fields: Mapping[str, object]) -> Record:
    """The record of an entity told in plain fields; what is not known is left empty."""
    number = entity_number(fields.get("id"))
    if number is None:
        raise BadRecordError("it has no id of the form Q42")
    label = storable(fields.get("label"))[:LONGEST_TEXT]
    if not label:
        raise BadRecordError("it has no label")
    kind = str(fields.get("kind") or "").strip().lower()
    if kind and kind not in _KINDS:
        raise BadRecordError(f"its kind is none of {', '.join(get_args(MentionKind))}")
    return Record(
        number=number,
        names=tuple(dict.fromkeys((label, *_aliases(fields.get("aliases"))))),
        description=storable(fields.get("description"))[:LONGEST_TEXT],
        sitelinks=_count(fields.get("sitelinks")),
        kind=_KINDS[kind] if kind else None,
    )


def _aliases(value: object) -> Iterator[str]:
    parts = cast("list[object]", value) if isinstance(value, list) else str(value or "").split("|")
    for part in parts:
        name = storable(part)
        if name:
            yield name[:LONGEST_TEXT]


def _count(value: object) -> int | None:
    text = str(value).strip() if value is not None else ""
    return min(int(text), 1_000_000) if text.isascii() and text.isdigit() else None
