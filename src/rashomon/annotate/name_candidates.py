"""Candidates for names: what the reader saw and runs of capitals, put together."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from rashomon.annotate.name_bounds import bounded
from rashomon.annotate.name_kinds import Candidate
from rashomon.annotate.name_mends import mended
from rashomon.annotate.name_runs import (
    HYPHENS,
    POSSESSIVE_NAMES,
    demonym_length,
    is_capitalised,
    is_no_name,
    pieces,
    runs,
)
from rashomon.annotate.name_view import Entity, NameView
from rashomon.text.heads import ORGANISATION_HEADS, PLACE_HEADS
from rashomon.text.names import (
    PARTICLES,
    fold_name,
    is_acronym,
    is_given_name,
    is_title_word,
    well_known,
)
from rashomon.text.places import country_of, demonym_of, is_known_place

# A run of capitals that the reader did not see is a name in about half the cases.
_RUN_SCORE = 0.5
_LONGEST_NAME = 12
# So many words have a given name and a surname.
_FULL = 2
_COURTESY = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr)\.?\s+$")
_WORDS_IN_CAPITALS = frozenset("is who us".split())


def find_candidates(view: NameView, entities: Sequence[Entity]) -> list[Candidate]:
    """All candidates of an article, in text order, a longer before a shorter at one place."""
    found = _merged(view, _from_reader(view, entities), list(_from_runs(view)))
    found = bounded(view, mended(view, found))
    return found + _countries(view, found)


def _from_reader(view: NameView, entities: Sequence[Entity]) -> list[Candidate]:
    found = []
    for whole in _joined(view, entities):
        for owner, (first, last) in _owners(view, *_tight(view, whole.first, whole.last)):
            # What a possessive parts from the rest was no part of the name that the reader took
            # it for: its kind is open.
            label = None if owner else whole.label
            for start, end in _cut(view, first, last, label):
                if not _worthless(view, start, end, whole.label):
                    begin = _with_particle(view, start) if label == "PER" else start
                    found.append(Candidate(begin, end, label, whole.score))
    return found


def _joined(view: NameView, entities: Sequence[Entity]) -> list[Candidate]:
    """The reader's names as words; neighbours of one kind with nothing between them are one."""
    found: list[Candidate] = []
    for entity in sorted(entities, key=lambda e: (e.start, e.end)):
        first, last = view.covered(entity.start, entity.end)
        if last <= first:
            continue
        before = found[-1] if found else None
        if before and _continues(view, before, first, last, entity.label):
            found[-1] = Candidate(before.first, last, before.label, before.score)
        else:
            found.append(Candidate(first, last, entity.label, entity.score))
    return found


def _cut(view: NameView, first: int, last: int, label: str | None) -> Iterator[tuple[int, int]]:
    """The names within one that the reader saw: two countries with a hyphen, an adjective left."""
    if last <= first:
        return
    if last - first == 3 and view.tokens[first + 1] in HYPHENS:
        parts = [view.tokens[first], view.tokens[first + 2]]
        if all(is_known_place(part) for part in parts):
            yield first, first + 1
            yield first + 2, last
            return
    tail = view.tokens[last - 1]
    if label == "PER" and last - first == _FULL and _is_surname(view, first, last - 1):
        yield first, last  # "Ivo King"
        return
    if label == "PER" and view.words[first].pos == "ADJ" and country_of(tail):
        yield last - 1, last  # "mainly Christian Armenia"
        return
    yield from pieces(view, first, last)


def _continues(view: NameView, before: Candidate, first: int, last: int, label: str) -> bool:
    """Whether a name goes on in the next one that the reader saw, torn apart as it is."""
    if before.last != first or view.words[first - 1].sentence != view.words[first].sentence:
        return False
    if before.label == label == "PER" and last - first > 1 and is_given_name(view.tokens[first]):
        return False  # "Tram Watch Director of Studies" | "Ida Brandt"
    if before.label == label or view.tokens[first - 1] in {"of", "for"}:
        return True
    surname = last - first == 1 and not is_known_place(view.tokens[first])
    return before.label == "PER" and before.last - before.first == 1 and surname


def _owners(view: NameView, first: int, last: int) -> Iterator[tuple[bool, tuple[int, int]]]:
    """A name cut after possessives: "Fox News' Megyn Kelly" is two, "Workers' Party" one."""
    start = first
    for i in range(first + 1, last - 1):
        if view.tokens[i] not in {"'s", "’s", "’", "'"}:
            continue
        if view.tokens[i - 1].lower() in POSSESSIVE_NAMES:
            continue
        yield True, (start, i)
        start = i + 1
    yield start > first, _tight(view, start, last)


def _tight(view: NameView, first: int, last: int) -> tuple[int, int]:
    """A reader's name without articles, days, loose lower-case words and possessive endings."""
    while first < last and (not name_like(view.tokens[first]) or _only_opens(view, first, last)):
        first += 1
    while last > first and not name_like(view.tokens[last - 1]):
        if last - first > 2 and view.tokens[last - 2] in HYPHENS:
            break  # the second syllable of "Jae-in"
        last -= 1
    return first, last


def _with_particle(view: NameView, first: int) -> int:
    """Where a surname told with a courtesy title begins: "Mr. | de Lind"."""
    before = view.tokens[first - 1] if first else ""
    if before not in PARTICLES:
        return first
    at = view.span(first - 1, first).start
    return first - 1 if _COURTESY.search(view.text, max(0, at - 6), at) else first


def _is_surname(view: NameView, first: int, last: int) -> bool:
    """Whether a title's word ends a person's name behind a given one, so that it is no title."""
    word, before = view.tokens[last], view.tokens[last - 1] if last > first else ""
    titled = is_capitalised(word) and is_title_word(word)
    return titled and name_like(before) and not demonym_of(before) and not is_title_word(before)


def _noun_follows(view: NameView, i: int) -> bool:
    """Whether a common noun or another adjective comes next: "Sunni extremists"."""
    return i < len(view.words) and view.words[i].pos in {"NOUN", "ADJ"} and view.tokens[i].islower()


def _only_opens(view: NameView, first: int, last: int) -> bool:
    """Whether a word is capitalised for opening its sentence only: "Local Republican Party"."""
    token = view.tokens[first]
    return (
        last - first > 1
        and view.opens(first)
        and view.words[first].pos in {"ADJ", "ADV", "VERB", "ADP", "SCONJ"}
        and bool(view.lower_words[token.lower()])
        and not view.inner_capitals[token]
    )


def name_like(token: str) -> bool:
    return (is_capitalised(token) or token[:1].isdigit()) and not is_no_name(token)


def _worthless(view: NameView, first: int, last: int, label: str | None) -> bool:
    """Nationalities, and headline words that the body knows in lower case, are no names."""
    tokens = view.tokens[first:last]
    if all(t[:1].isdigit() for t in tokens) or (tokens[1:2] == ["of"] and is_title_word(tokens[0])):
        return True
    if len(tokens) > 2 and tokens[-2] in HYPHENS and tokens[-1].islower() and len(tokens[-1]) > 3:
        return True  # "Armenian-held", "Iran-backed"
    if demonym_length(view, first, last) == last - first:
        return not _is_people(view, last)
    if len(tokens) == 1 and not is_known_place(tokens[0]) and not is_acronym(tokens[0]):
        word = view.words[first]  # "Sunni extremists", "Islamic lands" name nobody
        adjective = word.pos == "ADJ" or label == "MISC"
        if adjective and (word.dep in {"amod", "compound", "nmod"} or _noun_follows(view, last)):
            return True
    if label == "MISC" and len(tokens) == 1 and not is_acronym(tokens[0]):
        return not view.inner_capitals[tokens[0]]
    if view.words[first].sentence not in view.unreliable:
        return False
    common = [t for t in tokens if view.lower_words[t.lower()] or is_no_name(t)]
    return bool(common) and not is_known_place(" ".join(tokens))


def _is_people(view: NameView, last: int) -> bool:
    """Whether a demonym names people ("Germans", "the Dutch"), not something of theirs."""
    word = view.words[last - 1]
    plural = view.tokens[last - 1].endswith("s")
    return plural and word.dep not in {"amod", "compound", "nmod"}


def _from_runs(view: NameView) -> Iterator[Candidate]:
    for first, last in runs(view):
        for start, end in pieces(view, first, min(last, first + _LONGEST_NAME)):
            length = demonym_length(view, start, end)
            if length == end - start:
                if _is_people(view, end):
                    yield Candidate(start, end, "MISC", _RUN_SCORE)
                continue
            yield Candidate(start, end, None, _RUN_SCORE)


def _merged(
    view: NameView, seen: Sequence[Candidate], found: Sequence[Candidate]
) -> list[Candidate]:
    """The reader's names and the runs as one list: the longer of two that go together."""
    kept: list[Candidate] = []
    replaced: set[Candidate] = set()
    seen = sorted(seen, key=lambda s: s.first)
    longest = max((s.last - s.first for s in seen), default=0)
    for run in found:
        near = bisect_left(seen, run.first - longest, key=lambda s: s.first)
        until = bisect_left(seen, run.last, key=lambda s: s.first)
        inside = [s for s in seen[near:until] if run.overlaps(s)]
        if any(s.covers(run) for s in inside):
            continue
        better = _choose(view, run, [s for s in inside if run.covers(s)])
        if better is None:
            continue
        kept.append(better)
        replaced.update(s for s in inside if better.covers(s) and not _stands_alone(view, s, run))
    return sorted(
        {*kept, *(s for s in seen if s not in replaced)}, key=lambda c: (c.first, -c.last)
    )


def _choose(view: NameView, run: Candidate, inside: Sequence[Candidate]) -> Candidate | None:
    """What a run is, given the reader's names within it; None where these say it all."""
    length = demonym_length(view, run.first, run.last)
    head = fold_name(view.tokens[run.last - 1])
    named = not inside and head in ORGANISATION_HEADS | PLACE_HEADS  # "Indian Ocean" stays whole
    inner = all(s.first >= run.first + length for s in inside)
    if 0 < length < run.last - run.first and inner and not named:
        run = Candidate(run.first + length, run.last, None, run.score)
    if not inside:
        return run
    if any(s.covers(run) for s in inside):
        return None
    return _only(view, run, inside[0]) if len(inside) == 1 else _several(view, run, inside)


def _only(view: NameView, run: Candidate, seen: Candidate) -> Candidate | None:
    """A run in which the reader saw one name."""
    if seen.label == "PER" and seen.last - seen.first > 1:
        # A full name: what stands before it is an office, what stands behind it may be its end
        # ("Moon Jae" for "Moon Jae-in").
        return Candidate(seen.first, run.last, "PER", seen.score) if seen.last < run.last else None
    behind = seen.last == run.last and is_capitalised(view.tokens[seen.first - 1])
    if behind and country_of(view.span(seen.first, seen.last).of(view.text)):
        return None  # "mainly Christian Armenia" is Armenia
    if seen.label in {"PER", "ORG"}:
        return Candidate(run.first, run.last, seen.label, seen.score * 0.9)
    return Candidate(run.first, run.last, None, run.score)


def _several(view: NameView, run: Candidate, inside: Sequence[Candidate]) -> Candidate | None:
    """A run in which the reader saw several names: one torn apart, or names side by side."""
    if len({s.label for s in inside}) == 1:
        return Candidate(run.first, run.last, inside[0].label, run.score)
    if "PER" in {s.label for s in inside} and is_title_word(view.tokens[run.first - 1]):
        return Candidate(run.first, run.last, "PER", run.score)
    covered = sum(s.last - s.first for s in inside)
    labels = {s.label for s in inside}
    if "PER" in labels and labels <= {"PER", "LOC", "MISC"}:
        words = [view.span(s.first, s.last).of(view.text) for s in inside if s.label != "PER"]
        whole = covered == run.last - run.first and not any(is_known_place(w) for w in words)
        return Candidate(run.first, run.last, "PER", run.score) if whole else None
    if covered == run.last - run.first or "PER" in labels:
        return None
    return Candidate(run.first, run.last, None, run.score)


def _stands_alone(view: NameView, seen: Candidate, run: Candidate) -> bool:
    """Whether a name within a longer one is worth a mention: the country in a republic's name."""
    return seen != run and bool(country_of(view.span(seen.first, seen.last).of(view.text)))


def _known_letters(view: NameView, i: int) -> bool:
    """Whether a word is a known body's or city's letters ("GOP") in a line not all in capitals."""
    token = view.tokens[i]
    if not is_acronym(token) or not well_known(token) or token.lower() in _WORDS_IN_CAPITALS:
        return False
    first, last = view.ranges[view.words[i].sentence]
    return sum(any(c.islower() for c in t) for t in view.tokens[first:last]) > 1


def _countries(view: NameView, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Countries and well-known letters, in headlines too, that neither reader nor runs brought."""
    taken = {i for c in candidates for i in range(c.first, c.last)}
    found = []
    for i in range(len(view.tokens)):
        for length in (4, 3, 2, 1):
            span = range(i, i + length)
            if i + length > len(view.tokens) or taken & set(span):
                continue
            if not view.tokens[i][:1].isupper():
                break
            name = view.span(i, i + length).of(view.text)
            if country_of(name) or (length == 1 and _known_letters(view, i)):
                found.append(Candidate(i, i + length, None, 0.9))
                taken |= set(span)
                break
    return found
