"""Who is who over all accounts of a story: names joined across spelling, titles and short forms."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from rashomon.findings.actor_couples import join_couples
from rashomon.findings.actor_courtesy import courtesy_forms
from rashomon.findings.actor_forms import (
    PASSING,
    Form,
    collect_forms,
    seat_code,
    shared_names,
)
from rashomon.findings.actor_joins import (
    Clusters,
    join_datelines,
    join_equal,
    join_governments,
    join_run_together,
    join_similar,
)
from rashomon.findings.actor_kinds import join_kinds
from rashomon.findings.actor_owned import join_owned
from rashomon.findings.actor_persons import join_surnames, split_surnames
from rashomon.findings.actor_roles import join_roles
from rashomon.findings.actor_short import join_heads, join_short_names, join_sides, join_teams
from rashomon.findings.matching import Match, group_of, name_suffix
from rashomon.model import Actor, Evidence, MentionKind, Span, Story
from rashomon.text.heads import ORGANISATION_HEADS
from rashomon.text.names import fold_name, is_acronym, strip_titles, well_known
from rashomon.text.places import country_of, demonym_of

__all__ = ["find_actors"]

_GOVERNMENT = re.compile(
    r"^(?:the )?(?:government of (?:the )?(?P<of>.+)|"
    r"(?P<owner>.+?)(?:['’]s)? (?:government|regime))$",
    re.IGNORECASE,
)


def find_actors(story: Story) -> tuple[Actor, ...]:
    """The persons, bodies, groups and places of a story, each once, by first appearance.

    Deterministic; where two names may be two things they stay two. Reasons say what joined them.
    """
    forms = collect_forms(story)
    _add_shared(story, forms)
    split_surnames(story, forms)
    clusters = Clusters(forms)
    join_equal(clusters)
    join_run_together(clusters)
    join_datelines(clusters)
    _join_aliases(story, clusters)
    join_similar(clusters)
    join_short_names(story, clusters)
    join_teams(clusters)
    join_governments(clusters, _seats(forms))
    join_surnames(story, clusters)
    join_heads(story, clusters)
    join_sides(story, clusters)
    join_owned(story, clusters)
    join_kinds(story, clusters)
    join_couples(story, clusters)
    join_roles(story, clusters)
    return tuple(_actors(story, clusters))


def _add_shared(story: Story, forms: list[Form]) -> None:
    """Names that only other accounts' mentions gave away."""
    known = {(f.account, f.key): f for f in forms if not f.sense}
    for number, source, span in list(shared_names(story, forms)):
        form = known.get((number, source.key))
        if form is None:
            surface = span.of(story.accounts[number].article.text)
            form = Form(len(forms), number, source.key, surface, source.kind, score=source.score)
            known[number, source.key] = form
            forms.append(form)
        form.spans.append(span)
        form.spans.sort()


def _join_aliases(story: Story, clusters: Clusters) -> None:
    """What an account itself equates."""
    at: dict[tuple[int, Span], Form] = {
        (form.account, span): form for form in clusters.forms for span in form.spans
    }
    for number, account in enumerate(story.accounts):
        for alias in account.aliases:
            left, right = at.get((number, alias.left)), at.get((number, alias.right))
            if left is None or right is None:
                continue
            detail = f"{left.surface} = {right.surface} ({alias.reason})"
            clusters.join(left, right, Match(score=0.97, name="stated", detail=detail))


def _seats(forms: Sequence[Form]) -> Iterator[tuple[Form, str]]:
    """Forms that stand for a country's government, with the country's code."""
    for form in forms:
        seat = seat_code(form)
        if seat:
            yield form, seat
            continue
        found = _GOVERNMENT.match(form.surface)
        owner = (found.group("of") or found.group("owner")) if found else None
        code = (country_of(owner) or demonym_of(owner)) if owner else None
        if code:
            yield form, code


def _actors(story: Story, clusters: Clusters) -> Iterator[Actor]:
    roles = _roles(story)
    # The digest of a text is worked out once an account, not once a mention.
    marks = [(a.article.id, a.article.text_sha) for a in story.accounts]
    used: Counter[str] = Counter()
    heads = _heads(clusters.forms)
    for root in clusters.roots():
        forms = clusters.members(root)
        if not _kept(forms) or _only_ends(forms, heads):
            continue
        name = _display_name(forms)
        slug = re.sub(r"[^a-z0-9]+", "-", fold_name(name)).strip("-") or "actor"
        used[slug] += 1
        number = f"-{used[slug]}" if used[slug] > 1 else ""
        places = sorted({(f.account, span) for f in forms for span in f.spans})
        spans = {p for f in forms for p in courtesy_forms(story, f)} | set(places)
        yield Actor(
            id=slug + number,
            name=name,
            kind=_kind(forms),
            mentions=tuple(_evidence(marks[a], s) for a, s in sorted(spans)),
            roles=tuple(
                _evidence(marks[a], role)
                for a, role in sorted({r for place in places for r in roles.get(place, ())})
            ),
            reasons=clusters.reasons(root),
        )


def _evidence(mark: tuple[str, str], span: Span) -> Evidence:
    return Evidence(article_id=mark[0], text_sha=mark[1], span=span)


def _roles(story: Story) -> dict[tuple[int, Span], list[tuple[int, Span]]]:
    found: dict[tuple[int, Span], list[tuple[int, Span]]] = {}
    for number, account in enumerate(story.accounts):
        for role in account.roles:
            found.setdefault((number, role.mention), []).append((number, role.span))
    return found


def _kept(forms: Sequence[Form]) -> bool:
    """Whether a cluster is an actor: people told of in passing are one if accounts share them."""
    if any(form.score >= PASSING for form in forms):
        return True
    return len({form.account for form in forms}) > 1


def _heads(forms: Sequence[Form]) -> dict[tuple[int, int], int]:
    """Where the longest mention begins that ends at a place: (account, end) -> start."""
    found: dict[tuple[int, int], int] = {}
    for form in forms:
        for span in form.spans:
            at = (form.account, span.end)
            found[at] = min(found.get(at, span.start), span.start)
    return found


def _only_ends(forms: Sequence[Form], heads: dict[tuple[int, int], int]) -> bool:
    """Whether people told of in passing are always the end of a longer description."""
    return all(
        form.score < PASSING and heads[form.account, span.end] < span.start
        for form in forms
        for span in form.spans
    )


def _kind(forms: Sequence[Form]) -> MentionKind:
    votes: dict[MentionKind, float] = defaultdict(float)
    for form in forms:
        weight = 0.2 if form.described else 1.0
        votes[form.kind] += weight * len(form.spans)
        if form.kind != "person" and country_of(form.surface):
            votes["place"] += 100.0
    return max(sorted(votes), key=lambda kind: votes[kind])


# Other readings ("a few of his colleagues") are no names to show.
_SELDOM = 0.25


def _display_name(forms: Sequence[Form]) -> str:
    """The fullest usual name: not in letters, not in capitals, the one most accounts use."""
    kind = _kind(forms)
    # For a person it is the spelling of the surname that counts, whatever stands before it.
    told = [(f.words[-1] if kind == "person" else f.key, f) for f in forms]
    uses: Counter[str] = Counter()
    for key, form in told:
        uses[key] += len(form.spans)
    accounts = Counter(key for key, _ in {(f.key, f.account) for f in forms})

    def rank(one: tuple[str, Form]) -> tuple[bool, bool, bool, bool, bool, int, int, int, int]:
        key, form = one
        surface = form.surface
        letters = is_acronym(re.sub(r"^[Tt]he ", "", surface))
        full = kind == "place" and bool(country_of(surface)) and not letters
        full = full or (form.key == fold_name(well_known(surface) or ""))
        return (
            form.score > _SELDOM or kind == "person",
            not form.described and form.sense != "government",
            not surface.islower() and group_of(surface).count is None,
            full,
            not letters and not surface.isupper() and not set('"]') & set(surface),
            min(len(form.words), 2) if kind == "person" else form.key not in ORGANISATION_HEADS,
            accounts[form.key],
            uses[key],
            -form.index,
        )

    best = max(told, key=rank)[1]
    # "Queen Elizabeth II" is nobody without her title.
    named = kind == "person" and not (len(best.words) == 1 and name_suffix(best.surface))
    return strip_titles(best.surface) if named else _without_article(best.surface)


# "a hospital in Velmar" is a name's form, no name.
_ARTICLE = re.compile(r"^an? (?=[a-z])")


def _without_article(surface: str) -> str:
    return _ARTICLE.sub("", " ".join(surface.split()))
