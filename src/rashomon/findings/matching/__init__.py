"""Small comparisons of names: each says how sure it is and on what."""

from rashomon.findings.matching.groups import compare_groups, group_keys, group_of
from rashomon.findings.matching.organisations import (
    TITLE_LETTERS,
    acronyms_of,
    compare_acronym,
    compare_organisations,
    one_letter_off,
    organisation_words,
)
from rashomon.findings.matching.pairs import compare_names
from rashomon.findings.matching.persons import compare_persons, name_suffix, person_words
from rashomon.findings.matching.places import compare_places, place_base
from rashomon.findings.matching.types import NO_MATCH, Match

__all__ = [
    "NO_MATCH",
    "TITLE_LETTERS",
    "Match",
    "acronyms_of",
    "compare_acronym",
    "compare_groups",
    "compare_names",
    "compare_organisations",
    "compare_persons",
    "compare_places",
    "group_keys",
    "group_of",
    "name_suffix",
    "one_letter_off",
    "organisation_words",
    "person_words",
    "place_base",
]
