"""The sentences of a story as things to compare: what each of them holds, once for all pairs."""

from __future__ import annotations

import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from rashomon.findings.linking.clauses import clause_spans
from rashomon.findings.linking.word_match import Words, account_words, lay_out
from rashomon.model import (
    Actor,
    AnnotatedArticle,
    Attribution,
    Mention,
    MentionKind,
    Quantity,
    Sentence,
    Span,
    Story,
    TimeRef,
)
from rashomon.text.tokens import content_tokens, fold, stem, word_tokens

COMPARED = ("title", "body")
_QUOTES = {"“": "”", '"': '"', "«": "»"}
_DIMENSIONS = 384


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceView:
    """One title or body sentence and all that pairs are compared by.

    `terms` are content stems, `entities` actor ids (or folded names), `named` the names as
    printed, folded, `spoken_by` the actors whose
    statements it carries, `relations` (head stem, dependent stem) pairs, `clauses` the terms of
    each clause; `position` runs from 0 to 1 through the account's body.
    """

    account: int
    sentence: Sentence
    title: bool
    position: float
    terms: frozenset[str]
    stubs: frozenset[str]
    bigrams: frozenset[tuple[str, ...]]
    fivegrams: frozenset[tuple[str, ...]]
    clauses: tuple[frozenset[str], ...]
    quoted: frozenset[str]
    entities: frozenset[str]
    named: frozenset[str]
    places: frozenset[str]
    place_spans: tuple[tuple[str, Span], ...]
    spoken_by: frozenset[str]
    stated: bool
    relations: frozenset[tuple[str, str]]
    verbs: frozenset[str]
    quantities: tuple[Quantity, ...]
    times: tuple[TimeRef, ...]
    days: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryView:
    """All compared sentences, account after account, with their vectors and the terms' weights.

    `vectors` and `centred` (the story's mean taken away) have one L2-normalised row per view;
    `rows[k]` are the rows of account k. `weights` say how telling a term is in news at large,
    `rarity` how telling it is within this story; `masses[k]` are the sums of weight, and of weight
    times rarity, over the terms of view k; `words[k]` are the content words of account k.
    """

    views: tuple[SentenceView, ...]
    rows: tuple[range, ...]
    vectors: NDArray[np.float32]
    centred: NDArray[np.float32]
    weights: dict[str, float]
    rarity: dict[str, float]
    entity_rarity: dict[str, float]
    masses: tuple[tuple[float, float], ...]
    words: tuple[Words, ...]


@lru_cache(maxsize=1)
def _background() -> dict[str, float]:
    """Telling weight, about 0 to 1, of the stems that are common in news."""
    source = resources.files("rashomon") / "findings" / "weights" / "terms.json"
    table: dict[str, float] = json.loads(source.read_text("utf-8"))
    return table


def view_story(
    story: Story, actors: Sequence[Actor] = (), attributions: Sequence[Attribution] = ()
) -> StoryView:
    """Look at every title and body sentence of a story once."""
    names = {(e.article_id, e.span): actor.id for actor in actors for e in actor.mentions}
    speakers = {(a.article_id, a.statement_id): a.speaker_id for a in attributions if a.speaker_id}
    views: list[SentenceView] = []
    rows: list[range] = []
    vectors: list[NDArray[np.float32]] = []
    for number, account in enumerate(story.accounts):
        own = _Reader(account, number, names, speakers).views()
        rows.append(range(len(views), len(views) + len(own)))
        views.extend(own)
        vectors.append(_vectors(account, own))
    stacked = np.concatenate(vectors) if vectors else np.zeros((0, _DIMENSIONS), np.float32)
    weights = _weights(v.terms for v in views)
    rarity = _rarity([v.terms for v in views])
    words = lay_out(
        [
            account_words(account, [views[k].sentence for k in place], weights, rarity)
            for account, place in zip(story.accounts, rows, strict=True)
        ]
    )
    return StoryView(
        views=tuple(views),
        rows=tuple(rows),
        vectors=stacked,
        centred=_centred(stacked),
        weights=weights,
        rarity=rarity,
        entity_rarity=_rarity([v.entities for v in views]),
        masses=tuple(
            (
                math.fsum(weights[t] for t in v.terms),
                math.fsum(weights[t] * rarity[t] for t in v.terms),
            )
            for v in views
        ),
        words=words,
    )


def _vectors(account: AnnotatedArticle, views: Sequence[SentenceView]) -> NDArray[np.float32]:
    if account.vectors is None or not views:
        return np.zeros((len(views), _DIMENSIONS), np.float32)
    return account.vectors[[v.sentence.index for v in views]].astype(np.float32)


def _centred(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """What a sentence says beyond the story's common topic."""
    if not len(vectors):
        return vectors
    rest = vectors - vectors.mean(axis=0, keepdims=True)
    norms = np.linalg.norm(rest, axis=1, keepdims=True)
    result: NDArray[np.float32] = rest / np.maximum(norms, 1e-6)
    return result


def _weights(sets: Iterable[frozenset[str]]) -> dict[str, float]:
    background = _background()
    return {term: background.get(term, 1.0) for terms in sets for term in terms}


def _rarity(sets: Sequence[frozenset[str]]) -> dict[str, float]:
    """Inverse document frequency within the story, 0 (in all sentences) to 1 (in one)."""
    counts = Counter(term for terms in sets for term in terms)
    scale = math.log(len(sets) + 1.0)
    return {term: math.log((len(sets) + 1.0) / n) / scale for term, n in counts.items()}


class _Reader:
    """Builds the views of one account."""

    def __init__(
        self,
        account: AnnotatedArticle,
        number: int,
        names: dict[tuple[str, Span], str],
        speakers: dict[tuple[str, str], str],
    ) -> None:
        self._account = account
        self._number = number
        self._names = names
        self._speakers = speakers
        self._text = account.article.text
        self._words: dict[int, list[int]] = defaultdict(list)
        for at, word in enumerate(account.words):
            self._words[word.sentence].append(at)

    def views(self) -> list[SentenceView]:
        compared = [s for s in self._account.sentences if s.block in COMPARED]
        bodies = [s.index for s in compared if s.block == "body"]
        place = {index: k / max(len(bodies) - 1, 1) for k, index in enumerate(bodies)}
        return [self._view(s, place.get(s.index, 0.0)) for s in compared]

    def _view(self, sentence: Sentence, position: float) -> SentenceView:
        text, span = self._text, sentence.span
        stems = [token.form for token in content_tokens(text, span)]
        words = [token.form for token in word_tokens(text, span)]
        relations, verbs = self._syntax(sentence)
        spoken_by, stated = self._spoken(span)
        entities = self._entities(span)
        times = tuple(t for t in self._account.times if span.covers(t.span))
        return SentenceView(
            account=self._number,
            sentence=sentence,
            title=sentence.block == "title",
            position=position,
            terms=frozenset(stems),
            stubs=frozenset(s[:5] for s in stems),
            bigrams=frozenset(pairwise(stems)),
            fivegrams=frozenset(tuple(words[k : k + 5]) for k in range(len(words) - 4)),
            clauses=self._clauses(sentence),
            quoted=self._quoted(span),
            entities=frozenset(name for name, _, _ in entities),
            named=frozenset(fold(m.span.of(text)) for m in self._mentions(span)),
            places=frozenset(name for name, _, kind in entities if kind == "place"),
            place_spans=tuple((n, where) for n, where, kind in entities if kind == "place"),
            spoken_by=spoken_by,
            stated=stated,
            relations=relations,
            verbs=verbs,
            quantities=tuple(q for q in self._account.quantities if span.covers(q.span)),
            times=times,
            days=frozenset(t.earliest if t.earliest else fold(t.span.of(text)) for t in times),
        )

    def _clauses(self, sentence: Sentence) -> tuple[frozenset[str], ...]:
        spans = clause_spans(self._text, sentence.span)
        sets = (frozenset(t.form for t in content_tokens(self._text, s)) for s in spans)
        return tuple(terms for terms in sets if len(terms) >= 2)

    def _quoted(self, span: Span) -> frozenset[str]:
        """Content stems between quotation marks; a mark left open runs to the sentence's end."""
        found: set[str] = set()
        at, text = span.start, self._text
        while at < span.end:
            if close := _QUOTES.get(text[at]):
                end = text.find(close, at + 1, span.end)
                end = span.end if end < 0 else end
                found.update(t.form for t in content_tokens(text, Span(start=at, end=end)))
                at = end
            at += 1
        return frozenset(found)

    def _entities(self, span: Span) -> list[tuple[str, Span, MentionKind]]:
        """(actor id or folded name, where, kind) of the names in the sentence."""
        article = self._account.article.id
        return [
            (
                self._names.get((article, mention.span)) or "~" + fold(mention.span.of(self._text)),
                mention.span,
                mention.kind,
            )
            for mention in self._mentions(span)
        ]

    def _mentions(self, span: Span) -> Iterator[Mention]:
        return (m for m in self._account.mentions if span.covers(m.span))

    def _spoken(self, span: Span) -> tuple[frozenset[str], bool]:
        """Who speaks in the sentence, as far as known, and whether anyone does."""
        article = self._account.article.id
        stated, speakers = False, set()
        for statement in self._account.statements:
            if any(span.overlaps(s) for s in statement.content):
                stated = True
                if known := self._speakers.get((article, statement.id)):
                    speakers.add(known)
        return frozenset(speakers), stated

    def _syntax(self, sentence: Sentence) -> tuple[frozenset[tuple[str, str]], frozenset[str]]:
        """Pairs of governing and governed content words, and the verbs."""
        pairs: set[tuple[str, str]] = set()
        verbs: set[str] = set()
        words = self._account.words
        for at in self._words.get(sentence.index, ()):
            word = words[at]
            if word.pos not in {"NOUN", "PROPN", "VERB", "ADJ", "NUM"}:
                continue
            own = self._stem(word.span)
            if word.pos == "VERB":
                verbs.add(own)
            head = self._content_head(at)
            if head is not None:
                pairs.add((head, own))
        return frozenset(pairs), frozenset(verbs)

    def _content_head(self, at: int) -> str | None:
        """The nearest governing word that is no preposition."""
        words = self._account.words
        for _ in range(3):
            head = words[at].head
            if head == at or not 0 <= head < len(words):
                return None
            if words[head].pos in {"NOUN", "PROPN", "VERB", "ADJ"}:
                return self._stem(words[head].span)
            at = head
        return None

    def _stem(self, span: Span) -> str:
        return stem(fold(span.of(self._text)))
