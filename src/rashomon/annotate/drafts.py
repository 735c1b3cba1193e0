"""What is said in an article, before it is known who says it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rashomon.annotate.content import (
    RawAttribution,
    Understood,
    content_pieces,
    is_furniture,
    is_told,
)
from rashomon.annotate.credits import mended
from rashomon.annotate.placed import Placed, quotations_over, sentences_over
from rashomon.annotate.told import always_tells, is_spoken
from rashomon.model import Mode, Span
from rashomon.text.quotes import Quotation, without_marks

# A quotation that no attribution holds counts as speech from this many words on; fewer are a
# title, a nickname or scare quotes.
_SPEECH_WORDS = 5
# Of what "it was said" so few words are a slip of the reader.
_FRAGMENT = 2
# Confidence of a quotation that goes on without a credit, as measured on the annotated stories.
_CONTINUED = 0.8
# Who will not speak says nothing: "declined to comment", "did not say whether".
_SILENT = re.compile(
    r"\b(?:declin|refus)\w+|"
    r"\b(?:do|does|did|will|wo|would|can|ca|could)(?:\s*not|n['’]t)\s+(?:\w+ly\s+)?"
    r"(?:say|tell|respond|reply|answer|comment|return|list|name|specify|disclose|reveal|identify|"
    r"elaborate|explain|mention|address|determine|confirm)\b",
    re.IGNORECASE,
)
_TOPIC = re.compile(r"asked (?:about|for|on)\b", re.IGNORECASE)
_WORD = re.compile(r"\w+")
# Words that say nothing by themselves: a content of nothing else is a slip of the reader.
_EMPTY = frozenset(
    """the a an his her its their which who what and or but of in on at to for as is was by with
    most many some""".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A statement whose speaker is not yet resolved; `continues` takes the speaker before it."""

    content: tuple[Span, ...]
    cue: tuple[Span, ...] = ()
    source: tuple[Span, ...] = ()
    confidence: float
    continues: bool = False
    via: tuple[Span, ...] = ()

    @property
    def start(self) -> int:
        """Where the statement begins, its cue and source included."""
        return min(span.start for span in (*self.content, *self.cue, *self.source))


def attributed_drafts(
    known: Understood, attributions: Sequence[RawAttribution], quoted: Sequence[Quotation]
) -> list[Draft]:
    """What the reader found, its borders made good, less what nobody says."""
    drafts = marked_drafts(known, attributions)
    return _each_once([draft for draft in drafts if _is_said(draft, known, quoted)])


def marked_drafts(known: Understood, attributions: Sequence[RawAttribution]) -> list[Draft]:
    """What the reader found, its borders made good."""
    drafts = []
    for raw in mended(known, attributions):
        if any(is_furniture(known, span) for span in (*raw.cue, *raw.source)):
            continue  # "Advertisement Continue reading" says nothing
        pieces = [piece for span in raw.content for piece in content_pieces(known, span, raw)]
        # A lone word beside longer pieces is a slip of the reader, not a part of what was said.
        content = tuple(p for p in pieces if " " in p.of(known.article.text)) or tuple(pieces)
        if content:
            draft = Draft(
                content=content, cue=raw.cue, source=raw.source, confidence=raw.confidence
            )
            drafts.append(draft)
    return drafts


def _each_once(drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts without the pieces that another, of which the reader is surer, holds just so."""
    surest: dict[Span, float] = {}
    for draft in drafts:
        for piece in draft.content:
            surest[piece] = max(draft.confidence, surest.get(piece, 0.0))
    kept = []
    for draft in drafts:
        content = tuple(p for p in draft.content if surest[p] <= draft.confidence)
        if content:
            kept.append(replace(draft, content=content))
    return kept


def _is_said(draft: Draft, known: Understood, quoted: Sequence[Quotation]) -> bool:
    """Whether anybody says anything: by quotation marks, a word of saying, or the judge."""
    text = known.article.text
    words = {w.lower() for span in draft.content for w in _WORD.findall(span.of(text))}
    if words <= _EMPTY:
        return False
    cue = " ".join(span.of(text) for span in draft.cue)
    if not draft.source and _TOPIC.match(cue):
        return False  # "Asked about the driver, he said …": what was asked about, not said
    if mode_of(draft.content, quoted) != "indirect":
        return True
    if _SILENT.search(cue):
        return False
    if always_tells(cue):
        return bool(draft.source) or _count(draft, known) > _FRAGMENT
    return is_spoken(draft, known)


def _count(draft: Draft, known: Understood) -> int:
    return sum(len(_WORD.findall(span.of(known.article.text))) for span in draft.content)


def continued_quotations(
    known: Understood, quoted: Sequence[Quotation], drafts: Sequence[Draft]
) -> list[Draft]:
    """Speech in quotation marks that no attribution holds: it goes on with the last speaker.

    Newspapers credit a quotation once and run it on through the following sentences and
    paragraphs; a quotation of a few words only is no speech.
    """
    held = Placed(span for draft in drafts for span in draft.content)
    found = []
    for quotation in quoted:
        inside = without_marks(known.article.text, quotation.inside)
        words = len(_WORD.findall(inside.of(known.article.text)))
        if words < _SPEECH_WORDS or not is_told(known, inside):
            continue
        if held.touches(inside):
            found += _rest_of_quotation(known, inside, held)
            continue
        found.append(Draft(content=(inside,), confidence=_CONTINUED, continues=True))
    return found


def _rest_of_quotation(known: Understood, inside: Span, held: Placed) -> list[Draft]:
    """Whole sentences of a quotation that its attribution did not reach."""
    rest = []
    for sentence in sentences_over(known.sentences, inside):
        part = Span(
            start=max(inside.start, sentence.span.start), end=min(inside.end, sentence.span.end)
        )
        if len(part) > 1 and not held.touches(part):
            bare = without_marks(known.article.text, part)
            rest.append(Draft(content=(bare,), confidence=_CONTINUED, continues=True))
    return rest


def mode_of(content: Sequence[Span], quoted: Sequence[Quotation]) -> Mode:
    """Direct where nearly all is quoted, indirect where nearly nothing is, else mixed."""
    total = inside = 0
    for span in content:
        total += len(span)
        for quotation in quotations_over(quoted, span):
            outside = quotation.outside
            inside += min(outside.end, span.end) - max(outside.start, span.start)
    share = inside / total if total else 0.0
    return "direct" if share >= 0.9 else "indirect" if share <= 0.05 else "mixed"
