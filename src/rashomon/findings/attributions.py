"""Speakers across accounts: which actor is meant by the name a statement is attributed to."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.model import Actor, Article, Attribution, Span, Speaker, Statement, Story
from rashomon.text.offices import same_office
from rashomon.text.places import country_of, demonym_of


def attribute(story: Story, actors: Sequence[Actor]) -> tuple[Attribution, ...]:
    """One attribution for each statement, in the order of accounts and statements.

    A speaker whose name belongs to no actor keeps its label only; one told by a title that an
    account of the story gives to a single person ("the former FBI director") is that person.
    """
    titles = _Titles(story, actors)
    return tuple(
        _attributed(account.article, statement, names, titles)
        for account in story.accounts
        for names in (_Names.of(account.article.id, actors),)
        for statement in account.statements
    )


def _attributed(
    article: Article, statement: Statement, names: _Names, titles: _Titles
) -> Attribution:
    speaker = statement.speaker
    printed = speaker.mention.of(article.text) if speaker.mention else ""
    known = names.actor_at(speaker.mention)
    if speaker.mention is None:
        known = titles.bearer(speaker.label, article.id)
    return Attribution(
        article_id=article.id,
        statement_id=statement.id,
        speaker_id=known,
        speaker_label=speaker.label or printed,
        via=tuple(names.actor_at(one.mention) or one.label for one in statement.via),
        speaker_ids=(known,) if known else _together(speaker, names),
    )


def _together(speaker: Speaker, names: _Names) -> tuple[str, ...]:
    found = (names.actor_at(mention) for mention in speaker.several)
    return tuple(dict.fromkeys(one for one in found if one is not None))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Names:
    """Where the actors' names stand in one account, in order of their start."""

    starts: list[int]
    spans: list[Span]
    ids: list[str]
    widest: int

    @classmethod
    def of(cls, article_id: str, actors: Sequence[Actor]) -> _Names:
        placed = sorted(
            (evidence.span, actor.id)
            for actor in actors
            for evidence in actor.mentions
            if evidence.article_id == article_id
        )
        spans = [span for span, _ in placed]
        return cls(
            starts=[span.start for span in spans],
            spans=spans,
            ids=[actor_id for _, actor_id in placed],
            widest=max(map(len, spans), default=0),
        )

    def actor_at(self, mention: Span | None) -> str | None:
        """The actor whose name stands at the span, or shares the most characters with it."""
        if mention is None:
            return None
        best: tuple[int, int, str] | None = None
        at = bisect_right(self.starts, mention.end) - 1
        while at >= 0 and self.starts[at] >= mention.start - self.widest:
            span = self.spans[at]
            shared = min(span.end, mention.end) - max(span.start, mention.start)
            # Of names that share as much, the one that says no more than the mention does.
            rank = (shared, -len(span), self.ids[at])
            if shared > 0 and (best is None or rank > best):
                best = rank
            at -= 1
        return best[2] if best else None


# Words of a title that tell nobody from another.
_EMPTY = frozenset("the a an of for in on at to and his her its their then new".split())
_WORD = re.compile(r"[\w'’-]*\w")
_DEFINITE = re.compile(r"(?:the|his|her|its|their|[A-Z][\w ]+['’]s)\s", re.IGNORECASE)


class _Titles:
    """The titles that accounts give to people, to find who is told by one alone."""

    def __init__(self, story: Story, actors: Sequence[Actor]) -> None:
        texts = {account.article.id: account.article.text for account in story.accounts}
        self._titles = [
            (_title_words(role.span.of(texts[role.article_id])), actor.id)
            for actor in actors
            if actor.kind == "person"
            for role in actor.roles
        ]
        self._named = {actor.id: {m.article_id for m in actor.mentions} for actor in actors}

    def bearer(self, label: str, article_id: str) -> str | None:
        """The one person, named in the account, whose title somewhere holds all of the label."""
        if not _DEFINITE.match(label) or "," in label:
            return None
        words = _title_words(label)
        last = _WORD.findall(label)[-1].lower()
        if len(words) < 2 or last not in words:
            return None
        rest, offices = words - {last}, same_office(last)
        found = {actor_id for title, actor_id in self._titles if rest <= title and offices & title}
        found = {one for one in found if article_id in self._named[one]}
        return found.pop() if len(found) == 1 else None


def _title_words(words: str) -> frozenset[str]:
    """The telling words of a title, countries by their codes: "Costa Rica's", "Costa Rican"."""
    found = [re.sub(r"['’]s$", "", word) for word in _WORD.findall(words)]
    for size in (2, 1):
        for at in range(len(found) - size + 1):
            name = " ".join(found[at : at + size])
            country = (country_of(name) or demonym_of(name)) if name[:1].isupper() else None
            if country is not None:
                found[at : at + size] = [country, *[""] * (size - 1)]
    return frozenset(word.lower() for word in found if word) - _EMPTY
