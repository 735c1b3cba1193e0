"""Habitual words as a reader sees them: what text and page both show, ready to print."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.model import Habit, HabitReferent, Habits, Tally
from rashomon.report import clean
from rashomon.report.arrange import rejected_view
from rashomon.report.view import RejectedView

PARTS = {"name": "called", "title": "titled", "wording": "worded"}
FOOTNOTE = (
    "Counted are stories, not repetitions: an outlet that uses a phrase ten times in a story "
    "counts once. Compared are only stories in which another outlet tells of the same. Words in "
    "quotation marks and in copied passages are left out. A habit is a count: it says nothing of "
    "why, and nothing of left or right."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceView:
    """Where words stand, for people: story, outlet, offsets, the words."""

    story: str
    outlet: str
    account: str
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseView:
    """A phrase of an outlet with its counts in words."""

    outlet: str
    how: str
    phrase: str
    own: str
    others: str
    numbers: str
    places: tuple[PlaceView, ...]
    others_places: tuple[PlaceView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferentView:
    """A referent: the habits found, the rest that was tested."""

    number: int
    name: str
    about: str
    habits: tuple[PhraseView, ...]
    rest: tuple[PhraseView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsView:
    """The whole: referents with habits first, those without after."""

    heading: str
    counted: str
    left_out: str
    chance: str
    referents: tuple[ReferentView, ...]
    outlets: tuple[tuple[str, int], ...]
    rejected: tuple[RejectedView, ...]

    @property
    def found(self) -> tuple[ReferentView, ...]:
        """Referents for which some outlet has a habit."""
        return tuple(one for one in self.referents if one.habits)


def arrange_words(habits: Habits) -> WordsView:
    """What to show of the habits found."""
    outlets = Counter(
        clean.one_line(name)
        for story in habits.stories
        for name in sorted({one.outlet for one in story.accounts if one.outlet})
    )
    referents = [
        _referent(habits, one, number) for number, one in enumerate(habits.referents, start=1)
    ]
    stories = clean.count(len(habits.stories), "story", "stories")
    return WordsView(
        heading=f"Habitual words in {stories}, {clean.count(len(outlets), 'outlet')}",
        counted=", ".join(f"{name} {number}" for name, number in outlets.most_common(12)),
        left_out=_left_out(habits),
        chance=_chance(habits),
        referents=tuple(sorted(referents, key=lambda one: not one.habits)),
        outlets=tuple(outlets.most_common()),
        rejected=tuple(rejected_view(one) for one in habits.rejected),
    )


def _left_out(habits: Habits) -> str:
    told = [
        f"{clean.count(habits.quoted, 'phrase')} in quotations",
        f"{clean.count(habits.copied, 'phrase')} in copied passages",
    ]
    told += [clean.count(habits.repeated, "account") + " told before"] if habits.repeated else []
    return f"Not counted: {clean.listed(told)}."


def _chance(habits: Habits) -> str:
    """How many of those tested would pass for a habit if outlets wrote alike."""
    least = habits.thresholds
    expected = habits.tested * math.erfc(least.z / math.sqrt(2)) / 2
    found = sum(one.z >= least.z for r in habits.referents for one in r.habits)
    return (
        f"{clean.count(habits.tested, 'phrase')} tested, {found} with z from {least.z:g}; chance "
        f"alone would give up to {expected:.0f}."
    )


def _referent(habits: Habits, referent: HabitReferent, number: int) -> ReferentView:
    shown = [(one, _phrase(habits, one)) for one in referent.habits]
    shown.sort(key=lambda pair: (-pair[0].z, pair[0].outlet, pair[0].phrase))
    z = habits.thresholds.z
    others = [clean.one_line(name) for name in referent.names[1:4]]
    about = [
        referent.kind,
        *([referent.wikidata] if referent.wikidata else []),
        clean.count(referent.stories, "story", "stories"),
        *([f"also {', '.join(others)}"] if others else []),
    ]
    return ReferentView(
        number=number,
        name=clean.one_line(referent.name),
        about=clean.one_line(" · ".join(about)),
        habits=tuple(view for one, view in shown if one.z >= z),
        rest=tuple(view for one, view in shown if one.z < z),
    )


def _phrase(habits: Habits, habit: Habit) -> PhraseView:
    return PhraseView(
        outlet=clean.one_line(habit.outlet),
        how=PARTS[habit.part],
        phrase=clean.one_line(habit.phrase),
        own=_told(habit.own),
        others=_told(habit.others),
        numbers=f"log-odds {habit.log_odds:+.2f}, z {habit.z:+.2f}",
        places=_places(habits, habit.own),
        others_places=_places(habits, habit.others),
    )


def _told(tally: Tally) -> str:
    times = f", {tally.occurrences} times" if tally.occurrences > tally.tellings else ""
    return f"{tally.tellings} of {tally.of}{times}"


def _places(habits: Habits, tally: Tally) -> tuple[PlaceView, ...]:
    outlets = {
        (number, account.id): account.outlet
        for number in {place.story for place in tally.places}
        for account in habits.stories[number].accounts
    }
    return tuple(
        PlaceView(
            story=clean.one_line(habits.stories[one.story].name),
            outlet=clean.one_line(outlets.get((one.story, one.account), "")),
            account=clean.one_line(one.account),
            start=one.span.start,
            end=one.span.end,
            words=clean.one_line(one.words),
        )
        for one in tally.places
    )


def first_by_story(places: Sequence[PlaceView], shown: int) -> tuple[PlaceView, ...]:
    """The first place of each of some stories: enough to look a number up."""
    found: dict[str, PlaceView] = {}
    for place in places:
        found.setdefault(place.story, place)
    return tuple(found.values())[:shown]
