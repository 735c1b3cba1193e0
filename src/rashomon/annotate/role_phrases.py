"""The extent of a description beside a name, by syntax and, where that fails, by its words."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.annotate.name_view import NameView
from rashomon.model import Span
from rashomon.text.names import is_title_word

LONGEST_ROLE = 16
CLOSERS = frozenset({",", ";", ":", "–", "—", "(", ")", ".", '"', "“", "”"})


def past_bracket(view: NameView, last: int) -> int:
    """The word after a short bracket behind a name: "Mohsen Rezaei (Rezaee), Secretary of"."""
    if view.tokens[last : last + 1] != ["("]:
        return last
    closing = next((i for i in range(last, last + 5) if view.tokens[i : i + 1] == [")"]), None)
    if closing is None or view.tokens[closing + 1 : closing + 2] != [","]:
        return last
    return closing + 1


def noun_phrase(view: NameView, head: int, border: int, *, before: bool) -> Iterator[Span]:
    """The phrase around a common or title noun, up to the name or to the next comma."""
    if view.words[head].pos not in {"NOUN", "PROPN"}:
        return
    if view.words[head].pos == "PROPN" and not is_title_word(view.tokens[head]):
        return
    sentence = view.words[head].sentence
    start = end = head
    for i in range(*view.ranges[sentence]):
        if _descends(view, i, head) and (i < border if before else i > border):
            start, end = min(start, i), max(end, i)
    if before:
        end = border - 1
        if end > start and view.tokens[end] in {",", "–", "—", "("}:
            end -= 1
    end = next((i - 1 for i in range(head, end + 1) if view.tokens[i] in CLOSERS), end)
    start = next((i + 1 for i in range(head, start - 1, -1) if view.tokens[i] in CLOSERS), start)
    if start <= head <= end and end - start < LONGEST_ROLE:
        yield view.span(start, end + 1)


def told_behind(view: NameView, start: int, others: set[int]) -> Iterator[Span]:
    """The same without the help of syntax: from the comma on, a title before any verb."""
    last = view.ranges[view.words[start - 1].sentence][1]
    end = start
    while end < last and view.tokens[end] not in CLOSERS:
        if view.words[end].pos in {"VERB", "AUX", "PRON"}:
            return
        end += 1
    if not start < end < last or end - start > LONGEST_ROLE:
        return
    opens = view.tokens[start].lower() in {"the", "a", "an"} or is_title_word(view.tokens[start])
    office = any(is_title_word(view.tokens[i]) for i in range(start, min(end, start + 8)))
    if opens and office and not reaches(view, start, end, others):
        yield view.span(start, end)


def reaches(view: NameView, start: int, end: int, others: set[int]) -> bool:
    """Whether another person is told of who is not an object of the description.

    "Secretary of the Council Mohsen Rezaei" reaches the next man, "an advisor to Khamenei" does
    not.
    """
    return any(
        i in others and i - 1 not in others and view.words[i - 1].pos != "ADP"
        for i in range(start, end)
    )


def ahead(view: NameView, stop: int) -> int:
    """The words up to the next comma, conjunction or verb."""
    last = view.ranges[view.words[stop - 1].sentence][1]
    while stop < last and view.tokens[stop] not in CLOSERS:
        if view.words[stop].pos in {"VERB", "AUX", "CCONJ", "SCONJ"}:
            break
        stop += 1
    return stop


def to_comma(view: NameView, stop: int) -> int:
    """Where a description ends: "a doctor at a clinic in Lampahan" goes on, "a doctor said" not."""
    end = stop
    last = view.ranges[view.words[stop - 1].sentence][1]
    while end < last and end - stop < LONGEST_ROLE:
        word = view.words[end]
        if view.tokens[end] in CLOSERS or word.pos in {"VERB", "AUX", "SCONJ", "CCONJ"}:
            break
        if end == stop and word.pos not in {"ADP", "NOUN", "PROPN", "PART"}:
            break
        end += 1
    return end if end < last and view.tokens[end] in CLOSERS else stop


def _descends(view: NameView, i: int, head: int) -> bool:
    for _ in range(12):
        if i == head:
            return True
        above = view.words[i].head
        if above == i:
            return False
        i = above
    return False
