"""The annotators in their order: one pass of the reader, then what builds upon it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from rashomon.annotate.aliases import find_aliases
from rashomon.annotate.content import Understood
from rashomon.annotate.names import find_names
from rashomon.annotate.quantities import find_quantities
from rashomon.annotate.roles import find_roles
from rashomon.annotate.statements import find_statements
from rashomon.annotate.times import find_times
from rashomon.model import AnnotatedArticle, Article, Block, BlockKind, Caveat, Sentence, Span, Word
from rashomon.text.sentences import sentences

if TYPE_CHECKING:
    from rashomon.encoder import Reader

# What the reader was trained on. Accounts in other languages keep their names, figures and
# wording, which need no understanding of the sentence; the rest is left out and said.
READ_LANGUAGES = frozenset(("en",))
# How much of one article is read, in code points: about 50,000 words, ten times the longest news
# feature. What lies beyond stays in the text; it is not read, and the account says so.
READ_LIMIT = 300_000


def annotate_article(article: Article, reader: Reader) -> AnnotatedArticle:
    """Everything understood of one article: sentences, words, names, statements, figures, times.

    An article in a language the reader does not know gets no statements and no vectors.
    """
    read = _readable(article)
    found = split_sentences(read)
    reading = reader.read(read.text, [sentence.span for sentence in found])
    words = tuple(
        Word(
            span=Span(start=word.start, end=word.end),
            pos=word.pos,
            head=word.head,
            dep=word.dep,
            sentence=word.sentence,
        )
        for word in reading.words
    )
    mentions, asides = find_names(read, found, words, reading.entities)
    roles = find_roles(read, found, words, mentions)
    known = Understood(
        article=read,
        sentences=found,
        words=words,
        mentions=mentions,
        roles=roles,
        word_vectors=reading.word_vectors,
    )
    understood = article.language is None or article.language in READ_LANGUAGES
    return AnnotatedArticle(
        article=article if read is article else _said_so(article),
        sentences=tuple(found),
        words=words,
        mentions=mentions,
        asides=asides,
        roles=roles,
        aliases=find_aliases(read, found, (*mentions, *asides)),
        statements=find_statements(known, reading.attributions) if understood else (),
        quantities=find_quantities(read, found, words),
        times=find_times(read, found, words),
        vectors=reading.vectors if understood else None,
        word_vectors=reading.word_vectors if understood else None,
    )


def split_sentences(article: Article) -> Sequence[Sentence]:
    """Sentences of an article, none of them running over the border of a block."""
    found: list[Sentence] = []
    for block in article.blocks:
        for span in sentences(block.span.of(article.text)):
            shifted = Span(start=block.span.start + span.start, end=block.span.start + span.end)
            found.append(_sentence(len(found), shifted, block.kind))
    return found


def _readable(article: Article) -> Article:
    """The article as far as it is read: whole blocks, or a part of the first."""
    if len(article.text) <= READ_LIMIT:
        return article
    kept = tuple(block for block in article.blocks if block.span.end <= READ_LIMIT)
    if not kept:
        kept = (Block(kind=article.blocks[0].kind, span=Span(start=0, end=READ_LIMIT)),)
    return replace(article, text=article.text[: kept[-1].span.end], blocks=kept)


def _said_so(article: Article) -> Article:
    share = round(100 * READ_LIMIT / len(article.text))
    caveat = Caveat(
        code="truncated",
        detail=f"Only the first {READ_LIMIT:,} characters ({share}%) were read and compared.",
    )
    return replace(article, caveats=(*article.caveats, caveat))


def _sentence(index: int, span: Span, kind: BlockKind) -> Sentence:
    return Sentence(index=index, span=span, block=kind)
