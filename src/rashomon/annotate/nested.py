"""Chains of sources: what A reports that B said is B's statement, by way of A.

The reader marks the outer attribution only ("IRNA reported that the embassy had disputed
reports that …"). Where the outer source is a medium and its content holds a reporting verb with
a subject of its own, the words governed by that verb are the inner source's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from rashomon.annotate.cues import MEDIA_WORDS, REPORTING_VERBS
from rashomon.annotate.placed import sentences_over, words_in
from rashomon.model import Span, Word

if TYPE_CHECKING:
    from rashomon.annotate.content import Understood
    from rashomon.annotate.statements import Draft

_NOMINAL = frozenset(("NOUN", "PROPN"))
_OBJECTS = frozenset(("ccomp", "dobj", "xcomp", "prep"))


# "The paper reported, citing an official, that …"; "AFP quoted the mayor as saying …".
_CITED = re.compile(
    r"\b(?:citing|quoting|quoted|quotes|cited|cites)\s+"
    r"(?P<source>[^,.;:“”\"]{3,80}?)(?=\s+as\s+(?:saying|telling)\b|\s+(?:that|for)\b|[,.;:“”\"]|$)"
)


def split_nested(draft: Draft, known: Understood) -> list[Draft]:
    """The draft itself, or the inner statement with the outer source as `via`."""
    if len(draft.source) != 1 or not _is_medium(draft.source[0], known):
        return [draft]
    cited = _cited(draft, known)
    if cited is not None:
        return [replace(draft, source=(cited,), via=draft.source)]
    for content in draft.content:
        verb = _inner_verb(content, known)
        if verb is None:
            continue
        subject, inner = _subject(verb, content, known), _governed(verb, content, known)
        if subject is None or inner is None or len(inner) < 10:
            continue
        return [
            replace(
                draft,
                content=(inner,),
                cue=(verb.span,),
                source=(subject,),
                via=draft.source,
                confidence=draft.confidence * 0.85,
            )
        ]
    return [draft]


def _is_medium(source: Span, known: Understood) -> bool:
    return bool(MEDIA_WORDS.search(source.of(known.article.text)))


def _cited(draft: Draft, known: Understood) -> Span | None:
    """Whom the medium cites, in the sentence that credits the medium, outside the content."""
    for sentence in sentences_over(known.sentences, draft.source[0]):
        for match in _CITED.finditer(known.article.text, sentence.span.start, sentence.span.end):
            source = Span(start=match.start("source"), end=match.end("source"))
            within = any(part.overlaps(source) for part in (*draft.content, *draft.source))
            if not within and not _is_medium(source, known):
                return source
    return None


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
        if word.pos in _NOMINAL and known.words[word.head] is verb:
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
