""" "The governor", "a union boss", "the four-term congressman": people by what they are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from rashomon.annotate.cues import BODY_NOUNS, MEMBER_NOUNS, PERSON_NOUNS, TEXT_NOUNS
from rashomon.annotate.issuers import Issuers
from rashomon.annotate.voices import REACH, TOKEN, Scene, is_one_person
from rashomon.model import RolePhrase, Span, Speaker
from rashomon.text.offices import same_office

_DESCRIBING = PERSON_NOUNS | TEXT_NOUNS | BODY_NOUNS
DEFINITE = frozenset(("the", "that", "this", "his", "her", "their", "its"))
_EMPTY = DEFINITE | frozenset(("a", "an", "of", "for", "in", "one", "who", "former", "new", "then"))
# What follows the noun that a description is about: "the lawyer | acting for the officer".
_AFTER_HEAD = re.compile(
    r",|\s+(?:for|of|with|from|in|at|on|to|by|who|whom|which|that|and|acting|representing)\b"
)
# A title is remembered for longer than a bare description.
_TITLE_REACH = 8
# "the Mexican-born journalist": a description long enough to be of somebody just told of.
_VARIATION = 3
_LAWMAKER = re.compile(r"^[RDI]-[A-Z]")


@dataclass(slots=True, kw_only=True)
class Descriptions:
    """Resolves descriptions in one article."""

    scene: Scene
    roles: Sequence[RolePhrase]
    _issuers: Issuers = field(init=False)

    def __post_init__(self) -> None:
        self._issuers = Issuers(self.scene)

    def resolve(self, source: Span) -> Speaker | None:
        """The name behind a description; None if none is sure.

        A description with a title's own words is that title's bearer; a bare "the official" is
        whoever of its kind spoke last; "the statement" is its issuer's.
        """
        words = source.of(self.scene.article.text)
        tokens = [token.lower() for token in TOKEN.findall(words)]
        head = [token.lower() for token in TOKEN.findall(_AFTER_HEAD.split(words)[0])]
        noun = next((token for token in reversed(head) if token in _DESCRIBING), None)
        if noun is None or not tokens or "and" in tokens:
            return None
        definite = tokens[0] in DEFINITE or re.search(r"['’]s$", tokens[0]) is not None
        body = next((t for t in head[:-1] if re.sub(r"['’]s$", "", t) in BODY_NOUNS), None)
        if body is not None and (noun in TEXT_NOUNS or noun in MEMBER_NOUNS):
            return self._issuers.body(re.sub(r"['’]s$", "", body), frozenset(), source)
        if noun in PERSON_NOUNS:
            return self._person(tokens, noun, source, definite=definite)
        if not definite:
            return None
        if noun in TEXT_NOUNS:
            return self._issuers.issuer(noun, source) or self._issuers.reader(source)
        names = frozenset(t for t in TOKEN.findall(words)[1:] if t[:1].isupper())
        return self._issuers.body(noun, names, source)

    def _person(
        self, tokens: Sequence[str], noun: str, source: Span, *, definite: bool
    ) -> Speaker | None:
        sentence = self.scene.sentence_at(source.start)
        titled = self._by_role(tokens, noun, sentence, definite=definite)
        if titled is not None or not definite:
            return titled
        # "The official" goes on with whoever spoke; a longer variation ("the former governor")
        # does so only directly after.
        reach = REACH if len(tokens) <= 2 else 1
        return self._voice(noun, source, reach=reach) or self._subject(source)

    def _by_role(
        self, tokens: Sequence[str], noun: str, sentence: int, *, definite: bool
    ) -> Speaker | None:
        """The bearer of the title that shares the description's noun and most of its words.

        What goes before is preferred; an indefinite or bare description ("A union boss", a
        headline's "Ex-president") is made good by a name that follows, and needs a second word
        in common.
        """
        wanted = {token for token in tokens if token not in _EMPTY}
        offices = same_office(noun)
        bearing = [(role, title) for role in self.roles if offices & (title := self._title(role))]
        reach = _TITLE_REACH if len({self._bearer(role) for role, _ in bearing}) > 1 else sentence
        best: tuple[float, Span] | None = None
        for role, title in bearing:
            shared = len(wanted & title) + (0 if noun in title else 1)
            behind = sentence - self.scene.sentence_at(role.mention.start)
            if shared < 2 and (not definite or not 0 <= behind <= reach):
                continue
            weight = shared - 0.05 * abs(behind) - (0.5 if behind < 0 else 0.0)
            weight -= 0.0 if noun in title else 0.25
            if best is None or weight > best[0]:
                best = (weight, role.mention)
        return Speaker(mention=best[1], reason=f"title: {noun}") if best else None

    def _title(self, role: RolePhrase) -> set[str]:
        """The words of a title; "R-Texas" makes a lawmaker."""
        words = self.scene.name_of(role.span)
        if _LAWMAKER.match(words):
            return {"lawmaker"}
        return {token.lower() for token in TOKEN.findall(words)}

    def _voice(self, noun: str, source: Span, *, reach: int) -> Speaker | None:
        """Whoever spoke last, unless the description names what that person is not."""
        words = TOKEN.findall(source.of(self.scene.article.text))[1:]
        proper = {w.lower() for w in words if w[:1].isupper()}
        for voice in self.scene.heard(self.scene.sentence_at(source.start), reach=reach):
            if voice.speaker.mention is None and is_one_person(voice.speaker.label):
                return Speaker(label=voice.speaker.label, reason="description")
            if voice.kind == "person":
                if self._is_otherwise(voice.key, proper):
                    return None
                return Speaker(mention=voice.speaker.mention, reason="description")
        return None

    def _subject(self, source: Span) -> Speaker | None:
        """The person whom the sentence before is about, after a variation of three words."""
        if len(TOKEN.findall(source.of(self.scene.article.text))) < _VARIATION:
            return None
        sentence = self.scene.sentence_at(source.start)
        for mention in self.scene.since(sentence - 1, before=source.start):
            if mention.kind == "person" and self.scene.is_subject(mention.span):
                return Speaker(mention=mention.span, reason="description")
        return None

    def _is_otherwise(self, key: str, proper: set[str]) -> bool:
        """Whether a person's titles share no proper word with a description that has some."""
        titles = {
            token.lower()
            for role in self.roles
            if self._bearer(role) == key
            for token in TOKEN.findall(self.scene.name_of(role.span))
            if token[:1].isupper()
        }
        return bool(proper and titles) and not proper & titles

    def _bearer(self, role: RolePhrase) -> str:
        return "person:" + self.scene.persons.key(self.scene.name_of(role.mention))
