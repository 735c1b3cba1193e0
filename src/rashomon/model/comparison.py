"""What several accounts of one event are, laid side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rashomon.model.annotation import AnnotatedArticle, MentionKind
from rashomon.model.article import Article
from rashomon.model.entities import EntityLink
from rashomon.model.quotes import QuoteVariant
from rashomon.model.reasons import Reason
from rashomon.model.rejected import Caveat, Rejected
from rashomon.model.rewriting import Rewriting
from rashomon.model.spans import Evidence

Relation = Literal["same", "overlap", "conflict"]
Aspect = Literal[
    "number", "date", "time", "place", "name", "role", "polarity", "cause", "attribution", "degree"
]
# What kind of difference two values are: a contradiction; a later figure of a later account; the
# same figure rounded or converted; what two sources say, each heard by one account; figures of a
# whole and of a part; what is reported as denied here and as said or as a fact there.
Nature = Literal["contradiction", "update", "rounding", "sources", "scope", "denied"]
Dependence = Literal["copy", "shared-source", "independent"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """One referent over all accounts: its names where they stand, its titles where they stand.

    `entity` says which entry of the user's own Wikidata file it is; None where no file was given
    or the file has nothing of that name.
    """

    id: str
    name: str
    kind: MentionKind
    mentions: tuple[Evidence, ...]
    roles: tuple[Evidence, ...] = ()
    reasons: tuple[Reason, ...] = ()
    entity: EntityLink | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """A statement of one account with its speaker known across accounts.

    `statement_id` names the statement in that account; `speaker_id` the actor, None for a source
    that is no actor, whose words are then in `speaker_label`. `speaker_ids` are all the actors who
    speak: the one, or those of a joint source.
    """

    article_id: str
    statement_id: str
    speaker_id: str | None
    speaker_label: str
    via: tuple[str, ...] = ()
    speaker_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One side of a difference: the words and what they normalise to ("24 dead", "24")."""

    evidence: Evidence
    normalised: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Two sentences of two accounts that report one thing, or contradict each other on it.

    `score` is the calibrated probability, 0 to 1, that they are about the same fact, `by_features`
    the same before they were read together, None where that is not known. Where they differ,
    `aspect`, `left_value` and `right_value` say in what, and `nature` what kind of difference that
    is; only a relation `conflict` says that not both can be right.
    """

    id: str
    left: Evidence
    right: Evidence
    relation: Relation
    score: float
    by_features: float | None = None
    reasons: tuple[Reason, ...] = ()
    aspect: Aspect | None = None
    left_value: Value | None = None
    right_value: Value | None = None
    note: str = ""
    nature: Nature | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """One fact that two or more accounts report.

    `told` are the sentences that report it, in the order of the accounts, `core` the one among
    them that stands for all, `link_ids` the links that hold them together. `independent` counts
    the accounts, those that copy or share a source once. `partly` where they share a part of the
    fact only; `score` is the weakest link's probability, 0 to 1; `position`, 0 to 1, how far into
    the accounts it is told.
    """

    id: str
    told: tuple[Evidence, ...]
    core: Evidence
    link_ids: tuple[str, ...]
    independent: int
    partly: bool
    score: float
    position: float = 0.0

    @property
    def accounts(self) -> int:
        """How many accounts report it."""
        return len({one.article_id for one in self.told})


@dataclass(frozen=True, slots=True, kw_only=True)
class Only:
    """A sentence whose content no other account has; a heavier `weight` (0 to 1) matters more."""

    evidence: Evidence
    weight: float
    reasons: tuple[Reason, ...] = ()
    statement_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """One referent or act called by different words; `uses` holds every occurrence.

    Those of them that are also in `unsure` perhaps speak of something else.
    """

    id: str
    concept: str
    kind: Literal["label", "event", "place", "group", "person"]
    uses: tuple[Evidence, ...]
    score: float
    why: str = ""
    unsure: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """The same run of words in two accounts."""

    left: Evidence
    right: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Independence:
    """How far two accounts depend on one another.

    `overlap` is the share, 0 to 1, of the shorter account's words that stand in shared passages.
    `credits` are agencies that both credit; `origin` is the account that the other draws on, None
    where nothing tells.
    """

    left_id: str
    right_id: str
    relation: Dependence
    overlap: float
    passages: tuple[Passage, ...] = ()
    credits: tuple[str, ...] = ()
    origin: str | None = None
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reuse:
    """Which of many accounts share text, of one event or of many.

    `ties` are the pairs that are not independent; `groups` the ids of accounts that ties hold
    together, directly or through others, in the order of the accounts, the largest group first.
    """

    accounts: tuple[Article, ...] = ()
    ties: tuple[Independence, ...] = ()
    groups: tuple[tuple[str, ...], ...] = ()
    rejected: tuple[Rejected, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """The accounts of one event, in the order given."""

    accounts: tuple[AnnotatedArticle, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Everything found by laying a story's accounts side by side."""

    story: Story
    actors: tuple[Actor, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    links: tuple[Link, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    only: tuple[Only, ...] = ()
    wordings: tuple[Wording, ...] = ()
    independence: tuple[Independence, ...] = ()
    quote_variants: tuple[QuoteVariant, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    caveats: tuple[Caveat, ...] = ()
    rewriting: Rewriting | None = None
