"""Two days for one event: the same act, done or said by the same, on two days."""

from __future__ import annotations

import re

from rashomon.findings.contradictions.context import governing_verb, persons, shared_context
from rashomon.findings.contradictions.pair import Conflict, Pair, Side
from rashomon.model import TimeRef
from rashomon.text.tokens import stem

# Dates of background come and go; only sentences that say nearly the same are compared.
_LEAST_SCORE = 0.8
_LEAST_ALIKE = 0.25
_LEAST_SHARED = 1.0
# Among so many words in common one verb is one act, though the sentences tell more besides.
_MUCH_SHARED = 2.0
_DATELINE = 22
# "Friday's game" is of Friday, whenever it is spoken of.
_POSSESSIVE = re.compile(r"['’]s\b")
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_WEEKDAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day", re.IGNORECASE)
_ZONE = re.compile(r"local time|\b(?:GMT|UTC|E[SD]?T|P[SD]?T|overnight)\b")
_DAY = re.compile(r"day\b|yesterday|today|tomorrow|\d", re.IGNORECASE)
# Late on one day there is early on the next here.
_HOUR = re.compile(r"\b(?:night|evening|morning|midnight|late|early|noon|afternoon)\b", re.I)
_SPEECH = frozenset(
    stem(word)
    for word in """said says told admitted announced confirmed warned predicted acknowledged
    declared insisted stated tweeted wrote remarked conceded interview interviewed""".split()
)
_INTERVIEW = re.compile(r"\b(?:interview|speech|statement|news conference|remarks?|tweet)\W+$")


def day_conflict(pair: Pair) -> Conflict | None:
    """The only day each sentence names, where the two cannot be one and the act is the same."""
    if pair.score < _LEAST_SCORE:
        return None
    if any(_ZONE.search(side.span.of(side.text)) for side in (pair.left, pair.right)):
        return None  # Friday evening there is Saturday morning here
    ours, theirs = _only_day(pair.left), _only_day(pair.right)
    if ours is None or theirs is None or not _apart(pair, ours, theirs):
        return None
    act = _one_act(pair, ours, theirs)
    if not act:
        return None
    return Conflict(
        aspect="date",
        left=pair.left.value(ours.span, ours.earliest or ours.span.of(pair.left.text)),
        right=pair.right.value(theirs.span, theirs.earliest or theirs.span.of(pair.right.text)),
        why=act,
    )


def _only_day(side: Side) -> TimeRef | None:
    """The only day of the sentence; a date line in front of it is none."""
    days = [
        t
        for t in side.view.times
        if _DAY.search(t.span.of(side.text))
        and (t.earliest == t.latest)
        and not _clock(side, t)
        and not _POSSESSIVE.match(side.text, t.span.end)
    ]
    if len(days) != 1:
        return None
    before = side.text[side.span.start : days[0].span.start]
    dateline = len(before) < _DATELINE and not re.search(r"\b(?:on|last|this)\s+$", before, re.I)
    return None if dateline else days[0]


def _clock(side: Side, time: TimeRef) -> bool:
    words = time.span.of(side.text)
    return time.earliest is None and not re.search("day", words, re.IGNORECASE)


def _apart(pair: Pair, ours: TimeRef, theirs: TimeRef) -> bool:
    names = [
        _WEEKDAY.search(time.span.of(side.text))
        for side, time in ((pair.left, ours), (pair.right, theirs))
    ]
    if all(names):
        first, second = (_WEEKDAYS.index(n.group().lower()) for n in names if n)
        next_door = (first - second) % 7 in {1, 6}
        told = any(_HOUR.search(_about(s, t)) for s, t in ((pair.left, ours), (pair.right, theirs)))
        # Without the days of publication, two weekdays by name are still two days.
        return first != second and not (next_door and told)
    return bool(ours.earliest and theirs.earliest and ours.earliest != theirs.earliest)


def _about(side: Side, time: TimeRef, reach: int = 25) -> str:
    return side.text[max(side.span.start, time.span.start - reach) : time.span.end + reach]


def _one_act(pair: Pair, ours: TimeRef, theirs: TimeRef) -> str:
    """Why the two days are of one act; empty where they may be of two."""
    verbs = governing_verb(pair.left, ours.span), governing_verb(pair.right, theirs.span)
    shared, _ = shared_context(pair, ours.span, theirs.span)
    said = [
        verb in _SPEECH or bool(_INTERVIEW.search(side.text[side.span.start : time.span.start]))
        for verb, side, time in zip(verbs, (pair.left, pair.right), (ours, theirs), strict=True)
    ]
    much = pair.alike >= _LEAST_ALIKE or shared >= _MUCH_SHARED
    if pair.alike >= _LEAST_ALIKE and all(said) and persons(pair.left) & persons(pair.right):
        return "the same words of the same speaker, given two days"
    if much and not any(said) and verbs[0] and verbs[0] == verbs[1] and shared >= _LEAST_SHARED:
        return "the same act, given two days"
    return ""
