"""Hand-made words and names of the reader, to test what builds on them apart from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rashomon.annotate.aliases import find_aliases
from rashomon.annotate.names import find_names
from rashomon.annotate.roles import find_roles
from rashomon.encoder.words import split_words
from rashomon.model import (
    AnnotatedArticle,
    Article,
    Block,
    Mention,
    Sentence,
    Span,
    Word,
)
from rashomon.text.sentences import sentences

FUNCTION_WORDS = {
    **dict.fromkeys("the a an this that his her its their".split(), ("DET", "det")),
    **dict.fromkeys(
        "of in at on to from by with for between against near".split(), ("ADP", "prep")
    ),
    **dict.fromkeys("and or but".split(), ("CCONJ", "cc")),
    **dict.fromkeys(
        "said told was were is denied warned met rejected ran".split(), ("VERB", "ROOT")
    ),
}


@dataclass(frozen=True, kw_only=True)
class Seen:
    """A name as the reader would mark it."""

    start: int
    end: int
    label: str
    score: float = 0.9


def words_of(
    text: str, found: list[Sentence], syntax: Mapping[str, tuple[str, str, str]]
) -> tuple[Word, ...]:
    """Words with guessed tags; `syntax` gives (pos, dep, head word) for what a test is about."""
    spans = [(s.index, at) for s in found for at in split_words(text, s.span.start, s.span.end)]
    tokens = [text[start:end] for _, (start, end) in spans]
    made = []
    for i, (sentence, (start, end)) in enumerate(spans):
        token = tokens[i]
        guess = "PROPN" if token[0].isupper() else "NOUN" if token[0].isalpha() else "PUNCT"
        pos, dep = FUNCTION_WORDS.get(token.lower(), (guess, "dep"))
        head = i
        if token in syntax:
            pos, dep, governor = syntax[token]
            same = [k for k, t in enumerate(tokens) if t == governor]
            head = min(same, key=lambda k: abs(k - i)) if same else i
        made.append(
            Word(span=Span(start=start, end=end), pos=pos, head=head, dep=dep, sentence=sentence)
        )
    return tuple(made)


def account(
    text: str,
    names: Mapping[str, str],
    *,
    id: str = "a1",
    syntax: Mapping[str, tuple[str, str, str]] | None = None,
    teasers: str = "",
) -> AnnotatedArticle:
    """An account in which the reader marks every place of the given strings with their labels.

    `teasers` are the words at its end that belong to the page, not to the story.
    """
    border = len(text) - len(teasers)
    blocks = [Block(kind="body", span=Span(start=0, end=border))]
    if teasers:
        blocks.append(Block(kind="boilerplate", span=Span(start=border, end=len(text))))
    article = Article(id=id, name=f"{id}.txt", text=text, blocks=tuple(blocks))
    found = [Sentence(index=i, span=s, block="body") for i, s in enumerate(sentences(text))]
    words = words_of(text, found, syntax or {})
    seen: list[Seen] = []
    for name in sorted(names, key=len, reverse=True):
        start = text.find(name)
        while start >= 0:
            end = start + len(name)
            if not any(s.start < end and start < s.end for s in seen):
                seen.append(Seen(start=start, end=end, label=names[name]))
            start = text.find(name, end)
    seen.sort(key=lambda s: s.start)
    mentions, asides = find_names(article, found, words, seen)
    return AnnotatedArticle(
        article=article,
        sentences=tuple(found),
        words=words,
        mentions=mentions,
        asides=asides,
        roles=find_roles(article, found, words, mentions),
        aliases=find_aliases(article, found, (*mentions, *asides)),
    )


def strings(annotated: AnnotatedArticle, kind: str | None = None) -> list[str]:
    """The words of an account's mentions, of one kind if asked."""
    text = annotated.article.text
    return [m.span.of(text) for m in annotated.mentions if kind in (None, m.kind)]


def asides(annotated: AnnotatedArticle) -> list[str]:
    """The words of the other readings of an account's descriptions."""
    return [m.span.of(annotated.article.text) for m in annotated.asides]


def mention(annotated: AnnotatedArticle, words: str) -> Mention:
    """The first mention with these words."""
    text = annotated.article.text
    return next(m for m in annotated.mentions if m.span.of(text) == words)
