"""Names told as somebody's relative: "his wife Ada Lind", "first lady Ada Lind"."""

from __future__ import annotations

import re

# Several people by whose they are: "Oszkay's daughters".
RELATIVES = frozenset(
    """daughters sons children kids parents siblings brothers sisters twins grandchildren
    grandparents family""".split()
)
_RELATIVE = re.compile(
    r"\b(?:first lady|wife|husband|son|daughter|brother|sister|father|mother|widow|widower|niece|"
    r"nephew|cousin|uncle|aunt|fianc[ée]e?|grandson|granddaughter)(?:-in-law)?,?\s+$",
    re.IGNORECASE,
)
_LONGEST = 24


def told_as_relative(text: str, start: int) -> bool:
    """Whether the name that begins at an offset is introduced as a relative's."""
    return _RELATIVE.search(text, max(0, start - _LONGEST), start) is not None
