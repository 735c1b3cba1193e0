"""Bodies and texts by what they are: "the agency", "the lawsuit", "a company statement"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from rashomon.annotate.cues import TEXT_NOUNS
from rashomon.annotate.placed import mentions_near, overlapping, words_in
from rashomon.annotate.voices import BODIES, TOKEN, Scene
from rashomon.model import Mention, Span, Speaker

_ISSUES = re.compile(
    r"^(?P<which>,\s+which|\s+that)?\s+(?:\w+ly\s+|ha[sd]\s+|also\s+)?(?:adopt|pass|introduc|issu|releas|publish|wr[oi]t|fil|sen[dt]|"
    r"draft|sign|post|unveil|submit|deliver|circulat)\w*\b"
)
# "the announcement from Kim", "a letter signed by the mayor".
_FROM = re.compile(
    r"\s+(?:(?:(?:was|were|had been)\s+)?"
    r"(?:run|carried|published|issued|released|written|signed|posted|made|sent|filed)\s+)?"
    r"(?:from|by)\s+(?:the\s+)?"
)
# "the council's letter", "a Council draft resolution"; not "the council approves the letter".
# "Its new letter": looked for so far before the text.
_THEIR = re.compile(r"\b(?:its|his|her|their)\s+(?:[\w-]+\s+){0,2}$")
_DESCRIBED = 80
_OWNS = re.compile(r"(?:['’]s?)?\s+(?:(?!(?:the|an?|its|his|her|their|this|that)\b)[\w-]+\s+){0,2}")
# Names for an earlier version of a text that was named before.
_VERSIONS = frozenset(("original", "draft", "text", "wording", "document"))
# Bodies that only a word of the name tells apart: "the service" of "the Forest Service".
_IN_NAME = frozenset(
    """service department ministry agency bureau commission committee council court embassy
    association institute university bank union airline board party network""".split()
)
_GOVERNMENT = frozenset(
    "service department ministry agency bureau administration commission authority office".split()
)
_NO_AGENCY = frozenset(
    """association club party coalition union university foundation inc corp group times post
    committee council congress senate house""".split()
)
# Verbs that one writes a text by.
_WRITES = re.compile(
    r"(?:sen[dt]|wr[io]t|written|fir(?:e|ing)|sign|issu|releas|publish|post|deliver|draft|author|"
    r"pen(?:s|ned)|tweet|mail|submit|fil(?:e|ing)|circulat|read)",
    re.IGNORECASE,
)
ISSUER = "the text's issuer"
# How far back a text that spoke is taken up, and how its issuer was told.
_TEXT_REACH = 30
_TOLD = ("named", ISSUER)
# Why somebody is taken for a text's issuer where nothing tells whose it is.
READER = f"{ISSUER}: who spoke last"
# How far back, in sentences, a body that spoke is taken up by what it is.
_VOICE_REACH = 2


def _may_be(noun: str, name: str) -> bool:
    """Whether a body of this name may be called by the noun."""
    words = {token.lower() for token in TOKEN.findall(name)}
    return noun != "agency" or not words & _NO_AGENCY


@dataclass(slots=True)
class Issuers:
    """Finds whose a text is, and which body a description means, in one article."""

    scene: Scene
    _known: dict[str, list[tuple[int, Mention | None, Speaker | None]]] = field(
        init=False, default_factory=dict
    )

    # -- bodies ------------------------------------------------------------------------------

    def body(self, noun: str, names: frozenset[str], source: Span) -> Speaker | None:
        """The body of these name words; else the one that bears the noun, was heard or acts."""
        before = self.scene.since(0, before=source.start)
        if names:
            found = next(
                (
                    mention
                    for mention in reversed(before)
                    if mention.kind in BODIES
                    and names <= set(TOKEN.findall(self.scene.name_of(mention)))
                ),
                None,
            )
            return Speaker(mention=found.span, reason="description") if found else None
        sentence = self.scene.sentence_at(source.start)
        return (
            self._heard(noun, sentence)
            or self._bearing(noun, source)
            or self._subject(source, sentence)
        )

    def _heard(self, noun: str, sentence: int) -> Speaker | None:
        for voice in self.scene.heard(sentence, reach=_VOICE_REACH):
            mention = voice.speaker.mention
            if voice.kind in BODIES and mention and _may_be(noun, self.scene.name_of(mention)):
                return Speaker(mention=voice.speaker.mention, reason="description")
        return None

    def _bearing(self, noun: str, source: Span) -> Speaker | None:
        """The body whose name holds the noun, where the article has but one such."""
        wanted = _GOVERNMENT if noun == "agency" else {noun}
        if noun not in _IN_NAME:
            return None
        found = {
            self.scene.name_of(mention).lower().removeprefix("the "): mention
            for mention in self.scene.since(0, before=source.start)
            if mention.kind == "organization"
            and wanted & {t.lower() for t in TOKEN.findall(self.scene.name_of(mention))}
            and self._is_proper(mention)
        }
        if len(found) != 1:
            return None
        return Speaker(mention=next(iter(found.values())).span, reason="description")

    def _subject(self, source: Span, sentence: int) -> Speaker | None:
        for mention in self.scene.since(sentence - 1, before=source.start):
            if mention.kind in BODIES and self.scene.is_subject(mention.span):
                return Speaker(mention=mention.span, reason="description")
        return None

    # -- texts -------------------------------------------------------------------------------

    def issuer(self, noun: str, source: Span) -> Speaker | None:
        """Who issued the text: whose it is called where it first stands, else who spoke last."""
        if noun in _VERSIONS:
            noun = self._last_text(source) or noun
        for voice in self.scene.heard(self.scene.sentence_at(source.start), reach=_TEXT_REACH):
            told = voice.speaker.reason in _TOLD
            if told and noun in TOKEN.findall(voice.speaker.label.lower()):
                return Speaker(mention=voice.speaker.mention, reason=ISSUER)
        for place, issuer, writer in self._issued(noun):
            if source.start <= place < source.end:
                continue
            later = issuer is not None and issuer.span.start > source.start
            if issuer is not None and not (later and place < source.start):
                return Speaker(mention=issuer.span, reason=ISSUER)
            if writer is not None:
                return writer
        return None

    def _issued(self, noun: str) -> list[tuple[int, Mention | None, Speaker | None]]:
        """Where the article tells whose a text is: the place, and its owner or else its writer."""
        if noun not in self._known:
            text, found = self.scene.article.text, []
            for match in re.finditer(rf"\b(?:law)?{re.escape(noun)}s?\b", text):
                start, end = match.span()
                # "its own letter" answers another; "lawreports" is no text.
                if text[max(0, start - 5) : start] == " own " or match[0] == f"law{noun}s":
                    continue
                owner = self._owner(start, end)
                writer = self._writer(start, end) if owner is None else None
                if owner is not None or writer is not None:
                    found.append((start, owner, writer))
            self._known[noun] = found
        return self._known[noun]

    def _writer(self, start: int, end: int) -> Speaker | None:
        """The subject of the verb a text hangs on: "several singers | fired off a letter"."""
        words = self.scene.words
        found = overlapping(words, Span(start=start, end=end), lambda word: word.span)
        if not found:
            return None
        verb = words[found[0].head]
        if found[0].dep == "pobj" and verb.span.of(self.scene.article.text).lower() == "in":
            verb = words[verb.head]
        elif found[0].dep != "dobj" or not _WRITES.match(verb.span.of(self.scene.article.text)):
            return None
        if verb.pos != "VERB":
            return None
        sentence = self.scene.sentences[self.scene.sentence_at(start)].span
        subject = next(
            (
                word
                for word in words_in(words, sentence)
                if word.dep == "nsubj" and words[word.head] is verb
            ),
            None,
        )
        if subject is None or subject.pos not in ("NOUN", "PROPN"):
            return None
        near = mentions_near(self.scene.mentions, subject.span)
        named = [m for m in near if m.span.covers(subject.span) and m.kind != "place"]
        if not named:
            return None
        return Speaker(mention=max(named, key=lambda m: len(m.span)).span, reason=ISSUER)

    def reader(self, source: Span) -> Speaker | None:
        """Who spoke last before a text speaks: often it is that one's."""
        for voice in self.scene.heard(self.scene.sentence_at(source.start), reach=3):
            if voice.speaker.mention is not None:
                return Speaker(mention=voice.speaker.mention, reason=READER)
            return Speaker(label=voice.speaker.label, reason=READER)
        return None

    def _last_text(self, source: Span) -> str | None:
        """The text named last before a source: what "the original" is the original of."""
        named = re.findall(r"[a-z]+", self.scene.article.text[: source.start])
        return next((w for w in reversed(named) if w in TEXT_NOUNS - _VERSIONS), None)

    def _is_proper(self, mention: Mention) -> bool:
        return any(character.isupper() for character in self.scene.name_of(mention))

    def _owner(self, start: int, end: int) -> Mention | None:
        """ "The council's letter", "a letter from the council", "the council adopted a letter"."""
        text = self.scene.article.text
        near = [m for m in self._near(start, end) if m.span.end <= start]
        for mention in reversed(near):
            if _OWNS.fullmatch(text[mention.span.end : start]):
                return mention
        sender = self._sender(end)
        if sender is not None:
            return sender
        if _THEIR.search(text[max(0, start - _DESCRIBED) : start]):
            return self._subject_of(start)
        sentence = self.scene.sentence_at(start)
        for mention in near:
            issues = _ISSUES.search(text[mention.span.end : start])
            same = self.scene.sentence_at(mention.span.start) == sentence
            acts = issues and (issues["which"] or self.scene.is_subject(mention.span))
            if acts and same:
                return mention
        return None

    def _sender(self, end: int) -> Mention | None:
        """Whom a text is from; of several people side by side none."""
        text = self.scene.article.text
        for mention in self._near(end, end + 60):
            if mention.span.start <= end or not _FROM.fullmatch(text[end : mention.span.start]):
                continue
            titled = mention.kind != "person" and re.match(r"\s+[A-Z]", text[mention.span.end :])
            joint = re.match(r",[^.;]{0,120},? and\b", text[mention.span.end :])
            return None if titled or joint else mention
        return None

    def _subject_of(self, at: int) -> Mention | None:
        """The person or body that is a subject nearest before an offset, else after it."""
        sentence = self.scene.sentences[self.scene.sentence_at(at)].span
        near = [m for m in mentions_near(self.scene.mentions, sentence) if sentence.covers(m.span)]
        before = [m for m in near if m.span.end <= at]
        for mention in (*reversed(before), *near[len(before) :]):
            inside = mention.kind != "place"
            if inside and self._is_proper(mention) and self.scene.is_subject(mention.span):
                return mention
        return None

    def _near(self, start: int, end: int) -> Iterator[Mention]:
        reach = Span(start=max(0, start - 200), end=end)
        for mention in mentions_near(self.scene.mentions, reach):
            if mention.kind != "place" and self._is_proper(mention):
                yield mention
