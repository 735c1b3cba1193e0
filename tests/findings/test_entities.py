"""Actors -> entries of a user's own Wikidata file: linked, unsure, joined, left alone."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from rashomon.findings.entities import link_entities
from rashomon.model import Actor, Entity, MentionKind, Story
from rashomon.text.names import fold_name
from rashomon.text.skeletons import name_skeleton
from tests import factory


class Known:
    """A lookup over a few entities, as the index looks them up."""

    def __init__(self, *entities: Entity) -> None:
        self.entities = entities

    def find(self, names: Sequence[str]) -> tuple[Entity, ...]:
        keys = {fold_name(name) for name in names} | {name_skeleton(name) for name in names} - {""}
        return tuple(
            one
            for one in self.entities
            if keys & ({fold_name(n) for n in one.names} | {name_skeleton(n) for n in one.names})
        )


def entity(
    number: int,
    label: str,
    *aliases: str,
    kind: MentionKind = "person",
    about: str = "",
    context: tuple[str, ...] = (),
    wikis: int | None = 9,
) -> Entity:
    return Entity(
        id=f"Q{number}",
        label=label,
        names=(label, *aliases),
        kind=kind,
        description=about,
        context=context,
        sitelinks=wikis,
    )


LEFT = "Deputy minister Ilian Dravec spoke in Khasmand. Dravec thanked Velmaria. Ann Lee came."
RIGHT = "In Old Torva, minister Iliyan Dravets said so. Old Torva is quiet, IDF sources said."


def told(
    name: str, kind: MentionKind, left: Sequence[str], right: Sequence[str] = (), role: str = ""
) -> Actor:
    one, two = story().accounts
    mentions = [e for n in left for e in factory.every(one.article, n)]
    mentions += [e for n in right for e in factory.every(two.article, n)]
    roles = (factory.words(one.article, role),) if role else ()
    return Actor(
        id=name.lower().replace(" ", "-"), name=name, kind=kind, mentions=tuple(mentions), roles=roles
    )  # fmt: skip


def story() -> Story:
    left, right = factory.article(LEFT, id="a1"), factory.article(RIGHT, id="a2")
    return Story(accounts=(factory.annotated(left), factory.annotated(right)))


def linked(*actors: Actor, known: Known) -> tuple[Actor, ...]:
    return link_entities(story(), actors, known)


DRAVEC = told(
    "Ilian Dravec", "person", ["Ilian Dravec", "Dravec"], ["Iliyan Dravets"], "Deputy minister"
)
KHASMAND = told("Khasmand", "place", ["Khasmand"])
TORVA = told("Old Torva", "place", [], ["Old Torva"])
VELMARIA = told("Velmaria", "place", ["Velmaria"])
LEE = told("Ann Lee", "person", ["Ann Lee"])
CITY = entity(20, "Old Torva", "Khasmand", kind="place", context=("Velmaria",), wikis=60)


def test_a_name_under_two_spellings_is_one_entity_with_its_evidence():
    politician = entity(10, "Iliyan Dravets", "Ilian Dravec", about="deputy minister of transport")
    (actor,) = linked(DRAVEC, known=Known(politician))
    assert actor.entity
    assert actor.entity.chosen
    assert actor.entity.chosen.entity == politician
    assert actor.entity.chosen.score >= 0.9
    names = [(match.name, match.how) for match in actor.entity.chosen.names]
    assert names == [("Ilian Dravec", "alias"), ("Iliyan Dravets", "label")]
    assert actor.entity.chosen.names[0].evidence == DRAVEC.mentions[0]
    told_reasons = {reason.name: reason.detail for reason in actor.entity.chosen.reasons}
    assert told_reasons["role"] == "deputy, minister"
    assert told_reasons["kind"] == "both person"


def test_a_spelling_that_the_entity_does_not_have_needs_support():
    bare = entity(10, "Iliyan Dravetz")
    (actor,) = linked(DRAVEC, known=Known(bare))
    assert actor.entity is None or actor.entity.chosen is None
    held = entity(10, "Iliyan Dravetz", about="deputy minister", context=("Velmaria",), wikis=40)
    actor, _ = linked(DRAVEC, VELMARIA, known=Known(held))
    assert actor.entity
    assert actor.entity.candidates[0].names[0].how == "spelling"


def test_another_kind_is_another_thing():
    (actor,) = linked(LEE, known=Known(entity(5, "Ann Lee", kind="place", wikis=90)))
    assert actor.entity is None
    near = entity(6, "Khasmand", kind="organization", wikis=90)
    (actor,) = linked(KHASMAND, known=Known(near))
    assert actor.entity
    assert actor.entity.chosen is None


def test_equal_candidates_are_shown_and_none_is_chosen():
    two = Known(entity(1, "Ann Lee", about="painter"), entity(2, "Ann Lee", about="runner"))
    (actor,) = linked(LEE, known=two)
    assert actor.entity
    assert actor.entity.chosen is None
    assert [one.entity.id for one in actor.entity.candidates] == ["Q1", "Q2"]


def test_by_far_the_best_known_is_chosen_and_that_is_said():
    two = Known(entity(1, "Ann Lee", wikis=2), entity(2, "Ann Lee", wikis=80))
    (actor,) = linked(LEE, known=two)
    assert actor.entity
    assert actor.entity.chosen
    assert actor.entity.chosen.entity.id == "Q2"
    assert actor.entity.chosen.score <= 0.82
    assert "best known" in {reason.name for reason in actor.entity.chosen.reasons}


def test_a_role_told_here_decides_between_two_of_one_name():
    lee = told("Ann Lee", "person", ["Ann Lee"], role="minister")
    two = Known(
        entity(1, "Ann Lee", about="minister of trade"), entity(2, "Ann Lee", about="runner")
    )
    (actor,) = linked(lee, known=two)
    assert actor.entity
    assert actor.entity.chosen
    assert actor.entity.chosen.entity.id == "Q1"


def test_titles_that_the_entity_never_had_make_it_unsure():
    lee = told("Ann Lee", "person", ["Ann Lee"], role="Deputy minister")
    (actor,) = linked(lee, known=Known(entity(2, "Ann Lee", about="runner")))
    assert actor.entity
    assert actor.entity.chosen is None


def test_a_surname_alone_is_not_enough():
    alone = told("Dravec", "person", ["Dravec"])
    (actor,) = linked(alone, known=Known(entity(1, "Dravec", wikis=3)))
    assert actor.entity
    assert actor.entity.chosen is None


def test_two_names_of_one_place_are_joined_and_the_reason_says_so():
    actors = linked(VELMARIA, KHASMAND, TORVA, known=Known(CITY))
    assert [actor.name for actor in actors] == ["Velmaria", "Old Torva"]
    joined = actors[1]
    assert joined.mentions == (*KHASMAND.mentions, *TORVA.mentions)
    assert joined.reasons[-1].name == "Wikidata"
    assert joined.reasons[-1].detail == (
        "Khasmand (alias) = Old Torva (label): names of Q20 Old Torva"
    )
    assert joined.entity
    assert joined.entity.chosen
    assert [match.name for match in joined.entity.chosen.names] == ["Khasmand", "Old Torva"]


def test_what_is_only_likely_to_be_one_stays_two():
    unsure = entity(20, "Old Torva", "Khasmand", kind="organization", wikis=1)
    actors = linked(KHASMAND, TORVA, known=Known(unsure))
    assert len(actors) == 2


def test_names_that_the_entity_lacks_speak_against_it():
    both = told("Khasmand", "place", ["Khasmand", "Velmaria"])
    (alone,) = linked(KHASMAND, known=Known(entity(1, "Khasmand", kind="place", wikis=30)))
    (mixed,) = linked(both, known=Known(entity(1, "Khasmand", kind="place", wikis=30)))
    assert alone.entity
    assert mixed.entity
    assert mixed.entity.candidates[0].score < alone.entity.candidates[0].score - 0.05


@pytest.mark.parametrize("name", ["sources", "minister"])
def test_descriptions_are_not_looked_up(name):
    actor = Actor(
        id="x", name=name, kind="group", mentions=factory.every(story().accounts[1].article, name)
    )
    assert linked(actor, known=Known(entity(1, name, kind="group", wikis=99)))[0].entity is None


def test_order_and_everything_else_stay():
    actors = (VELMARIA, LEE, DRAVEC)
    assert linked(*actors, known=Known()) == actors
