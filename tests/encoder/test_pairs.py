"""The pair reader: what two sentences share, read together."""

from __future__ import annotations

import numpy as np
import pytest

from rashomon.encoder.pairs import MOST_PIECES, QUESTIONS, PairReader, load_pair_reader, told

FERRY = "A ferry carrying workers sank off Torva on Tuesday, killing nine people."
WRECK = "Nine workers lost their lives when their boat went down near Torva, the coast guard said."
STRIKE = "Bakers in the old town want lower taxes on flour, their union said on Tuesday."


@pytest.fixture(scope="module")
def reader() -> PairReader:
    return load_pair_reader()


def test_one_fact_in_other_words_is_told_from_two(reader: PairReader) -> None:
    ferry, wreck, strike = (reader.side(text) for text in (FERRY, WRECK, STRIKE))
    one, other = reader.log_odds([(ferry, wreck), (ferry, strike)])[:, QUESTIONS.index("shared")]
    assert one > 0 > other


def test_either_order_gives_the_same_answers(reader: PairReader) -> None:
    one, other = reader.side(FERRY), reader.side(WRECK)
    assert np.array_equal(reader.log_odds([(one, other)]), reader.log_odds([(other, one)]))


def test_answers_do_not_depend_on_the_other_pairs(reader: PairReader) -> None:
    one, other, third = (reader.side(text) for text in (FERRY, WRECK, STRIKE))
    alone = reader.log_odds([(one, other)])
    assert np.array_equal(alone[0], reader.log_odds([(one, third), (one, other)])[1])


def test_no_pairs_no_answers(reader: PairReader) -> None:
    assert reader.log_odds([]).shape == (0, len(QUESTIONS))


def test_who_speaks_stands_before_what_is_said() -> None:
    assert told("It  sank.\n", ["Ada Lind", "Tom Brandl"]) == "Ada Lind, Tom Brandl : It sank."
    assert told("It sank.") == "It sank."


def test_a_sentence_is_read_piece_by_piece_and_a_long_one_is_cut(reader: PairReader) -> None:
    short, long = reader.side("It sank."), reader.side("Torva " * 500)
    assert len(short.pieces) == 5
    assert short.states.shape[:2] == (1, 5)
    assert len(long.pieces) == MOST_PIECES


def test_words_that_are_no_piece_are_cut_into_pieces(reader: PairReader) -> None:
    known, unknown = reader.side("police"), reader.side("zykloptisch")
    assert len(known.pieces) == 3
    assert len(unknown.pieces) > 3


@pytest.mark.parametrize("text", ["", " ", "\ud800 is no letter", "\u200b", "🚢", "<s> </s>"])
def test_odd_texts_are_read(reader: PairReader, text: str) -> None:
    whole = reader.side(text)
    assert np.isfinite(reader.log_odds([(whole, whole)])).all()
