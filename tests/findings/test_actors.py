"""Who is who over accounts: what is joined, what stays apart, and on which grounds."""

from __future__ import annotations

import dataclasses

from rashomon.findings.actors import find_actors
from rashomon.model import Actor, AnnotatedArticle, Story
from tests.naming import account

PERSON, BODY, PLACE = "PER", "ORG", "LOC"


def story(*accounts: AnnotatedArticle) -> Story:
    return Story(accounts=accounts)


def forms(actor: Actor, told: Story) -> set[tuple[str, str]]:
    """(account, string) of an actor's mentions."""
    texts = {a.article.id: a.article.text for a in told.accounts}
    return {(m.article_id, m.span.of(texts[m.article_id])) for m in actor.mentions}


def named(told: Story, words: str, article: str = "a") -> Actor:
    """The one actor that the account calls so."""
    found = [a for a in find_actors(told) if (article, words) in forms(a, told)]
    assert len(found) == 1, (words, [a.id for a in found])
    return found[0]


def test_one_person_in_two_transliterations() -> None:
    told = story(
        account(
            "Abbas Doraghchi spoke. Later Doraghchi left.", {"Abbas Doraghchi": PERSON}, id="a"
        ),
        account("He met Abbas Doraqchi at noon.", {"Abbas Doraqchi": PERSON}, id="b"),
    )
    actor = named(told, "Doraghchi")
    assert ("b", "Abbas Doraqchi") in forms(actor, told)
    assert actor.kind == "person"
    assert any("doraghchi/doraqchi" in r.detail for r in actor.reasons)


def test_short_forms_initials_and_middle_names() -> None:
    told = story(
        account(
            "Ben Varga met Chuck Brandt.", {"Ben Varga": PERSON, "Chuck Brandt": PERSON}, id="a"
        ),
        account(
            "Benjamin Todd Varga met Charles E. Brandt.",
            {"Benjamin Todd Varga": PERSON, "Charles E. Brandt": PERSON},
            id="b",
        ),
    )
    assert ("b", "Benjamin Todd Varga") in forms(named(told, "Ben Varga"), told)
    assert ("b", "Charles E. Brandt") in forms(named(told, "Chuck Brandt"), told)


def test_two_people_of_one_surname_stay_two() -> None:
    text = "Mary Torvald spoke first. Liz Torvald spoke next. Torvald said she was sorry."
    told = story(
        account(
            text,
            {"Mary Torvald": PERSON, "Liz Torvald": PERSON, "Torvald": PERSON},
            id="a",
            syntax={"Torvald": ("PROPN", "nsubj", "spoke")},
        ),
        account("Mary Torvald was there.", {"Mary Torvald": PERSON}, id="b"),
    )
    assert named(told, "Mary Torvald").id != named(told, "Liz Torvald").id
    assert ("a", "Torvald") in forms(named(told, "Liz Torvald"), told)


def test_a_title_tells_whose_surname_it_is() -> None:
    text = (
        "Mary Torvald is the daughter of Vice President Dick Torvald. "
        "Vice President Torvald said little."
    )
    told = story(
        account(text, {"Mary Torvald": PERSON, "Dick Torvald": PERSON, "Torvald": PERSON}, id="a")
    )
    assert ("a", "Torvald") in forms(named(told, "Dick Torvald"), told)


def test_father_and_son_stay_two() -> None:
    told = story(
        account(
            "Emil Sund met Emil Sund Jr. again.",
            {"Emil Sund Jr.": PERSON, "Emil Sund": PERSON},
            id="a",
        ),
        account("Emil Sund said so.", {"Emil Sund": PERSON}, id="b"),
    )
    assert named(told, "Emil Sund").id != named(told, "Emil Sund Jr.").id
    assert ("b", "Emil Sund") in forms(named(told, "Emil Sund"), told)


def test_different_given_names_never_join() -> None:
    told = story(
        account("Kim Jong Un spoke.", {"Kim Jong Un": PERSON}, id="a"),
        account("Kim Jong Il had died.", {"Kim Jong Il": PERSON}, id="b"),
    )
    assert len([a for a in find_actors(told) if a.kind == "person"]) == 2


def test_acronyms_and_full_names() -> None:
    told = story(
        account("The N.D.U. said so.", {"N.D.U.": BODY}, id="a"),
        account("The National Dockers Union met.", {"National Dockers Union": BODY}, id="b"),
        account("The NDU met.", {"NDU": BODY}, id="c"),
    )
    actor = named(told, "N.D.U.")
    assert {("b", "National Dockers Union"), ("c", "NDU")} <= forms(actor, told)
    assert actor.name == "National Dockers Union"


def test_local_branches_are_other_bodies() -> None:
    told = story(
        account(
            "The Dallas Garden Party met. The Garden Party won.",
            {"Dallas Garden Party": BODY, "Garden Party": BODY},
            id="a",
        ),
        account("The Garden Party movement won.", {"Garden Party": BODY}, id="b"),
    )
    assert named(told, "Dallas Garden Party").id != named(told, "Garden Party").id
    assert ("b", "Garden Party movement") in forms(named(told, "Garden Party"), told)


def test_a_capital_that_acts_is_its_country() -> None:
    text = "Tehran denied it. Iran is large. They met in Tehran on Monday."
    told = story(
        account(
            text,
            {"Tehran": PLACE, "Iran": PLACE},
            id="a",
            syntax={"Tehran": ("PROPN", "nsubj", "denied")},
        )
    )
    actors = find_actors(told)
    country = next(a for a in actors if a.name == "Iran")
    city = next(a for a in actors if a.name == "Tehran")
    assert [m.span.start for m in country.mentions if m.span.of(text) == "Tehran"] == [0]
    assert len(city.mentions) == 1


def test_a_government_is_its_country() -> None:
    told = story(
        account("Sudan is large. The Sudanese government agreed.", {"Sudan": PLACE}, id="a"),
    )
    assert ("a", "Sudanese government") in forms(named(told, "Sudan"), told)


def test_an_army_under_its_names() -> None:
    told = story(
        account("Sudan's army said so.", {"Sudan": PLACE}, id="a"),
        account("The Sudan Armed Forces said so.", {"Sudan Armed Forces": BODY}, id="b"),
    )
    assert ("b", "Sudan Armed Forces") in forms(named(told, "Sudan's army"), told)


def test_places_with_and_without_their_kind() -> None:
    told = story(
        account(
            "It hit Aceh province and Central Aceh.", {"Aceh": PLACE, "Central Aceh": PLACE}, id="a"
        ),
        account("It hit Aceh.", {"Aceh": PLACE}, id="b"),
    )
    assert ("b", "Aceh") in forms(named(told, "Aceh province"), told)
    assert named(told, "Central Aceh").id != named(told, "Aceh province").id


def test_neighbouring_countries_are_not_misspelled() -> None:
    told = story(
        account("Niger agreed.", {"Niger": PLACE}, id="a"),
        account("Nigeria agreed.", {"Nigeria": PLACE}, id="b"),
    )
    assert len(find_actors(told)) == 2


def test_what_an_account_equates_is_one() -> None:
    told = story(
        account(
            "They took Brenna, which locals call Sunnau.",
            {"Brenna": PLACE, "Sunnau": PLACE},
            id="a",
        ),
    )
    actor = named(told, "Brenna")
    assert ("a", "Sunnau") in forms(actor, told)
    assert any(r.name == "stated" for r in actor.reasons)


def test_the_kind_is_decided_by_all_accounts() -> None:
    told = story(
        account("Dravec rejected it.", {"Dravec": PLACE}, id="a"),
        account("Minister Ilian Dravec left. Dravec ran.", {"Ilian Dravec": PERSON}, id="b"),
    )
    actor = named(told, "Dravec")
    assert actor.kind == "person"
    assert ("b", "Ilian Dravec") in forms(actor, told)


def test_people_in_passing_are_actors_only_if_shared() -> None:
    one = account("They helped refugees.", {}, id="a")
    two = account("There were refugees and diplomats.", {}, id="b")
    assert find_actors(story(one)) == ()
    assert [a.name for a in find_actors(story(one, two))] == ["refugees"]


def test_roles_and_courtesy_titles_are_collected() -> None:
    told = story(
        account(
            "Deputy Minister Ilian Dravec left. Mr. Dravec ran.", {"Ilian Dravec": PERSON}, id="a"
        ),
    )
    actor = named(told, "Ilian Dravec")
    text = told.accounts[0].article.text
    assert [r.span.of(text) for r in actor.roles] == ["Deputy Minister"]
    assert ("a", "Mr. Dravec") in forms(actor, told)


def test_same_story_same_actors_and_ids_are_unique() -> None:
    told = story(
        account(
            "Ben Varga met Ida Brandt in Torva.", {"Ben Varga": PERSON, "Torva": PLACE}, id="a"
        ),
        account("Ida Brandt met Ben Varga.", {"Ben Varga": PERSON, "Ida Brandt": PERSON}, id="b"),
    )
    first, second = find_actors(told), find_actors(dataclasses.replace(told))
    assert first == second
    assert len({a.id for a in first}) == len(first)
    assert find_actors(story()) == ()


def test_many_accounts_are_no_quadratic_work() -> None:
    accounts = [
        account(f"Ilian Dravec{n} met Mara Oszkay.", {"Mara Oszkay": PERSON}, id=f"a{n}")
        for n in range(60)
    ]
    actor = named(story(*accounts), "Mara Oszkay", "a7")
    assert len(actor.mentions) == 60


def test_a_surname_with_a_slip_of_the_keys() -> None:
    one = account(
        "Ilian Dravec left. Dravec said no. Dravec ran. In the end Dravc was denied it.",
        {"Ilian Dravec": PERSON, "Dravec": PERSON, "Dravc": PERSON},
        id="a",
    )
    told = story(one)
    assert ("a", "Ilian Dravec") in forms(named(told, "Dravc"), told)


def test_a_surname_told_twice_is_no_slip() -> None:
    one = account(
        "Ilian Dravec left. Dravec said no. Dravec ran. Dravc was denied it. Dravc said so.",
        {"Ilian Dravec": PERSON, "Dravec": PERSON, "Dravc": PERSON},
        id="a",
    )
    told = story(one)
    assert ("a", "Ilian Dravec") not in forms(named(told, "Dravc"), told)


def test_a_city_in_letters_that_was_taken_for_a_body() -> None:
    told = story(
        account("Trains ran in NYC.", {"NYC": BODY}, id="a"),
        account("Trains ran in New York City.", {"New York City": PLACE}, id="b"),
    )
    assert ("b", "New York City") in forms(named(told, "NYC"), told)


def test_a_place_within_the_name_of_another_place() -> None:
    told = story(
        account("It left Punta Velma.", {"Punta Velma": PLACE}, id="a"),
        account("It left Punta Velma Airport.", {"Punta Velma Airport": PLACE}, id="b"),
    )
    assert ("b", "Punta Velma") in forms(named(told, "Punta Velma"), told)


def test_the_name_shown_is_the_full_one() -> None:
    told = story(
        account("The U.S. denied it. The GOP said so.", {"U.S.": PLACE, "GOP": BODY}, id="a"),
        account(
            "The United States denied it. The Republican Party said so.",
            {"United States": PLACE, "Republican Party": BODY},
            id="b",
        ),
    )
    assert {"United States", "Republican Party"} <= {a.name for a in find_actors(told)}


def test_a_nickname_in_a_full_name() -> None:
    told = story(
        account('William "Kit" Oszkay left.', {'William "Kit" Oszkay': PERSON}, id="a"),
        account("Kit left. Oszkay had lost.", {"Kit": PERSON, "Oszkay": PERSON}, id="b"),
    )
    actor = named(told, 'William "Kit" Oszkay')
    assert ("b", "Oszkay") in forms(actor, told)
    own = story(
        account(
            'William "Kit" Oszkay left. Kit had lost.',
            {'William "Kit" Oszkay': PERSON, "Kit": PERSON},
            id="a",
        )
    )
    assert ("a", "Kit") in forms(named(own, 'William "Kit" Oszkay'), own)


def test_the_short_form_of_a_first_name_alone() -> None:
    told = story(
        account(
            "Laurence Oszkay left. Larry had lost.",
            {"Laurence Oszkay": PERSON, "Larry": PERSON},
            id="a",
        )
    )
    assert ("a", "Larry") in forms(named(told, "Laurence Oszkay"), told)


def test_a_first_name_told_again_and_again_in_another_account() -> None:
    again = "Emma left. Emma ran. Emma was sorry."
    told = story(
        account("Emma Torvald left.", {"Emma Torvald": PERSON}, id="a"),
        account(again, {"Emma": PERSON}, id="b"),
    )
    assert ("b", "Emma") in forms(named(told, "Emma Torvald"), told)


def test_a_first_name_told_once_may_be_anybodys() -> None:
    told = story(
        account("Emma Torvald left.", {"Emma Torvald": PERSON}, id="a"),
        account("Emma ran.", {"Emma": PERSON}, id="b"),
    )
    assert ("b", "Emma") not in forms(named(told, "Emma Torvald"), told)


def test_sisters_of_like_names_stay_two() -> None:
    told = story(
        account(
            "Jane Oszkay and her sister Jean Oszkay left.",
            {"Jane Oszkay": PERSON, "Jean Oszkay": PERSON},
            id="a",
        )
    )
    assert named(told, "Jane Oszkay").id != named(told, "Jean Oszkay").id


def test_shortened_streets_and_mountains() -> None:
    told = story(
        account(
            "They met on Torvald Ave. near Mt. Oszkay.",
            {"Torvald Ave.": PLACE, "Mt. Oszkay": PLACE},
            id="a",
        ),
        account(
            "They met on Torvald Avenue near Mount Oszkay.",
            {"Torvald Avenue": PLACE, "Mount Oszkay": PLACE},
            id="b",
        ),
    )
    assert ("b", "Torvald Avenue") in forms(named(told, "Torvald Ave."), told)
    assert ("b", "Mount Oszkay") in forms(named(told, "Mt. Oszkay"), told)
