"""How much two accounts share, told and quoted apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from rashomon.findings.reuse.runs import Run, passages, sentence_pairs
from rashomon.findings.reuse.words import AccountWords

# Two sentences are near-verbatim from this similarity (percent) and this many words on.
_VERBATIM = 75
_VERBATIM_WORDS = 8
# From this share of quoted words on a sentence is a quotation.
_QUOTED = 0.4
# What a name, a title or a set phrase gives to a passage without anything being copied: so many
# words in lower case, so many quoted words.
_PHRASE = 3
_SNATCH = 6
# A quotation of so many words is a piece of its own.
_PIECE = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Sharing:
    """What two accounts have in common; the shares are of the shorter account's words, 0 to 1.

    `words` stand in common runs, `overlap` is their share, `narrated` that of those outside
    quotation marks. `told` counts running words of narration, and `heard` quoted words, beyond
    what names and set phrases bring into any two texts; `pieces` the common quotations.
    `sentences` counts near-verbatim sentences of narration, `quotes` those mostly quoted.
    """

    words: int
    overlap: float
    narrated: float
    told: int
    heard: int
    pieces: int
    sentences: int
    quotes: int


def measure(left: AccountWords, right: AccountWords, runs: Sequence[Run]) -> Sharing:
    """How much two accounts share, from their common runs of words."""
    common = _words(runs)
    quoted = {
        i + k for i, j, n in runs for k in range(n) if left.quoted[i + k] or right.quoted[j + k]
    }
    shorter = max(min(len(left.forms), len(right.forms)), 1)
    told = heard = pieces = 0
    for passage in passages(runs):
        inside = _words(passage)
        spoken = len(inside & quoted)
        running = sum(left.running[i] for i in inside - quoted)
        told += max(0, running - _PHRASE)
        heard += max(0, spoken - _SNATCH)
        pieces += spoken >= _PIECE
    sentences, quotes = _verbatim(left, right, runs)
    return Sharing(
        words=len(common),
        overlap=min(1.0, len(common) / shorter),
        narrated=min(1.0, len(common - quoted) / shorter),
        told=told,
        heard=heard,
        pieces=pieces,
        sentences=sentences,
        quotes=quotes,
    )


def _words(runs: Sequence[Run]) -> set[int]:
    return {i + k for i, _, size in runs for k in range(size)}


def _verbatim(left: AccountWords, right: AccountWords, runs: Sequence[Run]) -> tuple[int, int]:
    """Sentences of the left account that the right has nearly word for word: (told, quoted)."""
    narrated: set[int] = set()
    quoted: set[int] = set()
    for ours, theirs in sentence_pairs(left, right, runs):
        start, end = left.sentences[ours]
        first, last = right.sentences[theirs]
        if min(end - start, last - first) < _VERBATIM_WORDS:
            continue
        if (
            fuzz.ratio(" ".join(left.forms[start:end]), " ".join(right.forms[first:last]))
            < _VERBATIM
        ):
            continue
        share = sum(left.quoted[start:end]) / (end - start)
        (quoted if share > _QUOTED else narrated).add(ours)
    return len(narrated), len(quoted)
