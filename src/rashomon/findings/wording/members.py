"""Which phrases of a row perhaps speak of something else than the two it rests on.

A phrase joins a concept from about even chances (`concepts.find_concepts`): asking for more loses
more wordings than strays. Readers judged some three thousand phrases so added
(quality/framing/members.jsonl); a small model answers the same, so that a report can tell the
phrases it is sure of from the others.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from rashomon.findings.wording.concepts import Concept
from rashomon.findings.wording.model import Array, Judges, Networks
from rashomon.findings.wording.pairs import LinkScores
from rashomon.findings.wording.projection import Projection
from rashomon.findings.wording.reference import NAMES, SUREST, ReferenceTable
from rashomon.findings.wording.uses import Use

_SIDES = ("nearer", "farther")
MEMBER_NAMES = (
    "seed",
    *(f"{side} {name}" for side in _SIDES for name in ("odds", "linked", "same-sentence", *NAMES)),
)


def unsure_members(concept: Concept, judges: Judges, linked: LinkScores) -> frozenset[Use]:
    """The phrases of a concept that more likely than not speak of something else than its seed."""
    seed = (concept.seed.left, concept.seed.right)
    known = {use.stems for use in seed}
    added = [use for uses in concept.uses.values() for use in uses if use.stems not in known]
    if not added:
        return frozenset()
    odds = judges.members.scores(member_features(seed, added, judges.reference, linked))
    return frozenset(use for use, own in zip(added, odds.tolist(), strict=True) if own < 0)


def member_features(
    seed: tuple[Use, Use],
    added: Sequence[Use],
    reference: Networks,
    linked: LinkScores,
    projection: Projection | None = None,
) -> Array:
    """Values in the order of MEMBER_NAMES, a row for each added phrase.

    The nearer of the two phrases of the seed is that which the added one more surely speaks of.
    """
    table = ReferenceTable([*seed, *added], projection)
    features = table.features([0, 1])
    odds = np.clip(reference.scores(features), -SUREST, SUREST)
    sides = np.stack(
        [
            np.column_stack([odds[side, 2:], _between(one, added, linked), features[side, 2:]])
            for side, one in enumerate(seed)
        ]
    )
    nearer, rows = odds[:, 2:].argmax(0), np.arange(len(added))
    together = np.full(len(added), odds[0, 1])
    found: Array = np.column_stack([together, sides[nearer, rows], sides[1 - nearer, rows]])
    return found.astype(np.float64)


def _between(one: Use, others: Sequence[Use], linked: LinkScores) -> Array:
    """Of a phrase's sentence and each other's: the score of their link, whether it is the same."""
    found = np.zeros((len(others), 2))
    for row, other in enumerate(others):
        if one.account == other.account:
            found[row, 1] = one.sentence == other.sentence
            continue
        left, right = sorted((one, other), key=lambda use: use.account)
        found[row, 0] = linked[left.account, right.account][left.sentence, right.sentence]
    return found
