"""Quotation marks as newspapers use them: paired, mixed, missing, running on over paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rashomon.model import Span
from rashomon.text.posts import posts

OPENING = "“„«‟"
CLOSING = "”»"
STRAIGHT = '"＂'

_DOUBLE = re.compile(f"[{OPENING}{CLOSING}{STRAIGHT}]|''|``")
_LINE = re.compile(r"[^\n]+")
# ‘single’ quotation marks: an opening one stands before a letter and not after one; a closing
# one stands after a letter or stop and not before one (don’t, the boys’ games).
_SINGLE = re.compile(
    r"(?<![\w’'])[‘'](?=[\w“\"(])(?P<inside>[^\n‘“”\"]{3,400}?)(?<=[\w.,!?…])[’'](?!\w)"
)
# Over how many lines a quotation runs on without marks of its own.
_RUNS_OVER = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """A quoted stretch: `inside` without the marks, `outside` with them.

    `open_end` is true where the closing mark is missing, as in a quotation that runs on in the
    next paragraph.
    """

    inside: Span
    outside: Span
    open_end: bool = False


def quotations(text: str) -> tuple[Quotation, ...]:
    """Quotations in double marks (of any style, mixed styles paired), line by line.

    A mark opens when it is an opening one, or straight and at the start of a word; a quotation
    left open at a line's end runs on where the next mark closes it, else it ends there. Single
    marks count only in lines without double
    ones, where they are the outer marks (headlines, British style). A post that pages show
    without marks is a quotation too.
    """
    lines = list(_LINE.finditer(text))
    posted = {text.rfind("\n", 0, post.start) + 1: post for post, _ in posts(text)}
    marks = [list(_DOUBLE.finditer(text, line.start(), line.end())) for line in lines]
    found: list[Quotation] = []
    for at, (line, doubles) in enumerate(zip(lines, marks, strict=True)):
        if line.start() in posted:
            post = posted[line.start()]
            found.append(Quotation(inside=post, outside=post))
            continue
        running = (
            bool(found) and found[-1].open_end and found[-1].outside.end == lines[at - 1].end()
        )
        if running and _closes_later(text, marks[at : at + _RUNS_OVER]):
            end = doubles[0] if doubles else None
            found.append(_rest(line, end))
            if end is not None:
                found.extend(_paired(text, doubles[1:], line.end()))
        elif doubles:
            found.extend(_paired(text, doubles, line.end()))
        else:
            found.extend(_singles(text, line.start(), line.end()))
    return tuple(found)


def _closes_later(text: str, marks: list[list[re.Match[str]]]) -> bool:
    """Whether the next mark on these lines can only be the closing one of a running quotation."""
    first = next((doubles[0] for doubles in marks if doubles), None)
    if first is None or first.group() in OPENING:
        return False
    after = text[first.end() : first.end() + 1]
    return not text[first.start() - 1].isspace() and not after.isalnum()


def _rest(line: re.Match[str], closing: re.Match[str] | None) -> Quotation:
    """A line within a quotation that began on a line before, up to the mark that closes it."""
    inside = Span(start=line.start(), end=closing.start() if closing else line.end())
    outside = Span(start=line.start(), end=closing.end() if closing else line.end())
    return Quotation(inside=inside, outside=outside, open_end=closing is None)


def _paired(text: str, marks: list[re.Match[str]], line_end: int) -> list[Quotation]:
    found: list[Quotation] = []
    opened: re.Match[str] | None = None
    for mark in marks:
        if opened is None:
            if _may_open(text, mark, line_end):
                opened = mark
        elif mark.group() in OPENING or (mark.group() == "``"):
            # A second opening mark: the first was never closed, or this one is misprinted for a
            # closing mark, which the space after it tells.
            if not _may_open(text, mark, line_end):
                found.append(_quotation(opened, mark.start(), mark.end()))
                opened = None
        elif _may_close(text, mark, opened):
            found.append(_quotation(opened, mark.start(), mark.end()))
            opened = None
    if opened is not None and opened.end() < line_end:
        found.append(_quotation(opened, line_end, line_end, open_end=True))
    return found


def _quotation(
    opened: re.Match[str], inside_end: int, outside_end: int, *, open_end: bool = False
) -> Quotation:
    return Quotation(
        inside=Span(start=opened.end(), end=max(opened.end(), inside_end)),
        outside=Span(start=opened.start(), end=outside_end),
        open_end=open_end,
    )


def _may_open(text: str, mark: re.Match[str], line_end: int) -> bool:
    before = text[mark.start() - 1] if mark.start() else "\n"
    after = text[mark.end()] if mark.end() < line_end else "\n"
    if after.isspace():
        # `" I am tired,` as some wires print it: only where a line begins.
        capital = text[mark.end() + 1 : mark.end() + 2].isupper()
        return before == "\n" and capital and mark.group() not in CLOSING
    if mark.group() in CLOSING:
        # ”Hello” is how some type it: only at the start of a word.
        return before.isspace()
    return mark.group() in OPENING or not before.isalnum()


def _may_close(text: str, mark: re.Match[str], opened: re.Match[str]) -> bool:
    before = text[mark.start() - 1]
    closing = mark.group() in CLOSING or mark.group() == "''"
    return mark.start() > opened.end() and (not before.isspace() or closing)


def _singles(text: str, start: int, end: int) -> list[Quotation]:
    return [
        Quotation(
            inside=Span(start=m.start("inside"), end=m.end("inside")),
            outside=Span(start=m.start(), end=m.end()),
        )
        for m in _SINGLE.finditer(text, start, end)
    ]


def without_marks(text: str, span: Span) -> Span:
    """The span without white space, quotation marks, commas and colons at its edges.

    A mark at one edge stays where its partner stands inside, as in `a limb in “the body”`.
    """
    start, end = _trim(text, span.start, span.end)
    inner = text[start:end]
    opens = sum(inner.count(mark) for mark in OPENING)
    closes = sum(inner.count(mark) for mark in CLOSING)
    straight = sum(inner.count(mark) for mark in STRAIGHT)
    if end - start > 1 and text[start] in OPENING + STRAIGHT:
        partner_at_end = text[end - 1] in CLOSING + STRAIGHT
        if partner_at_end and opens + closes + straight == 2:
            start, end = start + 1, end - 1
        elif not partner_at_end and opens + straight == 1 and closes == 0:
            start += 1
    elif end - start > 1 and text[end - 1] in CLOSING + STRAIGHT and closes + straight == 1:
        end -= 0 if opens else 1
    start, end = _trim(text, start, end)
    single = _SINGLE.fullmatch(text, start, end)
    if single is not None:
        start, end = single.span("inside")
    return Span(start=start, end=end)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start].isspace() or text[start] in ",;:"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ";:"):
        end -= 1
    return start, end
