"""What a comparison of two names says."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """How sure a comparison is that two names are one (0 to 1), its name, and on what it rests."""

    score: float
    name: str = ""
    detail: str = ""

    def __bool__(self) -> bool:
        """Whether the comparison saw any sign of one name."""
        return self.score > 0


NO_MATCH = Match(score=0.0)
