"""Two sentences that seem to report one thing, and what a contradiction between them is."""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum

from rashomon.findings.contradictions.figures import Figures
from rashomon.findings.linking.sentence_view import SentenceView
from rashomon.model import AnnotatedArticle, Aspect, Nature, Span, Value

# Differences that both can be right in.
RECONCILABLE: frozenset[Nature] = frozenset({"rounding", "scope", "denied"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One sentence with its account; `home` are the words of the places it is all about,
    `figures` all the account's figures by their context."""

    account: AnnotatedArticle
    view: SentenceView
    home: frozenset[str]
    figures: Figures | None = None

    @property
    def text(self) -> str:
        """The account's text."""
        return self.account.article.text

    @property
    def span(self) -> Span:
        """The sentence."""
        return self.view.sentence.span

    def value(self, span: Span, normalised: str) -> Value:
        """The words at `span` as one side of a difference."""
        return Value(evidence=self.account.article.evidence(span), normalised=normalised)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two sentences, how likely they share a fact, and how likely they say the same."""

    left: Side
    right: Side
    score: float
    alike: float
    weights: dict[str, float]

    def weight(self, terms: frozenset[str]) -> float:
        """How telling the terms are together."""
        return fsum(self.weights.get(term, 1.0) for term in terms)

    def both_ways(self) -> tuple[tuple[Side, Side, bool], tuple[Side, Side, bool]]:
        """One side, the other, and whether they are turned round."""
        return (self.left, self.right, False), (self.right, self.left, True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Two values of one thing that differ, in kind `nature`; `why` they are of one thing."""

    aspect: Aspect
    left: Value
    right: Value
    why: str
    nature: Nature = "contradiction"
    note: str = ""
