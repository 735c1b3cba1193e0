from __future__ import annotations

from rashomon.findings.agreements import find_agreements, independent_groups
from rashomon.model import Evidence, Independence, Link, Relation, Story
from tests.findings.comparing import story

TEXTS = (
    "Ferry sinks off Velmar\nA ferry sank on Friday. Divers searched all night.",
    "Ship goes down\nOn Friday a ferry went down. The search went on by night.",
    "Ferry lost\nA ferry sank on Friday. Relatives waited ashore.",
)


def body(made: Story, account: int, number: int) -> Evidence:
    source = made.accounts[account]
    bodies = [s for s in source.sentences if s.block == "body"]
    return source.article.evidence(bodies[number].span)


def link(id: str, left: Evidence, right: Evidence, relation: Relation = "same") -> Link:
    return Link(id=id, left=left, right=right, relation=relation, score=0.9)


def tie(left: str, right: str, relation: str) -> Independence:
    return Independence(left_id=left, right_id=right, relation=relation, overlap=0.5)  # type: ignore[arg-type]


def test_a_fact_counts_its_accounts_and_copies_once() -> None:
    made = story(*TEXTS)
    first = [body(made, n, 0) for n in range(3)]
    links = (link("l1", first[0], first[1]), link("l2", first[1], first[2]))
    (found,) = find_agreements(made, links, (tie("a1", "a3", "copy"),))
    assert found.told == tuple(first)
    assert (found.accounts, found.independent, found.partly) == (3, 2, False)
    assert found.core in found.told
    assert found.link_ids == ("l1", "l2")


def test_a_chain_of_partial_links_is_no_one_fact() -> None:
    made = story(*TEXTS)
    a, b, c = body(made, 0, 1), body(made, 1, 1), body(made, 2, 1)
    links = (link("l1", a, b, "overlap"), link("l2", b, c, "overlap"))
    found = find_agreements(made, links, ())
    assert {one.told for one in found} == {(a, b), (b, c)}
    assert all(one.partly for one in found)


def test_one_stray_link_joins_no_two_facts() -> None:
    made = story(*TEXTS)
    firsts = [body(made, n, 0) for n in range(3)]
    seconds = [body(made, n, 1) for n in range(3)]
    links = (
        *(link(f"f{n}", firsts[0], firsts[n]) for n in (1, 2)),
        *(link(f"s{n}", seconds[0], seconds[n]) for n in (1, 2)),
        Link(id="x", left=firsts[0], right=seconds[1], relation="same", score=0.6),
    )
    found = [one.told for one in find_agreements(made, links, ()) if not one.partly]
    assert {frozenset(one) for one in found} == {frozenset(firsts), frozenset(seconds)}


def test_what_contradicts_is_no_agreement() -> None:
    made = story(*TEXTS)
    links = (link("l1", body(made, 0, 0), body(made, 1, 0), "conflict"),)
    assert find_agreements(made, links, ()) == ()


def test_common_sources_reach_through() -> None:
    ties = (tie("a", "b", "shared-source"), tie("b", "c", "copy"), tie("c", "d", "independent"))
    assert independent_groups(("a", "b", "c", "d"), ties) == {
        "a": "a",
        "b": "a",
        "c": "a",
        "d": "d",
    }
