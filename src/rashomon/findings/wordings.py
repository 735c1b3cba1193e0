"""One referent or act, called by words of different connotation in different accounts.

Phrases of two accounts that may speak of one thing are judged by a small model, the best pairs
grown to concepts over all accounts, and the concepts judged by how far their words frame. Method
and figures: docs/wordings.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np

from rashomon.findings.wording.concepts import Concept, chooses_side, find_concepts
from rashomon.findings.wording.framing import judge
from rashomon.findings.wording.members import unsure_members
from rashomon.findings.wording.model import packaged
from rashomon.findings.wording.offered import Row, holds, offer
from rashomon.findings.wording.pairs import MOST, find_pairs, looked_at
from rashomon.findings.wording.uses import Use
from rashomon.model import Actor, Caveat, Evidence, Link, Story, Wording

# Shown to people, who look at no more; the annotated stories hold two to eight each.
_MOST = 12
# Log odds below which a concept is not shown (docs/wordings.md); lower where each account alone
# uses one of two words that choose sides: of such a pair one wants to know even if it is doubtful.
_LEAST, _LEAST_RIVALS = -1.3, -1.75
_Kind = Literal["label", "event", "place", "group", "person"]
_KINDS: dict[str, _Kind] = {
    "person": "person",
    "place": "place",
    "group": "group",
    "organization": "group",
}


def find_wordings(
    story: Story, actors: Sequence[Actor], links: Sequence[Link]
) -> tuple[Wording, ...]:
    """The wordings most likely to be differences of framing, best first, twelve at most."""
    phrases = find_pairs(story, actors, links)
    if not phrases.pairs:
        return ()
    judges = packaged()
    scores = judges.pairs.scores([pair.features for pair in phrases.pairs])
    concepts = find_concepts(phrases, scores, judges.reference)
    judged = judge(concepts, judges.framing)
    least = np.where([chooses_side(one) for one in concepts], _LEAST_RIVALS, _LEAST)
    rows = offer(concepts, judged, judges.reference, most=_MOST, least=least)
    kinds = {actor.id: _KINDS.get(actor.kind, "label") for actor in actors}
    marked = [(row, unsure_members(row.concept, judges, phrases.linked)) for row in rows]
    shown = [(row, unsure) for row, unsure in marked if holds(row, unsure)]
    return tuple(
        _wording(story, row, number, kinds, unsure)
        for number, (row, unsure) in enumerate(shown, start=1)
    )


def wording_caveats(story: Story) -> tuple[Caveat, ...]:
    """What to know of the wordings of many accounts: fewer phrases of each two are compared."""
    most = looked_at(len(story.accounts))
    if most == MOST:
        return ()
    detail = (
        f"Of each two of the {len(story.accounts)} accounts only the {most:,} likeliest pairs of "
        f"phrases were compared for wordings ({MOST:,} where accounts are few); compare fewer "
        "accounts to see more."
    )
    return (Caveat(code="wordings-sampled", detail=detail),)


def _wording(
    story: Story, row: Row, number: int, kinds: dict[str, _Kind], unsure: frozenset[Use]
) -> Wording:
    concept = row.concept
    seed = (concept.seed.left, concept.seed.right)
    # By account: those the difference was found in, then the others as told.
    uses = [
        use
        for own in concept.uses.values()
        for use in sorted(own, key=lambda use: (use not in seed, use.span))
    ]
    return Wording(
        id=f"w{number}",
        concept=_label(story, concept),
        kind=_kind(concept, kinds),
        uses=tuple(_evidence(story, use) for use in uses),
        score=round(float(1 / (1 + np.exp(-row.score))), 4),
        why=_why(concept),
        unsure=tuple(_evidence(story, use) for use in uses if use in unsure),
    )


def _evidence(story: Story, use: Use) -> Evidence:
    return story.accounts[use.account].article.evidence(use.span)


def _label(story: Story, concept: Concept) -> str:
    """The plainer of the two phrases the difference was found in."""
    seed = (concept.seed.left, concept.seed.right)
    plain = min(seed, key=lambda use: (_connoted(use), len(use.span), use.span))
    return " ".join(plain.span.of(story.accounts[plain.account].article.text).split())


def _connoted(use: Use) -> float:
    return sum(abs(one.valence) + len(one.classes) for one in use.connotations)


def _kind(concept: Concept, kinds: dict[str, _Kind]) -> _Kind:
    seed = concept.seed.left
    if seed.phrase.kind == "verb":
        return "event"
    return kinds.get(seed.own, "label")


def _why(concept: Concept) -> str:
    """The words in which the two phrases of the seed differ, and a mark that only one bears."""
    left, right = concept.seed.left, concept.seed.right
    ours = [
        word for word, stem in zip(left.words, left.stems, strict=True) if stem not in right.stems
    ]
    theirs = [w for w, stem in zip(right.words, right.stems, strict=True) if stem not in left.stems]
    words = " / ".join(", ".join(side[:3]) for side in (ours, theirs) if side)
    marks = [
        name
        for name, here, there in (
            ("quoted on one side only", left.quoted, right.quoted),
            ("active / passive", left.passive, right.passive),
        )
        if here != there
    ]
    return "; ".join(filter(None, [words, *marks]))
