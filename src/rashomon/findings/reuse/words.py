"""An account's running text as folded words, each known to be quoted or told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.findings.reuse.credits import Credit, find_credits
from rashomon.model import AnnotatedArticle, Article, Evidence, Sentence, Span
from rashomon.text.quotes import quotations
from rashomon.text.tokens import word_forms, word_places

# What a page says of itself is no report, wherever the page's blocks left it: rights, terms,
# transcripts, newsletters. Pages of one outlet share it, and share nothing by it.
_FURNITURE = (
    "all rights reserved",
    "copyright ©",
    "copyright (c)",
    "terms of use",
    "terms of service",
    "privacy policy",
    "in its final form",
    "authoritative record",
    "accuracy and availability may vary",
    "transcripts are created",
    "may not be published",
    "may not be reproduced",
    "sign up for",
    "our newsletter",
    "newsletter sign up",
    "continue reading the main story",
    "read or share this story",
    "follow us on",
    "have a story for",
    "have a story suggestion",
    "pay for your stories",
)
_RIGHTS = re.compile(r"(?:copyright|©)\s?\d{4}")


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountWords:
    """An account's body as words: where they stand, their `forms`, which are `quoted`.

    `running` marks words in lower case, which a name or a title is not made of. `sentences` are
    ranges of word indices, `sentence_of` tells the range of each word.
    """

    article: Article
    spans: tuple[tuple[int, int], ...]
    forms: tuple[str, ...]
    quoted: tuple[bool, ...]
    running: tuple[bool, ...]
    sentences: tuple[tuple[int, int], ...]
    sentence_of: tuple[int, ...]
    credits: tuple[Credit, ...]

    def evidence(self, at: int, size: int) -> Evidence:
        """Evidence for `size` words from the word at `at` on."""
        start, end = self.spans[at][0], self.spans[at + size - 1][1]
        return self.article.evidence(Span(start=start, end=end))


def read_forms(account: AnnotatedArticle) -> list[str]:
    """The `forms` of `read_words` alone, for an index over very many accounts."""
    text = account.article.text
    return [form for sentence in _told(account) for form in word_forms(text, sentence.span)]


def _told(account: AnnotatedArticle) -> Iterator[Sentence]:
    """Body sentences, without what the page says of itself."""
    text = account.article.text
    for sentence in account.sentences:
        if sentence.block == "body" and not _is_furniture(sentence.span.of(text).lower()):
            yield sentence


def _is_furniture(sentence: str) -> bool:
    return any(words in sentence for words in _FURNITURE) or bool(_RIGHTS.search(sentence))


def read_words(account: AnnotatedArticle) -> AccountWords:
    """The words of an account's body sentences."""
    article = account.article
    text = article.text
    words: list[tuple[int, int, str]] = []
    ranges: list[tuple[int, int]] = []
    for sentence in _told(account):
        start = len(words)
        words.extend(word_places(text, sentence.span))
        if len(words) > start:
            ranges.append((start, len(words)))
    marks = bytearray(len(text) + 1)
    for quotation in quotations(text):
        span = quotation.outside
        marks[span.start : span.end] = b"\x01" * len(span)
    return AccountWords(
        article=article,
        spans=tuple((start, end) for start, end, _ in words),
        forms=tuple(form for _, _, form in words),
        quoted=tuple(bool(marks[start]) for start, _, _ in words),
        running=tuple(text[start].islower() for start, _, _ in words),
        sentences=tuple(ranges),
        sentence_of=tuple(n for n, (start, end) in enumerate(ranges) for _ in range(start, end)),
        credits=find_credits(article),
    )
