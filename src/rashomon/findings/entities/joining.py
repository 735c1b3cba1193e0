"""Actors -> actors with their entities; what one entity goes under in two accounts is joined."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace

from rashomon.findings.entities.scoring import score
from rashomon.findings.entities.told import Told, by_id, places_told, told_of
from rashomon.model import (
    Actor,
    EntityCandidate,
    EntityLink,
    EntityLookup,
    Evidence,
    NameMatch,
    Reason,
    Story,
)

# From this on an actor is the entity; below it is a candidate, and below that nothing.
SURE = 0.80
POSSIBLE = 0.55
# The next candidate must be so much less sure, or this many times less known.
MARGIN = 0.06
_TIMES_KNOWN = 10
_WELL = 20
_TIED_SURE = 0.82  # popularity alone makes nothing very likely
_SHOWN = 3


def link_entities(story: Story, actors: Sequence[Actor], lookup: EntityLookup) -> tuple[Actor, ...]:
    """The actors with the entities that they are, or may be; joined where they are one.

    Two actors are joined only where each bears a name that the entity has letter for letter;
    the reason says which.
    """
    accounts, places = by_id(story), places_told(story, actors)
    linked = []
    for actor in actors:
        told = told_of(actor, accounts)
        linked.append(replace(actor, entity=find_entity(told, lookup, places)))
    return _joined(linked, {one.article.id: at for at, one in enumerate(story.accounts)})


def find_entity(told: Told, lookup: EntityLookup, places: Set[str]) -> EntityLink | None:
    """The entity that an actor is, with the others it may be; None where nothing has its name."""
    found = lookup.find([name.text for name in told.names]) if told.names else ()
    scored = [score(told, entity, places) for entity in found]
    candidates = sorted(
        (one for one in scored if one and one.score >= POSSIBLE),
        key=lambda one: (-one.score, -(one.entity.sitelinks or 0), int(one.entity.id[1:])),
    )
    if not candidates:
        return None
    best = _decided(candidates)
    if best is None:
        return EntityLink(chosen=None, candidates=tuple(candidates[:_SHOWN]))
    others = [one for one in candidates if one.entity.id != best.entity.id]
    return EntityLink(chosen=best, candidates=(best, *others[: _SHOWN - 1]))


def _decided(candidates: Sequence[EntityCandidate]) -> EntityCandidate | None:
    """The one that stands out: by what is told of it, or, all else equal, by far the best known."""
    best, *others = candidates
    if best.score < SURE:
        return None
    near = [one for one in others if best.score - one.score < MARGIN]
    if not near:
        return best
    known = max((best, *near), key=lambda one: one.entity.sitelinks or 0)
    pages = known.entity.sitelinks or 0
    rest = [one.entity.sitelinks or 0 for one in (best, *near) if one is not known]
    if known.score < SURE or pages < _WELL or pages < _TIMES_KNOWN * (max(rest) + 1):
        return None
    detail = f"{pages} wikis against {max(rest)} of the next"
    reason = Reason(name="best known", score=0.0, detail=detail)
    return replace(known, score=min(known.score, _TIED_SURE), reasons=(*known.reasons, reason))


def _joined(actors: Sequence[Actor], order: Mapping[str, int]) -> tuple[Actor, ...]:
    """Actors of one entity as one, where the first of them stood; `order` is the accounts'."""
    groups: dict[str, list[Actor]] = {}
    for actor in actors:
        chosen = actor.entity.chosen if actor.entity else None
        exact = _exact(chosen) if chosen else None
        groups.setdefault(chosen.entity.id if chosen and exact else actor.id, []).append(actor)
    return tuple(_one(group, order) if len(group) > 1 else group[0] for group in groups.values())


def _exact(candidate: EntityCandidate) -> NameMatch | None:
    """A name of the accounts that the entity has letter for letter."""
    return next((one for one in candidate.names if one.how != "spelling"), None)


def _one(group: Sequence[Actor], order: Mapping[str, int]) -> Actor:
    """One actor of several that are one entity; it bears the name that most accounts use."""
    lead = max(group, key=_told)
    sure = [one.entity.chosen for one in group if one.entity and one.entity.chosen]
    best = max(sure, key=lambda one: one.score)
    names = tuple(dict.fromkeys(match for one in sure for match in one.names))
    exact = [match for one in sure if (match := _exact(one))]
    told = " = ".join(dict.fromkeys(f"{match.name} ({match.how})" for match in exact))
    reason = Reason(
        name="Wikidata",
        score=min(one.score for one in sure),
        detail=f"{told}: names of {best.entity.id} {best.entity.label}",
    )
    chosen = replace(best, names=names)
    return replace(
        lead,
        mentions=_in_order({m for one in group for m in one.mentions}, order),
        roles=_in_order({r for one in group for r in one.roles}, order),
        reasons=(*dict.fromkeys(r for one in group for r in one.reasons), reason),
        entity=EntityLink(chosen=chosen, candidates=(chosen,)),
    )


def _told(actor: Actor) -> tuple[int, int]:
    """By how many accounts, and how often, an actor is told of."""
    return len({one.article_id for one in actor.mentions}), len(actor.mentions)


def _in_order(found: Iterable[Evidence], order: Mapping[str, int]) -> tuple[Evidence, ...]:
    return tuple(sorted(found, key=lambda one: (order[one.article_id], one.span)))
