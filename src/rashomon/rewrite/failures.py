"""Why a synopsis could not be rewritten; becomes a `Caveat` at the edge of this room."""

from __future__ import annotations

from rashomon.model import Caveat, RewriteFailure


class RewriteError(Exception):
    """An expected failure with its code."""

    def __init__(self, code: RewriteFailure, detail: str) -> None:
        super().__init__(detail)
        self.caveat = Caveat(code=code, detail=detail)
