"""Rashomon lays several news accounts of one event side by side.

    >>> import rashomon
    >>> comparison = rashomon.compare(["one.txt", "https://example.org/two"])  # doctest: +SKIP

`compare` answers a `Comparison`, or a `Rejected` that says why there is none; `read` yields what
was understood of each account alone. Both are what the command line uses.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rashomon.model import AnnotatedArticle, Comparison, Rejected, Reuse
    from rashomon.report import render, render_reading, render_reuse, schema
    from rashomon.run import Options, compare, read, reuse

__version__ = "0.1.0"

__all__ = [
    "AnnotatedArticle",
    "Comparison",
    "Options",
    "Rejected",
    "Reuse",
    "__version__",
    "compare",
    "read",
    "render",
    "render_reading",
    "render_reuse",
    "reuse",
    "schema",
]

_HOMES = {
    "AnnotatedArticle": "rashomon.model",
    "Comparison": "rashomon.model",
    "Options": "rashomon.run",
    "Rejected": "rashomon.model",
    "Reuse": "rashomon.model",
    "compare": "rashomon.run",
    "read": "rashomon.run",
    "render": "rashomon.report",
    "render_reading": "rashomon.report",
    "render_reuse": "rashomon.report",
    "reuse": "rashomon.run",
    "schema": "rashomon.report",
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for: the package itself imports in no time."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
