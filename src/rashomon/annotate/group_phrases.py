"""How far a description of people reaches: "a few of his colleagues", "legislators in Indiana"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rashomon.annotate.name_runs import HYPHENS, demonym_length
from rashomon.annotate.name_view import NameView
from rashomon.model import Span

# What may describe people before the noun.
ATTRIBUTES = frozenset({"ADJ", "NOUN", "PROPN"})
# What counts or bounds people before the noun, and may be told with it.
_QUANTIFIERS = frozenset(
    """some many several few more most all every each other another fellow numerous various both
    certain multiple countless any enough fewer dozen""".split()
)
_BUNDLES = frozenset(
    """dozens hundreds thousands scores tens group groups gang gangs band bands crowd crowds number
    mob mobs majority handful couple series team teams families""".split()
)
_BUNDLED = _BUNDLES | {"few", "dozen"}
_ABOUT = frozenset(
    "almost about around nearly approximately roughly over than least up some only".split()
)
_DETERMINERS = frozenset("the a an his her its their our these those".split())
_YEAR = re.compile(r"(?:19|20)\d\d")
_LINKS = frozenset("in from on of at".split())
_LONGEST_LEFT = 9
_LONGEST_TAIL = 6


def left_reaches(view: NameView, start: int) -> Iterator[int]:
    """Where else a description whose first word is `start` may begin, nearest first.

    "women" in "more than 60 women", "victims" in "many of the victims", "colleagues" in "a few of
    his GOP colleagues".
    """
    first = view.ranges[view.words[start].sentence][0]
    i = start
    while i > first and start - i < _LONGEST_LEFT:
        before = view.tokens[i - 1].lower()
        if before in _QUANTIFIERS or is_count(view, i - 1):
            i -= 1
            if view.words[i].pos == "NUM" and before not in _QUANTIFIERS:
                i = _with_about(view, i, first)
        elif before in _DETERMINERS and i - 2 >= first and view.tokens[i - 2].lower() == "of":
            if not _counts(view, i - 3, first):
                return
            i -= 3
        elif before == "of" and _counts(view, i - 2, first):
            i -= 2
            while i > first and view.words[i - 1].pos == "ADJ":
                i -= 1
        elif before in {"a", "an"} and _bundled(view, i, start):
            i -= 1
        else:
            return
        yield i


def is_count(view: NameView, i: int) -> bool:
    """Whether a number counts people and is no year."""
    return view.words[i].pos == "NUM" and not _YEAR.fullmatch(view.tokens[i])


def _bundled(view: NameView, i: int, start: int) -> bool:
    """Whether "a few of", "a small group of" goes on at `i`."""
    return any(view.tokens[k].lower() in _BUNDLED for k in range(i, min(i + 3, start)))


def _with_about(view: NameView, i: int, first: int) -> int:
    """The start of "more than 60", "almost 1,200"."""
    while i > first and view.tokens[i - 1].lower() in _ABOUT:
        i -= 1
        if view.tokens[i].lower() == "than" and i > first:
            i -= 1
    return i


def _counts(view: NameView, i: int, first: int) -> bool:
    """Whether the word before an "of" counts people: "dozens of", "two of the"."""
    if i < first:
        return False
    word = view.tokens[i].lower()
    return word in _BUNDLES | _QUANTIFIERS or view.words[i].pos == "NUM"


def right_reaches(view: NameView, head: int) -> Iterator[int]:
    """Where a description goes on behind its noun, by a name: "Republicans on the committee".

    The end of "legislators in Indiana", "members of the House Intelligence Committee".
    """
    end = view.ranges[view.words[head].sentence][1]
    i = head + 1
    if i + 1 >= end or view.tokens[i].lower() not in _LINKS:
        return
    k = i + 1
    named = False
    while k < end and k - i <= _LONGEST_TAIL:
        word = view.words[k]
        if word.pos == "PROPN":
            named = True
        elif word.pos not in {"DET", "ADJ", "NOUN", "PRON", "PART", "NUM"} or not (
            view.tokens[k][0].isalnum() or view.tokens[k] in {"'s", "’s"}
        ):
            break
        k += 1
        if word.pos in {"NOUN", "PROPN"} and word.dep == "pobj":
            break
    if k == i + 1 or view.words[k - 1].pos not in {"NOUN", "PROPN"}:
        return
    bodied = view.tokens[i + 1].lower() == "the" and view.tokens[k - 1].lower() in _BODIES
    if named or bodied:
        yield k


_BODIES = frozenset("committee panel council board commission court party event caucus".split())


def reaches(view: NameView, start: int, head: int) -> Iterator[Span]:
    """The wider spans of a description from word `start` to its noun `head`."""
    ends = (head + 1, *right_reaches(view, head))
    starts = (start, *left_reaches(view, start))
    for end in ends:
        for begin in starts:
            if (begin, end) != (start, head + 1):
                yield view.span(begin, end)


def phrase_start(view: NameView, i: int, kinds: frozenset[str]) -> int:
    """The first of up to four words before `i` that describe it; no nationality is cut in two."""
    first = view.ranges[view.words[i].sentence][0]
    start = i
    while start > first and i - start < 4 and view.words[start - 1].pos in kinds:
        start -= 1
    if start > first and start < i and view.tokens[start - 1] in HYPHENS:
        start += 1  # "Iran-backed groups" are no "backed groups"
    if start > first and start < i and demonym_before(view, first, start + 1) > 1:
        start = start + 1 if start + 1 < i else i
    return start


def demonym_before(view: NameView, first: int, end: int) -> int:
    """How many words up to `end` are a nationality."""
    for length in (3, 2, 1):
        if end - length >= first and demonym_length(view, end - length, end) == length:
            return length
    return 0
