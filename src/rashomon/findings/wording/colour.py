"""How far apart the words for a concept colour it, by what readers rated each word.

The words of a seed that the other phrase lacks, its heads, and all the words of each account are
compared by load, valence, register and doubt (`ratings`).
"""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.findings.wording.concepts import Concept
from rashomon.findings.wording.features import unshared
from rashomon.findings.wording.ratings import PLAIN, Rating, rating_of
from rashomon.findings.wording.uses import Use

# The load from which a word clearly colours.
_COLOURS = 2
COLOUR_NAMES = (
    "load most", "load least", "load gap", "load sum gap", "load sum", "valence gap",
    "valence apart", "valence opposed", "register gap", "register most", "doubt gap", "coloured",
    "loaded valence", "colour most", "colour least", "head load gap", "head valence gap",
    "head load most", "account load most", "account load second", "account valence spread",
    "account load spread", "account doubt spread",
)  # fmt: skip


def colour_features(concept: Concept) -> list[float]:
    """Values in the order of COLOUR_NAMES."""
    left, right = concept.seed.left, concept.seed.right
    ours, theirs = (
        [_rating(use, at) for at in own]
        for use, own in zip((left, right), unshared(left, right), strict=True)
    )
    return [*_own_words_apart(ours, theirs), *_heads(left, right), *_by_account(concept)]


def _rating(use: Use, at: int) -> Rating:
    """The rating of one word of a phrase; a name has none."""
    return rating_of(use.words[at]) if use.common[at] else PLAIN


def _own_words_apart(ours: Sequence[Rating], theirs: Sequence[Rating]) -> list[float]:
    """What the words say that each of two phrases has to itself."""
    loads = [max((one.load for one in side), default=0) for side in (ours, theirs)]
    sums = [sum(one.load for one in side) for side in (ours, theirs)]
    means = [_mean([one.valence for one in side]) for side in (ours, theirs)]
    valences = [max((one.valence for one in side), key=abs, default=0) for side in (ours, theirs)]
    registers = [sum(one.register for one in side) for side in (ours, theirs)]
    doubts = [max((one.doubt for one in side), default=0) for side in (ours, theirs)]
    colours = [max((one.colour for one in side), default=0) for side in (ours, theirs)]
    return [
        max(loads),
        min(loads),
        abs(loads[0] - loads[1]),
        abs(sums[0] - sums[1]),
        sum(sums),
        abs(means[0] - means[1]),
        abs(valences[0] - valences[1]),
        float(valences[0] * valences[1] < 0),
        abs(registers[0] - registers[1]),
        max(map(abs, registers)),
        abs(doubts[0] - doubts[1]),
        float(max(loads) >= _COLOURS),
        max(loads) * abs(valences[0] - valences[1]),
        max(colours),
        min(colours),
    ]


def _heads(left: Use, right: Use) -> list[float]:
    ours, theirs = _rating(left, 0), _rating(right, 0)
    return [
        abs(ours.load - theirs.load),
        abs(ours.valence - theirs.valence),
        max(ours.load, theirs.load),
    ]


def _by_account(concept: Concept) -> list[float]:
    """How far the accounts are apart in all their words for the thing."""
    rated = [
        [_rating(use, at) for use in uses for at in range(len(use.words))]
        for uses in concept.uses.values()
    ]
    most = sorted((max(one.load for one in own) for own in rated), reverse=True)
    return [
        most[0],
        most[1],
        _spread([_mean([one.valence for one in own]) for own in rated]),
        _spread([_mean([one.load for one in own]) for own in rated]),
        _spread([max(one.doubt for one in own) for own in rated]),
    ]


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def _spread(values: Sequence[float]) -> float:
    return max(values) - min(values)
