"""What is told by its kind, by two names at once, or with its spaces left out."""

from __future__ import annotations

from rashomon.findings.matching import compare_groups
from tests.findings.test_actors import BODY, PERSON, PLACE, forms, named, story
from tests.naming import account

OLD = {"old": ("ADJ", "amod", "cathedral")}


def test_the_one_cathedral_of_a_story() -> None:
    told = story(
        account("They met near the old cathedral.", {}, id="a", syntax=OLD),
        account("They met near the Velmar Cathedral.", {"Velmar Cathedral": PLACE}, id="b"),
    )
    assert ("b", "Velmar Cathedral") in forms(named(told, "cathedral"), told)


def test_of_two_cathedrals_the_noun_alone_is_neither() -> None:
    both = {"Velmar Cathedral": PLACE, "Brenna Cathedral": PLACE}
    told = story(
        account("They met near the cathedral.", {}, id="a"),
        account("From the Velmar Cathedral to the Brenna Cathedral.", both, id="b"),
        account("They met near the cathedral.", {}, id="c"),
    )
    assert forms(named(told, "cathedral"), told) == {("a", "cathedral"), ("c", "cathedral")}


def test_places_of_two_owners_stay_two() -> None:
    told = story(
        account("They met near Brenna's prison.", {"Brenna": PLACE}, id="a"),
        account("They met near Velmar's prison.", {"Velmar": PLACE}, id="b"),
        account("They met near Brenna's prison.", {"Brenna": PLACE}, id="c"),
    )
    assert ("b", "Velmar's prison") not in forms(named(told, "Brenna's prison"), told)


def test_the_old_one_and_the_new_one_are_two() -> None:
    syntax = {**OLD, "new": ("ADJ", "amod", "cathedral")}
    told = story(
        account("The new cathedral is near the old cathedral.", {}, id="a", syntax=syntax),
        account("They met in the new cathedral.", {}, id="b", syntax=syntax),
        account("They met in the old cathedral.", {}, id="c", syntax=syntax),
    )
    new = forms(named(told, "new cathedral"), told)
    assert ("b", "new cathedral") in new
    assert not {("a", "old cathedral"), ("c", "old cathedral")} & new


def test_a_different_one_is_not_the_one() -> None:
    syntax = {"different": ("ADJ", "amod", "hospital")}
    told = story(
        account("She was in a hospital. He was in a different hospital.", {}, syntax=syntax),
        account("She was in the hospital.", {}, id="b"),
        account("She was in a hospital.", {}, id="c"),
    )
    assert ("a1", "a different hospital") not in forms(named(told, "hospital", "b"), told)


def test_a_border_by_either_side() -> None:
    told = story(
        account("A wall along the Velmar border.", {"Velmar": PLACE}, id="a"),
        account("A wall along the border with Velmar.", {"Velmar": PLACE}, id="b",
                syntax={"Velmar": ("PROPN", "pobj", "with")}),
    )  # fmt: skip
    assert ("b", "border with Velmar") in forms(named(told, "Velmar border"), told)


def test_two_people_in_either_order() -> None:
    names = {"Ida": PERSON, "Mara": PERSON, "Mara Oszkay": PERSON, "Ida Oszkay": PERSON}
    told = story(
        account("Ida and Mara Oszkay came. Ida Oszkay left.", names, id="a"),
        account("Mara and Ida came. Ida Oszkay left. Mara Oszkay left.", names, id="b"),
    )
    actor = named(told, "Ida and Mara Oszkay")
    assert ("b", "Mara and Ida") in forms(actor, told)
    assert actor.kind == "group"


def test_relatives_with_their_names() -> None:
    names = {"Oszkay": PERSON, "Ida": PERSON, "Mara": PERSON, "Ida Oszkay": PERSON}
    told = story(
        account("Oszkay's daughters, Ida and Mara came. Ida Oszkay left.", names, id="a"),
        account("Ida and Mara came. Ida Oszkay left.", names, id="b"),
    )
    assert ("a", "Oszkay's daughters") in forms(named(told, "Ida and Mara"), told)


def test_a_name_written_as_one_word() -> None:
    told = story(
        account("The Velmar Aquarium spoke.", {"Velmar Aquarium": PLACE}, id="a"),
        account("It is @VelmarAquarium now.", {"VelmarAquarium": PERSON}, id="b"),
    )
    assert ("b", "VelmarAquarium") in forms(named(told, "Velmar Aquarium"), told)


def test_the_paper_of_another_account() -> None:
    told = story(
        account("The Herald said so.", {"Herald": BODY}, id="a"),
        account("The Velmar Herald said so.", {"Velmar Herald": BODY}, id="b"),
    )
    assert ("b", "Velmar Herald") in forms(named(told, "Herald"), told)


def test_the_shareholders_of_the_only_firm() -> None:
    told = story(
        account("It pleased the shareholders.", {}, id="a"),
        account("It pleased Lumatek stockholders.", {"Lumatek": BODY}, id="b"),
    )
    assert ("b", "Lumatek stockholders") in forms(named(told, "shareholders"), told)


def test_the_shareholders_of_two_firms_stay_open() -> None:
    told = story(
        account("It pleased the shareholders.", {}, id="a"),
        account("It pleased Lumatek stockholders.", {"Lumatek": BODY}, id="b"),
        account("It pleased Ostara shareholders.", {"Ostara": BODY}, id="c"),
    )
    bare = forms(named(told, "shareholders"), told)
    assert not {("b", "Lumatek stockholders"), ("c", "Ostara shareholders")} & bare


def test_former_employees_are_no_firms() -> None:
    syntax = {"Former": ("ADJ", "amod", "employees"), "employees": ("NOUN", "nsubj", "said")}
    told = story(
        account("Former employees said so.", {}, id="a", syntax=syntax),
        account("The employees said so.", {}, id="b", syntax=syntax),
        account("The employees said so.", {}, id="c", syntax=syntax),
    )
    assert ("a", "Former employees") not in forms(named(told, "employees", "b"), told)


def test_short_words_for_the_same_officers() -> None:
    assert compare_groups("Iranian intel officers", "Iranian intelligence officers")
    assert not compare_groups("Iranian intel officers", "Iranian police officers")


def test_a_senior_is_who_bears_the_name() -> None:
    told = story(
        account("Paul Oszkay Sr. spoke.", {"Paul Oszkay Sr.": PERSON}, id="a"),
        account("Paul Oszkay spoke.", {"Paul Oszkay": PERSON}, id="b"),
    )
    assert ("a", "Paul Oszkay Sr.") in forms(named(told, "Paul Oszkay", "b"), told)


def test_another_of_the_kind_behind_the_name() -> None:
    told = story(
        account("They saw the Velmar Museum. It hit a museum.", {"Velmar Museum": PLACE}, id="a"),
        account("They saw the Velmar Museum.", {"Velmar Museum": PLACE}, id="b"),
        account("It hit a museum.", {}, id="c"),
    )
    found = forms(named(told, "Velmar Museum"), told)
    assert ("a", "a museum") not in found
    assert ("c", "a museum") in found
