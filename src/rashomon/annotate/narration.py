"""Who the account itself has just named, quotations passed over: signs for whom words take up."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rashomon.annotate.entities import Entity
from rashomon.annotate.placed import Placed, mentions_near, overlapping
from rashomon.annotate.queries import Query
from rashomon.annotate.voices import Scene
from rashomon.model import Mention, Span

# So many mentions before a query are looked through for who was named last.
_BACK = 60
# A sentence of which so much is quoted is no narration.
_MOSTLY = 0.5
# Of one entity so many mentions are looked through for one that the account itself makes.
_LATEST = 5


@dataclass(slots=True, kw_only=True)
class Narration:
    """The mentions of an article that stand outside quotations, in the order of the text."""

    scene: Scene
    quoted: Sequence[Span]
    _held: Placed = field(init=False)
    _told: list[Mention] = field(init=False)
    _subjects: list[Mention] = field(init=False)
    _narrated: list[int] = field(init=False)
    _last: tuple[Span, dict[str, dict[str, int]]] | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        self._held = Placed(self.quoted)
        self._told = [m for m in self.scene.mentions if not self._held.touches(m.span)]
        self._subjects = [m for m in self._told if self.scene.is_subject(m.span)]
        merged = _merged(self.quoted)
        self._narrated = [0]
        for sentence in self.scene.sentences:
            near = overlapping(merged, sentence.span, lambda span: span)
            inside = sum(
                min(span.end, sentence.span.end) - max(span.start, sentence.span.start)
                for span in near
            )
            told = inside < _MOSTLY * len(sentence.span)
            self._narrated.append(self._narrated[-1] + told)

    def signs(self, query: Query, entity: Entity) -> Iterator[tuple[str, float]]:
        """The signs for an entity: how lately, and as what, the account itself named it."""
        ranks = self._ranks(query)
        for name, found in ranks.items():
            rank = found.get(entity.key)
            if rank is not None:
                yield f"{name} last", float(rank == 0)
                yield f"{name} second", float(rank == 1)
                yield f"{name} rank", 1 / (1 + rank)
        last = self._last_before(entity, query.source.start)
        if last is not None:
            at = self.scene.sentence_at(last.span.start)
            yield "narrated behind", math.log1p(self._narrated[query.sentence] - self._narrated[at])
        yield "named behind", float(self._is_named_behind(query, entity))

    def since(self, query: Query, sentence: int) -> Iterator[tuple[str, float]]:
        """The same signs for somebody without a name who spoke in a sentence before."""
        for name, mentions in (("told", self._told), ("told subject", self._subjects)):
            last = bisect_left(mentions, query.source.start, key=lambda m: m.span.start)
            people = {
                self.scene.key_at(m)
                for m in mentions[max(0, last - _BACK) : last]
                if m.kind == "person" and self.scene.sentence_at(m.span.start) > sentence
            }
            yield f"{name} last", float(not people)
            yield f"{name} second", float(len(people) == 1)
            yield f"{name} rank", 1 / (1 + len(people))
        behind = self._narrated[query.sentence] - self._narrated[sentence]
        yield "narrated behind", math.log1p(behind)

    def _ranks(self, query: Query) -> dict[str, dict[str, int]]:
        """How many people, and bodies, were named since each, in all and as subjects."""
        if self._last is None or self._last[0] != query.source:
            start = query.source.start
            ranks = {"told": _ranked(self.scene, self._told, start)}
            ranks["told subject"] = _ranked(self.scene, self._subjects, start)
            self._last = (query.source, ranks)
        return self._last[1]

    def _last_before(self, entity: Entity, offset: int) -> Mention | None:
        held = entity.mentions
        at = bisect_left(held, offset, key=lambda m: m.span.start)
        latest = reversed(held[max(0, at - _LATEST) : at])
        return next((m for m in latest if not self._held.touches(m.span)), None)

    def _is_named_behind(self, query: Query, entity: Entity) -> bool:
        """Whether the rest of the credit names somebody: "he told | Hannity"."""
        sentence = self.scene.sentences[query.sentence].span
        rest = Span(start=query.source.end, end=max(query.source.end, sentence.end))
        for mention in mentions_near(self._told, rest):
            if mention.span.start >= rest.start and self.scene.key_at(mention) == entity.key:
                return not any(piece.overlaps(mention.span) for piece in query.content)
        return False


def _merged(spans: Sequence[Span]) -> list[Span]:
    """The same stretches in order, none overlapping another."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start < found[-1].end:
            found[-1] = Span(start=found[-1].start, end=max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def _ranked(scene: Scene, mentions: Sequence[Mention], offset: int) -> dict[str, int]:
    """How many others of its kind, people or not, were named since an entity was last named."""
    at = bisect_left(mentions, offset, key=lambda m: m.span.start)
    ranks: dict[str, int] = {}
    people = others = 0
    for mention in reversed(mentions[max(0, at - _BACK) : at]):
        key = scene.key_at(mention)
        if key in ranks:
            continue
        if mention.kind == "person":
            ranks[key] = people
            people += 1
        else:
            ranks[key] = others
            others += 1
    return ranks
