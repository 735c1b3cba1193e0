"""Who may be meant by words that name nobody, each with the signs for and against."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from rashomon.annotate.context_likeness import ContextLikeness
from rashomon.annotate.cues import BODY_NOUNS, MEMBER_NOUNS, PERSON_NOUNS, TEXT_NOUNS
from rashomon.annotate.entities import HE, HE_NOUNS, SHE, SHE_NOUNS, Entity, find_entities
from rashomon.annotate.likeness import likeness
from rashomon.annotate.narration import Narration
from rashomon.annotate.placed import Placed, mentions_near
from rashomon.annotate.queries import EMPTY, SPOKEN_FOR, Query
from rashomon.annotate.voices import TOKEN, Scene, label_head
from rashomon.model import Mention, RolePhrase, Span, Speaker
from rashomon.text.offices import same_office

# How far a candidate may be, in sentences before and after.
_BEFORE, _AFTER = 12, 4
_MOST = 40
# What is never "he" or "she".
_NO_PERSONS = TEXT_NOUNS | BODY_NOUNS | (MEMBER_NOUNS - SPOKEN_FOR)
_GENDERED = (("he", HE | HE_NOUNS), ("she", SHE | SHE_NOUNS))
# How far back, in sentences, somebody who spoke may be whose text it is.
_ISSUED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Somebody who may be meant, with the signs for and against."""

    speaker: Speaker
    key: str
    signs: dict[str, float]


@dataclass(slots=True, kw_only=True)
class Candidates:
    """Finds and describes candidates in one article, to be asked in the order of the text."""

    scene: Scene
    roles: Sequence[RolePhrase]
    quoted: Sequence[Span] = ()
    word_vectors: NDArray[np.float16] | None = None
    _held: Placed = field(init=False)
    _narration: Narration = field(init=False)
    _context: ContextLikeness = field(init=False)
    _by_key: dict[str, Entity] = field(init=False)
    _called_so: dict[str, list[Entity]] = field(init=False)
    _most: int = 1

    def __post_init__(self) -> None:
        entities = find_entities(self.scene, self.roles)
        self._by_key = {one.key: one for one in entities}
        self._called_so = defaultdict(list)
        for entity in entities:
            for word in sorted(entity.called & PERSON_NOUNS):
                self._called_so[word].append(entity)
        self._held = Placed(self.quoted)
        self._narration = Narration(scene=self.scene, quoted=self.quoted)
        self._context = ContextLikeness(words=self.scene.words, vectors=self.word_vectors)
        self._most = max((len(e.mentions) for e in entities), default=1)

    def of(self, query: Query, proposed: dict[str, Speaker]) -> list[Candidate]:
        """Everybody who may be meant; `proposed` is what each rule says, by the rule's name."""
        voices = list(dict.fromkeys(v.key for v in self.scene.heard(query.sentence, reach=_BEFORE)))
        said = {self.scene.key_of(one): rule for rule, one in proposed.items()}
        found = [
            self._described(query, entity, voices, said)
            for entity in self._near(query, voices, said)
        ]
        found += self._unnamed(query, voices, said)
        found.append(Candidate(speaker=Speaker(), key="", signs=self._nobody(query, proposed)))
        self._rank(found)
        return found

    def _near(self, query: Query, voices: Sequence[str], said: dict[str, str]) -> Iterator[Entity]:
        """The entities named, heard or proposed near the query, and all who are called so."""
        sentences = self.scene.sentences
        first, last = query.sentence - _BEFORE, query.sentence + _AFTER
        reach = Span(
            start=sentences[max(0, first)].span.start,
            end=sentences[min(last, len(sentences) - 1)].span.end,
        )
        named = [
            m for m in mentions_near(self.scene.mentions, reach) if reach.start <= m.span.start
        ]
        called = [
            entity.key
            for word in sorted(same_office(query.noun))
            for entity in self._called_so.get(word, ())[:_MOST]
        ]
        asked = dict.fromkeys((*said, *voices, *called))
        near = sorted(named, key=lambda m: abs(m.span.start - query.source.start))
        for key in list(dict.fromkeys((*asked, *map(self.scene.key_at, near))))[:_MOST]:
            entity = self._by_key.get(key)
            if entity is None or self._is_other_gender(query, entity):
                continue
            if key not in said and self._is_out_of_reach(query, entity):
                continue
            if entity.kind != "place" or key in asked or query.kind in ("body", "text"):
                yield entity

    def _is_other_gender(self, query: Query, entity: Entity) -> bool:
        return entity.kind == "person" and {query.gender, entity.gender} == {"he", "she"}

    def _is_out_of_reach(self, query: Query, entity: Entity) -> bool:
        """Whether only a rule may propose somebody: a new person, a text long after its writer.

        "A lawyer for the mill" is somebody new, unless someone is called a lawyer.
        """
        if entity.kind != "person":
            return False
        if query.kind == "body":
            return True
        if query.kind == "person":
            return not query.definite and not same_office(query.noun) & entity.called
        heard = self.scene.heard(query.sentence, reach=_ISSUED)
        return query.kind == "text" and entity.key not in {voice.key for voice in heard}

    def _sentence(self, mention: Mention) -> int:
        return self.scene.sentence_at(mention.span.start)

    def _described(
        self, query: Query, entity: Entity, voices: Sequence[str], said: dict[str, str]
    ) -> Candidate:
        scene, start = self.scene, query.source.start
        last, after = entity.last_before(start), entity.next_after(query.source.end)
        mention = last or after or entity.mentions[0]
        signs = {f"is {entity.kind}": 1.0, "asked in quotation": self._is_quoted(query)}
        if last is not None:
            behind = query.sentence - self._sentence(last)
            signs["behind"] = math.log1p(behind)
            signs["here"] = float(behind == 0)
            signs["before"] = float(behind == 1)
            signs["subject"] = float(scene.is_subject(last.span))
            signs["subject near"] = signs["subject"] * (behind <= 1)
            signs["quoted"] = float(self._held.touches(last.span))
            signs["in content"] = float(any(p.covers(last.span) for p in query.content))
            between = scene.article.text[last.span.end : start]
            signs["same line"] = float("\n" not in between)
        else:
            signs["only later"] = 1.0
        if after is not None:
            ahead = self._sentence(after) - query.sentence
            signs["ahead"] = 1 / (1 + ahead) if ahead <= _AFTER else 0.0
        signs["told"] = math.log1p(entity.told_before(start))
        signs["most told"] = len(entity.mentions) / self._most
        if entity.key in voices:
            at = voices.index(entity.key)
            signs["spoke last"] = float(at == 0)
            signs["spoke before"] = float(at == 1)
            signs["spoke"] = 1.0
        signs.update(likeness(scene, query, entity))
        signs.update(self._narration.signs(query, entity))
        signs.update(self._context.signs(query, entity))
        if query.kind not in ("he", "they", "it"):
            signs["called so before"] = float(self._was(query, entity))
        name = scene.name_of(mention)
        signs["lower"] = float(name.islower())
        if entity.kind == "person" and query.kind == "he":
            signs["gender"] = float(entity.gender == query.gender)
        if entity.kind == "person" and query.gender != "unknown":
            signs["likely gender"] = float(entity.likely == query.gender)
            signs["unlikely gender"] = float(entity.likely not in (query.gender, "unknown"))
        contrary = query.kind == "person" and signs.get("unlikely gender", 0.0) > 0
        if entity.key in said and not contrary:
            signs[f"rule {said[entity.key]}"] = 1.0
        return Candidate(speaker=Speaker(mention=mention.span), key=entity.key, signs=signs)

    def _is_quoted(self, query: Query) -> float:
        """One where the source's words are themselves quoted: who is quoted means another."""
        return float(self._held.touches(query.source))

    def _was(self, query: Query, entity: Entity) -> bool:
        """Whether the same words were resolved to the candidate before."""
        return any(
            voice.key == entity.key
            and query.noun in {t.lower() for t in TOKEN.findall(voice.speaker.label)}
            for voice in self.scene.heard(query.sentence, reach=30)
        )

    def _unnamed(
        self, query: Query, voices: Sequence[str], said: dict[str, str]
    ) -> Iterator[Candidate]:
        seen = set()
        for voice in self.scene.heard(query.sentence, reach=_BEFORE):
            if voice.speaker.mention is not None or voice.key in seen:
                continue
            seen.add(voice.key)
            if query.kind == "he" and _is_no_person(voice.speaker.label):
                continue
            label = {t.lower() for t in TOKEN.findall(voice.speaker.label)} - EMPTY
            behind = query.sentence - voice.sentence
            signs = {
                "is label": 1.0,
                "asked in quotation": self._is_quoted(query),
                "label person": float(bool(label & (PERSON_NOUNS | SPOKEN_FOR))),
                "behind": math.log1p(behind),
                "here": float(behind == 0),
                "before": float(behind == 1),
                "subject": 1.0,
                "subject near": float(behind <= 1),
                "told": math.log1p(1),
                "spoke last": float(voice.key == voices[0]),
                "spoke before": float(voice.key in voices[1:2]),
                "spoke": 1.0,
                "label plural": float(voice.plural),
                "label alike": float(bool(same_office(query.noun) & label)),
                "label same noun": float(query.noun in label),
            }
            signs |= _label_gender(query, label)
            signs.update(self._narration.since(query, voice.sentence))
            if voice.key in said:
                signs[f"rule {said[voice.key]}"] = 1.0
            yield Candidate(speaker=voice.speaker, key=voice.key, signs=signs)

    def _nobody(self, query: Query, proposed: dict[str, Speaker]) -> dict[str, float]:
        return {
            "nobody": 1.0,
            "nobody: definite": float(query.definite),
            "nobody: long": math.log1p(len(query.tokens)),
            "nobody: one word": float(len(query.tokens) == 1),
            "nobody: rules silent": float(not proposed),
            "nobody: spokes": float(query.noun in SPOKEN_FOR),
        }

    def _rank(self, found: Sequence[Candidate]) -> None:
        """Who is nearest of the people, and of the bodies; who alone is called so."""
        for kinds in (("is person",), ("is organization", "is group")):
            near = [c for c in found if any(k in c.signs for k in kinds) and "behind" in c.signs]
            if near:
                min(near, key=lambda c: c.signs["behind"]).signs["nearest"] = 1.0
        bodies = [c for c in found if any(k in c.signs for k in ("is organization", "is group"))]
        if bodies:
            most = max(c.signs["most told"] for c in bodies)
            for body in bodies:
                body.signs["most told body"] = float(body.signs["most told"] == most)
                body.signs["only body"] = float(len(bodies) == 1)
        called = [c for c in found if c.signs.get("called alike")]
        if len(called) == 1:
            called[0].signs["called alone"] = 1.0
        for one in found:
            for kind in ("body's voice", "bare text"):
                if kind in one.signs:
                    for sign in ("spoke last", "nearest", "most told body", "subject near"):
                        one.signs[f"{kind}, {sign}"] = one.signs.get(sign, 0.0)


def _is_no_person(label: str) -> bool:
    """Whether a label is of several, a body or a text: "officials", "the firm", "a report"."""
    noun = label_head(label)
    plural = noun.endswith("s") and not noun.endswith(("ss", "'s", "’s"))
    surname = any(word.istitle() and word.lower() == noun for word in label.split()[1:])
    return noun in _NO_PERSONS or (plural and not surname)


def _label_gender(query: Query, label: set[str]) -> dict[str, float]:
    """Whether a label tells the gender that is asked for, or the other: "a spokeswoman", "he"."""
    told = {gender for gender, words in _GENDERED if label & words}
    if len(told) != 1 or query.gender == "unknown":
        return {}
    alike = query.gender in told
    return {"likely gender": float(alike), "unlikely gender": float(not alike)}
