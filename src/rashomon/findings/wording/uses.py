"""Phrases of a story with what is needed to tell how each frames its subject."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from rashomon.findings.wording.lexicon import Connotation, Lexicon, load_lexicon
from rashomon.findings.wording.vectors import Floats, WordVectors, load_vectors
from rashomon.model import Actor, AnnotatedArticle, Span, Word
from rashomon.text.phrases import Phrase, find_phrases
from rashomon.text.tokens import STOP_WORDS, fold, stem

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM"})
_OPEN = "\"“‘'«"
_CLOSE = "\"”’'»"
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "agent"})
_OBJECTS = frozenset({"dobj", "pobj", "nsubjpass", "dative"})
_NOT_FRAMING = frozenset(
    "january february march april may june july august september october november december monday "
    "tuesday wednesday thursday friday saturday sunday year month week day hour minute morning "
    "evening afternoon night today yesterday tomorrow time p.m a.m gmt est edt pst photo percent "
    "number".split()
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Use:
    """One phrase in one account.

    `words` are its content words as printed, in order; `stems` the same, stemmed, the head's
    first; `common` tells which are no proper names or numbers; `vector` and `head_vector` have length one (or zero where unknown); `governor` is the
    stem of the verb or noun the phrase depends on, `slot` how; `actors` are those named or
    described in it, `own` the one it stands for, `subjects` those named in its verb's subject.
    """

    account: int
    sentence: int
    in_title: bool
    phrase: Phrase
    span: Span
    words: tuple[str, ...]
    stems: tuple[str, ...]
    vector: Floats
    head_vector: Floats
    rest_vector: Floats
    governor: str
    governor_vector: Floats
    slot: str
    actors: frozenset[str]
    own: str
    subjects: frozenset[str]
    connotations: tuple[Connotation, ...]
    common: tuple[bool, ...]
    quoted: bool
    spoken: bool
    passive: bool
    named: bool
    dated: bool

    @property
    def head(self) -> str:
        """The stem of the head."""
        return self.stems[0]


class _Reader:
    """Makes the uses of one account."""

    def __init__(self, account: int, article: AnnotatedArticle, actors: Sequence[Actor]) -> None:
        self._account, self._article = account, article
        self._text, self._words = article.article.text, article.words
        self._lexicon: Lexicon = load_lexicon()
        self._vectors: WordVectors = load_vectors()
        self._actor_at, self._role_at = _actor_words(article, actors)
        self._spoken = _covered(article, [s for x in article.statements if x.mode == "direct"
                                          for s in x.content])  # fmt: skip

    def uses(self) -> Iterator[Use]:
        for phrase in find_phrases(self._words):
            block = self._article.sentences[phrase.sentence].block
            if block in ("title", "body"):
                use = self._use(phrase, in_title=block == "title")
                if use is not None:
                    yield use

    def _use(self, phrase: Phrase, *, in_title: bool) -> Use | None:
        head = self._words[phrase.head]
        content = [i for i in range(phrase.first, phrase.last) if self._says_something(i)]
        if phrase.head not in content:
            return None
        ordered = [phrase.head, *(i for i in content if i != phrase.head)]
        printed = tuple(self._print(i) for i in ordered)
        governor = self._words[self._governor(phrase.head)]
        above = self._print(self._governor(phrase.head)) if governor is not head else ""
        rest = [self._vectors.of(w) for w in printed[1:]]
        head_vector = self._vectors.of(printed[0])
        inside = range(phrase.first, phrase.last)
        span, quoted = self._quoted(phrase)
        return Use(
            account=self._account,
            sentence=phrase.sentence,
            in_title=in_title,
            phrase=phrase,
            span=span,
            words=printed,
            stems=tuple(stem(fold(w)) for w in printed),
            vector=_unit(sum(rest, head_vector * np.float32(1.5))),
            head_vector=head_vector,
            rest_vector=_unit(sum(rest, np.zeros_like(head_vector))),
            governor=stem(fold(above)),
            governor_vector=self._vectors.of(above),
            slot=head.dep,
            actors=frozenset(a for i in inside for a in self._actor_at.get(i, ())),
            own=self._own(phrase),
            subjects=self._arguments(phrase.head),
            connotations=tuple(self._lexicon.of(w) for w in printed),
            common=tuple(self._words[i].pos not in ("PROPN", "NUM") or in_title and self._words[i].pos == "PROPN" and bool(self._lexicon.of(self._print(i)).classes) for i in ordered),
            quoted=quoted,
            spoken=phrase.head in self._spoken,
            passive=any(w.dep == "auxpass" and w.head == phrase.head
                        for w in self._words[phrase.first : phrase.head]),
            named=all(self._words[i].pos in ("PROPN", "NUM") for i in ordered),
            dated=printed[0].lower() in _NOT_FRAMING or stem(fold(printed[0])) in _NOT_FRAMING,
        )  # fmt: skip

    def _print(self, index: int) -> str:
        return self._words[index].span.of(self._text)

    def _says_something(self, index: int) -> bool:
        word = self._words[index]
        form = fold(self._print(index))
        return word.pos in _CONTENT and form not in STOP_WORDS and len(form) > 1

    def _governor(self, head: int) -> int:
        """The nearest word above that is no preposition."""
        at = self._words[head].head
        while self._words[at].pos == "ADP" and self._words[at].head != at:
            at = self._words[at].head
        return at

    def _own(self, phrase: Phrase) -> str:
        """The actor the head itself names or describes."""
        for table in (self._role_at, self._actor_at):
            found = table.get(phrase.head)
            if found:
                return min(found)
        return ""

    def _arguments(self, head: int) -> frozenset[str]:
        """Actors in the subject of a verb, or governing a noun ("Trump's decision")."""
        found: set[str] = set()
        for index, word in enumerate(self._words):
            if abs(index - head) > 40 or word.head != head or index == head:
                continue
            if word.dep in _SUBJECTS or word.dep == "poss":
                found |= set(self._actor_at.get(index, ())) | set(self._role_at.get(index, ()))
        return frozenset(found)

    def _quoted(self, phrase: Phrase) -> tuple[Span, bool]:
        """The phrase with the quotation marks around it, and whether part of it is in marks."""
        start, end = phrase.span.start, phrase.span.end
        text = self._text
        inner = text[start:end]
        opens = start > 0 and text[start - 1] in _OPEN
        closes = end < len(text) and text[end] in _CLOSE
        if opens and closes:
            return Span(start=start - 1, end=end + 1), True
        within = any(c in "\"“‘«" for c in inner) or any(
            inner[i - 1 : i + 1] == " '" for i in range(1, len(inner)))  # fmt: skip
        return phrase.span, within or (opens and any(c in _CLOSE for c in inner))


def find_uses(
    account: int, article: AnnotatedArticle, actors: Sequence[Actor]
) -> tuple[Use, ...]:
    """Every phrase of an account's title and body that says something."""
    return tuple(_Reader(account, article, actors).uses())


def _unit(vector: Floats) -> Floats:
    length = float(np.linalg.norm(vector))
    return vector / np.float32(length) if length else vector


def _actor_words(
    article: AnnotatedArticle, actors: Sequence[Actor]
) -> tuple[dict[int, tuple[str, ...]], dict[int, tuple[str, ...]]]:
    """For each word the actors named there and the actors described there."""
    named: dict[int, tuple[str, ...]] = {}
    described: dict[int, tuple[str, ...]] = {}
    for actor in actors:
        for table, places in ((named, actor.mentions), (described, actor.roles)):
            for place in places:
                if place.article_id == article.article.id:
                    for index in words_within(article.words, place.span):
                        table[index] = (*table.get(index, ()), actor.id)
    return named, described


def words_within(words: Sequence[Word], span: Span) -> range:
    """Indices of the words that share a character with `span`."""
    low, high = 0, len(words)
    while low < high:
        middle = (low + high) // 2
        if words[middle].span.end <= span.start:
            low = middle + 1
        else:
            high = middle
    last = low
    while last < len(words) and words[last].span.start < span.end:
        last += 1
    return range(low, last)


def _covered(article: AnnotatedArticle, spans: Sequence[Span]) -> frozenset[int]:
    return frozenset(i for span in spans for i in words_within(article.words, span))
