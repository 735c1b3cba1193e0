"""Interviews, posts and dash credits: speech credited by form alone."""

from __future__ import annotations

from rashomon.annotate.statements import find_statements
from rashomon.model import MentionKind
from tests.annotate.reading import said, speakers, spoken, understood

_NAMES: dict[str, MentionKind] = {"Lena Ortiz": "person", "Piet Vos": "person", "Vos": "person"}


def test_answers_are_the_persons_whom_the_introduction_names() -> None:
    text = (
        "We met Lena Ortiz at the dam.\nQ: Will it hold?\nA: It will. We checked it.\n"
        "Q: And the road?\nA: It stays open for now."
    )
    known = understood(text, _NAMES)
    found = find_statements(known, [])
    assert [spoken(known, one) for one in found] == ["Lena Ortiz", "Lena Ortiz"]
    assert [span.of(text) for one in found for span in one.content] == [
        "It will. We checked it.",
        "It stays open for now.",
    ]


def test_turns_by_name_are_the_named_persons_and_the_papers_questions_are_left_out() -> None:
    text = (
        "Piet Vos came to town.\nHarbour Post: You saw it?\nVos: I did, at noon.\n"
        "Harbour Post: And then?\nVos: It stopped in the night."
    )
    assert speakers(understood(text, _NAMES)) == ["Vos"]


def test_one_colon_is_no_conversation() -> None:
    assert speakers(understood("Vos: a life in pictures and words\nIt rained.", _NAMES)) == []


def test_a_post_is_its_handles() -> None:
    text = "It rained.\n@pietvos: The walls are wet and the mayor knows it."
    assert speakers(understood(text, _NAMES)) == ["<@pietvos>"]


def test_a_name_after_a_dash_is_the_quotations() -> None:
    text = "“The town has been lied to for nine years.” — Piet Vos, engineer\nIt rained."
    assert speakers(understood(text, _NAMES)) == ["Piet Vos"]


def test_a_headlines_mayor_is_the_one_who_speaks() -> None:
    text = (
        "Mayor of Brede: dam will hold through winter\n"
        "It rained, Piet Vos said. Lena Ortiz, the mayor, said the dam would hold."
    )
    known = understood(text, _NAMES, {"the mayor": "Lena Ortiz"}, title="yes")
    found = [
        said(text, "dam will hold through winter", ":", "Mayor of Brede"),
        said(text, "It rained", "said", "Piet Vos"),
        said(text, "the dam would hold", "said", "Lena Ortiz, the mayor"),
    ]
    assert speakers(known, *found) == ["Lena Ortiz", "Piet Vos", "Lena Ortiz"]


def test_answers_are_the_person_whom_the_interview_is_with() -> None:
    text = (
        "We spoke with Ilse Brandt about the book by Oda Lind.\n"
        "Q: Will the dam hold for years?\nA: It will hold, we think.\n"
        "Q: Who built it, in fact?\nA: My father and his men built it."
    )
    known = understood(text, {"Ilse Brandt": "person", "Oda Lind": "person"})
    assert set(speakers(known)) == {"Ilse Brandt"}
