"""The name that a source's words hold: who of the people and bodies in it speaks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from rashomon.annotate.cues import MEMBER_NOUNS, TEXT_NOUNS
from rashomon.annotate.placed import mentions_near, words_in
from rashomon.annotate.voices import BODIES, TOKEN
from rashomon.model import Article, Mention, Span, Word
from rashomon.text.names import name_tokens

_RELATION = re.compile(r"\b(of|for|to|with|by|from|against)\s+(?:[\w.’'-]+\s+){0,3}$")
# "Deng's wife", "top Obama campaign strategist": the name belongs to another noun.
_MODIFIES = re.compile(
    r"['’]s?\s+\w|\s+(?!(?:who|of|from|and|or|in|at|with|for|on|the|as|himself|herself|told)\b)[a-z]"
)
# An office in capitals between two names: the first is the body's that the second speaks for.
_OFFICE = re.compile(r"(?:\s+(?!And\b|Or\b)[A-Z][\w-]+){1,5}\s+")
_NAMING = frozenset(("named", "called", "identified", "elected", "retired"))
_ADHERENTS = frozenset("Republican Democrat Democratic Conservative Liberal Socialist".split())
# A name that is told by its first word has so many words.
_SHORTENED = 2
# A name in capitals has at least so many letters; fewer are an acronym.
_SHORTEST = 3
_AND_TITLED = re.compile(r"(?:\W+and|,? [^,;]{0,60},? and)(?P<title>\W.{0,80})")
_AND = re.compile(r",?\s+and\s+(?:the\s+)?|,\s+(?:the\s+)?")
# "the Harbour Herald | newspaper": a body's name and what it is.
_IS_NAMED = re.compile(
    r"\s+(?:(?:news|tv|television|radio|state|mining|shipping|oil|media)\s+)?(?:newspaper|daily|channel|"
    r"station|broadcaster|network|magazine|tabloid|website|agency|company|corporation|firm|group|"
    r"airline|airlines|bank|party|movement|militia)"
)
# "A representative for the airline": whoever is sent to speak for a body.
_SENT = frozenset(("representative", "rep"))
_TITLES = frozenset(
    """Mr Mr. Mrs Mrs. Ms Ms. Dr Dr. Sir President Senator Sen Sen. Gov Gov. Governor Rep Rep. Gen
    Gen. General Minister Judge King Queen Prince Pope Mayor Secretary Chancellor Premier Prime
    Ambassador Representative Justice Colonel Captain Bishop Congressman Congresswoman""".split()
)


@dataclass(slots=True, kw_only=True)
class SourceNames:
    """Finds the speaking name in the sources of one article."""

    article: Article
    words: Sequence[Word]
    mentions: Sequence[Mention]
    _proper: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        names = (mention.span.of(self.article.text) for mention in self.mentions)
        self._proper = frozenset(name.lower() for name in names if name != name.lower())

    def named(self, source: Span, lowered: Sequence[str]) -> Mention | None:
        """The name that speaks in the words at `source`, None where none surely does.

        `lowered` are the source's words in lower case. A person named beside a title comes
        first, then the name that heads the phrase, then the body whose members speak.
        """
        near = mentions_near(self.mentions, source)
        inside = [m for m in near if source.covers(m.span) and not self._is_adherent(m)]
        if not inside:
            around = [m for m in near if m.span.covers(source)]
            named = min(around, key=lambda m: len(m.span), default=None)
            return named or self._in_capitals(source) or self._in_short(source)
        if self._is_joint(inside):
            return None
        person = self._named_after(source, [m for m in inside if m.kind == "person"])
        if person is not None:
            return person
        head = self._head(source)
        bodies = [m for m in inside if m.kind in BODIES and self._is_proper(m)]
        word = head.span.of(self.article.text).lower() if head else ""
        sent = word in _SENT and re.search(r"\b(?:for|of|at|with)\b", source.of(self.article.text))
        if bodies and (sent or word in MEMBER_NOUNS or (not word and MEMBER_NOUNS & set(lowered))):
            longest = max(bodies, key=lambda m: (len(m.span), -m.span.start))
            return self._name_beside(longest, bodies) or longest
        text = word in TEXT_NOUNS and len(self._without_acronyms(bodies)) == 1
        if text or (len(bodies) == 1 and _IS_NAMED.fullmatch(self._after(bodies[0], source))):
            return bodies[0]
        if head is not None:
            holding = [m for m in inside if m.span.covers(head.span)]
            if holding:
                longest = max(holding, key=lambda m: len(m.span))
                return self._name_beside(longest, bodies) or longest
        body = self._named_after(source, [m for m in bodies if m.span.end == source.end])
        if body is not None:
            return body
        whole = [m for m in inside if len(m.span) >= 0.75 * len(source)]
        return whole[0] if whole else None

    def _after(self, mention: Mention, source: Span) -> str:
        return self.article.text[mention.span.end : source.end]

    def _in_capitals(self, source: Span) -> Mention | None:
        """The person whose name a transcript prints in capitals: "BRANDT:", "TOMAS BRANDT:"."""
        words = source.of(self.article.text)
        capitals = name_tokens(words)
        if not words.isupper() or len(words) < _SHORTEST or not capitals:
            return None
        for mention in self.mentions:
            name = name_tokens(mention.span.of(self.article.text))
            if mention.kind == "person" and name[-len(capitals) :] == capitals:
                return mention
        return None

    def _in_short(self, source: Span) -> Mention | None:
        """The one body whose name begins with the word that a source is: "Meridian" Airlines."""
        word = source.of(self.article.text)
        if not word[:1].isupper() or TOKEN.findall(word) != [word]:
            return None
        found: dict[str, Mention] = {}
        for mention in self.mentions:
            tokens = TOKEN.findall(mention.span.of(self.article.text))
            if mention.kind == "organization" and len(tokens) == _SHORTENED and tokens[0] == word:
                found.setdefault(" ".join(tokens), mention)
        return next(iter(found.values())) if len(found) == 1 else None

    def _name_beside(self, described: Mention, bodies: Sequence[Mention]) -> Mention | None:
        """The name right after a description of a body: "the state news agency | NINDA"."""
        text = self.article.text
        if not TOKEN.findall(described.span.of(text))[-1].islower():
            return None
        return next((m for m in bodies if m.span.start == described.span.end + 1), None)

    def _is_adherent(self, mention: Mention) -> bool:
        """Whether it is a word for one of a party, not a name: "the top Republican on …"."""
        return mention.span.of(self.article.text) in _ADHERENTS

    def _is_proper(self, mention: Mention) -> bool:
        """Whether it is a name, here or elsewhere, not a described group ("the organizers")."""
        return mention.span.of(self.article.text).lower() in self._proper

    def _without_acronyms(self, bodies: Sequence[Mention]) -> Sequence[Mention]:
        """The bodies but for short forms in brackets: "the Accident Branch (AB)"."""
        text = self.article.text
        return [m for m in bodies if text[max(0, m.span.start - 1) : m.span.start] != "("]

    def joint(self, source: Span) -> tuple[Mention, ...]:
        """All who speak together in a source: people, or bodies and countries it consists of."""
        near = mentions_near(self.mentions, source)
        inside = [m for m in near if source.covers(m.span) and not self._is_adherent(m)]
        if self._is_joint(inside):
            return tuple(m for m in inside if m.kind == "person")
        text = self.article.text
        between = (text[one.span.end : two.span.start] for one, two in pairwise(inside))
        whole = len(inside) > 1 and all(_AND.fullmatch(words) for words in between)
        held = whole and (inside[0].span.start, inside[-1].span.end) == (source.start, source.end)
        joined = held and " and " in source.of(text)
        return tuple(inside) if joined else ()

    def _is_joint(self, inside: Sequence[Mention]) -> bool:
        """Several people named side by side: no one of them is the speaker."""
        people = [m for m in inside if m.kind == "person"]
        return any(self._side_by_side(one, two) for one, two in pairwise(people))

    def _side_by_side(self, one: Mention, two: Mention) -> bool:
        """Whether "and" joins two people, the second not inside the first one's title."""
        between = _AND_TITLED.fullmatch(self.article.text, one.span.end, two.span.start)
        if between is None:
            return False
        relation = _RELATION.search(between["title"])
        # "Ada Lind, a director and an adviser to Mayor Roe" is one, "… and the mayor of Brede, Roe"
        # two.
        return relation is None or self._is_satisfied(between.start("title") + relation.end(1), two)

    def _named_after(self, source: Span, named: Sequence[Mention]) -> Mention | None:
        """The one a source names beside a title, not one it only relates to.

        In "Taban Deng, the governor" and "the governor, Taban Deng" he speaks; in "a lawyer for
        Mr Deng" and "Deng's wife" he does not, but in "the announcement from Kim" he does.
        """
        text = self.article.text
        for at, mention in enumerate(named):
            if _MODIFIES.match(text[mention.span.end : source.end]):
                continue
            following = named[at + 1].span.start if at + 1 < len(named) else source.start
            if _OFFICE.fullmatch(text[mention.span.end : following]):
                continue  # "Harbour House Press Secretary Ivo Marin", the house read as a person
            before = text[source.start : mention.span.start]
            if self._in_clause(Span(start=source.start, end=mention.span.start)):
                continue
            relation = _RELATION.search(before)
            if relation is None or self._is_satisfied(source.start + relation.end(1), mention):
                return mention
            if relation.group(1) in ("from", "by", "of") and _mentions_text(before):
                return mention
        return None

    def _in_clause(self, before: Span) -> bool:
        """Whether a verb stands between a source's start and a name: the name is the verb's."""
        text = self.article.text
        return not _mentions_text(before.of(text)) and any(
            word.pos == "VERB" and word.span.of(text).lower() not in _NAMING
            for word in words_in(self.words, before)
        )

    def _is_satisfied(self, start: int, mention: Mention) -> bool:
        """Whether another name already answers the preposition: "envoy to the UN | Nikki Haley"."""
        between = self.article.text[start : mention.span.start]
        names = [word for word in re.findall(r"\b[A-Z][\w.]*", between) if word not in _TITLES]
        return bool(names)

    def _head(self, source: Span) -> Word | None:
        """The word of a source that governs the others."""
        for word in words_in(self.words, source):
            governor = self.words[word.head]
            outside = not source.covers(governor.span) or governor is word
            if outside and word.pos in ("PROPN", "NOUN", "PRON"):
                return word
        return None


def _mentions_text(words: str) -> bool:
    return any(token.lower() in TEXT_NOUNS for token in TOKEN.findall(words))
