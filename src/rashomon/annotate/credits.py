"""What the reader's attributions get wrong about who is credited, mended by syntax.

The reader errs at the borders of sources ("A report from"), takes whom somebody told for the
one who spoke ("…, Noor Aziz told | Reuters"), and reads some attributions twice where its
windows overlap. What the sentence's syntax settles is settled here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rashomon.annotate.content import RawAttribution, Understood, after_dateline
from rashomon.annotate.cues import BODY_NOUNS, PERSON_NOUNS, TEXT_NOUNS, tells_of_saying
from rashomon.annotate.placed import mentions_near, sentences_over, words_in
from rashomon.model import Span, Word

_SUBJECT = "nsubj"
_OBJECTS = frozenset(("dobj", "pobj", "dative", "iobj", "npadvmod"))
_OPENING = frozenset(("DET", "ADJ", "NUM", "PROPN", "NOUN", "ADV"))
_NOMINAL = frozenset(("NOUN", "PROPN"))
_RELATIVE = re.compile(r"(?:who|which|that)(?=\s+\S)")
_WHEN = re.compile(
    r"(?:(?:on|last|late|early|both|several|many)\s+)*"
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day(?:['’]s)?|times?|today|yesterday|tonight|week)",
    re.IGNORECASE,
)
_JOINING = re.compile(r"(?:and|but|or|so|while|as|because)\s+(?=\w)", re.IGNORECASE)
# How far a source is grown, in code points.
_PHRASE_REACH = 40
_TAIL_REACH = 80
# A content of so few words is a slip where the cue governs a clause of this many code points.
_SLIP, _CLAUSE = 2, 25
# Between a title and the name beside it: "the group's president, Ivo Marin".
_BESIDE = re.compile(r",\s+")
_ISSUED = re.compile(
    r"\s+(?:(?:run|carried|published|issued|released|written|signed|posted|made|sent|aired)\s+)?"
    r"(?:by|from|in)\s+(?:the\s+)?(?:[\w-]+\s+){0,3}?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Credited:
    """An attribution as the reader marked it, mended."""

    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    confidence: float


def mended(known: Understood, attributions: Sequence[RawAttribution]) -> list[Credited]:
    """The attributions with their sources made good, each attribution once."""
    found = []
    for raw in attributions:
        credited = Credited(
            content=tuple(raw.content),
            cue=tuple(raw.cue),
            source=tuple(
                _without_conjunction(known, after_dateline(known.article.text, span))
                for span in raw.source
                if _may_speak(span.of(known.article.text))
            ),
            confidence=raw.confidence,
        )
        spoken = _whole_clause(known, _spoken_by_subject(known, credited))
        found.append(_grown(known, spoken))
    return list(_once(found))


def _may_speak(words: str) -> bool:
    """Whether words can be a source: no day, and no credit line of a picture ("Ada Lind /")."""
    return _WHEN.fullmatch(words.strip()) is None and not words.rstrip().endswith("/")


def _without_conjunction(known: Understood, source: Span) -> Span:
    """A source without the word that joins its clause to another: "but | he"."""
    found = _JOINING.match(known.article.text, source.start, source.end)
    return Span(start=found.end(), end=source.end) if found else source


def _once(attributions: Sequence[Credited]) -> Iterator[Credited]:
    """Of attributions with one cue and common content, the one that says most."""
    kept: list[Credited] = []
    for one in attributions:
        twin = next((other for other in kept if _is_twin(one, other)), None)
        if twin is None:
            kept.append(one)
        elif (_extent(one.source), _extent(one.content)) > (
            _extent(twin.source),
            _extent(twin.content),
        ):
            kept[kept.index(twin)] = one
    yield from kept


def _is_twin(one: Credited, other: Credited) -> bool:
    return _meet(one.cue, other.cue) and _meet(one.content, other.content)


def _meet(ones: Sequence[Span], others: Sequence[Span]) -> bool:
    return any(one.overlaps(other) for one in ones for other in others)


def _extent(spans: Sequence[Span]) -> int:
    return sum(map(len, spans))


# -- the subject speaks, not the object --------------------------------------------------------


def _spoken_by_subject(known: Understood, credited: Credited) -> Credited:
    """The cue's subject as the source, where the source is its object or is missing."""
    verb = _verb(known, credited.cue)
    if verb is None or len(credited.source) > 1 or not _tells(known, credited):
        return credited
    if credited.source and not _is_object(known, credited.source[0], verb):
        return credited
    subject = next(
        (
            word
            for word in _sentence_words(known, verb)
            if word.dep == _SUBJECT and known.words[word.head] is verb
        ),
        None,
    )
    if subject is None or subject.pos not in (*_NOMINAL, "PRON"):
        return credited
    phrase = noun_phrase(known, subject, stop=credited.cue[0])
    if credited.source and phrase.overlaps(credited.source[0]):
        return credited
    content = tuple(part for span in credited.content for part in _without(known, span, phrase))
    return replace(credited, source=(phrase,), content=content) if content else credited


def _whole_clause(known: Understood, credited: Credited) -> Credited:
    """The clause a cue governs, where the reader marked but a word or two of its object.

    "The bridge will hold, Noor Aziz reassured | farmers": what was said stands before.
    """
    verb = _verb(known, credited.cue)
    words = sum(len(words_in(known.words, span)) for span in credited.content)
    if verb is None or verb.dep != "ROOT" or words > _SLIP or not credited.source:
        return credited
    sentence = _sentence_words(known, verb)
    source = credited.source[0]
    clause = [w for w in sentence if w.span.end <= source.start]
    whole = any(w.pos in ("VERB", "AUX") and w.dep in ("ROOT", "ccomp") for w in clause)
    aside = bool(clause) and clause[0].pos in ("SCONJ", "ADP", "ADV")  # "Though it rained, …"
    if not whole or aside or clause[-1].span.of(known.article.text) != ",":
        return credited
    content = Span(start=clause[0].span.start, end=clause[-1].span.start)
    apart = source.end <= credited.cue[0].start and len(content) > _CLAUSE
    return replace(credited, content=(content,)) if apart else credited


def _tells(known: Understood, credited: Credited) -> bool:
    cue = " ".join(span.of(known.article.text) for span in credited.cue)
    return tells_of_saying(cue)


def _verb(known: Understood, cue: Sequence[Span]) -> Word | None:
    """The verb of a cue: the last one that governs the others."""
    verbs = [w for span in cue for w in words_in(known.words, span) if w.pos == "VERB"]
    return verbs[0] if len(verbs) == 1 else None


def _is_object(known: Understood, source: Span, verb: Word) -> bool:
    """Whether a source is the verb's object, or in another sentence than the verb."""
    if not any(s.span.covers(source) for s in sentences_over(known.sentences, verb.span)):
        return True
    if source.start < verb.span.end:
        return False
    inside = words_in(known.words, source)
    return any(w.dep in _OBJECTS and known.words[w.head] is verb for w in inside)


def noun_phrase(known: Understood, head: Word, *, stop: Span) -> Span:
    """All that depends on a noun, as far as the span `stop`, without commas at its edges."""
    start, end = head.span.start, head.span.end
    for word in _sentence_words(known, head):
        if _depends(known, word, head) and not stop.overlaps(word.span):
            if (word.span.start < stop.start) != (head.span.start < stop.start):
                continue
            start, end = min(start, word.span.start), max(end, word.span.end)
    text = known.article.text[start:end]
    return Span(start=start, end=start + len(text.rstrip(" ,;:–—-")))


def _sentence_words(known: Understood, word: Word) -> Sequence[Word]:
    for sentence in sentences_over(known.sentences, word.span)[:1]:
        return words_in(known.words, sentence.span)
    return (word,)


def _depends(known: Understood, word: Word, head: Word) -> bool:
    for _ in range(12):
        governor = known.words[word.head]
        if governor is head:
            return True
        if governor is word:
            return False
        word = governor
    return False


def _without(known: Understood, span: Span, taken: Span) -> Iterator[Span]:
    """What remains of a content when words are taken from it for the source."""
    if not span.overlaps(taken):
        yield span
    elif span.start < taken.start:
        before = known.article.text[span.start : taken.start].rstrip(" ,")
        yield Span(start=span.start, end=span.start + len(before))
    elif taken.end < span.end:
        after = known.article.text[taken.end : span.end]
        yield Span(start=span.end - len(after.lstrip(" ,")), end=span.end)


# -- whole noun phrases ------------------------------------------------------------------------


def _grown(known: Understood, credited: Credited) -> Credited:
    stops = [span.start for span in (*credited.cue, *credited.content)]
    grown = tuple(whole_source(known, source, stops=stops) for source in credited.source)
    return replace(credited, source=grown)


def whole_source(known: Understood, source: Span, *, stops: Sequence[int] = ()) -> Span:
    """A source grown to the noun phrase and the name that it begins: "the" is nobody.

    The reader sometimes marks an article, a title or a half phrase only; the noun it belongs to,
    and a name directly after it, are part of the source. It grows as far as `stops` at most.
    """
    relative = _RELATIVE.match(known.article.text, source.start, source.end)
    if relative is not None:
        return Span(start=source.start, end=relative.end())
    limit = min((stop for stop in stops if stop >= source.end), default=len(known.article.text))
    end = _end_of_phrase(known, source, limit)
    end = _end_of_name(known, Span(start=source.start, end=end), limit)
    return Span(start=source.start, end=max(source.end, end))


def _end_of_phrase(known: Understood, source: Span, limit: int) -> int:
    end = source.end
    inside = words_in(known.words, source)
    if not inside:
        return end
    last = inside[-1]
    if last.pos == "ADP":
        tail = [w for w in _sentence_words(known, last) if _depends(known, w, last)]
        reach = max((w.span.end for w in tail), default=end)
        return reach if end < reach <= min(limit, end + _TAIL_REACH) else end
    while last.pos in _OPENING:
        governor = known.words[last.head]
        ahead = end < governor.span.end <= min(limit, source.end + _PHRASE_REACH)
        if not ahead or governor.pos not in (*_NOMINAL, "NUM", "ADJ"):
            break
        end, last = governor.span.end, governor
    return end if last.pos in _NOMINAL else source.end


def _end_of_name(known: Understood, source: Span, limit: int) -> int:
    """With the name that stands beside the source or is cut by its end."""
    text, end = known.article.text, source.end
    inside = words_in(known.words, source)
    titled = _is_titled(text, source)
    for mention in mentions_near(known.mentions, Span(start=source.start, end=end + 4)):
        if mention.span.end > limit:
            continue
        between = text[end : mention.span.start]
        cut_through = mention.span.start < end < mention.span.end
        introduced = inside and inside[-1].pos == "PROPN" and between == " "
        beside = titled and mention.kind == "person" and _BESIDE.fullmatch(between)
        # "the state news agency | NINDA"
        named = mention.kind == "organization" and between == " " and mention.span.start == end + 1
        introduced = introduced or (named and _ends_in_body(source.of(text)))
        if cut_through or introduced or beside:
            end = mention.span.end
    return _end_of_issuer(known, Span(start=source.start, end=end), limit)


def _ends_in_body(words: str) -> bool:
    last = re.findall(r"\w+", words)[-1:]
    return bool(last) and last[0].lower() in BODY_NOUNS


def _is_titled(text: str, source: Span) -> bool:
    """Whether the words hold a person's title and no more than one comma's worth of phrase."""
    words = {token.lower() for token in re.findall(r"\w+", source.of(text))}
    return bool(words & PERSON_NOUNS) and "and" not in words


def _end_of_issuer(known: Understood, source: Span, limit: int) -> int:
    """With whoever issued it: "A commentary | run by the state-run Ninda news agency"."""
    text = known.article.text
    words = re.findall(r"\w+", source.of(text))
    if not words or words[-1].lower() not in TEXT_NOUNS:
        return source.end
    for mention in mentions_near(known.mentions, Span(start=source.end, end=source.end + 60)):
        between = text[source.end : mention.span.start] if mention.span.start > source.end else ""
        if mention.span.end <= limit and _ISSUED.fullmatch(between):
            return mention.span.end
    return source.end
