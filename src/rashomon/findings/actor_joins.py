"""Joining name forms into referents, with what each join rests on and what forbids it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from rashomon.findings.actor_blocks import blocked
from rashomon.findings.actor_forms import DATELINE, Form, is_unnamed
from rashomon.findings.matching import (
    NO_MATCH,
    Match,
    compare_groups,
    compare_organisations,
    compare_persons,
    compare_places,
    organisation_words,
)
from rashomon.model import Reason
from rashomon.text.names import fold_name
from rashomon.text.places import country_of, is_known_place

# Two full names that are compared by spelling must reach this to be one person.
PERSON = 0.78


class Clusters:
    """Name forms joined so far: a union-find that refuses joins the evidence forbids."""

    def __init__(self, forms: Sequence[Form]) -> None:
        self.forms = forms
        self.by_account: dict[int, list[Form]] = defaultdict(list)
        for form in forms:
            self.by_account[form.account].append(form)
        self._parent = list(range(len(forms)))
        self._members: dict[int, list[int]] = {i: [i] for i in range(len(forms))}
        self._reasons: dict[int, list[Reason]] = {i: [] for i in range(len(forms))}

    def root(self, form: Form) -> int:
        """The number of the cluster that a form is in."""
        i = form.index
        while self._parent[i] != i:
            self._parent[i] = self._parent[self._parent[i]]
            i = self._parent[i]
        return i

    def members(self, root: int) -> list[Form]:
        """The forms of a cluster, in the order of the story."""
        return [self.forms[i] for i in sorted(self._members[root])]

    def reasons(self, root: int) -> tuple[Reason, ...]:
        """Why the forms of a cluster were joined, each reason once."""
        unique = {(r.name, r.detail): r for r in self._reasons[root]}
        return tuple(unique[key] for key in sorted(unique))

    def roots(self) -> list[int]:
        """All clusters, by their first form."""
        return sorted(self._members)

    def join_all(self, forms: Sequence[Form], name: str, *, score: float) -> None:
        """Join every form with the first, for one reason."""
        for form in forms[1:]:
            detail = f"{form.surface} = {forms[0].surface}"
            self.join(forms[0], form, Match(score=score, name=name, detail=detail))

    def join(self, left: Form, right: Form, match: Match) -> bool:
        """Join two clusters unless something forbids it; whether they are one now."""
        one, two = self.root(left), self.root(right)
        if one == two:
            return True
        if not self._allowed(one, two):
            return False
        low, high = min(one, two), max(one, two)
        self._parent[high] = low
        self._members[low] += self._members.pop(high)
        self._reasons[low] += self._reasons.pop(high)
        if left.key != right.key:
            detail = match.detail or f"{left.surface} = {right.surface}"
            self._reasons[low].append(
                Reason(name=match.name, score=round(match.score, 3), detail=detail)
            )
        return True

    def _allowed(self, one: int, two: int) -> bool:
        # One form for each string is enough: a name may stand in hundreds of accounts.
        left = {(f.key, f.kind): f for f in self.members(one)}
        right = {(f.key, f.kind): f for f in self.members(two)}
        if any(_forbidden(a, b) for a in left.values() for b in right.values()):
            return False
        senses = {(f.account, f.key): f.sense for f in self.members(one)}
        return all(senses.get((f.account, f.key), f.sense) == f.sense for f in self.members(two))


def _forbidden(left: Form, right: Form) -> bool:
    """What two forms of one referent can never be."""
    if (left.kind == "person") != (right.kind == "person"):
        return True
    one, two = country_of(left.surface), country_of(right.surface)
    if one and two and one != two:
        return True
    if left.kind == "person" and min(len(left.words), len(right.words)) > 1:
        return compare_persons(left.surface, right.surface).score < PERSON
    holders = _holder(left.surface), _holder(right.surface)
    return "" not in holders and holders[0] != holders[1]


_HELD = re.compile(
    r"(?P<holder>[A-Z][\w-]+)(?: for [A-Z]\w+)?(?:['’]s?)? (?:[a-z-]+ |Senate )*"
    r"(?P<body>administration|campaign|team|presidency|regime|camp)$"
)


@lru_cache(maxsize=16384)
def _holder(surface: str) -> str:
    """Who a body is called after, with the body: no Fox administration is an Oszkay one."""
    found = _HELD.search(surface)
    return fold_name(f"{found.group('holder')} {found.group('body')}") if found else ""


def join_equal(clusters: Clusters) -> None:
    """One string is one referent in all accounts (surnames alone are settled elsewhere)."""
    first: dict[tuple[str, str], Form] = {}
    for form in clusters.forms:
        if (form.kind == "person" and len(form.words) < 2) or is_unnamed(form):
            continue
        known = first.setdefault((form.key, form.sense), form)
        if known is not form:
            clusters.join(known, form, Match(score=1.0, name="same name"))


# "#LumenHotel", "LumenHotel": words run together as tags and handles have them.
_RUN_TOGETHER = re.compile(r"[#@]?[A-Z][A-Za-z0-9]*[a-z][A-Z][A-Za-z0-9]*")
_SHORTEST_TAG = 8


def join_run_together(clusters: Clusters) -> None:
    """Names with their spaces left out, if no one word is left that may be another name."""
    spaced: dict[str, Form] = {}
    for form in clusters.forms:
        if " " in form.key:
            spaced.setdefault(form.key.replace(" ", ""), form)
    for form in clusters.forms:
        full = spaced.get(form.key)
        long = len(form.key) >= _SHORTEST_TAG and _RUN_TOGETHER.fullmatch(form.surface)
        if full and long:
            if "person" in {form.kind, full.kind}:
                form.kind = full.kind  # a tag alone tells no kind
            clusters.join_all([full, form], "written as one word", score=0.92)


def join_datelines(clusters: Clusters) -> None:
    """ "NEW YORK (AP)" is dated from the city, not the state; where neither is told, it is both."""
    by_key: dict[str, Form] = {}
    for form in clusters.forms:
        if form.sense != DATELINE:
            by_key.setdefault(form.key, form)
    for form in clusters.forms:
        if form.sense == DATELINE:
            city = by_key.get(f"{form.key} city") or by_key.get(form.key)
            detail = f"{form.surface} is the city that the report is dated from"
            if city:
                clusters.join(city, form, Match(score=0.9, name="dateline", detail=detail))


def join_similar(clusters: Clusters) -> None:
    """Full names of persons, names of places and bodies that differ in form."""
    pairs: list[_Pair] = []
    for left, right in blocked([f for f in clusters.forms if not is_unnamed(f)]):
        kinds = {left.kind, right.kind}
        if kinds == {"person"}:
            match = compare_persons(left.surface, right.surface)
        elif kinds == {"place"}:
            match = compare_places(left.surface, right.surface)
        elif "person" in kinds:
            continue
        else:
            match = _compare_bodies(left, right)
        if match:
            pairs.append((match, left, right))
    pairs.sort(key=lambda p: (-p[0].score, p[1].index, p[2].index))
    for match, left, right in pairs:
        if match.name == "generation left out":
            joined = not _told_together(clusters, left, right)
        else:
            joined = match.name not in _SHORTENED or _only_one(clusters, pairs, match, left, right)
        if joined:
            clusters.join(left, right, match)


def _told_together(clusters: Clusters, left: Form, right: Form) -> bool:
    """Whether some account tells of both in full: then they are two, grandfather and grandson."""
    told: dict[str, set[int]] = {left.key: set(), right.key: set()}
    for form in clusters.forms:
        if form.key in told:
            told[form.key].add(form.account)
    return bool(told[left.key] & told[right.key])


def _compare_bodies(left: Form, right: Form) -> Match:
    """Organisations and groups; a place may be one of them that an account took for a place."""
    if _tailed(left) or _tailed(right):
        return NO_MATCH
    match = compare_organisations(left.surface, right.surface)
    if "place" in {left.kind, right.kind}:
        place = left.surface if left.kind == "place" else right.surface
        vague = match.name == "shortened" and not is_known_place(place)
        return match if vague or match.name in _ACROSS_KINDS else NO_MATCH
    return match or compare_groups(left.surface, right.surface)


# "Republicans on the committee" are not the committee, nor the Republicans.
_TAIL = re.compile(r"\w (?:in|from|on|at) \w|(?<!members) of (?:the )?[A-Z]")


def _tailed(form: Form) -> bool:
    """Whether a description of people goes on behind its noun."""
    return form.kind == "group" and _TAIL.search(form.surface) is not None


_ACROSS_KINDS = frozenset({"well known", "acronym", "misspelling"})
_SHORTENED = frozenset(
    """misspelling|shortened|word left out|acronym|country left out|opening of the name|
    turned round""".replace("\n    ", "").split("|")
)


_Pair = tuple[Match, Form, Form]


def _only_one(
    clusters: Clusters, pairs: Sequence[_Pair], match: Match, left: Form, right: Form
) -> bool:
    """Whether the shorter name of a pair could be short for nothing else.

    What its own account tells of comes first, the rest of the story after.
    """
    short = min((left, right), key=lambda f: (len(organisation_words(f.surface)), len(f.key)))
    longer = [
        b if a.key == short.key else a
        for other, a, b in pairs
        if other.name == match.name and short.key in {a.key, b.key}
    ]
    roots = {clusters.root(f) for f in longer}
    own = {f.account for f in clusters.forms if f.key == short.key}
    near = {
        clusters.root(f) for f in clusters.forms if f.account in own and clusters.root(f) in roots
    }
    return (
        clusters.root(right if short is left else left) in near
        if len(near) == 1
        else (len(roots) == 1)
    )


def join_governments(clusters: Clusters, seats: Iterable[tuple[Form, str]]) -> None:
    """A capital that acts, and "the Sudanese government", join their country (the stated rule)."""
    countries: dict[str, Form] = {}
    for form in clusters.forms:
        code = country_of(form.surface)
        if code and not form.sense:
            countries.setdefault(code, form)
    by_code: dict[str, Form] = {}
    for form, code in seats:
        target = countries.get(code) or by_code.setdefault(code, form)
        if target is not form:
            match = Match(
                score=0.9,
                name="government",
                detail=f"{form.surface} for the government of {target.surface}",
            )
            clusters.join(target, form, match)
