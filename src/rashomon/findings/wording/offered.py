"""Which concepts are offered: judged by how they frame, those of one thing shown as one."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

import numpy as np

from rashomon.findings.wording.concepts import Concept
from rashomon.findings.wording.grouping import log_odds
from rashomon.findings.wording.model import Array, Networks
from rashomon.findings.wording.projection import Projection
from rashomon.findings.wording.reference import SUREST
from rashomon.findings.wording.uses import Use

# A concept that repeats the phrases of a better one is not shown beside it.
_OVERLAP_COST = 2.0
# Concepts looked at, for each that may be offered (more while rows are wanting), and the mean log
# odds between the phrases of two seeds from which they speak of one thing and are shown as one.
_LOOKED_AT = 3
_ONE = 0.0
# A row that is less likely than not a difference of framing is not shown if more of its phrases
# than this share perhaps speak of something else: what gathers so many strays is seldom one thing.
_MOST_UNSURE = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A concept as offered: its phrases, with those of concepts that speak of the same."""

    concept: Concept
    score: float


def offer(
    concepts: Sequence[Concept],
    scores: Array,
    reference: Networks,
    *,
    most: int,
    least: float | Array = -np.inf,
    projection: Projection | None = None,
) -> list[Row]:
    """The best concepts with log odds of at least `least`, those of one thing as one row.

    `least` is one bound, or one for each concept.
    """
    fit = np.flatnonzero(scores >= least).tolist()
    order = chosen([concepts[at] for at in fit], scores[fit], len(fit))
    looked_at = [fit[at] for at in order]
    if not looked_at:
        return []
    near = _between([concepts[at] for at in looked_at], reference, projection)
    rows: list[list[int]] = []
    for place in range(len(looked_at)):
        if len(rows) == most and place >= _LOOKED_AT * most:
            break
        into = [row for row in rows if near[place, row].mean() >= _ONE]
        if into:
            max(into, key=lambda row: float(near[place, row].mean())).append(place)
        elif len(rows) < most:
            rows.append([place])
    return [
        Row(
            concept=_united([concepts[looked_at[place]] for place in row]),
            score=float(scores[looked_at[row[0]]]),
        )
        for row in rows
    ]


def holds(row: Row, unsure: Collection[Use]) -> bool:
    """Whether a row is likely enough, or enough of its phrases are sure to speak of one thing."""
    uses = [use for own in row.concept.uses.values() for use in own]
    return row.score >= 0 or sum(use in unsure for use in uses) <= _MOST_UNSURE * len(uses)


def _between(
    concepts: Sequence[Concept], reference: Networks, projection: Projection | None
) -> Array:
    """Mean log odds that the seeds of every two concepts speak of one thing."""
    uses = [use for one in concepts for use in (one.seed.left, one.seed.right)]
    odds = np.clip(log_odds(uses, reference, projection), -SUREST, SUREST)
    means: Array = odds.reshape(len(concepts), 2, len(concepts), 2).mean((1, 3))
    return means


def _united(concepts: Sequence[Concept]) -> Concept:
    """The first concept with the phrases of the others, none within another."""
    best, *others = concepts
    uses = {account: list(own) for account, own in best.uses.items()}
    for other in others:
        for account, own in other.uses.items():
            here = uses.setdefault(account, [])
            here += [use for use in own if not any(use.span.overlaps(one.span) for one in here)]
    return replace(best, uses={account: tuple(uses[account]) for account in sorted(uses)})


def chosen(concepts: Sequence[Concept], scores: Array, most: int) -> list[int]:
    """Indices of the best concepts, each judged also by how little it repeats of those before."""
    penalty = np.zeros(len(concepts))
    open_ = np.ones(len(concepts), bool)
    picked: list[int] = []
    while len(picked) < most and open_.any():
        values = np.where(open_, scores - _OVERLAP_COST * penalty, -np.inf)
        best = int(values.argmax())
        picked.append(best)
        open_[best] = False
        for other in np.flatnonzero(open_).tolist():
            penalty[other] = max(penalty[other], _repeated(concepts[other], concepts[best]))
    return picked


def _repeated(concept: Concept, before: Concept) -> float:
    """How far a concept repeats another, 0 to 2: by its seed, and by all its phrases."""
    seeds = (concept.seed.left, concept.seed.right)
    uses = [use for one in concept.uses.values() for use in one]
    return _covered(seeds, before) + _covered(uses, before)


def _covered(uses: Sequence[Use], by: Concept) -> float:
    """The share of phrases that repeat one of a concept."""
    covered = [any(_repeats(use, other) for other in by.uses.get(use.account, ())) for use in uses]
    return sum(covered) / len(covered)


def _repeats(use: Use, other: Use) -> bool:
    """Whether two phrases are one, or the one is what the other's verb acts on.

    "The liberation of the occupied lands" holds "the occupied lands" and speaks of something else.
    """
    if use.phrase.kind == other.phrase.kind:
        return use.phrase.head == other.phrase.head
    return use.span.overlaps(other.span)
