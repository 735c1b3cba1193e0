"""The words of sources that name nobody, by kind: pronouns, people, bodies and texts described."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.annotate.cues import BODY_NOUNS, MEMBER_NOUNS, PERSON_NOUNS, TEXT_NOUNS
from rashomon.annotate.entities import HE, HE_NOUNS, SHE, SHE_NOUNS
from rashomon.annotate.voices import TOKEN, Scene
from rashomon.model import Span
from rashomon.text.genders import Gender

_THEY = frozenset(("they", "them", "both"))
_IT = frozenset(("it", "itself", "which"))
_INDEFINITE = frozenset(("a", "an", "one", "another", "some"))
_DEFINITE = frozenset(("the", "that", "this", "his", "her", "their", "its"))
EMPTY = _DEFINITE | frozenset(
    "a an of for in on at to by with from one who which former new then another s".split()
)
_AFTER_HEAD = re.compile(
    r",|\s+(?:for|of|with|from|in|at|on|to|by|over|after|during|last|late|early|who|whom|which|that|"
    r"and|acting|representing|released|detailing|obtained|published|issued|named|behind)\b"
)
# What is said of oneself in indirect speech: "that she …".
_OWN = re.compile(r"(?:that\s+)?(?P<who>he|she)\b", re.IGNORECASE)
SPOKEN_FOR = frozenset(
    "spokesman spokeswoman spokesperson representative rep aide spokespeople".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """The words of a source that names nobody: which kind of words, where, about what.

    `gender` is which of "he" and "she" the words are or imply.
    """

    kind: str
    source: Span
    tokens: tuple[str, ...]
    noun: str
    content: tuple[Span, ...]
    sentence: int
    gender: Gender = "unknown"

    @property
    def definite(self) -> bool:
        """Whether it means somebody told of: "the …", "his …", "the mayor's …"."""
        owner = any(token.endswith(("'s", "’s")) for token in self.tokens[:-1])
        return self.tokens[0] in _DEFINITE or (owner and self.tokens[0] not in _INDEFINITE)


def query_of(scene: Scene, source: Span, content: tuple[Span, ...]) -> Query | None:
    """The query that a source's words make; None where they are of no kind that is known."""
    words = source.of(scene.article.text)
    tokens = tuple(token.lower() for token in TOKEN.findall(words))
    if not tokens:
        return None
    head = [re.sub(r"['’]s?$", "", t.lower()) for t in TOKEN.findall(_AFTER_HEAD.split(words)[0])]
    noun = head[-1] if head else tokens[-1]
    kind = _kind(tokens, noun)
    if kind == "other" and tokens[0] in _DEFINITE and noun in scene.last_names and noun in words:
        kind = "body"
    return Query(
        kind=kind,
        source=source,
        tokens=tokens,
        noun=noun,
        content=content,
        sentence=scene.sentence_at(source.start),
        gender=_gender(scene, kind, tokens[0] if kind == "he" else noun, content),
    )


def _gender(scene: Scene, kind: str, word: str, content: Sequence[Span]) -> Gender:
    """By the word; else by whom a person's own words speak of: "the director said | he heard"."""
    if kind == "person" and content and word not in HE_NOUNS | SHE_NOUNS:
        opening = _OWN.match(scene.article.text, content[0].start)
        quoted = scene.article.text[max(0, content[0].start - 1)] in "“\"‘'"
        word = opening["who"].lower() if opening and not quoted else word
    return "he" if word in HE | HE_NOUNS else "she" if word in SHE | SHE_NOUNS else "unknown"


def _kind(tokens: Sequence[str], noun: str) -> str:
    if len(tokens) == 1 and tokens[0] in HE | SHE:
        return "he"
    if len(tokens) == 1 and tokens[0] in _THEY:
        return "they"
    if len(tokens) == 1 and tokens[0] in _IT:
        return "it"
    if noun in TEXT_NOUNS or (noun.endswith("s") and noun[:-1] in TEXT_NOUNS):
        return "text"
    if noun in PERSON_NOUNS or noun in SPOKEN_FOR:
        return "person"
    if noun in BODY_NOUNS or noun in MEMBER_NOUNS:
        return "body"
    if noun.endswith("s") and not noun.endswith("ss"):
        return "several"
    return "other"
