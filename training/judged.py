"""Stories of which readers judged something by place (quality/framing), with their texts."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from rashomon.encoder import load_reader
from rashomon.findings.actors import find_actors
from rashomon.findings.attributions import attribute
from rashomon.findings.links import find_links
from rashomon.model import Actor, Link, Story
from training.events import Document, events_of, told, unread
from training.link_examples import ROOT, read_story
from training.small_networks import Array

sys.path.append(str(ROOT / "quality"))

from annotations import Texts

MODELS = ROOT / "src" / "rashomon" / "findings" / "wording" / "data" / "models.json"
_FOLDS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A story's accounts as `read_story` takes them, and rows of places with answers."""

    story: str
    events: frozenset[str]
    accounts: list[dict[str, Any]]
    rows: list[list[Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What was judged in one story as a model sees it, a row each, and the readers' answers."""

    story: str
    events: frozenset[str]
    rows: Array
    answers: Array


class Scorer(Protocol):
    """Any fitted model that gives log odds for rows."""

    def scores(self, features: Array, /) -> Array:
        """Log odds for each row, (rows, features)."""


def answered(read: Callable[[Judged], Answered | None], data: Path, path: Path) -> list[Answered]:
    """The stories of a file of labels, each read in one of several processes."""
    # A forked process would share the sessions of a model that is loaded already.
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as workers:
        return [one for one in workers.map(read, judged_stories(data, path), chunksize=8) if one]


def compared(judged: Judged) -> tuple[Story, tuple[Actor, ...], tuple[Link, ...]] | None:
    """A story with its actors and links; None where an account is in no language known."""
    story = read_story(judged.accounts, judged.story, load_reader())
    if any(account.vectors is None for account in story.accounts):
        return None
    actors = find_actors(story)
    return story, actors, find_links(story, actors, attribute(story, actors))


def left_out_scores(
    stories: Sequence[Answered], fitted: Callable[[Sequence[Answered]], Scorer]
) -> Array:
    """The score of every row by a model fitted without the events of its story."""
    scores = [np.zeros(0)] * len(stories)
    for others, here in parts_by_event([one.events for one in stories]):
        model = fitted([stories[at] for at in others])
        for at in here:
            scores[at] = model.scores(stories[at].rows)
    return np.concatenate(scores)


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


def asked(description: str | None) -> argparse.Namespace:
    """What a command that fits one judge was asked for: `data`, and `models` to put it into."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--data", type=Path, required=True, help="folder of the data sets")
    parser.add_argument("--models", type=Path, default=MODELS, help="the models to put it into")
    return parser.parse_args()
