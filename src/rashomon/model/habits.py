"""What outlets habitually call a referent, counted over many stories."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.model.exported import UsePart
from rashomon.model.rejected import Rejected
from rashomon.model.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where words stand: in which story, in which account of it, at which code points."""

    story: int
    account: str
    span: Span
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How often words are used: in how many tellings (an outlet in a story) of how many that have
    words of that part for the referent at all, and how often altogether."""

    tellings: int
    of: int
    occurrences: int
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Habit:
    """One outlet's use of a phrase against the others' use of it in the same stories.

    `log_odds` are those of the phrase with the outlet less those with the others, under the
    prior; `z` is that over its standard error.
    """

    outlet: str
    part: UsePart
    phrase: str
    own: Tally
    others: Tally
    log_odds: float
    z: float


@dataclass(frozen=True, slots=True, kw_only=True)
class HabitReferent:
    """One referent over all stories; `names` are those it was joined by, the first shown."""

    key: str
    name: str
    kind: str
    names: tuple[str, ...]
    stories: int
    habits: tuple[Habit, ...]
    wikidata: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedAccount:
    """An account that was counted."""

    id: str
    outlet: str
    text_sha: str
    title: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedStory:
    """A story that was counted, by the name of its report."""

    name: str
    accounts: tuple[CountedAccount, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """From which counts on something is tested (`tellings`, of the outlet and of others), from
    which z on it is called a habit, and how many occurrences the prior is worth."""

    tellings: int = 3
    others: int = 3
    z: float = 1.96
    prior: float = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    """The words of all outlets for all referents that the thresholds let be compared.

    `tested` counts the phrases tested; `quoted` and `copied` the uses left out because they are
    somebody else's words; `repeated` the accounts that a story before already had.
    """

    stories: tuple[CountedStory, ...]
    referents: tuple[HabitReferent, ...]
    thresholds: Thresholds
    tested: int
    quoted: int
    copied: int
    repeated: int
    rejected: tuple[Rejected, ...] = ()
