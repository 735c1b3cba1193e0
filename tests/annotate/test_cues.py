import pytest

from rashomon.annotate.stances import stance_of, stance_of_all


@pytest.mark.parametrize(
    ("cue", "content", "stance"),
    [
        ("denied", "it had shelled the town", "denies"),
        ("did not deny", "it had shelled the town", "asserts"),
        ("called on", "the council to resign", "demands"),
        ("urged", "calm", "demands"),
        ("asked", "where the money went", "asks"),
        ("doubted", "the figures", "doubts"),
        ("said", "the council should resign", "demands"),
        ("said", "the council resigned", "asserts"),
        ("", "the council resigned", "asserts"),
        ("asked", "them to leave the hall", "demands"),
        ("warned", "residents not to drink the water", "demands"),
        ("questioned", "the figures", "doubts"),
        ("questioned", "whether the dam would hold", "asks"),
        ("insisted", "the dam would hold", "asserts"),
        ("insisted on", "a new vote", "demands"),
        ("vowed", "to rebuild the mill", "other"),
        ("suspected", "the mill had burned", "asserts"),
    ],
)
def test_the_cue_lends_its_stance(cue: str, content: str, stance: str) -> None:
    assert stance_of(cue, content, direct=False) == stance


def test_a_quoted_question_asks_and_a_quoted_should_does_not_demand() -> None:
    assert stance_of("said", "Why should we leave?”", direct=True) == "asks"
    assert stance_of("said", "We should have left.", direct=True) == "asserts"


def test_a_statement_in_parts_takes_the_stance_of_most_of_it_but_a_denial_opens_it() -> None:
    assert stance_of_all([("asserts", 90), ("demands", 20)]) == "asserts"
    assert stance_of_all([("asserts", 20), ("demands", 40), ("asserts", 15)]) == "demands"
    assert stance_of_all([("denies", 10), ("asserts", 90)]) == "denies"
