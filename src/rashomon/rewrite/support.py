"""The sentences that findings rest on, as what a rewritten sentence is checked against."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from rashomon.model import AnnotatedArticle, Quantity, Span, Statement, TimeRef
from rashomon.text.quotes import quotations
from rashomon.text.tokens import content_tokens, fold, is_content, stem, word_tokens


def words(text: str) -> tuple[str, ...]:
    """The words of a text, folded, without the possessive."""
    return tuple(token.form for token in word_tokens(text))


def holds(run: Sequence[str], words: Sequence[str]) -> bool:
    """Whether words stand in a run side by side, in order."""
    size = len(words)
    return any(tuple(run[k : k + size]) == tuple(words) for k in range(len(run) - size + 1))


@dataclass(frozen=True, kw_only=True)
class Told:
    """One stretch of an annotated text: a sentence of an account, or a whole rewritten one.

    `voices` holds, by the id of a statement of the account, the words of all names of its speaker.
    """

    account: AnnotatedArticle
    span: Span
    voices: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @cached_property
    def text(self) -> str:
        """The words themselves."""
        return self.span.of(self.account.article.text)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words, folded."""
        return words(self.text)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of its content words."""
        return frozenset(token.form for token in content_tokens(self.text))

    @cached_property
    def names(self) -> tuple[tuple[str, ...], ...]:
        """The words of each name in it."""
        text = self.account.article.text
        return tuple(
            words(one.span.of(text))
            for one in self.account.mentions
            if self.span.overlaps(one.span)
        )

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """The figures in it."""
        return tuple(one for one in self.account.quantities if self.span.overlaps(one.span))

    @cached_property
    def times(self) -> tuple[TimeRef, ...]:
        """The times in it."""
        return tuple(one for one in self.account.times if self.span.overlaps(one.span))

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """The statements of which it holds a part."""
        return tuple(
            one
            for one in self.account.statements
            if any(self.span.overlaps(piece) for piece in one.content)
        )

    @cached_property
    def quoted(self) -> tuple[str, ...]:
        """What stands between quotation marks in it; marks may stand in sentences beside it."""
        text = self.account.article.text
        return tuple(
            text[max(one.inside.start, self.span.start) : min(one.inside.end, self.span.end)]
            for one in quotations(text)
            if one.inside.overlaps(self.span)
        )

    def said(self, statement: Statement) -> tuple[frozenset[str], frozenset[str]]:
        """The stems of what a statement here says, and the words for who says it."""
        text = self.account.article.text
        named = [statement.speaker.mention] if statement.speaker.mention else []
        who = [word for span in (*statement.source, *named) for word in words(span.of(text))]
        content = [word for span in statement.content for word in words(span.of(text))]
        return (
            frozenset(stem(word) for word in content if is_content(word)),
            frozenset((*who, *words(statement.speaker.label)))
            | self.voices.get(statement.id, frozenset()),
        )

    def stated(self) -> Iterator[tuple[str, bool]]:
        """The stem of each content word, and whether it is part of what somebody says."""
        text = self.account.article.text
        for token in word_tokens(text, self.span):
            if is_content(token.form):
                pieces = (piece for one in self.statements for piece in one.content)
                yield stem(token.form), any(piece.overlaps(token.span) for piece in pieces)


def folded(text: str) -> str:
    """A text with plain marks and single spaces, in lower case."""
    return " ".join(fold(text).split())
