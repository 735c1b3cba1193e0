"""Groups of people without a name: told by another noun, or by their number and nationality."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rashomon.findings.matching.types import NO_MATCH, Match
from rashomon.text.names import fold_name, well_known
from rashomon.text.places import country_of, demonym_of, seat_of

# Nouns that newsrooms use for one another of the same people: one line, one group. Nouns that
# differ in what they claim (migrants, refugees; rebels, terrorists) are no synonyms.
_SAME_PEOPLE = {
    word: words.strip().partition("|")[0]
    for words in """lawmakers|legislators|congressmen|congresswomen|members of congress|
    members of parliament|mps
    protesters|demonstrators|protestors|marchers
    soldiers|troops
    lawyers|attorneys
    staffers|aides|staff members
    journalists|reporters
    firefighters|firemen
    attackers|assailants|perpetrators
    police|police officers|policemen|cops
    rescuers|rescue workers|rescue teams
    emergency services|emergency workers|emergency crews|emergency personnel|
    emergency service personnel|emergency services personnel
    inmates|prisoners
    executives|execs
    shareholders|stockholders
    veterans|vets
    leaders|leadership
    jury|jurors
    asylum seekers|asylum-seekers
    hispanics|latinos""".replace("|\n    ", "|").splitlines()
    for word in words.strip().split("|")
}
# Newspapers' short words for what describes people.
_SAME_WORD = {"intel": "intelligence", "ex": "former", "leading": "top"}
_NUMBERS = dict(
    zip(
        "two three four five six seven eight nine ten eleven twelve".split(),
        range(2, 13),
        strict=True,
    )
)
_BUNDLES = re.compile(r"^(?:gangs|groups|bands|crowds) of ")
_DETERMINERS = re.compile(
    r"^(?:(?:the|some|all|those|these|many|several|other|more|most) )+", re.IGNORECASE
)
# The first of a party speak for it, as the annotated stories have it.
_OF_PARTY = re.compile(r"^(?:top|leading|senior|many) (?=\w+$)", re.IGNORECASE)
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class Group:
    """How many, of which country, what kind of, who: "10 American tourists"."""

    count: int | None
    country: str | None
    modifiers: frozenset[str]
    head: str


@lru_cache(maxsize=16384)
def group_of(name: str) -> Group:
    """A description of people taken apart; synonyms of the noun are made equal."""
    folded = _DETERMINERS.sub("", _of_party(" ".join(name.split())))
    bundled = _BUNDLES.sub("bundles of ", folded)
    words = bundled.split()
    if words[:2] == ["a", "dozen"]:
        words = ["twelve", *words[2:]]
    count = _count(words[0]) if words else None
    if count is not None and len(words) > 1:
        words = words[1:]
    country, words = _country(words)
    lowered = " ".join(fold_name(w) for w in words)
    for length in (3, 2, 1):
        head = " ".join(lowered.split()[-length:])
        if head in _SAME_PEOPLE:
            rest = lowered.split()[: -len(head.split())]
            return Group(count, country, _modifiers(rest), _SAME_PEOPLE[head])
    rest = lowered.split()
    return Group(count, country, _modifiers(rest[:-1]), rest[-1] if rest else "")


def _of_party(name: str) -> str:
    """ "Top Democrats" as "Democrats"."""
    bare = _OF_PARTY.sub("", name)
    return bare if bare.istitle() and bare.endswith("s") and well_known(bare) else name


def _modifiers(words: list[str]) -> frozenset[str]:
    """What tells a group from others of its kind; a party's names are one: GOP, Republican."""
    return frozenset(_SAME_WORD.get(word) or well_known(word) or word for word in words)


def _count(word: str) -> int | None:
    if re.fullmatch(r"\d[\d,]*", word):
        return int(word.replace(",", ""))
    return _NUMBERS.get(word.lower())


def _country(words: list[str]) -> tuple[str | None, list[str]]:
    for length in (3, 2, 1):
        part = " ".join(words[:length])
        code = demonym_of(part) or (
            country_of(part) or seat_of(part) if part[:1].isupper() else None
        )
        if code and length <= len(words):
            return code, words[length:]
    return None, words


def compare_groups(left: str, right: str) -> Match:
    """Whether two descriptions are one group's: the same people of the same kind and number.

    "black lawmakers" and "black members of Congress"; "10 American tourists" and "10 US citizens".
    """
    one, two = group_of(left), group_of(right)
    detail = f"{left} = {right}"
    joined = [{group_of(p).head for p in re.split(r" and ", n)} for n in (left, right)]
    if len(joined[0]) > 1 and joined[0] == joined[1]:
        return Match(score=0.86, name="same people", detail=detail)
    same = (one.count, one.country, one.modifiers) == (two.count, two.country, two.modifiers)
    alike = one.head == two.head and (one.head in _SAME_PEOPLE or "bundles" in one.modifiers)
    alike = alike or (one.head == two.head and left.rpartition(" ")[2] == right.rpartition(" ")[2])
    if same and alike and _described(left) and _described(right):
        return Match(score=0.86, name="same people", detail=detail)
    if one.count is None or one.count != two.count:
        return NO_MATCH
    if one.country and one.country == two.country and one.count >= _FEWEST:
        return Match(score=0.84, name="same number", detail=detail)
    local = "local" in one.modifiers ^ two.modifiers
    if one.head == two.head and local and bool(one.country) != bool(two.country):
        return Match(score=0.82, name="same number", detail=detail)
    return NO_MATCH


def _described(name: str) -> bool:
    """Whether words are no proper name: one, or some of them in lower case."""
    name = _of_party(name)
    return " " not in name or any(w.islower() and w != "of" for w in name.split())


def group_keys(name: str) -> tuple[str, ...]:
    """Block keys: what two descriptions of one group share."""
    group = group_of(name)
    parts = "+".join(sorted(group_of(p).head for p in re.split(r" and ", name)))
    counted = (f"{group.count}:{group.country}",) if group.count and group.country else ()
    return (group.head, parts, *counted)
