"""No name, however odd, stops a comparison: pages hold headline debris, marks and single letters."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rashomon.findings.matching import (
    Match,
    acronyms_of,
    compare_acronym,
    compare_groups,
    compare_names,
    compare_organisations,
    compare_persons,
    compare_places,
    group_keys,
    name_suffix,
    organisation_words,
    person_words,
    place_base,
)

WORDS = (
    "The of and for U.S. G.O.P. Ministry Department Affairs Office Party New York Iran's – & ' \" "
    "“Ring Fire” al- Al Jr. 1,200 some women two O'Neill Ltd. Inc. ’s state Republican police - a"
).split()
odd_names = st.one_of(
    st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join), st.text(max_size=12)
)
COMPARISONS: list[Callable[[str, str], Match]] = [
    compare_acronym,
    compare_groups,
    compare_names,
    compare_organisations,
    compare_persons,
    compare_places,
]


@given(odd_names)
@example("")
@example("The")
@example("of the")
@example("&")
def test_every_name_can_be_taken_apart(name: str) -> None:
    for take in (acronyms_of, organisation_words, person_words, place_base, name_suffix):
        take(name)  # type: ignore[operator]
    list(group_keys(name))


@pytest.mark.parametrize("compare", COMPARISONS)
@settings(max_examples=150)
@given(names=st.lists(odd_names, min_size=2, max_size=4))
def test_every_two_names_can_be_compared(
    compare: Callable[[str, str], Match], names: list[str]
) -> None:
    for left, right in pairwise(names):
        assert 0 <= compare(left, right).score <= 1
