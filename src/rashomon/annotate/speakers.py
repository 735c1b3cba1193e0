"""Who a source's words mean: names, pronouns, titles, "the statement", over one article.

The rules are ordered by how sure they are; each answer says which of them gave it, and a source
that none resolves keeps its own words as a label. They follow what newspapers do regularly: a
name is introduced in full with its title, then taken up by surname, pronoun or title; a pronoun
in a credit goes on with the last speaker of its kind.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from rashomon.annotate.cues import BODY_NOUNS, PERSON_NOUNS, TEXT_NOUNS
from rashomon.annotate.placed import mentions_near
from rashomon.annotate.source_names import SourceNames
from rashomon.model import Article, Mention, RolePhrase, Sentence, Span, Speaker, Word

Gender = Literal["he", "she", "unknown"]

_TOKEN = re.compile(r"[\w'’.-]*\w")
_HE = frozenset(("he", "him", "his", "himself"))
_SHE = frozenset(("she", "her", "hers", "herself"))
_THEY = frozenset(("they", "them", "their", "themselves"))
_IT = frozenset(("it", "its", "itself", "which"))
_FIRST = frozenset(("i", "we", "our", "my", "us"))
_RELATIVE = frozenset(("who", "whom"))
_REPORTER = re.compile(
    r"\b(?:our|its|the [A-Z]+['’]s)\s+(?:own\s+)?(?:reporter|correspondent)\b", re.IGNORECASE
)
_HE_TITLE = re.compile(r"\b(?:Mr|Sir|Lord|King|Prince|Imam|Ayatollah|Sheikh|Father)\.?\s+$")
_SHE_TITLE = re.compile(r"\b(?:Mrs|Ms|Miss|Lady|Dame|Queen|Princess|Madam)\.?\s+$")
# How far back, in sentences, a pronoun or a title may look for its name.
_PRONOUN_REACH = 4
_TITLE_REACH = 8


@dataclass(slots=True)
class _Voice:
    """Somebody who has spoken: where, as what, and whether he or she."""

    sentence: int
    speaker: Speaker
    kind: str
    plural: bool
    key: str


@dataclass(slots=True)
class SpeakerResolver:
    """Resolves the sources of one article, to be asked in the order of the text."""

    article: Article
    sentences: Sequence[Sentence]
    words: Sequence[Word]
    mentions: Sequence[Mention]
    roles: Sequence[RolePhrase]
    _voices: list[_Voice] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)
    _subjects: frozenset[int] = frozenset()
    _genders: dict[str, Gender] = field(default_factory=dict)
    _names: SourceNames = field(init=False)
    _kinds: dict[Span, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.mentions = sorted(self.mentions, key=lambda m: (m.span.start, -m.span.end))
        self._names = SourceNames(article=self.article, words=self.words, mentions=self.mentions)
        self._kinds = {mention.span: mention.kind for mention in self.mentions}
        self._starts = [sentence.span.start for sentence in self.sentences]
        self._subjects = frozenset(
            word.span.start for word in self.words if word.dep in ("nsubj", "nsubjpass")
        )
        for mention in self.mentions:
            if mention.kind == "person":
                self._note_gender(mention)

    # -- what the statements ask ---------------------------------------------------------------

    def resolve(self, source: Span | None) -> Speaker:
        """The speaker that the words at `source` mean."""
        if source is None:
            return Speaker()
        words = source.of(self.article.text)
        label = " ".join(words.split())
        lowered = [token.lower() for token in _TOKEN.findall(words)]
        sentence = self.sentence_at(source.start)
        if len(lowered) == 1:
            pronoun = self._pronoun(lowered[0], source, sentence)
            if pronoun is not None:
                return Speaker(
                    mention=pronoun.mention, label=pronoun.label or label, reason="pronoun"
                )
        if _REPORTER.search(words):
            reporter = self._reporter()
            return Speaker(mention=reporter, label=label, reason="the outlet's reporter")
        named = self._names.named(source, lowered)
        if named is not None:
            return Speaker(mention=named.span, label=label, reason="named")
        described = self._described(lowered, sentence)
        if described is not None:
            return Speaker(mention=described.mention, label=label, reason=described.reason)
        return Speaker(label=label, reason="unnamed source")

    def note(self, speaker: Speaker, at: int) -> None:
        """Remember that `speaker` spoke at offset `at`, for the pronouns that follow."""
        if speaker.mention is None and not speaker.label:
            return
        kind = self.kind_of(speaker.mention)
        plural = speaker.mention is None and _is_plural(speaker.label)
        self._voices.append(
            _Voice(
                sentence=self.sentence_at(at),
                speaker=speaker,
                kind=kind,
                plural=plural,
                key=self.key_of(speaker),
            )
        )

    def last(self, *, before: int, reach: int = 1) -> Speaker | None:
        """Who spoke last, at most `reach` sentences before offset `before`."""
        sentence = self.sentence_at(before)
        for voice in reversed(self._voices):
            if voice.sentence <= sentence:
                return voice.speaker if sentence - voice.sentence <= reach else None
        return None

    def key_of(self, speaker: Speaker) -> str:
        """What identifies a speaker within the article: the surname, or the folded label."""
        if speaker.mention is None:
            return "label:" + re.sub(r"^(?:the|an?)\s+", "", speaker.label.lower())
        name = speaker.mention.of(self.article.text)
        if self.kind_of(speaker.mention) == "person":
            return "person:" + _surname(name)
        return "name:" + re.sub(r"^the\s+", "", name.lower())

    def kind_of(self, mention: Span | None) -> str:
        """The kind of the mention at a span, "other" where there is none."""
        if mention is None:
            return "other"
        return self._kinds.get(mention, "other")

    def sentence_at(self, offset: int) -> int:
        """Index of the sentence at an offset (the one before, between sentences)."""
        return max(0, bisect_right(self._starts, offset) - 1)

    # -- the outlet's own reporter ---------------------------------------------------------------

    def _reporter(self) -> Span | None:
        for role in self.roles:
            if re.search(r"correspondent|reporter", role.span.of(self.article.text), re.I):
                return role.mention
        for mention in self.mentions:
            before = self.article.text[max(0, mention.span.start - 24) : mention.span.start]
            if mention.kind == "person" and re.search(r"\b[A-Z]{2,}['’]s\s+(?:\w+\s+)?$", before):
                return mention.span
        return None

    # -- pronouns ------------------------------------------------------------------------------

    def _pronoun(self, word: str, source: Span, sentence: int) -> Speaker | None:
        if word in _HE | _SHE | _RELATIVE:
            gender: Gender = "he" if word in _HE else "she" if word in _SHE else "unknown"
            person = self._antecedent(source, sentence, gender)
            if person is None:
                return None
            if gender != "unknown":
                self._genders.setdefault(_surname(person.span.of(self.article.text)), gender)
            return Speaker(mention=person.span)
        if word in _THEY:
            return self._voice_of(sentence, plural=True) or self._voice_of(sentence, bodies=True)
        if word in _IT:
            return self._voice_of(sentence, bodies=True) or self._body_before(source, sentence)
        if word in _FIRST:
            return Speaker(label=word if word != "i" else "I")
        return None

    def _antecedent(self, source: Span, sentence: int, gender: Gender) -> Mention | None:
        """The person a pronoun means: near, a subject, a speaker; never of the other gender."""
        best: tuple[float, Mention] | None = None
        last = self._last_person(sentence)
        reach = self._starts[max(0, sentence - _PRONOUN_REACH)] if self._starts else 0
        for mention in mentions_near(self.mentions, Span(start=reach, end=source.start)):
            if mention.kind != "person":
                continue
            distance = sentence - self.sentence_at(mention.span.start)
            surname = _surname(mention.span.of(self.article.text))
            known = self._genders.get(surname, "unknown")
            if distance > _PRONOUN_REACH or ("unknown" not in (known, gender) and known != gender):
                continue
            weight = -1.0 * distance
            weight += 1.0 if self._is_subject(mention.span) else 0.0
            weight += 1.5 if last == surname else 0.0
            weight += 0.5 if known == gender != "unknown" else 0.0
            weight += 1e-6 * mention.span.start
            if best is None or weight > best[0]:
                best = (weight, mention)
        return best[1] if best else None

    def _last_person(self, sentence: int) -> str | None:
        for voice in reversed(self._voices):
            if voice.kind == "person" and 0 <= sentence - voice.sentence <= _PRONOUN_REACH:
                return voice.key.removeprefix("person:")
        return None

    def _is_subject(self, span: Span) -> bool:
        return any(start in self._subjects for start in range(span.start, span.end))

    def _voice_of(
        self, sentence: int, *, plural: bool = False, bodies: bool = False
    ) -> Speaker | None:
        for voice in reversed(self._voices):
            if sentence - voice.sentence > _PRONOUN_REACH:
                return None
            if plural and (voice.plural or voice.kind == "group"):
                return voice.speaker
            if bodies and voice.kind in ("organization", "group", "place"):
                return voice.speaker
        return None

    def _body_before(self, source: Span, sentence: int) -> Speaker | None:
        reach = self._starts[max(0, sentence - 1)] if self._starts else 0
        for mention in reversed(mentions_near(self.mentions, Span(start=reach, end=source.start))):
            if mention.kind in ("organization", "group") and self._is_subject(mention.span):
                return Speaker(mention=mention.span)
        return None

    # -- titles and descriptions -----------------------------------------------------------------

    def _described(self, lowered: Sequence[str], sentence: int) -> Speaker | None:
        """The name behind "the governor", "a union boss", "the statement"; None if none is sure.

        A description with a title's own words is that title's bearer; a bare "the official" is
        whoever of its kind spoke last; "the statement" is its issuer's.
        """
        noun = next((word for word in reversed(lowered) if word in _DESCRIBING), None)
        if noun is None or " and " in " ".join(lowered):
            return None
        definite = lowered[0] in _DEFINITE or "'s" in lowered[0] or "’s" in lowered[0]
        if noun in PERSON_NOUNS:
            titled = self._by_role(lowered, noun, sentence, definite=definite)
            if titled is not None or not definite:
                return titled
            return self._voice(sentence, "person", "title") if len(lowered) <= 2 else None
        if not definite:
            return None
        if noun in TEXT_NOUNS:
            voice = self.last(before=self._starts[sentence], reach=3) if self._starts else None
            return _because(voice, "the text's issuer") if voice and voice.mention else None
        return self._voice(sentence, "organization", "description") or self._voice(
            sentence, "group", "description"
        )

    def _by_role(
        self, lowered: Sequence[str], noun: str, sentence: int, *, definite: bool
    ) -> Speaker | None:
        """The bearer of the title that shares the description's noun and most of its words.

        What goes before is preferred; an indefinite or bare description ("A union boss", a
        headline's "Ex-president") is made good by a name that follows, and needs a second word
        in common.
        """
        wanted = {word for word in lowered if word not in _EMPTY}
        best: tuple[float, Span] | None = None
        for role in self.roles:
            tokens = {t.lower() for t in _TOKEN.findall(role.span.of(self.article.text))}
            if noun not in tokens:
                continue
            shared = len(wanted & tokens)
            behind = sentence - self.sentence_at(role.mention.start)
            if shared < 2 and (not definite or not 0 <= behind <= _TITLE_REACH):
                continue
            weight = shared - 0.05 * abs(behind) - (0.5 if behind < 0 else 0.0)
            if best is None or weight > best[0]:
                best = (weight, role.mention)
        return Speaker(mention=best[1], reason=f"title: {noun}") if best else None

    def _voice(self, sentence: int, kind: str, reason: str) -> Speaker | None:
        for voice in reversed(self._voices):
            if sentence - voice.sentence > _PRONOUN_REACH:
                return None
            if voice.kind == kind:
                return _because(voice.speaker, reason)
        return None

    def _note_gender(self, mention: Mention) -> None:
        before = self.article.text[max(0, mention.span.start - 14) : mention.span.start]
        surname = _surname(mention.span.of(self.article.text))
        if _HE_TITLE.search(before):
            self._genders[surname] = "he"
        elif _SHE_TITLE.search(before):
            self._genders[surname] = "she"


_DESCRIBING = PERSON_NOUNS | TEXT_NOUNS | BODY_NOUNS
_DEFINITE = frozenset(("the", "that", "this", "his", "her", "their", "its"))
_EMPTY = _DEFINITE | frozenset(("a", "an", "of", "for", "in", "one", "who", "former", "new"))


def _because(speaker: Speaker, reason: str) -> Speaker:
    return Speaker(mention=speaker.mention, label=speaker.label, reason=reason)


def _surname(name: str) -> str:
    tokens = [t for t in _TOKEN.findall(name) if t.lower() not in ("jr", "jr.", "sr", "sr.", "ii")]
    return re.sub(r"['’]s$", "", tokens[-1].lower()) if tokens else name.lower()


def _is_plural(label: str) -> bool:
    tokens = _TOKEN.findall(label.lower())
    return bool(tokens) and (
        " and " in label or any(t.endswith("s") and not t.endswith("ss") for t in tokens)
    )
