import pytest

from rashomon.annotate.cues import stance_of


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
    ],
)
def test_the_cue_lends_its_stance(cue: str, content: str, stance: str) -> None:
    assert stance_of(cue, content, direct=False) == stance


def test_a_quoted_question_asks_and_a_quoted_should_does_not_demand() -> None:
    assert stance_of("said", "Why should we leave?”", direct=True) == "asks"
    assert stance_of("said", "We should have left.", direct=True) == "asserts"
