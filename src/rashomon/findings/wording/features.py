"""What two phrases of two accounts have in common, and how differently they frame it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.fuzz import ratio

from rashomon.findings.wording.lexicon import Connotation, load_lexicon
from rashomon.findings.wording.uses import Use

# Classes whose presence on one side only is a difference of framing, by the feature's name.
_GAPS = {
    "hedge-gap": ("hedge", "doubt"),
    "status-gap": ("status",),
    "ideology-gap": ("ideology", "party"),
    "role-gap": ("harsh-role", "mild-role"),
    "speech-gap": ("attack-speech", "mild-speech", "claim-speech"),
    "violence-gap": ("violence", "euphemism"),
    "alarm-gap": ("alarm", "praise"),
    "intensity-gap": ("intensity",),
    "stop-gap": ("stop",),
    "blame-gap": ("blame", "money"),
    "title-gap": ("title",),
}
_PLAIN_CLASSES = frozenset({"mild-role", "mild-speech", "money"})
# A word of a framing class is at least this far from plain.
_CLASS_LOAD = 0.6
_SUBJECTIVITY_WEIGHT = 0.7
# Labels under which a thing acted upon, or a clause's verb, may stand.
_SAME_SLOTS = {
    "nsubjpass": "object", "dobj": "object", "pobj": "object", "csubj": "nsubj", "advcl": "ROOT",
    "ccomp": "ROOT", "conj": "ROOT", "relcl": "ROOT", "xcomp": "ROOT", "acl": "ROOT",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Where a pair stands: the link of its sentences (0 to 1), the cosine of their vectors, how
    often its heads occur (0 to 1), how far each side is from its best partner in the other
    account (0 for the best), the stems of each account, and how near phrases, heads, and the one's
    phrase and the other's head are in their contexts."""

    linked: float
    cosine: float
    salience: float
    from_best: tuple[float, float]
    stems: tuple[frozenset[str], frozenset[str]]
    context: tuple[float, float, float]


def load(connotation: Connotation) -> float:
    """How far one word is from plain, 0 to 1."""
    framing = _CLASS_LOAD if connotation.classes - _PLAIN_CLASSES else 0.0
    subjective = _SUBJECTIVITY_WEIGHT * connotation.subjectivity
    return max(abs(connotation.valence), subjective, framing)


def unshared(left: Use, right: Use) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Indices of the words each has to itself: no names, no numbers, no other spellings."""
    return (
        _apart(left.stems, left.common, right.stems),
        _apart(right.stems, right.common, left.stems),
    )


# The same phrases meet again in every two accounts, and twice in every pair.
@lru_cache(maxsize=200_000)
def _apart(
    ours: tuple[str, ...], common: tuple[bool, ...], theirs: tuple[str, ...]
) -> tuple[int, ...]:
    known = set(theirs)
    return tuple(
        i
        for i, (one, plain) in enumerate(zip(ours, common, strict=True))
        if plain and one not in known and not any(is_variant(one, other) for other in known)
    )


@lru_cache(maxsize=200_000)
def is_variant(left: str, right: str) -> bool:
    """Whether two stems are of one word ("metre", "meter") or of plain synonyms ("hurt", "wound").

    Plain synonyms stand for one another without any difference of framing.
    """
    if load_lexicon().alike(left, right):
        return True
    if left[:2] != right[:2] or abs(len(left) - len(right)) > 2:
        return left.replace("-", "") == right.replace("-", "")
    return ratio(left, right) >= 80


def may_differ_in_framing(left: Use, right: Use) -> bool:
    """Whether what sets two phrases apart can be framing at all."""
    ours, theirs = unshared(left, right)
    if ours and theirs:
        return True
    if not ours and not theirs:
        return left.quoted != right.quoted and left.head == right.head
    apart = [left.connotations[i] for i in ours] + [right.connotations[i] for i in theirs]
    return max(map(load, apart)) >= 0.15


def pair_features(left: Use, right: Use, setting: Setting) -> list[float]:
    """Values in the order of NAMES."""
    return [*_reference(left, right, setting), *_framing(left, right, setting)]


_REFERENCE = (
    "linked", "sentences", "head-near", "phrase-near", "rest-near", "same-head", "shared-words",
    "governor-near", "same-governor", "same-slot", "same-subject", "same-actor-in",
    "same-referent", "both-titles", "one-title", "both-noun", "both-verb", "linked-near",
    "linked-same-slot", "salience", "from-best-left", "from-best-right", "mutual-best", "early",
    "spoken-both", "spoken-gap", "name-heads", "long", "context", "head-context", "crossed-context",
)  # fmt: skip


def _reference(left: Use, right: Use, setting: Setting) -> list[float]:
    """How likely the two speak of one thing."""
    heads = float(left.head_vector @ right.head_vector)
    same_head = float(left.head == right.head)
    near = max(heads, same_head)
    same_slot = float(
        _SAME_SLOTS.get(left.slot, left.slot) == _SAME_SLOTS.get(right.slot, right.slot)
    )
    same_governor = float(bool(left.governor) and left.governor == right.governor) * same_slot
    governors = float(left.governor_vector @ right.governor_vector) * same_slot
    shared = len(set(left.stems[1:]) & set(right.stems[1:]))
    smaller = max(1, min(len(left.stems), len(right.stems)) - 1)
    kinds = left.phrase.kind, right.phrase.kind
    return [
        setting.linked,
        setting.cosine,
        near,
        float(left.vector @ right.vector),
        float(left.rest_vector @ right.rest_vector),
        same_head,
        min(1.0, shared / smaller),
        max(governors, same_governor),
        same_governor,
        same_slot,
        float(bool(left.subjects & right.subjects)),
        float(bool(left.actors & right.actors)),
        _same_referent(left, right),
        float(left.in_title and right.in_title),
        float(left.in_title != right.in_title),
        float(kinds == ("noun", "noun")),
        float(kinds == ("verb", "verb")),
        setting.linked * near,
        setting.linked * same_slot,
        setting.salience,
        max(-2.0, setting.from_best[0]),
        max(-2.0, setting.from_best[1]),
        float(min(setting.from_best) > -1e-5),
        min(left.sentence, right.sentence) / 10,
        float(left.spoken and right.spoken),
        float(left.spoken != right.spoken),
        float(not left.common[0]) + float(not right.common[0]),
        min(1.0, (len(left.stems) + len(right.stems)) / 10),
        *setting.context,
    ]


_FRAMING = (
    "loaded", "loaded-both", "valence-gap", "load-gap", "class-gap", "quoted-gap", "voice-gap",
    "new-words", "apart-both", "head-apart", "near-loaded", "near-gap", "linked-loaded",
    "head-loaded", "referent-loaded", "titles-loaded", "rare", "rare-gap", "exclusive-least",
    "exclusive-most", "rival-heads", "rival-words", "rival-modifiers", "rivals-throughout",
    "linked-rivals", *_GAPS,
)  # fmt: skip

NAMES = (*_REFERENCE, *_FRAMING)


def _framing(left: Use, right: Use, setting: Setting) -> list[float]:
    """How far apart the two are in what they suggest."""
    ours, theirs = unshared(left, right)
    mine = [left.connotations[i] for i in ours]
    yours = [right.connotations[i] for i in theirs]
    loads = _highest(map(load, mine)), _highest(map(load, yours))
    loaded, gap = max(loads), abs(loads[0] - loads[1])
    classes = _classes(mine), _classes(yours)
    near = max(0.0, float(left.vector @ right.vector))
    same_head = left.head == right.head
    rare = _highest(left.rarities[i] for i in ours), _highest(right.rarities[i] for i in theirs)
    exclusive = sorted((_exclusive(left, ours, setting.stems[1]),
                        _exclusive(right, theirs, setting.stems[0])))  # fmt: skip
    values = [
        loaded,
        min(loads),
        abs(_valence(mine) - _valence(yours)),
        gap,
        min(1.0, len(classes[0] ^ classes[1]) / 4),
        float(left.quoted != right.quoted),
        float(left.passive != right.passive and same_head),
        min(1.0, (len(ours) + len(theirs)) / 6),
        float(bool(ours) and bool(theirs)),
        float(0 in ours and 0 in theirs),
        near * loaded,
        near * gap,
        setting.linked * loaded,
        max(float(left.head_vector @ right.head_vector), float(same_head)) * loaded,
        _same_referent(left, right) * loaded,
        float(left.in_title and right.in_title) * loaded,
        max(rare),
        abs(rare[0] - rare[1]),
        *exclusive,
        *_rivals(left, right, ours, theirs),
        setting.linked * float(_rival_heads(left, right, ours, theirs)),
    ]
    differing = classes[0] ^ classes[1]
    values += [float(not differing.isdisjoint(group)) for group in _GAPS.values()]
    return values


def _rival_heads(left: Use, right: Use, ours: Sequence[int], theirs: Sequence[int]) -> bool:
    """Whether the heads are among what sets the phrases apart, and of one field."""
    return 0 in ours and 0 in theirs and bool(left.fields[0] & right.fields[0])


def _rivals(left: Use, right: Use, ours: Sequence[int], theirs: Sequence[int]) -> list[float]:
    """Whether words that set the phrases apart are of one field: heads, any, modifiers, both."""
    heads = _rival_heads(left, right, ours, theirs)
    pairs = [(i, j) for i in ours for j in theirs if left.fields[i] & right.fields[j]]
    modifiers = any(i and j for i, j in pairs)
    alike = heads or left.head == right.head
    return [float(heads), float(bool(pairs)), float(modifiers), float(modifiers and alike)]


def _same_referent(left: Use, right: Use) -> float:
    return float(bool(left.own) and left.own == right.own)


def _highest(values: Iterable[float]) -> float:
    return max(values, default=0.0)


def _exclusive(use: Use, apart: Sequence[int], others: frozenset[str]) -> float:
    """The share of a phrase's own words that the other account never uses."""
    return sum(use.stems[i] not in others for i in apart) / len(apart) if apart else 0.0


def _classes(connotations: Sequence[Connotation]) -> frozenset[str]:
    return frozenset(name for one in connotations for name in one.classes)


def _valence(connotations: Sequence[Connotation]) -> float:
    values = [one.valence for one in connotations if one.valence]
    return sum(values) / len(values) if values else 0.0
