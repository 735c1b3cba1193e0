"""The invented comparison holds every kind of finding, so tests of the report see them all."""

from tests import factory


def test_every_kind_of_finding_is_there():
    whole = factory.comparison()
    assert {one.relation for one in whole.links} == {"same", "overlap", "conflict"}
    assert whole.actors
    assert whole.only
    assert whole.wordings
    assert whole.rejected
    assert {one.relation for one in whole.independence} == {"independent", "copy"}
    for account in whole.story.accounts:
        assert account.statements
        assert {block.kind for block in account.article.blocks} > {"body"}


def test_pair_points_at_two_accounts_only():
    two = factory.pair()
    assert len(two.story.accounts) == 2
    assert all(e.article_id != "a3" for actor in two.actors for e in actor.mentions)
