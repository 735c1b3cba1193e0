"""What reading a page gives, before its lines are labelled."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.model import Caveat, Fields, Page, RejectCode, Rejected


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A page's text, normalised, and what the page states of it.

    `captions` are keys (`Line.key`) of lines that the page marks as captions; `closed` is true
    where it says that the article is not free to read.
    """

    text: str
    fields: Fields
    captions: frozenset[str] = frozenset()
    caveats: tuple[Caveat, ...] = ()
    closed: bool = False


def rejected(page: Page, code: RejectCode, detail: str) -> Rejected:
    """A page that cannot be read."""
    return Rejected(input=page.name, stage="extract", code=code, detail=detail)
