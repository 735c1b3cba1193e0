"""Contradictions between two sentences of two accounts: precision before completeness.

Only values of one thing at one scope are compared; each kind has its module in `contradictions`.
Two speakers who contradict each other are no contradiction of accounts. Docs: docs/conflicts.md.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from rashomon.findings.contradictions.absences import absence_conflict
from rashomon.findings.contradictions.addresses import address_conflict
from rashomon.findings.contradictions.ages import age_conflict
from rashomon.findings.contradictions.certainty import certainty_conflict
from rashomon.findings.contradictions.dates import date_conflict
from rashomon.findings.contradictions.days import day_conflict
from rashomon.findings.contradictions.denials import denial_difference
from rashomon.findings.contradictions.figures import Figures, words_mean
from rashomon.findings.contradictions.kin import kin_conflict
from rashomon.findings.contradictions.lie import lie_conflict
from rashomon.findings.contradictions.measures import measure_conflict
from rashomon.findings.contradictions.names import name_conflict
from rashomon.findings.contradictions.numbers import number_conflict, rounding_difference
from rashomon.findings.contradictions.opposites import opposite_conflict
from rashomon.findings.contradictions.pair import Conflict, Pair, Side
from rashomon.findings.contradictions.proper import proper_conflict
from rashomon.findings.contradictions.quotations import quotation_conflict
from rashomon.findings.contradictions.roles import role_conflict
from rashomon.findings.contradictions.stages import held_conflict, stage_conflict
from rashomon.findings.contradictions.wider import scope_difference
from rashomon.findings.contradictions.withheld import withheld_conflict
from rashomon.findings.linking.sentence_view import SentenceView, StoryView
from rashomon.model import AnnotatedArticle, Story
from rashomon.text.tokens import fold, word_tokens

_KINDS: tuple[Callable[[Pair], Conflict | None], ...] = (
    number_conflict,
    age_conflict,
    absence_conflict,
    name_conflict,
    opposite_conflict,
    held_conflict,
    day_conflict,
    date_conflict,
    measure_conflict,
    quotation_conflict,
    role_conflict,
    address_conflict,
    proper_conflict,
    kin_conflict,
    lie_conflict,
    withheld_conflict,
    certainty_conflict,
    stage_conflict,
    rounding_difference,
    scope_difference,
    denial_difference,
)
# A place named in this share of an account's sentences, or in its title or first sentence, is
# where the whole event happens.
_HOME_SHARE = 0.25


class ConflictFinder:
    """Looks for contradictions in the pairs of one story."""

    def __init__(self, story: Story, view: StoryView) -> None:
        self._story = story
        self._view = view
        self._home = [
            _home(account, [view.views[k] for k in rows])
            for account, rows in zip(story.accounts, view.rows, strict=True)
        ]
        mean = words_mean(story.accounts)
        self._figures = [
            Figures(account, [view.views[k].sentence for k in rows], mean)
            for account, rows in zip(story.accounts, view.rows, strict=True)
        ]
        self._sides: dict[tuple[int, int], Side] = {}

    def find(
        self, left: SentenceView, right: SentenceView, *, score: float, alike: float
    ) -> Conflict | None:
        """The difference between two sentences that share a fact with probability `score`.

        One whose nature is `RECONCILABLE` is no contradiction.
        """
        pair = Pair(
            left=self._side(left),
            right=self._side(right),
            score=score,
            alike=alike,
            weights=self._view.weights,
        )
        found = (kind(pair) for kind in _KINDS)
        conflict = next((conflict for conflict in found if conflict), None)
        if conflict and conflict.nature == "contradiction" and _two_sources(left, right):
            return replace(conflict, nature="sources")
        return conflict

    def _side(self, view: SentenceView) -> Side:
        key = (view.account, view.sentence.index)
        if key not in self._sides:
            account = self._story.accounts[view.account]
            self._sides[key] = Side(
                account=account,
                view=view,
                home=self._home[view.account],
                figures=self._figures[view.account],
            )
        return self._sides[key]


def _two_sources(left: SentenceView, right: SentenceView) -> bool:
    """Whether each sentence passes on what somebody says, and not the same person."""
    return bool(left.spoken_by and right.spoken_by) and not left.spoken_by & right.spoken_by


def _home(account: AnnotatedArticle, views: list[SentenceView]) -> frozenset[str]:
    """Words of the title, the first sentence and the places named again and again."""
    counts = Counter(place for view in views for place in view.places)
    often = {place for place, n in counts.items() if n >= _HOME_SHARE * len(views)}
    text = account.article.text
    leads = [v for v in views if v.title] + [v for v in views if not v.title][:1]
    spans = [v.sentence.span for v in leads]
    spans += [span for v in views for place, span in v.place_spans if place in often]
    return frozenset(fold(t.span.of(text)) for span in spans for t in word_tokens(text, span))
