"""Looking up words by where they stand."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from rashomon.model import Span, Word


def words_in(words: Sequence[Word], span: Span) -> Sequence[Word]:
    """The words, in text order, that lie wholly within a span."""
    first = bisect_left(words, span.start, key=lambda word: word.span.start)
    last = bisect_left(words, span.end, key=lambda word: word.span.start)
    found = words[first:last]
    if found and found[-1].span.end > span.end:
        found = found[:-1]
    return found
