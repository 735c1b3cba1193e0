"""The small comparisons of names, each with what it must and must not join."""

from __future__ import annotations

import pytest

from rashomon.findings.matching import (
    compare_acronym,
    compare_groups,
    compare_names,
    compare_organisations,
    compare_persons,
    compare_places,
    one_letter_off,
    organisation_words,
    place_base,
)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Omar al-Bashir", "Omar Bashir"),
        ("Al-Sawarmi Khalid", "Sawarmi Khaled Saad"),
        ("Seyed Ali Doran", "Ali Doran"),
        ("Kim Jong Un", "Kim Jong-un"),
        ("Moon Jae-in", "Moon Jae In"),
        ("Sen. Chuck Brandt", "Charles E. Brandt"),
        ("Kathryn Brandt", "Katie Brandt"),
        ("Ivo Del Varga", "Ivo DelVarga"),
    ],
)
def test_one_person(left: str, right: str) -> None:
    assert compare_persons(left, right).score > 0.78
    assert compare_persons(left, right) == compare_persons(right, left)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Bill Varga", "Hillary Varga"),
        ("Kim Jong Un", "Kim Jong Il"),
        ("George W. Sund", "George H.W. Sund"),
        ("Emil Sund", "Emil Sund Jr."),
        ("Varga", "Ben Varga"),
    ],
)
def test_two_people(left: str, right: str) -> None:
    assert not compare_persons(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("U.N. Security Council", "United Nations Security Council"),
        ("Sudan's army", "Sudanese military"),
        ("Worker's Party of Korea", "Workers ' Party of Korea"),
        ("Ministry of Justice", "Justice Ministry"),
        ("Senate Judiciary Committee", "Judiciary Committee"),
        ("Garden Party", "garden partiers"),
        ("G.O.P.", "Republican Party"),
        ("national flood agency", "National Flood Mitigation Agency"),
        ("Iranian embassy", "Iranian embassy in Baku"),
        ("Ministry of Harvests", "Public Harvests Ministry"),
        ("Ministry of Foreign Affairs", "Foreign Ministry"),
        ("U.S. Moth and Beetle Service", "MBS"),
        ("New Jersey Beekeeper State Committee", "Beekeeper State Committee"),
        ("WH", "White House"),
        ("Velmarco", "Velmerco"),
    ],
)
def test_one_organisation(left: str, right: str) -> None:
    assert compare_organisations(left, right).score >= 0.8


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Garden Party", "Dallas Garden Party"),
        ("German police", "German Police Union"),
        ("Ministry of Justice", "Ministry of Finance"),
        ("Germans", "German police"),
        ("WH", "Western Hills"),
        ("St. Louis Garden Party", "Garden Party"),
        ("Varco", "Verco"),
    ],
)
def test_two_organisations(left: str, right: str) -> None:
    assert not compare_organisations(left, right)


def test_acronym() -> None:
    assert compare_acronym(
        "N.A.A.C.P.", "National Association for the Advancement of Colored People"
    )
    assert not compare_acronym("IRNA", "Iran")
    assert organisation_words("Iranian embassy in Baku") == ("@IR", "embassy")


def test_places() -> None:
    assert place_base("Yida refugee camp") == "yida"
    assert place_base("Kansas City") == "kansas city"
    assert compare_places("Karabakh", "Nagorno-Karabakh")
    assert compare_places("Scarsdale", "Scarsdale, New York")
    assert not compare_places("Springfield, Ill.", "Springfield, Mo.")
    assert not compare_places("Aceh", "Banda Aceh")
    assert not compare_places("Iran", "Iraq")
    assert compare_places("Punta Islit", "Punta Islita").name == "spelling"


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("Sund, Emil", "Emil Sund", True),
        ("Hasan Rohani", "Hassan Rouhani", True),
        ("Emil Sund", "Edgar Brandt", False),
        ("Emil bin Sund Varga", "Sund bin Emil Varga", False),
    ],
)
def test_names_alone(left: str, right: str, same: bool) -> None:
    assert (compare_names(left, right).score >= 0.5) is same


def test_firms_alone() -> None:
    assert (
        compare_names("Sund Motors Ltd.", "Sund Motors Limited", kind="organization").score == 1.0
    )
    assert compare_names("Bank of Velmar", "Bank of Torva", kind="organization").score < 0.5


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("young lawmakers", "young members of Congress"),
        ("young lawmakers", "young congressmen"),
        ("protesters", "demonstrators"),
        ("police and troops", "Soldiers and police"),
        ("GOP lawmakers", "Republican congressmen"),
        ("other staffers", "aides"),
        ("gangs of men", "groups of men"),
        ("10 American tourists", "ten US citizens"),
        ("two local pilots", "two Costa Rican pilots"),
    ],
)
def test_one_group(left: str, right: str) -> None:
    assert compare_groups(left, right)
    assert compare_groups(right, left)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("young lawmakers", "old lawmakers"),
        ("young lawmakers", "members of Congress"),
        ("migrants", "refugees"),
        ("10 American tourists", "12 US citizens"),
        ("10 American tourists", "10 German tourists"),
        ("two American pilots", "two American nuns"),
        ("Concerned Lawyers", "Concerned Attorneys"),
    ],
)
def test_two_groups(left: str, right: str) -> None:
    assert not compare_groups(left, right)


def test_a_slip_of_the_keys() -> None:
    assert one_letter_off("brndt", "brandt")
    assert one_letter_off("bradnt", "brandt")
    assert not one_letter_off("brandts", "brandt")
    assert not one_letter_off("iran", "iraan")


def test_a_place_told_by_the_end_of_its_name() -> None:
    assert compare_places("Belt of Storms", "Northern Sea Belt of Storms").name != "shortened"
    assert compare_places("Belt of Storms", "Baltic Belt of Storms").name == "shortened"
    assert not compare_places("Velm Ocean", "North Velm Ocean")
