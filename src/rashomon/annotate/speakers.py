"""Who a source's words mean: names, pronouns, titles, "the statement", over one article.

The rules are ordered by how sure they are; each answer says which of them gave it, and a source
that none resolves keeps its own words as a label. They follow what newspapers do regularly: a
name is introduced in full with its title, then taken up by surname, pronoun or title; a pronoun
in a credit goes on with the last speaker of its kind.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from rashomon.annotate.content import Understood
from rashomon.annotate.credits import noun_phrase
from rashomon.annotate.descriptions import Descriptions
from rashomon.annotate.placed import overlapping, words_in
from rashomon.annotate.pronouns import RELATIVE, Pronouns
from rashomon.annotate.source_names import SourceNames
from rashomon.annotate.voices import TOKEN, Scene
from rashomon.model import Span, Speaker, Word

_REPORTER = re.compile(
    r"\b(?:our|its|the [A-Z]+['’]s)\s+(?:own\s+)?(?:reporter|correspondent)\b", re.IGNORECASE
)

# When somebody spoke is no part of who spoke: "President Trump late Thursday".
_DAY = re.compile(
    r",?\s+(?:(?:on|late|early|earlier)\s+)*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"(?:\s+(?:morning|afternoon|evening|night))?|today|yesterday|tonight|"
    r"(?:last|this)\s+(?:week|month|year|night))$",
    re.IGNORECASE,
)


def _without_day(label: str) -> str:
    return _DAY.sub("", label) or label


@dataclass(slots=True)
class SpeakerResolver:
    """Resolves the sources of one article, to be asked in the order of the text."""

    known: Understood
    scene: Scene = field(init=False)
    _names: SourceNames = field(init=False)
    _pronouns: Pronouns = field(init=False)
    _descriptions: Descriptions = field(init=False)

    def __post_init__(self) -> None:
        known = self.known
        self.scene = Scene(known.article, known.sentences, known.words, known.mentions)
        self._names = SourceNames(
            article=known.article, words=known.words, mentions=self.scene.mentions
        )
        self._pronouns = Pronouns(self.scene)
        self._descriptions = Descriptions(scene=self.scene, roles=known.roles)

    def resolve(self, source: Span | None, content: tuple[Span, ...] = ()) -> Speaker:
        """The speaker that the words at `source` mean, who is credited with `content`."""
        if source is None:
            return Speaker()
        words = source.of(self.known.article.text)
        label = _without_day(" ".join(words.split()))
        tokens = [token.lower() for token in TOKEN.findall(words)]
        if len(tokens) == 1:
            antecedent = self._antecedent(source) if tokens[0] in RELATIVE else None
            if antecedent is not None:
                return self.resolve(antecedent)
            found = self._pronouns.resolve(tokens[0], source, content)
            if found is not None:
                return Speaker(mention=found.mention, label=found.label or label, reason="pronoun")
        if _REPORTER.search(words):
            return Speaker(mention=self._reporter(), label=label, reason="the outlet's reporter")
        named = self._names.named(source, tokens)
        if named is not None:
            return Speaker(mention=named.span, label=label, reason="named")
        described = self._descriptions.resolve(source)
        if described is not None:
            shown = label if described.mention else described.label
            return Speaker(mention=described.mention, label=shown, reason=described.reason)
        return Speaker(label=label, reason="unnamed source")

    def _antecedent(self, relative: Span) -> Span | None:
        """What "who" or "which" stands for: the noun that its clause belongs to."""
        words = self.known.words
        found = overlapping(words, relative, lambda word: word.span)
        if not found:
            return None
        clause = words[found[0].head]
        noun = words[clause.head] if clause.dep == "relcl" else None
        if noun is None or noun.span.start > relative.start:
            noun = self._noun_before(relative)
        if noun is None or noun.pos not in ("NOUN", "PROPN"):
            return None
        return noun_phrase(self.known, noun, stop=relative)

    def _noun_before(self, relative: Span) -> Word | None:
        reach = Span(start=max(0, relative.start - 40), end=relative.start)
        before = [w for w in words_in(self.known.words, reach) if w.pos != "PUNCT"]
        return before[-1] if before else None

    def note(self, speaker: Speaker, at: int) -> None:
        """Remember that `speaker` spoke at offset `at`, for the pronouns that follow."""
        self.scene.note(speaker, at)

    def last(self, *, before: int, reach: int = 1) -> Speaker | None:
        """Who spoke last, at most `reach` sentences before offset `before`."""
        voices = self.scene.heard(self.scene.sentence_at(before), reach=reach)
        return next((voice.speaker for voice in voices), None)

    def _reporter(self) -> Span | None:
        """The outlet's own reporter, where the article names one."""
        for role in self.known.roles:
            if re.search(
                r"correspondent|reporter", role.span.of(self.known.article.text), re.IGNORECASE
            ):
                return role.mention
        for mention in self.scene.mentions:
            before = self.known.article.text[max(0, mention.span.start - 24) : mention.span.start]
            if mention.kind == "person" and re.search(r"\b[A-Z]{2,}['’]s\s+(?:\w+\s+)?$", before):
                return mention.span
        return None
