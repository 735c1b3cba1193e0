from __future__ import annotations

import pytest

from tests.findings.parsed import conflict_of


@pytest.mark.parametrize(
    ("left", "right", "aspect", "values"),
    [
        (
            "In 2003 the southeastern city of Torva was razed.",
            "A quake razed the city of Torva in central Velmar.",
            "place",
            ("southeast", "central"),
        ),
        (
            "She was found in the 12000 block of East 223rd Street.",
            "It began in the 12,200 block of 223rd Street.",
            "place",
            ("12000 block", "12200 block"),
        ),
        (
            "He was shot as he was walking into the store.",
            "Dahl was shot while walking out of the store.",
            "place",
            ("into store", "out of store"),
        ),
        (
            "The names of the two men have not been released.",
            "Police identified one of them as Anders Vik.",
            "polarity",
            ("not named", "Anders Vik"),
        ),
    ],
)
def test_one_place_told_in_two_ways(
    left: str, right: str, aspect: str, values: tuple[str, str]
) -> None:
    found = conflict_of(left, right)
    assert found is not None
    assert (found.aspect, found.left.normalised, found.right.normalised) == (aspect, *values)
    turned = conflict_of(right, left)
    assert turned is not None
    assert turned.left.normalised == values[1]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        # the south-east is in the south, another place, another whole, another street
        ("The southern city of Torva burned.", "The southeastern city of Torva burned."),
        ("The southern city of Torva burned.", "The northern city of Brenna burned."),
        ("It burned in Torva in southern Velmar.", "It burned in Torva in northern Dravia."),
        ("In the 12000 block of Mill Street.", "In the 12200 block of Harbour Road."),
        # both ways told, another building
        ("He walked into the store and came out of the store.", "He came out of the store."),
        ("He walked into the store.", "He came out of the house."),
        ("The names were released.", "Police identified one of them as Anders Vik."),
    ],
)
def test_what_lies_or_goes_as_well(left: str, right: str) -> None:
    assert conflict_of(left, right) is None
