"""Names within and around names: "Aceh province", "Kansas City, Mo.", "the North"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.annotate.name_candidates import name_like
from rashomon.annotate.name_kinds import Candidate, Kinds, compounded
from rashomon.annotate.name_view import NameView
from rashomon.model import MentionKind
from rashomon.text.places import (
    COMPASS,
    PLACE_GENERICS,
    city_of,
    country_of,
    demonym_of,
    is_known_place,
    region_of,
)

_NATIONAL_BODIES = frozenset("senate congress parliament navy army marines military".split())
_AIRLINES = frozenset("airlines airways".split())
_NOUNS_ROLES = frozenset("nsubj nsubjpass pobj dobj poss agent".split())
_BODY_GENERICS = frozenset("party movement union coalition".split())


def extended(view: NameView, candidates: Sequence[Candidate], kinds: Kinds) -> Iterator[Candidate]:
    """ "Aceh province", "Kansas City, Mo.", the place after "Republic of"."""
    for candidate in candidates:
        kind, _ = kinds.of(view.key(candidate.first, candidate.last))
        last = candidate.last
        if view.tokens[last - 1].lower() in COMPASS:
            continue
        following = view.tokens[last] if last < len(view.tokens) else ""
        if kind == "place":
            yield from _with_generic(view, candidate)
        if kind == "organization":
            yield from _with_owner(view, candidate)
            if following in _BODY_GENERICS and not compounded(view, last):
                yield Candidate(candidate.first, last + 1, "organization", 0.7)
            yield from _with_country(view, candidate)
            yield from _of_state(view, candidate)
        if kind == "other" and following == "party" and not compounded(view, last):
            yield Candidate(candidate.first, last + 1, "organization", 0.7)
        yield from _with_quoted(view, candidate, kind)
        if following == "," and kind == "place":
            yield from _with_state(view, candidate)
        for i in range(candidate.first + 1, last):
            if view.tokens[i] == "of" and i + 1 < last:
                start = i + 2 if view.tokens[i + 1] == "the" else i + 1
                if start < last and is_known_place(view.span(start, last).of(view.text)):
                    yield Candidate(start, last, "place", 0.8)


def _with_generic(view: NameView, candidate: Candidate) -> Iterator[Candidate]:
    """ "Aceh province", "Yida refugee camp"; not the "state" of "state media"."""
    last = candidate.last
    end = view.ranges[view.words[last - 1].sentence][1]
    for generic in (last, last + 1):
        if generic >= end:
            return
        if view.tokens[generic] in PLACE_GENERICS:
            after = view.tokens[generic + 1] if generic + 1 < end else ""
            if not compounded(view, generic) or after in PLACE_GENERICS:
                yield Candidate(candidate.first, generic + 1, "place", 0.8)
            return
        if view.words[generic].dep != "compound" or not view.tokens[generic].islower():
            return


def _with_owner(view: NameView, candidate: Candidate) -> Iterator[Candidate]:
    """ "Iran's Expediency Council" beside "Expediency Council"."""
    i = candidate.first - 1
    if i < 1 or view.tokens[i] not in {"'s", "’s"}:
        return
    if country_of(view.tokens[i - 1]):
        yield Candidate(i - 1, candidate.last, "organization", 0.6)


def _with_country(view: NameView, candidate: Candidate) -> Iterator[Candidate]:
    """ "United States Senate" beside "Senate": the country stands right before the body."""
    if view.tokens[candidate.last - 1].lower() not in _NATIONAL_BODIES:
        return
    first, _ = view.ranges[view.words[candidate.first].sentence]
    for length in (1, 2):
        start = candidate.first - length
        if start >= first and country_of(view.span(start, candidate.first).of(view.text)):
            yield Candidate(start, candidate.last, "organization", 0.7)
            return


def _of_state(view: NameView, candidate: Candidate) -> Iterator[Candidate]:
    """ "New Jersey G.O.P." beside "G.O.P.", "NJ GOP committee" beside "NJ GOP"."""
    last = candidate.last
    if view.tokens[last - 1].replace(".", "") != "GOP":
        return
    starts = [candidate.first]
    first, _ = view.ranges[view.words[candidate.first].sentence]
    for length in (1, 2):
        start = candidate.first - length
        if start >= first and region_of(view.span(start, candidate.first).of(view.text)):
            starts.append(start)
            yield Candidate(start, last, "organization", 0.7)
    if view.tokens[last : last + 1] == ["committee"] and not compounded(view, last):
        yield Candidate(min(starts), last + 1, "organization", 0.7)


def demonyms_of_firms(view: NameView, candidates: Sequence[Candidate]) -> Iterator[Candidate]:
    """ "American" where it stands as a noun in an account that tells of American Airlines."""
    openings = {
        view.tokens[c.first]
        for c in candidates
        if c.last - c.first > 1
        and demonym_of(view.tokens[c.first])
        and view.tokens[c.last - 1].lower() in _AIRLINES
    }
    for i, token in enumerate(view.tokens):
        if token not in openings or view.words[i].dep not in _NOUNS_ROLES:
            continue
        following = view.words[i + 1].pos if i + 1 < len(view.words) else ""
        alone = view.tokens[i - 1].lower() not in {"the", "a", "an", "-"} if i else True
        if alone and following not in {"NOUN", "PROPN", "ADJ"}:
            yield Candidate(i, i + 1, "organization", 0.7)


def _with_quoted(view: NameView, candidate: Candidate, kind: MentionKind) -> Iterator[Candidate]:
    """'Pacific "Ring of Fire"': a place's name goes on in quotation marks."""
    opening, i = candidate.last, candidate.last + 1
    if kind != "place" or view.tokens[opening : opening + 1] not in (['"'], ["“"]):
        return
    end = min(i + 5, view.ranges[view.words[opening].sentence][1])
    closing = next((k for k in range(i, end) if view.tokens[k] in {'"', "”"}), i)
    inside = view.tokens[i:closing]
    if inside and all(t[:1].isupper() or t in {"of", "the"} for t in inside):
        yield Candidate(candidate.first, closing + 1, "place", 0.8)


def _with_state(view: NameView, candidate: Candidate) -> Iterator[Candidate]:
    """ "Kansas City, Mo."; not "Maine, Vermont", which lists states."""
    name = view.span(candidate.first, candidate.last).of(view.text)
    if country_of(name) or (region_of(name) and not city_of(name)):
        return
    for length in (2, 1):
        end = candidate.last + 1 + length
        if end > len(view.tokens):
            continue
        state = view.span(candidate.last + 1, end).of(view.text)
        if not state[0].isupper() or (end < len(view.tokens) and name_like(view.tokens[end])):
            continue
        if view.words[end - 1].sentence != view.words[candidate.first].sentence:
            continue
        if region_of(state) or country_of(state) or state in {"DC", "D.C."}:
            yield Candidate(candidate.first, end, "place", 0.8)
            return


def sides(view: NameView, kinds: Kinds) -> Iterator[Candidate]:
    """ "the North" where a country of that name is spoken of."""
    names = [k for k in kinds.names() if " " in k and country_of(k)]
    names += [
        view.key(i, i + 2)
        for i in range(len(view.tokens) - 1)
        if view.tokens[i].lower() in COMPASS and demonym_of(view.span(i, i + 2).of(view.text))
    ]
    sides = {name.split()[0] for name in names} & COMPASS
    for i, token in enumerate(view.tokens):
        if token.lower() not in sides or not token[0].isupper() or not i:
            continue
        following = view.tokens[i + 1] if i + 1 < len(view.tokens) else ""
        noun = view.tokens[i - 1].lower() == "the" and not following[:1].isupper()
        if noun and view.words[i].dep not in {"amod", "compound"}:
            yield Candidate(i, i + 1, "place", 0.7)
