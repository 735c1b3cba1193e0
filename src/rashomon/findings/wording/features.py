"""What two phrases of two accounts have in common, and how differently they frame it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.fuzz import ratio

from rashomon.findings.wording.lexicon import Connotation
from rashomon.findings.wording.uses import Use

NAMES = (
    "linked", "sentences", "head-near", "phrase-near", "rest-near", "same-head", "shared-words",
    "governor-near", "same-governor", "same-slot", "same-subject", "same-actor-in", "same-referent",
    "both-titles", "one-title", "both-noun", "both-verb", "linked-near", "linked-same-slot",
    "loaded", "loaded-both", "valence-gap", "subjectivity-gap", "class-gap", "hedge-gap",
    "status-gap", "ideology-gap", "role-gap", "speech-gap", "violence-gap", "alarm-gap",
    "intensity-gap", "stop-gap", "blame-gap", "quoted-gap", "voice-gap", "salience", "named", "dated", "new-words",
    "long", "spoken-both", "spoken-gap", "title-gap", "repeated",
    "apart-both", "near-loaded", "linked-loaded", "head-loaded", "referent-loaded", "titles-loaded",
    "titles-verbs", "near-gap", "head-apart", "name-head",
)  # fmt: skip

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


def load(connotation: Connotation) -> float:
    """How far one word is from plain, 0 to 1."""
    framing = 0.6 if connotation.classes - {"mild-role", "mild-speech", "money"} else 0.0
    return max(abs(connotation.valence), 0.7 * connotation.subjectivity, framing)


def unshared(left: Use, right: Use) -> tuple[list[int], list[int]]:
    """Indices of the words each has to itself: no names, no numbers, no spelling of a shared one."""
    return _apart(left, right), _apart(right, left)


def _apart(ours: Use, theirs: Use) -> list[int]:
    known = set(theirs.stems)
    return [
        i
        for i, (one, common) in enumerate(zip(ours.stems, ours.common, strict=True))
        if common and one not in known and not any(_variant(one, other) for other in known)
    ]


@lru_cache(maxsize=200_000)
def _variant(left: str, right: str) -> bool:
    """Whether two stems are spellings of one word ("metre" and "meter")."""
    if left[:2] != right[:2] or abs(len(left) - len(right)) > 2:
        return left.replace("-", "") == right.replace("-", "")
    return ratio(left, right) >= 80


def may_differ_in_framing(left: Use, right: Use) -> bool:
    """Whether what sets two phrases apart can be framing at all."""
    ours, theirs = unshared(left, right)
    if not ours and not theirs:
        return left.quoted != right.quoted and left.head == right.head
    if ours and theirs:
        return True
    apart = [left.connotations[i] for i in ours] + [right.connotations[i] for i in theirs]
    return max(map(load, apart)) >= 0.15


def pair_features(left: Use, right: Use, context: tuple[float, float, float]) -> list[float]:
    """Values in the order of NAMES; context: link score, sentence cosine, head salience."""
    linked, cosine, salience = context
    ours, theirs = unshared(left, right)
    mine = [left.connotations[i] for i in ours]
    yours = [right.connotations[i] for i in theirs]
    heads = float(left.head_vector @ right.head_vector)
    near = float(left.vector @ right.vector)
    same_head = float(left.head == right.head)
    governors = float(left.governor_vector @ right.governor_vector)
    same_slot = float(_slot(left.slot) == _slot(right.slot))
    same_governor = float(bool(left.governor) and left.governor == right.governor)
    classes = _classes(mine), _classes(yours)
    loads = max(map(load, mine), default=0.0), max(map(load, yours), default=0.0)
    shared = len(set(left.stems[1:]) & set(right.stems[1:]))
    smaller = max(1, min(len(left.stems), len(right.stems)) - 1)
    values = {
        "linked": linked,
        "sentences": cosine,
        "head-near": max(heads, same_head),
        "phrase-near": near,
        "rest-near": float(left.rest_vector @ right.rest_vector),
        "same-head": same_head,
        "shared-words": min(1.0, shared / smaller),
        "governor-near": max(governors, same_governor) * same_slot,
        "same-governor": same_governor * same_slot,
        "same-slot": same_slot,
        "same-subject": float(bool(left.subjects & right.subjects)),
        "same-actor-in": float(bool(left.actors & right.actors)),
        "same-referent": float(bool(left.own) and left.own == right.own),
        "both-titles": float(left.in_title and right.in_title),
        "one-title": float(left.in_title != right.in_title),
        "both-noun": float(left.phrase.kind == "noun" == right.phrase.kind),
        "both-verb": float(left.phrase.kind == "verb" == right.phrase.kind),
        "linked-near": linked * max(heads, same_head),
        "linked-same-slot": linked * same_slot,
        "loaded": max(loads),
        "loaded-both": min(loads),
        "valence-gap": abs(_valence(mine) - _valence(yours)),
        "subjectivity-gap": abs(loads[0] - loads[1]),
        "class-gap": min(1.0, len(classes[0] ^ classes[1]) / 4),
        "quoted-gap": float(left.quoted != right.quoted),
        "voice-gap": float(left.passive != right.passive and same_head > 0),
        "salience": salience,
        "named": float(left.named and right.named),
        "dated": float(left.dated or right.dated),
        "new-words": min(1.0, (len(ours) + len(theirs)) / 6),
        "long": min(1.0, (len(left.stems) + len(right.stems)) / 10),
        "spoken-both": float(left.spoken and right.spoken),
        "spoken-gap": float(left.spoken != right.spoken),
        "repeated": float(not ours or not theirs),
        "apart-both": float(bool(ours) and bool(theirs)),
        "near-loaded": max(near, 0.0) * max(loads),
        "linked-loaded": linked * max(loads),
        "head-loaded": max(heads, same_head) * max(loads),
        "referent-loaded": float(bool(left.own) and left.own == right.own) * max(loads),
        "titles-loaded": float(left.in_title and right.in_title) * max(loads),
        "titles-verbs": float(left.in_title and right.in_title and left.phrase.kind == "verb" == right.phrase.kind),
        "near-gap": max(near, 0.0) * abs(loads[0] - loads[1]),
        "head-apart": float(0 in ours and 0 in theirs),
        "name-head": float(not left.common[0]) + float(not right.common[0]),
    }
    for name, group in _GAPS.items():
        values[name] = float(any((c in classes[0]) != (c in classes[1]) for c in group))
    return [values[name] for name in NAMES]


def _slot(dep: str) -> str:
    """Labels that play one part are one slot."""
    return {"nsubjpass": "object", "dobj": "object", "pobj": "object", "csubj": "nsubj",
            "advcl": "ROOT", "ccomp": "ROOT", "conj": "ROOT", "relcl": "ROOT",
            "xcomp": "ROOT", "acl": "ROOT"}.get(dep, dep)  # fmt: skip


def _classes(connotations: Sequence[Connotation]) -> frozenset[str]:
    return frozenset(name for one in connotations for name in one.classes)


def _valence(connotations: Sequence[Connotation]) -> float:
    values = [one.valence for one in connotations if one.valence]
    return sum(values) / len(values) if values else 0.0
