"""Nouns for things of which a story has one at a time, told without a name: "the cathedral"."""

from __future__ import annotations

import re

# Buildings and grounds. Nouns that take up any named place ("the city", "the island") are none.
PLACE_KINDS = frozenset(
    """cathedral church chapel mosque synagogue temple shrine monastery airport airfield airbase
    station hospital clinic school stadium arena zoo prison jail courthouse courtroom restaurant
    cafe bakery pub nightclub hotel motel theater theatre cinema museum mall supermarket
    bridge tunnel dam canal mine quarry refinery reactor factory warehouse embassy consulate
    palace castle monument statue memorial cemetery beach border frontier volcano ranch pier
    shipyard observatory laboratory checkpoint crossing campus dormitory square plaza
    stockyard aquarium library racetrack casino shelter orphanage landfill pipeline""".split()
)
# Bodies that a country or a state has one of, under several nouns.
BODY_KINDS = frozenset("parliament legislature".split())
SAME_KIND = {
    "legislature": "parliament",
    "theatre": "theater",
    "frontier": "border",
    "jail": "prison",
}
_BEHIND = re.compile(r" (?:in|of|at|with|between|near|on) (?:the )?(?=[A-Z])")


def kind_noun(surface: str) -> str:
    """The noun by which a place or body without a name is told: "border" of "border with Qasr"."""
    noun = _BEHIND.split(surface, maxsplit=1)[0].rpartition(" ")[2]
    return noun if noun in PLACE_KINDS or noun in BODY_KINDS else ""
