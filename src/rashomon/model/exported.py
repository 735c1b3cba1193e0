"""A comparison as its JSON report tells it: what is needed to count words over many stories."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rashomon.model.spans import Span

# A name as printed, a title or description applied to it, a phrase of a wording.
UsePart = Literal["name", "title", "wording"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedUse:
    """Words of one account for a referent, where they stand."""

    account: str
    span: Span
    part: UsePart


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedReferent:
    """An actor or a concept of wordings, with every place where accounts name it.

    `wikidata` is the id of the entry that the actor was linked to.
    """

    name: str
    kind: str
    uses: tuple[ExportedUse, ...]
    wikidata: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedAccount:
    """One account; `said` is what it puts to others, `shared` what another account has word for
    word because this one draws on it, or both on one source, or it is not known who on whom."""

    id: str
    outlet: str
    text: str
    text_sha: str
    title: str | None = None
    url: str | None = None
    said: tuple[Span, ...] = ()
    shared: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedStory:
    """One report; `name` is the file it came from, with `#n` for the n-th of a file of several."""

    name: str
    accounts: tuple[ExportedAccount, ...]
    referents: tuple[ExportedReferent, ...]
