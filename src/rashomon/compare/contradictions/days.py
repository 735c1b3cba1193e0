"""Two days for one event, in two sentences that otherwise say the same."""

from __future__ import annotations

import re

from rashomon.compare.contradictions.pair import Conflict, Pair, Side
from rashomon.model import Span, TimeRef
from rashomon.text.tokens import content_tokens

# Dates of background come and go; only sentences that say nearly the same are compared.
_LEAST_SCORE = 0.8
_LEAST_ALIKE = 0.25
_DAY = re.compile(r"day\b|yesterday|today|tomorrow|\d", re.IGNORECASE)


def day_conflict(pair: Pair) -> Conflict | None:
    """The only day each sentence names, where the two cannot be one and the words beside agree."""
    if pair.score < _LEAST_SCORE or pair.alike < _LEAST_ALIKE:
        return None
    ours, theirs = _only_day(pair.left), _only_day(pair.right)
    if ours is None or theirs is None or not _apart(ours, theirs):
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


def _apart(ours: TimeRef, theirs: TimeRef) -> bool:
    if ours.earliest and theirs.earliest:
        return ours.earliest != theirs.earliest
    return False


def _beside(side: Side, time: TimeRef, reach: int = 40) -> frozenset[str]:
    """Content stems just before the day (the verb it belongs to) and just after."""
    near = Span(
        start=max(side.span.start, time.span.start - reach),
        end=min(side.span.end, time.span.end + reach),
    )
    own = {t.form for t in content_tokens(side.text, time.span)}
    return frozenset(t.form for t in content_tokens(side.text, near)) - own
