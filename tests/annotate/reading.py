"""Hand-made readings, so that what builds on the reader is tested apart from it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rashomon.annotate.article import split_sentences
from rashomon.annotate.content import Understood
from rashomon.annotate.statements import find_statements
from rashomon.model import Article, Block, Mention, MentionKind, RolePhrase, Span, Statement, Word


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """What the reader would mark."""

    content: tuple[Span, ...]
    cue: tuple[Span, ...] = ()
    source: tuple[Span, ...] = ()
    confidence: float = 0.9


def at(text: str, words: str, nth: int = 0) -> Span:
    """The nth place where the words stand."""
    places = [m.start() for m in re.finditer(re.escape(words), text)]
    return Span(start=places[nth], end=places[nth] + len(words))


def said(text: str, content: str, cue: str = "", source: str = "", *, nth: int = 0) -> Attribution:
    """An attribution by its words; cue and source are those nearest to the content."""
    where = at(text, content, nth)

    def nearest(words: str) -> tuple[Span, ...]:
        if not words:
            return ()
        spans = [at(text, words, n) for n in range(text.count(words))]
        return (min(spans, key=lambda s: abs(s.start - where.start)),)

    return Attribution(content=(where,), cue=nearest(cue), source=nearest(source))


def article(text: str, *, title: str = "") -> Article:
    """An article of one body block, after its title where it has one."""
    blocks = [Block(kind="body", span=Span(start=0, end=len(text)))]
    if title:
        border = text.index("\n")
        blocks = [
            Block(kind="title", span=Span(start=0, end=border)),
            Block(kind="body", span=Span(start=border, end=len(text))),
        ]
    return Article(id="a1", name="test", text=text, blocks=tuple(blocks), language="en")


def understood(
    text: str,
    names: dict[str, MentionKind],
    roles: dict[str, str] | None = None,
    *,
    title: str = "",
    syntax: str = "",
) -> Understood:
    """What would be known of a text with these names, and titles by the name they belong to.

    `syntax` names governed words as `consulate>denied denied>reported`; the governors are verbs,
    the others nouns, and the words between go unlabelled.
    """
    one = article(text, title=title)
    mentions = sorted(
        (
            Mention(span=Span(start=m.start(), end=m.end()), kind=kind, score=0.9)
            for name, kind in names.items()
            for m in re.finditer(rf"\b{re.escape(name)}\b", text)
        ),
        key=lambda m: (m.span.start, -m.span.end),
    )
    return Understood(
        article=one,
        sentences=split_sentences(one),
        words=parsed(text, syntax),
        mentions=mentions,
        roles=[
            RolePhrase(span=at(text, role), mention=at(text, name))
            for role, name in (roles or {}).items()
        ],
    )


def parsed(text: str, syntax: str) -> tuple[Word, ...]:
    """The words of a text of one sentence with the heads that `syntax` names."""
    arcs = dict(arc.split(">") for arc in syntax.split())
    places = list(re.finditer(r"\w+|[^\w\s]", text)) if arcs else []
    index = {match.group(): at for at, match in enumerate(places)}
    verbs = set(arcs.values())
    return tuple(
        Word(
            span=Span(start=match.start(), end=match.end()),
            pos="VERB" if match.group() in verbs else _PLAIN.get(match.group(), "NOUN"),
            head=index[arcs[match.group()]]
            if match.group() in arcs
            else min(at + 1, len(places) - 1),
            dep="ccomp" if match.group() in verbs else "dobj",
            sentence=0,
        )
        for at, match in enumerate(places)
    )


_PLAIN = {"the": "DET", "The": "DET", "had": "AUX", "that": "SCONJ", ".": "PUNCT"}


def speakers(known: Understood, *found: Attribution) -> list[str]:
    """Who speaks each statement: the name it resolves to, else the label in angle brackets."""
    return [spoken(known, one) for one in find_statements(known, found)]


def spoken(known: Understood, statement: Statement) -> str:
    """The name a statement resolves to, else its label in angle brackets."""
    mention = statement.speaker.mention
    return mention.of(known.article.text) if mention else f"<{statement.speaker.label}>"
