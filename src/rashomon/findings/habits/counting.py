"""Counting the outlets' own words over many stories, and testing each against the others'.

Only like is compared with like: an outlet's words for a referent in the stories where another
outlet tells of it too, with the others' words in the same stories. The unit is the telling, an
outlet in a story: however often it repeats a phrase there, it counts once.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from rashomon.findings.habits.joining import Joined, keys_of
from rashomon.findings.habits.log_odds import Share, log_odds
from rashomon.findings.habits.own_words import Ownership, OwnWords
from rashomon.model import (
    CountedAccount,
    CountedStory,
    ExportedStory,
    Habit,
    HabitReferent,
    Habits,
    Place,
    Rejected,
    Tally,
    Thresholds,
    UsePart,
)


@dataclass(frozen=True, slots=True)
class _Told:
    """One story's own words for one referent."""

    story: int
    key: str
    name: str
    kind: str
    words: tuple[OwnWords, ...]


@dataclass(slots=True)
class _Count:
    stories: list[CountedStory] = field(default_factory=list)
    told: list[_Told] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    seen: set[tuple[str, str]] = field(default_factory=set)
    joined: Joined = field(default_factory=Joined)
    quoted: int = 0
    copied: int = 0
    repeated: int = 0


def find_habits(
    stories: Iterable[ExportedStory | Rejected], *, thresholds: Thresholds | None = None
) -> Habits:
    """What outlets habitually call referents; stories are taken in one by one and not kept.

    An account that an earlier story had is not counted again, a story without another is a
    `Rejected` with the code `duplicate`.
    """
    thresholds = thresholds or Thresholds()
    count = _Count()
    for story in stories:
        if isinstance(story, Rejected):
            count.rejected.append(story)
        else:
            _take_in(story, count)
    groups: dict[str, list[_Told]] = defaultdict(list)
    for told in count.told:
        groups[count.joined.root(told.key)].append(told)
    tested = 0
    referents = []
    for group in groups.values():
        habits = tuple(_tested(group, thresholds))
        tested += len(habits)
        if habits:
            referents.append(_referent(group, habits, count.joined))
    return Habits(
        stories=tuple(count.stories),
        referents=tuple(sorted(referents, key=_rank)),
        thresholds=thresholds,
        tested=tested,
        quoted=count.quoted,
        copied=count.copied,
        repeated=count.repeated,
        rejected=tuple(count.rejected),
    )


def _take_in(story: ExportedStory, count: _Count) -> None:
    new = [one for one in story.accounts if (one.outlet, one.text_sha) not in count.seen]
    count.repeated += len(story.accounts) - len(new)
    count.seen.update((one.outlet, one.text_sha) for one in new)
    if not new:
        detail = "All its accounts are in a report that was counted before."
        count.rejected.append(
            Rejected(input=story.name, stage="compare", code="duplicate", detail=detail)
        )
        return
    number = len(count.stories)
    count.stories.append(
        CountedStory(
            name=story.name,
            accounts=tuple(
                CountedAccount(
                    id=one.id,
                    outlet=one.outlet,
                    text_sha=one.text_sha,
                    title=one.title,
                    url=one.url,
                )
                for one in new
            ),
        )
    )
    counted = {one.id for one in new}
    ownership = Ownership(story)
    for referent in story.referents:
        words = tuple(one for one in ownership.own(referent) if one.account in counted)
        keys = keys_of(referent, words)
        if words and (keys or referent.wikidata):
            key = count.joined.add(keys or (referent.wikidata or "",), referent.wikidata)
            count.told.append(_Told(number, key, referent.name, referent.kind, words))
    count.quoted += ownership.left_out.quoted
    count.copied += ownership.left_out.copied


def _tested(group: list[_Told], thresholds: Thresholds) -> Iterator[Habit]:
    """Every phrase of every outlet that has counts enough, by part, outlet and z."""
    uses = [(told.story, words) for told in group for words in told.words]
    uses.sort(key=lambda use: use[1].part)
    for part, of_part in groupby(uses, key=lambda use: use[1].part):
        by_story: dict[int, list[OwnWords]] = defaultdict(list)
        for story, words in of_part:
            by_story[story].append(words)
        for outlet in sorted({words.outlet for _, words in uses if words.part == part}):
            yield from _outlet(part, outlet, by_story, thresholds)


def _outlet(
    part: UsePart, outlet: str, by_story: dict[int, list[OwnWords]], thresholds: Thresholds
) -> Iterator[Habit]:
    own, others = _Side(), _Side()
    for story, words in by_story.items():
        outlets = {one.outlet for one in words}
        if outlet in outlets and len(outlets) > 1:
            for one in words:
                (own if one.outlet == outlet else others).add(story, one)
    least = thresholds.tellings
    if len(own.tellings) < least or len(others.tellings) < thresholds.others:
        return
    habits = (
        _habit(part, outlet, own, others, key, thresholds.prior)
        for key in sorted(own.keys | others.keys)
    )
    yield from sorted(
        (one for one in habits if _says_something(one, least)), key=lambda h: (-h.z, h.phrase)
    )


def _says_something(habit: Habit, least: int) -> bool:
    """Whether a phrase is told often enough on one side, and not always on both."""
    own, others = habit.own, habit.others
    always = own.tellings + others.tellings == own.of + others.of
    return max(own.tellings, others.tellings) >= least and not always


def _habit(part: UsePart, outlet: str, own: _Side, others: _Side, key: str, prior: float) -> Habit:
    mine, theirs = own.tally(key), others.tally(key)
    ratio, z = log_odds(
        Share(mine.tellings, mine.of), Share(theirs.tellings, theirs.of), prior=prior
    )
    return Habit(
        outlet=outlet,
        part=part,
        phrase=own.shown(key) or others.shown(key),
        own=mine,
        others=theirs,
        log_odds=round(ratio, 4),
        z=round(z, 4),
    )


class _Side:
    """The words of one outlet, or of all others, for one referent."""

    def __init__(self) -> None:
        self.tellings: set[tuple[int, str]] = set()
        self._uses: dict[str, list[tuple[int, OwnWords]]] = defaultdict(list)

    def add(self, story: int, words: OwnWords) -> None:
        self.tellings.add((story, words.outlet))
        self._uses[words.key].append((story, words))

    @property
    def keys(self) -> frozenset[str]:
        """The phrases used."""
        return frozenset(self._uses)

    def tally(self, key: str) -> Tally:
        """The counts of a phrase with every place where it stands."""
        uses = self._uses.get(key, [])
        return Tally(
            tellings=len({(story, one.outlet) for story, one in uses}),
            of=len(self.tellings),
            occurrences=len(uses),
            places=tuple(
                Place(story=story, account=one.account, span=one.span, words=one.words)
                for story, one in uses
            ),
        )

    def shown(self, key: str) -> str:
        """The most frequent way of writing a phrase; capitals of a headline come last."""
        forms = Counter(words.words for _, words in self._uses.get(key, ()))
        return max(forms, key=lambda one: (forms[one], not one.isupper(), one), default="")


def _referent(group: list[_Told], habits: tuple[Habit, ...], joined: Joined) -> HabitReferent:
    names = Counter(told.name for told in group)
    kinds = Counter(told.kind for told in group)
    ordered = sorted(names, key=lambda one: (-names[one], one))
    entry = joined.entry(group[0].key)
    return HabitReferent(
        key=entry or joined.root(group[0].key),
        name=ordered[0],
        kind=max(sorted(kinds), key=lambda one: kinds[one]),
        names=tuple(ordered),
        stories=len({told.story for told in group}),
        habits=habits,
        wikidata=entry,
    )


def _rank(referent: HabitReferent) -> tuple[float, str]:
    return -max(abs(one.z) for one in referent.habits), referent.key
