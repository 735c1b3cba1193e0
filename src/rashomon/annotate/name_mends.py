"""Candidates for names put right: places in a row, seats voted for, words that are no name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rashomon.annotate.name_kinds import Candidate, uncovered
from rashomon.annotate.name_view import NameView
from rashomon.text.names import PARTICLES, fold_name, is_given_name, is_title_word
from rashomon.text.places import is_known_place

_HOUSES = frozenset("senate house congress assembly".split())
# Behind a house these tell what is voted on: "Qasr Senate candidate" names no Qasr Senate.
_VOTED = frozenset(
    """candidate candidates nominee nominees hopeful hopefuls race races seat seats primary
    primaries bid campaign contest election elections runoff""".split()
)
_PARTIES = frozenset("gop republican democratic".split())


def mended(view: NameView, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, some cut into the names that they hold; in text order."""
    candidates = _bracketed(view, _nicknamed(view, candidates))
    surnames = _surnames(view, candidates)
    found = {
        part
        for candidate in candidates
        for part in _parts(view, candidate, surnames)
        if part.last > part.first
    }
    return sorted(found, key=lambda c: (c.first, -c.last))


_OPENING, _CLOSING = frozenset("\"“'‘"), frozenset("\"”'’")
_LONGEST_NICKNAME = 4


def _nicknamed(view: NameView, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Persons whose name a nickname runs through, whole: 'Pavel "The Kite" Oszkay'."""
    whole = [_with_nickname(view, c) for c in candidates if c.label == "PER"]
    wide = [c for c in whole if c]
    return uncovered(candidates, wide) + wide


def _with_nickname(view: NameView, candidate: Candidate) -> Candidate | None:
    """The name from the given name before the opening quotation mark on, if there is one."""
    tokens, last = view.tokens, candidate.last
    closing = next((k for k in range(candidate.first, last - 1) if tokens[k] in _CLOSING), None)
    closing = candidate.first - 1 if closing is None else closing
    start = view.ranges[view.words[candidate.first].sentence][0]
    if closing <= start or tokens[closing] not in _CLOSING or not tokens[closing + 1][0].isupper():
        return None
    for opening in range(closing - 2, max(start, closing - 1 - _LONGEST_NICKNAME), -1):
        inside = tokens[opening + 1 : closing]
        if tokens[opening] in _OPENING:
            given = tokens[opening - 1]
            named = given.istitle() and view.words[opening - 1].pos == "PROPN"
            if named and is_given_name(given) and all(t.istitle() for t in inside):
                return replace(candidate, first=min(opening - 1, candidate.first))
            return None
    return None


_PAIRS = {"(": ")", "[": "]", '"': '"', "“": "”", "'": "'", "‘": "’"}


def _bracketed(view: NameView, candidates: Sequence[Candidate]) -> list[Candidate]:
    """A given name that the reader saw, with what was put in behind it, and the surname.

    "Ilka (Kite) Lund", "Ilka 'Kite' Lund" whole, and the surname supplied: "Ilka [Lund]".
    """
    starts = {c.first: c for c in candidates if c.label in {"PER", None}}
    wide = []
    for candidate in candidates:
        closing = _put_in(view, candidate)
        if not closing:
            continue
        end = view.ranges[view.words[closing].sentence][1]
        surname = starts.get(closing + 1) if closing + 1 < end else None
        if surname and surname.last - surname.first == 1 and _is_behind(view, surname.first):
            wide.append(replace(candidate, last=surname.last))
        elif view.tokens[closing] == "]":
            wide.append(replace(candidate, last=closing + 1))
    return uncovered(candidates, wide) + wide


def _is_behind(view: NameView, i: int) -> bool:
    """Whether a surname stands behind the mark before it, and is a word with one capital."""
    apart = view.words[i - 1].span.end < view.words[i].span.start
    return apart and view.tokens[i].istitle() and not is_known_place(view.tokens[i])


def _put_in(view: NameView, candidate: Candidate) -> int:
    """The mark that closes a nickname or a surname put in behind a given name (0: none)."""
    opening, end = candidate.last, view.ranges[view.words[candidate.first].sentence][1]
    single = candidate.label == "PER" and opening - candidate.first == 1
    if not single or opening >= end or view.tokens[opening] not in _PAIRS:
        return 0
    mark = _PAIRS[view.tokens[opening]]
    last = min(end, opening + 4)
    closing = next((k for k in range(opening + 2, last) if view.tokens[k] == mark), 0)
    inside = view.tokens[opening + 1 : closing]
    if not inside or not all(t.istitle() and t.isalpha() for t in inside):
        return 0
    words = view.words
    tight = words[opening].span.end == words[opening + 1].span.start
    tight = tight and words[closing - 1].span.end == words[closing].span.start
    apart = words[opening - 1].span.end < words[opening].span.start
    told = view.span(opening + 1, closing).of(view.text)
    return closing if tight and apart and not is_known_place(told) else 0


def _parts(
    view: NameView, candidate: Candidate, surnames: dict[str, set[str]]
) -> Iterator[Candidate]:
    row = _places_in_a_row(view, candidate)
    if row:
        yield from row
    elif _is_voted_for(view, candidate):
        yield from _seat(view, candidate)
    else:
        yield _bare(view, candidate, surnames)


def _places_in_a_row(view: NameView, candidate: Candidate) -> list[Candidate]:
    """ "Iraq and Afghanistan" as two; empty where it is no such row."""
    i = next((k for k in range(candidate.first, candidate.last) if view.tokens[k] == "and"), -1)
    if i < 0:
        return []
    halves = [(candidate.first, i), (i + 1, candidate.last)]
    if not all(a < b and is_known_place(view.span(a, b).of(view.text)) for a, b in halves):
        return []
    if is_known_place(view.span(candidate.first, candidate.last).of(view.text)):
        return []  # "Bosnia and Herzegovina"
    return [Candidate(a, b, "LOC", candidate.score) for a, b in halves]


def _is_voted_for(view: NameView, candidate: Candidate) -> bool:
    following = view.tokens[candidate.last : candidate.last + 1]
    return (
        candidate.last - candidate.first > 1
        and view.tokens[candidate.last - 1].lower() in _HOUSES
        and bool(following)
        and following[0].lower() in _VOTED
    )


def _seat(view: NameView, candidate: Candidate) -> Iterator[Candidate]:
    """ "Alabama GOP Senate nominee": a state, a party, a house."""
    house = candidate.last - 1
    end = house
    if view.tokens[end - 1].lower() in _PARTIES:
        end -= 1
    if end > candidate.first and not is_known_place(view.span(candidate.first, end).of(view.text)):
        yield candidate
        return
    yield Candidate(house, candidate.last, None, candidate.score)
    if end > candidate.first:
        yield Candidate(candidate.first, end, "LOC", candidate.score)
    if end < house:
        yield Candidate(end, house, None, candidate.score)


def _surnames(view: NameView, candidates: Sequence[Candidate]) -> dict[str, set[str]]:
    """Words that end persons' full names -> what stands before them in these."""
    found: dict[str, set[str]] = {}
    for candidate in candidates:
        words = view.tokens[candidate.first : candidate.last]
        if candidate.label == "PER" and len(words) > 1:
            found.setdefault(words[-1], set()).add(words[0])
            found.setdefault(words[0], set())
    return found


def _bare(view: NameView, candidate: Candidate, surnames: dict[str, set[str]]) -> Candidate:
    """ "Lecturing Fox", "Dear Ida", "Fox Emails" without the word that is in no name."""
    first, last = candidate.first, candidate.last
    if candidate.label != "PER" or last - first != 2:
        return candidate
    before, after = view.tokens[first], view.tokens[last - 1]
    others = surnames.get(after, set()) - {before}
    if before in PARTICLES:
        return candidate
    if others and _is_word(view, before) and not is_title_word(before):
        return replace(candidate, first=first + 1)
    if before == "Dear":
        return replace(candidate, first=first + 1)
    headline = view.words[first].sentence in view.unreliable and not is_given_name(after)
    once = view.text.count(view.span(first, last).of(view.text)) == 1
    if surnames.get(before, set()) - {before} and (_is_word(view, after) or (headline and once)):
        return replace(candidate, last=last - 1)
    return candidate


def _is_word(view: NameView, token: str) -> bool:
    """Whether a word in capitals is one of the language: a form of a verb, or told in small too."""
    lower = token.lower()
    if is_given_name(token):
        return False
    return bool(view.lower_words[lower]) or fold_name(token).endswith(("ing", "ied"))
