"""Finding an account's headline, its repetitions and its sub-headlines."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rashomon.extract.clues import DATELINE
from rashomon.extract.lexicon import content_stems, words_of
from rashomon.extract.lines import Line
from rashomon.model import BlockKind, Span
from rashomon.text.dates import beside_dates
from rashomon.text.sentences import sentences

_LOOK_AT = 14  # lines from the top
_SUFFIX = re.compile(r"^(?P<title>.{12,}?)\s+(?:[|»·•]|-{1,2}|[–—])\s+(?P<outlet>[^|»]{2,50})$")
_ARTICLES = frozenset(("a", "an", "the"))
_WEEKDAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday said told he she they it".split()
)


@dataclass(frozen=True, slots=True)
class Title:
    """The headline: its words, the outlet named behind it, and which lines are titles.

    `lead` is set where the headline is only the first sentence of its line.
    """

    text: str
    lines: frozenset[int]
    outlet: str | None = None
    lead: Span | None = None


def find_title(lines: list[Line], kinds: list[BlockKind], known: str | None) -> Title | None:
    """The title among the first lines, or None; `known` is the title the source itself states."""
    if known:
        stated = _stated(lines, known)
        if stated is not None:
            return stated
    top = _top(lines, kinds)
    paired = _repeated_with_suffix(top)
    if paired is not None:
        return _with_repetitions(paired, lines)
    open_ended = [line for line in top if not line.ended and len(line.words) >= 3]
    if open_ended:
        best = max(open_ended, key=lambda line: _fitness(line, lines))
        return _with_repetitions(_plain(best), lines)
    first = next((line for line in lines[:_LOOK_AT] if kinds[line.index] == "body"), None)
    found = _from_sentence(first, lines) if first else None
    return found or _from_first_line(lines, kinds)


def _from_first_line(lines: list[Line], kinds: list[BlockKind]) -> Title | None:
    """A question, or words that look like a caption's, set off above the story by a blank line."""
    line = lines[0]
    below = lines[1] if len(lines) > 1 else None
    if below is None or not below.gap or not 4 <= len(line.words) <= 25:
        return None
    asks = line.text[-1] in "?!" and len(list(sentences(line.text))) == 1
    fits = asks or (kinds[0] == "meta" and not line.ended and beside_dates(line.text) is None)
    return _with_repetitions(_plain(line), lines) if fits and len(below.words) > 8 else None


def split_suffix(title: str) -> tuple[str, str | None]:
    """A page title and the outlet named behind it ("Headline | Outlet"), if one is."""
    found = _SUFFIX.match(title)
    if not found or not _is_name(found["outlet"]):
        return title, None
    parts = [part.strip() for part in re.split(r"\s[|»·•]\s", title)]
    if len(parts) > 2 and _is_name(parts[-1]):  # "Headline | Section | Outlet"
        return parts[0], parts[-1]
    # A dash may belong to the headline itself; a bar hardly ever does.
    barred = re.search(r"\s[|»·•]\s", title)
    if not barred and len(found["outlet"].split()) > 4:
        return title, None
    return found["title"].strip(), found["outlet"].strip()


def _is_name(text: str) -> bool:
    words = [word for word in text.split() if word.lower() not in {"the", "of", "and", "for", "in"}]
    return 0 < len(words) <= 6 and all(
        word[:1].isupper() or word[:1].isdigit() or "." in word or word == "&" for word in words
    )


def _stated(lines: list[Line], known: str) -> Title | None:
    headline, outlet = split_suffix(known.strip())
    keys = {"".join(words_of(headline)), "".join(words_of(known))} - {""}
    same = frozenset(line.index for line in lines[:_LOOK_AT] if _bare_key(line) in keys)
    return Title(headline, same, outlet) if same else None


def _bare_key(line: Line) -> str:
    return "".join(words_of(split_suffix(line.text)[0])) if len(line.text) < 400 else line.key


def _top(lines: list[Line], kinds: list[BlockKind]) -> list[Line]:
    """Lines above the first that is plainly body, without those that are plainly something else."""
    top: list[Line] = []
    for line in lines[:_LOOK_AT]:
        if len(line.words) > 45 or (line.ended and len(line.words) > 24):
            break
        if line.ended and len(list(sentences(line.text))) > 1:
            break
        introduces = line.text.endswith((":", ",")) or DATELINE.match(line.text[:140])
        if kinds[line.index] in ("body", "title") and len(line.words) <= 35 and not introduces:
            top.append(line)
    return top


def _plain(line: Line) -> Title:
    headline, outlet = split_suffix(line.text)
    return Title(headline, frozenset({line.index}), outlet)


def _repeated_with_suffix(top: list[Line]) -> Title | None:
    for line in top:
        headline, outlet = split_suffix(line.text)
        if outlet and any(
            other is not line and other.key == "".join(words_of(headline)) for other in top
        ):
            return Title(headline, frozenset({line.index}), outlet)
    return None


def _with_repetitions(title: Title, lines: list[Line]) -> Title:
    key = "".join(words_of(title.text))
    same = {line.index for line in lines[:_LOOK_AT] if key and _bare_key(line) == key}
    outlet = title.outlet
    for index in same:
        outlet = outlet or split_suffix(lines[index].text)[1]
    return Title(title.text, title.lines | same, outlet)


def _fitness(line: Line, lines: list[Line]) -> float:
    """How well an unfinished line would do as the headline of what follows."""
    below: set[str] = set()
    for other in lines[line.index + 1 : line.index + 9]:
        if other.key != line.key:
            below |= other.stems
    shared = len(line.stems & below) / max(4, len(line.stems))
    length = min(len(line.words), 8) / 8
    # Most texts begin with their headline; what stands above it is a word or two (a section).
    opens = 0.9 if line.index == 0 and len(line.words) >= 4 else 0.0
    return 1.5 * shared + length + opens - 0.15 * line.index


def _from_sentence(line: Line, lines: list[Line]) -> Title | None:
    """A headline printed with a full stop: alone on the first line, or as its first sentence."""
    spans = list(sentences(line.text[:600]))
    if not spans or line.index > 4:
        return None
    first = spans[0].of(line.text)
    alone = len(spans) == 1
    if _headline_score(first, line, lines, alone=alone) < 1.9:
        return None
    if alone:
        return _with_repetitions(Title(first.rstrip("."), frozenset({line.index})), lines)
    lead = Span(start=line.span.start, end=line.span.start + spans[0].end)
    return Title(first.rstrip("."), frozenset(), lead=lead)


def _headline_score(first: str, line: Line, lines: list[Line], *, alone: bool) -> float:
    words = words_of(first)
    stems = content_stems(first)
    if not 4 <= len(words) <= 24 or len(stems) < 3 or first[:1] in '"“':
        return 0.0
    followers = [other.stems for other in lines[line.index + 1 : line.index + 4]]
    if not alone:
        followers.append(content_stems(line.text[len(first) : 4000]))
    restated = max((len(stems & other) / len(stems) for other in followers), default=0.0)
    score = 0.0 if _ARTICLES & set(words) else 1.0
    score += 0.7 if len(words) <= 12 else 0.5 if len(words) <= 16 else 0.3
    score += 1.2 * restated if restated >= 0.5 else 0.5 * restated
    score += 0.6 if re.match(r"^(?:[\w’'-]+ ){0,3}[\w’'-]+: \w", first) else 0.0
    score += 0.4 if re.search(r": [\w ]{3,30}\.$", first) else 0.0
    score -= 0.9 if _WEEKDAYS & set(words) else 0.0
    score -= 0.3 if not alone else 0.0
    return score
