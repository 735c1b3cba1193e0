"""What follows the story: author's notes, lists of other stories, legal lines."""

from __future__ import annotations

import re

from rashomon.extract.lexicon import has_finite_verb, words_of
from rashomon.extract.lines import Line
from rashomon.model import BlockKind

_TRADE = (
    r"(?:reporter|correspondent|journalist|editor|writer|columnist|fellow|professor|lecturer|"
    r"analyst|author|producer|contributor|researcher|blogger|broadcaster|photographer|presenter|"
    r"commentator|scholar|freelancer?)"
)
_IS_A = re.compile(
    r"^(?P<name>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){0,3}) (?:is|was|has been|covers|writes|reports|"
    r"works|joined)\b(?:.{0,80}?)(?:\b" + _TRADE + r"s?\b|\bcovers\b|\bcovering\b|\bnews\b|"
    r"\bbased in\b|\bfor (?:the )?[A-Z])"
)
_A_JOURNALIST = re.compile(r"^(?:An? |The )?(?:[\w'’-]+[, ]+){0,8}" + _TRADE + r"\b", re.IGNORECASE)
_FOLLOW = re.compile(r"(?:follow|@\w|e-?mail|contact|reach|twitter)", re.IGNORECASE)
_HEAD = re.compile(
    r"^(?:read more|related|more (?:from|on|about|in|stories)|most (?:read|popular)|recommended|"
    r"see also|also read|(?:latest|top|other) (?:news|stories)|in brief|trending|don(?:'|’)t miss|"
    r"you (?:may|might) (?:also )?like)\b|\bin brief$|\btop (?:deals|picks):$",
    re.IGNORECASE,
)


def label_tail(lines: list[Line], kinds: list[BlockKind]) -> None:
    """Label the lines after the last of the story."""
    _label_teasers(lines, kinds)
    _label_bios(lines, kinds)


def _label_teasers(lines: list[Line], kinds: list[BlockKind]) -> None:
    """Below a heading like "Read more:" near the end all lines are teasers, if they look it."""
    for line in lines[max(1, len(lines) * 2 // 5) :]:
        colon = line.text.endswith(":")
        if (kinds[line.index] == "body" and not colon) or len(line.words) > 8:
            continue
        if not _HEAD.search(line.text):
            continue
        below = [other for other in lines[line.index + 1 :] if kinds[other.index] == "body"]
        if below and len(below) <= 12 and all(map(_is_teaser, below)):
            open_ended = sum(not other.ended for other in lines[line.index + 1 :])
            if open_ended * 2 >= len(lines) - line.index - 1 or colon:
                for other in (line, *below):
                    kinds[other.index] = "boilerplate"
        return


def _is_teaser(line: Line) -> bool:
    """Whether a line may be a teaser, or several without an end on one line."""
    return len(line.words) <= (32 if line.ended else 60)


def _label_bios(lines: list[Line], kinds: list[BlockKind]) -> None:
    bodies = [line for line in lines if kinds[line.index] == "body"]
    for line in reversed(bodies[-3:]):
        if len(bodies) < 5 or len(line.words) > 70 or not _is_bio(line, lines):
            break
        kinds[line.index] = "boilerplate"
    # Without a full stop the note was taken for a caption: it is boilerplate all the same.
    for line in lines[len(lines) * 2 // 5 :]:
        if kinds[line.index] == "meta" and _A_JOURNALIST.match(line.text):
            own = words_of(line.text)
            if len(own) >= 6 and not has_finite_verb(own):
                kinds[line.index] = "boilerplate"


def _is_bio(line: Line, lines: list[Line]) -> bool:
    found = _IS_A.match(line.text)
    if found:
        # A person the story has quoted is part of the story, and so is what is said of them.
        surname = found["name"].split()[-1]
        above = [other for other in lines if other.index < line.index]
        in_story = any(surname in other.text for other in above if len(other.words) > 8)
        follow = bool(_FOLLOW.search(line.text))
        trade = bool(re.search(r"\b" + _TRADE + r"\b", line.text))
        return follow or (trade and not in_story)
    words = line.words
    return bool(_A_JOURNALIST.match(line.text)) and len(words) >= 6 and not has_finite_verb(words)
