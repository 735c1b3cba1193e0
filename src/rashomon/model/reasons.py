"""Why a finding holds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why two things are held to belong together: what was compared, how far it went, on what."""

    name: str
    score: float
    detail: str = ""
