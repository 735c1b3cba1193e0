"""The pair reader: two sentences read together.

A cross-encoder (Nogueira and Cho 2019): the pieces of both sentences attend to each other, which
vectors of single sentences cannot. Its lower layers read each sentence alone and once, its upper
ones every pair (MacAvaney et al. 2020). It was taught by one twice as deep (Hinton et al. 2015) and
has weights of four bits. Its log-odds stand beside what the findings know of a pair by other means;
see docs/pairs.md.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from rashomon.encoder.packaged import WEIGHTS, load_session, tokenizer_json

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

# What is asked of two sentences, in the order of the outputs: do they share a fact, do they say the
# same.
QUESTIONS = ("shared", "same")
MOST_PIECES = 64
OPENS, CLOSES = "<s>", "</s>"
_SPEAKER_CHARACTERS = 60
_MIDDLE = 8  # a weight of four bits stands for this much more than its value
Pieces = tuple[int, ...]
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One sentence as its pieces, and what the lower layers make of each: (pieces, width)."""

    pieces: Pieces
    states: Floats


class PieceTable:
    """The vectors of word pieces, two weights a byte, and how a text is cut into pieces."""

    def __init__(self, pieces: Sequence[str], nibbles: NDArray[np.uint8], scales: Floats) -> None:
        """`nibbles` (pieces, width / 2), the low half first; `scales` (pieces, blocks)."""
        self._nibbles, self._scales = nibbles, scales
        self._tokenizer = _cutting(pieces)
        self._opens, self._closes = pieces.index(OPENS), pieces.index(CLOSES)

    def cut(self, text: str) -> Pieces:
        """A text's pieces, from the one that opens to the one that closes; a long one is cut."""
        ids = self._tokenizer.encode(text, add_special_tokens=False).ids[: MOST_PIECES - 2]
        return (self._opens, *ids, self._closes)

    def vectors(self, pieces: Pieces) -> Floats:
        """One row a piece, (pieces, width)."""
        rows = np.array(pieces)
        packed, scales = self._nibbles[rows], self._scales[rows]
        values = np.stack([packed & 15, packed >> 4], -1).astype(np.float32) - _MIDDLE
        found: Floats = (values.reshape(*scales.shape, -1) * scales[..., None]).reshape(
            len(rows), -1
        )
        return found


def _cutting(pieces: Sequence[str]) -> Tokenizer:
    """The packaged tokenizer with these pieces for its vocabulary."""
    described = json.loads(tokenizer_json())
    described["model"]["vocab"] = {piece: at for at, piece in enumerate(pieces)}
    described |= {"added_tokens": [], "post_processor": None, "truncation": None, "padding": None}
    return Tokenizer.from_str(json.dumps(described))


def told(text: str, speakers: Sequence[str] = ()) -> str:
    """A sentence with those it is put to before it: "Ada Lind : the ferry was overloaded"."""
    said = f"{', '.join(speakers)[:_SPEAKER_CHARACTERS]} : " if speakers else ""
    # A lone surrogate cannot be tokenised.
    return (said + " ".join(text.split())).encode("utf-8", "replace").decode("utf-8")


class PairReader:
    """Answers the questions for pairs; the same pair gives the same answers."""

    def __init__(
        self, table: PieceTable, alone: InferenceSession, together: InferenceSession
    ) -> None:
        self._table, self._alone, self._together = table, alone, together

    def side(self, text: str, speakers: Sequence[str] = ()) -> Side:
        """A sentence read alone, after the names of those it is put to."""
        pieces = self._table.cut(told(text, speakers))
        vectors = self._table.vectors(pieces)[None]
        return Side(pieces=pieces, states=self._alone.run(None, {"vectors": vectors})[0])

    def log_odds(self, pairs: Sequence[tuple[Side, Side]]) -> Floats:
        """One row a pair, a column for each of QUESTIONS; either order of the sides is the same."""
        answers = np.zeros((len(pairs), len(QUESTIONS)), np.float32)
        # One pair a run: no padding, and what is answered depends on nothing else.
        for row, pair in enumerate(pairs):
            left, right = sorted(pair, key=lambda side: side.pieces)
            given = {"left": left.states, "right": right.states}
            answers[row] = self._together.run(None, given)[0][0]
        return answers


@lru_cache(maxsize=4)
def load_pair_reader(*, threads: int = 1) -> PairReader:
    """Load the packaged model once; threads: how many ONNX Runtime may use for one run."""
    with (WEIGHTS / "pair-pieces.npz").open("rb") as file, np.load(file) as kept:
        pieces = bytes(kept["pieces"]).decode("utf-8").split("\n")
        table = PieceTable(pieces, kept["nibbles"], kept["scales"])
    alone, together = (
        load_session(name, threads=threads) for name in ("pair-alone.onnx", "pair-together.onnx")
    )
    return PairReader(table, alone, together)
