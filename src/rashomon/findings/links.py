"""Links: pairs of sentences of two accounts that report one fact, or contradict each other on it.

Every pair of title and body sentences is scored by what the two share (`linking.features`) with a
fitted model (`linking.scorer`); those that it leaves open are read (`linking.second_look`); pairs
above a threshold are links. Contradictions are looked for among the likely pairs (`conflicts`).
Method and figures: docs/links.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray

from rashomon.encoder.pairs import load_pair_reader
from rashomon.findings.conflicts import ConflictFinder
from rashomon.findings.contradictions.carried import carry_over
from rashomon.findings.contradictions.pair import RECONCILABLE, Conflict
from rashomon.findings.linking.candidates import account_pairs
from rashomon.findings.linking.features import NAMES, pair_features
from rashomon.findings.linking.judge import PairJudge
from rashomon.findings.linking.quantity_match import agree, same_unit
from rashomon.findings.linking.second_look import SecondLook
from rashomon.findings.linking.sentence_view import SentenceView, StoryView, view_story
from rashomon.model import (
    Actor,
    Attribution,
    Evidence,
    Link,
    Quantity,
    Reason,
    Relation,
    Story,
)

_COSINE = NAMES.index("cosine")
_FIVEGRAMS = NAMES.index("fivegrams")
_Row = NDArray[np.float32]
Told = Callable[[int, int], None]
# A contradiction may hide in a pair that shares little else.
_CONFLICT_FROM = 0.03
_WORDS_SHOWN = 8


def find_links(
    story: Story,
    actors: Sequence[Actor],
    attributions: Sequence[Attribution],
    *,
    view: StoryView | None = None,
    threads: int = 1,
    told: Told | None = None,
) -> tuple[Link, ...]:
    """All links between the accounts of a story, in the order of the text.

    `view` is the story as its sentences were looked at already, if they were; `threads` is the
    number that the model may use that reads pairs; `told` hears before each two accounts how many
    pairs of them are done, and of how many.
    """
    view = view or view_story(story, actors, attributions)
    names = {actor.id: actor.name for actor in actors}
    look = SecondLook(partial(load_pair_reader, threads=threads), story, view, names)
    return carry_over(story, list(_links(story, view, names, PairJudge(look), told)))


def _links(
    story: Story, view: StoryView, names: dict[str, str], judge: PairJudge, told: Told | None
) -> Iterator[Link]:
    conflicts = ConflictFinder(story, view)
    number = 0
    count = sum(map(bool, view.rows))
    for done, (left, right) in enumerate(account_pairs(view)):
        if told:
            told(done, count * (count - 1) // 2)
        features = pair_features(view, left, right)
        judged = judge(features, left, right)
        for k in np.flatnonzero(judged.near >= _CONFLICT_FROM).tolist():
            a, b = view.views[left[k]], view.views[right[k]]
            near, alike = float(judged.near[k]), float(judged.near_alike[k])
            conflict = conflicts.find(a, b, score=near, alike=alike)
            opposed = conflict is not None and conflict.nature not in RECONCILABLE
            if not opposed and not judged.linked[k]:
                continue
            number += 1
            apart = conflict is not None and conflict.nature in {"scope", "denied"}
            relation: Relation = "same" if judged.same[k] and not apart else "overlap"
            yield Link(
                id=f"l{number}",
                left=_evidence(story, a),
                right=_evidence(story, b),
                relation="conflict" if opposed else relation,
                score=round(float(judged.score[k]), 4),
                by_features=round(float(judged.by_features[k]), 4),
                reasons=tuple(_reasons(view, (a, b), features[k], names, conflict)),
                aspect=conflict.aspect if conflict else None,
                left_value=conflict.left if conflict else None,
                right_value=conflict.right if conflict else None,
                note=conflict.note if conflict else "",
                nature=conflict.nature if conflict else None,
            )


def _evidence(story: Story, view: SentenceView) -> Evidence:
    return story.accounts[view.account].article.evidence(view.sentence.span)


def _reasons(
    view: StoryView,
    pair: tuple[SentenceView, SentenceView],
    features: _Row,
    names: dict[str, str],
    conflict: Conflict | None,
) -> Iterator[Reason]:
    """What the two share, for people to read."""
    a, b = pair
    if conflict:
        yield Reason(name="one thing", score=1.0, detail=conflict.why)
    yield Reason(name="meaning", score=round(float(features[_COSINE]), 3), detail="cosine")
    shared = sorted(a.entities & b.entities)
    if shared:
        known = [names.get(e, e.removeprefix("~")) for e in shared]
        yield Reason(name="names", score=float(len(shared)), detail=", ".join(known))
    words = sorted(a.terms & b.terms, key=lambda t: (-view.weights[t] * view.rarity[t], t))
    if words:
        weight = round(sum(view.weights[t] for t in words), 2)
        yield Reason(name="words", score=weight, detail=", ".join(words[:_WORDS_SHOWN]))
    figures = sorted({x.unit for x in a.quantities for y in b.quantities if _equal(x, y)})
    if figures:
        yield Reason(name="figures", score=float(len(figures)), detail=", ".join(figures))
    if a.spoken_by & b.spoken_by:
        speakers = ", ".join(names.get(s, s) for s in sorted(a.spoken_by & b.spoken_by))
        yield Reason(name="speaker", score=1.0, detail=speakers)
    if features[_FIVEGRAMS] > 0:
        count = len(a.fivegrams & b.fivegrams)
        yield Reason(name="same wording", score=float(count), detail="runs of five words")


def _equal(x: Quantity, y: Quantity) -> bool:
    return same_unit(x, y) and agree(x, y)
