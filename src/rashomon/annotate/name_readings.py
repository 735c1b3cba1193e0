"""Other readings of bodies and places: with their country, by their letters, with their noun."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from rashomon.annotate.group_nouns import ASIDE
from rashomon.annotate.name_runs import HYPHENS, is_no_name
from rashomon.annotate.name_view import NameView
from rashomon.model import MentionKind, Span
from rashomon.text.heads import SHIP_PREFIXES
from rashomon.text.names import well_known
from rashomon.text.places import country_of, is_known_place

# What a body or a place is, told behind its name, and what kind of thing that makes it.
_NOUNS: dict[str, MentionKind] = {
    **dict.fromkeys(
        """group store shop magazine newspaper paper gang crew union company network channel
        website restaurant airline party movement agency bank chain foundation studio label team
        club campaign""".split(),
        "organization",
    ),
    **dict.fromkeys("hotel hospital school plant factory building".split(), "place"),
    **dict.fromkeys("ship vessel".split(), "other"),
}
_LETTERS = re.compile(r"[A-Z]{2,6}")
_NUMERAL = re.compile(r"[IVX]+")
_ADJECTIVES = frozenset("Republican Democratic Islamist Conservative Liberal Labour".split())
# As these a country stands for itself, not before a body: "in the U.S. Lumen was sold".
_FOR_ITSELF = frozenset("nsubj nsubjpass pobj dobj agent npadvmod".split())


def find_readings(
    view: NameView, known: Mapping[Span, tuple[MentionKind, float]]
) -> Iterator[tuple[Span, MentionKind, float]]:
    """ "U.S. Kite Board" beside "Kite Board", "NKB" in "NKB Finals", "Kite hotel" beside "Kite"."""
    for span, (kind, score) in known.items():
        first, last = view.covered(span.start, span.end)
        if last <= first or score <= ASIDE or not span.of(view.text)[0].isupper():
            continue
        if kind == "organization":
            yield from _behind_country(view, first, span)
        if kind not in {"person", "group"}:
            yield from _letters(view, first, last)
            yield from _with_noun(view, last, span)


def _behind_country(
    view: NameView, first: int, body: Span
) -> Iterator[tuple[Span, MentionKind, float]]:
    """A body with the country whose name or letters stand right before it."""
    begin = view.ranges[view.words[first].sentence][0]
    if first <= begin or view.words[first - 1].dep in _FOR_ITSELF or country_of(body.of(view.text)):
        return
    for start in range(max(begin, first - 3), first):
        country = view.span(start, first)
        beside = view.text[country.end : body.start].isspace()
        article = view.tokens[start].lower() == "the"
        named = (
            view.tokens[start][0].isupper() and not article and view.tokens[first - 1][0].isalnum()
        )
        if beside and named and country_of(country.of(view.text)):
            yield Span(start=country.start, end=body.end), "organization", ASIDE
            return


def _letters(view: NameView, first: int, last: int) -> Iterator[tuple[Span, MentionKind, float]]:
    """The body whose letters a longer name begins with: "NKB" in "NKB Finals"."""
    letters = view.tokens[first]
    if last - first < 2 or not _LETTERS.fullmatch(letters) or _NUMERAL.fullmatch(letters):
        return
    if is_no_name(letters) or is_known_place(well_known(letters) or letters):
        return  # "NYC Kite March"
    if letters.lower() in SHIP_PREFIXES:
        return
    # A line in capitals shows no letters ("FULL TEXT"), nor does a word shouted ("MAKE Velmar").
    following = view.tokens[first + 1]
    written = len(following) == 1 or any(c.islower() for c in following)
    if following[:1].isupper() and written and not view.lower_words[letters.lower()]:
        yield view.span(first, first + 1), "organization", ASIDE


def _with_noun(view: NameView, last: int, name: Span) -> Iterator[tuple[Span, MentionKind, float]]:
    """A name with what it is behind it: "Kite hotel"; not a country's ("U.S. company")."""
    sentence = view.words[last - 1].sentence
    end = view.ranges[sentence][1]
    if last >= end or view.tokens[last] not in _NOUNS or country_of(name.of(view.text)):
        return
    adjective = view.words[last - 1].pos == "ADJ" or view.tokens[last - 1] in _ADJECTIVES
    if adjective or not view.tokens[last - 1][:1].isupper():
        return  # "Republican group", "Lumen's campaign team"
    noun = view.words[last]
    if noun.pos not in {"NOUN", "PROPN"} or not view.text[name.end : noun.span.start].isspace():
        return
    if last + 1 < end:
        following = view.tokens[last + 1]
        glued = following in HYPHENS and noun.span.end == view.words[last + 1].span.start
        if glued or view.words[last + 1].pos in {"NOUN", "PROPN"}:
            return  # "Lumen store manager"
    yield Span(start=name.start, end=noun.span.end), _NOUNS[view.tokens[last]], ASIDE
