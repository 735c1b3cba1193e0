"""Noun and verb phrases of an article, read off the syntax of its words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from rashomon.model import Span, Word

PhraseKind = Literal["noun", "verb"]

# Longest stretch shown as one phrase, in words, and how far a phrase reaches to its left.
MAX_WORDS = 14
_MAX_LEFT = 9

_NOUNS = frozenset({"NOUN", "PROPN"})
_INNER_NOUN = frozenset({"compound", "nmod"})
_BEFORE_NOUN = frozenset(
    "det amod compound poss nummod advmod nmod quantmod predet neg npadvmod case punct conj cc "
    "preconj amod prep pobj dep".split()
)
_AFTER_NOUN = frozenset({"prep", "acl", "prt", "case", "npadvmod", "amod"})
_BEFORE_VERB = frozenset({"aux", "auxpass", "neg", "advmod"})
_AFTER_VERB = frozenset(
    "prt dobj attr acomp oprd xcomp prep agent dative advmod npadvmod neg nmod compound".split()
)
_CLAUSES = frozenset({"relcl", "ccomp", "advcl", "parataxis", "appos", "conj", "cc", "mark"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Words `first:last` of an article around the noun or verb at index `head`."""

    kind: PhraseKind
    head: int
    first: int
    last: int
    span: Span
    sentence: int


class Tree:
    """The words of an article with the words each governs."""

    def __init__(self, words: Sequence[Word]) -> None:
        self.words = words
        self.children: list[list[int]] = [[] for _ in words]
        for index, word in enumerate(words):
            if word.head != index:
                self.children[word.head].append(index)

    def subtree(self, index: int) -> Iterator[int]:
        """A word and everything below it."""
        waiting = [index]
        while waiting:
            at = waiting.pop()
            yield at
            waiting += self.children[at]

    def right_edge(self, index: int, *, limit: int) -> int:
        """One past the last word below `index`, subordinate clauses and later words left out."""
        edge = index + 1
        for child in self.children[index]:
            if child < index or self.words[child].dep in _CLAUSES:
                continue
            if self.words[child].dep == "punct" or child > limit:
                continue
            edge = max(edge, self.right_edge(child, limit=limit))
        return min(edge, limit)


def find_phrases(words: Sequence[Word]) -> tuple[Phrase, ...]:
    """Noun phrases and verb phrases in text order; pronouns head no phrase.

    A phrase holds the modifiers before its head and the complements after it, at most MAX_WORDS
    words; phrases may stand inside one another.
    """
    tree = Tree(words)
    found = []
    for index, word in enumerate(words):
        if word.pos in _NOUNS and not _inside_compound(words, index):
            found.append(_noun_phrase(tree, index))
        elif word.pos == "VERB" or (word.pos == "AUX" and _is_copula(tree, index)):
            found.append(_verb_phrase(tree, index))
    return tuple(found)


def _inside_compound(words: Sequence[Word], index: int) -> bool:
    """Whether a noun only modifies the noun that follows it."""
    word = words[index]
    return word.dep in _INNER_NOUN and word.head > index and words[word.head].pos in _NOUNS


def _is_copula(tree: Tree, index: int) -> bool:
    return any(tree.words[child].dep in ("attr", "acomp") for child in tree.children[index])


def _noun_phrase(tree: Tree, head: int) -> Phrase:
    words = tree.words
    first = head
    for child in sorted((c for c in tree.children[head] if c < head), reverse=True):
        if words[child].dep not in _BEFORE_NOUN or words[child].sentence != words[head].sentence:
            break
        first = min(first, *tree.subtree(child))
    first = max(first, head - _MAX_LEFT)
    while words[first].pos == "PUNCT" and first < head:
        first += 1
    last = _extend(tree, head, first, _AFTER_NOUN)
    return _phrase(tree, "noun", head, first, last)


def _verb_phrase(tree: Tree, head: int) -> Phrase:
    words = tree.words
    first = head
    for child in sorted((c for c in tree.children[head] if c < head), reverse=True):
        if words[child].dep not in _BEFORE_VERB or first - child > 2:
            break
        first = min(first, *tree.subtree(child))
    first = max(first, head - _MAX_LEFT)
    return _phrase(tree, "verb", head, first, _extend(tree, head, first, _AFTER_VERB))


def _extend(tree: Tree, head: int, first: int, labels: frozenset[str]) -> int:
    """One past the last complement of `head` that still fits."""
    words, limit = tree.words, min(first + MAX_WORDS, len(tree.words))
    last = head + 1
    for child in (c for c in tree.children[head] if c > head):
        if words[child].dep == "punct" or words[child].sentence != words[head].sentence:
            continue
        if words[child].dep not in labels or child >= limit:
            break
        edge = tree.right_edge(child, limit=limit)
        if edge < limit or child - first < MAX_WORDS // 2:
            last = max(last, edge)
    while last > head + 1 and words[last - 1].pos in ("PUNCT", "ADP", "DET", "CCONJ"):
        last -= 1
    return last


def _phrase(tree: Tree, kind: PhraseKind, head: int, first: int, last: int) -> Phrase:
    words = tree.words
    return Phrase(
        kind=kind,
        head=head,
        first=first,
        last=last,
        span=Span(start=words[first].span.start, end=words[last - 1].span.end),
        sentence=words[head].sentence,
    )
