"""Chains of sources: what A reports that B said is B's statement, by way of A.

The reader marks the outer attribution only ("IRNA reported that the embassy had disputed
reports that …"). Where the outer source is a medium, the words that the inner reporting verb
governs are the inner source's, and the medium is how the account has them. What a person tells
that another said stays the teller's: read by careful readers, most of it is the teller's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from rashomon.annotate.credits import noun_phrase
from rashomon.annotate.cues import MEDIA_WORDS, REPORTING_VERBS, TEXT_NOUNS
from rashomon.annotate.placed import mentions_near, sentences_over, words_in
from rashomon.model import Span, Word
from rashomon.text.quotes import without_marks

if TYPE_CHECKING:
    from rashomon.annotate.content import Understood
    from rashomon.annotate.drafts import Draft

_NOMINAL = frozenset(("NOUN", "PROPN"))
# Pronouns that are never the medium itself.
_PEOPLE = frozenset(("he", "she"))
_OBJECTS = frozenset(("ccomp", "dobj", "xcomp", "prep"))
_SHORTEST = 10
# The inner statement is as sure as the outer one less the chance that it is none.
_INNER = 0.85

# "The paper reported, citing an official, that …"; "AFP quoted the mayor as saying …".
_CITED = re.compile(
    r"\b(?:citing|quoting|quoted|quotes|cited|cites)\s+"
    r"(?P<source>[^,.;:“”\"]{3,80}?)(?=\s+as\s+(?:saying|telling)\b|\s+(?:that|for)\b|[,.;:“”\"]|$)"
    r"(?:\s+as\s+(?:saying|telling)\b)?"
)
# "the announcement from Kim, which read, “…”": a text that speaks inside a medium's report.
_TEXT_SPEAKS = re.compile(
    rf"\b(?P<source>(?:the|an?|his|her|its|their)\s+(?:[\w-]+\s+)?(?:{'|'.join(sorted(TEXT_NOUNS))})\b"
    r"[^,.;:“”\"]{0,60}),?\s+(?:which|that)\s+(?P<cue>read|reads|said|says|stated|states|declared)"
    r"[,:]?\s+(?=[“\"])"
)
_POLL = re.compile(r"\b(?:polls?|surveys?|stud(?:y|ies)|research|count|tally)\b", re.IGNORECASE)


def chained(draft: Draft, known: Understood) -> Draft:
    """The draft, or, of a medium's report, what the party it reports on said."""
    if len(draft.source) != 1 or not _is_medium(draft.source[0], known):
        return draft
    if _POLL.search(draft.source[0].of(known.article.text)):
        return draft
    return _cited(draft, known) or _reported(draft, known) or _credited(draft, known) or draft


def _is_medium(source: Span, known: Understood) -> bool:
    """Whether a source is a medium, not a person who has to do with the media."""
    near = mentions_near(known.mentions, source)
    person = any(m.kind == "person" and source.covers(m.span) for m in near)
    return not person and bool(MEDIA_WORDS.search(source.of(known.article.text)))


# -- whom a medium cites -----------------------------------------------------------------------


def _cited(draft: Draft, known: Understood) -> Draft | None:
    """Whom the medium cites, in the sentence that credits the medium."""
    for sentence in sentences_over(known.sentences, draft.source[0]):
        for match in _CITED.finditer(known.article.text, sentence.span.start, sentence.span.end):
            source = Span(start=match.start("source"), end=match.end("source"))
            whole = Span(start=source.start, end=match.end())
            content = tuple(
                # The cited party's words begin behind it: "quoted | the mayor as saying …".
                without_marks(known.article.text, Span(start=whole.end, end=part.end))
                if whole.start <= part.start <= source.start and whole.end < part.end
                else part
                for part in draft.content
                if not whole.covers(part)
            )
            held = any(part.overlaps(source) for part in (*content, *draft.source))
            if content and not held and not _is_medium(source, known):
                return replace(draft, content=content, source=(source,), via=draft.source)
    return None


def _credited(draft: Draft, known: Understood) -> Draft | None:
    """ "“…,” Biden said, according to AFP"; "Ms Roe said the bill was paid, CBS reported"."""
    for at, content in enumerate(draft.content):
        verb = (
            _credit_at_end(content, known)
            or _credit_before(content, known)
            or _credit_in_cue(draft, known)
        )
        if verb is None:
            continue
        subject = _subject_of(verb, known)
        if subject is None:
            continue
        source = noun_phrase(known, subject, stop=verb.span)
        text = known.article.text
        end = content.end
        if content.covers(verb.span):
            end = content.start + len(text[content.start : source.start].rstrip(" "))
        if end - content.start < _SHORTEST:
            continue
        rest = (*draft.content[:at], Span(start=content.start, end=end), *draft.content[at + 1 :])
        return replace(draft, content=rest, cue=(verb.span,), source=(source,), via=draft.source)
    return None


def _credit_at_end(content: Span, known: Understood) -> Word | None:
    """The reporting verb that a content ends with, after a quotation within it."""
    inside = words_in(known.words, content)
    quoted = re.search(r"[”\"'’]", content.of(known.article.text)[1:])
    if not inside or quoted is None:
        return None
    last = inside[-1]
    return last if _reports(last, known) and _subject_of(last, known) is not None else None


def _credit_before(content: Span, known: Understood) -> Word | None:
    """The reporting verb right before a content, in its sentence."""
    for sentence in sentences_over(known.sentences, content)[:1]:
        before = words_in(known.words, Span(start=sentence.span.start, end=content.start))
        if before and before[-1].pos == "SCONJ":
            before = before[:-1]
        if before and _reports(before[-1], known):
            return before[-1]
    return None


def _credit_in_cue(draft: Draft, known: Understood) -> Word | None:
    """ "Mattis said as cited by Reuters": the verb in the cue that another is the subject of."""
    for span in draft.cue:
        for word in words_in(known.words, span):
            subject = _subject_of(word, known) if _reports(word, known) else None
            if subject is not None and not draft.source[0].overlaps(subject.span):
                return word
    return None


def _reports(word: Word, known: Understood) -> bool:
    return word.pos == "VERB" and word.span.of(known.article.text).lower() in REPORTING_VERBS


def _subject_of(verb: Word, known: Understood) -> Word | None:
    for sentence in sentences_over(known.sentences, verb.span)[:1]:
        for word in words_in(known.words, sentence.span):
            told = word.pos in _NOMINAL or word.span.of(known.article.text).lower() in _PEOPLE
            if word.dep == "nsubj" and known.words[word.head] is verb and told:
                return word
    return None


# -- whose words a content reports -------------------------------------------------------------


def _reported(draft: Draft, known: Understood) -> Draft | None:
    """The inner statement of a medium's report, the medium its way."""
    for content in draft.content:
        found = _TEXT_SPEAKS.search(known.article.text, content.start, content.end)
        if found is not None:
            return replace(
                draft,
                content=(Span(start=found.end(), end=content.end),),
                cue=(Span(start=found.start("cue"), end=found.end("cue")),),
                source=(Span(start=found.start("source"), end=found.end("source")),),
                via=draft.source,
            )
    return next(_inner(draft, known), None)


def _inner(draft: Draft, known: Understood) -> Iterator[Draft]:
    for content in draft.content:
        verb = _inner_verb(content, known)
        if verb is None:
            continue
        subject, inner = _subject(verb, content, known), _governed(verb, content, known)
        if subject is None or inner is None or len(inner) < _SHORTEST:
            continue
        yield replace(
            draft,
            content=(inner,),
            cue=(verb.span,),
            source=(subject,),
            via=draft.source,
            confidence=draft.confidence * _INNER,
        )


def _inner_verb(content: Span, known: Understood) -> Word | None:
    text = known.article.text
    for word in words_in(known.words, content):
        if word.pos not in ("VERB", "AUX"):
            continue
        governor = known.words[word.head]
        top = not content.covers(governor.span) or governor is word
        if word.span.of(text).lower() in REPORTING_VERBS and top:
            return word
    return None


def _subject(verb: Word, content: Span, known: Understood) -> Span | None:
    """The subject's whole phrase, on the verb's left within the content."""
    inside = words_in(known.words, content)
    for word in inside:
        if word.span.start >= verb.span.start:
            return None
        # Left of an active verb a nominal that depends on it is its subject, whatever its label.
        person = word.span.of(known.article.text).lower() in _PEOPLE
        if (word.pos in _NOMINAL or person) and known.words[word.head] is verb:
            if word.dep == "nsubjpass":
                return None
            start = _leftmost(word, inside, known)
            return Span(start=start, end=_end_of_subject(word, verb, inside))
    return None


def _leftmost(subject: Word, inside: Sequence[Word], known: Understood) -> int:
    start = subject.span.start
    for word in reversed([w for w in inside if w.span.start < subject.span.start]):
        governor = known.words[word.head]
        if governor.span.start < start and governor is not subject:
            break
        start = word.span.start
    return start


def _end_of_subject(subject: Word, verb: Word, inside: Sequence[Word]) -> int:
    """Up to the verb and its auxiliaries: "the embassy in Baku | had disputed"."""
    end = subject.span.end
    for word in inside:
        if word.span.start < subject.span.end:
            continue
        if word.span.start >= verb.span.start or word.pos in ("AUX", "ADV", "PART", "PUNCT"):
            break
        end = word.span.end
    return end


def _governed(verb: Word, content: Span, known: Understood) -> Span | None:
    """From the first word the verb governs as object or clause to the content's end."""
    after = [w for w in words_in(known.words, content) if w.span.start >= verb.span.end]
    if not after:
        return None
    start = after[0].span.start
    if after[0].span.of(known.article.text).lower() == "that" and len(after) > 1:
        start = after[1].span.start
    governed = any(known.words[w.head] is verb and w.dep in _OBJECTS for w in after)
    return Span(start=start, end=content.end) if governed else None
