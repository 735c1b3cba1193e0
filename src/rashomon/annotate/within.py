"""Statements within statements: what a speaker tells that another said.

"Vos said the mayor told him that …": Vos's statement stays whole, and the mayor's is one of its
own, by way of Vos. Only where a verb of saying has a person as its subject and a clause as its
object; what people believe or want in the eyes of another stays the teller's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.annotate.content import Understood
from rashomon.annotate.credits import noun_phrase
from rashomon.annotate.cues import MEMBER_NOUNS, PERSON_NOUNS
from rashomon.annotate.drafts import Draft
from rashomon.annotate.group_nouns import PEOPLE
from rashomon.annotate.placed import quotations_over, words_in
from rashomon.annotate.voices import TOKEN
from rashomon.model import Span, Word
from rashomon.text.quotes import Quotation, without_marks

_SAYING = frozenset(
    """said says told tells complained complains claimed claims denied denies insisted insists
    warned warns replied testified alleged alleges""".split()
)
_OBJECTS = frozenset(("ccomp", "xcomp"))
_NEVER = frozenset(("not", "n't", "n’t", "never", "if", "whether"))
_PERSONS = PERSON_NOUNS | PEOPLE | MEMBER_NOUNS
# A statement within another is as sure as that one and the syntax.
_INNER = 0.7
_SHORTEST = 12


def inner_drafts(
    known: Understood, quoted: Sequence[Quotation], drafts: Sequence[Draft]
) -> list[Draft]:
    """The statements that other people made, as the speakers of the drafts tell."""
    return [
        inner
        for draft in drafts
        if len(draft.source) == 1 and not draft.via
        for content in draft.content
        for inner in _within(known, quoted, draft, content)
    ]


def _within(
    known: Understood, quoted: Sequence[Quotation], draft: Draft, content: Span
) -> Iterator[Draft]:
    text = known.article.text
    inside = words_in(known.words, content)
    for verb in inside:
        if verb.pos != "VERB" or verb.span.of(text).lower() not in _SAYING:
            continue
        own = [word for word in inside if known.words[word.head] is verb and word is not verb]
        subject = next((word for word in own if word.dep == "nsubj"), None)
        clause = [w for w in own if w.dep in _OBJECTS and w.span.start > verb.span.end]
        if subject is None or not clause or subject.span.start > verb.span.start:
            continue
        if any(word.span.of(text).lower() in _NEVER for word in own):
            continue
        direct = any(q.inside.covers(verb.span) for q in quotations_over(quoted, verb.span))
        if not _is_another(known, draft.source[0], subject, direct=direct):
            continue
        said = without_marks(text, noun_phrase(known, clause[0], stop=verb.span))
        said = Span(start=max(said.start, verb.span.end), end=min(said.end, content.end))
        if len(said) >= _SHORTEST and content.covers(said):
            yield Draft(
                content=(_without_that(text, said),),
                cue=(verb.span,),
                source=(noun_phrase(known, subject, stop=verb.span),),
                confidence=draft.confidence * _INNER,
                via=draft.source,
            )


def _is_another(known: Understood, source: Span, subject: Word, *, direct: bool) -> bool:
    """Whether a subject is a person, and not the one (or of the body) who speaks already."""
    text = known.article.text
    word = subject.span.of(text).lower()
    if word in ("he", "she"):
        return direct  # of oneself one says "I"
    outer = {token.lower() for token in TOKEN.findall(source.of(text))}
    return word not in outer and (subject.pos == "PROPN" or word in _PERSONS)


def _without_that(text: str, said: Span) -> Span:
    start = said.start + (5 if said.of(text).lower().startswith("that ") else 0)
    return Span(start=start, end=said.end)
