"""What a statement quotes, as one stream of words with the seams between its quotations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.model import AnnotatedArticle, Span, Statement
from rashomon.text.quotes import Quotation, quotations
from rashomon.text.tokens import STOP_WORDS, fold

# Hyphens part words ("two-in-three"); stars stand for letters ("d**n").
_WORD = re.compile(r"[^\W_]+(?:[.,](?=\d)\d+)*(?:\*+[^\W_]*)?(?:['’][^\W_]+)*")
_ENDS = re.compile(r"[.!?](?:\s|[”\"'’)\]]|$)|[…]|\.\.\.")
_OPEN = re.compile(r"\.\.\.|…|\. \. \.")
# What stands before a quotation that is a sentence of its own; else it is a part of one.
_BORDERS = frozenset(("", "\n", *'.,:;!?”"…—–-)]'))
# Fewer quoted words are a term or scare quotes, no utterance.
_FEWEST = 3
_NUMBERS = {
    word: str(number)
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve".split()
    )
}
_SHORTENED = ("'re", "'m", "'ll", "'ve", "'d")
_NEGATIONS = frozenset("no not never none nothing nobody nor neither without cannot".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotedWord:
    """One quoted word: its folded `form`, where it stands, and the seams about it.

    `first` where a sentence begins with it and looks so, `last` where one ends, `opens` and
    `closes` where a pair of quotation marks does, `gap` where dots after it mark an omission,
    `editorial` where it stands in square brackets.
    """

    form: str
    span: Span
    first: bool
    last: bool
    opens: bool
    closes: bool
    gap: bool
    editorial: bool

    @property
    def tells(self) -> bool:
        """Whether the word says something by itself; negations and figures do."""
        return self.form not in STOP_WORDS or self.form in _NEGATIONS or self.form.isdigit()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stream:
    """The quoted words of one statement in the order of the text.

    `telling` are the forms of those that say something by themselves.
    """

    article_id: str
    statement: Statement
    words: tuple[QuotedWord, ...]
    telling: frozenset[str]


def quoted_streams(account: AnnotatedArticle) -> Iterator[Stream]:
    """One stream for each statement of an account that quotes."""
    text = account.article.text
    quoted = quotations(text)
    for statement in account.statements:
        words = tuple(_words(text, _pieces(statement, quoted)))
        if len(words) >= _FEWEST:
            yield Stream(
                article_id=account.article.id,
                statement=statement,
                words=words,
                telling=frozenset(word.form for word in words if word.tells),
            )


def _pieces(statement: Statement, quoted: Sequence[Quotation]) -> list[Quotation]:
    """The quotations that lie in what is said, in the order of the text, each once."""
    found = {
        quotation.inside.start: quotation
        for quotation in quoted
        for part in statement.content
        if part.overlaps(quotation.inside)
    }
    return [found[start] for start in sorted(found)]


def _words(text: str, pieces: Sequence[Quotation]) -> Iterator[QuotedWord]:
    for piece in pieces:
        matches = list(_WORD.finditer(text, piece.inside.start, piece.inside.end))
        if len(matches) < _FEWEST:
            continue
        begins = _is_whole(text, piece)
        for at, match in enumerate(matches):
            closes = at + 1 == len(matches)
            after = text[match.end() : piece.inside.end if closes else matches[at + 1].start()]
            ends = _ENDS.search(after) is not None
            yield QuotedWord(
                form=_form(match.group()),
                span=Span(start=match.start(), end=match.end()),
                first=begins and match.group()[0].isupper(),
                last=ends,
                opens=at == 0,
                closes=closes,
                gap=_OPEN.search(after) is not None,
                editorial=_in_brackets(text, match.start(), piece.inside.start),
            )
            begins = ends


def _is_whole(text: str, piece: Quotation) -> bool:
    """Whether a quotation stands by itself, not as a part of the account's own sentence."""
    before = text[max(0, piece.outside.start - 40) : piece.outside.start].rstrip(" ")
    return before[-1:] in _BORDERS


def _form(word: str) -> str:
    folded = fold(word)
    for short in _SHORTENED:
        if folded.endswith(short) and folded != short:
            return folded.removesuffix(short)
    folded = re.sub(r"'s?$", "", folded)
    return _NUMBERS.get(folded, folded)


def _in_brackets(text: str, at: int, start: int) -> bool:
    before = text[start:at]
    return before.rfind("[") > before.rfind("]")
