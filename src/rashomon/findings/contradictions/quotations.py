"""One quotation, given to two persons."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.findings.contradictions.pair import Conflict, Pair, Side
from rashomon.model import Mention, Statement
from rashomon.text.tokens import fold, word_tokens

# A run of so many equal words is one quotation, not a phrase that two people use.
_RUN = 8
_LEAST_CONFIDENCE = 0.6


def quotation_conflict(pair: Pair) -> Conflict | None:
    """The same words between quotation marks, with two speakers named beside them."""
    left, right = pair.left.view, pair.right.view
    if not left.stated or not right.stated or left.spoken_by & right.spoken_by:
        return None
    if not left.fivegrams & right.fivegrams:
        return None
    theirs = list(_quoted(pair.right))
    for ours, left_runs in _quoted(pair.left):
        for other, right_runs in theirs:
            if not left_runs & right_runs or _one_name(pair, ours, other):
                continue
            return Conflict(
                aspect="attribution",
                left=pair.left.value(ours.span, ours.span.of(pair.left.text)),
                right=pair.right.value(other.span, other.span.of(pair.right.text)),
                why="the same words, given to two speakers",
            )
    return None


def _quoted(side: Side) -> Iterator[tuple[Mention, frozenset[tuple[str, ...]]]]:
    """Speakers named in this very sentence, with the runs of words they are quoted with."""
    for statement in side.account.statements:
        if statement.mode != "direct" or statement.confidence < _LEAST_CONFIDENCE:
            continue
        if not any(side.span.overlaps(span) for span in statement.content):
            continue
        speaker = _named_speaker(side, statement)
        if speaker is None:
            continue
        words = [t.form for span in statement.content for t in word_tokens(side.text, span)]
        yield (
            speaker,
            frozenset(tuple(words[k : k + _RUN]) for k in range(len(words) - _RUN + 1)),
        )


def _named_speaker(side: Side, statement: Statement) -> Mention | None:
    """The person whose name stands in the source itself, in this sentence."""
    for mention in side.account.mentions:
        inside = any(source.covers(mention.span) for source in statement.source)
        if mention.kind == "person" and inside and side.span.covers(mention.span):
            return mention
    return None


def _one_name(pair: Pair, ours: Mention, theirs: Mention) -> bool:
    """Whether the two names share a word, or one abbreviates the other."""
    left, right = (
        frozenset(fold(span.of(side.text)).split())
        for span, side in ((ours.span, pair.left), (theirs.span, pair.right))
    )
    return bool(left & right) or _spelling(left, right)


def _spelling(left: frozenset[str], right: frozenset[str]) -> bool:
    return any(a[:2] == b[:2] for a in left for b in right)
