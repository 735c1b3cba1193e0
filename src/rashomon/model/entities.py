"""What a list of known persons, bodies and places says of names, and which of them an actor is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from rashomon.model.annotation import MentionKind
from rashomon.model.reasons import Reason
from rashomon.model.spans import Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """An entry of Wikidata as the user's own file has it.

    `names` are its label first, then its aliases; `context` the labels of what it is tied to
    (occupation, office, party, country, place); `sitelinks` the number of wikis that have a page
    on it, None where the file does not say.
    """

    id: str
    label: str
    description: str = ""
    kind: MentionKind = "other"
    names: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    sitelinks: int | None = None


class EntityLookup(Protocol):
    """Where entities are looked up by name; whoever implements it never asks a network."""

    def find(self, names: Sequence[str]) -> tuple[Entity, ...]:
        """Entities with one of these names, or one that sounds like it; most known first."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class NameMatch:
    """A name of the accounts, where it first stands, and the entity's name that answers it."""

    evidence: Evidence
    name: str
    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityCandidate:
    """An entity that an actor may be; `score`, 0 to 1, how sure that is, and on what it rests."""

    entity: Entity
    score: float
    names: tuple[NameMatch, ...]
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityLink:
    """Which entity an actor is; `chosen` is None where none of the candidates is sure enough.

    `candidates` are the likeliest, best first; the chosen one is the first of them.
    """

    chosen: EntityCandidate | None
    candidates: tuple[EntityCandidate, ...]
