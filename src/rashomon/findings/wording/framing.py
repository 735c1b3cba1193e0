"""Whether a concept is a real difference of framing, judged as careful readers judged others.

Readers who saw nothing but the phrases in their sentences said of some seven thousand rows whether
both speak of one thing and whether their words frame it differently (quality/framing). Two models
answer the same, one question each, from what is known of a concept, of its seed, and of the words
that set the phrases of the seed apart, among them how readers rated these words; the product of
their chances is that of both.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from rashomon.findings.wording import features
from rashomon.findings.wording.colour import COLOUR_NAMES, colour_features
from rashomon.findings.wording.concepts import CONCEPT_NAMES, Concept, concept_features
from rashomon.findings.wording.model import Array, FramingJudges
from rashomon.findings.wording.uses import Use
from rashomon.findings.wording.vectors import WIDTH, Floats, load_vectors

FRAMING_NAMES = (
    *CONCEPT_NAMES,
    *(f"pair {name}" for name in features.NAMES),
    *(f"rated {name}" for name in COLOUR_NAMES),
    *(f"{name} {axis}" for name in ("words", "words apart") for axis in range(WIDTH)),
)


def judge(concepts: Sequence[Concept], judges: FramingJudges) -> Array:
    """Log odds that each concept is one thing told with a difference of framing."""
    if not concepts:
        return np.zeros(0)
    return judges.scores(np.array([framing_features(concept) for concept in concepts]))


def framing_features(concept: Concept) -> list[float]:
    """Values in the order of FRAMING_NAMES."""
    left, right = concept.seed.left, concept.seed.right
    apart = features.unshared(left, right)
    ours, theirs = (_mean(use, own) for use, own in zip((left, right), apart, strict=True))
    return [
        *concept_features(concept),
        *concept.seed.features,
        *colour_features(concept),
        *(ours + theirs).tolist(),
        *np.abs(ours - theirs).tolist(),
    ]


def _mean(use: Use, own: Sequence[int]) -> Floats:
    """The mean vector of the words that a phrase has to itself; zeros where it has none."""
    vectors = load_vectors()
    if not own:
        return np.zeros(WIDTH, np.float32)
    mean: Floats = np.mean([vectors.of(use.words[i]) for i in own], axis=0)
    return mean
