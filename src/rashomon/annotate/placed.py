"""Looking things up by where they stand, in logarithmic time: articles may be very long."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from rashomon.model import Mention, Sentence, Span, Word
from rashomon.text.quotes import Quotation

_T = TypeVar("_T")
# The longest name that is looked for, in code points.
_LONGEST_NAME = 120


class Placed:
    """Spans in text order, asked which of them share a code point with another span."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans)
        self._longest = max(map(len, self._spans), default=0)

    def touches(self, span: Span) -> bool:
        """Whether any of the spans overlaps `span`."""
        first = bisect_left(self._spans, span.start - self._longest, key=lambda s: s.start)
        last = bisect_left(self._spans, span.end, key=lambda s: s.start)
        return any(one.overlaps(span) for one in self._spans[first:last])


def overlapping(items: Sequence[_T], span: Span, where: Callable[[_T], Span]) -> Sequence[_T]:
    """Those of the items, which follow one another without overlapping, that share a code point."""
    first = bisect_right(items, span.start, key=lambda item: where(item).end)
    last = bisect_left(items, span.end, key=lambda item: where(item).start)
    return items[first:last]


def words_in(words: Sequence[Word], span: Span) -> Sequence[Word]:
    """The words that lie wholly within a span."""
    return [w for w in overlapping(words, span, lambda w: w.span) if span.covers(w.span)]


def sentences_over(sentences: Sequence[Sentence], span: Span) -> Sequence[Sentence]:
    """The sentences that a span touches."""
    return overlapping(sentences, span, lambda s: s.span)


def quotations_over(quotations: Sequence[Quotation], span: Span) -> Sequence[Quotation]:
    """The quotations that a span touches."""
    return overlapping(quotations, span, lambda q: q.outside)


def mentions_near(mentions: Sequence[Mention], span: Span) -> Sequence[Mention]:
    """The mentions, in text order, that may share code points with a span."""
    first = bisect_left(mentions, span.start - _LONGEST_NAME, key=lambda m: m.span.start)
    last = bisect_left(mentions, span.end, key=lambda m: m.span.start)
    return mentions[first:last]


def head_row(words: Sequence[Word], span: Span) -> int | None:
    """The index of the word of a span that governs its others; None where it has no word."""
    first = bisect_left(words, span.start, key=lambda w: w.span.start)
    last = bisect_left(words, span.end, key=lambda w: w.span.start)
    for row in range(first, last):
        if not first <= words[row].head < last or words[row].head == row:
            return row
    return first if first < last else None
