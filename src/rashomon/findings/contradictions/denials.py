"""Denied here, asserted there: what one account reports as denied, the other as said or as a fact.

That is no contradiction of accounts, but a reader of the second alone does not learn of the
denial: so it is told only where the second reports no denial of it anywhere.
"""

from __future__ import annotations

import re

from rashomon.findings.contradictions.pair import Conflict, Pair, Side
from rashomon.model import Span, Statement
from rashomon.text.tokens import content_tokens

_LEAST_SCORE = 0.5
# Share, and weight, of what is denied that the other sentence must tell.
_LEAST_SHARE = 0.6
_LEAST_WEIGHT = 1.5
_NEGATION = re.compile(
    r"\b(?:not|never|no|none|nobody|without|den(?:y|ies|ied|ial|ying)|reject\w*|refut\w*|dismiss\w*|"
    r"false|untrue|baseless|disput\w*|whether|if)\b|n[’']t\b",
    re.IGNORECASE,
)


def denial_difference(pair: Pair) -> Conflict | None:
    """A denial in the one account of what the other account's sentence tells."""
    if pair.score < _LEAST_SCORE:
        return None
    for denying, telling, turned in pair.both_ways():
        if _NEGATION.search(telling.text, telling.span.start, telling.span.end):
            continue
        for statement in denying.account.statements:
            where = _denied(denying, statement)
            if where is None:
                continue
            terms = _terms(denying, where)
            if not _held(pair, terms, telling.view.terms):
                continue
            if _speaks_too(denying, statement, telling):
                continue
            if any(_also_denied(pair, terms, _terms(telling, s)) for s in _denials(telling)):
                continue
            denied = denying.value(where, "denied")
            asserted = telling.value(telling.span, _how(telling))
            return Conflict(
                aspect="polarity",
                left=asserted if turned else denied,
                right=denied if turned else asserted,
                why="what is denied here is told there",
                nature="denied",
                note=f"denied by {_who(denying, statement)} in one account; {_how(telling)} "
                "in the other, which reports no denial",
            )
    return None


def _denied(side: Side, statement: Statement) -> Span | None:
    """What the statement denies, in this sentence; a quotation is the denial itself."""
    cue = any(side.span.covers(span) for span in statement.cue)
    if statement.stance != "denies" or statement.mode != "indirect" or not cue:
        return None
    return next((s for s in statement.content if side.span.covers(s)), None)


def _denials(side: Side) -> list[Span]:
    return [s for one in side.account.statements if one.stance == "denies" for s in one.content]


def _terms(side: Side, span: Span) -> frozenset[str]:
    return frozenset(t.form for t in content_tokens(side.text, span))


def _speaks_too(denying: Side, statement: Statement, telling: Side) -> bool:
    """Whether the other sentence passes on the same speaker: then it reports the denial."""
    ours = {t.form for t in content_tokens(_who(denying, statement))}
    theirs = (
        _who(telling, one)
        for one in telling.account.statements
        if any(span.overlaps(telling.span) for span in (*one.content, *one.source))
    )
    return any(ours & {t.form for t in content_tokens(name)} for name in theirs)


def _also_denied(pair: Pair, terms: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether a denial in the account that tells it is of the same thing."""
    return bool(terms & theirs) and (
        _held(pair, terms, theirs) or _held(pair, theirs, terms) or len(theirs) <= 2
    )


def _held(pair: Pair, terms: frozenset[str], others: frozenset[str]) -> bool:
    """Whether most of the terms, by weight, are among the others."""
    shared = pair.weight(terms & others)
    return shared >= _LEAST_WEIGHT and shared >= _LEAST_SHARE * pair.weight(terms)


def _who(side: Side, statement: Statement) -> str:
    if statement.speaker.mention:
        return statement.speaker.mention.of(side.text)
    if statement.speaker.label:
        return statement.speaker.label
    return " ".join(span.of(side.text) for span in statement.source) or "a source"


def _how(side: Side) -> str:
    """Told by the account itself, or put to somebody."""
    stated = any(
        content.overlaps(side.span)
        for one in side.account.statements
        if one.stance != "denies"
        for content in one.content
    )
    return "reported as said" if stated else "told as a fact"
