"""Other readings of bodies and places, which only what accounts share makes names."""

from __future__ import annotations

import pytest

from tests.naming import account, asides, strings


@pytest.mark.parametrize(
    ("text", "names", "wanted"),
    [
        (
            "He went before the U.S. House of Representatives.",
            {"U.S.": "LOC", "House of Representatives": "ORG"},
            "U.S. House of Representatives",
        ),
        (
            "The United States Kite Board said so.",
            {"United States": "LOC", "Kite Board": "ORG"},
            "United States Kite Board",
        ),
        ("He played in the NKB Finals there.", {"NKB Finals": "MISC"}, "NKB"),
        ("He told NKC Velmar so.", {"NKC Velmar": "ORG"}, "NKC"),
        ("He joined the NKB G League there.", {"NKB G League": "ORG"}, "NKB"),
        ("They fled from the Green Reed group.", {"Green Reed": "ORG"}, "Green Reed group"),
        ("She reads Lumen magazine.", {"Lumen": "ORG"}, "Lumen magazine"),
        ("They sat in the Kite hotel.", {"Kite": "LOC"}, "Kite hotel"),
    ],
)
def test_the_whole_is_another_reading(text: str, names: dict[str, str], wanted: str) -> None:
    found = account(text, names)
    assert wanted in asides(found)
    assert wanted not in strings(found)


@pytest.mark.parametrize(
    ("text", "names", "unwanted"),
    [
        (
            "In the U.S., Kite Board said so.",
            {"U.S.": "LOC", "Kite Board": "ORG"},
            "U.S., Kite Board",
        ),
        ("He said MAKE Velmar great, make it.", {"MAKE Velmar": "ORG"}, "MAKE"),
        ("They met JD Lund there.", {"JD Lund": "PER"}, "JD"),
        ("The NYC Kite March was long.", {"NYC Kite March": "ORG"}, "NYC"),
        ("They met the Lumen store manager.", {"Lumen": "ORG"}, "Lumen store"),
        ("They asked a Republican group there.", {"Republican": "ORG"}, "Republican group"),
        ("They read the Lund magazine.", {"Lund": "PER"}, "Lund magazine"),
        ("They asked a U.S. company there.", {"U.S.": "LOC"}, "U.S. company"),
    ],
)
def test_what_is_no_other_reading(text: str, names: dict[str, str], unwanted: str) -> None:
    found = account(text, names)
    assert unwanted not in [*asides(found), *strings(found)]
