"""Labelling a text: title, body, meta, boilerplate, line by line and where needed by sentence.

Evidence comes from the line (known phrases, dates, a missing full stop), from the article's habits
(in an article whose paragraphs end in full stops a line without one is a heading or a caption) and
from position (above a dateline, below a list of teasers). Nothing is ever dropped: every non-space
character of the text is in exactly one block.
"""

from __future__ import annotations

import re

from rashomon.extract.clues import (
    DATELINE,
    Habits,
    caption_like,
    line_clues,
    total,
)
from rashomon.extract.lexicon import has_finite_verb
from rashomon.extract.lines import Line, split_lines
from rashomon.extract.phrases import SENTENCE
from rashomon.extract.tail import label_tail
from rashomon.extract.title import Title, find_title
from rashomon.model import Block, BlockKind, Span
from rashomon.text.sentences import sentences

# News articles are shorter; of a longer text only the two ends can hold title and teasers.
_TOP_LINES, _END_LINES = 1500, 500
_SUBJECTS = frozenset("i we you he she it they this that these those there here what who".split())


def label_blocks(
    text: str, *, title: str | None = None, captions: frozenset[str] = frozenset()
) -> tuple[tuple[Block, ...], Title | None]:
    """Blocks of `text` (normalised), and its title.

    `title` is one the source itself states; `captions` the keys of lines known to be captions.
    """
    lines = split_lines(text)
    if not lines:
        return (), None
    kinds = _first_kinds(lines)
    for line in lines:
        if line.key in captions:
            kinds[line.index] = "meta"
    found = find_title(lines, kinds, title)
    if found is not None:
        for index in found.lines:
            kinds[index] = "title"
    _label_top(lines, kinds, found)
    _label_repeats(lines, kinds)
    label_tail(lines, kinds)
    _label_between(lines, kinds)
    _keep_some_body(lines, kinds)
    return tuple(_blocks(lines, kinds, found)), found


def _first_kinds(lines: list[Line]) -> list[BlockKind]:
    habits = Habits.of(lines[:_TOP_LINES])
    kinds: list[BlockKind] = ["body"] * len(lines)
    for line in lines:
        if _in_the_middle(line, lines):
            continue
        after = lines[line.index + 1] if line.index + 1 < len(lines) else None
        kinds[line.index] = total(line_clues(line, after, habits))[0]
    # What a first line without an end is, only the search for the title can tell.
    for line in lines[:14]:
        if kinds[line.index] == "meta" and _only_unended(line, lines, habits):
            kinds[line.index] = "body"
    return kinds


def _in_the_middle(line: Line, lines: list[Line]) -> bool:
    return _TOP_LINES <= line.index < len(lines) - _END_LINES


def _only_unended(line: Line, lines: list[Line], habits: Habits) -> bool:
    after = lines[line.index + 1] if line.index + 1 < len(lines) else None
    clues = line_clues(line, after, habits)
    return (
        len(line.words) >= 3
        and not line.ended
        and all(
            clue.kind is None or "without an end" in clue.reason or "stands" in clue.reason
            for clue in clues
        )
    )


def _label_top(lines: list[Line], kinds: list[BlockKind], title: Title | None) -> None:
    """Between the headline and the story: sub-headlines, captions, section names."""
    headed = max(title.lines, default=-1) if title else -1
    start = _story_start(lines, headed)
    for line in lines[: max(start, headed + 1)]:
        if kinds[line.index] == "body":
            kinds[line.index] = _above_story(line, lines, title)
    _label_open_ended(lines, kinds, title, start)


def _story_start(lines: list[Line], headed: int) -> int:
    """Where a dateline opens the story: its line, or 0 where none does near the top."""
    for line in lines[: headed + 6]:
        if DATELINE.match(line.text[:140]):
            above = lines[headed + 1 : line.index]
            short = all(
                len(other.words) <= 45 and len(list(sentences(other.text))) <= 2 for other in above
            )
            return line.index if short else 0
    return 0


def _above_story(line: Line, lines: list[Line], title: Title | None) -> BlockKind:
    if title is None or line.index < min(title.lines, default=0):
        return "meta"
    own = title.lines and line.stems & lines[min(title.lines)].stems
    return (
        "title" if own and len(line.words) <= 28 and line.index < max(title.lines) + 3 else "meta"
    )


def _label_open_ended(
    lines: list[Line], kinds: list[BlockKind], title: Title | None, start: int
) -> None:
    """First lines without an end that are not the headline: sub-headlines, then captions."""
    habits = Habits.of(lines[:_TOP_LINES])
    headed = max(title.lines, default=-1) if title else -1
    for line in lines[start:14]:
        if kinds[line.index] != "body" or not _only_unended(line, lines, habits):
            continue
        after = lines[line.index + 1] if line.index + 1 < len(lines) else None
        kind, _ = total(line_clues(line, after, habits))
        if kind != "body":
            near = headed >= 0 and line.index <= headed + 3 and len(line.words) >= 4
            above = all(kinds[i] != "body" for i in range(headed + 1, line.index))
            kinds[line.index] = "title" if near and above else kind
    _label_subheadline(lines, kinds, headed)


def _label_subheadline(lines: list[Line], kinds: list[BlockKind], headed: int) -> None:
    """A finished sentence between the headline and the story's first: a sub-headline or caption."""
    at = headed + 1
    if headed < 0 or at + 1 >= len(lines) or kinds[at] != "body":
        return
    line, after = lines[at], lines[at + 1]
    if len(line.words) > 24 or len(list(sentences(line.text))) > 1:
        return
    cross_head = len(after.words) < 9 and not re.search(r"\d", after.text)
    deck = kinds[at + 1] == "meta" and not cross_head
    if deck or (
        lines[headed].ended and _leads_in_again(lines[headed], line, lines[at + 1 : at + 4])
    ):
        kinds[at] = "title"
    elif _names_a_scene(line):
        kinds[at] = "meta"


def _names_a_scene(line: Line) -> bool:
    """Whether a finished line is a noun phrase, as captions are, that says who is where."""
    opening = line.text.split(" ", 1)[0]
    return (
        len(line.words) >= 8
        and not has_finite_verb(line.words)
        and opening[:1].isupper()
        and opening.lower() not in _SUBJECTS
    )


def _leads_in_again(headline: Line, line: Line, below: list[Line]) -> bool:
    """Whether the story tells the headline anew only after `line`, which is no lead itself.

    Sites that end headlines with a full stop end sub-headlines with one too.
    """
    if not headline.stems or len(line.words) > 20:
        return False
    own = len(line.stems & headline.stems) / len(headline.stems)
    leads = [other for other in below if len(other.words) >= 18]
    again = max(
        (len(other.stems & headline.stems) / len(headline.stems) for other in leads), default=0
    )
    headlinese = not {"a", "an", "the"} & set(line.words)
    return again >= 0.4 and (headlinese or again > own + 0.15)


def _label_repeats(lines: list[Line], kinds: list[BlockKind]) -> None:
    """Of two lines that begin alike, one is a caption or a pulled quotation."""
    openings: dict[str, Line] = {}
    wholes: dict[str, Line] = {}
    for line in lines[:_TOP_LINES]:
        if len(line.words) < 6 or kinds[line.index] == "title":
            continue
        same = wholes.setdefault(line.key, line)
        if same is not line and line.ended:
            _label_double(same, line, kinds)
            continue
        other = openings.setdefault("".join(line.words[:6]), line)
        extra = _extra(other, line) if other is not line else None
        if extra is not None and kinds[other.index] == "body" == kinds[line.index]:
            kinds[extra.index] = "meta"


def _label_double(first: Line, later: Line, kinds: list[BlockKind]) -> None:
    """A finished line that stands twice: a caption given for two sizes, or a pulled quotation."""
    if later.index - first.index == 1 or caption_like(later) >= 0.5:
        kinds[first.index] = kinds[later.index] = "meta"
    elif len(later.words) >= 12 and kinds[first.index] == "body":
        kinds[later.index] = "meta"


def _extra(first: Line, later: Line) -> Line | None:
    """Which of two lines that begin alike repeats the other; None where both may be prose."""
    shorter, longer = sorted((later, first), key=lambda each: len(each.key))
    if not longer.key.startswith(shorter.key):
        return None
    if first.ended != later.ended:
        return later if first.ended else first
    # A quotation given again right below is the post itself, as the story shows it.
    beside = later.index - first.index == 1
    return shorter if len(shorter.words) >= 12 and not beside else None


def _label_between(lines: list[Line], kinds: list[BlockKind]) -> None:
    """A finished line that reads like a caption and stands among captions is one."""
    for line in lines[:_TOP_LINES]:
        if kinds[line.index] != "body" or len(line.words) > 45:
            continue
        score = caption_like(line)
        if score < 0.5:
            continue
        beside = [
            kinds[i] == "meta" for i in (line.index - 1, line.index + 1) if 0 <= i < len(kinds)
        ]
        last = line.index == len(lines) - 1
        score += 0.5 * sum(beside) + (0.3 if last and any(beside) else 0.0)
        if any(beside) and score >= 1.5:
            kinds[line.index] = "meta"


def _keep_some_body(lines: list[Line], kinds: list[BlockKind]) -> None:
    """Where all lines were labelled away the labels are wrong: the longest lines are the body."""
    if "body" in kinds:
        return
    open_lines = [line for line in lines if kinds[line.index] != "title"]
    longest = max((len(line.words) for line in open_lines), default=0)
    if longest < 12:
        return
    for line in open_lines:
        if len(line.words) >= 12 and kinds[line.index] == "meta":
            kinds[line.index] = "body"


def _blocks(lines: list[Line], kinds: list[BlockKind], title: Title | None) -> list[Block]:
    blocks: list[Block] = []
    for line in lines:
        kind = kinds[line.index]
        if kind == "body" and len(line.text) < 20_000 and not _in_the_middle(line, lines):
            blocks += _split_line(line, title)
        else:
            blocks.append(Block(kind=kind, span=line.span))
    return blocks


def _split_line(line: Line, title: Title | None) -> list[Block]:
    """Blocks of a body line: sentences that are a headline or a call stand apart."""
    pieces: list[Block] = []
    for span in sentences(line.text):
        words = span.of(line.text)
        kind: BlockKind = "body"
        start, end = line.span.start + span.start, line.span.start + span.end
        if title and title.lead and start == title.lead.start:
            kind = "title"
        else:
            kind = next((p.kind for p in SENTENCE if p.pattern.search(words[:400])), "body")
        if pieces and pieces[-1].kind == kind:
            pieces[-1] = Block(kind=kind, span=Span(start=pieces[-1].span.start, end=end))
        else:
            pieces.append(Block(kind=kind, span=Span(start=start, end=end)))
    return pieces
