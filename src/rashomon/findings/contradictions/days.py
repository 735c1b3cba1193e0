"""Two days for one event, in two sentences that otherwise say the same."""

from __future__ import annotations

import re

from rashomon.findings.contradictions.pair import Conflict, Pair, Side
from rashomon.model import Span, TimeRef
from rashomon.text.tokens import content_tokens

# Dates of background come and go; only sentences that say nearly the same are compared.
_LEAST_SCORE = 0.8
_LEAST_ALIKE = 0.25
_WEEKDAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day", re.IGNORECASE)
_ZONE = re.compile(r"local time|\b(?:GMT|UTC|E[SD]?T|P[SD]?T|overnight)\b")
_DAY = re.compile(r"day\b|yesterday|today|tomorrow|\d", re.IGNORECASE)


def day_conflict(pair: Pair) -> Conflict | None:
    """The only day each sentence names, where the two cannot be one and the words beside agree."""
    if pair.score < _LEAST_SCORE or pair.alike < _LEAST_ALIKE:
        return None
    if any(_ZONE.search(side.span.of(side.text)) for side in (pair.left, pair.right)):
        return None  # Friday evening there is Saturday morning here
    ours, theirs = _only_day(pair.left), _only_day(pair.right)
    if ours is None or theirs is None or not _apart(pair, ours, theirs):
        return None
    if not _beside(pair.left, ours) & _beside(pair.right, theirs):
        return None
    return Conflict(
        aspect="date",
        left=pair.left.value(ours.span, ours.earliest or ours.span.of(pair.left.text)),
        right=pair.right.value(theirs.span, theirs.earliest or theirs.span.of(pair.right.text)),
        why="the same event, given two days",
    )


def _only_day(side: Side) -> TimeRef | None:
    days = [
        t for t in side.view.times if _DAY.search(t.span.of(side.text)) and t.earliest == t.latest
    ]
    return days[0] if len(days) == 1 else None


def _clock(side: Side, time: TimeRef) -> bool:
    return time.earliest is None and not re.search("day", time.span.of(side.text), re.IGNORECASE)


def _apart(pair: Pair, ours: TimeRef, theirs: TimeRef) -> bool:
    if ours.earliest and theirs.earliest:
        return ours.earliest != theirs.earliest
    # Without the days of publication, two weekdays by name are still two days.
    names = [
        _WEEKDAY.search(time.span.of(side.text))
        for side, time in ((pair.left, ours), (pair.right, theirs))
    ]
    return all(names) and len({n.group().lower() for n in names if n}) == len(names)


def _beside(side: Side, time: TimeRef, reach: int = 40) -> frozenset[str]:
    """Content stems just before the day (the verb it belongs to) and just after."""
    near = Span(
        start=max(side.span.start, time.span.start - reach),
        end=min(side.span.end, time.span.end + reach),
    )
    own = {t.form for t in content_tokens(side.text, time.span)}
    return frozenset(t.form for t in content_tokens(side.text, near)) - own
