"""Which phrases of a row perhaps speak of something else than the two it rests on.

A phrase joins a concept from about even chances (`concepts.find_concepts`): asking for more loses
more wordings than strays. Readers judged some three thousand phrases so added
(quality/framing/members.jsonl); a small model answers the same, so that a report can tell the
phrases it is sure of from the others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from rashomon.findings.wording.concepts import Concept
from rashomon.findings.wording.model import Array, Judges, Networks
from rashomon.findings.wording.projection import Projection
from rashomon.findings.wording.reference import NAMES, ReferenceTable
from rashomon.findings.wording.uses import Use

# For each two accounts, by number, the score of the link of each two sentences.
LinkScores = Mapping[tuple[int, int], NDArray[np.float32]]
_SUREST = 5.0
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
    odds = np.clip(reference.scores(features), -_SUREST, _SUREST)
    together = odds[0, 1]
    values = np.stack(
        [
            np.column_stack([odds[side], _between(one, [*seed, *added], linked), features[side]])
            for side, one in enumerate(seed)
        ]
    )[:, 2:]
    nearer = odds[:, 2:].argmax(0)
    rows = np.arange(len(added))
    sides = [values[nearer, rows], values[1 - nearer, rows]]
    found: Array = np.column_stack([np.full(len(added), together), *sides]).astype(np.float64)
    return found


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
