"""Given names and their short forms: Laurence, Larry."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib import resources

from nicknames import NickNamer

from rashomon.text.genders import gender_of
from rashomon.text.names import is_given_name


def is_short_form(left: str, right: str) -> bool:
    """Whether one given name, folded, is short for the other, or both for a third in our table."""
    return right in _short_forms().get(left, frozenset()) or _is_known_short(left, right)


def _is_known_short(left: str, right: str) -> bool:
    """By the package, but for names that sisters may bear: Jane and Jean, Ann and Nancy."""
    names = _nicknames()
    one, other = right in names.nicknames_of(left), left in names.nicknames_of(right)
    genders = {gender_of(left), gender_of(right)} - {"unknown"}
    return one != other and left[:1] == right[:1] and len(genders) < 2


@lru_cache(maxsize=16384)
def may_be_given(word: str) -> bool:
    """Whether a word is a given name, or short for one, cities' names ("George") among them."""
    names = _nicknames()
    known = names.nicknames_of(word) or names.canonicals_of(word)
    return is_given_name(word) or bool(known)


@cache
def _nicknames() -> NickNamer:
    """English names and their short forms; the table adds other languages' and what is lacking."""
    return NickNamer()


@cache
def _short_forms() -> dict[str, frozenset[str]]:
    """Given name or short form -> the names of its line in the table."""
    table = resources.files("rashomon.text") / "gazetteer" / "short_names.tsv"
    found: dict[str, set[str]] = {}
    for line in table.read_text(encoding="utf-8").splitlines():
        names = line.split()
        for name in names:
            found.setdefault(name, set()).update(names)
    return {name: frozenset(names) for name, names in found.items()}
