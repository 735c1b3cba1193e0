"""A small Wikidata dump of invented entries, in the form of the true one."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

PERSON, CITY, COUNTRY, BODY, PAGE, SURNAME = 5, 515, 6256, 43229, 4167410, 101352


def statement(prop: str, target: int, *, rank: str = "normal", old: bool = False) -> dict[str, Any]:
    """A claim that an item is tied to another; `old` as dumps of before 2017 wrote it."""
    value: dict[str, Any] = {"entity-type": "item", "numeric-id": target}
    if not old:
        value["id"] = f"Q{target}"
    return {
        "mainsnak": {
            "snaktype": "value",
            "property": prop,
            "datavalue": {"value": value, "type": "wikibase-entityid"},
            "datatype": "wikibase-item",
        },
        "type": "statement",
        "id": f"Q1$0000-{prop}-{target}",
        "rank": rank,
    }


def item(
    number: int,
    label: str,
    *aliases: str,
    about: str = "",
    of: int | None = None,
    wikis: int = 5,
    **ties: Iterable[int],
) -> dict[str, Any]:
    """An item; `of` is what it is an instance of, `ties` further properties (P17=[...])."""
    claims = {prop: [statement(prop, one) for one in targets] for prop, targets in ties.items()}
    if of is not None:
        claims["P31"] = [statement("P31", of)]
    return {
        "type": "item",
        "id": f"Q{number}",
        "labels": {"en": {"language": "en", "value": label}},
        "descriptions": {"en": {"language": "en", "value": about}} if about else {},
        # An empty map is an empty list in dumps: PHP cannot tell them apart.
        "aliases": {"en": [{"language": "en", "value": one} for one in aliases]} if aliases else [],
        "claims": claims or [],
        "sitelinks": {
            f"w{n}wiki": {"site": f"w{n}wiki", "title": label, "badges": []} for n in range(wikis)
        }
        or [],
        "pageid": number,
        "ns": 0,
        "title": f"Q{number}",
        "lastrevid": 1,
        "modified": "2031-05-04T00:00:00Z",
    }


def dumped(items: Iterable[Mapping[str, Any] | str]) -> bytes:
    """The items as a dump: an array with one a line, a comma after each but the last."""
    lines = [one if isinstance(one, str) else json.dumps(one) for one in items]
    return ("[\n" + ",\n".join(lines) + "\n]\n").encode()


WORLD = (
    item(9001, "Velmaria", about="country in Sundland", of=COUNTRY, wikis=200),
    item(9002, "politician", about="person in politics", of=28640, wikis=100),
    item(9003, "Deputy Minister of Transport", about="office", of=294414),
    item(
        9010,
        "Iliyan Dravets",
        "Ilian Dravec",
        about="Velmarian politician, deputy transport minister",
        of=PERSON,
        wikis=12,
        P106=[9002],
        P39=[9003],
        P27=[9001],
    ),
    item(9011, "Mara Oszkay", about="Velmarian painter", of=PERSON, wikis=2, P27=[9001]),
    item(9012, "Mara Oszkay", about="Velmarian trade unionist", of=PERSON, wikis=2, P27=[9001]),
    item(9020, "Old Torva", "Torva", "Khasmand", about="port in Velmaria", of=CITY, wikis=60, P17=[9001]),
    item(9021, "Torva", about="Wikimedia disambiguation page", of=PAGE, wikis=9),
    item(9022, "Dravets", about="family name", of=SURNAME),
    item(9030, "Torva News Agency", "TNA", about="news agency", of=99_192_283, wikis=4),
    item(9031, "Tunisian Academy", "TNA", about="academy", of=BODY, wikis=3),
    # What its class is, the dump itself says: a subclass of a subclass of an organisation.
    item(99_192_283, "state news agency", P279=[99_192_284]),
    item(99_192_284, "state body", P279=[BODY]),
)  # fmt: skip
