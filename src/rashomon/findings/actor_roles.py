"""Groups that a story has one of: a party's people in a body, those who did the deed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from rashomon.findings.actor_forms import Form, follows_the
from rashomon.findings.actor_joins import Clusters
from rashomon.findings.matching import group_of
from rashomon.model import Story
from rashomon.text.names import fold_name
from rashomon.text.places import country_of, demonym_of, is_known_place

# How sure a join by role is.
_SURE = 0.84
_PARTIES = {
    **dict.fromkeys(("republicans", "republican", "gop"), "republican"),
    **dict.fromkeys(("democrats", "democrat", "democratic"), "democratic"),
    **dict.fromkeys(("tories", "conservatives", "tory"), "conservative"),
}
_CHAMBERS = {
    **dict.fromkeys(
        ("congress", "congressional", "lawmakers", "legislators", "capitol", "hill"), "congress"
    ),
    **dict.fromkeys(("senate", "senators"), "senate"),
    **dict.fromkeys(("house", "representatives", "congressmen"), "house"),
    **dict.fromkeys(("committee", "panel"), "committee"),
}
_SMALL = frozenset(
    """the a an of on in s every each all many several some numerous other top fellow member
    members both""".split()
)
_POSSESSIVE = re.compile(r"['’]s\b")
# Nouns for those who did what a story tells of; "rebels" or "terrorists" would say more.
_OFFENDERS = frozenset(
    "suspects attackers perpetrators assailants culprits shooters gunmen mob offenders".split()
)
# Whom each body has its own of.
_OF_ONE_BODY = frozenset("shareholders employees staffers passengers subscribers".split())
_NEUTRAL = frozenset(
    """main unidentified alleged unknown suspected remaining masked armed male young possible
    actual real likely""".split()
)


@dataclass(frozen=True, slots=True)
class Caucus:
    """A party's people in a chamber or on a committee, with the proper words that tell which."""

    party: str
    body: str
    proper: frozenset[str]


def join_roles(story: Story, clusters: Clusters) -> None:
    """Join the groups that a story has only one of, however each account calls them."""
    _join_caucuses(clusters)
    _join_offenders(story, clusters)
    _join_police(clusters)
    _join_bodies_people(clusters)


def _join_caucuses(clusters: Clusters) -> None:
    """ "Republicans on the committee" and "the panel's Republicans", if one committee is told."""
    found: dict[tuple[str, str], list[tuple[Caucus, Form]]] = defaultdict(list)
    for form in clusters.forms:
        caucus = None if form.kind in {"person", "place"} else _caucus(form.surface)
        if caucus:
            found[caucus.party, caucus.body].append((caucus, form))
    for members in found.values():
        proper = sorted({c.proper for c, _ in members}, key=len)
        if any(not small <= large for small, large in pairwise(proper)):
            continue  # two committees
        clusters.join_all([form for _, form in members], "same party in the same body", score=_SURE)


def _caucus(surface: str) -> Caucus | None:
    words = fold_name(_POSSESSIVE.sub("", surface)).split()
    parties = {_PARTIES[w] for w in words if w in _PARTIES}
    bodies = {_CHAMBERS[w] for w in words if w in _CHAMBERS}
    if len(parties) != 1 or not bodies:
        return None
    body = next(b for b in ("committee", "senate", "house", "congress") if b in bodies)
    rest = [w for w in words if w not in _PARTIES and w not in _SMALL and not _tells(body, w)]
    plural = re.search(r"s\b|\bmob\b|^every |^each | gop$", surface.lower()) is not None
    lone = words[-1] in {"committee", "panel", "party"} and not _with_people(words)
    if not plural or lone or (body != "committee" and rest):
        return None
    return Caucus(parties.pop(), body, frozenset(rest))


def _tells(body: str, word: str) -> bool:
    """Whether a word says which chamber it is; before a committee the house is part of its name."""
    return word in _CHAMBERS and (body != "committee" or _CHAMBERS[word] not in {"house", "senate"})


def _with_people(words: Sequence[str]) -> bool:
    """Whether a body is told after its people: "Republicans on the committee"."""
    return bool({"on", "of", "in", "member", "members"} & set(words))


def _join_offenders(story: Story, clusters: Clusters) -> None:
    """ "The suspects" of one account are "the attackers" of another, if each has one such set."""
    told: dict[int, list[Form]] = defaultdict(list)
    for form in clusters.forms:
        if form.kind == "group" and _is_offenders(form):
            told[form.account].append(form)
    first = None
    for number, forms in sorted(told.items()):
        text = story.accounts[number].article.text
        counts = {group_of(f.surface).count for f in forms} - {None}
        if len(counts) > 1 or not any(_definite(text, f) for f in forms):
            continue
        clusters.join_all([f for f in (first, *forms) if f], "those who did it", score=_SURE)
        first = first or forms[0]


_POLICE = re.compile(
    r"^(?:the )?(?:police in (?P<seat>[A-Z].*)|"
    r"(?P<owner>[A-Z].*?)(?:['’]s)? police(?: department| force| officers)?)$",
    re.IGNORECASE,
)


def _join_police(clusters: Clusters) -> None:
    """Join the police of a place under its names, and "police" with the only one of a story."""
    places = {form.key for form in clusters.forms if form.kind == "place"}
    owned: dict[str, list[Form]] = defaultdict(list)
    bare: list[Form] = []
    for form in clusters.forms:
        if form.kind in {"person", "place"}:
            continue
        found = _POLICE.match(form.surface)
        owner = (found.group("seat") or found.group("owner")) if found else ""
        place = demonym_of(owner) or country_of(owner) or fold_name(owner)
        if owner and (place != fold_name(owner) or place in places or is_known_place(owner)):
            owned[place].append(form)
        elif form.key in {"police", "police officers"}:
            bare.append(form)
    for forms in owned.values():
        clusters.join_all(forms, "police of one place", score=_SURE)
    if len(owned) == 1 and bare:
        clusters.join_all(
            [next(iter(owned.values()))[0], *bare], "the only police told of", score=_SURE
        )


def _join_bodies_people(clusters: Clusters) -> None:
    """ "Shareholders" are those of the one firm whose shareholders the story tells of."""
    owned: dict[str, dict[frozenset[str], list[Form]]] = defaultdict(lambda: defaultdict(list))
    bare: dict[str, list[Form]] = defaultdict(list)
    for form in clusters.forms:
        group = group_of(form.surface)
        if form.kind != "group" or group.head not in _OF_ONE_BODY:
            continue
        if group.modifiers or group.country:
            owned[group.head][group.modifiers | {group.country or ""}].append(form)
        elif group.count is None:
            bare[group.head].append(form)
    for head, owners in owned.items():
        if len(owners) == 1 and bare[head]:
            forms = next(iter(owners.values()))
            if _has_owner(clusters, forms[0]):
                clusters.join_all([forms[0], *bare[head]], "the only ones told of", score=_SURE)


def _has_owner(clusters: Clusters, form: Form) -> bool:
    """Whether people are told by whose they are: "Lumen employees", not "Former employees"."""
    opening = {
        span.start
        for other in clusters.by_account[form.account]
        if other.kind != "group" and not other.described
        for span in other.spans
    }
    return form.spans[0].start in opening


def _is_offenders(form: Form) -> bool:
    group = group_of(form.surface)
    last = form.surface.lower().split()[-1]
    return last in _OFFENDERS and group.country is None and group.modifiers <= _NEUTRAL


def _definite(text: str, form: Form) -> bool:
    """Whether the account speaks of them as known: "the suspects", "31 suspects"."""
    counted = group_of(form.surface).count is not None
    return counted or any(follows_the(text, span) for span in form.spans)
