"""Which event each document of the data sets tells of, so that whole events can be left out.

Two annotated stories may hold other accounts of one event: stories alone keep nothing apart.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from training.corpora import records

QUALITY = Path(__file__).resolve().parents[1] / "quality"
FRESH = QUALITY / "fresh"
# Stories there of which errors were read (its README).
READ = ("bird", "fireball", "gleague", "grammys", "tiangong")
_PARTS = 8
_FIELDS = {
    "basil-dev": "event",
    "stories-dev": "event_id",
    "ecbplus-dev": "topic",
    "newswcl50-dev": "event",
}
Document = tuple[str, str]  # data set, document


def events_of(data: Path) -> dict[Document, str]:
    """The event of each document, its name made of data set and event."""
    return {
        (name, row["doc_id"]): f"{name}:{row[field]}"
        for name, field in _FIELDS.items()
        for row in records(data / f"{name}.jsonl.gz")
    }


def told(documents: Iterable[Sequence[str]], events: Mapping[Document, str]) -> frozenset[str]:
    """The events that these documents, (data set, document) each, tell of."""
    return frozenset(events[name, document] for name, document in documents)


def left_out(events: Iterable[str]) -> bool:
    """Whether any of these events is one of the eighth that networks are only measured on."""
    return any(fold_of(event, _PARTS) == 0 for event in events)


def fold_of(event: str, folds: int) -> int:
    """Which of so many parts an event is in, by a digest of its name."""
    return int(hashlib.sha256(event.encode()).hexdigest(), 16) % folds


def events_by_story(data: Path) -> dict[str, frozenset[str]]:
    """The events that each story annotated in quality/ tells of, by its name."""
    events = events_of(data)
    found: dict[str, frozenset[str]] = {}
    for path in QUALITY.glob("*/*.json"):
        found[path.stem] = found.get(path.stem, frozenset()) | told(_documents(path), events)
    return found


def unread(events: Mapping[Document, str], *, but: Collection[str] = ()) -> frozenset[str]:
    """The events of the stories in quality/fresh, which nothing is to be learned from.

    `but` are names of stories there that may be learned from all the same.
    """
    paths = (path for path in FRESH.glob("*.json") if path.stem not in but)
    return told((one for path in paths for one in _documents(path)), events)


def _documents(path: Path) -> list[Document]:
    """The documents that an annotated story is made of."""
    accounts = json.loads(path.read_text("utf-8"))["accounts"]
    return [(one["set"], one["doc_id"]) for one in accounts]


def to_learn_from(
    folders: Iterable[Path], data: Path
) -> Iterator[tuple[Path, str, frozenset[str]]]:
    """Folder, name and events of each annotated story there, but for those of unread events.

    The events of a story whose documents are in no data set are not known: none.
    """
    known, never = events_by_story(data), unread(events_of(data), but=READ)
    for folder in folders:
        names = sorted(path.name.removesuffix(".ann.json") for path in folder.glob("*.ann.json"))
        for name in names:
            told = known.get(name, frozenset())
            if not told & never:
                yield folder, name, told
