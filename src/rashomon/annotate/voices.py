"""Who has spoken so far in an article, for the pronouns and descriptions that take them up."""

from __future__ import annotations

import re
from bisect import bisect_right, insort
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rashomon.annotate.cues import PERSON_NOUNS
from rashomon.annotate.persons import Persons
from rashomon.annotate.placed import mentions_near, overlapping
from rashomon.model import Article, Mention, Sentence, Span, Speaker, Word

TOKEN = re.compile(r"[\w'’.-]*\w")
# How far back, in sentences, a pronoun or a bare description may look.
REACH = 4
BODIES = ("organization", "group")
_AFTER_HEAD = re.compile(
    r",|\s+(?:for|of|with|from|in|at|on|who|whom|which|that|acting|representing)\b"
)
_SUBJECTS = ("nsubj", "nsubjpass")


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Somebody who has spoken: in which sentence, as what."""

    sentence: int
    speaker: Speaker
    kind: str
    plural: bool
    key: str


@dataclass(slots=True)
class Scene:
    """An article's names and sentences by place, and the voices heard in it so far.

    `last_names` are the words that names of bodies and places end with, in lower case.
    """

    article: Article
    sentences: Sequence[Sentence]
    words: Sequence[Word]
    mentions: Sequence[Mention]
    voices: list[Voice] = field(default_factory=list)
    persons: Persons = field(init=False)
    _starts: list[int] = field(default_factory=list)
    _kinds: dict[Span, str] = field(default_factory=dict)
    last_names: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        self.mentions = sorted(self.mentions, key=lambda m: (m.span.start, -m.span.end))
        self._kinds = {mention.span: mention.kind for mention in self.mentions}
        self.persons = Persons(self.article.text, self.mentions)
        self._starts = [sentence.span.start for sentence in self.sentences]
        bodies = (self.name_of(m) for m in self.mentions if m.kind != "person")
        self.last_names = frozenset(
            tokens[-1].lower()
            for tokens in map(TOKEN.findall, bodies)
            if len(tokens) > 1 and tokens[-1][:1].isupper()
        )

    def sentence_at(self, offset: int) -> int:
        """Index of the sentence at an offset (the one before, between sentences)."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def since(self, sentence: int, *, before: int) -> Sequence[Mention]:
        """The mentions from a sentence on that begin before an offset."""
        start = self._starts[max(0, sentence)] if self._starts else 0
        if start >= before:
            return ()
        near = mentions_near(self.mentions, Span(start=start, end=before))
        return [m for m in near if m.span.start >= start]

    def kind_of(self, mention: Span | None) -> str:
        """The kind of the mention at a span, "other" where there is none."""
        return self._kinds.get(mention, "other") if mention else "other"

    def name_of(self, mention: Mention | Span) -> str:
        """The words of a mention."""
        span = mention if isinstance(mention, Span) else mention.span
        return span.of(self.article.text)

    def first_named(self, mention: Span) -> Span:
        """Where the article first names the person at a span."""
        key = self.persons.key(self.name_of(mention))
        return next(
            m.span
            for m in self.mentions
            if m.kind == "person" and self.persons.key(self.name_of(m)) == key
        )

    def is_subject(self, span: Span) -> bool:
        """Whether a word of the span, or the noun it modifies, is the subject of a verb."""
        for word in overlapping(self.words, span, lambda one: one.span):
            governor = self.words[word.head]
            if word.dep in _SUBJECTS or (word.dep == "compound" and governor.dep in _SUBJECTS):
                return True
        return False

    def key_of(self, speaker: Speaker) -> str:
        """What identifies a speaker within the article: the person, or the folded label."""
        if speaker.mention is None:
            return "label:" + re.sub(r"^(?:the|an?)\s+", "", speaker.label.lower())
        return self._key(speaker.mention, self.kind_of(speaker.mention))

    def key_at(self, mention: Mention) -> str:
        """What identifies the person or body of a mention within the article."""
        return self._key(mention.span, mention.kind)

    def _key(self, span: Span, kind: str) -> str:
        name = self.name_of(span)
        if kind == "person":
            return "person:" + self.persons.key(name)
        return "name:" + re.sub(r"^the\s+", "", name.lower())

    def note(self, speaker: Speaker, at: int) -> None:
        """Remember that `speaker` spoke at offset `at`."""
        if speaker.mention is None and not speaker.label:
            return
        voice = Voice(
            sentence=self.sentence_at(at),
            speaker=speaker,
            kind=self.kind_of(speaker.mention),
            plural=speaker.mention is None and is_plural(speaker.label),
            key=self.key_of(speaker),
        )
        insort(self.voices, voice, key=lambda one: one.sentence)

    def heard(self, sentence: int, *, reach: int = REACH) -> Iterator[Voice]:
        """The voices up to a sentence, the latest first, at most `reach` sentences back."""
        for voice in reversed(self.voices):
            if sentence - voice.sentence > reach:
                return
            if voice.sentence <= sentence:
                yield voice


def is_plural(label: str) -> bool:
    """Whether a source's words seem to mean several."""
    tokens = TOKEN.findall(label.lower())
    return bool(tokens) and (
        " and " in label or any(t.endswith("s") and not t.endswith("ss") for t in tokens)
    )


def is_one_person(label: str) -> bool:
    """Whether a source's words mean one person without a name: "A spokesperson for the mayor"."""
    return label_head(label) in PERSON_NOUNS


def label_head(label: str) -> str:
    """The noun that a source's words are about, in lower case: "A spokesperson | for the mayor"."""
    head = _AFTER_HEAD.split(label.lower())[0]
    tokens = TOKEN.findall(head)
    return tokens[-1] if tokens and " and " not in head else ""
