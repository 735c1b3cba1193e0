"""From pairs of phrases to concepts: one referent or act with the words of every account for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

import numpy as np

from rashomon.findings.wording.features import NAMES, load
from rashomon.findings.wording.lexicon import SIDES, Connotation
from rashomon.findings.wording.model import Array, Networks
from rashomon.findings.wording.pairs import Pair, Phrases
from rashomon.findings.wording.projection import Projection
from rashomon.findings.wording.reference import SUREST, ReferenceTable
from rashomon.findings.wording.uses import Use

# How many concepts are judged, and how many different phrases of one account each may show.
_MOST = 150
_SHOWN = 3
_MOST_REPEATS = 6
# Seeds are laid over all phrases some at a time, this many pairs of phrases: one product of large
# matrices costs a tenth of many small ones.
_AT_ONCE = 60_000
_SEEDS_AT_ONCE = 500
# Mean log odds, of speaking of one thing with the two of a seed, from which another phrase joins
# them.
_SURE = -0.75
# Log odds below which two phrases make no concept, however differently they frame; lower where the
# words choose sides.
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


def find_concepts(
    phrases: Phrases, scores: Array, reference: Networks, projection: Projection | None = None
) -> tuple[Concept, ...]:
    """Concepts grown from the best pairs, best first; they may overlap.

    `reference` tells from `reference.NAMES` whether two phrases speak of one thing.
    """
    grower = _Grower(phrases, reference, projection)
    seeds = islice(grower.seeds(phrases.pairs, scores), _MOST)
    found: list[Concept] = []
    while batch := list(islice(seeds, grower.at_once)):
        found += grower.grown(batch)
    return tuple(found)


class _Grower:
    """Gathers what else the accounts call the thing that a pair of phrases speaks of."""

    def __init__(
        self, phrases: Phrases, reference: Networks, projection: Projection | None
    ) -> None:
        self._uses = [use for account in phrases.uses for use in account]
        self._table = ReferenceTable(self._uses, projection)
        self._row = {id(use): row for row, use in enumerate(self._uses)}
        self._accounts = np.array([use.account for use in self._uses])
        self._heads = [frozenset(use.head for use in account) for account in phrases.uses]
        self._reference = reference

    @property
    def at_once(self) -> int:
        """How many seeds to grow at a time."""
        return max(1, _AT_ONCE // max(1, len(self._uses)))

    def seeds(self, pairs: Sequence[Pair], scores: Array) -> Iterator[Concept]:
        """The best pairs that speak of one thing, each two phrases once, not grown yet."""
        best = ((pairs[at], float(scores[at])) for at in np.argsort(-scores, kind="stable"))
        distinct = _distinct(best)
        while batch := list(islice(distinct, _SEEDS_AT_ONCE)):
            left = [self._row[id(pair.left)] for pair, _ in batch]
            right = [self._row[id(pair.right)] for pair, _ in batch]
            sure = self._reference.scores(self._table.between(left, right))
            for (pair, score), odds in zip(batch, sure.tolist(), strict=True):
                seed = self._seed(pair, score, odds)
                if odds >= (_UNLIKELY_RIVALS if chooses_side(seed) else _UNLIKELY):
                    yield seed

    def _seed(self, pair: Pair, score: float, sure: float) -> Concept:
        alone = (
            pair.left.head not in self._heads[pair.right.account]
            and pair.right.head not in self._heads[pair.left.account]
        )
        return Concept(seed=pair, score=score, uses={}, sure=sure, alone=alone)

    def grown(self, seeds: Sequence[Concept]) -> Iterator[Concept]:
        """Each seed with every account's phrases for the same, in order."""
        pairs = [(concept.seed.left, concept.seed.right) for concept in seeds]
        rows = [self._row[id(use)] for pair in pairs for use in pair]
        judged = self._reference.scores(self._table.features(rows))
        accounts = sorted(set(self._accounts.tolist()))
        for at, (concept, pair) in enumerate(zip(seeds, pairs, strict=True)):
            sure = np.clip(judged[2 * at : 2 * at + 2], -SUREST, SUREST).mean(0)
            members = {
                account: _members(
                    self._ranked(account, sure), [u for u in pair if u.account == account]
                )
                for account in accounts
            }
            yield replace(concept, uses={a: tuple(uses) for a, uses in members.items() if uses})

    def _ranked(self, account: int, sure: Array) -> list[Use]:
        """Phrases of one account that speak of the same, the surest first."""
        rows = np.flatnonzero((self._accounts == account) & (sure > _SURE))
        return [self._uses[row] for row in rows[np.argsort(-sure[rows], kind="stable")]]


def _distinct(pairs: Iterable[tuple[Pair, float]]) -> Iterator[tuple[Pair, float]]:
    """Pairs that may frame, each two phrases once."""
    seen: set[frozenset[tuple[object, ...]]] = set()
    for pair, score in pairs:
        # Of many accounts, several say the same two phrases; all of them join the first.
        key = frozenset(
            ((pair.left.stems, pair.left.quoted), (pair.right.stems, pair.right.quoted))
        )
        if key not in seen and may_frame(pair):
            yield pair, score
        seen.add(key)


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


_CLASSES = (
    ("hedge", "doubt"), ("status",), ("ideology", "party"), ("harsh-role", "mild-role"),
    ("attack-speech", "mild-speech", "claim-speech"), ("violence", "euphemism"), ("alarm",),
    ("intensity",), ("stop",), ("blame", "money"), ("praise",),
)  # fmt: skip
CONCEPT_NAMES = (
    "seed", "sure", "rivals-exclusive", "rivals-loaded",
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
