"""The findings in their order: actors first, for everything else speaks of them."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.findings.actors import find_actors
from rashomon.findings.attributions import attribute
from rashomon.findings.independence import find_independence
from rashomon.findings.links import find_links
from rashomon.findings.omissions import find_only
from rashomon.findings.wordings import find_wordings
from rashomon.model import Comparison, Rejected, Story


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
    return Comparison(
        story=story,
        actors=actors,
        attributions=attributions,
        links=links,
        only=find_only(understood, links, attributions) if several else (),
        wordings=find_wordings(understood, actors, links) if several else (),
        independence=find_independence(story),
        rejected=tuple(rejected),
    )
