"""People and bodies told by a party, a house or a kind: "Republicans on the committee"."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.annotate.group_nouns import (
    ASIDE,
    HOUSES,
    MEMBERED,
    PARTISANS,
    PARTY_MEMBERS,
    PASSING,
)
from rashomon.annotate.group_phrases import ATTRIBUTES, phrase_start, reaches, right_reaches
from rashomon.annotate.name_view import NameView
from rashomon.model import MentionKind, Span
from rashomon.text.places import demonym_of

_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "agent", "pobj", "dobj", "conj", "poss"})


def partisans(view: NameView, i: int) -> Iterator[tuple[Span, MentionKind, float]]:
    """ "congressional Republicans", "Republicans on the committee": some of a party's people."""
    if not view.tokens[i].istitle():
        return
    yield from _nation(view, i)
    each = i > 0 and view.tokens[i - 1].lower() in {"every", "each"}
    if each and view.tokens[i] + "s" in PARTY_MEMBERS:
        head = i + 1 if view.tokens[i + 1 : i + 2] == ["member"] else i
        for end in (head + 1, *right_reaches(view, head)):
            yield view.span(i - 1, end), "group", ASIDE
    if view.tokens[i].lower() not in PARTISANS:
        return
    start = phrase_start(view, i, ATTRIBUTES)
    if i > 1 and view.tokens[i - 1] in {"'s", "’s"} and view.tokens[i - 2].islower():
        start = i - 2  # "the panel's Republicans"
    if start < i:
        yield view.span(start, i + 1), "group", ASIDE
    for span in reaches(view, start, i):
        yield span, "group", ASIDE


def _nation(view: NameView, i: int) -> Iterator[tuple[Span, MentionKind, float]]:
    """ "the Chinese", "the French": a people under an adjective; plurals are found as names."""
    token, word = view.tokens[i], view.words[i]
    if not i or view.tokens[i - 1].lower() != "the" or not demonym_of(token):
        return
    following = view.words[i + 1].pos if i + 1 < len(view.words) else ""
    if word.dep in _ARGUMENTS and following not in {"NOUN", "PROPN", "ADJ", "NUM"}:
        yield view.span(i, i + 1), "group", 0.6


def members_of(view: NameView, i: int) -> Iterator[tuple[Span, MentionKind, float]]:
    """ "black members of Congress", "GOP committee members", "two local crew members"."""
    first = view.ranges[view.words[i].sentence][0]
    start = phrase_start(view, i, ATTRIBUTES)
    parties = {"gop", "republican", "democratic"} & {t.lower() for t in view.tokens[start:i]}
    if view.tokens[i - 1].lower() in MEMBERED and i > first:
        for span in (view.span(start, i + 1), *reaches(view, start, i)):
            yield span, "group", ASIDE
    if parties:
        for end in (i + 1, *right_reaches(view, i)):
            yield view.span(start, end), "group", ASIDE
    body = i + 3 if view.tokens[i + 2 : i + 3] == ["the"] else i + 2
    named = body < len(view.tokens) and view.tokens[body].lower() in HOUSES
    if view.tokens[i + 1 : i + 2] != ["of"] or not named:
        return
    start = i
    while start > first and view.words[start - 1].pos == "ADJ":
        start -= 1
    yield view.span(start, body + 1), "group", PASSING


def kind_of_body(view: NameView, i: int) -> Iterator[tuple[Span, MentionKind, float]]:
    """ "state legislative committee", "his own administration": a body told by its kind."""
    start = phrase_start(view, i, ATTRIBUTES)
    owned = start > 0 and view.tokens[start - 1] in {"'s", "’s"}
    if start == i or owned or any(view.words[k].pos == "PROPN" for k in range(start, i)):
        return
    if view.tokens[start].lower() != "own":
        yield view.span(start, i + 1), "organization", ASIDE
    first = view.ranges[view.words[i].sentence][0]
    owner = start - 1
    if owner >= first and view.words[owner].dep == "poss" and view.words[owner].pos == "PRON":
        yield view.span(owner, i + 1), "organization", ASIDE
