"""An account's running text as folded words, each known to be quoted or told."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from rashomon.findings.reuse.credits import Credit, find_credits
from rashomon.model import AnnotatedArticle, Article, Evidence, Sentence, Span
from rashomon.text.quotes import quotations
from rashomon.text.tokens import Token, word_tokens

# What a page says of itself is no report, wherever the page's blocks left it: rights, terms,
# transcripts, newsletters. Pages of one outlet share it, and share nothing by it.
_FURNITURE = re.compile(
    r"\ball rights reserved\b|\bcopyright (?:©|\(c\)|\d{4})|©\s?\d{4}|\bterms of (?:use|service)\b|"
    r"\bprivacy policy\b|\btranscripts? (?:is|are) (?:created|provided|not)\b|"
    r"\bin its final form\b|\bauthoritative record\b|\bmay not be (?:published|reproduced)\b|"
    r"\bsign up (?:for|to) (?:the|our)\b|\bour newsletters?\b|\bnewsletter sign up\b|"
    r"\bcontinue reading the main story\b|\bread or share this story\b|\bfollow us on\b|"
    r"\b(?:do you )?have a story (?:for|suggestion)\b|\bpay for your stories\b|"
    r"\bAccuracy and availability may vary\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountWords:
    """An account's body as words: their `forms`, and which are `quoted` or stand in lower case.

    `sentences` are ranges of word indices. `running` marks words in lower case, which a name or
    a title is not made of.
    """

    article: Article
    tokens: tuple[Token, ...]
    forms: tuple[str, ...]
    quoted: tuple[bool, ...]
    running: tuple[bool, ...]
    sentences: tuple[tuple[int, int], ...]
    sentence_of: tuple[int, ...]
    credits: tuple[Credit, ...]

    def evidence(self, at: int, size: int) -> Evidence:
        """Evidence for `size` words from the word at `at` on."""
        first, last = self.tokens[at], self.tokens[at + size - 1]
        return self.article.evidence(Span(start=first.span.start, end=last.span.end))


def read_words(account: AnnotatedArticle) -> AccountWords:
    """The words of an account's body sentences, without what the page says of itself."""
    return words_of(account.article, account.sentences)


def words_of(article: Article, sentences: Iterable[Sentence]) -> AccountWords:
    """As `read_words`, for an article of which nothing but the sentences is known."""
    text = article.text
    tokens: list[Token] = []
    ranges: list[tuple[int, int]] = []
    for sentence in sentences:
        if sentence.block != "body" or _FURNITURE.search(sentence.span.of(text)):
            continue
        start = len(tokens)
        tokens.extend(word_tokens(text, sentence.span))
        if len(tokens) > start:
            ranges.append((start, len(tokens)))
    marks = bytearray(len(text) + 1)
    for quotation in quotations(text):
        span = quotation.outside
        marks[span.start : span.end] = b"\x01" * len(span)
    return AccountWords(
        article=article,
        tokens=tuple(tokens),
        forms=tuple(t.form for t in tokens),
        quoted=tuple(bool(marks[t.span.start]) for t in tokens),
        running=tuple(text[t.span.start].islower() for t in tokens),
        sentences=tuple(ranges),
        sentence_of=tuple(n for n, (start, end) in enumerate(ranges) for _ in range(start, end)),
        credits=find_credits(article),
    )
