"""From pairs of phrases to concepts: one referent or act with the words of every account for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np

from rashomon.findings.wording.features import NAMES, load
from rashomon.findings.wording.lexicon import SIDES, Connotation
from rashomon.findings.wording.model import Array, LogisticModel
from rashomon.findings.wording.pairs import Pair, Phrases
from rashomon.findings.wording.reference import ReferenceTable
from rashomon.findings.wording.uses import Use

# How many concepts are judged, and how many different phrases of one account each may show.
_MOST = 150
_SHOWN = 3
_MOST_REPEATS = 6
# Seeds are laid over all phrases some at a time, this many pairs of phrases: one product of large
# matrices costs a tenth of many small ones.
_AT_ONCE = 200_000
# Log odds, of speaking of one thing, from which another phrase joins a seed, and below which two
# phrases make no concept, however differently they frame; lower where the words choose sides.
_SURE = 0.0
_UNLIKELY, _UNLIKELY_RIVALS = 0.0, -2.25
_LOADED, _LOADED_RIVALS = 0.2, 0.55


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Concept:
    """A seed pair and every phrase held to speak of the same, by account in order.

    `score`: log odds that the pair differs in framing; `sure`: that both speak of one thing;
    `alone`: no phrase of the other's account has the head of either.
    """

    seed: Pair
    score: float
    uses: dict[int, tuple[Use, ...]]
    sure: float
    alone: bool


def find_concepts(phrases: Phrases, scores: Array, reference: LogisticModel) -> tuple[Concept, ...]:
    """Concepts grown from the best pairs, best first; they may overlap.

    `reference` tells from `reference.NAMES` whether two phrases speak of one thing.
    """
    grower = _Grower(phrases, reference)
    found: list[Concept] = []
    seeds = _seeds(phrases, scores)
    while batch := list(islice(seeds, grower.at_once)):
        for concept in grower.grown(batch):
            if concept.sure >= (_UNLIKELY_RIVALS if chooses_side(concept) else _UNLIKELY):
                found.append(concept)
            if len(found) == _MOST:
                return tuple(found)
    return tuple(found)


def _seeds(phrases: Phrases, scores: Array) -> Iterator[tuple[Pair, float]]:
    """The best pairs with their scores, each two phrases once."""
    seen: set[tuple[object, ...]] = set()
    for at in np.argsort(-scores, kind="stable").tolist():
        pair = phrases.pairs[at]
        key = (pair.left.account, pair.left.stems, pair.right.account, pair.right.stems)
        # Growing costs far more than looking at the pair.
        if key not in seen and may_frame(pair):
            yield pair, float(scores[at])
        seen.add(key)


class _Grower:
    """Gathers what else the accounts call the thing that a pair of phrases speaks of."""

    def __init__(self, phrases: Phrases, reference: LogisticModel) -> None:
        self._uses = [use for account in phrases.uses for use in account]
        self._table = ReferenceTable(self._uses)
        self._row = {id(use): row for row, use in enumerate(self._uses)}
        self._accounts = np.array([use.account for use in self._uses])
        self._heads = [frozenset(use.head for use in account) for account in phrases.uses]
        self._reference = reference

    @property
    def at_once(self) -> int:
        """How many seeds to grow at a time."""
        return max(1, _AT_ONCE // max(1, len(self._uses)))

    def grown(self, seeds: Sequence[tuple[Pair, float]]) -> Iterator[Concept]:
        """What each seed pair grows to, in order."""
        rows = [self._row[id(use)] for pair, _ in seeds for use in (pair.left, pair.right)]
        judged = self._reference.scores(self._table.features(rows))
        for at, (pair, score) in enumerate(seeds):
            yield self._concept(pair, score, judged[2 * at : 2 * at + 2])

    def _concept(self, pair: Pair, score: float, of_seeds: Array) -> Concept:
        """`of_seeds` (2, phrases): log odds of each phrase to speak of what the two speak of."""
        seeds = (pair.left, pair.right)
        sure = of_seeds.max(0)
        members = {
            account: _members(
                self._ranked(account, sure), [u for u in seeds if u.account == account]
            )
            for account in sorted(set(self._accounts.tolist()))
        }
        return Concept(
            seed=pair,
            score=score,
            uses={account: tuple(uses) for account, uses in members.items() if uses},
            sure=float(of_seeds[0, self._row[id(pair.right)]]),
            alone=(
                pair.left.head not in self._heads[pair.right.account]
                and pair.right.head not in self._heads[pair.left.account]
            ),
        )

    def _ranked(self, account: int, sure: Array) -> list[Use]:
        """Phrases of one account that speak of the same, the surest first."""
        rows = np.flatnonzero((self._accounts == account) & (sure > _SURE))
        return [self._uses[row] for row in rows[np.argsort(-sure[rows], kind="stable")]]


def _members(ranked: Sequence[Use], seeds: Sequence[Use]) -> list[Use]:
    """The seeds of one account, their repeats, and a few other phrases; none within another."""
    found = list(seeds)
    shown = {use.stems for use in found}
    for use in ranked:
        if len(found) == _MOST_REPEATS:
            break
        new = use.stems not in shown
        if (new and len(shown) == _SHOWN) or any(use.span.overlaps(one.span) for one in found):
            continue
        shown.add(use.stems)
        found.append(use)
    return found


_SEED = ("linked", "head-near", "phrase-near", "same-referent", "loaded", "load-gap",
         "exclusive-most", "exclusive-least", "apart-both", "rival-heads", "rival-words",
         "rivals-throughout")  # fmt: skip
_SEED_AT = tuple(NAMES.index(name) for name in _SEED)
_CLASSES = (
    ("hedge", "doubt"), ("status",), ("ideology", "party"), ("harsh-role", "mild-role"),
    ("attack-speech", "mild-speech", "claim-speech"), ("violence", "euphemism"), ("alarm",),
    ("intensity",), ("stop",), ("blame", "money"), ("praise",),
)  # fmt: skip
CONCEPT_NAMES = (
    "seed", "sure", *(f"seed-{name}" for name in _SEED), "rivals-exclusive", "rivals-loaded",
    "exclusive-loaded", "rivals-alone", "accounts", "balance", "own-loaded",
    "own-loaded-second", "classes", "heads-apart", "in-titles", "verbs", "names", "early", "quoted",
    "spoken", "valence-spread", "words", "own-words", *("/".join(names) for names in _CLASSES),
)  # fmt: skip


def concept_features(concept: Concept) -> list[float]:
    """Values in the order of CONCEPT_NAMES."""
    by_account = list(concept.uses.values())
    uses = [use for one in by_account for use in one]
    own = _own_words(by_account)
    loads = sorted((max(map(load, words), default=0.0) for words in own), reverse=True)
    classes = [frozenset(name for word in words for name in word.classes) for words in own]
    heads = [{use.head for use in one} for one in by_account]
    valences = [[w.valence for w in words if w.valence] for words in own]
    means = [sum(values) / len(values) if values else 0.0 for values in valences]
    counts = [len(one) for one in by_account]
    return [
        concept.score,
        concept.sure,
        *(concept.seed.features[at] for at in _SEED_AT),
        *_seed_together(concept.seed.features),
        _rivals_alone(concept),
        float(len(by_account)),
        min(counts) / max(counts),
        loads[0],
        loads[1],
        min(1.0, len(frozenset().union(*classes)) / 6),
        1 - len(set.intersection(*heads)) / len(set.union(*heads)),
        float(sum(any(use.in_title for use in one) for one in by_account)),
        float(sum(u.phrase.kind == "verb" for u in (concept.seed.left, concept.seed.right))),
        sum(not use.common[0] for use in uses) / len(uses),
        min(use.sentence for use in uses) / 10,
        float(len({any(use.quoted for use in one) for one in by_account}) > 1),
        sum(use.spoken for use in uses) / len(uses),
        max(means) - min(means),
        sum(len(use.stems) for use in uses) / len(uses) / 5,
        sum(map(len, own)) / len(own) / 5,
        *(float(len({bool(one & set(names)) for one in classes}) > 1) for names in _CLASSES),
    ]


def _seed_together(features: Sequence[float]) -> tuple[float, float, float]:
    """Rivals that each account alone uses, rivals of which one is loaded, loaded words of one."""
    rivals, exclusive, loaded = (
        features[NAMES.index(name)] for name in ("rival-heads", "exclusive-least", "loaded")
    )
    return rivals * exclusive, rivals * loaded, exclusive * loaded


def _rivals_alone(concept: Concept) -> float:
    """Whether each account uses but one of two rival heads, of which one is loaded."""
    rivals, loaded = (concept.seed.features[NAMES.index(n)] for n in ("rival-heads", "loaded"))
    return float(concept.alone and bool(rivals) and loaded >= _LOADED_RIVALS)


def may_frame(pair: Pair) -> bool:
    """Whether what sets the phrases apart connotes anything, or they differ in marks or voice."""
    loaded, *marks = (
        pair.features[NAMES.index(name)]
        for name in ("loaded", "rival-words", "quoted-gap", "voice-gap")
    )
    return loaded >= _LOADED or any(marks)


def chooses_side(concept: Concept) -> bool:
    """Whether each account alone uses one of two heads, the choice of which is that of a side."""
    shared = concept.seed.left.fields[0] & concept.seed.right.fields[0]
    return bool(_rivals_alone(concept)) and any(name.startswith(SIDES) for name in shared)


def _own_words(by_account: Sequence[Sequence[Use]]) -> list[list[Connotation]]:
    """The common words that only one account has for the concept."""
    words: list[dict[str, Connotation]] = [
        {
            stem: known
            for use in one
            for stem, known, common in zip(use.stems, use.connotations, use.common, strict=True)
            if common
        }
        for one in by_account
    ]
    return [
        [known for stem, known in own.items() if not any(stem in o for o in words if o is not own)]
        for own in words
    ]


# What sets a wrong finding apart from a right one, to a reader who judged 87 of them blind, is
# whether both phrases speak of one thing; once that is as good as sure, how they differ decides.
_SURE_WEIGHT, _SURE_ENOUGH = 2.0, 0.75


def judge(concepts: Sequence[Concept], model: LogisticModel) -> Array:
    """Log odds that each concept is one thing told with a difference of framing."""
    if not concepts:
        return np.zeros(0)
    sure = [max(c.sure, 0.0) if chooses_side(c) else c.sure for c in concepts]
    judged: Array = model.scores([concept_features(c) for c in concepts])
    return judged + _SURE_WEIGHT * np.minimum(sure, _SURE_ENOUGH)


# A concept that repeats the phrases of a better one is not shown beside it.
_OVERLAP_COST = 3.0


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
