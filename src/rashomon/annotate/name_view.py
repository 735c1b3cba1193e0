"""What the search for names needs to know of an article: its words, its casing, its headlines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from rashomon.model import Article, Sentence, Span, Word
from rashomon.text.names import fold_name

# Longer words that headlines capitalise and running text does not.
_TITLE_CASE_SHARE = 0.65


class Entity(Protocol):
    """A name as the reader saw it; `label` is PER, ORG, LOC or MISC."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def label(self) -> str: ...
    @property
    def score(self) -> float: ...


@dataclass(frozen=True, kw_only=True)
class NameView:
    """An article with its words and sentences, as every search for names sees it."""

    article: Article
    sentences: Sequence[Sentence]
    words: Sequence[Word]

    @property
    def text(self) -> str:
        """The article's text."""
        return self.article.text

    @cached_property
    def tokens(self) -> list[str]:
        """The words as they are written."""
        return [word.span.of(self.text) for word in self.words]

    @cached_property
    def ranges(self) -> dict[int, tuple[int, int]]:
        """Sentence index -> its first word and the one after its last."""
        found: dict[int, tuple[int, int]] = {}
        for i, word in enumerate(self.words):
            first, _ = found.get(word.sentence, (i, i))
            found[word.sentence] = (first, i + 1)
        return found

    @cached_property
    def unreliable(self) -> frozenset[int]:
        """Sentences whose capitals say nothing: headlines in title case, lines in capitals."""
        found = set()
        for index, (first, last) in self.ranges.items():
            long = [t for t in self.tokens[first:last] if len(t) > 3 and t.isalpha()]
            upper = sum(t[0].isupper() for t in long)
            if len(long) < 3 or upper < _TITLE_CASE_SHARE * len(long):
                continue
            if self._looks_like_headline(index, long):
                found.add(index)
        return frozenset(found)

    def _looks_like_headline(self, index: int, long: list[str]) -> bool:
        """A name-heavy sentence of running text ends in a full stop and has small verbs."""
        first, last = self.ranges[index]
        ends = self.tokens[last - 1] in {".", "!", '."', "”", '"'}
        verbs = any(
            w.pos in {"VERB", "AUX"} and t.islower()
            for w, t in zip(self.words[first:last], self.tokens[first:last], strict=True)
        )
        return not (ends and verbs) and len(long) >= 3

    @cached_property
    def lower_words(self) -> Counter[str]:
        """How often each word stands in lower case in the article."""
        return Counter(t for t in self.tokens if t.islower())

    @cached_property
    def inner_capitals(self) -> Counter[str]:
        """How often each word is capitalised where a sentence would not ask for it."""
        found: Counter[str] = Counter()
        for index, (first, last) in self.ranges.items():
            if index in self.unreliable:
                continue
            for i in range(first + 1, last):
                if self.tokens[i][:1].isupper() and not self.opens(i):
                    found[self.tokens[i]] += 1
        return found

    def opens(self, i: int) -> bool:
        """Whether word `i` begins a sentence, a quotation or a clause after a colon."""
        first = self.ranges[self.words[i].sentence][0]
        return i == first or self.tokens[i - 1] in {
            '"',
            "“",
            "‘",
            "'",
            ":",
            "—",
            "–",
            "-",
            "(",
            "•",
        }

    def covered(self, start: int, end: int) -> tuple[int, int]:
        """The words within text[start:end]: first and the one after the last (equal: none)."""
        inside = [
            i
            for i in self._words_near(start, end)
            if self.words[i].span.start >= start and self.words[i].span.end <= end
        ]
        return (inside[0], inside[-1] + 1) if inside else (0, 0)

    def _words_near(self, start: int, end: int) -> list[int]:
        return [i for at in range(start // 64, end // 64 + 1) for i in self._grid.get(at, ())]

    @cached_property
    def _grid(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for i, word in enumerate(self.words):
            found.setdefault(word.span.start // 64, []).append(i)
        return found

    def span(self, first: int, last: int) -> Span:
        """The span of words `first` up to, not including, `last`."""
        return Span(start=self.words[first].span.start, end=self.words[last - 1].span.end)

    def key(self, first: int, last: int) -> str:
        """The folded string of some words."""
        return fold_name(self.span(first, last).of(self.text))
