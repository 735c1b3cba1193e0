"""Pairs of sentences of annotated stories, and of ECB+, for the pair reader to learn from."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rashomon.encoder.pairs import told
from rashomon.findings.linking.scorer import packaged_links
from rashomon.findings.linking.second_look import speakers_of
from training.corpora import records
from training.events import left_out
from training.link_examples import Example

UNKNOWN = -1.0
# Pairs without a link that are learned from, for each that has one, and some of every story.
_UNLINKED, _OF_EACH = 1.3, 10
_LEAST_CHANCE, _MOST_CHANCE = 0.003, 0.7
# Sentences of ECB+ that hold mentions of one event, and as many that do not, of each story.
_OF_ONE_EVENT = 20
_EVENTS = ("ACT", "NEG")
# Log-odds by the features of pairs to learn from: more than the product reads.
_LIKELY = -3.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two sentences, each after its speakers, and what is known of `cross_encoder.ASKED`."""

    left: str
    right: str
    answers: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryPairs:
    """The pairs of one annotated story, by rows of `sentences`; `log_odds` are by features."""

    name: str
    sentences: tuple[str, ...]
    left: NDArray[np.int64]
    right: NDArray[np.int64]
    log_odds: NDArray[np.float32]
    linked: NDArray[np.bool_]
    same: NDArray[np.bool_]

    @property
    def likely(self) -> NDArray[np.int64]:
        """The pairs that are not sure to be none, and all that are linked."""
        return np.flatnonzero((self.log_odds > _LIKELY) | self.linked)

    def pair(self, at: int) -> Pair:
        """One pair with its annotation."""
        linked = bool(self.linked[at])
        same = float(self.same[at]) if linked else UNKNOWN
        return Pair(
            left=self.sentences[self.left[at]],
            right=self.sentences[self.right[at]],
            answers=(float(linked), same, UNKNOWN),
        )


def story_pairs(example: Example) -> StoryPairs:
    """All pairs of an annotated story."""
    texts = [account.article.text for account in example.story.accounts]
    return StoryPairs(
        name=example.name,
        sentences=tuple(
            told(view.sentence.span.of(texts[view.account]), speakers_of(view, example.names))
            for view in example.view.views
        ),
        left=example.left,
        right=example.right,
        log_odds=packaged_links().log_odds(example.pairs),
        linked=example.linked,
        same=example.same,
    )


def drawn(stories: Sequence[StoryPairs], rng: np.random.Generator) -> list[Pair]:
    """Every linked pair, and others by how likely they seemed."""
    found: list[Pair] = []
    for story in stories:
        linked = np.flatnonzero(story.linked)
        chance = np.clip(1 / (1 + np.exp(-story.log_odds)), _LEAST_CHANCE, _MOST_CHANCE)
        chance = np.where(story.linked, 0, chance).astype(np.float64)
        if not chance.any():
            found += [story.pair(int(at)) for at in linked]
            continue
        count = min(int(_UNLINKED * len(linked) + _OF_EACH), int((chance > 0).sum()))
        others = rng.choice(len(chance), count, replace=False, p=chance / chance.sum())
        found += [story.pair(int(at)) for at in (*linked, *others)]
    return found


def event_pairs(data: Path, seed: int) -> list[Pair]:
    """Sentences of two documents of ECB+ with and without a mention of one event."""
    shuffle = random.Random(seed)
    found: list[Pair] = []
    for sentences in _with_events(data):
        one: list[Pair] = []
        other: list[Pair] = []
        for (doc, text, own), (second, words, theirs) in combinations(sentences, 2):
            if doc != second:
                same = bool(own & theirs)
                pair = Pair(left=text, right=words, answers=(UNKNOWN, UNKNOWN, float(same)))
                (one if same else other).append(pair)
        one = shuffle.sample(one, min(len(one), _OF_ONE_EVENT))
        found += [*one, *shuffle.sample(other, min(len(other), len(one)))]
    return found


def _with_events(data: Path) -> Iterator[list[tuple[int, str, frozenset[str]]]]:
    """For each story of ECB+ that is learned from: document, sentence, chains of events in it."""
    stories: dict[str, list[dict[str, Any]]] = {}
    for row in records(data / "ecbplus-dev.jsonl.gz"):
        if not left_out([f"ecbplus-dev:{row['topic']}"]):
            stories.setdefault(str(row["story"]), []).append(row)
    for rows in stories.values():
        found = []
        for number, row in enumerate(rows):
            chains: dict[int, set[str]] = {}
            for chain, sentence, *_ in row["chains"]:
                if chain.startswith(_EVENTS):
                    chains.setdefault(sentence, set()).add(chain)
            for sentence, own in chains.items():
                found.append((number, told(" ".join(row["sentences"][sentence])), frozenset(own)))
        yield found
