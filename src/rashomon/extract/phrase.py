"""A known phrase of news pages: what a line that has it is, and how surely."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rashomon.model import BlockKind


@dataclass(frozen=True, slots=True)
class Phrase:
    """A pattern, what a line that has it is, how surely, and up to how many words."""

    kind: BlockKind
    weight: float
    pattern: re.Pattern[str]
    most_words: int


def phrase(kind: BlockKind, weight: float, pattern: str, most_words: int = 60) -> Phrase:
    """A phrase found in any case; `(?-i:...)` in the pattern minds the case.

    A weight of 1 alone outweighs the presumption that a line is body.
    """
    return Phrase(kind, weight, re.compile(pattern, re.IGNORECASE), most_words)
