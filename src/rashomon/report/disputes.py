"""Which conflicts are shown as one: those whose values stand against each other pair by pair.

Chained, one account's count of a town would end up beside another's count of the country. So two
values share a dispute only where they are in conflict themselves or can be one value.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.model import Evidence, Link

_FIGURE = re.compile(
    r"(?P<bound>at least |at most )?(?P<low>\d+(?:\.\d+)?)(?: to (?P<high>\d+(?:\.\d+)?))? "
    r"(?P<thing>.+)"
)


@dataclass(frozen=True, slots=True)
class _End:
    """The words on one side of a conflict; `read` what they are read as."""

    words: Evidence
    aspect: str
    read: str


def disputes(conflicts: Sequence[Link]) -> Iterator[tuple[Link, ...]]:
    """The conflicts in groups, each value against each other; no conflict is in two groups."""
    nodes: dict[tuple[Evidence, str], _End] = {}
    ends = [_ends(link, nodes) for link in conflicts]
    against: dict[_End, set[_End]] = defaultdict(set)
    for one, other in ends:
        against[one].add(other)
        against[other].add(one)
    order = sorted(range(len(conflicts)), key=lambda k: (-conflicts[k].score, k))
    shown: set[int] = set()
    for first in order:
        if first in shown:
            continue
        group = _grown(ends[first], against)
        inside = [k for k in order if k not in shown and set(ends[k]) <= group]
        shown.update(inside)
        yield tuple(conflicts[k] for k in sorted(inside))


def _ends(link: Link, nodes: dict[tuple[Evidence, str], _End]) -> tuple[_End, _End]:
    found = []
    for sentence, value in ((link.left, link.left_value), (link.right, link.right_value)):
        words = value.evidence if value else sentence
        read = value.normalised.casefold() if value else ""
        key = (words, link.aspect or "")
        found.append(nodes.setdefault(key, _End(words, link.aspect or "", read)))
    return found[0], found[1]


def _grown(pair: tuple[_End, _End], against: dict[_End, set[_End]]) -> frozenset[_End]:
    """The two ends and all that fit every other in the group, nearest first."""
    group = list(dict.fromkeys(pair))
    waiting = sorted(
        {near for end in pair for near in against[end]} - set(pair),
        key=lambda end: (end.words.article_id, end.words.span),
    )
    while waiting:
        end = waiting.pop(0)
        if end not in group and all(_fits(end, other, against) for other in group):
            group.append(end)
            waiting.extend(
                sorted(
                    against[end] - set(group) - set(waiting),
                    key=lambda end: (end.words.article_id, end.words.span),
                )
            )
    return frozenset(group)


def _fits(one: _End, other: _End, against: dict[_End, set[_End]]) -> bool:
    return other in against[one] or _one_reading(one, other)


def _one_reading(one: _End, other: _End) -> bool:
    """Whether two can be one value ("at least 200 hurt", "249 hurt"; "7 dead", "7 lives")."""
    ours, theirs = _FIGURE.fullmatch(one.read), _FIGURE.fullmatch(other.read)
    if not ours or not theirs:
        same_account = one.words.article_id == other.words.article_id
        return one.read == other.read and bool(one.read or same_account)
    (low, high), (least, most) = _range(ours), _range(theirs)
    if ours["thing"] != theirs["thing"]:
        return low == least
    return low <= most and least <= high


def _range(figure: re.Match[str]) -> tuple[float, float]:
    low = float(figure["low"])
    if figure["bound"] == "at most ":
        return 0.0, low
    if figure["bound"]:
        return low, math.inf
    return low, float(figure["high"] or low)
