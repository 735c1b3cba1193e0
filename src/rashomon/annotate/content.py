"""The borders of what was said: whole lines, no marks, no "that", no words lost at the start."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from rashomon.annotate.placed import sentences_over
from rashomon.model import Article, Mention, RolePhrase, Sentence, Span, Word
from rashomon.text.quotes import without_marks

_LINE = re.compile(r"[^\n]+")
_THAT = re.compile(r"that\s+(?=\S)", re.IGNORECASE)
# A content that begins after so few words of its sentence begins with the sentence.
_LOST = re.compile(r"\S+(?:\s+\S+)?\s+")


# What a story opens with: "TEHRAN (NINDA) - ", "BREDE, Norvik — ", "WASHINGTON (AP) —".
_DATELINE = re.compile(
    r"(?:[A-Z][A-Z.'’-]+(?:[ /][A-Z][A-Z.'’-]+){0,3}(?:,\s+[A-Z][\w. ]{1,20}?)?"
    r"(?:,?\s+[A-Z][a-z]{2,8}\.?\s+\d{1,2})?\s*(?:\([^()\n]{2,30}\))?|"
    r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2}\s*\([A-Z][\w ]{1,20}\))"
    r"\s*(?:--?|–|—|―)\s*(?=\S)"
)


def after_dateline(text: str, span: Span) -> Span:
    """The span without a dateline that opens it and its line."""
    opens = span.start == 0 or text[span.start - 1] == "\n"
    found = _DATELINE.match(text, span.start, span.end) if opens else None
    return Span(start=found.end(), end=span.end) if found is not None else span


class RawAttribution(Protocol):
    """What the reader marks: spans of content, cue and source, and how sure it is."""

    @property
    def content(self) -> tuple[Span, ...]: ...
    @property
    def cue(self) -> tuple[Span, ...]: ...
    @property
    def source(self) -> tuple[Span, ...]: ...
    @property
    def confidence(self) -> float: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """What is already known of an article when its statements are looked for.

    `word_vectors`, of shape (words, 384), are the reader's, one per word in its context.
    """

    article: Article
    sentences: Sequence[Sentence]
    words: Sequence[Word]
    mentions: Sequence[Mention]
    roles: Sequence[RolePhrase]
    word_vectors: NDArray[np.float16] | None = field(default=None, compare=False, repr=False)


def content_pieces(known: Understood, span: Span, attribution: RawAttribution) -> Iterator[Span]:
    """The parts of a marked content: one a line, trimmed, grown to the sentence's first words.

    The reader's borders err by a word or two; a line's end is never inside a content.
    """
    text = known.article.text
    for line in _LINE.finditer(text, span.start, span.end):
        piece = after_dateline(text, Span(start=line.start(), end=line.end()))
        piece = without_marks(text, piece)
        that = _THAT.match(text, piece.start, piece.end)
        if that is not None:
            piece = Span(start=that.end(), end=piece.end)
        piece = _from_first_word(known, piece, attribution)
        if piece.start < piece.end and is_told(known, piece):
            yield piece


def _from_first_word(known: Understood, piece: Span, attribution: RawAttribution) -> Span:
    if piece.start == piece.end:
        return piece
    for sentence in sentences_over(known.sentences, piece)[:1]:
        lost = Span(start=sentence.span.start, end=max(sentence.span.start, piece.start))
        other = any(lost.overlaps(part) for part in (*attribution.cue, *attribution.source))
        lost = after_dateline(known.article.text, lost)
        if not other and _LOST.fullmatch(lost.of(known.article.text)):
            return Span(start=lost.start, end=piece.end)
    return piece


def is_told(known: Understood, span: Span) -> bool:
    """Whether a span stands in the title or body: what a teaser quotes is not this story."""
    return any(s.block in ("title", "body") for s in sentences_over(known.sentences, span))


def is_furniture(known: Understood, span: Span) -> bool:
    """Whether a span stands wholly in what the page puts around the story."""
    over = sentences_over(known.sentences, span)
    return bool(over) and all(s.block == "boilerplate" for s in over)
