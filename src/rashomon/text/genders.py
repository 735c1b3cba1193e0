"""Whether a given name is a man's or a woman's: US Census 1990, see training/given_names.py."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Literal

from rashomon.text.names import fold_name

Gender = Literal["he", "she", "unknown"]


@cache
def _genders() -> dict[str, Gender]:
    table = resources.files("rashomon.text") / "gazetteer" / "genders.tsv"
    he, she = (
        line.partition("\t")[2].split() for line in table.read_text(encoding="utf-8").splitlines()
    )
    found: dict[str, Gender] = dict.fromkeys(he, "he")
    found.update(dict.fromkeys(she, "she"))
    return found


def gender_of(given: str) -> Gender:
    """The pronoun that people of a given name go by, "unknown" where it does not tell."""
    return _genders().get(fold_name(given), "unknown")
