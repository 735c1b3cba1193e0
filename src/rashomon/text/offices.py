"""Words that name one office: a congressman is a representative, a boss a chief."""

from __future__ import annotations

# Words for one office or calling; any of them may take up a title that has another.
_OFFICES = tuple(
    frozenset(group.split())
    for group in (
        "rep representative congressman congresswoman lawmaker legislator politician",
        "sen senator lawmaker legislator politician",
        "gov governor",
        "chief director head boss",
        "chairman chairwoman chair chairperson",
        "spokesman spokeswoman spokesperson representative",
        "lawyer attorney counsel",
        "premier minister",
        "journalist reporter correspondent",
        "doctor physician",
        "candidate nominee front-runner frontrunner",
        "founder owner entrepreneur",
        "official officer",
    )
)


def same_office(noun: str) -> frozenset[str]:
    """The words that may name the same office as a noun, itself included."""
    return frozenset((noun,)).union(*(office for office in _OFFICES if noun in office))
