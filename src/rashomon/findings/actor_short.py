"""Bodies by a part of their name, where what an account tells decides whose part it is."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from rashomon.findings.actor_forms import (
    TEAM,
    Form,
    countries_told,
    follows_the,
    is_unnamed,
    seat_code,
    team_cities,
)
from rashomon.findings.actor_joins import Clusters
from rashomon.findings.matching import Match, compare_organisations
from rashomon.model import Span, Story
from rashomon.text.heads import ORGANISATION_HEADS, PAPERS, SHIP_PREFIXES
from rashomon.text.names import fold_name, is_acronym, well_known
from rashomon.text.places import (
    NAMED_BY_KIND,
    countries,
    country_of,
    demonym_of,
    is_known_place,
    is_located,
)


def join_short_names(story: Story, clusters: Clusters) -> None:
    """Join the last word of a team's or ship's name, and a body that is called after a place.

    "The Bulls" are the Chicago Bulls if the story tells of no others; "Delta" is Delta Air Lines
    in an account that tells of these and never of being in Delta.
    """
    by_last: dict[str, list[Form]] = defaultdict(list)
    by_first: dict[tuple[int, str], list[Form]] = defaultdict(list)
    for form in clusters.forms:
        if form.kind in {"organization", "other"} and " " in form.key and not form.described:
            by_last[form.key.rpartition(" ")[2]].append(form)
            by_first[form.account, form.key.partition(" ")[0]].append(form)
    for form in clusters.forms:
        if form.kind in {"person", "group"} or " " in form.key or not form.surface[0].isupper():
            continue
        text = story.accounts[form.account].article.text
        if country_of(form.surface) or is_acronym(form.surface):
            continue
        longer = list(_teams_and_ships(text, form, by_last[form.key]))
        if not longer and form.kind == "organization":
            longer = list(_openings(form, by_first[form.account, form.key]))
        named = form.kind == "place" or demonym_of(form.surface)
        # "Our team at American" is nowhere: a nationality is no place.
        somewhere = not demonym_of(form.surface) and _is_located(text, form.spans)
        if not longer and named and not somewhere:
            longer = list(_called_after(form, by_first[form.account, form.key]))
        if len({clusters.root(f) for f in longer}) == 1:
            detail = f"{form.surface} for {longer[0].surface}"
            match = Match(score=0.85, name="short form", detail=detail)
            if clusters.join(longer[0], form, match):
                form.kind = longer[0].kind  # a place by its name alone


def join_teams(clusters: Clusters) -> None:
    """ "Harlow" that wins or trades is the Harlow Kites, if the story tells of one such team."""
    cities = [form for form in clusters.forms if form.sense == TEAM]
    if not cities:
        return
    teams: dict[str, list[Form]] = defaultdict(list)
    for form in clusters.forms:
        for city in team_cities({form.key: form.kind}):
            teams[city].append(form)
    for form in cities:
        full = teams[form.key]
        if len({clusters.root(f) for f in full}) == 1:
            detail = f"{form.surface} for {full[0].surface}"
            clusters.join(full[0], form, Match(score=0.85, name="the city's team", detail=detail))


def _teams_and_ships(text: str, form: Form, longer: list[Form]) -> Iterator[Form]:
    """ "Chicago Bulls" for "Bulls", "INS Mysore" for "the Mysore"."""
    for full in longer:
        front = full.surface.rpartition(" ")[0]
        if front.lower() in SHIP_PREFIXES:
            if any(follows_the(text, span) for span in form.spans):
                yield full
        elif (
            form.kind != "place"
            and is_known_place(front)
            and form.key not in ORGANISATION_HEADS
            and not well_known(form.surface)
        ):
            yield full


def _openings(form: Form, longer: list[Form]) -> Iterator[Form]:
    """ "Meridian Foods" for "Meridian" in an account that tells of no other Meridian."""
    vague = form.key in ORGANISATION_HEADS | _OF_MANY or is_known_place(form.surface)
    if vague or demonym_of(form.surface) or well_known(form.surface):
        return
    for full in longer:
        if full.kind == "organization" and len(full.key.split()) == _FULL_NAME:
            yield full


# Words that open the names of many bodies of a state.
_OF_MANY = frozenset(
    "house senate supreme federal national state justice republican democratic".split()
)
_FULL_NAME = 2


def _called_after(form: Form, longer: list[Form]) -> Iterator[Form]:
    for full in longer:
        if demonym_of(form.surface) and full.key.endswith((" airlines", " airways")):
            yield full  # "American"
        if compare_organisations(form.surface, full.surface).name == "opening of the name":
            yield full


def _is_located(text: str, spans: list[Span]) -> bool:
    """Whether something is somewhere in a place, or the place in a state ("Delta, Colo.")."""
    return any(is_located(text, span.start, span.end) for span in spans)


def join_heads(story: Story, clusters: Clusters) -> None:
    """ "the Times" is the New York Times where the account has named that one, and no other.

    "the Zoo" is the account's Cincinnati Zoo, "his own administration" its administration.
    """
    for form in clusters.forms:
        # Whose they are the whole story decides.
        if form.kind == "person" or form.key in _OF_THE_STORY or is_unnamed(form):
            continue
        head = _OWN.sub("", form.surface)
        noun = form.kind == "place" and form.surface.lower() in NAMED_BY_KIND
        if (form.kind == "place" and not noun) or " " in fold_name(head):
            continue
        text = story.accounts[form.account].article.text
        definite = head != form.surface or any(follows_the(text, s) for s in form.spans)
        if not is_acronym(form.surface) and (definite or _is_written_as_name(form)):
            _join_head(clusters, form, fold_name(head), one=not definite)


# Police are the story's; "the Republican" is somebody of the party.
_OF_THE_STORY = frozenset("police republican democrat conservative liberal".split())


def _is_written_as_name(form: Form) -> bool:
    """Whether a body's noun needs no article: "Academy President Ida Brandt"."""
    capital = form.kind != "place" and form.surface.istitle()
    return capital and form.key in ORGANISATION_HEADS and not well_known(form.surface)


_OWN = re.compile(r"^(?:[Hh]is|[Hh]er|[Ii]ts|[Tt]heir) (?:own )?(?=[a-z]+$)")


def _join_head(clusters: Clusters, form: Form, head: str, *, one: bool) -> None:
    """Join a noun with the full name that ends in it: with `one` the only one, else the last."""
    own = clusters.by_account[form.account]
    kinds = {"place", "organization"} if form.kind == "place" else {"organization"}
    full = [
        f for f in own if f.key.endswith(" " + head) and f.kind in kinds and not f.surface.islower()
    ]
    if not full and head != form.key:
        full = [f for f in own if f.key == head and f.kind == form.kind]
    if not full and head in PAPERS and form.surface[0].isupper():
        # "the Herald" of one account is the only Herald that the others name.
        full = [f for f in clusters.forms if f.key.endswith(" " + head) and f.kind in kinds]
        full = full if len({clusters.root(f) for f in full}) == 1 else []
    if not full and form.kind == "place":
        # "the Gulf" of one account is the only gulf that the others name.
        full = [f for f in clusters.forms if f.key.endswith(" " + head) and f.kind == "place"]
        full = full if len({clusters.root(f) for f in full}) == 1 else []
    # "The administration" is the Fox administration's before any Office of Administration's.
    if form.surface.islower():
        full = [f for f in full if f.surface.split()[-1] == head] or full
    if (one or head != form.key) and len({clusters.root(f) for f in full}) > 1:
        return  # "his administration" where two are told of
    if full:
        target = _told_last(full, form.spans[0])
        detail = f"the {form.surface} for {target.surface}"
        clusters.join(target, form, Match(score=0.85, name="short form", detail=detail))


def _told_last(full: Sequence[Form], span: Span) -> Form:
    """Of several full names the one told of last before a place."""
    before = [(s.start, -f.index, f) for f in full for s in f.spans if s.start < span.start]
    return max(before)[2] if before else full[0]


def join_sides(story: Story, clusters: Clusters) -> None:
    """ "the North" is the country of that name, where the account tells of one only."""
    stands_for: dict[str | None, list[Form]] = defaultdict(list)
    for form in clusters.forms:
        stands_for[country_of(form.surface) or seat_code(form)].append(form)
    for form in clusters.forms:
        if form.kind == "person" or form.key not in {"north", "south", "east", "west"}:
            continue
        told = [countries()[code] for code in countries_told(story.accounts[form.account])]
        named = [c.code for c in told if fold_name(c.name).startswith(form.key + " ")]
        same = stands_for[named[0]] if len(named) == 1 else []
        if same:
            target = next((f for f in same if f.account == form.account), same[0])
            detail = f"the {form.surface} for {target.surface}"
            clusters.join(target, form, Match(score=0.9, name="short form", detail=detail))
