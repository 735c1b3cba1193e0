"""Statements within statements: what a speaker tells that another said.

"Vos said the mayor told him that …": Vos's statement stays whole, and the mayor's is one of its
own, by way of Vos. Only where a verb of saying has a person as its subject and a clause or a
quotation as its object; what people believe or want in the eyes of another stays the teller's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from rashomon.annotate.content import Understood
from rashomon.annotate.credits import noun_phrase
from rashomon.annotate.cues import MEMBER_NOUNS, PERSON_NOUNS
from rashomon.annotate.drafts import Draft
from rashomon.annotate.group_nouns import PEOPLE
from rashomon.annotate.placed import mentions_near, quotations_over, sentences_over, words_in
from rashomon.annotate.voices import TOKEN
from rashomon.model import Span, Word
from rashomon.text.quotes import Quotation, without_marks

_SAYING = frozenset(
    """said says told tells complained complains claimed claims denied denies insisted insists
    warned warns replied testified alleged alleges""".split()
)
# Verbs that a quotation follows as the words of their subject, whatever clause they stand in.
_QUOTING = _SAYING | frozenset(
    """say tell saying telling asked asking shouted shouting yelled yelling wrote writing texted
    texting screamed screaming replying warning""".split()
)
_OBJECTS = frozenset(("ccomp", "xcomp"))
# Between a verb and the quotation that follows it: "told her, “", "told him directly, “".
_LEADS_IN = re.compile(r"(?:\s+[\w.’'-]+){0,3}\s*[,:]?\s*")
# A verb without a subject of its own shares that of the verb it is joined or subordinate to.
_SHARES_SUBJECT = frozenset(("conj", "advcl", "xcomp", "pcomp", "prep", "acl"))
_DENYING = frozenset(("denied", "denies", "deny", "denying"))
_PRONOUNS = frozenset(("he", "she", "they", "it", "i", "we", "who"))
_RELATIVE = frozenset(("which", "that"))
_NEVER = frozenset(("not", "n't", "n’t", "never", "if", "whether"))
_PERSONS = PERSON_NOUNS | PEOPLE | MEMBER_NOUNS
# A statement within another is as sure as that one and the syntax.
_INNER = 0.7
_SHORTEST = 12


def inner_drafts(
    known: Understood, quoted: Sequence[Quotation], drafts: Sequence[Draft]
) -> list[Draft]:
    """The statements that other people made, as the speakers of the drafts tell."""
    credited = Counter(cue for draft in drafts for cue in draft.cue)
    found: list[Draft] = []
    for draft in drafts:
        if len(draft.source) != 1 or draft.via:
            continue
        told: set[Span] = set()
        for content in draft.content:
            for inner in (
                *_within(known, quoted, draft, content),
                *_quoted_within(known, quoted, draft, content),
            ):
                # What another draft credits to this verb, or its clause gave, is told once.
                (cue,) = inner.cue
                if cue not in told and credited[cue] == draft.cue.count(cue):
                    found.append(inner)
                    told.add(cue)
    return found


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


def _quoted_within(
    known: Understood, quoted: Sequence[Quotation], draft: Draft, content: Span
) -> Iterator[Draft]:
    """ "according to records, which say he told her, “…”": the quotation is his."""
    for quotation in quotations_over(quoted, content):
        said = quotation.inside
        if not content.covers(said) or len(said) < _SHORTEST:
            continue
        verb = _leads_in(known, quotation)
        if verb is None or (_is_cue(draft, verb) and not _is_relative(known, draft)):
            continue
        subject = _shared_subject(known, verb)
        if subject is None or draft.source[0].overlaps(subject.span):
            continue
        if not _is_another(known, draft.source[0], subject, direct=_is_text(known, draft)):
            continue
        yield Draft(
            content=(said,),
            cue=(verb.span,),
            source=(noun_phrase(known, subject, stop=verb.span),),
            confidence=draft.confidence * _INNER,
            via=draft.source,
        )


def _is_cue(draft: Draft, verb: Word) -> bool:
    return any(span.overlaps(verb.span) for span in draft.cue)


def _is_relative(known: Understood, draft: Draft) -> bool:
    """ "records, which say he told her": the reader may take "which" for who told."""
    return draft.source[0].of(known.article.text).lower() in _RELATIVE


def _leads_in(known: Understood, quotation: Quotation) -> Word | None:
    """The verb of saying right before a quotation's opening mark, in its sentence."""
    text = known.article.text
    for sentence in sentences_over(known.sentences, quotation.outside)[:1]:
        if sentence.span.start > quotation.outside.start:
            return None
        before = Span(start=sentence.span.start, end=quotation.outside.start)
        for word in reversed(words_in(known.words, before)):
            if word.pos == "VERB" and word.span.of(text).lower() in _QUOTING:
                between = text[word.span.end : before.end]
                return word if _LEADS_IN.fullmatch(between) else None
    return None


def _shared_subject(known: Understood, verb: Word) -> Word | None:
    """A verb's subject, or that of the verb it goes on from ("threw her down … and told her").

    None where either is denied, and where somebody else is made to speak ("forced him to say").
    """
    word, told = verb, frozenset(("nsubj",))
    for _ in range(4):
        own = _dependents(known, word)
        if any(one.span.of(known.article.text).lower() in _NEVER for one in own):
            return None
        if word is not verb and verb.dep == "xcomp" and any(one.dep == "dobj" for one in own):
            return None
        subject = next((one for one in own if one.dep in told), None)
        if subject is not None:
            return subject if subject.span.start < verb.span.start else None
        above = known.words[word.head]
        if word.dep not in _SHARES_SUBJECT or above is word or _denies(known, above):
            return None
        # Who is charged or convicted may be who told; who was told is not.
        word, told = above, frozenset(("nsubj", "nsubjpass"))
    return None


def _dependents(known: Understood, word: Word) -> list[Word]:
    return [
        other
        for sentence in sentences_over(known.sentences, word.span)[:1]
        for other in words_in(known.words, sentence.span)
        if known.words[other.head] is word and other is not word
    ]


def _denies(known: Understood, verb: Word) -> bool:
    return verb.span.of(known.article.text).lower() in _DENYING


def _is_text(known: Understood, draft: Draft) -> bool:
    """Whether a source is no person, so that "he" can only be somebody else."""
    source = draft.source[0]
    words = {word.lower() for word in TOKEN.findall(source.of(known.article.text))}
    near = mentions_near(known.mentions, source)
    person = any(m.kind == "person" and source.covers(m.span) for m in near)
    return not (person or words & (_PERSONS | _PRONOUNS))


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
