"""Small comparisons of names: each says how sure it is and on what."""

from rashomon.compare.matching.organisations import (
    compare_acronym,
    compare_organisations,
    organisation_words,
)
from rashomon.compare.matching.pairs import compare_names
from rashomon.compare.matching.persons import compare_persons, name_suffix, person_words
from rashomon.compare.matching.places import compare_places, place_base
from rashomon.compare.matching.types import NO_MATCH, Match

__all__ = [
    "NO_MATCH",
    "Match",
    "compare_acronym",
    "compare_names",
    "compare_organisations",
    "compare_persons",
    "compare_places",
    "name_suffix",
    "organisation_words",
    "person_words",
    "place_base",
]
