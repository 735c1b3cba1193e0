"""Titles and descriptions: before the name, behind it, further on."""

from __future__ import annotations

from rashomon.model import AnnotatedArticle
from tests.naming import account


def roles(found: AnnotatedArticle) -> list[tuple[str, str]]:
    """(role, name) pairs in text order."""
    text = found.article.text
    return [(r.span.of(text), r.mention.of(text)) for r in found.roles]


def test_a_title_before_the_name() -> None:
    found = account(
        "On Friday Deputy Transport Minister Ilian Dravec left.", {"Ilian Dravec": "PER"}
    )
    assert roles(found) == [("Deputy Transport Minister", "Ilian Dravec")]


def test_two_titles_are_two_roles() -> None:
    found = account(
        "Head of Brenna's Seminaries Ayatollah Ali Doran said so.",
        {"Ali Doran": "PER", "Brenna": "LOC", "Seminaries": "ORG"},
    )
    assert [role for role, _ in roles(found)] == ["Head of Brenna's Seminaries", "Ayatollah"]


def test_a_description_behind_the_name() -> None:
    found = account(
        "Mara Oszkay, the leader of the dockers, said no.",
        {"Mara Oszkay": "PER"},
        syntax={
            "leader": ("NOUN", "appos", "Oszkay"),
            "the": ("DET", "det", "leader"),
            "of": ("ADP", "prep", "leader"),
            "dockers": ("NOUN", "pobj", "of"),
        },
    )
    assert ("the leader of the dockers", "Mara Oszkay") in roles(found)


def test_a_list_does_not_give_one_the_title_of_the_next() -> None:
    found = account(
        "There were Ilian Dravec, Secretary of the Council Petar Holub and others.",
        {"Ilian Dravec": "PER", "Petar Holub": "PER", "Council": "ORG"},
        syntax={"Secretary": ("PROPN", "appos", "Dravec"), "of": ("ADP", "prep", "Secretary")},
    )
    assert roles(found) == [("Secretary of the Council", "Petar Holub")]


def test_the_doctor_further_on() -> None:
    found = account(
        "Ema Surin, a doctor at a clinic, spoke. Many came, said the doctor.",
        {"Ema Surin": "PER"},
        syntax={
            "doctor": ("NOUN", "appos", "Surin"),
            "clinic": ("NOUN", "pobj", "at"),
        },
    )
    assert roles(found)[0] == ("doctor at a clinic", "Ema Surin")


def test_party_and_state() -> None:
    found = account("Sen. Chuck Brandt (R-Iowa) agreed.", {"Chuck Brandt": "PER"})
    assert roles(found) == [("Sen.", "Chuck Brandt"), ("R-Iowa", "Chuck Brandt")]


def test_of_a_body() -> None:
    found = account(
        "It rained, said Ivo Purwo of the National Flood Agency.",
        {"Ivo Purwo": "PER", "National Flood Agency": "ORG"},
    )
    assert ("of the National Flood Agency", "Ivo Purwo") in roles(found)
