"""Attributions that a text's layout spells out: credits after a dash, turns, signed posts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from rashomon.encoder.types import RawAttribution
from rashomon.model import Span
from rashomon.text.posts import posts

# All 45 such quotations and turns in PolNeAR (training and development) are annotated so.
_CONFIDENCE = 0.95
# A line that is one quotation, then, there or on the next line, a dash and a name to its end.
_CREDIT = re.compile(
    r"""^[^\S\n]*(?P<content>["“”„«'‘][^\n]*["”“»'’])
    [^\S\n]*(?P<gap>(?:\n[^\S\n]*){0,2})(?P<cue>[―—–‒-]{1,2})[^\S\n]*
    (?P<source>[^\W\d_a-z][^\n"“”―—–‒,]{0,80}[^\s"“”―—–‒,.])(?:,[^\n]{0,100})?\.?[^\S\n]*$""",
    re.MULTILINE | re.VERBOSE,
)
_CLOSED_BEFORE_THE_END = re.compile(r"[”»]\s+\w")
_CREDIT_WORDS = 6
# "TAPPER: …", the name in capitals.
_TURN = re.compile(
    r"""^[^\S\n]*["“]?(?P<source>[A-Z][A-Z.'’-]+(?:[^\S\n][A-Z][A-Z.'’-]+){0,3})
    (?:[^\S\n]\([^)\n]{1,60}\))?(?P<cue>:)[^\S\n]+(?P<content>\S[^\n]*)$""",
    re.MULTILINE | re.VERBOSE,
)
_NO_SPEAKER = re.compile(r"VIDEOS?|PHOTOS?|WATCH|READ|UPDATED?|NOTE|MORE|RELATED|SEE ALSO|LIVE")
_LEAST_TURNS = 4
_LINE = re.compile(r"^[^\s(\[][^\n]*", re.MULTILINE)
# A turn runs on over so many lines before the next one.
_TURN_LINES = 4


def laid_out(text: str) -> list[RawAttribution]:
    """What dashes after quotations, names before turns and below posts attribute, in any order."""
    posted = [
        RawAttribution(content=(words,), cue=(), source=(author,), confidence=_CONFIDENCE)
        for words, author in posts(text)
    ]
    return [*_credited(text), *_turns(text), *posted]


def with_layout(
    found: Sequence[RawAttribution], spelled_out: Sequence[RawAttribution]
) -> list[RawAttribution]:
    """All attributions in the order of their contents; the layout's word is final."""
    kept = [part for one in found for part in _outside(one, spelled_out)]
    return sorted([*kept, *spelled_out], key=lambda one: one.content[0].start)


def _outside(
    one: RawAttribution, spelled_out: Sequence[RawAttribution]
) -> Iterator[RawAttribution]:
    """An attribution without the contents that the layout attributes."""
    taken = [span for other in spelled_out for span in (*other.content, *other.source)]
    content = tuple(c for c in one.content if not any(c.overlaps(span) for span in taken))
    if content:
        yield RawAttribution(
            content=content, cue=one.cue, source=one.source, confidence=one.confidence
        )


def _credited(text: str) -> Iterator[RawAttribution]:
    for match in _CREDIT.finditer(text):
        words = match["source"].split()
        # On a line of its own, after a dash, any point of a list may stand: names only.
        named = not match["gap"] or all(word[0].isupper() for word in words)
        one = not _CLOSED_BEFORE_THE_END.search(match["content"])
        if named and one and len(words) <= _CREDIT_WORDS:
            content = Span(start=match.start("content"), end=match.end("content"))
            yield _attribution(match, (content,))


def _turns(text: str) -> Iterator[RawAttribution]:
    turns = [m for m in _TURN.finditer(text) if not _NO_SPEAKER.fullmatch(m["source"])]
    speakers = Counter(match["source"] for match in turns)
    # A conversation has two speakers at least, and one of them comes again.
    if len(turns) < _LEAST_TURNS or len(speakers) < 2 or max(speakers.values()) < 2:
        return
    for match, following in pairwise([*turns, None]):
        assert match is not None
        content = [Span(start=match.start("content"), end=match.end("content"))]
        if following is not None:
            lines = list(_LINE.finditer(text, match.end(), following.start()))
            if len(lines) < _TURN_LINES:
                content += [Span(start=line.start(), end=line.end()) for line in lines]
        yield _attribution(match, tuple(content))


def _attribution(match: re.Match[str], content: tuple[Span, ...]) -> RawAttribution:
    cue, source = (
        (Span(start=match.start(group), end=match.end(group)),) for group in ("cue", "source")
    )
    return RawAttribution(content=content, cue=cue, source=source, confidence=_CONFIDENCE)
