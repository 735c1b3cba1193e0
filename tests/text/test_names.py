"""Folding names, titles, acronyms, the gazetteer, transliteration."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.text.names import (
    fold_name,
    initials,
    is_acronym,
    name_tokens,
    strip_titles,
    trim_name,
    well_known,
)
from rashomon.text.places import (
    city_of,
    country_of,
    demonym_of,
    is_known_place,
    region_of,
    same_city,
    seat_of,
)
from rashomon.text.transliteration import spelling_cost, spelling_similarity


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("the N.A.A.C.P.’s", "naacp"),
        ("U.N. Security Council", "un security council"),
        ("Ali-Akbar Velayati", "ali akbar velayati"),
        ("José", "jose"),
        ("Workers’ Party", "workers party"),
        ("The Hill", "hill"),
        ("The", "the"),
    ],
)
def test_folding(written: str, folded: str) -> None:
    assert fold_name(written) == folded


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“Rezaei,”", "Rezaei"),
        ("Sudan's", "Sudan"),
        ("U.S.", "U.S."),
        ("Lang.", "Lang"),
        ("(Rezaee)", "Rezaee"),
        ("Equifax Ltd (UK)", "Equifax Ltd (UK)"),
        ("Donald Trump Jr.", "Donald Trump Jr."),
    ],
)
def test_trimming(text: str, name: str) -> None:
    start, end = trim_name(text, 0, len(text))
    assert text[start:end] == name


@given(st.text(max_size=40))
def test_trimming_stays_within(text: str) -> None:
    start, end = trim_name(text, 0, len(text))
    assert 0 <= start <= end <= len(text)


@given(st.text(max_size=40))
def test_folding_is_stable_and_plain(text: str) -> None:
    folded = fold_name(text)
    assert folded == folded.lower()
    assert folded.isascii()


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Deputy Foreign Minister Abbas Araghchi", "Abbas Araghchi"),
        ("Mr. Lang", "Lang"),
        ("Sen. Charles E. Grassley", "Charles E. Grassley"),
        ("Sammy Davis Jr.", "Sammy Davis"),
        ("General", "General"),
    ],
)
def test_titles_are_no_part_of_a_name(name: str, bare: str) -> None:
    assert strip_titles(name) == bare


def test_acronyms() -> None:
    assert is_acronym("N.A.A.C.P.")
    assert is_acronym("AfD")
    assert not is_acronym("Iran")
    assert not is_acronym("X")
    assert "naacp" in initials("National Association for the Advancement of Colored People")
    assert "afp" in initials("Agence France-Presse")
    assert well_known("G.O.P.") == well_known("Republican Party")


def test_countries() -> None:
    assert country_of("the Republic of Azerbaijan") == "AZ"
    assert country_of("The Government of Costa Rica") == "CR"
    assert country_of("U.S.") == country_of("United States") == "US"
    assert country_of("us") is None
    assert demonym_of("Iranian") == "IR"
    assert demonym_of("polish") is None
    assert seat_of("Tehran") == "IR"


def test_states_and_cities() -> None:
    assert region_of("Mo.") == "Missouri"
    assert region_of("Ore.") == "Oregon"
    assert region_of("ore") is None
    assert same_city("Kiev", "Kyiv")
    assert not same_city("Kyiv", "Kyiv")
    assert city_of("Hamburg") is not None
    assert is_known_place("Ontario")
    assert not is_known_place("Torva")


def test_transliteration_excuses_what_it_learned() -> None:
    assert spelling_similarity("araghchi", "araqchi") > 0.9
    assert spelling_similarity("rezaei", "rezayee") > 0.8
    assert spelling_similarity("khomeini", "khamenei") < 0.8
    assert spelling_similarity("kim", "lim") < 0.7
    assert spelling_similarity("", "") == 1.0


@given(st.text("abcdeghikoqu", max_size=12), st.text("abcdeghikoqu", max_size=12))
def test_cost_is_no_distance_below_zero(left: str, right: str) -> None:
    assert spelling_cost(left, right) >= 0
    assert (spelling_cost(left, right) == 0) == (left == right)


def test_words_of_a_name() -> None:
    assert name_tokens("Moon Jae-in’s") == ("moon", "jae", "in")
