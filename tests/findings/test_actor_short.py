"""Short forms of bodies, teams and ships: joined where an account says whose they are."""

from __future__ import annotations

import pytest

from rashomon.findings.actors import find_actors
from rashomon.findings.matching import compare_groups, compare_organisations
from tests.findings.test_actors import BODY, PERSON, PLACE, forms, named, story
from tests.naming import account


def test_an_airline_told_like_a_place() -> None:
    text = "The Delta spokesman left. Delta Air Lines was late."
    told = story(
        account(text, {"Delta Air Lines": BODY, "Delta": PLACE}, id="a"),
        account("Delta Air Lines was late.", {"Delta Air Lines": BODY}, id="b"),
    )
    actor = named(told, "Delta")
    assert ("b", "Delta Air Lines") in forms(actor, told)
    assert actor.kind == "organization"


def test_a_place_where_something_is_is_no_airline() -> None:
    text = "Ben Varga lives in Delta. Delta Air Lines was late."
    names = {"Delta Air Lines": BODY, "Delta": PLACE, "Ben Varga": PERSON}
    told = story(account(text, names, id="a"))
    assert ("a", "Delta Air Lines") not in forms(named(told, "Delta"), told)


def test_a_team_without_its_city() -> None:
    told = story(
        account("The Sabrewings won.", {"Sabrewings": BODY}, id="a"),
        account("The Chicago Sabrewings won.", {"Chicago Sabrewings": BODY}, id="b"),
    )
    assert ("b", "Chicago Sabrewings") in forms(named(told, "Sabrewings"), told)


def test_a_team_of_one_name_in_two_cities_stays_open() -> None:
    text = "The Chicago Sabrewings beat the Boston Sabrewings."
    told = story(
        account("The Sabrewings won.", {"Sabrewings": BODY}, id="a"),
        account(text, {"Chicago Sabrewings": BODY, "Boston Sabrewings": BODY}, id="b"),
    )
    assert {account for account, _ in forms(named(told, "Sabrewings"), told)} == {"a"}


def test_a_ship_with_and_without_its_letters() -> None:
    told = story(
        account("The Torvald sank.", {"Torvald": PERSON}, id="a"),
        account("USS Torvald sank.", {"USS Torvald": PERSON}, id="b"),
    )
    actor = named(told, "Torvald")
    assert ("b", "USS Torvald") in forms(actor, told)
    assert actor.kind != "person"


def test_an_academy_under_four_names() -> None:
    full = "National Academy of Weaving Arts and Sciences"
    told = story(
        account(
            "The Weaving Academy met. Academy President Ida Brandt spoke.",
            {"Weaving Academy": BODY, "Academy": BODY, "Ida Brandt": PERSON},
            id="a",
        ),
        account(f"The {full} met.", {full: BODY}, id="b"),
        account("Critics of Nawas left.", {"Nawas": BODY}, id="c"),
    )
    actor = named(told, "Academy")
    assert {("a", "Weaving Academy"), ("b", full), ("c", "Nawas")} <= forms(actor, told)
    assert actor.name == full or actor.name == "Weaving Academy"


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("Lumen", "Lumen Semiconductors"),
        ("Lantern", "Lantern News"),
        ("Goldies", "Goldie Awards"),
        ("ISPs", "Internet Service Providers"),
        ("DA", "Qasr County District Attorney's Office"),
        ("Nasct", "National Association of Shepherds, Cooks and Tailors"),
    ],
)
def test_what_a_name_leaves_out(short: str, full: str) -> None:
    assert compare_organisations(short, full)
    assert compare_organisations(full, short)


def test_offices_in_two_places_are_two() -> None:
    one, two = "U.S. Attorney's Office in Ohio", "U.S. Attorney's Office in Maine"
    assert not compare_organisations(one, two)
    assert compare_organisations("U.S. Attorney's Office", one)


def test_a_queen_is_nobody_else_of_her_given_name() -> None:
    told = story(
        account("Queen Elizabeth II came.", {"Elizabeth II": PERSON}, id="a"),
        account("Elizabeth Torvald came.", {"Elizabeth Torvald": PERSON}, id="b"),
    )
    assert {account for account, _ in forms(named(told, "Elizabeth II"), told)} == {"a"}


def test_forms_of_address_tell_two_of_one_surname_apart() -> None:
    text = "Gary Torvald hit Linda Torvald. Ms. Torvald was hurt. Mr. Torvald was held."
    names = {"Gary Torvald": PERSON, "Linda Torvald": PERSON, "Torvald": PERSON}
    told = story(account(text, names, id="a"))
    assert ("a", "Ms. Torvald") in forms(named(told, "Linda Torvald"), told)
    assert ("a", "Mr. Torvald") in forms(named(told, "Gary Torvald"), told)


def test_a_title_before_a_surname_elsewhere_tells_whose_it_is() -> None:
    text = "President Donald Torvald spoke. President Torvald left."
    told = story(
        account("President Torvald spoke. Torvald left.", {"Torvald": PERSON}, id="a"),
        account(text, {"Donald Torvald": PERSON, "Torvald": PERSON}, id="b"),
        account("Melanie Torvald spoke.", {"Melanie Torvald": PERSON}, id="c"),
    )
    assert ("b", "Donald Torvald") in forms(named(told, "Torvald"), told)


def test_a_regime_is_its_country() -> None:
    told = story(
        account("Syria spoke.", {"Syria": PLACE}, id="a"),
        account("The Syrian regime spoke.", {"Syrian regime": BODY}, id="b"),
    )
    assert len([a for a in find_actors(told) if a.kind == "place"]) == 1


def test_the_first_of_a_party_are_of_the_party() -> None:
    told = story(
        account("Democrats spoke.", {"Democrats": BODY}, id="a"),
        account("Top Democrats spoke.", {"Top Democrats": BODY}, id="b"),
    )
    assert ("b", "Top Democrats") in forms(named(told, "Democrats"), told)


def test_police_without_a_place_are_the_only_ones_told_of() -> None:
    noun = dict.fromkeys(("police", "Police"), ("NOUN", "nsubj", "said"))
    told = story(
        account("Qasr police said no.", {"Qasr": PLACE}, id="a", syntax=noun),
        account("Police said no.", {}, id="b", syntax=noun),
    )
    assert ("b", "Police") in forms(named(told, "Qasr police"), told)


def test_police_of_two_places_leave_police_open() -> None:
    noun = dict.fromkeys(("police", "Police"), ("NOUN", "nsubj", "said"))
    told = story(
        account(
            "Qasr police said no. Velmar police left.", {"Qasr": PLACE, "Velmar": PLACE}, id="a"
        ),
        account("Police said no.", {}, id="b", syntax=noun),
    )
    there = [forms(a, told) for a in find_actors(told)]
    assert not any({("b", "Police"), ("a", "Qasr police")} <= one for one in there)


def test_a_party_in_a_state_under_its_names() -> None:
    assert compare_organisations("NJ GOP", "New Jersey Republican State Committee")
    assert not compare_organisations("NJ GOP", "Ohio GOP")
    assert not compare_organisations("NJ GOP", "New Jersey Republicans")


def test_a_capital_that_is_angered_is_its_country() -> None:
    told = story(
        account(
            "North Korea spoke. Drills angered Pyongyang.",
            {"North Korea": PLACE, "Pyongyang": PLACE},
            id="a",
            syntax={
                "angered": ("VERB", "ROOT", "angered"),
                "Pyongyang": ("PROPN", "dobj", "angered"),
            },
        )
    )
    assert ("a", "North Korea") in forms(named(told, "Pyongyang"), told)


def test_an_airline_called_by_its_nationality() -> None:
    syntax = {"American": ("PROPN", "pobj", "on")}
    told = story(
        account(
            "American Airlines was late. He came on American.",
            {"American Airlines": BODY},
            id="a",
            syntax=syntax,
        )
    )
    assert ("a", "American") in forms(named(told, "American Airlines"), told)


def test_a_dozen_is_twelve() -> None:
    assert compare_groups("a dozen Russian officers", "12 Russian officers")
    assert compare_groups("shareholders", "stockholders")


def test_a_city_that_plays_is_its_team() -> None:
    told = story(
        account("The Boston Kites won.", {"Boston Kites": BODY}, id="a"),
        account(
            "Boston beat them. He lives in Boston.",
            {"Boston": PLACE},
            id="b",
            syntax={"Boston": ("PROPN", "nsubj", "beat"), "beat": ("VERB", "ROOT", "beat")},
        ),
    )
    assert ("b", "Boston") in forms(named(told, "Boston Kites"), told)


def test_a_city_with_two_teams_stays_a_city() -> None:
    told = story(
        account(
            "The Boston Kites met the Boston Gulls.",
            {"Boston Kites": BODY, "Boston Gulls": BODY},
            id="a",
        ),
        account(
            "Boston beat them.",
            {"Boston": PLACE},
            id="b",
            syntax={"Boston": ("PROPN", "nsubj", "beat"), "beat": ("VERB", "ROOT", "beat")},
        ),
    )
    assert ("b", "Boston") not in forms(named(told, "Boston Kites"), told)
    assert ("b", "Boston") not in forms(named(told, "Boston Gulls"), told)


def test_a_paper_is_no_team_of_its_city() -> None:
    told = story(
        account("The Boston Times said so.", {"Boston Times": BODY}, id="a"),
        account(
            "Boston beat them.",
            {"Boston": PLACE},
            id="b",
            syntax={"Boston": ("PROPN", "nsubj", "beat"), "beat": ("VERB", "ROOT", "beat")},
        ),
    )
    assert ("b", "Boston") not in forms(named(told, "Boston Times"), told)


def test_the_first_word_of_a_firm() -> None:
    told = story(
        account(
            "Lumatek Foods closed. Lumatek said so.",
            {"Lumatek Foods": BODY, "Lumatek": BODY},
            id="a",
        ),
        account("Lumatek Foods closed.", {"Lumatek Foods": BODY}, id="b"),
    )
    assert ("b", "Lumatek Foods") in forms(named(told, "Lumatek"), told)


def test_the_first_word_of_two_bodies_is_neither() -> None:
    told = story(
        account(
            "Lumatek Foods and Lumatek Films closed. Lumatek said so.",
            {"Lumatek Foods": BODY, "Lumatek Films": BODY, "Lumatek": BODY},
            id="a",
        ),
    )
    assert ("a", "Lumatek Foods") not in forms(named(told, "Lumatek"), told)


def test_a_body_taken_for_a_person_opens_its_full_name() -> None:
    told = story(
        account(
            "Lumatek Foods closed. Lumatek said so.",
            {"Lumatek Foods": BODY, "Lumatek": PERSON},
            id="a",
        ),
        account("Lumatek said so.", {"Lumatek": BODY}, id="b"),
    )
    actor = named(told, "Lumatek")
    assert actor.kind == "organization"
    assert ("a", "Lumatek Foods") in forms(actor, told)


def test_cops_are_police() -> None:
    assert compare_groups("cops", "police")
    assert not compare_groups("cops", "protesters")


def test_a_person_whose_name_opens_a_bodys_stays_one() -> None:
    told = story(
        account(
            "Oszkay said he would sell. Oszkay Industries denied it.",
            {"Oszkay Industries": BODY, "Oszkay": PERSON},
            id="a",
        ),
    )
    actor = named(told, "Oszkay")
    assert actor.kind == "person"
    assert ("a", "Oszkay Industries") not in forms(actor, told)


def test_a_state_that_sues_is_no_team() -> None:
    told = story(
        account("Texas Instruments denied it.", {"Texas Instruments": BODY}, id="a"),
        account(
            "Texas sued them.",
            {"Texas": PLACE},
            id="b",
            syntax={"Texas": ("PROPN", "nsubj", "sued"), "sued": ("VERB", "ROOT", "sued")},
        ),
    )
    assert ("b", "Texas") not in forms(named(told, "Texas Instruments"), told)
