"""Nouns at the head of the names of bodies and places, and letters before the names of ships."""

from __future__ import annotations

from rashomon.text.places import PLACE_GENERICS

# Heads of what may go on with "of" or "for": "Ministry of Safety", "Center for Studies".
HEADS_WITH_OF = frozenset(
    """academy administration agency alliance alternative army association authority bank bay
    board brotherhood bureau campaign cape cathedral center centre chamber church citizens
    city coalition college commission committee confederation conference congress corps
    council county court daughters department district doctors emirate federation force forces
    foundation front fund government group guard guild gulf hospital house initiative
    institute islands isle kingdom lake league library ministry mothers mount movement museum
    network office order organisation organization palace partnership party project province
    reporters republic ring school sea secretary-general society sons state states strait
    students sultanate temple transport trust union university women""".split()
)
ORGANISATION_HEADS = HEADS_WITH_OF - PLACE_GENERICS - {
    "house", "state", "states", "mount", "gulf", "cape", "ring", "islands", "church",
} | frozenset(
    """police times post news journal herald tribune guardian telegraph gazette register star press
    inc corp co ltd llc plc gmbh ag group company airlines airways bank motors holdings partners
    services service studios records radio television tv network media channel magazine newspaper
    agency board branch trust union club team party committee senate parliament cabinet taliban
    corporation industries systems technologies foundation fund institute project rising watch
    survey command defense guard brigade battalion division squad airlines ministry operation
    coalition movement chips zeitung administration seminaries society scientists
    """.split()
)  # fmt: skip
# Heads of newspapers' names, by which they go: "the Herald".
PAPERS = frozenset(
    """times post news journal herald tribune guardian telegraph gazette register star chronicle
    globe observer examiner inquirer dispatch bulletin courier sentinel monitor record republic
    advocate enquirer""".split()
)
PLACE_HEADS = PLACE_GENERICS | frozenset(
    """mount cape gate tower house hill hotel hospital plaza ring of avenue boulevard highway lane
    drive hall center centre stadium arena airport station cemetery cathedral mosque church palace
    ocean""".split()
) - {"of", "state", "house"}
# "USS Cole", "INS Vikrant": what follows is a ship.
SHIP_PREFIXES = frozenset("uss usns hms hmas hmcs hmnzs ins rms mv".split())
