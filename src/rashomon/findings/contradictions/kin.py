"""The one relative of somebody under two names: "his wife, Stacy", "his wife, Stacey"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from rashomon.findings.contradictions.context import prints_any
from rashomon.findings.contradictions.pair import Conflict, Pair, Side
from rashomon.model import Span
from rashomon.text.tokens import fold

_SCORE = 0.3
# Relatives of whom a person has one.
_KIN = (
    "wife|husband|mother|father|girlfriend|boyfriend|fianc[eé]e?|widow|ex-wife|ex-husband|"
    "stepfather|stepmother|only son|only daughter|twin brother|twin sister"
)
_OWNER = r"(?:(?P<owner>[A-Z][\w-]+)['’]s (?:late |former )?)?"
_NAME = r"(?P<name>[A-Z][\w’-]+(?: [A-Z]\.)?(?: [A-Z][\w’-]+){0,2})"
_PATTERNS = (
    re.compile(rf"\b{_OWNER}(?P<kin>{_KIN}),? {_NAME}"),
    re.compile(rf"\b{_NAME}, (?:his|her|{_OWNER})(?:[a-z]+ )?(?P<kin>{_KIN})\b"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Relative:
    """A name with what the person is to somebody, where that is told by name."""

    kin: str
    owner: str
    words: tuple[str, ...]
    span: Span


def kin_conflict(pair: Pair) -> Conflict | None:
    """Two names for one relative, each unknown to the other account."""
    if pair.score < _SCORE:
        return None
    for ours, theirs in product(_relatives(pair.left), _relatives(pair.right)):
        if ours.kin != theirs.kin or _two_owners(ours, theirs):
            continue
        if _knows(pair.left, theirs) or _knows(pair.right, ours):
            continue
        return Conflict(
            aspect="name",
            left=pair.left.value(ours.span, ours.span.of(pair.left.text)),
            right=pair.right.value(theirs.span, theirs.span.of(pair.right.text)),
            why=f"the {ours.kin} of one person",
        )
    return None


def _relatives(side: Side) -> Iterator[_Relative]:
    for pattern in _PATTERNS:
        for match in pattern.finditer(side.text, side.span.start, side.span.end):
            yield _Relative(
                kin=match["kin"],
                owner=fold(match["owner"] or ""),
                words=tuple(fold(match["name"]).split()),
                span=Span(start=match.start("name"), end=match.end("name")),
            )


def _two_owners(ours: _Relative, theirs: _Relative) -> bool:
    return bool(ours.owner and theirs.owner) and ours.owner != theirs.owner


def _knows(side: Side, relative: _Relative) -> bool:
    """Whether the account has the first or the last name anywhere."""
    return prints_any(side, {relative.words[0], relative.words[-1]})
