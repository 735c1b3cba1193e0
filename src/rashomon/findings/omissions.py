"""What only one account tells: its body sentences that no link joins to another account.

How much the others leave out by it is weighed by a fitted model over where the sentence stands,
who speaks, whom and what it names, and how far the nearest sentence elsewhere is.
Method and figures: docs/omissions.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from rashomon.findings.linking.salience import salience_features
from rashomon.findings.linking.scorer import packaged
from rashomon.findings.linking.sentence_view import SentenceView, StoryView, view_story
from rashomon.learned.logistic import Logistic
from rashomon.model import Attribution, Link, Only, Reason, Span, Story
from rashomon.text.tokens import word_tokens

_Row = NDArray[np.float32]

# What a feature's high or low value means to a reader, where it says something.
_READABLE = {
    "nearest_centred": ("little like it elsewhere", -1),
    "position": ("early in the account", -1),
    "early": ("early in the account", 1),
    "entities_new": ("names that others do not have", 1),
    "quantities": ("holds figures", 1),
    "stated": ("a statement", 1),
    "quoted": ("quoted words", 1),
    "length": ("says much", 1),
    "centrality": ("close to the story's subject", 1),
    "title_cosine": ("close to a headline", 1),
}
_REASONS_SHOWN = 3


def find_only(
    story: Story,
    links: Sequence[Link],
    attributions: Sequence[Attribution],
    *,
    view: StoryView | None = None,
) -> tuple[Only, ...]:
    """Body sentences without a link, in the order of the text, each with its weight.

    `view` is the story as its sentences were looked at already, if they were.
    """
    view = view or view_story(story, (), attributions)
    model = packaged("omission")
    features = salience_features(view, [first_word(story, v) for v in view.views])
    weights = model.probabilities(features)
    parts = model.contributions(features)
    linked = {(e.article_id, e.span) for link in links for e in (link.left, link.right)}
    found: list[Only] = []
    for k, sentence in enumerate(view.views):
        article = story.accounts[sentence.account].article
        if sentence.title or (article.id, sentence.sentence.span) in linked:
            continue
        found.append(
            Only(
                evidence=article.evidence(sentence.sentence.span),
                weight=round(float(weights[k]), 4),
                reasons=tuple(_reasons(model, parts[k])),
                statement_id=_statement(story, sentence),
            )
        )
    return tuple(found)


def first_word(story: Story, view: SentenceView) -> str:
    """The first word of a sentence, folded."""
    text = story.accounts[view.account].article.text
    return next((t.form for t in word_tokens(text, view.sentence.span)), "")


def _statement(story: Story, view: SentenceView) -> str | None:
    """The statement that takes up most of the sentence, if one does."""
    span = view.sentence.span
    best, most = None, 0
    for statement in story.accounts[view.account].statements:
        held = sum(_shared(span, piece) for piece in statement.content)
        if held > most:
            best, most = statement.id, held
    return best


def _shared(a: Span, b: Span) -> int:
    return max(0, min(a.end, b.end) - max(a.start, b.start))


def _reasons(model: Logistic, parts: _Row) -> Iterator[Reason]:
    """The strongest parts of the weight that a reader can make sense of."""
    told: set[str] = set()
    for at in np.argsort(-parts).tolist():
        name = model.names[at]
        detail, sign = _READABLE.get(name, ("", 0))
        if parts[at] <= 0.05 or len(told) >= _REASONS_SHOWN:
            break
        # The words fit only where the model rewards the value they describe.
        if detail and detail not in told and np.sign(model.weights[at]) == sign:
            told.add(detail)
            yield Reason(name=name, score=round(float(parts[at]), 3), detail=detail)
