"""Phrases of a story with what is needed to tell how each frames its subject."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from rashomon.findings.wording.lexicon import Connotation, load_lexicon
from rashomon.findings.wording.vectors import Floats, load_vectors
from rashomon.model import Actor, AnnotatedArticle, Span
from rashomon.text.phrases import Phrase, find_phrases
from rashomon.text.places import country_of, demonym_of, seat_of
from rashomon.text.tokens import STOP_WORDS, fold, stem
from rashomon.text.words import words_within

# Of the reader's vectors; an account in a language it does not know has none.
_WIDTH = 384
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM"})
_NAMES = ("PROPN", "NUM")
_HEADS = _CONTENT | {"PRON"}
_VERBS = ("VERB", "AUX")
_OPEN = "\"“‘'«"
_CLOSE = "\"”’'»"
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "agent", "poss"})
# The head weighs more than what modifies it.
_HEAD_WEIGHT = np.float32(1.5)
_TIMES = frozenset(
    "january february march april may june july august september october november december monday "
    "tuesday wednesday thursday friday saturday sunday year month week day hour minute morning "
    "evening afternoon night today yesterday tomorrow time p.m a.m gmt est edt pst photo percent "
    "number years months weeks days hours minutes times".split()
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Use:
    """One phrase in one account.

    `indices` are its content words in the account, `words` the same as printed, `stems` stemmed,
    all with the head first; `common` tells which are no proper names or numbers. The vectors have
    length one, or zero where unknown; `rest_vector` leaves the head out. `context` and
    `head_context` are those of the phrase and its head in their sentence; `fields` the rival fields
    of each word (`Lexicon.fields`). `governor` is the stem of
    the word the phrase depends on, `slot` how. `actors` are named or described in it, `own` is
    the one it stands for and `own_kind` what kind of actor that is, `subjects` are those in its
    verb's subject; `countries` are named or meant by any of its words. `spoken`: within a direct
    quotation.
    """

    account: int
    sentence: int
    in_title: bool
    phrase: Phrase
    span: Span
    indices: tuple[int, ...]
    words: tuple[str, ...]
    stems: tuple[str, ...]
    common: tuple[bool, ...]
    connotations: tuple[Connotation, ...]
    rarities: tuple[float, ...]
    vector: Floats
    head_vector: Floats
    rest_vector: Floats
    context: Floats
    head_context: Floats
    fields: tuple[frozenset[str], ...]
    governor: str
    governor_vector: Floats
    slot: str
    actors: frozenset[str]
    own: str
    own_kind: str
    countries: frozenset[str]
    subjects: frozenset[str]
    quoted: bool
    spoken: bool
    passive: bool

    @property
    def head(self) -> str:
        """The stem of the head."""
        return self.stems[0]


def find_uses(account: int, article: AnnotatedArticle, actors: Sequence[Actor]) -> tuple[Use, ...]:
    """Every phrase of an account's title and body that says something, in text order."""
    return tuple(_Phrases(account, article, actors).uses())


def uses_at(
    account: int, article: AnnotatedArticle, actors: Sequence[Actor], places: Sequence[Span]
) -> tuple[Use | None, ...]:
    """The phrases at given places of an account; None where no word stands."""
    phrases = _Phrases(account, article, actors)
    return tuple(phrases.use_at(place) for place in places)


class _Phrases:
    """Makes the uses of one account."""

    def __init__(self, account: int, article: AnnotatedArticle, actors: Sequence[Actor]) -> None:
        self._account, self._article = account, article
        self._text, self._words = article.article.text, article.words
        self._lexicon, self._vectors = load_lexicon(), load_vectors()
        self._named, self._described = _actor_words(article, actors)
        self._kinds = {actor.id: actor.kind for actor in actors}
        quotes = [s for x in article.statements if x.mode == "direct" for s in x.content]
        self._spoken = {i for span in quotes for i in words_within(self._words, span)}
        self._subjects: dict[int, list[int]] = {}
        for index, word in enumerate(self._words):
            if word.dep in _SUBJECTS:
                self._subjects.setdefault(word.head, []).append(index)

    def uses(self) -> Iterator[Use]:
        for phrase in find_phrases(self._words):
            block = self._article.sentences[phrase.sentence].block
            content = self._content(phrase)
            told = block in ("title", "body") and phrase.head in content
            if told and fold(self._print(phrase.head)) not in _TIMES:
                yield self._use(phrase, content, in_title=block == "title")

    def use_at(self, place: Span) -> Use | None:
        """The words at a place taken as one phrase, whatever the syntax makes of them."""
        inside = words_within(self._words, place)
        if not inside:
            return None
        tops = [i for i in inside if self._words[i].head not in inside or self._words[i].head == i]
        head = next((i for i in tops if self._words[i].pos in _HEADS), tops[0])
        phrase = Phrase(
            kind="verb" if self._words[head].pos in _VERBS else "noun",
            head=head,
            first=inside.start,
            last=inside.stop,
            span=place,
            sentence=self._words[head].sentence,
        )
        block = self._article.sentences[phrase.sentence].block
        return self._use(phrase, self._content(phrase), in_title=block == "title")

    def _use(self, phrase: Phrase, content: list[int], *, in_title: bool) -> Use:
        ordered = [phrase.head, *(i for i in content if i != phrase.head)]
        printed = tuple(self._print(i) for i in ordered)
        connotations = tuple(self._lexicon.of(w) for w in printed)
        head, *rest = (self._vectors.of(w) for w in printed)
        above = self._governor(phrase.head)
        governor = self._print(above) if above != phrase.head else ""
        span, quoted = self._quoted(phrase)
        own = min(self._described.get(phrase.head) or self._named.get(phrase.head) or ("",))
        return Use(
            account=self._account,
            sentence=phrase.sentence,
            in_title=in_title,
            phrase=phrase,
            span=span,
            indices=tuple(ordered),
            words=printed,
            stems=tuple(stem(fold(w)) for w in printed),
            common=tuple(
                # Headlines capitalise every word, so that plain words there are read as names.
                self._words[i].pos not in _NAMES or (in_title and bool(known.classes))
                for i, known in zip(ordered, connotations, strict=True)
            ),
            connotations=connotations,
            rarities=tuple(self._vectors.rarity(w) for w in printed),
            vector=_unit(sum(rest, head * _HEAD_WEIGHT)),
            head_vector=head,
            rest_vector=_unit(sum(rest, np.zeros_like(head))),
            context=self._in_context(ordered),
            head_context=self._in_context(ordered[:1]),
            fields=tuple(self._lexicon.fields(w) for w in printed),
            governor=stem(fold(governor)),
            governor_vector=self._vectors.of(governor),
            slot=self._words[phrase.head].dep,
            actors=frozenset(
                a for i in range(phrase.first, phrase.last) for a in self._named.get(i, ())
            ),
            own=own,
            own_kind=self._kinds.get(own, ""),
            countries=_countries(span.of(self._text), printed),
            subjects=frozenset(
                actor
                for i in self._subjects.get(phrase.head, ())
                for actor in (*self._named.get(i, ()), *self._described.get(i, ()))
            ),
            quoted=quoted,
            spoken=phrase.head in self._spoken,
            passive=any(
                word.dep == "auxpass" and word.head == phrase.head
                for word in self._words[phrase.first : phrase.head]
            ),
        )

    def _in_context(self, indices: list[int]) -> Floats:
        """The mean vector of words as the reader saw them in their sentence."""
        table = self._article.word_vectors
        if table is None:
            return np.zeros(_WIDTH, np.float32)
        return _unit(table[indices].astype(np.float32).mean(0))

    def _print(self, index: int) -> str:
        return self._words[index].span.of(self._text)

    def _content(self, phrase: Phrase) -> list[int]:
        """Words of a phrase that carry content."""
        return [
            i
            for i in range(phrase.first, phrase.last)
            if self._words[i].pos in _CONTENT
            and len(form := fold(self._print(i))) > 1
            and form not in STOP_WORDS
        ]

    def _governor(self, head: int) -> int:
        """The nearest word above that is no preposition."""
        at = self._words[head].head
        while self._words[at].pos == "ADP" and self._words[at].head != at:
            at = self._words[at].head
        return at

    def _quoted(self, phrase: Phrase) -> tuple[Span, bool]:
        """The phrase with quotation marks close around it, and whether any of it is in marks."""
        text, span = self._text, phrase.span
        opens = span.start > 0 and text[span.start - 1] in _OPEN
        closes = span.end < len(text) and text[span.end] in _CLOSE
        if opens and closes:
            return Span(start=span.start - 1, end=span.end + 1), True
        inner = span.of(text)
        within = any(c in '"“‘«' for c in inner) or " '" in inner
        return span, within or (opens and any(c in _CLOSE for c in inner))


def _countries(text: str, words: Sequence[str]) -> frozenset[str]:
    """ISO codes of the countries that a phrase names, by name, people or seat of government."""
    whole = text.strip(" \n,.\"'").removeprefix("the ").removeprefix("The ")
    runs = [f"{one} {other}" for one, other in pairwise(whole.split())]
    found = [country_of(run) for run in (whole.removesuffix("'s").removesuffix("’s"), *runs)]
    named = (word for word in words if word[:1].isupper())
    found += [country_of(word) or demonym_of(word) or seat_of(word) for word in named]
    return frozenset(code for code in found if code)


def _unit(vector: Floats) -> Floats:
    length = float(np.linalg.norm(vector))
    return vector / np.float32(length) if length else vector


_ByWord = dict[int, tuple[str, ...]]


def _actor_words(article: AnnotatedArticle, actors: Sequence[Actor]) -> tuple[_ByWord, _ByWord]:
    """For each word the actors named there, and the actors described there."""
    named: _ByWord = {}
    described: _ByWord = {}
    for actor in actors:
        for table, places in ((named, actor.mentions), (described, actor.roles)):
            for place in places:
                if place.article_id == article.article.id:
                    for index in words_within(article.words, place.span):
                        table[index] = (*table.get(index, ()), actor.id)
    return named, described
