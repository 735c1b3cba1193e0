"""A cause that the one account holds possible and the other states: "suspected arson", "arson"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rashomon.findings.contradictions.pair import Conflict, Pair, Side
from rashomon.model import Span

_LEAST_SCORE = 0.1
_CAUSES = "arson|arsonists?|suicide|sabotage|pilot error|overdose|foul play|natural causes|gas leak"
_CAUSE = re.compile(rf"\b(?P<cause>{_CAUSES})\b", re.IGNORECASE)
_DOUBT = re.compile(
    r"\b(?:possib\w+|potential\w*|suspect\w*|suspicio\w*|alleged\w*|consider\w*|may|might|could|"
    r"whether|treat\w*|investigat\w*|probabl\w*|apparent\w*|likely|rul\w+ out|not|no|if|believ\w*|"
    r"appear\w*|seem\w*|fear\w*|charg\w*|accus\w*|looking into|assum\w*|or|unless|would|"
    r"pattern|when|coinciden\w*)\b|\?",
    re.IGNORECASE,
)
# A plain statement: "was damaged by arson", "an arsonist has".
_STATED = re.compile(r"\b(?:by|was|is|an?|caused by|due to|of)\s+$", re.IGNORECASE)
_REACH = 60


def certainty_conflict(pair: Pair) -> Conflict | None:
    """The same cause, held possible here and stated as a fact by the other account itself."""
    if pair.score < _LEAST_SCORE:
        return None
    for ours, cause, doubted in _causes(pair.left):
        for theirs, other, open_there in _causes(pair.right):
            if _kind(cause) != _kind(other) or doubted == open_there:
                continue
            stated = pair.right if doubted else pair.left
            if _attributed(stated, theirs if doubted else ours):
                continue
            return Conflict(
                aspect="degree",
                left=pair.left.value(ours, "possible" if doubted else "stated as a fact"),
                right=pair.right.value(theirs, "possible" if open_there else "stated as a fact"),
                why=f"the same cause: {cause}",
            )
    return None


def _kind(cause: str) -> str:
    return cause[:5]


def _causes(side: Side) -> Iterator[tuple[Span, str, bool]]:
    """Causes that are doubted, or stated in a sentence without any word of doubt."""
    doubtful = _DOUBT.search(side.text, side.span.start, side.span.end)
    for match in _CAUSE.finditer(side.text, side.span.start, side.span.end):
        start = max(side.span.start, match.start() - _REACH)
        doubt = _DOUBT.search(side.text, start, match.start())
        plain = _STATED.search(side.text[side.span.start : match.start()])
        if doubt:
            yield Span(start=doubt.start(), end=match.end()), match["cause"].lower(), True
        elif plain and not doubtful:
            yield Span(start=match.start(), end=match.end()), match["cause"].lower(), False


def _attributed(side: Side, span: Span) -> bool:
    """Whether somebody is given as the source of these words."""
    return any(content.overlaps(span) for one in side.account.statements for content in one.content)
