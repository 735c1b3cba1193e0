"""Comparison -> View: what belongs together, in which order, under which number."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar, get_args

from rashomon.model import Agreement, Comparison, Evidence, Link, MentionKind, Rejected
from rashomon.report import clean, phrases
from rashomon.report.disputes import disputes
from rashomon.report.entities import entity_view, maybe_views
from rashomon.report.pointing import Pointing
from rashomon.report.reasons import whys
from rashomon.report.synopsis import rewritten_view
from rashomon.report.view import (
    ActorView,
    Conflict,
    Fact,
    Form,
    OnlyHere,
    QuoteView,
    RejectedView,
    Side,
    Tie,
    View,
    Why,
    WordingView,
)
from rashomon.report.voices import find_voices

_Node = TypeVar("_Node", bound=Hashable)
_Item = TypeVar("_Item")


def arrange(comparison: Comparison, *, first: int = 1) -> View:
    """Everything a report shows, ready to print; the first account is number `first`."""
    pointing = Pointing(comparison, first=first)
    voices, attributed = find_voices(comparison, pointing)
    facts, conflicts = _facts(comparison, pointing), _conflicts(comparison.links, pointing)
    return View(
        accounts=pointing.accounts,
        facts=facts,
        conflicts=conflicts,
        only=_only(comparison, pointing),
        wordings=_wordings(comparison, pointing),
        quotes=_quotes(comparison, pointing),
        actors=_actors(comparison, pointing),
        voices=voices,
        attributed=attributed,
        ties=_ties(comparison, pointing),
        independent=_independent(comparison),
        rejected=tuple(rejected_view(one) for one in comparison.rejected),
        rewritten=rewritten_view(comparison.rewriting, facts, conflicts),
        caveats=tuple(clean.one_line(one.detail) for one in comparison.caveats),
    )


def rejected_view(rejected: Rejected) -> RejectedView:
    """An input that was left out, printable."""
    return RejectedView(
        input=clean.one_line(rejected.input),
        code=rejected.code,
        detail=clean.one_line(rejected.detail),
    )


def gathered(
    links: Iterable[_Item], ends: Callable[[_Item], tuple[_Node, _Node]]
) -> list[tuple[list[_Node], list[_Item]]]:
    """Links that hang together through common ends, with those ends, in order of appearance."""
    root: dict[_Node, _Node] = {}

    def find(node: _Node) -> _Node:
        root.setdefault(node, node)
        while root[node] != node:
            root[node] = root[root[node]]
            node = root[node]
        return node

    links = list(links)
    for link in links:
        first, second = map(find, ends(link))
        root[second] = first
    found: dict[_Node, tuple[list[_Node], list[_Item]]] = {}
    for node in list(root):
        found.setdefault(find(node), ([], []))[0].append(node)
    for link in links:
        found[find(ends(link)[0])][1].append(link)
    return list(found.values())


def _facts(comparison: Comparison, pointing: Pointing) -> tuple[Fact, ...]:
    """What two or more accounts report: what most of them tell in full comes first."""
    links = {link.id: link for link in comparison.links}
    facts = sorted(
        (
            _fact(one, [links[id] for id in one.link_ids if id in links], pointing)
            for one in comparison.agreements
        ),
        key=_fact_order,
    )
    return tuple(replace(fact, number=number) for number, fact in enumerate(facts, start=1))


def _fact(agreement: Agreement, links: Sequence[Link], pointing: Pointing) -> Fact:
    told = sorted(agreement.told, key=lambda one: (pointing.account(one.article_id).index, one))
    marks = pointing.shared(told)
    for link in links:
        for sentence, value in ((link.left, link.left_value), (link.right, link.right_value)):
            if value:
                marks[told.index(sentence)].insert(0, (value.evidence.span, "value"))
    sides = tuple(pointing.side(one, found) for one, found in zip(told, marks, strict=True))
    return Fact(
        id=agreement.id,
        number=0,
        sides=sides,
        score=agreement.score,
        partly=agreement.partly,
        differs=tuple(dict.fromkeys(link.aspect for link in links if link.aspect)),
        notes=tuple(dict.fromkeys(filter(None, map(_difference, links)))),
        reasons=_reasons(links, pointing),
        independent=agreement.independent,
        core=sides[told.index(agreement.core)],
        position=agreement.position,
    )


def _difference(link: Link) -> str:
    """Why a difference is no contradiction: its kind and what was found out about it."""
    kind = phrases.NATURES[link.nature]
    note = "" if link.nature == "rounding" else link.note
    return clean.one_line(": ".join(filter(None, (kind, note))))


def _reasons(links: Sequence[Link], pointing: Pointing) -> tuple[Why, ...]:
    """Why the two sentences of the surest link are held to tell one thing."""
    if not links:
        return ()
    best = max(links, key=lambda link: link.score)
    return whys(best.reasons, [pointing.words(one).text for one in (best.left, best.right)])


def _fact_order(fact: Fact) -> tuple[object, ...]:
    first = fact.sides[0].words
    return (
        fact.partly,
        -fact.independent,
        -fact.accounts,
        -fact.score,
        first.account.index,
        first.start,
        fact.sides[-1].words.end,
    )


def _conflicts(links: Sequence[Link], pointing: Pointing) -> tuple[Conflict, ...]:
    """Conflicts whose values all stand against one another are one, a side for each account."""
    found = []
    for members in disputes([link for link in links if link.relation == "conflict"]):
        best = max(members, key=lambda link: link.score)
        found.append(
            Conflict(
                number=0,
                aspect=best.aspect,
                sides=_conflict_sides(members, pointing),
                score=best.score,
                reasons=_reasons([best], pointing),
                note=clean.one_line(best.note),
                nature=best.nature,
                links=tuple(o.id for o in sorted(members, key=lambda o: -o.score)),
            )
        )
    found.sort(key=lambda one: (-one.score, one.sides[0].words.start))
    return tuple(replace(one, number=number) for number, one in enumerate(found, start=1))


def _conflict_sides(links: Sequence[Link], pointing: Pointing) -> tuple[Side, ...]:
    sides: dict[tuple[Evidence, Evidence | None], Side] = {}
    for link in links:
        for sentence, value in ((link.left, link.left_value), (link.right, link.right_value)):
            key = (sentence, value.evidence if value else None)
            if key in sides:
                continue
            side = pointing.side(sentence, [(value.evidence.span, "value")] if value else [])
            sides[key] = Side(
                words=side.words,
                parts=side.parts,
                said_by=side.said_by,
                value=clean.one_line(value.normalised) if value else "",
                value_words=pointing.words(value.evidence) if value else None,
            )
    return tuple(sorted(sides.values(), key=lambda s: (s.words.account.index, s.words.start)))


def _only(comparison: Comparison, pointing: Pointing) -> tuple[tuple[OnlyHere, ...], ...]:
    found: list[list[OnlyHere]] = [[] for _ in pointing.accounts]
    ranked = sorted(comparison.only, key=lambda one: (-one.weight, one.evidence.span.start))
    for one in ranked:
        side = pointing.side(one.evidence)
        mine = found[side.words.account.index]
        mine.append(
            OnlyHere(number=len(mine) + 1, side=side, weight=one.weight, reasons=whys(one.reasons))
        )
    return tuple(tuple(mine) for mine in found)


def _wordings(comparison: Comparison, pointing: Pointing) -> tuple[WordingView, ...]:
    ranked = sorted(comparison.wordings, key=lambda one: -one.score)
    return tuple(
        WordingView(
            number=number,
            concept=clean.one_line(one.concept),
            kind=one.kind,
            forms=pointing.forms(one.uses, frozenset(one.unsure)),
            score=one.score,
            why=clean.one_line(one.why),
        )
        for number, one in enumerate(ranked, start=1)
    )


def _quotes(comparison: Comparison, pointing: Pointing) -> tuple[QuoteView, ...]:
    found = []
    for number, one in enumerate(comparison.quote_variants, start=1):
        speakers = [clean.one_line(pointing.names.get(v.speaker, v.speaker)) for v in one.versions]
        sides = [
            replace(
                pointing.side(version.evidence, [(span, "value") for span in version.differing]),
                said_by=speaker,
            )
            for version, speaker in zip(one.versions, speakers, strict=True)
        ]
        found.append(
            QuoteView(
                number=number,
                speaker=" / ".join(dict.fromkeys(filter(None, speakers))),
                how=", ".join(phrases.ALTERATIONS[alteration] for alteration in one.alterations),
                sides=tuple(sides),
                score=one.score,
            )
        )
    return tuple(found)


def _actors(comparison: Comparison, pointing: Pointing) -> tuple[ActorView, ...]:
    found = []
    for actor in comparison.actors:
        names = pointing.forms(sorted(actor.mentions))
        found.append(
            ActorView(
                id=actor.id,
                name=clean.one_line(actor.name),
                kind=actor.kind,
                names=names,
                titles=pointing.forms(sorted(actor.roles)),
                differs=_differs(names),
                reasons=whys(actor.reasons),
                entity=entity_view(actor.entity.chosen) if actor.entity else None,
                maybe=maybe_views(actor.entity),
            )
        )
    kinds = get_args(MentionKind)
    # Who goes under two spellings is what a reader cannot see alone; so it comes first.
    return tuple(
        sorted(
            found,
            key=lambda one: (
                one.accounts < 2,
                not one.differs,
                kinds.index(one.kind),
                -one.accounts,
                -one.mentions,
            ),
        )
    )


def _differs(names: Sequence[Sequence[Form]]) -> bool:
    """Whether two accounts each use a word in the name that the other lacks."""
    used = [
        {word for form in forms for word in re.findall(r"\w+", form.text.casefold())}
        for forms in names
        if forms
    ]
    return any(one - other and other - one for one in used for other in used)


def _ties(comparison: Comparison, pointing: Pointing) -> tuple[Tie, ...]:
    return tuple(
        Tie(
            left=pointing.account(one.left_id),
            right=pointing.account(one.right_id),
            origin=pointing.account(one.origin) if one.origin else None,
            relation=one.relation,
            overlap=one.overlap,
            passages=tuple((pointing.words(p.left), pointing.words(p.right)) for p in one.passages),
            reasons=whys(one.reasons),
        )
        for one in comparison.independence
    )


def _independent(comparison: Comparison) -> int:
    """How many of the accounts are voices of their own: copies and common sources count once."""
    ids = [one.article.id for one in comparison.story.accounts]
    alone = [(one, one) for one in ids]
    tied = [
        (one.left_id, one.right_id)
        for one in comparison.independence
        if one.relation != "independent"
    ]
    return len(gathered([*alone, *tied], lambda ends: ends))
