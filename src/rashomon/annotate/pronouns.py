"""He, she, they, it, we as sources: the nearest fitting name or voice."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from rashomon.annotate.voices import BODIES, REACH, Scene, surname
from rashomon.model import Mention, Span, Speaker

Gender = Literal["he", "she", "unknown"]

_HE = frozenset(("he", "him", "his", "himself"))
_SHE = frozenset(("she", "her", "hers", "herself"))
_THEY = frozenset(("they", "them", "their", "themselves"))
_IT = frozenset(("it", "its", "itself", "which"))
_FIRST = frozenset(("i", "we", "our", "my", "us"))
_RELATIVE = frozenset(("who", "whom"))
_HE_TITLE = re.compile(r"\b(?:Mr|Sir|Lord|King|Prince|Imam|Ayatollah|Sheikh|Father)\.?\s+$")
_SHE_TITLE = re.compile(r"\b(?:Mrs|Ms|Miss|Lady|Dame|Queen|Princess|Madam)\.?\s+$")


@dataclass(slots=True)
class Pronouns:
    """Resolves pronouns in one article; learns people's gender from titles and on the way."""

    scene: Scene
    _genders: dict[str, Gender] = field(default_factory=dict)

    def __post_init__(self) -> None:
        text = self.scene.article.text
        for mention in self.scene.mentions:
            if mention.kind == "person":
                before = text[max(0, mention.span.start - 14) : mention.span.start]
                if _HE_TITLE.search(before):
                    self._genders[surname(self.scene.name_of(mention))] = "he"
                elif _SHE_TITLE.search(before):
                    self._genders[surname(self.scene.name_of(mention))] = "she"

    def resolve(self, word: str, source: Span) -> Speaker | None:
        """The speaker a lower-case pronoun at `source` means; None if it is none, or unsure."""
        sentence = self.scene.sentence_at(source.start)
        if word in _HE | _SHE | _RELATIVE:
            gender: Gender = "he" if word in _HE else "she" if word in _SHE else "unknown"
            return self._person(source, sentence, gender)
        if word in _THEY:
            return self._voice(sentence, plural=True) or self._voice(sentence)
        if word in _IT:
            return self._voice(sentence) or self._body_before(source, sentence)
        if word in _FIRST:
            return Speaker(label="I" if word == "i" else word)
        return None

    def _person(self, source: Span, sentence: int, gender: Gender) -> Speaker | None:
        """The person meant: near, a subject, the last speaker; never of the other gender."""
        last = next(
            (
                v.key.removeprefix("person:")
                for v in self.scene.heard(sentence)
                if v.kind == "person"
            ),
            None,
        )
        best: tuple[float, Mention] | None = None
        for mention in self.scene.since(sentence - REACH, before=source.start):
            name = surname(self.scene.name_of(mention))
            known = self._genders.get(name, "unknown")
            clash = known != gender and "unknown" not in (known, gender)
            if mention.kind != "person" or clash:
                continue
            weight = -1.0 * (sentence - self.scene.sentence_at(mention.span.start))
            weight += 1.0 if self.scene.is_subject(mention.span) else 0.0
            weight += 1.5 if last == name else 0.0
            weight += 0.5 if known == gender != "unknown" else 0.0
            weight += 1e-6 * mention.span.start
            if best is None or weight > best[0]:
                best = (weight, mention)
        if best is None:
            return None
        if gender != "unknown":
            self._genders.setdefault(surname(self.scene.name_of(best[1])), gender)
        return Speaker(mention=best[1].span)

    def _voice(self, sentence: int, *, plural: bool = False) -> Speaker | None:
        for voice in self.scene.heard(sentence):
            if plural and (voice.plural or voice.kind == "group"):
                return voice.speaker
            if not plural and voice.kind in (*BODIES, "place"):
                return voice.speaker
        return None

    def _body_before(self, source: Span, sentence: int) -> Speaker | None:
        for mention in reversed(self.scene.since(sentence - 1, before=source.start)):
            if mention.kind in BODIES and self.scene.is_subject(mention.span):
                return Speaker(mention=mention.span)
        return None
