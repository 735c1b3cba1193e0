"""Where names begin and end: articles and ordinals before them, offices and parties behind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from rashomon.annotate.name_kinds import Candidate, uncovered
from rashomon.annotate.name_runs import HYPHENS
from rashomon.annotate.name_view import NameView
from rashomon.text.heads import ORGANISATION_HEADS, PLACE_HEADS
from rashomon.text.names import (
    GENERATIONS,
    NAME_SUFFIXES,
    fold_name,
    is_acronym,
    is_given_name,
    is_title_modifier,
    is_title_word,
    well_known,
)
from rashomon.text.places import country_of, demonym_of, is_known_place, region_of

# The Arabic article: with a hyphen it takes on the sound that follows, alone it is told as "al".
_ARTICLES = frozenset("al el Al El".split())
_JOINED_ARTICLES = _ARTICLES | frozenset("an as ash ad ar az at ul".split())
# "DT", "QB": what somebody plays or is, in capitals without full stops.
_FUNCTION = re.compile(r"[A-Z]{2,4}")
_MEMBER = frozenset("republican democrat democratic".split())
_CHAMBERS = frozenset("house senate assembly".split())
# What a party's label goes on in: "the Alabama Democratic party" is a body after all.
_PARTY_NOUNS = frozenset("party committee caucus convention primary coalition council".split())
# Words of an office that stand right before its head: "Velmar County District | Attorney".
_BEFORE_OFFICE = frozenset("district deputy assistant vice acting chief senior interim".split())
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
# What is told by its number, though it be one word alone: "the 5th Circuit".
_NUMBERED = frozenset(
    """precinct circuit ward amendment congress regiment battalion brigade division infantry
    airborne squadron fleet army district street avenue arrondissement wing""".split()
)
_MONTHS = frozenset(
    """january february march april may june july august september october november december jan
    feb mar apr jun jul aug sept sep oct nov dec""".split()
)


def bounded(view: NameView, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates with what belongs to them and without what does not; in text order."""
    bodies = _bodies(view, candidates)
    kept: list[Candidate] = []
    wider: list[Candidate] = []
    for candidate in candidates:
        for part in _pair(view, candidate, bodies):
            bare = _without_member(view, _without_office(view, _without_function(view, part)))
            wide = _widened(view, bare)
            (kept if wide == bare else wider).append(wide)
    # A part of a name that was put right is none of its own: "Jr.", "America" of the States.
    return sorted({*uncovered(kept, wider), *wider}, key=lambda c: (c.first, -c.last))


def _widened(view: NameView, candidate: Candidate) -> Candidate:
    for widen in (_with_article, _of_america, _with_ordinal, _with_generation):
        candidate = widen(view, candidate)
    return candidate


def _begins(view: NameView, candidate: Candidate) -> int:
    """The first word of a candidate's sentence."""
    return view.ranges[view.words[candidate.first].sentence][0]


def _ends(view: NameView, candidate: Candidate) -> int:
    """The end of the sentence that a candidate's last word stands in."""
    return view.ranges[view.words[candidate.last - 1].sentence][1]


def _adjoin(view: NameView, i: int) -> bool:
    """Whether word `i` stands right behind the one before, with no space."""
    return i > 0 and view.words[i - 1].span.end == view.words[i].span.start


def _with_article(view: NameView, candidate: Candidate) -> Candidate:
    """ "al Tabor", "el-Mansur" with their article; not the end of "et al"."""
    i, begin = candidate.first, _begins(view, candidate)
    if not view.tokens[i][:1].isupper() or is_acronym(view.tokens[i]):
        return candidate
    if i - 2 >= begin and view.tokens[i - 1] in HYPHENS and _adjoin(view, i):
        joined = view.tokens[i - 2] in _JOINED_ARTICLES and _adjoin(view, i - 1)
        return replace(candidate, first=i - 2) if joined else candidate
    if i - 1 < begin or view.tokens[i - 1] not in _ARTICLES:
        return candidate
    before = view.tokens[i - 2].lower() if i - 2 >= begin else ""
    return candidate if before in {"et", "-"} else replace(candidate, first=i - 1)


def _of_america(view: NameView, candidate: Candidate) -> Candidate:
    """A country whose long form goes on behind "of": "United States | of America"."""
    if view.tokens[candidate.last : candidate.last + 1] != ["of"]:
        return candidate
    if not country_of(view.span(candidate.first, candidate.last).of(view.text)):
        return candidate
    end = candidate.last + 2
    if end <= _ends(view, candidate) and country_of(view.span(candidate.first, end).of(view.text)):
        return replace(candidate, last=end, label="LOC")
    return candidate


def _with_ordinal(view: NameView, candidate: Candidate) -> Candidate:
    """ "67th Precinct", "101st Kite Division"; not "4th July", "20th Century", "50th Emmy"."""
    i, last = candidate.first - 1, candidate.last
    if i < _begins(view, candidate) or not _ORDINAL.fullmatch(view.tokens[i]):
        return candidate
    before = view.tokens[i - 1] if i else ""
    dated = before.lower().rstrip(".") in _MONTHS or before in HYPHENS
    if dated or candidate.label == "PER" or not _reads_as_numbered(view, i + 1, last):
        return candidate
    return replace(candidate, first=i)


def _reads_as_numbered(view: NameView, first: int, last: int) -> bool:
    """Whether words are such as are told by a number, and in running text or as they stand in it.

    Of one word alone only what is counted ("Precinct"), of several what ends in a body's or a
    place's noun.
    """
    name = view.span(first, last).of(view.text)
    head = fold_name(view.tokens[last - 1])
    heads = _NUMBERED if last - first == 1 else _NUMBERED | ORGANISATION_HEADS | PLACE_HEADS
    if head not in heads or is_known_place(name):
        return False
    if view.words[first].sentence not in view.unreliable:
        return True
    return view.inner_capitals[view.tokens[first]] > 0


def _with_generation(view: NameView, candidate: Candidate) -> Candidate:
    """ "Arvid Lund, Jr."; not "Ida Lund, Sr. Vice President"."""
    i = candidate.last
    end = _ends(view, candidate)
    if candidate.label != "PER" or i + 1 >= end or view.tokens[i] != ",":
        return candidate
    word = view.tokens[i + 1]
    if candidate.last - candidate.first < 2 or fold_name(word) not in GENERATIONS:
        return candidate
    following = view.tokens[i + 2] if i + 2 < end else ""
    if not word[:1].isupper() or (following[:1].isupper() and is_title_modifier(following)):
        return candidate
    return replace(candidate, last=i + 2)


def _without_function(view: NameView, candidate: Candidate) -> Candidate:
    """ "QB Ida Lund" is Ida Lund; "JD Lund" has initials, and IDA LUND is in capitals."""
    first, last = candidate.first, candidate.last
    if candidate.label != "PER" or last - first < 3 or not _FUNCTION.fullmatch(view.tokens[first]):
        return candidate
    given, surname = view.tokens[first + 1 : first + 3]
    if given.isupper() or not is_given_name(given) or not surname[:1].isupper():
        return candidate
    if is_given_name(view.tokens[first]) or fold_name(surname) in NAME_SUFFIXES:
        return candidate
    return replace(candidate, first=first + 1)


def _without_member(view: NameView, candidate: Candidate) -> Candidate:
    """ "South Carolina Republican", "House Democrat": the place or the house is what is named."""
    end = candidate.last - 1
    if end <= candidate.first or view.tokens[end].lower() not in _MEMBER:
        return candidate
    following = view.tokens[candidate.last] if candidate.last < len(view.tokens) else ""
    if following.lower() in _PARTY_NOUNS:
        return candidate
    place = view.span(candidate.first, end).of(view.text)
    if region_of(place) or country_of(place):
        return replace(candidate, last=end, label="LOC")
    if place.lower() in _CHAMBERS:
        return replace(candidate, last=end, label="ORG")
    return candidate


def _without_office(view: NameView, candidate: Candidate) -> Candidate:
    """ "Velmar City Councilman", "Velmar County District | Attorney" without the office."""
    first, end = candidate.first, candidate.last
    if candidate.label == "PER" or end - first < 2:
        return candidate
    following = view.tokens[end] if end < _ends(view, candidate) else ""
    if following[:1].isupper() and is_title_word(following):
        cut = end
    elif is_title_word(view.tokens[end - 1]) and _office_ends(view, candidate, following):
        cut = end - 1
    else:
        return candidate
    while cut - first > 1 and view.tokens[cut - 1].lower() in _BEFORE_OFFICE:
        cut -= 1
    return replace(candidate, last=cut) if first < cut < end else candidate


def _office_ends(view: NameView, candidate: Candidate, following: str) -> bool:
    """Whether what a candidate ends in is somebody's office: he is named, or the place before."""
    if not view.tokens[candidate.last - 1][:1].isupper():
        return False
    if is_known_place(view.span(candidate.first, candidate.last - 1).of(view.text)):
        return True
    return is_given_name(following) and following[:1].isupper()


def _bodies(view: NameView, candidates: Iterable[Candidate]) -> dict[str, set[int]]:
    """Bodies that the reader saw, folded -> where they begin."""
    found: dict[str, set[int]] = {}
    for candidate in candidates:
        if candidate.label == "ORG":
            key = view.key(candidate.first, candidate.last)
            found.setdefault(key, set()).add(candidate.first)
    return found


def _pair(view: NameView, candidate: Candidate, bodies: dict[str, set[int]]) -> Iterator[Candidate]:
    """ "Kite Relief Fund and Lumen Trust" as two, if the second is told of elsewhere."""
    for i in range(candidate.first + 2, candidate.last - 1):
        if view.tokens[i] == "and" and candidate.label in {"ORG", None}:
            start = i + 2 if view.tokens[i + 1] == "the" else i + 1
            key = view.key(start, candidate.last) if start < candidate.last else ""
            known = well_known(key) or bodies.get(key, set()) - {start}
            if known and _is_body_before(view, candidate.first, i):
                yield replace(candidate, last=i, label="ORG")
                yield replace(candidate, first=start, label="ORG")
                return
    yield candidate


def _is_body_before(view: NameView, first: int, i: int) -> bool:
    """Whether the words before "and" are a whole name: "U.S. Customs" and "of Health" are none."""
    if country_of(view.tokens[first]) or demonym_of(view.tokens[first]):
        first += 1
    return i - first > 1 and not {"of", "for"} & set(view.tokens[first:i])
