"""Statements: who says what, from the learned reader's attributions and quotation marks.

The reader finds content, cue and source and joins them. What is regular is added here: quoted
words that no attribution holds go on with the speaker before them, a headline's "Official: …"
names its source, an agency that reports what another party said is an intermediate source, and
one speaker's consecutive contents make one statement.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from rashomon.annotate.content import RawAttribution, Understood
from rashomon.annotate.drafts import (
    Draft,
    attributed_drafts,
    continued_quotations,
    mode_of,
)
from rashomon.annotate.headlines import headline_drafts, headline_speaker, in_title
from rashomon.annotate.nested import chained
from rashomon.annotate.noun_cues import noun_drafts
from rashomon.annotate.speakers import SpeakerResolver
from rashomon.annotate.stances import stance_of, stance_of_all
from rashomon.annotate.turns import turn_drafts
from rashomon.annotate.via import find_via
from rashomon.annotate.voices import is_one_person, label_head
from rashomon.annotate.within import inner_drafts
from rashomon.model import Speaker, Stance, Statement
from rashomon.text.offices import same_office
from rashomon.text.quotes import Quotation, quotations

# Confidence that a quotation nobody is credited with is speech of the article's subject matter.
_UNATTRIBUTED = 0.5
# How far a resolved source is to be trusted, by the rule that resolved it.
_RESOLVED = {"pronoun": 0.9, "title": 0.85, "description": 0.8, "the text's issuer": 0.85}

# "A union boss said …": how many sentences a lead has, and after how many more he is named.
_INDEFINITE = re.compile(
    r"(?:(?i:an?|one of)\s(?!.*\b(?:for|to|of)\s+(?:\w+\.?\s+)?[A-Z])|"
    r"(?i:the)\s[\w\s-]+?\s(?:of|for)\san?\s)"
    r"(?!.*\b(?i:spokes\w+|lawyer|attorney|official|representative|aide)\b)"
)
_LEAD = 3
_INTRODUCED = 4


def find_statements(
    known: Understood, attributions: Sequence[RawAttribution]
) -> tuple[Statement, ...]:
    """Statements of one article in the order of the text, numbered `s1`, `s2`, …"""
    quoted = quotations(known.article.text)
    drafts = [chained(draft, known) for draft in attributed_drafts(known, attributions, quoted)]
    drafts += turn_drafts(known, quoted, drafts)
    drafts += continued_quotations(known, quoted, drafts)
    drafts += headline_drafts(known, drafts)
    drafts.sort(key=lambda draft: (draft.content[0].start, draft.start))
    speaking = _Speaking(known, quoted)
    found = speaking.continuous(speaking.resolved(drafts))
    inner = inner_drafts(known, quoted, drafts)
    found += speaking.inner([*inner, *noun_drafts(known, [*drafts, *inner])])
    found.sort(key=lambda one: (one.content[0].start, -one.content[-1].end))
    return tuple(replace(one, id=f"s{n}") for n, one in enumerate(found, start=1))


class _Speaking:
    """Turns drafts into statements: asks who speaks, in the order of the text."""

    def __init__(self, known: Understood, quoted: Sequence[Quotation]) -> None:
        self.known = known
        self.quoted = quoted
        self.resolver = SpeakerResolver(known, quoted)

    def resolved(self, drafts: Sequence[Draft]) -> list[Statement]:
        """Statements with their speakers; the body introduces whom a headline only hints at."""
        titles = [d for d in drafts if in_title(self.known, d)]
        body = [self._statement(d) for d in drafts if not in_title(self.known, d)]
        body = [self._named_later(one, body[at + 1 :]) for at, one in enumerate(body)]
        headed = [headline_speaker(self.known, self._statement(d), body) for d in titles]
        return sorted(headed + body, key=lambda s: s.content[0].start)

    def inner(self, drafts: Sequence[Draft]) -> list[Statement]:
        """What others said as a speaker tells; nothing where the two are one."""
        found = [self._statement(draft, heard=False) for draft in drafts]
        return [
            one
            for one in found
            if self.resolver.scene.key_of(one.speaker)
            not in {self.resolver.scene.key_of(teller) for teller in one.via}
        ]

    def _named_later(self, one: Statement, later: Sequence[Statement]) -> Statement:
        """A lead's "A union boss" is the person whom the next sentences introduce as speaking.

        Beyond the lead only with the same office: "the lawyer for …", then "a lawyer, Ivo Marin".
        """
        scene, label = self.resolver.scene, one.speaker.label
        if one.speaker.mention is not None or not one.source or not is_one_person(label):
            return one
        at = scene.sentence_at(one.source[0].start)
        opens = self._in_lead(at) and _INDEFINITE.match(label) is not None
        for other in later:
            mention = other.speaker.mention
            if scene.sentence_at(other.content[0].start) > at + _INTRODUCED:
                break
            if mention is None or scene.kind_of(mention) != "person":
                continue
            first = scene.first_named(mention)
            if first.start < one.source[0].start:
                break
            if not opens and not self._same_office(label, other):
                break
            reason = "title: named in the next sentences"
            return replace(one, speaker=Speaker(mention=first, label=label, reason=reason))
        return one

    def _same_office(self, label: str, other: Statement) -> bool:
        """Whether a title of the person who speaks names the office that a label ends with."""
        offices = same_office(label_head(label))
        titles = [role.span for role in self.known.roles if role.mention == other.speaker.mention]
        text = self.known.article.text
        words = {
            word.lower()
            for span in (*titles, *other.source)
            for word in re.findall(r"[\w-]+", span.of(text))
        }
        return bool(offices & words)

    def _in_lead(self, sentence: int) -> bool:
        before = self.known.sentences[: sentence + 1]
        return sum(s.block == "body" for s in before) <= _LEAD

    def _statement(self, draft: Draft, *, heard: bool = True) -> Statement:
        mode = mode_of(draft.content, self.quoted)
        source = draft.source[0] if draft.source else None
        confidence = draft.confidence
        if source is None and (draft.continues or mode != "indirect"):
            before = self.resolver.last(before=draft.content[0].start, reach=2)
            speaker = before or Speaker()
            confidence *= 1.0 if before else _UNATTRIBUTED
        else:
            speaker = self.resolver.resolve(source, draft.content)
            confidence *= _RESOLVED.get(speaker.reason.split(":")[0], 1.0)
        via = find_via(draft, self.known, self.resolver)
        for place in sorted({*(piece.start for piece in draft.content), draft.start}):
            if heard:
                self.resolver.note(speaker, place)
        return Statement(
            id="",
            content=draft.content,
            cue=draft.cue,
            source=draft.source,
            speaker=speaker,
            via=via,
            mode=mode,
            stance=self._stance(draft),
            confidence=round(min(1.0, confidence), 4),
        )

    def _stance(self, draft: Draft) -> Stance:
        text = self.known.article.text
        cue = " ".join(span.of(text) for span in draft.cue)
        content = " ".join(span.of(text) for span in draft.content)
        return stance_of(cue, content, direct=mode_of(draft.content, self.quoted) == "direct")

    def continuous(self, statements: Sequence[Statement]) -> list[Statement]:
        """One speaker's consecutive statements as one, at most a sentence of narration between."""
        merged: list[Statement] = []
        stances: list[list[tuple[Stance, int]]] = []
        for one in statements:
            last = merged[-1] if merged else None
            told = (one.stance, sum(map(len, one.content)))
            if last is not None and self._goes_on(last, one):
                stances[-1].append(told)
                merged[-1] = self._joined(last, one, stance_of_all(stances[-1]))
            else:
                merged.append(one)
                stances.append([told])
        return merged

    def _joined(self, last: Statement, one: Statement, stance: Stance) -> Statement:
        content = (*last.content, *one.content)
        return replace(
            last,
            content=content,
            cue=(*last.cue, *one.cue),
            source=(*last.source, *one.source),
            mode=mode_of(content, self.quoted),
            stance=stance,
            via=last.via or one.via,
            confidence=min(last.confidence, one.confidence),
        )

    def _goes_on(self, last: Statement, one: Statement) -> bool:
        if last.speaker.mention is None and not last.speaker.label:
            return False
        scene = self.resolver.scene
        gap = scene.sentence_at(one.content[0].start) - scene.sentence_at(last.content[-1].start)
        together = in_title(self.known, last) == in_title(self.known, one)
        same = scene.key_of(last.speaker) == scene.key_of(one.speaker)
        return same and gap <= 2 and together and not (one.via and last.via != one.via)
