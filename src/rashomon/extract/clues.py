"""What speaks for a line being no body text, each clue with its weight.

A clue names a kind and a weight; the weights of one kind add up, and a line is that kind where
they pass 1. Negative weights (of any kind) speak for body: a line that reports speech, runs to
several finished sentences or goes on in lower case.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from rashomon.extract.lexicon import has_finite_verb
from rashomon.extract.lines import Line
from rashomon.extract.phrases import LINE
from rashomon.model import BlockKind
from rashomon.text.dates import beside_dates
from rashomon.text.posts import is_signed

_SAYS = re.compile(
    r"\b(?:said|says|told|tweeted|wrote|according to|added|asked|announced that|reported that)\b"
)
_GOES_ON = re.compile(
    r"(?:he|she|they|we|it|this|these|those|his|her|their|but|and|however|meanwhile|yet|also|"
    r"although|if|as|when|while|after|for)\b",
    re.IGNORECASE,
)
_DISCOURSE = re.compile(
    r"^(?:\W*\w+\W+){0,4}?(?:also|however|meanwhile|still|nevertheless)\b", re.I
)
_SENTENCE_INSIDE = re.compile(r"[a-z0-9)\"”’][.!?][\"”’)]?\s+[A-Z\"“‘]")
_PLACE_OR_NAME = re.compile(r"(?:[A-Z][\w.'’-]*|of|and|the|in|for|by|from|in)(?: |$)")
DATELINE = re.compile(
    r"^(?:(?:[A-Z][A-Z.'’/ -]{2,30}|[A-Z]{2,}[A-Z.'’/-]*)(?:, (?:[A-Z][\w.'’-]*\s?){1,3}){0,2}"
    r"(?:,? [A-Z][a-z]{2,8}\.? \d{1,2}(?:,? \d{4})?)?\s?(?:\([\w /.,:-]{2,30}\)\s?[-–—:]*|--|[-–—])"
    r"|\((?:CNN|AP|Reuters|AFP|UPI|Xinhua|CBS News|NBC News|ABC News)[\w /]*\)"
    r"|[A-Z][\w.'’-]+(?:[ ,/]{1,2}[A-Z][\w.'’-]+){0,3} \((?:CNN|AP|Reuters|AFP|UPI|dpa|ANI|PTI|"
    r"IANS|Xinhua|[A-Z]{2,6})\)\s?[-–—]?)\s?(?=[\"“‘A-Z\d])"
)


@dataclass(frozen=True, slots=True)
class Clue:
    """One piece of evidence; `kind` None speaks against every kind but body."""

    kind: BlockKind | None
    weight: float
    reason: str


@dataclass(frozen=True, slots=True)
class Habits:
    """How an article is laid out as a whole: the measure for its single lines.

    `ended` is the share, 0 to 1, of the words of its longer lines that stand in lines with an end;
    `unended` counts the longer lines without one; `repeats` counts lines by their letters.
    """

    ended: float
    unended: int
    repeats: Counter[str]
    lines: int

    @classmethod
    def of(cls, lines: list[Line]) -> Habits:
        """The habits of these lines."""
        # The first line is mostly a headline, and labelled lines tell nothing of the prose.
        longer = [line for line in lines[1:] if len(line.words) >= 9 and not _phrases(line)]
        words = sum(len(line.words) for line in longer)
        ended = sum(len(line.words) for line in longer if line.ended)
        return cls(
            ended=ended / words if words else 0.0,
            unended=sum(not line.ended for line in longer),
            repeats=Counter(line.key for line in lines if len(line.words) >= 5),
            lines=len(lines),
        )


def line_clues(line: Line, after: Line | None, habits: Habits) -> list[Clue]:
    """Clues from the line itself, its next line and the article's habits."""
    clues = _phrases(line)
    clues += _dates(line)
    clues += _layout(line, after, habits)
    clues += _repetition(line, habits)
    if clues:
        clues += _speaks_for_body(line)
    return clues


def _phrases(line: Line) -> list[Clue]:
    return list(_known(line.text if len(line.text) < 2500 else line.text[:700], len(line.words)))


@lru_cache(maxsize=4096)  # each line is asked for several times while a text is labelled
def _known(text: str, count: int) -> tuple[Clue, ...]:
    return tuple(
        Clue(phrase.kind, phrase.weight, f"phrase {phrase.pattern.pattern[:40]!r}")
        for phrase in LINE
        if count <= phrase.most_words and phrase.pattern.search(text)
    )


def _dates(line: Line) -> list[Clue]:
    if len(line.text) > 120 or line.text.endswith((":", ",")):
        return []
    rest = beside_dates(line.text)
    if rest is None:
        return []
    words = rest.split()
    if len(words) <= 1:
        return [Clue("meta", 3.0, "a date and nothing else")]
    if len(words) <= 6 and not line.ended and _PLACE_OR_NAME.match(rest):
        named = sum(word[:1].isupper() for word in words) / len(words)
        return [Clue("meta", 2.5 if named > 0.6 else 1.0, "a date with a few names")]
    return []


def _layout(line: Line, after: Line | None, habits: Habits) -> list[Clue]:
    """A line without an end, in an article whose lines have one, is a caption or a heading."""
    if line.ended or line.goes_on or habits.ended < 0.5:
        return []
    if line.starts_lower or (after is not None and after.starts_lower):
        return []
    if line.quoted and len(line.words) > 12:
        return []
    if len(line.words) < 9:
        return [Clue("meta", 1.8 * habits.ended, "short, without an end")]
    many = 0.25 if habits.unended > 2 else -0.2
    weight = 1.6 * habits.ended + many
    if _DISCOURSE.search(line.text):
        weight -= 0.7
    if len(line.words) > 40:  # a paragraph that lost its full stop, rather than a caption
        weight -= 0.5
    return [Clue("meta", weight, "without an end")]


def _repetition(line: Line, habits: Habits) -> list[Clue]:
    if line.ended:  # prose or not, only its place tells: see `blocks`
        return []
    times = habits.repeats.get(line.key, 0)
    # A text pasted twice over repeats everything, which says nothing of its single lines.
    repeated = sum(count for count in habits.repeats.values() if count > 1)
    if times > 1 and repeated <= 0.4 * habits.lines:
        return [Clue("meta", 1.2, f"stands {times} times")]
    return []


def _speaks_for_body(line: Line) -> list[Clue]:
    clues = []
    if is_signed(line.text):
        clues.append(Clue(None, -3.0, "a post with its author"))
    if _SAYS.search(line.text):
        clues.append(Clue(None, -0.5, "reports speech"))
    if line.ended and len(_SENTENCE_INSIDE.findall(line.text[:3000])) >= 2:
        clues.append(Clue(None, -0.7, "several finished sentences"))
    if line.ended and _GOES_ON.match(line.text):
        clues.append(Clue(None, -0.5, "goes on from what was said"))
    return clues


def caption_like(line: Line) -> float:
    """How much a finished line reads like a caption, 0 to 2: a scene without a finite verb."""
    words = line.words
    score = 0.0
    if 3 <= len(words) <= 45 and not has_finite_verb(words[:12]) and not line.quoted:
        score += 0.5 if has_finite_verb(words) else 1.0
    if re.search(r"\b(?:at|of|attends?|near) the scene\b|\bthe scene\b", line.text, re.IGNORECASE):
        score += 0.5
    return score


def total(clues: list[Clue]) -> tuple[BlockKind, float]:
    """The kind that the clues speak for most, with its weight; body where none passes 1."""
    against = sum(clue.weight for clue in clues if clue.kind is None)
    sums: dict[BlockKind, float] = {}
    for clue in clues:
        if clue.kind is not None:
            sums[clue.kind] = sums.get(clue.kind, 0.0) + clue.weight
    if not sums:
        return "body", 0.0
    kind = max(sums, key=lambda each: sums[each])
    weight = sum(sums.values()) + against
    return (kind, weight) if weight >= 1.0 else ("body", weight)
