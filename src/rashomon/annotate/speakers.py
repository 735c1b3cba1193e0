"""Who a source's words mean: names, pronouns, titles, "the statement", over one article.

A name in a source is whom it names. For other words rules propose somebody by what newspapers do
regularly (a name is introduced in full with its title, then taken up by surname, pronoun or title;
a pronoun in a credit goes on with the last speaker of its kind), and a learned ranking decides
among all who may be meant (`antecedents.py`). Where that is nobody named, the words are a label.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from rashomon.annotate.antecedents import choose
from rashomon.annotate.candidates import Candidates
from rashomon.annotate.content import Understood
from rashomon.annotate.credits import noun_phrase
from rashomon.annotate.descriptions import Descriptions
from rashomon.annotate.placed import overlapping, words_in
from rashomon.annotate.pronouns import PRONOUNS, RELATIVE, Pronouns
from rashomon.annotate.queries import Query, query_of
from rashomon.annotate.source_names import SourceNames
from rashomon.annotate.voices import BODIES, TOKEN, Scene
from rashomon.model import Span, Speaker, Word
from rashomon.text.quotes import Quotation

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


# Kinds of queries that are pronouns.
_PRONOMINAL = ("he", "they", "it")


def _without_day(label: str) -> str:
    return _DAY.sub("", label) or label


@dataclass(slots=True)
class SpeakerResolver:
    """Resolves the sources of one article, to be asked in the order of the text."""

    known: Understood
    quoted: Sequence[Quotation] = ()
    scene: Scene = field(init=False)
    candidates: Candidates = field(init=False)
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
        self.candidates = Candidates(
            scene=self.scene,
            roles=known.roles,
            quoted=[one.inside for one in self.quoted],
            word_vectors=known.word_vectors,
        )
        self._descriptions = Descriptions(scene=self.scene, roles=known.roles)

    def resolve(self, source: Span | None, content: tuple[Span, ...] = ()) -> Speaker:
        """The speaker that the words at `source` mean, who is credited with `content`."""
        if source is None:
            return Speaker()
        words = source.of(self.known.article.text)
        label = _without_day(" ".join(words.split()))
        tokens = [token.lower() for token in TOKEN.findall(words)]
        if len(tokens) == 1 and tokens[0] in RELATIVE:
            antecedent = self._antecedent(source)
            if antecedent is not None:
                return self.resolve(antecedent, content)
        if _REPORTER.search(words):
            return Speaker(mention=self._reporter(), label=label, reason="the outlet's reporter")
        if len(tokens) != 1 or tokens[0] not in PRONOUNS:
            joint = self._names.joint(source)
            if joint:
                several = tuple(mention.span for mention in joint)
                return Speaker(label=label, reason="several", several=several)
            named = self._names.named(source, tokens)
            if named is not None:
                return Speaker(mention=named.span, label=label, reason="named")
        query = query_of(self.scene, source, content)
        if query is None:
            return Speaker(label=label, reason="unnamed source")
        return self._learned(query, self.proposed(source, content), label)

    def proposed(self, source: Span, content: tuple[Span, ...]) -> dict[str, Speaker]:
        """What the rules say of words that name nobody, by the rule that says it."""
        words = source.of(self.known.article.text)
        tokens = [token.lower() for token in TOKEN.findall(words)]
        found = {}
        if len(tokens) == 1:
            meant = self._pronouns.resolve(tokens[0], source, content)
            if meant is not None:
                found["pronoun"] = replace(meant, reason="pronoun")
        described = None if found else self._descriptions.resolve(source)
        if described is not None:
            text = described.reason.startswith("the text's issuer")
            rule = described.reason if text else described.reason.split(":")[0]
            body = self.scene.kind_of(described.mention) in BODIES and not text
            found["body described" if body else rule] = described
        return found

    def _learned(self, query: Query, proposed: dict[str, Speaker], label: str) -> Speaker:
        """The candidate that ranks first, with the rule's reason where it agrees."""
        chosen = choose(query.kind, self.candidates.of(query, proposed))
        if not chosen.key:
            return Speaker(label=label, reason="unnamed source")
        agreed = next(
            (one for one in proposed.values() if self.scene.key_of(one) == chosen.key), None
        )
        reason = agreed.reason if agreed else "pronoun" if query.kind in _PRONOMINAL else "context"
        if chosen.speaker.mention is None:
            return replace(chosen.speaker, reason=reason)
        return Speaker(mention=chosen.speaker.mention, label=label, reason=reason)

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
        phrase = noun_phrase(self.known, noun, stop=relative)
        before = words_in(words, Span(start=phrase.start, end=noun.span.start))
        # "That has enraged | Republicans, who …": a verb in the phrase is no part of it.
        verb = next((w for w in reversed(before) if w.pos in ("VERB", "AUX", "SCONJ")), None)
        return Span(start=verb.span.end + 1, end=phrase.end) if verb else phrase

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
