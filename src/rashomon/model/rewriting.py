"""A synopsis rewritten by a language model that the user named, as far as it could be checked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rashomon.model.rejected import Caveat
from rashomon.model.spans import Evidence

FindingKind = Literal["agreed", "partly", "disputed"]
DropCode = Literal[
    "cites-nothing",
    "unknown-finding",
    "adds-quotation",
    "adds-number",
    "adds-date",
    "adds-name",
    "other-speaker",
    "changes-negation",
    "drops-hedge",
    "drops-attribution",
    "other-words",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One finding of the synopsis: the id of an agreement or of a conflict, and its sentences."""

    id: str
    kind: FindingKind
    told: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RewrittenSentence:
    """A sentence that a machine wrote, with the ids of the findings it rests on."""

    text: str
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DroppedSentence:
    """A sentence that a machine wrote and that is not shown: why, for programs and for people."""

    text: str
    code: DropCode
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewriting:
    """What became of a synopsis that a model was asked to rewrite.

    `model` is the name the user gave; `caveat` says why there are no sentences, where none could
    be had at all. The extractive synopsis stays whatever stands here.
    """

    model: str
    sentences: tuple[RewrittenSentence, ...] = ()
    dropped: tuple[DroppedSentence, ...] = ()
    caveat: Caveat | None = None
