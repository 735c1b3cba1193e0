"""How the words of a description agree with what somebody is called: the signs of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from rashomon.annotate.cues import MEDIA_WORDS, PERSON_NOUNS
from rashomon.annotate.entities import Entity
from rashomon.annotate.queries import EMPTY, SPOKEN_FOR, Query
from rashomon.annotate.voices import Scene
from rashomon.text.offices import same_office

_AGENCIES = frozenset(
    "service department ministry agency bureau administration commission authority office".split()
)
_MEDIA = frozenset(
    """news times post herald tribune gazette journal radio television tv press wire magazine
    guardian cnn bbc reuters afp ap nbc cbs abc npr huffpost""".split()
)
_FIRMS = frozenset(
    "company firm retailer carrier insurer provider airline bank maker giant".split()
)
_NO_FIRM = (
    _AGENCIES
    | _MEDIA
    | frozenset(
        """police army government committee council court party senate house congress parliament
        university association union embassy branch court force military republicans democrats gop
        commission board campaign administration""".split()
    )
)
# What nouns for bodies tell of their names.
_BODY_KINDS = (
    (_AGENCIES, _AGENCIES),
    (frozenset("newspaper paper outlet network magazine broadcaster channel".split()), _MEDIA),
    (
        frozenset("group organization organisation movement charity union foundation".split()),
        frozenset(
            """group association club society league union foundation alliance federation coalition
            fund council movement party institute watch front academy""".split()
        ),
    ),
    (
        frozenset(("party",)),
        frozenset("party republicans democrats gop labour conservatives".split()),
    ),
)
# Texts that media issue themselves.
_STORIES = frozenset(
    """report article editorial column story posting book blog op-ed commentary poll survey notice
    dispatch bulletin site website account""".split()
)
_FORMER = frozenset(("former", "ex", "late", "then"))


def likeness(scene: Scene, query: Query, entity: Entity) -> Iterator[tuple[str, float]]:
    """The signs that a description's words give for and against somebody; none for a pronoun."""
    if query.kind in ("he", "they", "it"):
        return
    words = {re.sub(r"['’]s?$", "", t) for t in query.tokens} - EMPTY
    rest = words - {query.noun}
    person = entity.kind == "person"
    # What stands beside a body's name is mostly another's title: "a member of | Congress".
    own = entity.called if person else entity.names
    if not person and query.kind != "person":
        own = own | entity.called
    alike = bool(same_office(query.noun) & own)
    yield "called so", float(query.noun in own)
    yield "called alike", float(alike)
    shared = len(rest & own) / len(rest) if rest else 0.0
    yield "rest called", shared
    yield "all called", float(bool(rest) and shared == 1.0 and alike)
    yield "called in these words", float(_in_a_row(query, entity))
    titles = entity.called & PERSON_NOUNS
    yield "called otherwise", float(bool(titles) and not alike)
    within = bool(words & entity.names)
    if person:
        yield "person within", float(within)
        yield (
            "voice of a person called otherwise",
            float(query.noun in SPOKEN_FOR and not alike),
        )
        former = bool(_FORMER & entity.called) and not _FORMER & set(query.tokens)
        yield "formerly called so", float(alike and former)
    else:
        yield "body within", float(within)
        yield "whole body within", float(within and _is_within(scene, query, entity))
        yield "noun ends name", float(query.noun in entity.last_names)
        yield from _of_kind(scene, query, entity)
        if query.noun in SPOKEN_FOR:
            yield "body's voice", 1.0
            yield "named body's voice", float(within)
        if query.kind == "text" and words == {query.noun}:
            yield "bare text", 1.0
    if query.kind == "text":
        yield "medium's text", float(_is_medium(scene, entity) and query.noun in _STORIES)
        yield "no medium's text", float(_is_medium(scene, entity) and query.noun not in _STORIES)
    if query.definite:
        yield "definite", 1.0
        yield "definite called", float(alike)
        yield "bare called", float(len(words) == 1 and alike)
    else:
        yield "indefinite", 1.0


def _in_a_row(query: Query, entity: Entity) -> bool:
    """Whether the noun and the word before it stand so in a title: "Mr Lind's | lawyer"."""
    words = [re.sub(r"['’]s?$", "", token) for token in query.tokens]
    if query.noun not in words[1:]:
        return False
    before = words[words.index(query.noun, 1) - 1]
    if before in EMPTY:
        return False
    return any(
        (one, two) == (before, query.noun)
        for title in entity.titles
        for one, two in pairwise(title)
    )


def _of_kind(scene: Scene, query: Query, entity: Entity) -> Iterator[tuple[str, float]]:
    """Whether a body's name is of the kind that a noun tells of."""
    for nouns, names in _BODY_KINDS:
        if query.noun in nouns:
            fits = bool(names & entity.names) or (
                names is _AGENCIES and scene.name_of(entity.mentions[0]).isupper()
            )
            yield "of the kind", float(fits)
    if query.noun in _FIRMS:
        yield "may be a firm", float(not entity.names & _NO_FIRM)


def _is_within(scene: Scene, query: Query, entity: Entity) -> bool:
    words = query.source.of(scene.article.text)
    return any(scene.name_of(mention) in words for mention in entity.mentions)


def _is_medium(scene: Scene, entity: Entity) -> bool:
    return MEDIA_WORDS.search(scene.name_of(entity.mentions[0])) is not None
