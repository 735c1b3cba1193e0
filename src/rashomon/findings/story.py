"""The findings in their order: actors first, for everything else speaks of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rashomon.findings.actors import find_actors
from rashomon.findings.agreements import find_agreements
from rashomon.findings.attributions import attribute
from rashomon.findings.entities import link_entities
from rashomon.findings.independence import find_independence
from rashomon.findings.linking.sentence_view import StoryView, view_story
from rashomon.findings.links import find_links
from rashomon.findings.omissions import find_only
from rashomon.findings.quote_variants import find_quote_variants
from rashomon.findings.unquoted import find_unquoted
from rashomon.findings.wordings import find_wordings, wording_caveats
from rashomon.model import (
    Actor,
    Attribution,
    Comparison,
    EntityLookup,
    Link,
    Only,
    Rejected,
    Story,
)

# Told before each step: how many are done, of how many, and which comes next.
Told = Callable[[int, int, str], None]

_KINDS = (
    "names",
    "links",
    "independence",
    "agreements",
    "only here",
    "wordings",
    "quotations",
)


def compare_story(
    story: Story,
    *,
    rejected: Sequence[Rejected] = (),
    entities: EntityLookup | None = None,
    threads: int = 1,
    told: Told | None = None,
) -> Comparison:
    """Everything found by laying the accounts of a story side by side.

    With `entities`, actors are looked up there, and joined where they are one entity.

    Names and shared passages are compared over all accounts; sentences only over those whose
    language the reader knows, for to call "only here" what could not be read elsewhere would be
    a wrong finding. `threads` is the number that the model may use that reads pairs of sentences.
    `told` hears of each kind of finding, and of each two accounts being linked.
    """
    steps = _Steps(told)
    steps.next("names")
    actors = find_actors(story)
    if entities is not None:
        actors = link_entities(story, actors, entities)
    attributions = attribute(story, actors)
    understood = Story(accounts=tuple(a for a in story.accounts if a.vectors is not None))
    view = view_story(understood, actors, attributions) if len(understood.accounts) > 1 else None
    steps.next("links")
    links = (
        find_links(understood, actors, attributions, view=view, threads=threads, told=steps.within)
        if view
        else ()
    )
    steps.next("independence")
    independence = find_independence(story)
    steps.next("agreements")
    agreements = find_agreements(story, links, independence)
    steps.next("only here")
    only = _only(understood, view, actors, links, attributions) if view else ()
    steps.next("wordings")
    wordings = find_wordings(understood, actors, links) if view else ()
    steps.next("quotations")
    return Comparison(
        story=story,
        actors=actors,
        attributions=attributions,
        links=links,
        agreements=agreements,
        only=only,
        wordings=wordings,
        independence=independence,
        quote_variants=find_quote_variants(story, actors, attributions),
        rejected=tuple(rejected),
        caveats=wording_caveats(understood),
    )


class _Steps:
    """Tells of the kinds of findings as they are looked for."""

    def __init__(self, told: Told | None) -> None:
        self._told = told
        self._kind = ""

    def next(self, kind: str) -> None:
        """The kind that is looked for from here on."""
        self._kind = kind
        self._say(kind)

    def within(self, done: int, total: int) -> None:
        """How far the kind under way is, in pairs of accounts."""
        if total > 1:
            self._say(f"{self._kind}, pair {done + 1} of {total}")

    def _say(self, what: str) -> None:
        if self._told:
            self._told(_KINDS.index(self._kind), len(_KINDS), what)


def _only(
    story: Story,
    view: StoryView,
    actors: Sequence[Actor],
    links: Sequence[Link],
    attributions: Sequence[Attribution],
) -> tuple[Only, ...]:
    """What one account alone tells: whole sentences, and remarks within shared ones."""
    order = {account.article.id: at for at, account in enumerate(story.accounts)}
    found = (
        *find_only(story, links, attributions, view=view),
        *find_unquoted(story, actors, links, attributions),
    )
    return tuple(sorted(found, key=lambda o: (order[o.evidence.article_id], o.evidence.span)))
