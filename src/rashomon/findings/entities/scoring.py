"""How sure it is that an actor is an entity: by its names first, then by what else is told.

Nothing here was learned: the weights are stated, so that each link can be checked by its reasons
(docs/wikidata.md).
"""

from __future__ import annotations

import math
from collections.abc import Set

from rashomon.findings.entities.told import Told, ToldName
from rashomon.findings.matching import (
    NO_MATCH,
    Match,
    acronyms_of,
    compare_organisations,
    compare_persons,
    compare_places,
)
from rashomon.model import Entity, EntityCandidate, MentionKind, NameMatch, Reason
from rashomon.text.names import fold_name
from rashomon.text.skeletons import name_skeleton
from rashomon.text.tokens import content_tokens

# Where an actor starts from, by how its best name is answered.
LABEL, ALIAS, SPELLING = 0.82, 0.79, 0.64
# Another spelling must be this like; names of one's sort that differ more are two.
LIKE = 0.85
# What is added or taken off.
_ROLE, _TIED = 0.10, 0.07
_NO_ROLE = -0.06  # titles are told, and none is known there
_UNTOLD_PAGES = 0.04  # a list without that column is mostly one that somebody chose
_KIND_NEAR, _KIND_UNKNOWN = -0.10, -0.05
_ALONE_PERSON, _ALONE = -0.12, -0.03
_UNANSWERED = 0.20  # all of it where no name but one is answered


def score(told: Told, entity: Entity, places: Set[str]) -> EntityCandidate | None:
    """The entity as a candidate, None where its names or its kind rule it out.

    `places` are the folded names of the places and bodies that the story tells of.
    """
    matches = {one.key: _answer(one, entity, told.kind) for one in told.names}
    answered = [(one, matches[one.key]) for one in told.names if matches[one.key]]
    kind = _kind(told.kind, entity.kind)
    if not answered or kind is None:
        return None
    reasons = [
        _name_reason(answered),
        kind,
        *_support(told, entity, places),
        _fame(entity.sitelinks),
        *_doubts(told, answered),
    ]
    names = tuple(
        NameMatch(evidence=one.evidence, name=match.detail, how=match.name)
        for one, match in answered
    )
    return EntityCandidate(
        entity=entity,
        score=round(min(0.99, max(0.0, sum(reason.score for reason in reasons))), 3),
        names=names,
        reasons=tuple(reason for reason in reasons if reason.detail),
    )


def _answer(name: ToldName, entity: Entity, kind: MentionKind) -> Match:
    """Which of an entity's names answers one of the accounts'; `detail` is that name."""
    folded = {fold_name(one): one for one in reversed(entity.names)}
    if name.key in folded:
        is_label = fold_name(entity.label) == name.key
        how, sure = ("label", LABEL) if is_label else ("alias", ALIAS)
        return Match(score=sure, name=how, detail=folded[name.key])
    sound = name_skeleton(name.text)
    alike = (one for one in entity.names if sound and name_skeleton(one) == sound)
    found = [(_compared(name.text, one, kind), one) for one in alike]
    best, text = max(found, key=lambda pair: pair[0].score, default=(NO_MATCH, ""))
    if best.score < LIKE:
        return NO_MATCH
    return Match(score=SPELLING, name="spelling", detail=text)


def _compared(left: str, right: str, kind: MentionKind) -> Match:
    """The actor matcher's own comparison, only where nothing is left out on either side."""
    if len(left.split()) != len(right.split()) and kind != "organization":
        return NO_MATCH
    match kind:
        case "person":
            return compare_persons(left, right)
        case "place":
            found = compare_places(left, right)
            return found if found.name == "spelling" else NO_MATCH
        case "organization":
            found = compare_organisations(left, right)
            return found if found.name in {"same words", "spelling"} else NO_MATCH
        case _:
            return NO_MATCH


def _name_reason(answered: list[tuple[ToldName, Match]]) -> Reason:
    best, match = max(answered, key=lambda pair: (pair[1].score, pair[0].times))
    same = fold_name(match.detail) == best.key
    detail = f"{best.text} is its {match.name}" if same else f"{best.text} as {match.detail}"
    return Reason(name="name", score=match.score, detail=detail)


def _kind(told: MentionKind, known: MentionKind) -> Reason | None:
    if told == known:
        return Reason(name="kind", score=0.0, detail=f"both {known}")
    if known == "other":
        return Reason(name="kind", score=_KIND_UNKNOWN, detail="of no known kind there")
    # Newsrooms and Wikidata put one thing under several kinds, but nothing else under persons.
    if "person" not in (told, known):
        return Reason(name="kind", score=_KIND_NEAR, detail=f"{told} here, {known} there")
    return None


def _support(told: Told, entity: Entity, places: Set[str]) -> list[Reason]:
    """What the entity's description and ties share with the actor's titles and with the story."""
    known = " ".join((entity.description, *entity.context))
    stems = {token.form: token.span.of(known) for token in content_tokens(known)}
    shared = sorted(stems[stem] for stem in told.roles & stems.keys())
    elsewhere = places - {one.key for one in told.names}
    tied = [one for one in entity.context if fold_name(one) in elsewhere]
    found = []
    if shared:
        sure = _ROLE if len(shared) > 1 else 0.7 * _ROLE
        found.append(Reason(name="role", score=sure, detail=", ".join(shared[:4])))
    if tied:
        detail = ", ".join(dict.fromkeys(tied[:3]))
        found.append(Reason(name="told of too", score=_TIED, detail=detail))
    if told.kind == "person" and told.roles and known.strip() and not found:
        found.append(
            Reason(name="no such role", score=_NO_ROLE, detail=entity.description or known)
        )
    return found


def _fame(sitelinks: int | None) -> Reason:
    """From -.04 for none over 0 for nine to .06 for three hundred."""
    if sitelinks is None:
        return Reason(name="pages", score=_UNTOLD_PAGES)
    sure = 0.04 * math.log10(1 + sitelinks) - 0.04
    told = "1 wiki has" if sitelinks == 1 else f"{sitelinks} wikis have"
    return Reason(name="pages", score=round(sure, 3), detail=f"{told} a page on it")


def _doubts(told: Told, answered: list[tuple[ToldName, Match]]) -> list[Reason]:
    found = []
    if all(one.alone for one, _ in answered):
        sure = _ALONE_PERSON if told.kind == "person" else _ALONE
        found.append(Reason(name="short name", score=sure, detail=answered[0][0].text))
    missing = [one for one in told.names if not any(_is_form_of(one, a) for a, _ in answered)]
    if missing:
        share = sum(one.times for one in missing) / sum(one.times for one in told.names)
        detail = ", ".join(one.text for one in missing[:3])
        found.append(Reason(name="not its name", score=-_UNANSWERED * share, detail=detail))
    return found


def _is_form_of(name: ToldName, answered: ToldName) -> bool:
    """Whether a name is an answered one made shorter, longer or letters: "the North", "WPK"."""
    words, others = set(name.key.split()), set(answered.key.split())
    return words <= others or others <= words or name.key in acronyms_of(answered.text)
