"""What the reader returns; all offsets are code points, half-open."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.model import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word: a run of letters, a number or a punctuation mark."""

    start: int
    end: int
    pos: str  # universal part of speech
    head: int  # index of the head word in Reading.words, its own index for a root
    dep: str  # spaCy's English dependency labels
    sentence: int  # index into the sentences given


@dataclass(frozen=True, slots=True, kw_only=True)
class EntitySpan:
    """A name: PER, ORG, LOC or MISC."""

    start: int
    end: int
    label: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class RawAttribution:
    """Who said what by which words; cue and source may be empty."""

    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Everything read off a text; vectors: (sentences, 384) float32, each of length one.

    The vector of a sentence without a word is all zeros. word_vectors: (words, 384) float16, each
    word in its context, in the same space; a phrase's vector is the mean of its words'.
    """

    words: tuple[Word, ...]
    entities: tuple[EntitySpan, ...]
    attributions: tuple[RawAttribution, ...]
    vectors: NDArray[np.float32]
    word_vectors: NDArray[np.float16]
