"""Which event each document of the data sets tells of, so that whole events can be left out.

Two annotated stories may hold other accounts of one event: stories alone keep nothing apart.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

from training.corpora import records

QUALITY = Path(__file__).resolve().parents[1] / "quality"
FRESH = QUALITY / "fresh"
# Stories there of which errors were read (its README).
READ = ("bird", "fireball", "gleague", "grammys", "tiangong")
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


def events_by_story(data: Path) -> dict[str, frozenset[str]]:
    """The events that each story annotated in quality/ tells of, by its name."""
    events = events_of(data)
    found: dict[str, frozenset[str]] = {}
    for path in sorted(QUALITY.glob("*/*.json")):
        for account in json.loads(path.read_text("utf-8")).get("accounts", ()):
            own = told([(account["set"], account["doc_id"])], events)
            found[path.stem] = found.get(path.stem, frozenset()) | own
    return found


def unread(
    events: Mapping[Document, str], folder: Path = FRESH, *, but: Collection[str] = ()
) -> frozenset[str]:
    """The events of the stories in quality/fresh, which nothing is to be learned from.

    `but` are names of stories there that may be learned from all the same.
    """
    accounts = (
        account
        for path in folder.glob("*.json")
        if path.stem not in but
        for account in json.loads(path.read_text("utf-8"))["accounts"]
    )
    return told(((one["set"], one["doc_id"]) for one in accounts), events)
