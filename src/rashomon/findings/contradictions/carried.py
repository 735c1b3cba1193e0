"""Conflicts carried over: who says the same as one side contradicts the other side too.

An account that gives its value again contradicts the other account there too.
"Three cables" here and "two cables" there are found by their noun; an account that reports the
first sentence's fact with the same figure ("three data lines") stands against the second as well.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from rashomon.findings.contradictions.told import printed
from rashomon.findings.linking.quantity_match import CURRENCIES, MEASURES, STATES
from rashomon.findings.linking.sentence_view import COMPARED
from rashomon.model import Evidence, Link, Quantity, Reason, Span, Story, Value

# A partial link carries a conflict only from this score on.
_STRONG = 0.9
_ASPECTS = frozenset({"number", "place", "name"})
# An account names a day again for other things that happened on it.
_TIMES = frozenset({"date", "time"})
_WEAK = frozenset({"overlap"})
# What an account counts or measures many times over: the same figure need not be of one thing.
_MANY = "person man woman child day unit number degree barrel kiloton".split()
_NO_REPEATS = MEASURES | CURRENCIES | STATES | {"year of age", *_MANY}
_MOST_REPEATS = 4


def carry_over(story: Story, links: Sequence[Link]) -> tuple[Link, ...]:
    """The links, with the conflicts over figures and names that follow from those found."""
    texts = _Texts(story)
    agreeing: dict[Evidence, list[tuple[Evidence, Link]]] = defaultdict(list)
    for link in links:
        if link.relation == "same" or (link.relation == "overlap" and link.score >= _STRONG):
            agreeing[link.left].append((link.right, link))
            agreeing[link.right].append((link.left, link))
    known = {frozenset((link.left, link.right)): link for link in links}
    order = {account.article.id: at for at, account in enumerate(story.accounts)}
    found: dict[frozenset[Evidence], Link] = {}

    def add(carried: Link) -> None:
        ends = frozenset((carried.left, carried.right))
        old = known.get(ends)
        if len({one.article_id for one in ends}) == 2 and (old is None or old.relation in _WEAK):
            found.setdefault(ends, _turned(carried, order))

    told = [link for link in links if link.relation == "conflict"]
    conflicts = [link for link in told if link.aspect in _ASPECTS]
    for conflict in (*conflicts, *(link for link in told if link.aspect in _TIMES)):
        for carried in _carried(conflict, agreeing, texts):
            add(carried)
    for conflict in (*conflicts, *found.copy().values()):
        for carried in _repeated(conflict, texts):
            add(carried)
    kept = [link for link in links if frozenset((link.left, link.right)) not in found]
    return (*kept, *(replace(o, id=f"{o.id}c{n}") for n, o in enumerate(found.values(), 1)))


class _Texts:
    """The accounts by id: where a value of one sentence stands in another."""

    def __init__(self, story: Story) -> None:
        self._accounts = {account.article.id: account for account in story.accounts}

    def figure(self, value: Value) -> Quantity | None:
        """The figure that a value was read from."""
        account = self._accounts[value.evidence.article_id]
        return next((q for q in account.quantities if q.span == value.evidence.span), None)

    def same(self, value: Value, sentence: Evidence, *, unit: bool = False) -> Value | None:
        """The same figure, of whatever noun unless `unit`, or the same name in a sentence."""
        account = self._accounts[sentence.article_id]
        figure = self.figure(value)
        if figure is not None:
            inside = [q for q in account.quantities if sentence.span.covers(q.span)]
            equal = [q for q in inside if (q.low, q.high) == (figure.low, figure.high)]
            same_unit = [q for q in inside if q.unit == figure.unit and q not in equal]
            if len(equal) != 1 or same_unit or (unit and equal[0].unit != figure.unit):
                return None
            evidence = account.article.evidence(equal[0].span)
            return Value(evidence=evidence, normalised=printed(equal[0]))
        name = value.evidence.span.of(self._text(value.evidence))
        if not name[:1].isupper() and not name[:1].isdigit():
            return None
        match = re.compile(rf"\b{re.escape(name)}\b").search(
            account.article.text, sentence.span.start, sentence.span.end
        )
        if match is None:
            return None
        span = Span(start=match.start(), end=match.end())
        return Value(evidence=account.article.evidence(span), normalised=value.normalised)

    def repeats(self, sentence: Evidence, value: Value) -> Iterator[tuple[Evidence, Value]]:
        """Sentences of the same account that give the value, the sentence itself first."""
        yield sentence, value
        figure = self.figure(value)
        if figure is not None and figure.unit in _NO_REPEATS:
            return
        account = self._accounts[sentence.article_id]
        own = (replace(sentence, span=s.span) for s in account.sentences if s.block in COMPARED)
        again = (
            (other, same)
            for other in own
            if other != sentence and (same := self.same(value, other, unit=True))
        )
        yield from islice(again, _MOST_REPEATS)

    def _text(self, evidence: Evidence) -> str:
        return self._accounts[evidence.article_id].article.text


def _carried(
    conflict: Link, agreeing: dict[Evidence, list[tuple[Evidence, Link]]], texts: _Texts
) -> Iterator[Link]:
    """Conflicts of the other side with those who give this side's value in the same fact."""
    sides = (
        (conflict.left, conflict.left_value, conflict.right, conflict.right_value),
        (conflict.right, conflict.right_value, conflict.left, conflict.left_value),
    )
    for ours, value, theirs, other in sides:
        if value is None or other is None:
            continue
        for third, link in agreeing[ours]:
            if conflict.aspect in _TIMES and link.relation != "same":
                continue
            same = texts.same(value, third)
            if same is None or third.article_id == theirs.article_id:
                continue
            why = Reason(name="one thing", score=1.0, detail="the same value for the same fact")
            yield replace(
                conflict,
                left=third,
                right=theirs,
                left_value=same,
                right_value=other,
                score=round(min(conflict.score, link.score), 4),
                reasons=(why, *conflict.reasons[:1]),
            )


def _repeated(conflict: Link, texts: _Texts) -> Iterator[Link]:
    """The conflict in every sentence where the two accounts repeat what they contradict."""
    if conflict.left_value is None or conflict.right_value is None:
        return
    why = Reason(name="one thing", score=1.0, detail="the same values, given again")
    rights = list(texts.repeats(conflict.right, conflict.right_value))
    for left, ours in texts.repeats(conflict.left, conflict.left_value):
        for right, theirs in rights:
            if (left, right) != (conflict.left, conflict.right):
                yield replace(
                    conflict,
                    left=left,
                    right=right,
                    left_value=ours,
                    right_value=theirs,
                    reasons=(why, *conflict.reasons[:1]),
                )


def _turned(link: Link, order: dict[str, int]) -> Link:
    """The link with the earlier account on the left."""
    if order[link.left.article_id] <= order[link.right.article_id]:
        return link
    return replace(
        link,
        left=link.right,
        right=link.left,
        left_value=link.right_value,
        right_value=link.left_value,
    )
