"""Who a surname, or any single name, belongs to: within its account first, then in the story."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from rashomon.compare.actor_forms import Form
from rashomon.compare.actor_joins import Clusters
from rashomon.compare.matching import Match
from rashomon.model import Span
from rashomon.text.transliteration import spelling_similarity

# One word alone must be nearly the same word: Khomeini and Khamenei reach .78.
ALONE = 0.90
ALONE_LENGTH = 5


def split_surnames(forms: list[Form]) -> None:
    """Give a surname that two people of an account share one form for each of them.

    Each place goes to the person whose full name was told last before it.
    """
    by_account: dict[int, list[Form]] = defaultdict(list)
    for form in forms:
        if form.kind == "person":
            by_account[form.account].append(form)
    for persons in by_account.values():
        for form in [f for f in persons if len(f.words) == 1]:
            holders = distinct([f for f in persons if bears(f, form)])
            if len(holders) > 1:
                _split(forms, form, holders)


def distinct(holders: Sequence[Form]) -> list[list[Form]]:
    """Full names grouped by person: within one account, one first word is one person."""
    groups: dict[str, list[Form]] = {}
    for holder in holders:
        groups.setdefault(holder.words[0], []).append(holder)
    return list(groups.values())


def bears(full: Form, alone: Form) -> bool:
    """Whether a single name may be short for a full one: its last word, or its first."""
    if len(full.words) < 2:
        return False
    word = alone.words[0]
    return word in {full.words[-1], full.words[0]} or _alike(word, full.words[-1])


def _alike(left: str, right: str) -> bool:
    return min(len(left), len(right)) >= ALONE_LENGTH and spelling_similarity(left, right) >= ALONE


def _split(forms: list[Form], form: Form, holders: list[list[Form]]) -> None:
    told = sorted(
        (span.start, number)
        for number, holder in enumerate(holders)
        for full in holder
        for span in full.spans
    )
    usual = max(range(len(holders)), key=lambda n: (sum(len(f.spans) for f in holders[n]), -n))
    parts: dict[int, list[Span]] = defaultdict(list)
    for span in form.spans:
        before = [number for start, number in told if start < span.start]
        parts[before[-1] if before else usual].append(span)
    first, *others = sorted(parts)
    form.spans, form.sense = parts[first], holders[first][0].key
    for number in others:
        sense = holders[number][0].key
        forms.append(replace(form, index=len(forms), sense=sense, spans=parts[number]))


def join_surnames(clusters: Clusters) -> None:
    """Join single names to the person they are short for, then the rest by equal strings."""
    persons = [f for f in clusters.forms if f.kind == "person"]
    full = [f for f in persons if len(f.words) > 1]
    by_word: dict[str, list[Form]] = defaultdict(list)
    for form in full:
        for word in {form.words[0], form.words[-1]}:
            by_word[word].append(form)
    alone = [f for f in persons if len(f.words) == 1]
    left = [f for f in alone if not _within(clusters, f, full)]
    left = [f for f in left if not _across(clusters, f, by_word)]
    _equal(clusters, left)


def _within(clusters: Clusters, form: Form, full: Sequence[Form]) -> bool:
    holders = [f for f in full if f.account == form.account and bears(f, form)]
    if form.sense:
        holders = [f for f in holders if f.key == form.sense]
    last = [f for f in holders if f.words[-1] == form.words[0]]
    return _join_one(clusters, form, last or holders, "surname")


def _across(clusters: Clusters, form: Form, by_word: dict[str, list[Form]]) -> bool:
    if form.sense:
        return False
    holders = by_word.get(form.words[0], [])
    last = [f for f in holders if f.words[-1] == form.words[0]]
    return _join_one(clusters, form, last or holders, "surname in another account")


def _join_one(clusters: Clusters, form: Form, holders: Sequence[Form], name: str) -> bool:
    """Join where all who bear the name are one person by now."""
    if len({clusters.root(f) for f in holders}) != 1:
        return False
    detail = f"{form.surface} for {holders[0].surface}"
    return clusters.join(holders[0], form, Match(score=0.93, name=name, detail=detail))


def _equal(clusters: Clusters, forms: Sequence[Form]) -> None:
    """Single names that nobody bears in full: equal, or nearly equal, strings are one person."""
    known: list[Form] = []
    for form in forms:
        if form.sense:
            continue
        for other in known:
            if other.key == form.key or _alike(other.words[0], form.words[0]):
                match = Match(
                    score=spelling_similarity(other.words[0], form.words[0]),
                    name="single name",
                    detail=f"{other.surface} = {form.surface}",
                )
                clusters.join(other, form, match)
                break
        else:
            known.append(form)
