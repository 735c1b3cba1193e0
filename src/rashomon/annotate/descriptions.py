""" "The governor", "a union boss", "the St. Louis group", "the statement" as sources."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.annotate.cues import BODY_NOUNS, PERSON_NOUNS, TEXT_NOUNS
from rashomon.annotate.placed import mentions_near
from rashomon.annotate.voices import BODIES, REACH, TOKEN, Scene
from rashomon.model import Mention, RolePhrase, Span, Speaker

_DESCRIBING = PERSON_NOUNS | TEXT_NOUNS | BODY_NOUNS
_DEFINITE = frozenset(("the", "that", "this", "his", "her", "their", "its"))
_EMPTY = _DEFINITE | frozenset(("a", "an", "of", "for", "in", "one", "who", "former", "new"))
# A title is remembered for longer than a bare description.
_TITLE_REACH = 8
# Names for an earlier version of a text that was named before.
_ISSUES = re.compile(
    r"^\s+(?:\w+ly\s+|ha[sd]\s+|also\s+)?(?:adopt|approv|pass|issu|releas|publish|wr[oi]t|fil|sen[dt]|"
    r"draft|sign|post|unveil|submit|deliver|circulat)\w*\b"
)
_VERSIONS = frozenset(("original", "draft", "text", "wording", "document"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Descriptions:
    """Resolves descriptions in one article."""

    scene: Scene
    roles: Sequence[RolePhrase]

    def resolve(self, source: Span) -> Speaker | None:
        """The name behind a description; None if none is sure.

        A description with a title's own words is that title's bearer; a bare "the official" is
        whoever of its kind spoke last; "the statement" is its issuer's.
        """
        words = source.of(self.scene.article.text)
        tokens = [token.lower() for token in TOKEN.findall(words)]
        noun = next((token for token in reversed(tokens) if token in _DESCRIBING), None)
        if noun is None or "and" in tokens:
            return None
        definite = tokens[0] in _DEFINITE or re.search(r"['’]s$", tokens[0]) is not None
        sentence = self.scene.sentence_at(source.start)
        if noun in PERSON_NOUNS:
            return self._person(tokens, noun, sentence, definite=definite)
        if not definite:
            return None
        if noun in TEXT_NOUNS:
            return self._issuer(noun, source, sentence)
        return self._body(words, source, sentence)

    # -- people ------------------------------------------------------------------------------

    def _person(
        self, tokens: Sequence[str], noun: str, sentence: int, *, definite: bool
    ) -> Speaker | None:
        titled = self._by_role(tokens, noun, sentence, definite=definite)
        if titled is not None or not definite:
            return titled
        # "The official" goes on with whoever spoke; a longer variation ("the former governor")
        # does so only directly after.
        reach = REACH if len(tokens) <= 2 else 1
        return self._voice(sentence, ("person",), reach=reach)

    def _by_role(
        self, tokens: Sequence[str], noun: str, sentence: int, *, definite: bool
    ) -> Speaker | None:
        """The bearer of the title that shares the description's noun and most of its words.

        What goes before is preferred; an indefinite or bare description ("A union boss", a
        headline's "Ex-president") is made good by a name that follows, and needs a second word
        in common.
        """
        wanted = {token for token in tokens if token not in _EMPTY}
        best: tuple[float, Span] | None = None
        for role in self.roles:
            title = {t.lower() for t in TOKEN.findall(self.scene.name_of(role.span))}
            if noun not in title:
                continue
            shared = len(wanted & title)
            behind = sentence - self.scene.sentence_at(role.mention.start)
            if shared < 2 and (not definite or not 0 <= behind <= _TITLE_REACH):
                continue
            weight = shared - 0.05 * abs(behind) - (0.5 if behind < 0 else 0.0)
            if best is None or weight > best[0]:
                best = (weight, role.mention)
        return Speaker(mention=best[1], reason=f"title: {noun}") if best else None

    def _voice(self, sentence: int, kinds: Sequence[str], *, reach: int = REACH) -> Speaker | None:
        for voice in self.scene.heard(sentence, reach=reach):
            if voice.kind in kinds:
                speaker = voice.speaker
                return Speaker(mention=speaker.mention, label=speaker.label, reason="description")
        return None

    # -- bodies ------------------------------------------------------------------------------

    def _body(self, words: str, source: Span, sentence: int) -> Speaker | None:
        """A body that bears the description's own name words, else the one last heard or acting."""
        names = {t for t in TOKEN.findall(words)[1:] if t[:1].isupper()}
        before = self.scene.since(0, before=source.start)
        if names:
            for mention in reversed(before):
                if mention.kind in BODIES and names <= set(
                    TOKEN.findall(self.scene.name_of(mention))
                ):
                    return Speaker(mention=mention.span, reason="description")
            return None
        return self._voice(sentence, BODIES, reach=2) or self._subject(source, sentence)

    def _subject(self, source: Span, sentence: int) -> Speaker | None:
        for mention in self.scene.since(sentence - 1, before=source.start):
            if mention.kind in BODIES and self.scene.is_subject(mention.span):
                return Speaker(mention=mention.span, reason="description")
        return None

    # -- texts -------------------------------------------------------------------------------

    def _issuer(self, noun: str, source: Span, sentence: int) -> Speaker | None:
        """Who issued the text: whose it is called where it first stands, else who spoke last."""
        wanted = TEXT_NOUNS - _VERSIONS if noun in _VERSIONS else {noun, "law" + noun}
        text = self.scene.article.text
        for match in re.finditer(r"\b[a-z]+\b", text[: source.start]):
            if match.group() in wanted:
                issuer = self._owner(match.start(), match.end())
                if issuer is not None:
                    return Speaker(mention=issuer.span, reason="the text's issuer")
        for voice in self.scene.heard(sentence, reach=3):
            if voice.speaker.mention is not None:
                return Speaker(mention=voice.speaker.mention, reason="the text's issuer")
        return None

    def _is_proper(self, mention: Mention) -> bool:
        return any(character.isupper() for character in self.scene.name_of(mention))

    def _owner(self, start: int, end: int) -> Mention | None:
        """ "The council's letter", "a Council letter", "the council adopted a letter"."""
        text = self.scene.article.text
        near = [
            m
            for m in mentions_near(self.scene.mentions, Span(start=max(0, start - 200), end=end))
            if m.span.end <= start and m.kind != "place" and self._is_proper(m)
        ]
        for mention in reversed(near):
            if re.fullmatch(r"(?:['’]s?)?\s+(?:[\w-]+\s+){0,2}", text[mention.span.end : start]):
                return mention
        sentence = self.scene.sentence_at(start)
        for mention in near:
            issues = _ISSUES.search(text[mention.span.end : start])
            same = self.scene.sentence_at(mention.span.start) == sentence
            if issues and same and self.scene.is_subject(mention.span):
                return mention
        return None
