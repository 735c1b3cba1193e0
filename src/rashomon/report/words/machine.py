"""Habitual words as JSON: the form `words@1`. Offsets are code points into the account's text."""

from __future__ import annotations

from rashomon import __version__
from rashomon.model import CountedStory, Habit, HabitReferent, Habits, Place, Tally
from rashomon.report.machine import Json, dumps, rejected_json

WORDS = "rashomon/words@1"


def render_json(habits: Habits) -> str:
    """All that was tested as one JSON object, indented, ending with a newline."""
    return dumps(words_json(habits), indent=1) + "\n"


def words_json(habits: Habits) -> Json:
    """All that was tested in the form `words@1`."""
    thresholds = habits.thresholds
    return {
        "schema": WORDS,
        "version": __version__,
        "thresholds": {
            "tellings": thresholds.tellings,
            "others": thresholds.others,
            "z": thresholds.z,
            "prior": thresholds.prior,
        },
        "stories": [_story(one, number) for number, one in enumerate(habits.stories)],
        "referents": [_referent(one, thresholds.z) for one in habits.referents],
        "tested": habits.tested,
        "left_out": {
            "quoted": habits.quoted,
            "copied": habits.copied,
            "repeated_accounts": habits.repeated,
        },
        "rejected": [rejected_json(one) for one in habits.rejected],
    }


def _story(story: CountedStory, number: int) -> Json:
    return {
        "number": number,
        "report": story.name,
        "accounts": [
            {
                "id": one.id,
                "outlet": one.outlet or None,
                "title": one.title,
                "url": one.url,
                "text_sha": one.text_sha,
            }
            for one in story.accounts
        ],
    }


def _referent(referent: HabitReferent, z: float) -> Json:
    return {
        "key": referent.key,
        "name": referent.name,
        "kind": referent.kind,
        "wikidata": referent.wikidata,
        "names": list(referent.names),
        "stories": referent.stories,
        "phrases": [_phrase(one, z) for one in referent.habits],
    }


def _phrase(habit: Habit, z: float) -> Json:
    return {
        "outlet": habit.outlet,
        "part": habit.part,
        "phrase": habit.phrase,
        "own": _tally(habit.own),
        "others": _tally(habit.others),
        "log_odds": habit.log_odds,
        "z": habit.z,
        "habit": habit.z >= z,
    }


def _tally(tally: Tally) -> Json:
    return {
        "tellings": tally.tellings,
        "of": tally.of,
        "occurrences": tally.occurrences,
        "places": [_place(one) for one in tally.places],
    }


def _place(place: Place) -> Json:
    return {
        "story": place.story,
        "account": place.account,
        "start": place.span.start,
        "end": place.span.end,
        "words": place.words,
    }
