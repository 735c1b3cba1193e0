"""From pairs of phrases to concepts: one referent or act with the words of every account for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import log

import numpy as np

from rashomon.findings.wording.features import NAMES, load
from rashomon.findings.wording.lexicon import Connotation
from rashomon.findings.wording.model import Array
from rashomon.findings.wording.pairs import Pair, Phrases
from rashomon.findings.wording.uses import Use

# How many concepts are judged, and how many different phrases of one account each may show.
_MOST = 150
_SHOWN = 3
_MOST_REPEATS = 6
# A phrase of a third account may score this much less with the seed than the seed itself.
_SLACK = 1.5
# How near another phrase of the same head, or of a near one, must be to count as the same concept.
_NEAR_SAME_HEAD, _NEAR_OTHER_HEAD = 0.45, 0.55
_NEAR_OTHER_KIND = 0.75
_LEAST_NEAR = 0.3
_LOADED = 0.3


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Concept:
    """A seed pair and every phrase held to speak of the same, by account in order."""

    seed: Pair
    score: float
    uses: dict[int, tuple[Use, ...]]


def find_concepts(phrases: Phrases, scores: Array) -> tuple[Concept, ...]:
    """Concepts grown from the best pairs, best first; they may overlap."""
    order = np.argsort(-scores, kind="stable")
    partners = _Partners(phrases.pairs, scores)
    found: list[Concept] = []
    seen: set[tuple[object, ...]] = set()
    for at in order.tolist():
        pair = phrases.pairs[at]
        left, right = pair.left, pair.right
        key = (left.account, left.stems, right.account, right.stems)
        if key not in seen:
            seen.add(key)
            found.append(_grown(pair, float(scores[at]), phrases, partners))
        if len(found) == _MOST:
            break
    return tuple(found)


class _Partners:
    """For each phrase those it is paired with."""

    def __init__(self, pairs: Sequence[Pair], scores: Array) -> None:
        self._of: dict[int, list[tuple[float, Use]]] = defaultdict(list)
        for pair, score in zip(pairs, scores.tolist(), strict=True):
            self._of[id(pair.left)].append((score, pair.right))
            self._of[id(pair.right)].append((score, pair.left))

    def best(self, seeds: Sequence[Use], account: int, least: float) -> Use | None:
        """The best partner of any of the seeds in another account."""
        best: tuple[float, Use] | None = None
        for seed in seeds:
            for score, use in self._of[id(seed)]:
                better = best is None or score > best[0]
                if use.account == account and score >= least and better and _akin(use, seed):
                    best = score, use
        return best[1] if best else None


def _akin(use: Use, seed: Use) -> bool:
    if use.in_title and seed.in_title:
        return True
    near = max(float(use.vector @ seed.vector), float(use.head_vector @ seed.head_vector))
    return near >= _LEAST_NEAR or _same_referent(use, seed)


def _same_referent(left: Use, right: Use) -> bool:
    return bool(left.own) and left.own == right.own


def _grown(pair: Pair, score: float, phrases: Phrases, partners: _Partners) -> Concept:
    members = {pair.left.account: [pair.left], pair.right.account: [pair.right]}
    for account in range(len(phrases.uses)):
        if account not in members:
            use = partners.best((pair.left, pair.right), account, score - _SLACK)
            if use is not None:
                members[account] = [use]
    seeds = [use for account in sorted(members) for use in members[account]]
    for account, uses in enumerate(phrases.uses):
        found = _others(uses, seeds, members.get(account, []))
        if found:
            members[account] = found
    return Concept(
        seed=pair,
        score=score,
        uses={account: tuple(members[account]) for account in sorted(members)},
    )


def _others(uses: Sequence[Use], seeds: Sequence[Use], kept: Sequence[Use]) -> list[Use]:
    """What one account has of a concept: its seed, its repeats, and other phrases of the same."""
    found = list(kept)
    ranked = [(max(_relatedness(use, seed) for seed in seeds), use) for use in uses]
    shown = {use.stems for use in found}
    for degree, use in sorted(ranked, key=lambda pair: -pair[0]):
        if degree <= 0:
            break
        if any(use.span.overlaps(one.span) for one in found):
            continue
        if use.stems not in shown and len(shown) >= _SHOWN:
            continue
        if len(found) < _MOST_REPEATS:
            shown.add(use.stems)
            found.append(use)
    return found


def _relatedness(use: Use, seed: Use) -> float:
    """How surely another phrase speaks of what a seed speaks of; 0 for not surely enough."""
    near = float(use.vector @ seed.vector)
    heads = float(use.head_vector @ seed.head_vector)
    same_head = use.head == seed.head
    if use.phrase.kind != seed.phrase.kind and heads < _NEAR_OTHER_KIND and not same_head:
        return 0.0
    if same_head and seed.common[0] and near >= _NEAR_SAME_HEAD:
        return 1.0 + near
    if use.common[0] and seed.common[0] and min(heads, near) >= _NEAR_OTHER_HEAD:
        return heads + near - 0.2
    if _same_referent(use, seed) and use.phrase.kind == "noun" == seed.phrase.kind:
        own = (load(c) for c, common in zip(use.connotations, use.common, strict=True) if common)
        return 1.2 * (max(own, default=0.0) >= _LOADED)
    return 0.0


_SEED = ("linked", "head-near", "phrase-near", "same-referent", "loaded", "load-gap",
         "exclusive-most", "apart-both")  # fmt: skip
_SEED_AT = tuple(NAMES.index(name) for name in _SEED)
_CLASSES = (
    ("hedge", "doubt"), ("status",), ("ideology", "party"), ("harsh-role", "mild-role"),
    ("attack-speech", "mild-speech", "claim-speech"), ("violence", "euphemism"), ("alarm",),
    ("intensity",), ("stop",), ("blame", "money"), ("praise",),
)  # fmt: skip
CONCEPT_NAMES = (
    "seed", *(f"seed-{name}" for name in _SEED), "accounts", "uses", "balance", "own-loaded",
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
        *(concept.seed.features[at] for at in _SEED_AT),
        float(len(by_account)),
        log(len(uses)),
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


# A concept that repeats the phrases of a better one is not shown beside it.
_OVERLAP_COST = 2.0


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
    """The share of a concept's phrases that overlap those of another."""
    total = shared = 0
    for account, uses in concept.uses.items():
        others = before.uses.get(account, ())
        for use in uses:
            total += 1
            shared += any(use.span.overlaps(other.span) for other in others)
    return shared / total
