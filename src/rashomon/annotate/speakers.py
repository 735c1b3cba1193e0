"""Who a source's words mean: names, pronouns, titles, "the statement", over one article.

The rules are ordered by how sure they are; each answer says which of them gave it, and a source
that none resolves keeps its own words as a label. They follow what newspapers do regularly: a
name is introduced in full with its title, then taken up by surname, pronoun or title; a pronoun
in a credit goes on with the last speaker of its kind.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from rashomon.annotate.descriptions import Descriptions
from rashomon.annotate.pronouns import Pronouns
from rashomon.annotate.source_names import SourceNames
from rashomon.annotate.voices import TOKEN, Scene
from rashomon.model import Article, Mention, RolePhrase, Sentence, Span, Speaker, Word

_REPORTER = re.compile(
    r"\b(?:our|its|the [A-Z]+['’]s)\s+(?:own\s+)?(?:reporter|correspondent)\b", re.IGNORECASE
)


@dataclass(slots=True)
class SpeakerResolver:
    """Resolves the sources of one article, to be asked in the order of the text."""

    article: Article
    sentences: Sequence[Sentence]
    words: Sequence[Word]
    mentions: Sequence[Mention]
    roles: Sequence[RolePhrase]
    scene: Scene = field(init=False)
    _names: SourceNames = field(init=False)
    _pronouns: Pronouns = field(init=False)
    _descriptions: Descriptions = field(init=False)

    def __post_init__(self) -> None:
        self.scene = Scene(self.article, self.sentences, self.words, self.mentions)
        self._names = SourceNames(
            article=self.article, words=self.words, mentions=self.scene.mentions
        )
        self._pronouns = Pronouns(self.scene)
        self._descriptions = Descriptions(scene=self.scene, roles=self.roles)

    def resolve(self, source: Span | None) -> Speaker:
        """The speaker that the words at `source` mean."""
        if source is None:
            return Speaker()
        source = self._names.whole(source)
        words = source.of(self.article.text)
        label = " ".join(words.split())
        tokens = [token.lower() for token in TOKEN.findall(words)]
        if len(tokens) == 1:
            found = self._pronouns.resolve(tokens[0], source)
            if found is not None:
                return Speaker(mention=found.mention, label=found.label or label, reason="pronoun")
        if _REPORTER.search(words):
            return Speaker(mention=self._reporter(), label=label, reason="the outlet's reporter")
        named = self._names.named(source, tokens)
        if named is not None:
            return Speaker(mention=named.span, label=label, reason="named")
        described = self._descriptions.resolve(source)
        if described is not None:
            return Speaker(mention=described.mention, label=label, reason=described.reason)
        return Speaker(label=label, reason="unnamed source")

    def note(self, speaker: Speaker, at: int) -> None:
        """Remember that `speaker` spoke at offset `at`, for the pronouns that follow."""
        self.scene.note(speaker, at)

    def last(self, *, before: int, reach: int = 1) -> Speaker | None:
        """Who spoke last, at most `reach` sentences before offset `before`."""
        voices = self.scene.heard(self.scene.sentence_at(before), reach=reach)
        return next((voice.speaker for voice in voices), None)

    def _reporter(self) -> Span | None:
        """The outlet's own reporter, where the article names one."""
        for role in self.roles:
            if re.search(r"correspondent|reporter", role.span.of(self.article.text), re.IGNORECASE):
                return role.mention
        for mention in self.scene.mentions:
            before = self.article.text[max(0, mention.span.start - 24) : mention.span.start]
            if mention.kind == "person" and re.search(r"\b[A-Z]{2,}['’]s\s+(?:\w+\s+)?$", before):
                return mention.span
        return None
