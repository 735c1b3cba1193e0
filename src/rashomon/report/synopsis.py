"""The findings of a synopsis, and what a model of the user's made of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rashomon.model import Comparison, DropCode, Finding, Rewriting
from rashomon.report import clean
from rashomon.report.view import Conflict, Fact, RewrittenView, Sign, View

# As many as a page shows; and of a fact that many tell, as many sentences as say it well enough.
_FACTS, _CONFLICTS, _TOLD = 12, 8, 6

_WHY: dict[DropCode, str] = {
    "cites-nothing": "cites no finding",
    "unknown-finding": "cites a finding that there is not",
    "adds-quotation": "adds or alters a quotation",
    "adds-number": "adds a number",
    "adds-date": "adds a date",
    "adds-name": "adds a name",
    "other-speaker": "puts words to another speaker",
    "changes-negation": "drops or adds a negation",
    "drops-hedge": "drops a hedge",
    "drops-attribution": "does not say who says it",
    "other-words": "says something else",
}


def synopsis_findings(view: View, comparison: Comparison) -> tuple[Finding, ...]:
    """The findings that the part "In short" shows, in its order: what is agreed, what disputed."""
    agreements = {one.id: one for one in comparison.agreements}
    links = {one.id: one for one in comparison.links}
    found = []
    for fact in view.synopsis[:_FACTS]:
        one = agreements[fact.id]
        others = [evidence for evidence in one.told if evidence != one.core]
        found.append(
            Finding(
                id=one.id,
                kind="partly" if one.partly else "agreed",
                told=(one.core, *others[: _TOLD - 1]),
            )
        )
    for conflict in view.conflicts[:_CONFLICTS]:
        best = links[conflict.links[0]]
        found.append(Finding(id=best.id, kind="disputed", told=(best.left, best.right)))
    return tuple(found)


def rewritten_view(
    rewriting: Rewriting | None, facts: Sequence[Fact], conflicts: Sequence[Conflict]
) -> RewrittenView | None:
    """A rewriting as it is shown: its sentences with signs, and what was dropped."""
    if rewriting is None:
        return None
    signs = {fact.id: Sign(sign=fact.sign, target=f"fact-{fact.number}") for fact in facts}
    for conflict in conflicts:
        sign = Sign(sign=f"≠{conflict.number}", target=f"conflict-{conflict.number}")
        signs |= dict.fromkeys(conflict.links, sign)
    return RewrittenView(
        model=clean.one_line(rewriting.model),
        lines=tuple(
            (clean.one_line(one.text), tuple(signs[id] for id in one.cites if id in signs))
            for one in rewriting.sentences
        ),
        notes=tuple(_notes(rewriting)),
    )


def _notes(rewriting: Rewriting) -> list[str]:
    if rewriting.caveat:
        return [f"Not rewritten: {clean.one_line(rewriting.caveat.detail)}."]
    written = len(rewriting.sentences) + len(rewriting.dropped)
    notes = [
        f"{len(rewriting.sentences)} of {clean.count(written, 'sentence')} stood the checks. "
        "They catch inventions that can be seen in the words, not every wrong turn."
    ]
    if rewriting.dropped:
        reasons = Counter(_WHY[one.code] for one in rewriting.dropped)
        told = "; ".join(f"{number} {why}" for why, number in reasons.most_common())
        notes.append(f"Dropped: {told}.")
    return notes
