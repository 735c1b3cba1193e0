"""Statements: who says what, from the learned reader's attributions and quotation marks.

The reader finds content, cue and source and joins them. What is regular is added here: quoted
words that no attribution holds go on with the speaker before them, a headline's "Official: …"
names its source, an agency that reports what another party said is an intermediate source, and
one speaker's consecutive contents make one statement.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rashomon.annotate.content import RawAttribution, Understood, content_pieces, is_told
from rashomon.annotate.cues import stance_of, tells_of_saying
from rashomon.annotate.nested import split_nested
from rashomon.annotate.placed import Placed, mentions_near, quotations_over, sentences_over
from rashomon.annotate.speakers import SpeakerResolver
from rashomon.annotate.via import find_via
from rashomon.model import (
    Mode,
    Span,
    Speaker,
    Stance,
    Statement,
)
from rashomon.text.quotes import Quotation, quotations, without_marks

# A quotation that no attribution holds counts as speech from this many words on; fewer are a
# title, a nickname or scare quotes.
_SPEECH_WORDS = 5
# Confidence of what the rules add, as measured on the annotated stories.
_CONTINUED = 0.8
_UNATTRIBUTED = 0.5
_HEADLINE = 0.7
_HEADLINE_SOURCE = re.compile(r"^(?P<source>[^:“\"‘]{2,48}):\s+(?P<content>\S.{15,})$")
_NO_SOURCE = re.compile(
    r"^(?:video|watch|photos?|pictures?|live|update[ds]?|breaking|exclusive|opinion|analysis|"
    r"factbox|explainer|timeline|profile|review|graphic|gallery|listen|read|editorial|report)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")


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


def find_statements(
    known: Understood, attributions: Sequence[RawAttribution]
) -> tuple[Statement, ...]:
    """Statements of one article in the order of the text, numbered `s1`, `s2`, …"""
    quoted = quotations(known.article.text)
    drafts = [d for d in _drafts(known, attributions) if _is_said(d, known, quoted)]
    drafts = [part for draft in drafts for part in split_nested(draft, known)]
    drafts += _uncovered_quotations(known, quoted, drafts)
    drafts += _headline_statements(known, drafts)
    drafts.sort(key=lambda draft: (draft.content[0].start, draft.start))
    statements = _resolved(known, drafts, quoted)
    merged = _merged(known, statements, quoted)
    return tuple(replace(one, id=f"s{n}") for n, one in enumerate(merged, start=1))


# -- what was said -----------------------------------------------------------------------------


def _drafts(known: Understood, attributions: Sequence[RawAttribution]) -> list[Draft]:
    drafts = []
    for raw in attributions:
        pieces = [piece for span in raw.content for piece in content_pieces(known, span, raw)]
        # A lone word beside longer pieces is a slip of the reader, not a part of what was said.
        content = tuple(p for p in pieces if " " in p.of(known.article.text)) or tuple(pieces)
        if content:
            drafts.append(
                Draft(content=content, cue=raw.cue, source=raw.source, confidence=raw.confidence)
            )
    return drafts


def _is_said(draft: Draft, known: Understood, quoted: Sequence[Quotation]) -> bool:
    """Whether anybody says it: a source, a quotation, or a cue that tells of saying."""
    cue = " ".join(span.of(known.article.text) for span in draft.cue)
    indirect = _mode(draft.content, quoted) == "indirect"
    return bool(draft.source) or not indirect or tells_of_saying(cue)


def _uncovered_quotations(
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


def _headline_statements(known: Understood, drafts: Sequence[Draft]) -> list[Draft]:
    """What stands after the colon of a headline like "Official: Unity must follow"."""
    text = known.article.text
    held = Placed(span for draft in drafts for span in draft.content)
    found = []
    for sentence in known.sentences:
        if sentence.block != "title":
            continue
        match = _HEADLINE_SOURCE.match(sentence.span.of(text))
        if match is None or _NO_SOURCE.match(match["source"]):
            continue
        at = sentence.span.start
        source = Span(start=at + match.start("source"), end=at + match.end("source"))
        content = Span(start=at + match.start("content"), end=at + match.end("content"))
        if not _may_speak(known, source):
            continue
        if not held.touches(content):
            found.append(Draft(content=(content,), source=(source,), confidence=_HEADLINE))
    return found


def _may_speak(known: Understood, source: Span) -> bool:
    """A person or body, or one word for one: not the topic a headline opens with."""
    near = mentions_near(known.mentions, source)
    named = [m for m in near if source.covers(m.span)]
    words = source.of(known.article.text).split()
    if named:
        return any(m.kind in ("person", "organization", "group") for m in named)
    return len(words) == 1 and words[0].lower().rstrip("s") in _HEADLINE_SPEAKERS


_HEADLINE_SPEAKERS = frozenset(
    """official police minister spokesman president expert witness report army poll study leader
    ministry analyst source""".split()
)


# -- who said it -------------------------------------------------------------------------------


def _resolved(
    known: Understood, drafts: Sequence[Draft], quoted: Sequence[Quotation]
) -> list[Statement]:
    resolver = SpeakerResolver(
        article=known.article,
        sentences=known.sentences,
        words=known.words,
        mentions=known.mentions,
        roles=known.roles,
    )
    titles = [d for d in drafts if _in_title(known, d)]
    # The body introduces the names that a headline only hints at, so it goes first.
    answered: dict[int, Statement] = {}
    for draft in [d for d in drafts if not _in_title(known, d)] + titles:
        answered[id(draft)] = _statement(known, draft, resolver, quoted)
    body = [answered[id(d)] for d in drafts if not _in_title(known, d)]
    named_titles = [_headline_speaker(answered[id(d)], body) for d in titles]
    return sorted(named_titles + body, key=lambda s: s.content[0].start)


def _statement(
    known: Understood, draft: Draft, resolver: SpeakerResolver, quoted: Sequence[Quotation]
) -> Statement:
    at = draft.content[0].start
    source = draft.source[0] if draft.source else None
    confidence = draft.confidence
    if source is None and (draft.continues or _mode(draft.content, quoted) == "direct"):
        before = resolver.last(before=at, reach=2)
        speaker = before or Speaker()
        confidence *= 1.0 if before else _UNATTRIBUTED
    else:
        speaker = resolver.resolve(source)
        confidence *= _RESOLVED.get(speaker.reason.split(":")[0], 1.0)
    via = find_via(draft, known, resolver)
    resolver.note(speaker, at)
    return Statement(
        id="",
        content=draft.content,
        cue=draft.cue,
        source=draft.source,
        speaker=speaker,
        via=via,
        mode=_mode(draft.content, quoted),
        stance=_stance(draft, quoted, known),
        confidence=round(min(1.0, confidence), 4),
    )


# How far a resolved source is to be trusted, by the rule that resolved it.
_RESOLVED = {"pronoun": 0.9, "title": 0.85, "description": 0.8, "the text's issuer": 0.85}


def _in_title(known: Understood, said: Draft | Statement) -> bool:
    return any(s.block == "title" for s in sentences_over(known.sentences, said.content[0]))


def _headline_speaker(headline: Statement, body: Sequence[Statement]) -> Statement:
    """A headline's "official" or "president" is whoever the body quotes first under that head."""
    if headline.speaker.mention is not None or not body:
        return headline
    label = headline.speaker.label
    if not label or len(label.split()) > 2 or label.lower().endswith("s"):
        return headline
    lead = next((s for s in body if s.speaker.mention is not None), None)
    if lead is None:
        return headline
    speaker = Speaker(mention=lead.speaker.mention, label=label, reason="title: the lead's speaker")
    return replace(headline, speaker=speaker)


# -- how it was said ---------------------------------------------------------------------------


def _mode(content: Sequence[Span], quoted: Sequence[Quotation]) -> Mode:
    """Direct where nearly all is quoted, indirect where nearly nothing is, else mixed."""
    total = inside = 0
    for span in content:
        total += len(span)
        for quotation in quotations_over(quoted, span):
            outside = quotation.outside
            inside += min(outside.end, span.end) - max(outside.start, span.start)
    share = inside / total if total else 0.0
    return "direct" if share >= 0.9 else "indirect" if share <= 0.05 else "mixed"


def _stance(draft: Draft, quoted: Sequence[Quotation], known: Understood) -> Stance:
    text = known.article.text
    cue = " ".join(span.of(text) for span in draft.cue)
    content = " ".join(span.of(text) for span in draft.content)
    return stance_of(cue, content, direct=_mode(draft.content, quoted) == "direct")


# -- one speaker's continuous words ------------------------------------------------------------


def _merged(
    known: Understood, statements: Sequence[Statement], quoted: Sequence[Quotation]
) -> list[Statement]:
    """Join consecutive statements of one speaker, at most a sentence of narration between them."""
    resolver = SpeakerResolver(
        article=known.article,
        sentences=known.sentences,
        words=(),
        mentions=known.mentions,
        roles=(),
    )
    merged: list[Statement] = []
    for one in statements:
        last = merged[-1] if merged else None
        if last is not None and _goes_on(last, one, resolver, known):
            content = (*last.content, *one.content)
            merged[-1] = replace(
                last,
                content=content,
                cue=(*last.cue, *one.cue),
                source=(*last.source, *one.source),
                mode=_mode(content, quoted),
                stance=last.stance if last.stance != "asserts" else one.stance,
                via=last.via or one.via,
                confidence=min(last.confidence, one.confidence),
            )
        else:
            merged.append(one)
    return merged


def _goes_on(last: Statement, one: Statement, resolver: SpeakerResolver, known: Understood) -> bool:
    if last.speaker.mention is None and not last.speaker.label:
        return False
    gap = resolver.scene.sentence_at(one.content[0].start) - resolver.scene.sentence_at(
        last.content[-1].start
    )
    together = _in_title(known, last) == _in_title(known, one)
    same = resolver.scene.key_of(last.speaker) == resolver.scene.key_of(one.speaker)
    return same and gap <= 2 and together and not (one.via and last.via != one.via)
