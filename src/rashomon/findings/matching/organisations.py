"""Names of organisations and bodies: word order, acronyms, countries, what is left out."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import OSA

from rashomon.findings.matching.parties import state_party
from rashomon.findings.matching.types import NO_MATCH, Match
from rashomon.text.heads import PAPERS
from rashomon.text.names import (
    content_tokens,
    fold_name,
    initials,
    is_acronym,
    name_tokens,
    well_known,
)
from rashomon.text.places import COMPASS, country_of, demonym_of, is_known_place
from rashomon.text.transliteration import spelling_similarity

_LEGAL = frozenset(
    "inc incorporated corp corporation co company ltd limited llc plc gmbh ag sa nv bv".split()
)
_EXPANDED = {
    "un": "united nations", "eu": "european union", "dept": "department", "govt": "government",
    "intl": "international", "natl": "national", "assn": "association", "univ": "university",
    "organisation": "organization", "defence": "defense", "labour": "labor", "centre": "center",
    "programme": "program",
}  # fmt: skip
# Bodies that are told of by several nouns: with the same owner they are one.
_ONE_BODY = {
    word: canonical
    for canonical, words in {
        "#military": "army military armed troops forces",
        "#police": "police",
        "#parliament": "parliament legislature",
        "#officials": "officials authorities",
    }.items()
    for word in words.split()
}
_GENERIC_TAILS = frozenset(
    """movement coalition party union group agency organization company network channel newspaper
    magazine website service team campaign airline airlines corporation newswire television
    committee subcommittee commission panel international""".split()
)
# What firms, stations and prizes leave out of their names ("Delta Air Lines", "Grammy Awards").
_LEFT_OUT_TAILS = _GENERIC_TAILS | frozenset(
    """air line airway news award semiconductor motor holding entertainment pharmaceutical picture
    org com net""".split()
)
LIKE = 0.86
_PAPERS = PAPERS | {word.removesuffix("s") for word in PAPERS if len(word) > 4}
# Fewer initials than this make words by chance.
_SPOKEN = 4
# A slip of the keys in a shorter word may as well be another word.
LONG = 7
# "10 American tourists" are the American tourists.
_COUNT = re.compile(
    r"^(?:the |all |some )?(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|dozens of|"
    r"hundreds of|thousands of) "
)
# "Ministry of Safety" is told as "Safety Ministry" as well.
_TURNED = re.compile(
    r"^(?P<before>.*\b)?(?P<head>[Mm]inistry|[Dd]epartment|[Bb]ureau|[Oo]ffice) (?:of|for) "
    r"(?:the )?(?P<what>(?:(?! of ).)+)$"
)
_LOCATED = re.compile(
    r"\b(embassy|consulate|board|[Aa]ttorney's [Oo]ffice)\b (?:in|to|of|for) (?P<where>.+)$"
)
# "Academy of Recording Arts" is the "Recording Academy" for short.
_OF_SUBJECTS = frozenset("academy association institute society league union".split())
# Letters that stand for a title, and with it for the office ("DA": a district attorney's office).
TITLE_LETTERS = {"da": "district attorney", "ag": "attorney general"}


@lru_cache(maxsize=16384)
def organisation_words(name: str) -> tuple[str, ...]:
    """The words that tell one organisation from another, countries as "@IR", plurals cut."""
    found: list[str] = []
    if name[-1:].islower() and name.rsplit(maxsplit=1)[-1].islower():
        name = _COUNT.sub("", name)
    # An embassy is told with its seat or without; "board" is one with "board of directors".
    name = _LOCATED.sub(r"\1", name.replace("’", "'"))
    name = _TURNED.sub(r"\g<before>\g<what> \g<head>", name)
    surface = name.split()
    i = 0
    while i < len(surface):
        for length in (3, 2, 1):
            part = " ".join(surface[i : i + length])
            if length > 1 and i + length <= len(surface) and _local(part):
                found.extend(fold_name(part).split())  # New Jersey is not Jersey
                i += length
                break
            code = country_of(part) or demonym_of(part) if i + length <= len(surface) else None
            if code and part[0].isupper():
                found.append(f"@{code}")
                i += length
                break
        else:
            found.extend(_plain(surface[i]))
            i += 1
    kept = [w for w in found if w not in _LEGAL] or found
    if kept[-1:] == ["ministry"]:  # "Ministry of Foreign Affairs"
        kept = [w for w in kept if w != "affair"]
    return tuple(_one_body(kept))


def _local(part: str) -> bool:
    """Whether words in capitals are a state or a city, no country."""
    return part[:1].isupper() and is_known_place(part) and not country_of(part)


def _plain(word: str) -> list[str]:
    words = []
    for token in content_tokens(word):
        if token in {"of", "the", "and", "for", "in", "on", "a", "an", "at", "to", "s", "&"}:
            continue
        for part in _EXPANDED.get(token, token).split():
            plural = part.endswith("s") and len(part) > 4 and not part.endswith("ss")
            plural = plural and not is_known_place(word)  # Dallas
            words.append(part[:-1] if plural else part)
    return words


def _one_body(words: list[str]) -> list[str]:
    """ "@SD army", "@SD armed force" -> "@SD #military"; only where somebody owns the body."""
    if not words or not words[0].startswith("@") or len(words) > 3:
        return words
    rest = {_ONE_BODY.get(w, _ONE_BODY.get(w + "s", w)) for w in words[1:]}
    if rest <= {"#military", "force"} and "#military" in rest:
        return [words[0], "#military"]
    return [words[0], *(_ONE_BODY.get(w, _ONE_BODY.get(w + "s", w)) for w in words[1:])]


def acronyms_of(full: str) -> frozenset[str]:
    """What a full name may be shortened to, its country told or not ("U.S. Fish Service": FS)."""
    words = full.split()
    for length in (2, 1):
        if len(words) > length + 1 and country_of(" ".join(words[:length])):
            return initials(full) | initials(" ".join(words[length:]))
    return initials(full)


def compare_acronym(short: str, full: str) -> Match:
    """Whether a name in letters stands for a full name: "N.A.A.C.P.", "AfD"."""
    if len(name_tokens(full)) < 2:
        return NO_MATCH
    letters = fold_name(short).replace(" ", "")
    if not is_acronym(short):
        return _spoken(short, letters, full)
    if well_known(short):
        return NO_MATCH  # "WH" is the White House, whatever else begins with these letters
    several = short.endswith("s") and full.endswith("s") and len(letters) > 3
    stands_for = TITLE_LETTERS.get(letters)
    if (
        letters in acronyms_of(full)
        or (several and letters[:-1] in acronyms_of(full))  # ISPs
        or (stands_for and f" {stands_for}s office" in f" {fold_name(full)}")
    ):
        return Match(score=0.95, name="acronym", detail=f"{short} = {full}")
    return NO_MATCH


def _spoken(short: str, letters: str, full: str) -> Match:
    """Initials that are spoken and so written as a word: "Nascar", "Unicef"."""
    plain = short.isalpha() and short.istitle() and not is_known_place(short)
    if plain and len(letters) >= _SPOKEN and not full.islower() and letters in initials(full):
        return Match(score=0.95, name="acronym", detail=f"{short} = {full}")
    return NO_MATCH


def compare_organisations(left: str, right: str) -> Match:
    """Whether two names are one organisation's, by their words alone."""
    one, two = organisation_words(left), organisation_words(right)
    if not one or not two or _located_apart(left, right):
        return NO_MATCH
    if one == two or sorted(one) == sorted(two):
        return Match(score=0.97, name="same words", detail=" ".join(one))
    known = state_party(left) or well_known(left)
    if known and known == (state_party(right) or well_known(right)):
        return Match(score=0.96, name="well known", detail=known)
    if len(one) != len(two) and "".join(one) == "".join(two):
        return Match(score=0.95, name="same letters", detail=f"{left} = {right}")  # Wal-Mart
    if _members(one) == _members(two):
        return Match(score=0.9, name="its members", detail=f"{left} of {right}")
    acronym = compare_acronym(left, right) or compare_acronym(right, left)
    if acronym:
        return acronym
    if len(one) == len(two):
        return _respelled(one, two)
    short, long = sorted((one, two), key=len)
    bare = min(left, right, key=lambda name: len(organisation_words(name)))
    return NO_MATCH if bare.islower() and len(short) < 2 else _left_out(short, long)


def _located_apart(left: str, right: str) -> bool:
    """Whether two offices of one kind are told to be in different places."""
    found = [_LOCATED.search(name.replace("’", "'")) for name in (left, right)]
    places = {fold_name(match.group("where")) for match in found if match}
    return len(places) > 1


def _members(words: tuple[str, ...]) -> str:
    """ "Tea Party" and "Tea Partiers" without the endings that tell the body from its members."""
    return re.sub(r"(?<=[a-z]{3})(?:y|ie|ier|ies|iers)$", "", " ".join(words))


def _respelled(one: tuple[str, ...], two: tuple[str, ...]) -> Match:
    if len(one) == 1 and one_letter_off(one[0], two[0]) and min(map(len, one + two)) >= LONG:
        return Match(score=0.82, name="misspelling", detail=f"{one[0]}/{two[0]}")
    alike = [spelling_similarity(a, b) for a, b in zip(one, two, strict=True)]
    differing = [(a, b) for a, b in zip(one, two, strict=True) if a != b]
    if min(alike) < LIKE or any(a[0] == "@" or min(len(a), len(b)) < 5 for a, b in differing):
        return NO_MATCH
    detail = ", ".join(f"{a}/{b}" for a, b in differing)
    return Match(score=min(alike), name="spelling", detail=detail)


def one_letter_off(left: str, right: str) -> bool:
    """Whether two words differ by one slip of the keys within; an ending makes another word."""
    if left[:1] != right[:1] or left[-1:] != right[-1:] or is_known_place(left):
        return False
    return OSA.distance(left, right) == 1 and not is_known_place(right)


def _left_out(short: tuple[str, ...], long: tuple[str, ...]) -> Match:
    """A shorter name within a longer: "Judiciary Committee" in "Senate Judiciary Committee"."""
    if short[-1][0] == "@" and len(short) == 1:
        return NO_MATCH
    return (
        _without_front(short, long)
        or _without_tail(short, long)
        or _without_middle(short, long)
        or _short_tail(short, long)
    )


def _without_front(short: tuple[str, ...], long: tuple[str, ...]) -> Match:
    extra = long[: len(long) - len(short)]
    if long[len(extra) :] != short:
        return NO_MATCH
    # What is put in front tells of another body where it is a place: "Dallas Tea Party".
    if all(w.startswith("@") for w in extra):
        return Match(score=0.88, name="country left out", detail=" ".join(long))
    local = is_known_place(" ".join(extra)) or bool(set(extra) & COMPASS)
    # A state committee is the state's that the longer name tells; a paper leaves out its city.
    local = local and "state" not in short[:-1] and short[-1] not in _PAPERS
    if len(short) > 1 and not local and not any(w.startswith("@") for w in extra):
        return Match(score=0.84, name="shortened", detail=" ".join(long))
    return NO_MATCH


def _without_tail(short: tuple[str, ...], long: tuple[str, ...]) -> Match:
    tail = long[len(short) :]
    if long[: len(short)] != short:
        return NO_MATCH
    if all(w.startswith("@") for w in tail):
        return Match(score=0.86, name="country left out", detail=" ".join(long))
    if _is_owned(short):
        return NO_MATCH
    if all(w in _GENERIC_TAILS for w in tail):
        return Match(score=0.9, name="kind of body added", detail=" ".join(long))
    return NO_MATCH


def _is_owned(words: tuple[str, ...]) -> bool:
    """Whether a name is somebody's: "German police" is not the German police union."""
    return words[-1][0] == "#"


def _without_middle(short: tuple[str, ...], long: tuple[str, ...]) -> Match:
    """ "Recording Academy" in "National Academy of Recording Arts" too, turned round."""
    if len(short) < 2:
        return NO_MATCH
    if short[-1] == long[-1] and _in_order(short, long):
        return Match(score=0.8, name="word left out", detail=" ".join(long))
    if short[-1] in _OF_SUBJECTS and short[-1] in long[:-1]:
        behind = long[long.index(short[-1]) + 1 :]
        if behind[: len(short) - 1] == short[:-1]:
            return Match(score=0.8, name="turned round", detail=" ".join(long))
    return NO_MATCH


def _short_tail(short: tuple[str, ...], long: tuple[str, ...]) -> Match:
    """ "Grammys" for "Grammy Awards"."""
    tail = long[len(short) :]
    if long[: len(short)] == short and not _is_owned(short) and set(tail) <= _LEFT_OUT_TAILS:
        return Match(score=0.83, name="opening of the name", detail=" ".join(long))
    return NO_MATCH


def _in_order(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    rest = iter(long)
    return all(word in rest for word in short) and short[0] == long[0]
