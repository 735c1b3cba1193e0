"""Cutting a text at the boundaries of everything marked in it.

Findings overlap freely: a wording inside a conflict inside a statement that runs over two
paragraphs. HTML elements may only nest. So each distinct span is one mark, marks nest where they
can, and where two cross, the one opened later is closed and opened again.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from rashomon.model import Article, BlockKind
from rashomon.report import clean


@dataclass(frozen=True, slots=True, kw_only=True)
class Ref:
    """A way back from marked words to the finding they belong to."""

    target: str
    sign: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Words that one or more findings point at, code points `start` to `end`."""

    start: int
    end: int
    kinds: frozenset[str]
    refs: tuple[Ref, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A step through a paragraph: open a mark, some text, close a mark.

    `first` and `last` tell the first opening and the last closing of a mark that had to be cut.
    """

    step: Literal["open", "text", "close"]
    text: str = ""
    mark: Mark | None = None
    first: bool = False
    last: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One line of a block."""

    kind: BlockKind
    tokens: tuple[Token, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Segmented:
    """A whole text in paragraphs; `cut` are the marks in several pieces, `unplaced` those in none
    (spans that hold no visible character), which still need an anchor."""

    paragraphs: tuple[Paragraph, ...]
    cut: tuple[Mark, ...]
    unplaced: tuple[Mark, ...]


def merged(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """One mark for each distinct span, in text order, the longer before the shorter."""
    by_span: dict[tuple[int, int], list[Mark]] = defaultdict(list)
    for mark in marks:
        by_span[mark.start, mark.end].append(mark)
    found = [
        Mark(
            start=start,
            end=end,
            kinds=frozenset[str]().union(*(mark.kinds for mark in group)),
            refs=tuple(dict.fromkeys(ref for mark in group for ref in mark.refs)),
            note="; ".join(dict.fromkeys(mark.note for mark in group if mark.note)),
        )
        for (start, end), group in by_span.items()
    ]
    return tuple(sorted(found, key=lambda mark: (mark.start, -mark.end)))


def segmented(article: Article, marks: Iterable[Mark]) -> Segmented:
    """The article's text as paragraphs of nested marks; every character of a block once."""
    ordered = merged(marks)
    lines = [
        (block.kind, start, end)
        for block in article.blocks
        for start, end in _lines(article.text, block.span.start, block.span.end)
    ]
    places = [(start, end) for _, start, end in lines]
    drafts = [
        (kind, list(_tokens(article.text, (start, end), within)))
        for (kind, start, end), within in zip(lines, _by_line(ordered, places), strict=True)
    ]
    pieces: dict[Mark, list[tuple[int, int]]] = defaultdict(list)
    for row, (_, tokens) in enumerate(drafts):
        for column, token in enumerate(tokens):
            if token.mark and token.step != "text":
                pieces[token.mark].append((row, column))
    for spots in pieces.values():
        (row, column), (last_row, last_column) = spots[0], spots[-1]
        drafts[row][1][column] = replace(drafts[row][1][column], first=True)
        tokens = drafts[last_row][1]
        tokens[last_column] = replace(tokens[last_column], last=True)
    return Segmented(
        paragraphs=tuple(Paragraph(kind=kind, tokens=tuple(tokens)) for kind, tokens in drafts),
        cut=tuple(mark for mark in ordered if len(pieces.get(mark, ())) > 2),
        unplaced=tuple(mark for mark in ordered if mark not in pieces),
    )


def _lines(text: str, start: int, end: int) -> Iterable[tuple[int, int]]:
    """Lines of a block that hold more than white space, without the space at their ends."""
    for line in text[start:end].splitlines(keepends=True):
        shown = line.strip()
        if shown:
            lead = start + line.index(shown[0])
            yield lead, lead + len(shown)
        start += len(line)


def _by_line(
    marks: Sequence[Mark], lines: Sequence[tuple[int, int]]
) -> Iterator[list[tuple[int, int, Mark]]]:
    """For each line, in text order, what of the marks (in order of their start) it holds."""
    waiting = deque(marks)
    open_: list[Mark] = []
    for start, end in lines:
        while waiting and waiting[0].start < end:
            open_.append(waiting.popleft())
        open_ = [mark for mark in open_ if mark.end > start]
        yield [(max(mark.start, start), min(mark.end, end), mark) for mark in open_]


def _tokens(
    text: str, line: tuple[int, int], marks: Sequence[tuple[int, int, Mark]]
) -> Iterable[Token]:
    """Walk the line from boundary to boundary with the open marks on a stack, outermost first."""
    at, end = line
    stack: list[tuple[int, int, Mark]] = []
    for boundary in sorted({end} | {edge for start, stop, _ in marks for edge in (start, stop)}):
        if boundary > at:
            yield Token(step="text", text=clean.printable(text[at:boundary]))
        again: list[tuple[int, int, Mark]] = []
        while any(stop == boundary for _, stop, _ in stack):
            closing = stack.pop()
            yield Token(step="close", mark=closing[2])
            if closing[1] > boundary:
                again.append(closing)
        opening = again + [one for one in marks if one[0] == boundary and one[1] > boundary]
        for one in sorted(opening, key=lambda one: -one[1]):
            stack.append(one)
            yield Token(step="open", mark=one[2])
        at = boundary
