"""One thing of a kind under two proper names: two hospitals, two medals, two flights."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import product

from rapidfuzz.distance import Levenshtein

from rashomon.findings.contradictions.acts import act_of, two_acts
from rashomon.findings.contradictions.context import prints_any, shared_context
from rashomon.findings.contradictions.pair import Conflict, Pair, Side
from rashomon.model import Aspect, Span
from rashomon.text.places import COMPASS
from rashomon.text.tokens import fold

_SCORE = 0.3
_SHARED = 0.5
_BODIES = (
    "University|College|Academy|School|Hospital|Clinic|Center|Centre|Church|Mosque|Temple|"
    "Synagogue|Prison|Jail|Court|Ministry|Department|Agency|Bureau|Institute|Foundation|"
    "Association|Party|League|Club|Museum|Theater|Theatre|Bank|Company|Magazine|Newspaper|Medal|"
    "Award|Prize|Cup|Bowl|Act"
)
_SPOTS = (
    "Airport|Park|Hotel|Inn|Motel|Bridge|Stadium|Arena|Cemetery|Mall|Highway|Station|Lake|River|"
    "Beach|Mountain|Hill|Island|Zoo|Ranch|County|District|Village|Township|Province|Street|Avenue|"
    "Road|Boulevard|Lane|Drive|Bar|Store|Market|Restaurant|Cafe|Courthouse"
)
_WORD = r"[A-Z][\w’'&-]*"
_NAMED = (
    # "Mercy Hospital", "the Bank of Torva", "Flight 212"
    re.compile(
        rf"\b(?P<own>(?:{_WORD}\.? (?:of |the )?){{1,3}})(?P<kind>{_BODIES}|{_SPOTS})\b(?! of)"
    ),
    re.compile(
        rf"\b(?:{_WORD} ){{0,2}}(?P<kind>University|College|Medal|Bank|Church|Hospital|School|"
        rf"Award|Court|Ministry|Department|Bay|Gulf) of (?:the )?"
        rf"(?P<own>{_WORD}(?: {_WORD}){{0,2}})"
    ),
    re.compile(
        r"\b(?P<kind>Route|Interstate|Highway|Flight|Proposition|Lake|Mount|Fort|Camp|Hurricane) "
        rf"(?P<own>\d[\w-]*|{_WORD})"
    ),
)
_PLACES = frozenset(
    (*_SPOTS.split("|"), *"Route Interstate Highway Bay Gulf Mount Fort Camp Lake".split())
)
# Below this many letters changed two names are spellings of one.
_SPELLING = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class _Name:
    """A proper name of a kind; `own` are the folded words that tell it from others."""

    kind: str
    own: frozenset[str]
    span: Span


def proper_conflict(pair: Pair) -> Conflict | None:
    """The only names of one kind in the two sentences, each unknown to the other account."""
    if pair.score < _SCORE:
        return None
    for ours, theirs in product(_names(pair.left), _names(pair.right)):
        if ours.kind != theirs.kind or not _apart(ours, theirs):
            continue
        if prints_any(pair.left, theirs.own) or prints_any(pair.right, ours.own):
            continue
        if shared_context(pair, ours.span, theirs.span)[0] < _SHARED:
            continue
        if two_acts(act_of(pair.left, ours.span), act_of(pair.right, theirs.span)):
            continue
        aspect: Aspect = "place" if ours.kind in _PLACES else "name"
        return Conflict(
            aspect=aspect,
            left=pair.left.value(ours.span, ours.span.of(pair.left.text)),
            right=pair.right.value(theirs.span, theirs.span.of(pair.right.text)),
            why=f"of one kind, among the same words: {ours.kind.lower()}",
        )
    return None


def _names(side: Side) -> list[_Name]:
    """Names whose kind the sentence has only once."""
    found: dict[str, list[_Name]] = {}
    for pattern in _NAMED:
        for match in pattern.finditer(side.text, side.span.start, side.span.end):
            own = frozenset(re.findall(r"\w+", fold(match["own"]))) - {"of", "the", "s"}
            span = Span(start=match.start(), end=match.end())
            if own - COMPASS:
                name = _Name(kind=match["kind"], own=own, span=span)
                found.setdefault(name.kind, []).append(name)
    return [names[0] for names in found.values() if len(names) == 1]


def _apart(ours: _Name, theirs: _Name) -> bool:
    """Whether the names share no word, nor nearly one."""
    return not (ours.own | theirs.own) & COMPASS and all(
        Levenshtein.distance(one, other) > _SPELLING for one, other in product(ours.own, theirs.own)
    )
