"""The findings in their order: actors first, for everything else speaks of them."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.findings.actors import find_actors
from rashomon.findings.agreements import find_agreements
from rashomon.findings.attributions import attribute
from rashomon.findings.independence import find_independence
from rashomon.findings.links import find_links
from rashomon.findings.omissions import find_only
from rashomon.findings.quote_variants import find_quote_variants
from rashomon.findings.unquoted import find_unquoted
from rashomon.findings.wordings import find_wordings
from rashomon.model import Actor, Attribution, Comparison, Link, Only, Rejected, Story


def compare_story(story: Story, *, rejected: Sequence[Rejected] = ()) -> Comparison:
    """Everything found by laying the accounts of a story side by side.

    Names and shared passages are compared over all accounts; sentences only over those whose
    language the reader knows, for to call "only here" what could not be read elsewhere would be
    a wrong finding.
    """
    actors = find_actors(story)
    attributions = attribute(story, actors)
    understood = Story(accounts=tuple(a for a in story.accounts if a.vectors is not None))
    several = len(understood.accounts) > 1
    links = find_links(understood, actors, attributions) if several else ()
    independence = find_independence(story)
    return Comparison(
        story=story,
        actors=actors,
        attributions=attributions,
        links=links,
        agreements=find_agreements(story, links, independence),
        only=_only(understood, actors, links, attributions) if several else (),
        wordings=find_wordings(understood, actors, links) if several else (),
        independence=independence,
        quote_variants=find_quote_variants(story, actors, attributions),
        rejected=tuple(rejected),
    )


def _only(
    story: Story,
    actors: Sequence[Actor],
    links: Sequence[Link],
    attributions: Sequence[Attribution],
) -> tuple[Only, ...]:
    """What one account alone tells: whole sentences, and remarks within shared ones."""
    order = {account.article.id: at for at, account in enumerate(story.accounts)}
    found = (
        *find_only(story, links, attributions),
        *find_unquoted(story, actors, links, attributions),
    )
    return tuple(sorted(found, key=lambda o: (order[o.evidence.article_id], o.evidence.span)))
