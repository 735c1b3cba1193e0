"""Names of places: what kind of place is added or left out, the state behind, other spellings."""

from __future__ import annotations

import re
from functools import lru_cache

from rashomon.findings.matching.types import NO_MATCH, Match
from rashomon.text.names import fold_name, well_known
from rashomon.text.places import (
    COMPASS,
    PLACE_GENERICS,
    country_of,
    is_known_place,
    region_of,
    same_city,
)
from rashomon.text.transliteration import spelling_similarity

# Nouns that may be left out even where they are capitalised: "Unity State", "Pacific Ocean".
_CAPITAL_GENERICS = frozenset(
    "province district state county island islands region river ocean mountains camp".split()
)
_QUALIFIERS = frozenset({"refugee", "border", "holy", "capital", "port", "mountain"})
# How streets, mountains and parts of towns are shortened; a street's kind ends its name.
_SHORT_HEADS = {
    "ave": "avenue", "av": "avenue", "blvd": "boulevard", "st": "street", "rd": "road",
    "hwy": "highway", "sq": "square", "pkwy": "parkway",
}  # fmt: skip
_SHORT_OPENINGS = {
    "mt": "mount", "ft": "fort", "n": "north", "s": "south", "e": "east", "w": "west",
    "ne": "northeast", "nw": "northwest", "se": "southeast", "sw": "southwest",
}  # fmt: skip
LIKE = 0.86
_AND = re.compile(r" (?:&|and) ")
_LONG_ENOUGH = 5


@lru_cache(maxsize=16384)
def place_base(name: str) -> str:
    """The folded name without the state behind it and its kind: "Yida refugee camp" -> "yida".

    "Kansas City" stays whole, "Kansas city" would not: a capital makes the noun part of the name.
    """
    words = name.split(",", maxsplit=1)[0].split()
    while len(words) > 1 and _generic(words[-1]):
        words = words[:-1]
        while len(words) > 1 and words[-1] in _QUALIFIERS:
            words = words[:-1]
    return _in_full(fold_name(" ".join(words)))


def _in_full(base: str) -> str:
    """ "mount oszkay", "east oszkay street" for "Mt. Oszkay", "E. Oszkay St."."""
    words = base.split()
    if len(words) < 2:
        return base
    words[-1] = _SHORT_HEADS.get(words[-1], words[-1])
    # "E Street" has a letter for its name, "E 52nd Street" lies east.
    if len(words[0]) > 1 or (len(words) > 2 and words[-1] in _SHORT_HEADS.values()):
        words[0] = _SHORT_OPENINGS.get(words[0], words[0])
    return " ".join(words)


def _generic(word: str) -> bool:
    return word in PLACE_GENERICS or word.lower() in _CAPITAL_GENERICS


def compare_places(left: str, right: str) -> Match:
    """Whether two names are one place's, by the names alone."""
    one, two = _country(left), _country(right)
    if one or two:
        same = one == two
        return Match(score=1.0, name="same country", detail=one or "") if same else NO_MATCH
    state, other = region_of(left), region_of(right)
    if state and state == other:
        return Match(score=0.98, name="same state", detail=state)
    if place_base(left) == place_base(right):
        return _same_base(left, right)
    known = well_known(left)
    if known and known == well_known(right):
        return Match(score=0.95, name="well known", detail=known)
    if same_city(left, right):
        return Match(score=0.95, name="other name of the city", detail=f"{left} = {right}")
    return (
        _hyphenated(left, right)
        or _paired(left, right)
        or _shortened(left, right)
        or _respelled(left, right)
    )


def _country(name: str) -> str | None:
    """The country a name stands for: "South Sudan republic" too."""
    return country_of(name) or (
        country_of(name.rsplit(" ", 1)[0]) if name.endswith((" republic", " kingdom")) else None
    )


def _same_base(left: str, right: str) -> Match:
    tails = {fold_name(n.split(",", 1)[1]) for n in (left, right) if "," in n}
    if len({region_of(t) or t for t in tails}) > 1:
        return NO_MATCH  # Springfield, Ill., and Springfield, Mo.
    return Match(score=0.95, name="same place name", detail=place_base(left))


def _hyphenated(left: str, right: str) -> Match:
    """ "Karabakh" within "Nagorno-Karabakh"."""
    short, long = sorted((left, right), key=len)
    parts = long.split("-")
    if len(parts) == 2 and fold_name(parts[1]) == fold_name(short) and not is_known_place(long):
        return Match(score=0.88, name="part of the name", detail=f"{short} in {long}")
    return NO_MATCH


def _paired(left: str, right: str) -> Match:
    """ "Qasr Zoo" for "Qasr Zoo and Gardens"."""
    short, long = sorted((left, right), key=len)
    first = _AND.split(long)[0]
    if first != long and " " in first and fold_name(first) == fold_name(short):
        return Match(score=0.88, name="shortened", detail=long)
    return NO_MATCH


def _shortened(left: str, right: str) -> Match:
    """ "Ring of Fire" in "Pacific Ring of Fire": two words of its own or more."""
    short, long = sorted((fold_name(left).split(), fold_name(right).split()), key=len)
    extra = long[: len(long) - len(short)]
    own = [w for w in short if w not in {"of", "the", "and", "de"}]
    if not extra or long[len(extra) :] != short or len(own) < 2 or set(extra) & COMPASS:
        return NO_MATCH
    known = is_known_place(left) or is_known_place(right) or is_known_place(" ".join(extra))
    return NO_MATCH if known else Match(score=0.84, name="shortened", detail=" ".join(long))


def _respelled(left: str, right: str) -> Match:
    one, two = place_base(left), place_base(right)
    if min(len(one), len(two)) < _LONG_ENOUGH or one[0] != two[0]:
        return NO_MATCH
    if is_known_place(left) and is_known_place(right):
        return NO_MATCH  # Austria and Australia, Niger and Nigeria are both known
    if len(one.split()) != len(two.split()):
        return NO_MATCH
    alike = min(spelling_similarity(a, b) for a, b in zip(one.split(), two.split(), strict=True))
    longest = spelling_similarity(one.replace(" ", ""), two.replace(" ", ""))
    if longest >= LIKE and alike >= 0.8:
        return Match(score=longest, name="spelling", detail=f"{one}/{two}")
    return NO_MATCH
