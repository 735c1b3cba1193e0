"""Titles, numbers behind names, and bodies told by whose they are."""

from __future__ import annotations

from rashomon.findings.actors import find_actors
from tests.findings.test_actors import BODY, PERSON, PLACE, forms, named, story
from tests.naming import account

NOUN = ("NOUN", "nsubj", "said")


def test_a_judge_is_addressed_by_his_title() -> None:
    told = story(
        account("Roy Tallis ran. Judge Tallis won.", {"Roy Tallis": PERSON, "Tallis": PERSON}),
        account("Roy Tallis lost.", {"Roy Tallis": PERSON}, id="b"),
    )
    assert ("a1", "Judge Tallis") in forms(named(told, "Roy Tallis", "b"), told)


def test_a_part_of_a_title_is_no_form_of_address() -> None:
    told = story(
        account("Attorney General Tallis spoke. Senator Tallis left.", {"Tallis": PERSON}),
        account("Tallis spoke.", {"Tallis": PERSON}, id="b"),
    )
    there = {words for _, words in forms(named(told, "Tallis", "b"), told)}
    assert there == {"Tallis", "Senator Tallis"}


def test_a_number_behind_a_name_comes_and_goes() -> None:
    told = story(
        account("Robert Brandt spoke.", {"Robert Brandt": PERSON}, id="a"),
        account("Robert S. Brandt III spoke.", {"Robert S. Brandt III": PERSON}, id="b"),
    )
    assert ("b", "Robert S. Brandt III") in forms(named(told, "Robert Brandt"), told)


def test_a_number_tells_two_apart_where_one_account_has_both() -> None:
    text = "Robert Brandt met Robert Brandt III."
    both = {"Robert Brandt III": PERSON, "Robert Brandt": PERSON}
    told = story(account(text, both, id="a"), account("Robert Brandt.", both, id="b"))
    assert ("a", "Robert Brandt III") not in forms(named(told, "Robert Brandt", "b"), told)


def test_a_title_outweighs_a_namesake_nearby() -> None:
    told = story(
        account(
            "President Varga spoke. Varga left. Mary Varga waved.",
            {"Mary Varga": PERSON, "Varga": PERSON},
            id="a",
        ),
        account("President Anton Varga spoke.", {"Anton Varga": PERSON}, id="b"),
    )
    assert ("a", "Varga") in forms(named(told, "Anton Varga", "b"), told)
    assert ("a", "Varga") not in forms(named(told, "Mary Varga"), told)


def test_a_given_name_heard_once_is_nobody_of_another_account() -> None:
    told = story(
        account("William Tallis spoke.", {"William Tallis": PERSON}, id="a"),
        account("A boy, William, was hurt.", {"William": PERSON}, id="b"),
    )
    assert ("b", "William") not in forms(named(told, "William Tallis"), told)


def test_a_campaign_by_its_candidate() -> None:
    told = story(
        account("Ida Brandt's campaign paid.", {"Ida Brandt": PERSON}, id="a"),
        account("The Brandt campaign paid. Ida Brandt left.", {"Ida Brandt": PERSON,
                "Brandt": PERSON}, id="b"),
    )  # fmt: skip
    assert ("b", "Brandt campaign") in forms(named(told, "Ida Brandt's campaign"), told)


def test_campaigns_of_two_candidates_stay_two() -> None:
    told = story(
        account("The Brandt campaign paid. The campaign left.", {"Brandt": PERSON}, id="a"),
        account("The Varga campaign paid. The campaign left.", {"Varga": PERSON}, id="b"),
    )
    assert ("b", "Varga campaign") not in forms(named(told, "Brandt campaign"), told)


def test_people_by_where_they_are() -> None:
    told = story(
        account("Lawmakers in Indiana said no.", {"Indiana": PLACE}, id="a",
                syntax={"Lawmakers": NOUN, "Indiana": ("PROPN", "pobj", "in")}),
        account("Indiana legislators said no.", {"Indiana": PLACE}, id="b",
                syntax={"legislators": NOUN}),
    )  # fmt: skip
    assert ("b", "Indiana legislators") in forms(named(told, "Lawmakers in Indiana"), told)


def test_a_handle_with_the_name_in_it() -> None:
    told = story(
        account("Mara Oszkay wrote it. @MaraOszkay has fans.", {"Mara Oszkay": PERSON}, id="a"),
        account("Mara Oszkay spoke.", {"Mara Oszkay": PERSON}, id="b"),
    )
    assert ("a", "@MaraOszkay") in forms(named(told, "Mara Oszkay"), told)


def test_a_deal_by_its_country() -> None:
    told = story(
        account("The Qasr nuclear deal failed.", {"Qasr": PLACE}, id="a"),
        account("He left the Qasr nuclear deal.", {"Qasr": PLACE}, id="b"),
    )
    assert ("b", "Qasr nuclear deal") in forms(named(told, "Qasr nuclear deal"), told)


def test_the_end_of_a_longer_description_is_no_actor() -> None:
    told = story(
        account("Ida Brandt's re-election campaign paid.", {"Ida Brandt": PERSON}, id="a"),
        account("Ida Brandt's re-election campaign left.", {"Ida Brandt": PERSON}, id="b"),
    )
    assert not [a.id for a in find_actors(told) if a.name.lower() == "election campaign"]


def test_a_zoo_by_its_kind() -> None:
    names = {"Lampahan Zoo and Gardens": PLACE, "Lampahan Zoo": PLACE, "Zoo": PLACE}
    told = story(
        account("The Lampahan Zoo and Gardens closed. The Zoo wept.", names, id="a"),
        account("The Lampahan Zoo closed.", names, id="b"),
    )
    assert {("b", "Lampahan Zoo")} < forms(named(told, "Zoo"), told)


def test_letters_of_a_body_with_and_without_a_hyphen() -> None:
    told = story(
        account("Val-Mond sells.", {"Val-Mond": BODY}, id="a"),
        account("Valmond buys.", {"Valmond": BODY}, id="b"),
    )
    assert ("b", "Valmond") in forms(named(told, "Val-Mond"), told)


def test_a_report_is_dated_from_the_city() -> None:
    told = story(
        account("NEW YORK (AP) - It rained.", {"NEW YORK": PLACE}, id="a"),
        account("It rained in New York City.", {"New York City": PLACE}, id="b"),
    )
    assert ("b", "New York City") in forms(named(told, "NEW YORK"), told)


def test_a_side_is_its_country_and_a_people_is_not() -> None:
    told = story(
        account("He met the Iranians.", {"Iranians": "MISC"}, id="a"),
        account("He left Iran. Iranians wept.", {"Iran": PLACE, "Iranians": "MISC"}, id="b"),
    )
    assert ("b", "Iran") in forms(named(told, "Iranians"), told)
    assert ("b", "Iranians") not in forms(named(told, "Iran", "b"), told)


ON = {"committee": ("NOUN", "pobj", "on"), "Republicans": NOUN}


def test_a_party_on_a_committee() -> None:
    told = story(
        account("Republicans on the committee said no.", {"Republicans": "MISC"}, id="a",
                syntax=ON),
        account("House Tram Committee Republicans said no.",
                {"House Tram Committee Republicans": BODY}, id="b"),
    )  # fmt: skip
    actor = named(told, "Republicans on the committee")
    assert ("b", "House Tram Committee Republicans") in forms(actor, told)


def test_a_party_on_two_committees() -> None:
    told = story(
        account("House Tram Committee Republicans said no.",
                {"House Tram Committee Republicans": BODY}, id="a"),
        account("House Zoo Committee Republicans said no.",
                {"House Zoo Committee Republicans": BODY}, id="b"),
    )  # fmt: skip
    actor = named(told, "House Tram Committee Republicans")
    assert ("b", "House Zoo Committee Republicans") not in forms(actor, told)


def test_those_who_did_it_are_one_set() -> None:
    verb = {"suspects": NOUN, "attackers": NOUN, "rebels": NOUN}
    told = story(
        account("The suspects ran.", {}, id="a", syntax=verb),
        account("The attackers ran. The rebels ran.", {}, id="b", syntax=verb),
    )
    there = forms(named(told, "suspects"), told)
    assert ("b", "attackers") in there
    assert ("b", "rebels") not in there


def test_the_gulf_is_the_only_gulf() -> None:
    told = story(
        account("Ships left the Gulf.", {"Gulf": PLACE}, id="a"),
        account("Ships left the Persian Gulf.", {"Persian Gulf": PLACE}, id="b"),
    )
    assert ("b", "Persian Gulf") in forms(named(told, "Gulf"), told)


def test_the_gulf_may_be_one_of_two() -> None:
    told = story(
        account("Ships left the Gulf.", {"Gulf": PLACE}, id="a"),
        account(
            "Ships left the Persian Gulf for the Oman Gulf.",
            {"Persian Gulf": PLACE, "Oman Gulf": PLACE},
            id="b",
        ),
    )
    assert {a for a, _ in forms(named(told, "Gulf"), told)} == {"a"}
