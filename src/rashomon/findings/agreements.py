"""Agreements: linked sentences gathered into facts, and how many independent accounts tell each.

Sentences that say the same are one fact, however many accounts tell it. Two guards keep a chain
of links (A like B, B like C) from making one heap of what has less and less in common: two groups
join only where at least half of the pairs between them are linked, and sentences that share a
part only join where all are. What remains of partial links is told about one sentence each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from rashomon.model import Agreement, AnnotatedArticle, Evidence, Independence, Link, Story

# Share of the pairs between two groups that must be linked before the groups are one fact.
_DENSE = 0.5
# From this score on a partial link may bring a sentence into a fact.
_STRONG = 0.8


def find_agreements(
    story: Story, links: Sequence[Link], independence: Sequence[Independence]
) -> tuple[Agreement, ...]:
    """The facts that two or more accounts report, in the order in which the story tells them."""
    places = _Places(story)
    sources = independent_groups([a.article.id for a in story.accounts], independence)
    facts = _whole_facts(links)
    drafts = [*facts, *_partial(links, facts)]
    made = sorted(
        (_agreement(draft, places, sources) for draft in drafts),
        key=lambda one: (one.position, places.order(one.core)),
    )
    return tuple(replace(one, id=f"g{number}") for number, one in enumerate(made, start=1))


def independent_groups(
    accounts: Sequence[str], independence: Iterable[Independence]
) -> dict[str, str]:
    """Account id -> the first account of those it copies or shares a source with."""
    root = {account: account for account in accounts}

    def find(account: str) -> str:
        while root[account] != account:
            account = root[account]
        return account

    rank = {account: at for at, account in enumerate(accounts)}
    for tie in independence:
        if tie.relation != "independent":
            first, second = sorted((find(tie.left_id), find(tie.right_id)), key=rank.__getitem__)
            root[second] = first
    return {account: find(account) for account in accounts}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Draft:
    """Sentences of one fact with the links between them."""

    sentences: frozenset[Evidence]
    links: tuple[Link, ...]
    partly: bool


class _Places:
    """Where sentences stand in their accounts."""

    def __init__(self, story: Story) -> None:
        self._accounts = {a.article.id: a for a in story.accounts}
        self._rank = {a.article.id: at for at, a in enumerate(story.accounts)}

    def order(self, evidence: Evidence) -> tuple[int, int, int]:
        """By account, then by where the words stand."""
        return self._rank[evidence.article_id], evidence.span.start, evidence.span.end

    def depth(self, evidence: Evidence) -> float:
        """How far into the account the sentence stands, 0 to 1."""
        return evidence.span.start / max(len(self._accounts[evidence.article_id].article.text), 1)

    def is_body(self, evidence: Evidence) -> bool:
        """Whether the sentence is running text, no headline."""
        account: AnnotatedArticle = self._accounts[evidence.article_id]
        return any(s.block == "body" and s.span.overlaps(evidence.span) for s in account.sentences)


def _whole_facts(links: Sequence[Link]) -> list[_Draft]:
    """Groups of sentences that say the same, joined from the surest link downwards."""
    linked = {_ends(link) for link in links if link.relation != "conflict"}
    group: dict[Evidence, frozenset[Evidence]] = {}
    for link, dense in _joining(links):
        one, two = (group.get(end, frozenset({end})) for end in (link.left, link.right))
        if one == two:
            continue
        pairs = [frozenset((a, b)) for a in one for b in two if a.article_id != b.article_id]
        if sum(pair in linked for pair in pairs) >= dense * len(pairs):
            joined = one | two
            group |= dict.fromkeys(joined, joined)
    kept = dict.fromkeys(group.values())
    drafts = []
    for sentences in kept:
        inside = tuple(
            o for o in links if o.left in sentences and o.right in sentences and _agrees(o)
        )
        if any(o.relation == "same" for o in inside):
            drafts.append(_Draft(sentences=sentences, links=inside, partly=False))
    return drafts


def _joining(links: Sequence[Link]) -> Iterator[tuple[Link, float]]:
    """Links by which sentences may join, the surest first, with how dense the join must be."""
    for relation, least, dense in (("same", 0.0, _DENSE), ("overlap", _STRONG, 1.0)):
        chosen = [o for o in links if o.relation == relation and o.score >= least]
        for link in sorted(chosen, key=lambda o: (-o.score, o.id)):
            yield link, dense


def _partial(links: Sequence[Link], facts: Sequence[_Draft]) -> Iterator[_Draft]:
    """Partial links outside the facts, about the sentence of the earlier account."""
    held = {_ends(link) for fact in facts for link in fact.links}
    stars: dict[Evidence, list[Link]] = {}
    for link in links:
        if _agrees(link) and _ends(link) not in held:
            stars.setdefault(link.left, []).append(link)
    for hub, members in stars.items():
        sentences = frozenset({hub, *(o.right for o in members)})
        yield _Draft(sentences=sentences, links=tuple(members), partly=True)


def _agrees(link: Link) -> bool:
    return link.relation != "conflict"


def _ends(link: Link) -> frozenset[Evidence]:
    return frozenset((link.left, link.right))


def _agreement(draft: _Draft, places: _Places, sources: dict[str, str]) -> Agreement:
    told = tuple(sorted(draft.sentences, key=places.order))
    accounts = {one.article_id for one in told}
    depths = sorted(places.depth(one) for one in told)
    return Agreement(
        id="",
        told=told,
        core=min(told, key=lambda one: _core_rank(one, draft, places)),
        link_ids=tuple(link.id for link in draft.links),
        independent=len({sources[account] for account in accounts}),
        partly=draft.partly,
        # A chain is as strong as its weakest link.
        score=min(link.score for link in draft.links),
        position=round(depths[len(depths) // 2], 4),
    )


def _core_rank(
    one: Evidence, draft: _Draft, places: _Places
) -> tuple[bool, float, int, tuple[int, int, int]]:
    """Running text before headlines, then what is linked best, then the shortest."""
    strength = sum(link.score for link in draft.links if one in _ends(link))
    return not places.is_body(one), -round(strength, 2), len(one.span), places.order(one)
