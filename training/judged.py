"""Stories of which readers judged something by place (quality/framing), with their texts."""

from __future__ import annotations

import json
import sys
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training.events import Document, events_of, told, unread
from training.link_examples import ROOT

sys.path.append(str(ROOT / "quality"))

from annotations import Texts

_FOLDS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A story's accounts as `read_story` takes them, and rows of places with answers."""

    story: str
    events: frozenset[str]
    accounts: list[dict[str, Any]]
    rows: list[list[Any]]


def judged_stories(data: Path, path: Path) -> list[Judged]:
    """The stories of a file of labels, but for those of events that nothing is learned from."""
    texts, events = Texts(data), events_of(data)
    never = unread(events)
    rows = map(json.loads, path.read_text("utf-8").splitlines())
    stories = [_judged(row, texts, events) for row in rows]
    return [story for story in stories if not story.events & never]


def _judged(row: dict[str, Any], texts: Texts, events: Mapping[Document, str]) -> Judged:
    return Judged(
        story=row["story"],
        events=told(row["accounts"], events),
        accounts=[
            {"id": str(at), "text": texts.of(*one)["text"]}
            for at, one in enumerate(row["accounts"])
        ],
        rows=row["rows"],
    )


def parts_by_event(events: Sequence[Collection[str]]) -> Iterator[tuple[list[int], list[int]]]:
    """Places of the stories, by the events each tells, to fit on and to judge, in turn.

    All stories of one event are on one side.
    """
    order = sorted({min(own) for own in events})
    fold = [order.index(min(own)) % _FOLDS for own in events]
    for part in range(_FOLDS):
        yield (
            [at for at, own in enumerate(fold) if own != part],
            [at for at, own in enumerate(fold) if own == part],
        )
