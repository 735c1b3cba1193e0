"""Where names begin and end: what belongs to them, and what stands before and behind."""

from __future__ import annotations

import pytest

from tests.naming import account, mention, strings


@pytest.mark.parametrize(
    ("text", "names", "wanted"),
    [
        ("There were references to al Tabor.", {"Tabor": "ORG"}, "al Tabor"),
        ("He fled from el-Kabir at dawn.", {"Kabir": "LOC"}, "el-Kabir"),
        ("They met the fighters of ash-Tabor.", {"Tabor": "ORG"}, "ash-Tabor"),
        ("Written by Brandt et al Tabor was new.", {"Tabor": "PER"}, "Tabor"),
        ("They cut QB Ida Lund on Friday.", {"QB Ida Lund": "PER"}, "Ida Lund"),
        ("They cut JD Lund on Friday.", {"JD Lund": "PER"}, "JD Lund"),
        ("They met JD Oszkay Lund there.", {"JD Oszkay Lund": "PER"}, "JD Oszkay Lund"),
        ("Arvid Lund, Jr. came late.", {"Arvid Lund": "PER", "Jr.": "PER"}, "Arvid Lund, Jr."),
        ("They met Arvid Lund, III in May.", {"Arvid Lund": "PER"}, "Arvid Lund, III"),
        ("He saw Arvid Lund, Sr. Vice President.", {"Arvid Lund": "PER"}, "Arvid Lund"),
    ],
)
def test_how_far_a_name_reaches(text: str, names: dict[str, str], wanted: str) -> None:
    found = strings(account(text, names))
    assert wanted in found
    assert not (set(names) - {wanted}) & set(found)


def test_a_son_bears_his_surname_alone() -> None:
    text = "Arvid Lund, Jr. came late. The board asked Lund to go."
    found = account(text, {"Arvid Lund": "PER"})
    assert mention(found, "Lund").kind == "person"


def test_a_country_in_its_long_form() -> None:
    names = {"United States": "LOC", "America": "LOC"}
    found = account("He left the United States of America.", names)
    assert "United States of America" in strings(found, "place")
    assert "United States" not in strings(found)
    found = account("Those in the United States of Velmar descent left.", names)
    assert "United States" in strings(found, "place")


@pytest.mark.parametrize(
    ("text", "names", "wanted", "unwanted"),
    [
        (
            "They asked South Carolina Republican Sen. Arvid Lund.",
            {"South Carolina Republican": "ORG", "Arvid Lund": "PER"},
            "South Carolina",
            "South Carolina Republican",
        ),
        ("He is a House Democrat now.", {"House Democrat": "ORG"}, "House", "House Democrat"),
        ("The House Democrats left.", {"House Democrats": "ORG"}, "House Democrats", "House"),
        (
            "He ran for the Alabama Democratic party.",
            {"Alabama Democratic": "ORG"},
            "Alabama Democratic",
            "Alabama",
        ),
        (
            "They met New York City Councilman Arvid Lund.",
            {"New York City Councilman": "ORG", "Arvid Lund": "PER"},
            "New York City",
            "New York City Councilman",
        ),
        (
            "They met Velmar County District Attorney Ida Lund.",
            {"Velmar County District": "ORG", "Ida Lund": "PER"},
            "Velmar County",
            "Velmar County District",
        ),
        (
            "He wrote to the Velmar School District yesterday.",
            {"Velmar School District": "ORG"},
            "Velmar School District",
            "Velmar School",
        ),
    ],
)
def test_members_and_offices_are_no_part_of_a_name(
    text: str, names: dict[str, str], wanted: str, unwanted: str
) -> None:
    found = strings(account(text, names))
    assert wanted in found
    assert unwanted not in found


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Officers of the local 67th Precinct came.", "67th Precinct"),
        ("It went to the 5th Circuit today.", "5th Circuit"),
        ("He never led them into the 101st Airborne Division there.", "101st Airborne Division"),
        ("She won her 50th Lumen there.", "Lumen"),
        ("They spoke about their July 4th Lumen Street plans.", "Lumen Street"),
        ("It was the 20th Century he meant.", "Century"),
    ],
)
def test_what_is_told_by_its_number(text: str, wanted: str) -> None:
    assert wanted in strings(account(text, {}))


def test_an_ordinal_in_a_headline_is_no_part_of_a_name() -> None:
    text = "Lumen Board Opens 67th Precinct Today\nThe house opened."
    assert "67th Precinct" not in strings(account(text, {"Precinct": "ORG"}))


def test_two_bodies_are_no_single_one() -> None:
    whole = "Kite Relief Fund and Lumen Trust"
    text = f"Yesterday some more help from the {whole} came. This pleased some people from Lumen Trust."
    found = account(text, {whole: "ORG", "Lumen Trust": "ORG"})
    assert {"Kite Relief Fund", "Lumen Trust"} <= set(strings(found, "organization"))
    assert whole not in strings(found)
    text = "Some more help from the Kite Relief Fund and the United Nations came."
    found = account(text, {"Kite Relief Fund and the United Nations": "ORG"})
    assert {"Kite Relief Fund", "United Nations"} <= set(strings(found, "organization"))


@pytest.mark.parametrize(
    "whole", ["Kite Relief and Lumen Trust", "Office of Velmar Trade and Lumen Trust"]
)
def test_and_within_a_body(whole: str) -> None:
    extra = " This pleased some people from Lumen Trust." if whole.startswith("Office") else ""
    found = account(
        f"Yesterday some more help from the {whole} came.{extra}",
        {whole: "ORG", "Lumen Trust": "ORG"},
    )
    assert whole in strings(found, "organization")
