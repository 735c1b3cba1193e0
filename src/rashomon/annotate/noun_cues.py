"""Statements that a noun tells of: "Vos's claim that …", "an assurance from the mayor that …".

The reader takes verbs for cues and mostly passes over nouns. A noun of saying whose words follow
as a clause, and that has an owner or somebody whom it comes "from" or is made "by", is as sure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rashomon.annotate.content import Understood
from rashomon.annotate.credits import noun_phrase
from rashomon.annotate.drafts import Draft
from rashomon.annotate.placed import sentences_over, words_in
from rashomon.model import Span, Word

_THAT = frozenset(
    """claim claims assertion assertions allegation allegations accusation accusations assurance
    assurances guarantee guarantees promise promises pledge pledges warning warnings complaint
    complaints suggestion suggestions contention contentions insistence admission demand demands
    announcement vow vows word argument arguments statement statements criticism comment comments
    remark remarks testimony acknowledgment acknowledgement declaration belief threat threats
    prediction predictions charge charges""".split()
)
# "his calls to ban it", "her claim to have won"; of a promise to act only that it was made is told.
_TO = frozenset("call calls claim claims demand demands threat threats plea pleas".split())
_SAYING = _THAT | _TO
_LEAD = re.compile(
    r"\s+(?:(?:from|by)\s+(?P<who>[^,;:“”\"\n]{2,80}?)\s+)?(?P<lead>that|to)\s+(?=\S)"
)
# "no guarantee from the council that": nobody gave one.
_NONE = re.compile(r"\b(?:no|any|without|lack of|if|denied)\s+(?:[\w-]+\s+){0,2}$", re.IGNORECASE)
# Who is told by these words is nobody in particular.
_VAGUE = frozenset(("which", "what", "it", "this", "that"))
_SHORTEST = 12
# As sure as a statement within another; see `within`.
_CONFIDENCE = 0.7


def noun_drafts(known: Understood, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """What nouns of saying tell that others said, where no draft has the noun as its cue.

    Where the words are a part of what somebody else is credited with, he is `via`.
    """
    text = known.article.text
    cues = {span for draft in drafts for span in draft.cue}
    for index, noun in enumerate(known.words):
        if noun.pos != "NOUN" or noun.span.of(text).lower() not in _SAYING:
            continue
        if any(cue.overlaps(noun.span) for cue in cues):
            continue
        found = _told(known, index, noun)
        if found is None or len(found.content[0]) < _SHORTEST:
            continue
        yield _through(found, drafts)


def _told(known: Understood, index: int, noun: Word) -> Draft | None:
    text = known.article.text
    sentence = sentences_over(known.sentences, noun.span)[0]
    lead = _LEAD.match(text, noun.span.end, sentence.span.end)
    if sentence.block not in ("title", "body") or lead is None:
        return None
    if noun.span.of(text).lower() not in (_THAT if lead["lead"] == "that" else _TO):
        return None
    source = Span(start=lead.start("who"), end=lead.end("who")) if lead["who"] else None
    source = source or _owner(known, index, noun)
    if _NONE.search(text, max(sentence.span.start, noun.span.start - 30), noun.span.start):
        return None
    content = _clause(known, noun, Span(start=lead.start("lead"), end=sentence.span.end))
    if source is None or content is None or source.of(text).lower() in _VAGUE:
        return None
    return Draft(content=(content,), cue=(noun.span,), source=(source,), confidence=_CONFIDENCE)


def _owner(known: Understood, index: int, noun: Word) -> Span | None:
    """Whose it is: "Mayor Vos's", "his"."""
    for word in reversed(known.words[max(0, index - 12) : index]):
        if word.dep == "poss" and known.words[word.head] is noun:
            whole = noun_phrase(known, word, stop=noun.span)
            own = re.sub(r"['’]s?$", "", whole.of(known.article.text))
            return Span(start=whole.start, end=whole.start + len(own))
    return None


def _clause(known: Understood, noun: Word, rest: Span) -> Span | None:
    """The clause that "that" or "to" opens: as far as its verb governs, without what opens it."""
    words = words_in(known.words, rest)
    opening = words[0] if words else None
    verb = known.words[opening.head] if opening is not None else None
    if opening is None or verb is None or verb.pos not in ("VERB", "AUX") or verb is opening:
        return None
    if not _is_of(known, noun, opening, verb):
        return None
    whole = noun_phrase(known, verb, stop=opening.span)
    if _is_to(known, opening):
        return Span(start=opening.span.start, end=whole.end)
    return Span(start=opening.span.end + 1, end=whole.end) if whole.end > opening.span.end else None


def _is_of(known: Understood, noun: Word, opening: Word, verb: Word) -> bool:
    """Whether a clause is what the noun says.

    "Remarks that drew anger" are told of, no more; "pleas by groups trying to deliver food" have
    the clause of another verb; and a sentence is no clause of a noun in it.
    """
    governor = known.words[verb.head]
    within = noun.span.end <= governor.span.start < opening.span.start
    another = governor.pos == "VERB" and within
    return not (opening.pos == "PRON" or another or verb.dep == "ROOT")


def _is_to(known: Understood, opening: Word) -> bool:
    """Whether a clause is opened by "to", which belongs to it."""
    return opening.span.of(known.article.text).lower() == "to"


def _through(found: Draft, drafts: Sequence[Draft]) -> Draft:
    """By way of whoever is credited with words among which these stand."""
    for draft in drafts:
        if draft.source and any(span.overlaps(found.content[0]) for span in draft.content):
            confidence = found.confidence * draft.confidence
            return replace(found, confidence=confidence, via=draft.source[:1])
    return found
