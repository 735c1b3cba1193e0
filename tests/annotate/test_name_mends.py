"""Names put right: rows of places, seats voted for, words before and behind a known name."""

from __future__ import annotations

import pytest

from tests.naming import account, asides, strings


@pytest.mark.parametrize(
    ("text", "names", "wanted"),
    [
        (
            "He served in Iraq and Afghanistan.",
            {"Iraq and Afghanistan": "PER"},
            {"Iraq", "Afghanistan"},
        ),
        (
            "They met Alabama GOP Senate nominee Roy Tallis.",
            {"Alabama GOP Senate": "ORG", "Roy Tallis": "PER"},
            {"Alabama", "GOP", "Senate"},
        ),
        (
            "Ida Brandt wrote. Dear Ida, stay. Lecturing Brandt is no use.",
            {"Ida Brandt": "PER", "Dear Ida": "PER", "Lecturing Brandt": "PER"},
            {"Ida", "Brandt"},
        ),
        (
            "Ida Brandt sent emails. The Brandt Emails were read.",
            {"Ida Brandt": "PER", "Brandt Emails": "PER"},
            {"Brandt"},
        ),
        (
            "They asked Ivo King of the harbour board.",
            {"Ivo King": "PER"},
            {"Ivo King"},
        ),
        (
            "Rui de Lund came late. Mr. de Lund sat down.",
            {"Rui de Lund": "PER", "Mr. de Lund": "PER"},
            {"Rui de Lund", "de Lund"},
        ),
        ("The flight was operated by Envoy Air, a firm.", {}, {"Envoy Air"}),
        ("He joined MoveOn.org at noon.", {"MoveOn": "ORG"}, {"MoveOn.org"}),
        (
            "Subpoenas for the New Jersey GOP came.",
            {"GOP": "ORG", "New Jersey": "LOC"},
            {"New Jersey GOP"},
        ),
    ],
)
def test_names_are_put_right(text: str, names: dict[str, str], wanted: set[str]) -> None:
    found = account(text, names)
    assert wanted <= set(strings(found))
    assert not set(names) & set(strings(found)) - wanted - {"Ida Brandt", "Roy Tallis", "GOP"} - {
        "New Jersey"
    }


def test_known_letters_in_a_headline() -> None:
    text = "NYC Work Trains Collide In Tunnel, One Hurt\nThe city said no."
    assert "NYC" in strings(account(text, {}))


def test_words_in_capitals_are_no_letters() -> None:
    text = "MAYOR SAYS VALLEY IS SAFE AFTER FLOOD\nThe city said no."
    assert "IS" not in strings(account(text, {}))


def test_a_bracket_runs_through_a_name() -> None:
    text = 'It is no part of "[special counsel Robert] Tallis’s report".'
    assert "Robert] Tallis" in asides(account(text, {"Tallis": "PER"}))


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("They met Ilka [Lund] on the quay.", "Ilka [Lund]"),
        ("They met Ilka (Kite) Lund on the quay.", "Ilka (Kite) Lund"),
        ("They met Ilka 'Kite' Lund on the quay.", "Ilka 'Kite' Lund"),
    ],
)
def test_what_is_put_into_a_name(text: str, whole: str) -> None:
    names = {"Ilka": "PER", "Kite": "LOC", "Lund": "PER"}
    assert strings(account(text, names)) == [whole]


@pytest.mark.parametrize(
    "text",
    [
        "They met Ilka (Velmar City Desk) Lund on the quay.",
        "They met Ilka (Texas) Lund on the quay.",
        "They met Ilka [sic] Lund on the quay.",
        "They met Ilka (Kite) on the quay.",
    ],
)
def test_a_bracket_that_is_no_part_of_a_name(text: str) -> None:
    assert "Ilka" in strings(account(text, {"Ilka": "PER", "Lund": "PER"}))


@pytest.mark.parametrize(
    ("text", "names", "wanted"),
    [
        (
            "The Kite-1 or “Paper Palace” lab fell.",
            {"Kite-1": "MISC", "Paper Palace": "LOC"},
            ("Kite-1", "Paper Palace"),
        ),
        (
            "The Kite-1, or Paper Palace, was lost.",
            {"Kite-1": "MISC", "Paper Palace": "LOC"},
            ("Kite-1", "Paper Palace"),
        ),
        (
            "Lumen (LMNR) shares fell.",
            {"Lumen": "ORG", "LMNR": "ORG"},
            ("Lumen", "LMNR"),
        ),
        (
            "It is in the G League, which is the lower league and was formerly known as the D "
            "League.",
            {"G League": "ORG", "D League": "ORG"},
            ("G League", "D League"),
        ),
    ],
)
def test_what_the_text_equates(text: str, names: dict[str, str], wanted: tuple[str, str]) -> None:
    found = account(text, names)
    told = [(a.left.of(text), a.right.of(text)) for a in found.aliases]
    assert told == [wanted]


@pytest.mark.parametrize(
    "text", ["The Kite, the Swan, or the Gull, was lost.", "He chose the Swan or the Gull."]
)
def test_a_choice_is_no_other_name(text: str) -> None:
    names = {"Kite": "MISC", "Swan": "MISC", "Gull": "MISC"}
    names = {name: label for name, label in names.items() if name in text}
    assert not account(text, names).aliases
