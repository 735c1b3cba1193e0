"""Proper names of one article: where the reader saw them, and where regular evidence shows more."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.annotate.couples import find_couples
from rashomon.annotate.group_nouns import ASIDE
from rashomon.annotate.groups import find_groups
from rashomon.annotate.handles import find_handles, find_party_states, find_supplied
from rashomon.annotate.name_candidates import find_candidates
from rashomon.annotate.name_extents import demonyms_of_firms, extended, sides
from rashomon.annotate.name_kinds import Candidate, Kinds
from rashomon.annotate.name_readings import find_readings
from rashomon.annotate.name_repeats import repeated
from rashomon.annotate.name_view import Entity, NameView
from rashomon.annotate.owned_bodies import find_owned
from rashomon.annotate.placed import Placed
from rashomon.annotate.unnamed import find_unnamed
from rashomon.model import Article, Mention, MentionKind, Sentence, Span, Word
from rashomon.text.names import fold_name, is_acronym, is_title_modifier, trim_name
from rashomon.text.places import COMPASS, country_of, demonym_of, is_known_place, region_of

__all__ = ["find_names"]


def find_names(
    article: Article,
    sentences: Sequence[Sentence],
    words: Sequence[Word],
    entities: Sequence[Entity],
) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    """All names of an article with exact spans, in text order; they may stand in one another.

    Descriptions of groups and bodies ("Iranian officials", "the air force") are among them. The
    second tuple holds the other readings (`AnnotatedArticle.asides`).
    """
    view = NameView(article=article, sentences=sentences, words=words)
    candidates = find_candidates(view, entities)
    kinds = Kinds(view, candidates)
    mentions: dict[Span, tuple[MentionKind, float]] = {}
    for candidate in candidates:
        _keep(view, mentions, candidate, kinds)
    around = (*extended(view, candidates, kinds), *sides(view, kinds))
    for candidate in (*around, *demonyms_of_firms(view, candidates)):
        _keep(view, mentions, candidate, kinds)
    for span, kind, score in repeated(view, kinds, mentions):
        mentions.setdefault(span, (kind, score))
    for span, kind, score in find_groups(view, mentions):
        mentions.setdefault(span, (kind, score))
    for found in (
        find_owned(view, mentions),
        find_handles(article, mentions),
        find_party_states(article),
        find_supplied(article),
        find_unnamed(view),
        find_couples(view, mentions),
        find_readings(view, mentions),
    ):
        for span, kind, score in list(found):
            mentions.setdefault(span, (kind, score))
    ordered = tuple(
        Mention(span=span, kind=kind, score=round(score, 3))
        for span, (kind, score) in sorted(mentions.items())
    )
    told = _of_the_story(article, tuple(m for m in ordered if m.score > ASIDE))
    return told, tuple(m for m in ordered if m.score <= ASIDE)


def _of_the_story(article: Article, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Less the names that only teasers and the like bear: they belong to other stories."""
    furniture = Placed(block.span for block in article.blocks if block.kind == "boilerplate")
    told = {fold_name(m.span.of(article.text)) for m in mentions if not furniture.touches(m.span)}
    return tuple(m for m in mentions if fold_name(m.span.of(article.text)) in told)


def _keep(
    view: NameView,
    mentions: dict[Span, tuple[MentionKind, float]],
    candidate: Candidate,
    kinds: Kinds,
) -> None:
    whole = view.span(candidate.first, candidate.last)
    start, end = trim_name(view.text, whole.start, whole.end)
    if end - start < 2:
        return
    if view.text[end : end + 1] == "." and _state_at_end(view.text[start : end + 1]):
        end += 1
    site = _SITE.match(view.text, end)
    if site and candidate.label != "place" and not view.text[:start].endswith(("/", ".", "@")):
        end = site.end()
    span = Span(start=start, end=end)
    surface = span.of(view.text)
    firm = candidate.label == "organization" and demonym_of(surface)
    if (not firm and _no_name_alone(surface)) or (
        candidate.label != "place" and surface.lower() in COMPASS
    ):
        return
    if candidate.label in {"place", "organization"}:  # an extension: its kind is known
        kind: MentionKind = "place" if candidate.label == "place" else "organization"
        mentions.setdefault(span, (kind, candidate.score))
        return
    if site:
        mentions.setdefault(span, ("organization", 0.7))
        return
    found = kinds.of(view.key(candidate.first, candidate.last))
    if found[0] != "other" or fold_name(surface) not in _NO_NAMES_OF_THINGS:
        mentions.setdefault(span, found)


def _state_at_end(surface: str) -> bool:
    """Whether a full stop ends a state's abbreviation: "Mo.", "Kansas City, Mo.", not "Texas."."""
    state = surface.rsplit(", ", 1)[-1]
    full = region_of(state)
    return full is not None and fold_name(full) != fold_name(state)


_BODIES = frozenset("house senate republican democratic democrat labour labor congress".split())
# Feasts, and what is left of a name that was cut.
_NEVER_ALONE = frozenset(
    """new year|new years|new years eve|new years day|inc|ltd|llc|corp|sens|reps|dem|rep|
    democratic sen|republican sens|democratic sens|republican reps|democratic reps""".replace(
        "\n    ", ""
    ).split("|")
)
# Creeds, regions and offices as adjectives: what they stand before is named, they are not.
_ADJECTIVES = frozenset(
    """muslim|islamic|jewish|christian|shiite|shia|sunni|catholic|protestant|hindu|buddhist|african
    american|kurdish|arab|soviet|bolshevik|semitism|congressional|presidential|middle eastern|
    central asian|north african|south asian|southeast asian|latin american|african|asian|european|
    western|balkan|caribbean""".replace("\n    ", " ")
    .replace("| ", "|")
    .split("|")
)
# Words of a page's furniture in capitals; somebody may be called Day or Share all the same.
_NO_NAMES_OF_THINGS = frozenset(
    """continue|please|share|sign up|sign up continue|subscribe|follow|day|eve|company|right|view|
    read more|related|watch|source|contributor|via""".replace("\n    ", "").split("|")
)
# "MoveOn.org", "Amazon.com": the domain is part of the name.
_SITE = re.compile(r"\.(?:org|com|net)\b(?!/)")
_PARTY_LABEL = re.compile(r"[RDI]-[A-Z][\w.]*|[A-Z]{1,3}-?\d*")


def _no_name_alone(surface: str) -> bool:
    """Nationalities, offices, compass points and party labels are no names of their own."""
    if is_acronym(surface) and not _PARTY_LABEL.fullmatch(surface):
        return False
    if _PARTY_LABEL.fullmatch(surface) and not country_of(surface):
        return not is_acronym(surface) or "-" in surface
    folded = fold_name(surface)
    if folded in _BODIES:
        return False
    if folded in _NEVER_ALONE or folded in _ADJECTIVES:
        return True
    if demonym_of(surface) and not surface.endswith("s") and not country_of(surface):
        return True
    return " " not in folded and is_title_modifier(folded) and not is_known_place(surface)
