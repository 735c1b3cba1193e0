"""The example story, end to end: what a reader should see in it."""

from __future__ import annotations

from pathlib import Path

import pytest

import rashomon
from rashomon.model import Actor, Comparison, Evidence, Link, Only

QOM = Path(__file__).parents[2] / "examples" / "qom"
EXILE, AGENCY = "a1", "a2"


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    found = rashomon.compare(
        [str(QOM / "iran-international.txt"), str(QOM / "fars-news-agency.txt")]
    )
    assert isinstance(found, Comparison)
    return found


def words(comparison: Comparison, evidence: Evidence) -> str:
    """The words that evidence points at."""
    for account in comparison.story.accounts:
        if account.article.id == evidence.article_id:
            assert account.article.text_sha == evidence.text_sha
            return " ".join(evidence.span.of(account.article.text).split())
    raise AssertionError(f"no account {evidence.article_id}")


def names(comparison: Comparison, actor: Actor) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {EXILE: set(), AGENCY: set()}
    for evidence in actor.mentions:
        found[evidence.article_id].add(words(comparison, evidence))
    return found


def actor_named(comparison: Comparison, name: str) -> Actor:
    (found,) = [
        actor
        for actor in comparison.actors
        if any(words(comparison, evidence) == name for evidence in actor.mentions)
    ]
    return found


def link_between(comparison: Comparison, left: str, right: str) -> Link | None:
    return next(
        (
            link
            for link in comparison.links
            if left in words(comparison, link.left) and right in words(comparison, link.right)
        ),
        None,
    )


def only_with(comparison: Comparison, phrase: str) -> Only | None:
    return next((one for one in comparison.only if phrase in words(comparison, one.evidence)), None)


def test_dates_and_titles_are_read(comparison: Comparison) -> None:
    articles = [account.article for account in comparison.story.accounts]
    assert [(article.published or "")[:10] for article in articles] == ["2021-03-01"] * 2
    assert articles[0].title == "Qom Conference Hears Iranian Pledges Of Support For Azerbaijan"
    assert articles[1].title == "Official: Liberation of Karabakh Should Deepen Regional Unity"


def test_teasers_and_notes_are_no_body(comparison: Comparison) -> None:
    article = comparison.story.accounts[0].article
    kinds = {block.kind for block in article.blocks if "Erbil" in block.span.of(article.text)}
    assert kinds == {"boilerplate"}


@pytest.mark.parametrize(
    ("exile", "agency"),
    [
        ("Abbas Araghchi", "Abbas Araqchi"),
        ("Alireza Arafi", "Arafi"),
        ("Rezaei", "Mohsen Rezayee"),
        ("Ali Akbar Velayati", "Ali-Akbar Velayati"),
        ("Ali Khamenei", "Seyed Ali Khamenei"),
    ],
)
def test_shared_persons_are_joined(comparison: Comparison, exile: str, agency: str) -> None:
    found = names(comparison, actor_named(comparison, exile))
    assert exile in found[EXILE]
    assert agency in found[AGENCY]


def test_titles_are_kept_by_account(comparison: Comparison) -> None:
    velayati = actor_named(comparison, "Ali Akbar Velayati")
    titles = {one.article_id: words(comparison, one) for one in velayati.roles}
    assert "advisor to Khamenei" in titles[EXILE]
    assert "Senior Advisor" in titles[AGENCY]


def test_one_demand_in_two_wordings_is_linked(comparison: Comparison) -> None:
    link = link_between(comparison, "hand over remaining territories", "return all occupied lands")
    assert link is not None
    assert link.relation in ("same", "overlap")


def test_the_pretext_remark_is_linked(comparison: Comparison) -> None:
    assert link_between(comparison, "under the pretext", "with the pretext") is not None


@pytest.mark.parametrize(
    "phrase",
    [
        "Iran has not abandoned",
        "Khoda Afarin Dam",
        "had disputed reports in Azeri media",
    ],
)
def test_what_only_the_exile_outlet_tells(comparison: Comparison, phrase: str) -> None:
    found = only_with(comparison, phrase)
    assert found is not None
    assert found.evidence.article_id == EXILE


@pytest.mark.parametrize("phrase", ["every Islamic land is as sacred", "resources and reserves"])
def test_what_only_the_agency_tells(comparison: Comparison, phrase: str) -> None:
    found = only_with(comparison, phrase)
    assert found is not None
    assert found.evidence.article_id == AGENCY


def test_the_denial_comes_by_way_of_the_agency(comparison: Comparison) -> None:
    account = comparison.story.accounts[0]
    embassy = actor_named(comparison, "Iranian embassy").id
    irna = actor_named(comparison, "IRNA").id
    denials = [
        one
        for one in comparison.attributions
        if one.article_id == account.article.id and one.speaker_id == embassy
    ]
    assert any(irna in one.via for one in denials)


def test_years_of_different_facts_are_no_conflict(comparison: Comparison) -> None:
    conflicts = [link for link in comparison.links if link.relation == "conflict"]
    shown = [
        {value.normalised for value in (link.left_value, link.right_value) if value}
        for link in conflicts
    ]
    assert not any("1992" in " ".join(one) and "1993" in " ".join(one) for one in shown)


def test_wordings_show_claimed_against_occupied(comparison: Comparison) -> None:
    tables = [[words(comparison, use) for use in one.uses] for one in comparison.wordings]
    assert any(
        any("claimed" in phrase or "disputed" in phrase for phrase in table)
        and any("occupied" in phrase or "belonging" in phrase for phrase in table)
        for table in tables
    )
    assert any(
        any("retook" in phrase for phrase in table)
        and any("iberation" in phrase for phrase in table)
        for table in tables
    )


def test_few_wordings_are_offered(comparison: Comparison) -> None:
    assert 0 < len(comparison.wordings) <= 12
    for wording in comparison.wordings:
        assert {use.article_id for use in wording.uses} == {EXILE, AGENCY}


def test_the_accounts_are_independent(comparison: Comparison) -> None:
    (pair,) = comparison.independence
    assert pair.relation == "independent"


def test_the_same_input_gives_the_same_report(comparison: Comparison) -> None:
    again = rashomon.compare(
        [str(QOM / "iran-international.txt"), str(QOM / "fars-news-agency.txt")]
    )
    assert isinstance(again, Comparison)
    assert rashomon.render(again, format="json") == rashomon.render(comparison, format="json")
