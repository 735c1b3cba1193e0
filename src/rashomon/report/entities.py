"""Which entry of Wikidata an actor is, ready to print."""

from __future__ import annotations

from rashomon.model import EntityCandidate, EntityLink
from rashomon.report import clean
from rashomon.report.reasons import whys
from rashomon.report.view import ActorView, EntityView


def entity_view(candidate: EntityCandidate | None) -> EntityView | None:
    """A candidate with its reasons in words; None for none."""
    if candidate is None:
        return None
    names = dict.fromkeys(f"{one.name} ({one.how})" for one in candidate.names)
    reasons = [why.text for why in whys(candidate.reasons) if not why.text.startswith("name:")]
    return EntityView(
        id=clean.one_line(candidate.entity.id),
        label=clean.one_line(candidate.entity.label),
        description=clean.shorten(candidate.entity.description, 90),
        score=candidate.score,
        why="; ".join([clean.one_line(f"by its name {', '.join(names)}"), *reasons]),
    )


def maybe_views(link: EntityLink | None) -> tuple[EntityView, ...]:
    """The entries that an actor may be where none is sure enough."""
    if link is None or link.chosen is not None:
        return ()
    return tuple(view for one in link.candidates if (view := entity_view(one)))


def entity_line(actor: ActorView) -> str:
    """One line on an actor's entry for media without links; "" where there is nothing to say."""
    if actor.entity:
        return f"{actor.entity.id} {actor.entity.label} ({clean.likelihood(actor.entity.score)})"
    if actor.maybe:
        told = " or ".join(f"{one.id} {_named(one)}" for one in actor.maybe)
        return f"unsure: {told}?"
    return ""


def _named(view: EntityView) -> str:
    return f"{view.label} ({view.description})" if view.description else view.label
