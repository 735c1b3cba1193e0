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


@pytest.mark.parametrize(
    ("left", "right", "aspect"),
    [
        (
            "Dahl won the Medal of Valor for the rescue.",
            "The rescue won Dahl a Medal of Honor.",
            "name",
        ),
        ("He died of his burns in Mercy Hospital.", "He died of burns at Torva Hospital.", "name"),
        ("Passengers left Flight 212 unhurt.", "Passengers of Flight 221 were unhurt.", "name"),
        ("Two bodies lay in Mill Street.", "Two bodies lay in Milner Street.", "place"),
    ],
)
def test_two_proper_names_of_one_kind(left: str, right: str, aspect: str) -> None:
    found = conflict_of(left, right)
    assert found is not None
    assert found.aspect == aspect


@pytest.mark.parametrize(
    ("left", "right"),
    [
        # spellings, parts of one place, two of a kind in one sentence, a name both accounts have
        ("He died of his burns in Mersey Hospital.", "He died of burns at Mercey Hospital."),
        ("Two bodies lay in East Brenna Village.", "Two bodies lay in Dravia Village."),
        ("They met in Mercy Hospital and Vik Hospital.", "They met in Torva Hospital."),
        ("They met in Mercy Hospital.", "They met in Torva Hospital, not in Mercy."),
        ("They met in Mercy Hospital.", "Rain fell on Torva Hospital."),
    ],
)
def test_names_that_may_stand_beside_each_other(left: str, right: str) -> None:
    assert conflict_of(left, right) is None


def test_one_relative_under_two_names() -> None:
    left = "Dahl came with his wife, Mirela, on Friday."
    found = conflict_of(left, "Anders Dahl’s wife Mirella was with him.")
    assert found is not None
    assert (found.aspect, found.left.normalised, found.right.normalised) == (
        "name",
        "Mirela",
        "Mirella",
    )
    assert conflict_of(left, "Dahl’s mother Jelena was with him.") is None
    assert conflict_of(left, "Jelena, his wife, was with Dahl and with Mirela.") is None
    assert conflict_of("Dahl’s wife, Ana, came.", "Vik’s wife, Jelena, came.") is None
