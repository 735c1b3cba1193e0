"""How far a thing has gone: put off here, ended there; under way here, still to begin there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rashomon.findings.contradictions.context import nearby, other_people
from rashomon.findings.contradictions.pair import Conflict, Pair, Side
from rashomon.model import Span
from rashomon.text.tokens import content_tokens, stem

_HELD = re.compile(
    r"\b(?:suspend|halt|freez|paus|postpon|delay|put(?:s|ting)? on hold)\w*\b", re.IGNORECASE
)
_ENDED = re.compile(
    r"\b(?:shut(?:s|ting)?[ -]?down|shutdown|scrap(?:s|ped|ping)?|abolish\w*|cancel\w*|"
    r"terminat\w*|dismantl\w*|abandon\w*)\b",
    re.IGNORECASE,
)
# Not done, but asked for or thought of.
_UNDONE = re.compile(
    r"\b(?:call\w*|demand\w*|ask\w*|urg\w*|want\w*|threat\w*|could|may|might|should|would|if|not|"
    r"never|n[’']t)\b[^.;]{0,30}$",
    re.IGNORECASE,
)
_HELD_SCORE = 0.2
_OBJECT_WORDS = 5
# Where the object of the act ends: what follows is the time, the reason or another clause.
_CLAUSE_END = re.compile(
    r"[,;:.!?]|\b(?:due|because|after|before|by|amid|until|while|when|following|over|since)\b"
)
_LEAST_WEIGHT = 0.35
_UNDER_WAY = re.compile(
    r"\b(?:is|are|was|were|has been|have been)\s+(?:currently|now|still|already|also)?\s*"
    r"(?:continuing to (?P<to>[a-z]+)|(?P<into>(?:looking|inquiring) into)|(?P<ing>[a-z]+ing))\b"
)
_TO_COME = re.compile(
    r"\b(?:(?:scheduled|due|set|expected|slated) to (?P<verb>[a-z]+)|"
    r"(?:will|to) (?:begin|start)\b)"
)
_STAGE_SCORE = 0.05
# Below this the sentences must have another word beside the act in common.
_SURE = 0.3


def held_conflict(pair: Pair) -> Conflict | None:
    """One thing suspended by the one account and shut down for good by the other."""
    if pair.score < _HELD_SCORE:
        return None
    for ours, theirs in ((_HELD, _ENDED), (_ENDED, _HELD)):
        if _found(pair.left, theirs) or _found(pair.right, ours):
            continue  # told in both forms
        for left in _acts(pair.left, ours):
            for right in _acts(pair.right, theirs):
                shared = _object(pair.left, left) & _object(pair.right, right)
                if any(pair.weights.get(t, 1.0) >= _LEAST_WEIGHT for t in shared):
                    return Conflict(
                        aspect="degree",
                        left=pair.left.value(left, _degree(ours)),
                        right=pair.right.value(right, _degree(theirs)),
                        why=f"said of the same thing: {', '.join(sorted(shared))}",
                    )
    return None


def _degree(pattern: re.Pattern[str]) -> str:
    return "for a time" if pattern is _HELD else "for good"


def _found(side: Side, pattern: re.Pattern[str]) -> bool:
    return pattern.search(side.text, side.span.start, side.span.end) is not None


def _acts(side: Side, pattern: re.Pattern[str]) -> Iterator[Span]:
    for match in pattern.finditer(side.text, side.span.start, side.span.end):
        if not _UNDONE.search(side.text[side.span.start : match.start()]):
            yield Span(start=match.start(), end=match.end())


def _object(side: Side, act: Span) -> frozenset[str]:
    """The content words just after the act, or before it where it ends the clause."""
    clause = _CLAUSE_END.split(side.text[act.end : side.span.end])[0]
    after = list(content_tokens(clause))[:_OBJECT_WORDS]
    if after:
        return frozenset(t.form for t in after)
    before = list(content_tokens(side.text, Span(start=side.span.start, end=act.start)))
    return frozenset(t.form for t in before[-_OBJECT_WORDS:])


def stage_conflict(pair: Pair) -> Conflict | None:
    """Under way by the one account, still to begin by the other."""
    if pair.score < _STAGE_SCORE:
        return None
    for ours, theirs in ((_under_way, _to_come), (_to_come, _under_way)):
        for left, one in ours(pair.left):
            for right, other in theirs(pair.right):
                near = pair.score >= _SURE or _beside(pair, left, right)
                if one & other and near and not other_people(pair):
                    return Conflict(
                        aspect="time",
                        left=pair.left.value(left, _stage(ours is _under_way)),
                        right=pair.right.value(right, _stage(ours is not _under_way)),
                        why=f"said of the same thing: {', '.join(sorted(one & other))}",
                    )
    return None


def _beside(pair: Pair, left: Span, right: Span) -> bool:
    return len(nearby(pair.left, left) & nearby(pair.right, right)) > 0


def _stage(begun: bool) -> str:
    return "under way" if begun else "still to come"


def _under_way(side: Side) -> Iterator[tuple[Span, frozenset[str]]]:
    """What is being done, with the stems of the act."""
    for match in _UNDER_WAY.finditer(side.text, side.span.start, side.span.end):
        verb = match["to"] or match["ing"] or "investigate"
        yield Span(start=match.start(), end=match.end()), frozenset({_act(verb)})


def _to_come(side: Side) -> Iterator[tuple[Span, frozenset[str]]]:
    """What is still to be done: the verb itself, or the nouns before "will begin"."""
    for match in _TO_COME.finditer(side.text, side.span.start, side.span.end):
        span = Span(start=match.start(), end=match.end())
        if match["verb"]:
            yield span, frozenset({_act(match["verb"])})
        else:
            before = Span(start=max(side.span.start, span.start - 60), end=span.start)
            yield span, frozenset(_act(t.form) for t in content_tokens(side.text, before))


def _act(word: str) -> str:
    """A verb and its noun under one form ("investigate", "investigation")."""
    return stem(word)[:7]
