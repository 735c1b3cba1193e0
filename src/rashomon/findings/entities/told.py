"""What the accounts tell of an actor: its names, with their weight, and its roles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rashomon.findings.matching import person_words
from rashomon.model import Actor, AnnotatedArticle, Evidence, MentionKind, Story
from rashomon.text.names import fold_name, is_acronym, strip_titles
from rashomon.text.places import country_of, seat_of
from rashomon.text.tokens import content_tokens


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldName:
    """A name as accounts write it, where it first stands, and how often it stands anywhere."""

    text: str
    key: str
    evidence: Evidence
    times: int

    @property
    def alone(self) -> bool:
        """Whether it is one word, or letters: a name that many may have."""
        return " " not in self.key or is_acronym(self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An actor as the accounts tell of it; `roles` are the stems of its titles' words."""

    kind: MentionKind
    names: tuple[ToldName, ...]
    roles: frozenset[str]


def told_of(actor: Actor, accounts: Mapping[str, AnnotatedArticle]) -> Told:
    """The names by which an actor could be known elsewhere, and its roles.

    Descriptions in lower case are no such names, nor is a person's surname beside a full name,
    nor a capital that stands for its country.
    """
    names = _names(actor, accounts)
    if any(country_of(one.text) for one in names):
        names = [one for one in names if country_of(one.text) or not seat_of(one.text)]
    if actor.kind == "person":
        full = [one for one in names if len(person_words(one.text)) > 1]
        names = full or names
    texts = (_text(role, accounts) for role in actor.roles)
    return Told(
        kind=actor.kind,
        names=tuple(names),
        roles=frozenset(token.form for text in texts for token in content_tokens(text)),
    )


def places_told(story: Story, actors: Iterable[Actor]) -> frozenset[str]:
    """The names of the places, bodies and groups that a story tells of, folded."""
    accounts = by_id(story)
    return frozenset(
        fold_name(_text(mention, accounts))
        for actor in actors
        if actor.kind != "person"
        for mention in actor.mentions
    )


def by_id(story: Story) -> dict[str, AnnotatedArticle]:
    """The accounts of a story by the id of their article."""
    return {account.article.id: account for account in story.accounts}


def _names(actor: Actor, accounts: Mapping[str, AnnotatedArticle]) -> list[ToldName]:
    found: dict[str, ToldName] = {}
    for mention in actor.mentions:
        text = " ".join(_text(mention, accounts).split())
        text = strip_titles(text) if actor.kind == "person" else text
        key = fold_name(text)
        if not key or not any(word[:1].isupper() for word in text.split()) or _ends_low(text):
            continue
        known = found.get(key)
        found[key] = ToldName(
            text=known.text if known else text,
            key=key,
            evidence=known.evidence if known else mention,
            times=(known.times if known else 0) + 1,
        )
    return list(found.values())


def _ends_low(text: str) -> bool:
    """Whether the noun that a name ends in is in lower case: "Sudan's army" is a description."""
    return text.rsplit(maxsplit=1)[-1].islower()


def _text(evidence: Evidence, accounts: Mapping[str, AnnotatedArticle]) -> str:
    return evidence.span.of(accounts[evidence.article_id].article.text)
