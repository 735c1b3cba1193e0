"""How much a single input may cost."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bounds on one input: sizes in bytes, times in seconds.

    `page_bytes` bounds a file, a record or a fetched page after decompression; a JSON-lines file
    as a whole is read record by record and may be of any size.
    """

    page_bytes: int = 20_000_000
    robots_bytes: int = 500_000
    connect_seconds: float = 10.0
    read_seconds: float = 15.0
    total_seconds: float = 45.0
    redirects: int = 5
