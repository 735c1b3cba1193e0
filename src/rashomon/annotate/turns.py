"""Speech credited by form alone: turns of an interview, handles before posts, names after a dash.

Q: Will it hold?            "Nobody asked us." — Ilse Brandt, farmer
A: It will.                 @pietvos: The walls are wet.
Vos: I saw the water.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.annotate.content import Understood, is_told
from rashomon.annotate.cues import MEDIA_WORDS
from rashomon.annotate.drafts import Draft
from rashomon.annotate.placed import Placed, mentions_near
from rashomon.model import Mention, Span
from rashomon.text.quotes import Quotation, without_marks

# Confidence of what the form alone tells.
_FORM = 0.8
_TURN = re.compile(
    r"(?P<who>[QA]|@\w{2,20}|[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}):\s+(?P<said>\S.*)"
)
_DASH = re.compile(r"[”\"'’.!?]*\s*\n?\s*(?:—|–|―|--|-)\s*(?P<who>[A-Z][^\n.;:“\"]{2,80})(?:\n|$)")
# "We sat down with", "in an interview with the mayor,": before whom an interview is with.
_ASKED = re.compile(
    r"\b(?:interview(?:ed|s)?|spoke|speaks|talk(?:ed|s)?|sat down|conversation|asked|"
    r"questions (?:to|for))"
    r"(?: (?:with|to))?\s[^.\n]{0,50}$",
    re.IGNORECASE,
)
_LINE = re.compile(r"[^\n]+")
# A conversation has so many turns, of at least two parties, one of them twice.
_FEWEST_TURNS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class _Turn:
    """Who has a turn, as printed, and what is said in it."""

    who: Span
    said: Span


def turn_drafts(
    known: Understood, quoted: Sequence[Quotation], drafts: Sequence[Draft]
) -> list[Draft]:
    """What is credited by form and no attribution holds."""
    held = Placed(span for draft in drafts for span in draft.content)
    found = [*_conversation(known), *_dashed(known, quoted)]
    return [draft for draft in found if not held.touches(draft.content[0])]


def _conversation(known: Understood) -> Iterator[Draft]:
    text = known.article.text
    turns = list(_turns(known))
    parties = [turn.who.of(text) for turn in turns]
    talk = len(turns) >= _FEWEST_TURNS and 1 < len(set(parties)) < len(parties)
    for turn, party in zip(turns, parties, strict=True):
        if party.startswith("@"):
            yield Draft(content=(turn.said,), source=(turn.who,), confidence=_FORM)
        if not talk or party == "Q" or party.startswith("@") or MEDIA_WORDS.search(party):
            continue
        source = _answerer(known, turns[0].who.start) if party == "A" else turn.who
        if source is not None and (party == "A" or _names_person(known, source)):
            yield Draft(content=(turn.said,), source=(source,), confidence=_FORM)


def _turns(known: Understood) -> Iterator[_Turn]:
    for line in _LINE.finditer(known.article.text):
        match = _TURN.fullmatch(line.group())
        if match is None:
            continue
        at = line.start()
        said = Span(start=at + match.start("said"), end=at + match.end("said"))
        if is_told(known, said) and not _in_title(known, said):
            yield _Turn(
                who=Span(start=at + match.start("who"), end=at + match.end("who")), said=said
            )


def _in_title(known: Understood, span: Span) -> bool:
    blocks = (b for b in known.article.blocks if b.span.overlaps(span))
    return any(block.kind == "title" for block in blocks)


def _answerer(known: Understood, before: int) -> Span | None:
    """Who answers: whom the introduction says it spoke with, else whom it names last in full."""
    text = known.article.text
    people = [m for m in _people(known, Span(start=0, end=before)) if " " in m.span.of(text)]
    asked = [m for m in people if _ASKED.search(text, max(0, m.span.start - 60), m.span.start)]
    return (asked[:1] or people)[-1].span if people else None


def _names_person(known: Understood, source: Span) -> bool:
    words = source.of(known.article.text)
    return any(
        words.lower() in mention.span.of(known.article.text).lower()
        for mention in known.mentions
        if mention.kind == "person"
    )


def _people(known: Understood, within: Span) -> list[Mention]:
    near = mentions_near(known.mentions, within)
    return [m for m in near if m.kind == "person" and within.covers(m.span)]


def _dashed(known: Understood, quoted: Sequence[Quotation]) -> Iterator[Draft]:
    text = known.article.text
    for quotation in quoted:
        match = _DASH.match(text, quotation.outside.end)
        if match is None or not is_told(known, quotation.inside):
            continue
        source = Span(start=match.start("who"), end=match.end("who"))
        if _people(known, source):
            content = without_marks(text, quotation.inside)
            yield Draft(content=(content,), source=(source,), confidence=_FORM)
