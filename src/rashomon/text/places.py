"""The packaged gazetteer: countries with demonyms and capitals, states, big cities."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from rashomon.text.names import fold_name

# Lower-case nouns that may follow a place's name and be told as part of it ("Aceh province").
PLACE_GENERICS = frozenset(
    """province district county state region island islands river lake sea ocean gulf bay city town
    village camp mountains mountain valley peninsula desert prefecture governorate municipality
    suburb borough parish canton republic kingdom territory strait canal dam airport base bridge
    square street road avenue park forest coast border hills enclave archipelago plateau basin
    oblast emirate sultanate township neighborhood neighbourhood harbor harbour port station
    """.split()
)
# Kinds that stand for the full name where they are written with a capital ("the Zoo", "the Gulf").
NAMED_BY_KIND = frozenset(
    """zoo gulf strait bay peninsula cathedral canal tower bridge square airport bank mall park
    college hospital station museum palace temple stadium""".split()
)
# Words before a place's name that make it another place ("Central Aceh", "North Sumatra").
COMPASS = frozenset(
    """north south east west northern southern eastern western central upper lower greater new old
    inner outer northeast northwest southeast southwest northeastern northwestern southeastern
    southwestern mid""".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A country: ISO code, usual name, other names, demonyms, seats of its government."""

    code: str
    name: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    seats: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class City:
    """A city of more than 100,000 people; `population` in thousands."""

    name: str
    country: str
    population: int
    other_names: tuple[str, ...]


def _rows(name: str) -> Iterator[list[str]]:
    table = resources.files("rashomon.text") / "gazetteer" / f"{name}.tsv"
    for line in table.read_text(encoding="utf-8").splitlines():
        yield line.split("\t")


def _several(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)


@cache
def countries() -> dict[str, Country]:
    """All countries by ISO code."""
    return {
        code: Country(
            code=code,
            name=name,
            names=(name, *_several(others)),
            demonyms=_several(demonyms),
            seats=_several(seats),
        )
        for code, name, others, demonyms, seats in _rows("countries")
    }


@cache
def _country_names() -> dict[str, str]:
    return {fold_name(n): c.code for c in countries().values() for n in c.names}


@cache
def _demonyms() -> dict[str, str]:
    # The first country wins: Congolese, Dominican, Indian are told of the larger one in the table.
    found: dict[str, str] = {}
    for country in countries().values():
        for demonym in country.demonyms:
            found.setdefault(fold_name(demonym), country.code)
    return found


@cache
def _seats() -> dict[str, str]:
    return {fold_name(s): c.code for c in countries().values() for s in c.seats}


@cache
def _regions() -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for name, code, short in _rows("regions"):
        found[fold_name(name)] = (name, code)
        for other in _several(short):
            found[fold_name(other)] = (name, code)
    return found


@cache
def _cities() -> dict[str, City]:
    found: dict[str, City] = {}
    for name, code, population, others in _rows("cities"):
        city = City(
            name=name, country=code, population=int(population), other_names=_several(others)
        )
        known = found.get(fold_name(name))
        if known is None or known.population < city.population:
            found[fold_name(name)] = city
    return found


@cache
def _other_city_names() -> dict[str, str]:
    cities = _cities()
    found: dict[str, str] = {}
    for key, city in cities.items():
        for other in city.other_names:
            folded = fold_name(other)
            if folded not in cities:
                found.setdefault(folded, key)
    return found


_SHORT_STATE = re.compile(r"(?:[A-Z][a-z]{1,4}\.|[A-Z]\.\s?[A-Z]\.|W\.Va\.|[A-Z]{2})")
_OF_COUNTRY = re.compile(
    r"^(?:(?:peoples|democratic|islamic|federal|united|arab|socialist|\w+an)\s)*"
    r"(?:republic|kingdom|state|government|commonwealth) of (?:the )?(.+)$"
)


@lru_cache(maxsize=65536)
def country_of(name: str) -> str | None:
    """ISO code of the country a name stands for ("Iran", "the Republic of Azerbaijan", "U.S.")."""
    if name == "us":
        return None
    folded = fold_name(name)
    known = _country_names().get(folded)
    if known:
        return known
    long_form = _OF_COUNTRY.match(folded)
    return _country_names().get(long_form.group(1)) if long_form else None


@lru_cache(maxsize=65536)
def demonym_of(word: str) -> str | None:
    """ISO code of the country whose people or things a word names ("Iranian", "Germans")."""
    return _demonyms().get(fold_name(word)) if word[:1].isupper() else None


def seat_of(name: str) -> str | None:
    """ISO code of the country whose government sits there ("Tehran", "The Hague")."""
    return _seats().get(fold_name(name))


@lru_cache(maxsize=65536)
def region_of(name: str) -> str | None:
    """Full name of a state or region, from its name or its abbreviation ("Mo.", "Ontario")."""
    folded = fold_name(name)
    known = _regions().get(folded)
    if known is None:
        return None
    if fold_name(known[0]) != folded and not _SHORT_STATE.fullmatch(name):
        return None  # "Ill", "ore", "Wash" are words; "Ill.", "Ore." are states
    return known[0]


@lru_cache(maxsize=65536)
def city_of(name: str) -> City | None:
    """The biggest city of that name."""
    return _cities().get(fold_name(name))


def same_city(left: str, right: str) -> bool:
    """Whether two names are known for one big city ("Kiev", "Kyiv")."""
    others = _other_city_names()
    one, two = fold_name(left), fold_name(right)
    return others.get(one, one) == others.get(two, two) and one != two


# Before a name these say that it is a place; a state behind it says the same.
_LOCATED = re.compile(
    r"\b(?:in|at|near|outside|around|across|throughout|inside)\s(?:the\s)?$", re.IGNORECASE
)
# Whom and what a town has, and a person has not.
_OF_A_TOWN = re.compile(
    r" (?:police|mayor|residents|city|county|airport|firefighters)\b", re.IGNORECASE
)
_STATE_BEHIND = re.compile(r", ((?:[A-Z][\w.]*)(?: [A-Z][\w.]*)?)")


def is_located(text: str, start: int, end: int) -> bool:
    """Whether words about a name say that it is a place: "in Delta", "Delta, Colo.", its mayor."""
    if _LOCATED.search(text, max(0, start - 14), start) or _OF_A_TOWN.match(text, end):
        return True
    state = _STATE_BEHIND.match(text, end)
    names = (state[1], state[1].split()[0]) if state else ()
    return any(region_of(name) or country_of(name) for name in names)


def is_city_alone(name: str) -> bool:
    """Whether a name is a city's and no country's or state's: it may be a surname as well."""
    return city_of(name) is not None and not (country_of(name) or region_of(name) or seat_of(name))


def is_known_place(name: str) -> bool:
    """Whether the gazetteer holds the name as a country, a state or a big city."""
    return bool(country_of(name) or region_of(name) or city_of(name))
