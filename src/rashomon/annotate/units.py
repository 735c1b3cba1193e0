"""Units of measure and states of people and buildings, each under one normalised name."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A normalised unit and what a figure is multiplied by to be in it."""

    name: str
    factor: float = 1.0


_MEASURES: tuple[tuple[str, str, float], ...] = (
    (r"square(?: | ?- ?)kilomet(?:er|re)s?|sq\.? ?km|km2|km²", "sq km", 1.0),
    (r"square(?: | ?- ?)miles?|sq\.? ?mi", "sq km", 2.59),
    (r"square(?: | ?- ?)f(?:ee|oo)t|sq\.? ?ft", "sq km", 9.29e-8),
    (r"hectares?", "sq km", 0.01),
    (r"acres?", "sq km", 0.004047),
    (r"miles? (?:per|an) hour|mph", "km/h", 1.609344),
    (r"kilomet(?:er|re)s? (?:per|an) hour|km/h|kph|kmh", "km/h", 1.0),
    (r"kilomet(?:er|re)s?|kms?", "km", 1.0),
    (r"nautical miles?", "km", 1.852),
    (r"miles?|mi", "km", 1.609344),
    (r"centimet(?:er|re)s?|cm", "km", 1e-5),
    (r"millimet(?:er|re)s?|mm", "km", 1e-6),
    (r"met(?:er|re)s?|m", "km", 1e-3),
    (r"f(?:ee|oo)t|ft", "km", 3.048e-4),
    (r"inch(?:es)?", "km", 2.54e-5),
    (r"yards?", "km", 9.144e-4),
    (r"kilo(?:gram(?:me)?)?s?|kgs?", "kg", 1.0),
    (r"gram(?:me)?s?", "kg", 1e-3),
    (r"metric tons?|tonnes?|tons?", "kg", 1e3),
    (r"kilotons?|kilotonnes?", "kiloton", 1.0),
    (r"ounces?|oz", "kg", 0.02835),
    (r"lit(?:er|re)s?", "litre", 1.0),
    (r"gallons?", "litre", 3.785),
    (r"barrels?", "barrel", 1.0),
    (r"percentage points?", "percentage point", 1.0),
    (r"percent|per ?cent|%|pct", "percent", 1.0),
    (r"years?(?: | ?- ?)old|years? of age|yo", "year of age", 1.0),
    (r"seconds?", "hour", 1 / 3600),
    (r"minutes?|mins?", "hour", 1 / 60),
    (r"hours?|hrs?", "hour", 1.0),
    (r"days?", "hour", 24.0),
    (r"weeks?", "hour", 168.0),
    (r"months?", "month", 1.0),
    (r"years?", "month", 12.0),
    (r"decades?", "month", 120.0),
    (r"centur(?:y|ies)", "month", 1200.0),
    (r"(?:us )?dollars?", "usd", 1.0),
    (r"euros?", "eur", 1.0),
    (r"pounds sterling|pounds?|lbs?", "pound", 1.0),
    (r"yen", "jpy", 1.0),
    (r"yuan|renminbi", "cny", 1.0),
    (r"rupees?", "inr", 1.0),
    (r"rupiah", "idr", 1.0),
    (r"rubles?|roubles?", "rub", 1.0),
    (r"rials?", "irr", 1.0),
    (r"cents?", "usd", 0.01),
    (r"degrees?(?: celsius| fahrenheit)?|°[cf]?", "degree", 1.0),
)
_JOINT = r"(?:\s?-\s?|\s)?"
_AFTER = tuple(
    (
        re.compile(rf"{_JOINT}(?P<unit>{pattern})(?![\w/])", re.IGNORECASE),
        Unit(name=name, factor=f),
    )
    for pattern, name, f in _MEASURES
)
MEASURES = frozenset(name for _, name, _ in _MEASURES) | {"magnitude", "gbp"}

# What becomes of people (and houses): under one name whatever the word.
STATES = {
    "dead": """kill kills killed killing killings dead die dies died dying death deaths fatality
        fatalities perish perished bodies body slain murdered corpses toll""",
    "injured": """injure injures injured injuring injury injuries wound wounds wounded wounding hurt
        hurting hurts""",
    "casualty": "casualty casualties victim victims",
    "missing": "missing unaccounted disappeared",
    "arrested": "arrest arrests arrested arresting detain detained detaining detentions custody",
    "displaced": "displace displaced displacing homeless displacement",
    "evacuated": "evacuate evacuated evacuating evacuation",
    "trapped": "trap trapped trapping stranded",
    "rescued": "rescue rescued rescuing",
    "hospitalised": "hospitalised hospitalized hospital hospitals",
    "damaged": "damage damaged damaging destroyed destroy destroying flattened collapsed razed",
}
_STATE_OF = {word: state for state, words in STATES.items() for word in words.split()}
PEOPLE = frozenset(
    """person people persons man men woman women child children civilian civilians boy boys girl
    girls passenger passengers resident residents others victim victims migrant migrants
    individual individuals soldier soldiers student students worker workers protester protesters
    officer officers policeman policemen police troops fighters militants refugees villagers
    employees adults pedestrians members more further""".split()
)
_IRREGULAR = {
    "people": "person", "persons": "person", "others": "person", "individuals": "person",
    "men": "man", "women": "woman", "children": "child", "homes": "house", "home": "house",
    "lives": "life", "troops": "soldier", "police": "police officer", "feet": "foot",
    "countries": "country", "series": "series", "species": "species",
}  # fmt: skip


def measure_after(text: str, at: int, end: int) -> tuple[Unit, int] | None:
    """The unit of measure that follows a figure ending at `at`, with where it ends."""
    for pattern, unit in _AFTER:
        found = pattern.match(text, at, end)
        if found:
            return unit, found.end()
    return None


def state_of(word: str) -> str | None:
    """The state a word names ("wounded": "injured"), if any."""
    return _STATE_OF.get(word.lower())


def singular(noun: str) -> str:
    """A counted noun under one name, lower-case and singular ("homes": "house")."""
    noun = noun.lower()
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("sses", "shes", "ches", "xes")):
        return noun[:-2]
    if noun.endswith("s") and not noun.endswith(("ss", "us", "is")) and len(noun) > 3:
        return noun[:-1]
    return noun
