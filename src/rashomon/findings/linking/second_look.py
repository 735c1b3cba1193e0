"""A second look at likely pairs: the pair reader reads both sentences together.

Features know actors, speakers, figures and places; the reader knows what words mean beside each
other. A logistic model over the log-odds of both gives a pair's chance. Method and figures:
docs/links.md.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

from rashomon.encoder.pairs import QUESTIONS, PairReader, Side
from rashomon.findings.linking.sentence_view import SentenceView, StoryView
from rashomon.learned.logistic import Floats, Logistic
from rashomon.model import Story

Rows = NDArray[np.int64]

# Pairs read, of two accounts and of a whole story: a minute holds some two thousand on one core.
MOST, MOST_IN_ALL = 150, 200
# Log-odds by the features between which a pair is read: beyond, what is read seldom decides.
UNLIKELY, SURE = -2.0, 1.5
READ_NAMES = ("features", *QUESTIONS)


class SecondLook:
    """Reads the pairs of a story that the features leave open."""

    def __init__(
        self,
        load: Callable[[], PairReader],
        story: Story,
        view: StoryView,
        names: Mapping[str, str],
    ) -> None:
        """`names` are the actors' by id; the reader is loaded if there is a pair to read."""
        self._load = load
        self._texts = [account.article.text for account in story.accounts]
        self._view, self._names = view, names
        self._sides: dict[int, Side] = {}
        self._most = looked_at(sum(map(bool, view.rows)))

    def open_pairs(self, log_odds: Floats, border: float) -> Rows:
        """Which pairs to read: those left open, if too many those nearest to log-odds `border`."""
        possible = np.flatnonzero((log_odds > UNLIKELY) & (log_odds < SURE))
        nearest = np.argsort(np.abs(log_odds[possible] - border), kind="stable")
        rows: Rows = np.sort(possible[nearest[: self._most]])
        return rows

    def read(self, left: Rows, right: Rows) -> Floats:
        """The reader's log-odds for pairs of rows of the view, (pairs, questions)."""
        return self._load().log_odds(
            [
                (self._side(i), self._side(j))
                for i, j in zip(left.tolist(), right.tolist(), strict=True)
            ]
        )

    def _side(self, row: int) -> Side:
        if row not in self._sides:
            one = self._view.views[row]
            text = one.sentence.span.of(self._texts[one.account])
            self._sides[row] = self._load().side(text, speakers_of(one, self._names))
        return self._sides[row]


def looked_at(accounts: int) -> int:
    """How many pairs of sentences of each two accounts are read, of so many accounts."""
    return min(MOST, MOST_IN_ALL // max(1, accounts * (accounts - 1) // 2))


def speakers_of(view: SentenceView, names: Mapping[str, str]) -> list[str]:
    """The names of the actors that a sentence is put to, in order."""
    return sorted(names[one] for one in view.spoken_by if one in names)


def together(model: Logistic, log_odds: Floats, answers: Floats) -> Floats:
    """The chance of each pair by both: `answers` are the reader's, (pairs, questions)."""
    return model.probabilities(np.column_stack([log_odds, answers]))
