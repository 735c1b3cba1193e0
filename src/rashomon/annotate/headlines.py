"""Headlines that quote: "Official: Unity must follow", and whom their "official" means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from rashomon.annotate.content import Understood
from rashomon.annotate.cues import MEDIA_WORDS, PERSON_NOUNS, TEXT_NOUNS
from rashomon.annotate.drafts import Draft
from rashomon.annotate.placed import Placed, mentions_near, sentences_over
from rashomon.annotate.voices import label_head
from rashomon.model import Span, Speaker, Statement
from rashomon.text.offices import same_office

# So many words of a headline's source are a mere hint at who the body quotes first.
_HEAD_WORDS = 2
# Confidence of what the form alone tells, as measured on the annotated stories.
_HEADLINE = 0.7
_HEADLINE_SOURCE = re.compile(r"^(?P<source>[^:“\"‘]{2,48}):\s+(?P<content>\S.{15,})$")
_NO_SOURCE = re.compile(
    r"^(?:video|watch|photos?|pictures?|live|update[ds]?|breaking|exclusive|opinion|analysis|"
    r"factbox|explainer|timeline|profile|review|graphic|gallery|listen|read|editorial)\b",
    re.IGNORECASE,
)
_SPEAKERS = frozenset(
    """official police minister spokesman president expert witness report army poll study leader
    ministry analyst source reporter""".split()
)


def headline_drafts(known: Understood, drafts: Sequence[Draft]) -> list[Draft]:
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
        if _may_speak(known, source) and not held.touches(content):
            found.append(Draft(content=(content,), source=(source,), confidence=_HEADLINE))
    return found


def _may_speak(known: Understood, source: Span) -> bool:
    """A person or body, or one word for one: not the topic a headline opens with."""
    near = mentions_near(known.mentions, source)
    named = [m for m in near if source.covers(m.span)]
    words = source.of(known.article.text).split()
    if named:
        return any(m.kind in ("person", "organization", "group") for m in named)
    return len(words) == 1 and words[0].lower().rstrip("s") in _SPEAKERS


def in_title(known: Understood, said: Draft | Statement) -> bool:
    """Whether something is said in a headline."""
    return any(s.block == "title" for s in sentences_over(known.sentences, said.content[0]))


def _by_office(known: Understood, headline: Statement, body: Sequence[Statement]) -> Statement:
    """A headline's "Mayor of Brede" is the first to speak whose title names the office."""
    label, text = headline.speaker.label, known.article.text
    offices = same_office(label_head(label))
    for statement in body:
        mention = statement.speaker.mention
        titles = [role.span for role in known.roles if role.mention == mention]
        words = {w.lower() for span in (*titles, *statement.source) for w in span.of(text).split()}
        if mention is not None and offices & {word.strip(",.") for word in words}:
            speaker = Speaker(mention=mention, label=label, reason="title: the lead's speaker")
            return replace(headline, speaker=speaker)
    return headline


def headline_speaker(
    known: Understood, headline: Statement, body: Sequence[Statement]
) -> Statement:
    """A headline's "official" or "president" is whoever the body quotes first under that head.

    A "report" is the medium that the body cites first; several people are no one of them.
    """
    if headline.speaker.mention is not None or not body:
        return headline
    label = headline.speaker.label
    if not label or label.lower().endswith("s"):
        return headline
    head = label_head(label).rsplit("-", 1)[-1]
    if head not in _SPEAKERS | PERSON_NOUNS | TEXT_NOUNS:
        return headline
    if len(label.split()) > _HEAD_WORDS:
        return _by_office(known, headline, body)
    text, kinds = known.article.text, {m.span: m.kind for m in known.mentions}
    wants_medium = label.split()[-1].lower() in TEXT_NOUNS

    def fits(statement: Statement) -> bool:
        mention = statement.speaker.mention
        if mention is None:
            return False
        medium = MEDIA_WORDS.search(mention.of(text)) is not None
        return medium if wants_medium else kinds.get(mention) == "person"

    lead = next((s for s in body if fits(s)), None)
    if lead is None:
        return headline
    speaker = Speaker(mention=lead.speaker.mention, label=label, reason="title: the lead's speaker")
    return replace(headline, speaker=speaker)
