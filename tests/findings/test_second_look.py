"""Reading the pairs of sentences that their features leave open."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from rashomon.encoder.pairs import QUESTIONS, Floats, PairReader, Side, told
from rashomon.findings.linking.scorer import packaged
from rashomon.findings.linking.second_look import (
    MOST,
    MOST_IN_ALL,
    SURE,
    UNLIKELY,
    SecondLook,
    looked_at,
    together,
)
from rashomon.findings.linking.sentence_view import view_story
from tests.findings.comparing import story

GAZETTE = "Ferry sinks off Torva\nFive people died when a ferry sank off Torva on Tuesday."
HERALD = "Torva ferry disaster\nA ferry went down near Torva; five passengers lost their lives."


class Answering(PairReader):
    """A pair reader that gives one answer to everything, and remembers what it read."""

    def __init__(self, answer: float) -> None:
        self.answer = answer
        self.asked: list[tuple[Side, Side]] = []

    def side(self, text: str, speakers: Sequence[str] = ()) -> Side:
        pieces = tuple(map(ord, told(text, speakers)))
        return Side(pieces=pieces, states=np.zeros((1, len(pieces), 1), np.float32))

    def log_odds(self, pairs: Sequence[tuple[Side, Side]]) -> Floats:
        self.asked += pairs
        return np.full((len(pairs), len(QUESTIONS)), self.answer, np.float32)


def look(reader: PairReader) -> SecondLook:
    made = story(GAZETTE, HERALD)
    return SecondLook(lambda: reader, made, view_story(made, (), ()), {})


def test_the_sentences_of_a_pair_are_read() -> None:
    reader = Answering(1.0)
    answers = look(reader).read(np.array([1]), np.array([3]))
    assert answers.shape == (1, len(QUESTIONS))
    ((left, right),) = reader.asked
    assert "".join(map(chr, left.pieces)).startswith("Five people died")
    assert "".join(map(chr, right.pieces)).startswith("A ferry went down")


def test_only_open_pairs_are_read_and_the_nearest_to_the_threshold_first() -> None:
    open_ = np.linspace(UNLIKELY, SURE, 2 * MOST + 2)
    odds = np.concatenate([[UNLIKELY - 1, SURE + 1], open_]).astype(np.float32)
    rows = look(Answering(0.0)).open_pairs(odds, 0.0)
    assert len(rows) == MOST
    assert rows.min() >= 2
    assert np.abs(odds[rows]).max() <= np.abs(np.delete(odds, rows)[2:]).min()


def test_of_many_accounts_fewer_pairs_are_read() -> None:
    assert looked_at(2) == MOST > looked_at(3) > looked_at(8)
    assert looked_at(32) * (32 * 31 // 2) <= MOST_IN_ALL


def test_what_was_read_moves_the_chance() -> None:
    odds = np.zeros(2, np.float32)
    answers = np.array([[3.0, 0.0], [-3.0, 0.0]], np.float32)
    likely, unlikely = together(packaged("read"), odds, answers)
    assert likely > 0.5 > unlikely
