from __future__ import annotations

import pytest

from rashomon.findings.conflicts import ConflictFinder
from rashomon.findings.contradictions.pair import Conflict
from rashomon.findings.linking.sentence_view import view_story
from tests.findings.comparing import story


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
