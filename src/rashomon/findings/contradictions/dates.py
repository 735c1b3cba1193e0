"""Two dates, years, hours or lengths of time for one act.

Held to be of one act: the same telling verb above both and nothing in the two sentences that tells
two acts apart (other names in one role, "also", a plan against a fact), neither account giving
the other's value. Hours among many common words, the clock of a game within seconds.
"""

from __future__ import annotations

import re
from itertools import product

from rashomon.findings.contradictions.acts import Act, act_of, at_word, two_acts
from rashomon.findings.contradictions.context import shared_context
from rashomon.findings.contradictions.moments import Moment, apart, close, given, moments
from rashomon.findings.contradictions.pair import Conflict, Pair, Side
from rashomon.model import Span

_LEAST_SCORE = 0.3
_LEAST_NEAR = 0.35
_LEAST_PARTS = 0.2
# Sentences that say the same are of one act, though an account has the other's date elsewhere.
_ALIKE = 0.4
_CLOCK_SCORE, _CLOCK_NEAR = 0.7, 1.0
_RANGE_SCORE, _RANGE_APART = 0.5, 2
_RANGE = re.compile(r"\b(1[4-9]\d\d|20\d\d)\s?(?:to|until|through|[-–])\s?(1[4-9]\d\d|20\d\d)\b")
# "About six" is ten past six.
_ROUGH = re.compile(
    r"\b(?:about|around|approximately|nearly|almost|(?:just|shortly) (?:before|after))\s+"
    r"(?:at\s+)?$",
    re.IGNORECASE,
)
_ROUGH_MINUTES = 15
_KINDS = ("date", "weekday", "clock", "game clock", "weeks before", "months before", "years before")


def date_conflict(pair: Pair) -> Conflict | None:
    """The first two values of one kind that belong to the same act and cannot be one."""
    if pair.score < _LEAST_SCORE:
        return None
    if found := _ranges(pair):
        return found
    left, right = (moments(side.account, side.span) for side in (pair.left, pair.right))
    for kind in _KINDS:
        ours, theirs = ([m for m in told if m.kind == kind] for told in (left, right))
        for one, other in _abreast(ours, theirs):
            if apart(one, other) and (why := _one_act(pair, one, other)):
                return _conflict(pair, one, other, why)
    return None


def _abreast(ours: list[Moment], theirs: list[Moment]) -> list[tuple[Moment, Moment]]:
    """Values in their order, where there are as many; the clocks of a game, each with each."""
    if any(moment.kind == "game clock" for moment in ours):
        return list(product(ours, theirs))
    return list(zip(ours, theirs, strict=True)) if len(ours) == len(theirs) else []


def _conflict(pair: Pair, ours: Moment, theirs: Moment, why: str) -> Conflict:
    return Conflict(
        aspect="time" if "clock" in ours.kind else "date",
        left=pair.left.value(ours.span, ours.normalised),
        right=pair.right.value(theirs.span, theirs.normalised),
        why=why,
    )


def _ranges(pair: Pair) -> Conflict | None:
    """One term of years, shifted by a year or two."""
    left = list(_RANGE.finditer(pair.left.text, pair.left.span.start, pair.left.span.end))
    right = list(_RANGE.finditer(pair.right.text, pair.right.span.start, pair.right.span.end))
    if pair.score < _RANGE_SCORE or len(left) != 1 or len(right) != 1:
        return None
    ours, theirs = left[0], right[0]
    gaps = [abs(int(ours[k]) - int(theirs[k])) for k in (1, 2)]
    if not any(gaps) or max(gaps) > _RANGE_APART:
        return None
    spans = [Span(start=m.start(), end=m.end()) for m in (ours, theirs)]
    return Conflict(
        aspect="date",
        left=pair.left.value(spans[0], f"{ours[1]}-{ours[2]}"),
        right=pair.right.value(spans[1], f"{theirs[1]}-{theirs[2]}"),
        why="one term of years, nearly the same",
    )


def _one_act(pair: Pair, ours: Moment, theirs: Moment) -> str:
    """Why the two are of one act; empty where they may be of two."""
    if ours.kind == "game clock":
        return "the clock at one moment of play" if close(ours, theirs) else ""
    left, right = act_of(pair.left, ours.span), act_of(pair.right, theirs.span)
    near = shared_context(pair, ours.span, theirs.span)[0]
    backed = (
        near >= _LEAST_NEAR
        or pair.alike >= _ALIKE
        or close(ours, theirs)
        or pair.weight(_parts(left) & _parts(right)) >= _LEAST_PARTS
    )
    if left.telling and left.stem == right.stem and backed:
        why = f"of the same act: {at_word(pair.left, left.verb)}"
    elif ours.kind == "clock" and pair.score >= _CLOCK_SCORE and near >= _CLOCK_NEAR:
        why = "" if _rounded(pair, ours, theirs) else "an hour of the same event"
    else:
        return ""
    told = _told(pair, pair.right, ours, left) or _told(pair, pair.left, theirs, right)
    return "" if told or two_acts(left, right) else why


def _rounded(pair: Pair, ours: Moment, theirs: Moment) -> bool:
    """Whether one is told roughly, and the other is what it may stand for."""
    gap = abs((ours.parts[0] or 0) - (theirs.parts[0] or 0))
    rough = any(
        _ROUGH.search(side.text[side.span.start : moment.span.start])
        for side, moment in ((pair.left, ours), (pair.right, theirs))
    )
    return rough and gap <= _ROUGH_MINUTES


def _told(pair: Pair, side: Side, moment: Moment, act: Act) -> bool:
    """Whether the account gives this moment too, so that the two may be of two things."""
    for told in given(side, moment):
        if pair.alike < _ALIKE or side.span.covers(told.span):
            return True
        sentence = next((s for s in side.account.sentences if s.span.covers(told.span)), None)
        if sentence is None or act_of(side, told.span, within=sentence.span).stem == act.stem:
            return True
    return False


def _parts(act: Act) -> frozenset[str]:
    return frozenset(
        stem for part in (act.agent, act.patient, *act.others) if part for stem in part.stems
    )
