"""Places and bodies told by their kind: "the main train station", "an expanded parliament"."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.annotate.group_nouns import ASIDE
from rashomon.annotate.name_runs import HYPHENS, POSSESSIVES
from rashomon.annotate.name_view import NameView
from rashomon.model import MentionKind, Span
from rashomon.text.kinds import BODY_KINDS, PLACE_KINDS

_DESCRIBING = frozenset({"ADJ", "NOUN", "PROPN", "NUM"})
_LINKS = frozenset("in of at with between near on".split())
_LONGEST = 5


def find_unnamed(view: NameView) -> Iterator[tuple[Span, MentionKind, float]]:
    """Spans of what is told by its kind, with what describes it and whose it is."""
    for i, token in enumerate(view.tokens):
        if token not in PLACE_KINDS and token not in BODY_KINDS:
            continue
        last = view.ranges[view.words[i].sentence][1]
        following = view.words[i + 1].pos if i + 1 < last else ""
        if view.words[i].pos != "NOUN" or view.words[i].dep == "compound" or following == "NOUN":
            continue
        kind: MentionKind = "place" if token in PLACE_KINDS else "organization"
        for start in _starts(view, i):
            for end in (i + 1, *_ends(view, i)):
                yield view.span(start, end), kind, ASIDE


def _starts(view: NameView, i: int) -> Iterator[int]:
    """Where a description whose noun is `i` may begin."""
    first = view.ranges[view.words[i].sentence][0]
    core = i
    while core > first and view.words[core - 1].pos == "NOUN" and i - core < 2:
        core -= 1
    start = core
    while start > first and i - start < _LONGEST and _describes(view, start - 1):
        start -= 1
    while start < core and view.tokens[start] in HYPHENS:
        start += 1
    before = view.tokens[start - 1].lower() if start > first else ""
    if before in POSSESSIVES and _is_owned(view, start - 1, first):
        owner = _owner(view, start - 2, first)
        yield from (owner, start, core)
    elif before in {"the", "this", "that"}:
        yield from (start, core)
    elif before in {"a", "an"}:
        yield start - 1
    elif view.words[start].pos == "PROPN" or start < core:
        yield start


def _ends(view: NameView, i: int) -> Iterator[int]:
    """The end of the name behind a noun: "the border with Mexico", "the church in Qasr"."""
    last = view.ranges[view.words[i].sentence][1]
    end = i + 2
    if end >= last or view.tokens[i + 1] not in _LINKS:
        return
    end += view.tokens[end] == "the"
    start = end
    while end < last and view.tokens[end][0].isupper() and view.words[end].pos == "PROPN":
        end += 1
    if end > start and view.words[end - 1].dep == "pobj":
        yield end


def _describes(view: NameView, i: int) -> bool:
    if view.tokens[i] in HYPHENS:
        # "U.S.-Mexico", not a dash between words.
        return view.words[i].span.end == view.words[i + 1].span.start
    word = view.words[i]
    return word.pos in _DESCRIBING or (word.pos == "VERB" and word.dep == "amod")


def _is_owned(view: NameView, i: int, first: int) -> bool:
    """Whether the mark at `i` ends an owner, and opens or ends no quotation."""
    if i <= first or view.words[i - 1].span.end != view.words[i].span.start:
        return False
    return len(view.tokens[i]) > 1 or view.tokens[i - 1].endswith("s")


def _owner(view: NameView, i: int, first: int) -> int:
    """The start of the owner whose last word is `i`: "the city" without its article."""
    while i > first and view.words[i - 1].pos in {"NOUN", "PROPN", "ADJ"}:
        i -= 1
    return i
