from __future__ import annotations

from dataclasses import replace

import pytest

from rashomon.findings.conflicts import ConflictFinder
from rashomon.findings.contradictions.pair import Conflict
from rashomon.findings.linking.sentence_view import view_story
from rashomon.model import Span, Speaker, Statement, Story
from tests.findings.comparing import account, story


def conflict(left: str, right: str, *, score: float = 0.9, alike: float = 0.9) -> Conflict | None:
    """Between the last lines of two accounts that open with nothing to contradict."""
    made = story("Report on the flood\nRain fell.\n" + left, "Flood again\nIt rained.\n" + right)
    view = view_story(made)
    a, b = view.views[view.rows[0][2]], view.views[view.rows[1][2]]
    return ConflictFinder(made, view).find(a, b, score=score, alike=alike)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The flood killed 5 people.", "The flood left 24 dead."),
        ("At least five people were injured.", "Some 249 people were injured."),
        ("Twelve people were killed.", "There were no immediate reports of any casualties."),
        ("Dozens were injured.", "At least five people were injured."),
    ],
)
def test_other_figures_for_one_thing(left: str, right: str) -> None:
    found = conflict(left, right)
    assert found is not None
    assert found.aspect == "number"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The flood killed 5 people.", "At least five people were killed."),
        ("The flood killed 5 people.", "The flood injured 24 people."),
        ("It lies 10 kilometers from the town centre.", "It lies six miles from the town centre."),
        ("Dozens were injured.", "Some 50 people were injured."),
        ("Nearly 30,000 people were killed.", "Some 29,000 people were killed."),
        ("The flood killed 24 people.", "Two people were killed in Lower Velmar district."),
        ("The flood killed 24 people.", "Four other people were killed."),
        ("The flood killed 24 people.", "In 1993 a flood killed 80 people."),
        ("It has been held since 1992.", "It was occupied in 1993."),
    ],
)
def test_what_is_no_contradiction(left: str, right: str) -> None:
    assert conflict(left, right, score=0.4, alike=0.2) is None


def test_values_point_at_their_words() -> None:
    found = conflict("The flood killed 5 people.", "The flood left 24 dead.")
    assert found is not None
    assert (found.left.normalised, found.right.normalised) == ("5 dead", "24 dead")


def test_opposites_before_one_noun() -> None:
    left = "She was blamed by her older sister on Friday."
    found = conflict(left, "Her younger sister blamed her on Friday.")
    assert found is not None
    assert found.aspect == "role"
    assert conflict(left, "Her younger brother blamed her on Friday.") is None


def test_one_sentence_but_for_a_name() -> None:
    text = "This can be good news for the Servers that {} Wasserman kept in the old house of hers."
    found = conflict(text.format("Wendy"), text.format("Debbie"))
    assert found is not None
    assert found.aspect == "name"
    assert conflict(text.format("Rezaee"), text.format("Rezayee")) is None


@pytest.mark.parametrize(
    ("left", "right", "aspect"),
    [
        (
            "The 48-page indictment names the fund.",
            "It is a 47-page indictment of the fund.",
            "number",
        ),
        (
            "A 4-year-old boy fell into the moat of the zoo.",
            "A 3-year-old boy slipped into the moat.",
            "number",
        ),
        (
            "Police have not yet identified any suspects.",
            "Police identified a total of 31 suspects.",
            "number",
        ),
        (
            "The ship was attacked 150 miles east of Torva.",
            "It was 150 miles west of Torva when attacked.",
            "place",
        ),
        ("The quake struck inland on Friday.", "The quake struck off Velmar province.", "place"),
        ("The body lay in Mill Street.", "The body lay in a house in Milner Road.", "place"),
        (
            "The state suspends its missile tests.",
            "Reports tell of a missile programme shutdown.",
            "degree",
        ),
        ("The church burned, possibly arson.", "The church was damaged by arson.", "degree"),
        ("He is currently testifying.", "He is scheduled to testify on Tuesday.", "time"),
    ],
)
def test_kinds_of_contradiction(left: str, right: str, aspect: str) -> None:
    for one, other in ((left, right), (right, left)):
        found = conflict(one, other)
        assert found is not None
        assert found.aspect == aspect
        assert found.why


@pytest.mark.parametrize(
    ("left", "right"),
    [
        # another match, another season, another person
        ("He ran for 29 yards in two games.", "He ran for 39 yards in three games."),
        ("A 4-year-old boy fell.", "A 14-year-old girl fell."),
        ("The ship lay east of Torva.", "The ship lay west of Brenna."),
        ("The rain is expected to kill 40 people.", "In 1997 a gunman killed two students."),
        ("The killer of a mother of 12 was jailed.", "Two people were killed."),
        ("Some 41,000 people marched in the rain.", "About 40,000 people marched in the rain."),
        ("The show was delayed by rain.", "The concert was cancelled by the mayor."),
        ("Drivers asked for the race to be cancelled.", "The race was delayed."),
        # a part of the people
        ("The crash killed 10 from Norway.", "The crash left 12 dead."),
        ("Ten foreigners, 2 locals killed in the crash.", "The crash left 12 dead."),
        # beside another person's name
        ("Gilbert Dahl (36 wins) lost to Anders Vik.", "Anders Vik (46 wins) beat Gilbert Dahl."),
        ("A 36-year-old climber fell 150 metres.", "A 32-year-old climber fell 600 metres."),
        # arrests of one night, and of several
        ("Over 50 arrests were made over four nights.", "That night 46 were arrested."),
        ("The burglar has four prior arrests.", "Some 46 rioters were arrested."),
    ],
)
def test_what_differs_without_contradiction(left: str, right: str) -> None:
    assert conflict(left, right, score=0.5, alike=0.2) is None


def test_none_hurt_on_another_day_is_no_contradiction() -> None:
    left = "Some 50 people were hurt."
    right = "On 31 May a bus slid, but there were no reports of any injured."
    assert conflict(left, right, score=0.4, alike=0.2) is None
    assert conflict(left, right.replace("On 31 May a", "A"), score=0.4, alike=0.2) is not None


def test_a_figure_that_both_accounts_give_counts_two_things() -> None:
    left = "The ship seized six rifles from the pirates. In all, it seized 14 rifles from pirates."
    made = story("Report\nRain.\n" + left, "News\nRain.\nThe ship seized 14 rifles from pirates.")
    view = view_story(made)
    a, b = view.views[view.rows[0][2]], view.views[view.rows[1][2]]
    assert ConflictFinder(made, view).find(a, b, score=0.9, alike=0.9) is None


def test_rounding_is_told_and_is_no_contradiction() -> None:
    found = conflict(
        "The quake struck the coast at a depth of 10 kilometers.",
        "The quake struck the coast at a depth of six miles.",
    )
    assert found is not None
    assert found.nature == "rounding"


def test_what_goes_on_about_another_place_counts_that_place() -> None:
    left = "Flood\nRain.\nA storm hit a village near Torva in May. It killed 612 people."
    made = story(left, "Flood\nIt rained.\nThe flood killed 10 people.")
    view = view_story(made)
    a, b = view.views[view.rows[0][3]], view.views[view.rows[1][2]]
    assert ConflictFinder(made, view).find(a, b, score=0.4, alike=0.1) is None


def test_magnitudes_are_of_one_quake_only_in_sentences_of_one_event() -> None:
    left, right = "A magnitude 6.1 quake hit Torva.", "A quake of magnitude 3.8 hit Torva."
    assert conflict(left, right, score=0.3, alike=0.1) is None
    assert conflict(left, right) is not None


def test_the_day_of_something_else_is_not_the_day_of_the_act() -> None:
    left = "Torva will play the semifinal on Saturday in Brenna."
    right = "Torva will play the winner of Friday's semifinal in Brenna."
    assert conflict(left, right) is None


def test_an_age_belongs_to_the_name_that_follows() -> None:
    left = "Yesterday 59-year-old Mirela Dravec crossed the road."
    right = "There 23-year-old Anton Pohl struck Mirela Dravec."
    assert conflict(left, right) is None


@pytest.mark.parametrize(
    ("left", "right", "scopes"),
    [
        (
            "The crash of the bus near the coast killed 12.",
            "The crash of the bus near the coast killed 10 from Norway.",
            "in all / 10 from Norway",
        ),
        (
            "The storm on the coast left 24 dead.",
            "The storm on the coast left 7 dead in Lower Velmar.",
            "in all / Lower Velmar",
        ),
    ],
)
def test_figures_of_another_scope_are_told_and_no_contradiction(
    left: str, right: str, scopes: str
) -> None:
    found = conflict(left, right)
    assert found is not None
    assert (found.nature, found.note) == ("scope", scopes)


def denial(denying: str, telling: str, denied: str) -> Conflict | None:
    made = story("Report\nRain.\n" + denying, "News\nIt rained.\n" + telling)
    first = made.accounts[0]
    start = first.article.text.index(denied)
    statement = Statement(
        id="s1",
        content=(Span(start=start, end=start + len(denied)),),
        cue=(Span(start=start - 7, end=start - 1),),
        speaker=Speaker(label="the ministry"),
        stance="denies",
    )
    made = Story(accounts=(replace(first, statements=(statement,)), *made.accounts[1:]))
    view = view_story(made)
    a, b = view.views[view.rows[0][2]], view.views[view.rows[1][2]]
    return ConflictFinder(made, view).find(a, b, score=0.9, alike=0.5)


def test_denied_here_and_asserted_there() -> None:
    denying = "The ministry denied that soldiers burned the northern village."
    denied = "that soldiers burned the northern village"
    found = denial(denying, "Soldiers burned the northern village on Friday.", denied)
    assert found is not None
    assert found.nature == "denied"
    assert found.note.startswith("denied by the ministry in one account; told as a fact")
    assert denial(denying, "Soldiers did not burn the northern village.", denied) is None
    assert denial(denying, "Rain flooded the northern village.", denied) is None


def test_a_later_account_with_a_higher_figure_may_be_an_update() -> None:
    made = Story(
        accounts=(
            account("Flood\nIt rained.\nThe flood killed 5 people.", "a1", published="2031-04-01"),
            account("Flood\nIt rained.\nThe flood killed 24.", "a2", published="2031-04-03"),
        )
    )
    view = view_story(made)
    a, b = view.views[view.rows[0][2]], view.views[view.rows[1][2]]
    found = ConflictFinder(made, view).find(a, b, score=0.9, alike=0.9)
    assert found is not None
    assert found.nature == "update"
    assert "2031-04-03" in found.note
