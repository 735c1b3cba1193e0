"""Words of a reading by where they stand."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from rashomon.model import Span, Word


def words_within(words: Sequence[Word], span: Span) -> range:
    """Indices of the words that share a character with `span`; `words` are in text order."""
    first = bisect_right(words, span.start, key=lambda word: word.span.end)
    last = first
    while last < len(words) and words[last].span.start < span.end:
        last += 1
    return range(first, last)
