"""One utterance as several accounts quote it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rashomon.model.spans import Evidence, Span

# How quotations of one utterance differ: words left out; other words in their place; apart in
# one account, run together in another; put to another speaker.
Alteration = Literal["trimmed", "reworded", "spliced", "other-speaker"]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteVersion:
    """The utterance as one account quotes it, in its statement `statement_id`.

    `differing` are the words that another version lacks or has otherwise; none where this
    version only leaves words out. `speaker` is an actor's id, or the words for a source that is
    no actor.
    """

    evidence: Evidence
    statement_id: str
    differing: tuple[Span, ...] = ()
    speaker: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteVariant:
    """One utterance that two or more accounts quote differently, a version for each account.

    `score` is the probability, 0 to 1, that it is one utterance and that the difference stands.
    """

    id: str
    versions: tuple[QuoteVersion, ...]
    alterations: tuple[Alteration, ...]
    score: float
