"""He, she, they, it, we, who as sources: the nearest fitting name or voice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from rashomon.annotate.entities import HE, HE_TITLE, SHE, SHE_TITLE
from rashomon.annotate.voices import BODIES, REACH, Scene, is_one_person
from rashomon.model import Mention, Span, Speaker
from rashomon.text.genders import Gender

THEY = frozenset(("they", "them", "their", "themselves", "theirs", "both"))
IT = frozenset(("it", "its", "itself"))
FIRST = frozenset(("i", "we", "our", "my", "us", "me"))
RELATIVE = frozenset(("who", "whom", "which", "that", "whose"))
PRONOUNS = HE | SHE | THEY | IT | FIRST | RELATIVE
# Weights of the signs that a person is meant, in sentences of distance.
_SUBJECT = 1.0
_LAST_VOICE = 1.5
_GENDER = 0.5
_QUOTED = -2.0


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
                if HE_TITLE.search(before):
                    self._genders[self._key(mention)] = "he"
                elif SHE_TITLE.search(before):
                    self._genders[self._key(mention)] = "she"

    def resolve(self, word: str, source: Span, content: tuple[Span, ...] = ()) -> Speaker | None:
        """The speaker a lower-case pronoun at `source` means; None if it is none, or unsure.

        `content` is what the pronoun is credited with: people named inside are rarely meant.
        """
        sentence = self.scene.sentence_at(source.start)
        if word in HE | SHE or word in ("who", "whom"):
            gender: Gender = "he" if word in HE else "she" if word in SHE else "unknown"
            return self._person(source, gender, content)
        if word in THEY:
            return self._plural(sentence) or self._body(source, content)
        if word in IT or word == "which":
            return self._body(source, content)
        if word in FIRST:
            return self._first_person(sentence, word)
        return None

    def _key(self, mention: Mention) -> str:
        return self.scene.persons.key(self.scene.name_of(mention))

    def _person(self, source: Span, gender: Gender, content: tuple[Span, ...]) -> Speaker | None:
        """The person meant: near, a subject, the last speaker; never of the other gender."""
        sentence = self.scene.sentence_at(source.start)
        voices = [v for v in self.scene.heard(sentence) if v.kind == "person"]
        last = voices[0].key.removeprefix("person:") if voices else None
        best: tuple[float, Mention] | None = None
        for mention, at in self._candidates(source, sentence):
            name = self._key(mention)
            known = self._genders.get(name, "unknown")
            if known != gender and "unknown" not in (known, gender):
                continue
            weight = -1.0 * (sentence - at)
            weight += _SUBJECT if self.scene.is_subject(mention.span) else 0.0
            weight += _LAST_VOICE if last == name else 0.0
            weight += _GENDER if known == gender != "unknown" else 0.0
            weight += _QUOTED if any(part.covers(mention.span) for part in content) else 0.0
            weight += 1e-6 * mention.span.start
            if best is None or weight > best[0]:
                best = (weight, mention)
        unnamed = self._unnamed(sentence, gender)
        if unnamed is not None and (best is None or best[0] < unnamed[0]):
            return unnamed[1]
        if best is None:
            return None
        if gender != "unknown":
            self._genders.setdefault(self._key(best[1]), gender)
        return Speaker(mention=best[1].span)

    def _unnamed(self, sentence: int, gender: Gender) -> tuple[float, Speaker] | None:
        """The one without a name who spoke last, with the weight that has."""
        for voice in self.scene.heard(sentence, reach=2):
            if voice.kind == "person" or gender == "unknown":
                return None
            if voice.speaker.mention is None and is_one_person(voice.speaker.label):
                weight = _SUBJECT + _LAST_VOICE + voice.sentence - sentence
                return weight, Speaker(label=voice.speaker.label)
        return None

    def _candidates(self, source: Span, sentence: int) -> Iterator[tuple[Mention, int]]:
        """People named or heard before, with the sentence where they are."""
        for mention in self.scene.since(sentence - REACH, before=source.start):
            if mention.kind == "person":
                yield mention, self.scene.sentence_at(mention.span.start)
        for voice in self.scene.heard(sentence):
            if voice.kind == "person" and voice.speaker.mention is not None:
                yield Mention(span=voice.speaker.mention, kind="person", score=1.0), voice.sentence

    def _plural(self, sentence: int) -> Speaker | None:
        for voice in self.scene.heard(sentence):
            if voice.plural or voice.kind == "group":
                return voice.speaker
        return None

    def _body(self, source: Span, content: tuple[Span, ...]) -> Speaker | None:
        """The body or country meant: one heard or acting shortly before."""
        sentence = self.scene.sentence_at(source.start)
        best: tuple[float, Speaker] | None = None
        for voice in self.scene.heard(sentence):
            if voice.kind in (*BODIES, "place"):
                best = (_LAST_VOICE + voice.sentence - sentence, voice.speaker)
                break
        for mention in self.scene.since(sentence - 2, before=source.start):
            if mention.kind not in (*BODIES, "place") or not self.scene.is_subject(mention.span):
                continue
            weight = _SUBJECT + self.scene.sentence_at(mention.span.start) - sentence
            weight += _QUOTED if any(part.covers(mention.span) for part in content) else 0.0
            if best is None or weight > best[0]:
                best = (weight, Speaker(mention=mention.span))
        return best[1] if best else None

    def _first_person(self, sentence: int, word: str) -> Speaker:
        """ "I" and "we" in a quotation that runs on are whoever is quoted."""
        label = "I" if word == "i" else word
        voice = next(self.scene.heard(sentence, reach=2), None)
        return voice.speaker if voice is not None else Speaker(label=label)
