"""Conflicts carried over: who says the same as one side contradicts the other side too.

"Three cables" here and "two cables" there are found by their noun; an account that reports the
first sentence's fact with the same figure ("three data lines") stands against the second as well.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rashomon.findings.linking.quantity_match import nominal
from rashomon.model import Evidence, Link, Quantity, Reason, Story, Value

# A partial link carries a conflict only from this score on.
_STRONG = 0.9


def carry_over(story: Story, links: Sequence[Link]) -> tuple[Link, ...]:
    """The links, with the conflicts over figures that follow from those found."""
    quantities = _by_sentence(story)
    agreeing: dict[Evidence, list[tuple[Evidence, Link]]] = defaultdict(list)
    for link in links:
        if link.relation == "same" or (link.relation == "overlap" and link.score >= _STRONG):
            agreeing[link.left].append((link.right, link))
            agreeing[link.right].append((link.left, link))
    known = {frozenset((link.left, link.right)): link for link in links}
    order = {account.article.id: at for at, account in enumerate(story.accounts)}
    found: dict[frozenset[Evidence], Link] = {}
    for conflict in links:
        if conflict.relation == "conflict" and conflict.aspect == "number":
            for carried in _carried(conflict, agreeing, quantities):
                ends = frozenset((carried.left, carried.right))
                old = known.get(ends)
                if len({one.article_id for one in ends}) == 2 and (
                    old is None or old.relation == "overlap"
                ):
                    found.setdefault(ends, _turned(carried, order))
    kept = [link for link in links if frozenset((link.left, link.right)) not in found]
    return (*kept, *(replace(o, id=f"{o.id}c{n}") for n, o in enumerate(found.values(), 1)))


def _by_sentence(story: Story) -> dict[str, tuple[Quantity, ...]]:
    return {account.article.id: account.quantities for account in story.accounts}


def _carried(
    conflict: Link,
    agreeing: dict[Evidence, list[tuple[Evidence, Link]]],
    quantities: dict[str, tuple[Quantity, ...]],
) -> Iterator[Link]:
    """Conflicts of the other side with those who give this side's figure in the same fact."""
    sides = (
        (conflict.left, conflict.left_value, conflict.right, conflict.right_value),
        (conflict.right, conflict.right_value, conflict.left, conflict.left_value),
    )
    for ours, value, theirs, other in sides:
        if value is None or other is None:
            continue
        figure = _figure(quantities[ours.article_id], value.evidence)
        for third, link in agreeing[ours]:
            same = _same_figure(figure, third, quantities[third.article_id])
            if same is None or third.article_id == theirs.article_id:
                continue
            words = Evidence(article_id=third.article_id, text_sha=third.text_sha, span=same.span)
            why = Reason(name="one thing", score=1.0, detail="the same figure for the same fact")
            yield replace(
                conflict,
                left=third,
                right=theirs,
                left_value=Value(evidence=words, normalised=f"{nominal(same):g} {same.unit}"),
                right_value=other,
                score=round(min(conflict.score, link.score), 4),
                reasons=(why, *conflict.reasons[:1]),
            )


def _figure(quantities: Sequence[Quantity], evidence: Evidence) -> Quantity | None:
    return next((q for q in quantities if q.span == evidence.span), None)


def _same_figure(
    figure: Quantity | None, sentence: Evidence, quantities: Sequence[Quantity]
) -> Quantity | None:
    """The only figure of that value in the sentence, whatever noun it stands with."""
    if figure is None:
        return None
    inside = [q for q in quantities if sentence.span.covers(q.span)]
    equal = [q for q in inside if (q.low, q.high) == (figure.low, figure.high)]
    same_unit = [q for q in inside if q.unit == figure.unit and q not in equal]
    return equal[0] if len(equal) == 1 and not same_unit else None


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
