"""Lines of a dump or of a simple list -> records: names, what sort of thing, what it is tied to.

The dump's form is Wikibase's JSON (https://doc.wikimedia.org/Wikibase/master/php/
docs_topics_json.html): an array with one entity a line. PHP writes an empty map as `[]`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from rashomon.model import MentionKind

_NUMBER = re.compile(r"(?:https?://www\.wikidata\.org/(?:entity|wiki)/)?Q([1-9]\d{0,11})")
_INSTANCE, _SUBCLASS = "P31", "P279"
# Occupation, office, party, citizenship, country, administrative place: what accounts say too.
_TIES = ("P39", "P106", "P102", "P27", "P17", "P131")
# What only a person has, or only a place: birth, sex, occupation; coordinates.
_OF_PERSONS = ("P569", "P21", "P106")
_OF_PLACES = ("P625",)
_MOST_TIES = 12
# Of a longer name or description this much is kept.
LONGEST_TEXT = 300


class BadRecordError(ValueError):
    """A line that is no entity, with the reason in a few words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One entity as a line tells it; entities are the numbers of their ids.

    `names` has the label first; `kind` is what the line itself says, None where its classes or
    `hint` must tell.
    """

    number: int
    names: tuple[str, ...]
    description: str
    sitelinks: int | None
    kind: MentionKind | None = None
    hint: MentionKind | None = None
    classes: tuple[int, ...] = ()
    parents: tuple[int, ...] = ()
    ties: tuple[int, ...] = ()


def entity_number(value: object) -> int | None:
    """The number of an item's id or address ("Q42": 42), None for anything else."""
    found = _NUMBER.fullmatch(value.strip()) if isinstance(value, str) else None
    return int(found.group(1)) if found else None


def dump_records(data: bytes, languages: tuple[str, ...]) -> Iterator[Record]:
    """The records of one line of a dump: none of its brackets and of what is no item.

    `languages` say whose labels and aliases are names, the first with a label gives the label;
    an item without any of them has its first label in Latin letters. A line may also be what
    Wikidata answers for single entities (`{"entities": {...}}`).
    """
    text = data.strip().rstrip(b",").strip()
    if text in (b"[", b"]", b""):
        return
    value = loaded(text)
    for one in _map(value.get("entities")).values() if "entities" in value else (value,):
        if _map(one).get("type", "item") == "item":
            yield _item(_map(one), languages)


def _item(value: Mapping[str, Any], languages: tuple[str, ...]) -> Record:
    number = entity_number(value.get("id"))
    if number is None:
        raise BadRecordError("it has no id of an item")
    claims = _map(value.get("claims"))
    return Record(
        number=number,
        names=tuple(dict.fromkeys(_names(value, languages))),
        description=next(_terms(_map(value.get("descriptions")), languages), ""),
        sitelinks=len(_map(value["sitelinks"])) if "sitelinks" in value else None,
        hint=_hint(claims),
        classes=_targets(claims, _INSTANCE),
        parents=_targets(claims, _SUBCLASS),
        ties=tuple(dict.fromkeys(t for tie in _TIES for t in _targets(claims, tie)))[:_MOST_TIES],
    )


def loaded(text: bytes) -> dict[str, Any]:
    """The JSON object that a line holds."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadRecordError("it is not valid JSON") from error
    if not isinstance(value, dict):
        raise BadRecordError("it is not a JSON object")
    return value


def storable(value: object) -> str:
    """Text on one line that a database takes: JSON may hold half a character."""
    if not isinstance(value, str):
        return ""
    return " ".join(value.encode("utf-8", "replace").decode("utf-8").split())


def _map(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _names(value: Mapping[str, Any], languages: tuple[str, ...]) -> Iterator[str]:
    labels = _map(value.get("labels"))
    aliases = _map(value.get("aliases"))
    found = list(_terms(labels, languages))
    if not found:
        found = [name for name in _terms(labels, tuple(labels)) if name.isascii()][:1]
    yield from found
    for language in _chosen(aliases, languages):
        for term in aliases[language] if isinstance(aliases[language], list) else ():
            name = _value(term)
            if name:
                yield name[:LONGEST_TEXT]


def _terms(terms: Mapping[str, Any], languages: tuple[str, ...]) -> Iterator[str]:
    for language in _chosen(terms, languages):
        name = _value(terms[language])
        if name:
            yield name[:LONGEST_TEXT]


def _chosen(terms: Mapping[str, Any], languages: tuple[str, ...]) -> tuple[str, ...]:
    if languages == ("*",):
        return tuple(sorted(terms, key=lambda one: (one not in ("en", "mul"), one)))
    return tuple(one for one in languages if one in terms)


def _value(term: object) -> str:
    return storable(term.get("value")) if isinstance(term, dict) else ""


def _targets(claims: Mapping[str, Any], name: str) -> tuple[int, ...]:
    """The items that a property names: those preferred where any is, deprecated ones never."""
    statements = claims.get(name)
    if not statements or not isinstance(statements, list):
        return ()  # the common case: millions of entities are asked for a dozen properties
    found: dict[str, list[int]] = {}
    for statement in statements:
        value = _map(_map(_map(_map(statement).get("mainsnak")).get("datavalue")).get("value"))
        number = entity_number(value.get("id"))
        if number is None and value.get("entity-type") == "item":  # dumps of before 2017
            numeric = value.get("numeric-id")
            number = entity_number(f"Q{numeric}")
        if number is not None:
            found.setdefault(str(_map(statement).get("rank", "normal")), []).append(number)
    # Somebody's former offices are normal beside a preferred present one: both are told of.
    return (*found.get("preferred", ()), *found.get("normal", ()))


def _hint(claims: Mapping[str, Any]) -> MentionKind | None:
    if any(claims.get(name) for name in _OF_PERSONS):
        return "person"
    return "place" if any(claims.get(name) for name in _OF_PLACES) else None
