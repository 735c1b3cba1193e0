"""Whom the account itself named last, and how near words are in their context."""

import math

import numpy as np
import pytest

from rashomon.annotate.candidates import Candidates
from rashomon.annotate.content import Understood
from rashomon.annotate.context_likeness import ContextLikeness
from rashomon.annotate.entities import find_entities
from rashomon.annotate.narration import Narration
from rashomon.annotate.queries import Query, query_of
from rashomon.annotate.voices import Scene
from rashomon.model import Speaker, Word
from tests.annotate.reading import at, understood


def _asked(known: Understood, words: str) -> tuple[Scene, Query]:
    scene = Scene(known.article, known.sentences, known.words, known.mentions)
    query = query_of(scene, at(known.article.text, words), ())
    assert query is not None
    return scene, query


def _signs(text: str, *people: str, quoted: str = "") -> dict[str, dict[str, float]]:
    known = understood(text, dict.fromkeys(people, "person"))
    scene, query = _asked(known, "He")
    narration = Narration(scene=scene, quoted=[at(text, quoted)] if quoted else [])
    return {
        scene.name_of(entity.mentions[0]): dict(narration.signs(query, entity))
        for entity in find_entities(scene, ())
    }


def test_who_was_named_last_ranks_first() -> None:
    found = _signs("Tom Haddad met Piet Vos. He said it rained.", "Tom Haddad", "Piet Vos")
    assert found["Piet Vos"]["told last"] == found["Tom Haddad"]["told second"] == 1.0
    assert found["Tom Haddad"]["told rank"] == pytest.approx(0.5)


def test_who_is_named_in_a_quotation_was_not_named_by_the_account() -> None:
    quoted = "Piet Vos sold it"
    text = f"Tom Haddad met the council. “{quoted}.” He said it rained."
    found = _signs(text, "Tom Haddad", "Piet Vos", quoted=quoted)
    assert found["Tom Haddad"]["told last"] == 1.0
    assert "told last" not in found["Piet Vos"]
    assert "narrated behind" not in found["Piet Vos"]


def test_whom_the_credit_names_behind_its_source_is_told_not_telling() -> None:
    found = _signs("Tom Haddad rose. He told Piet Vos it rained.", "Tom Haddad", "Piet Vos")
    assert found["Piet Vos"]["named behind"] == 1.0
    assert found["Tom Haddad"]["named behind"] == 0.0


def test_a_speaker_without_a_name_is_a_candidate_told_of_like_the_named() -> None:
    text = "A spokeswoman spoke. Olga Brand sang. She said it rained."
    known = understood(text, {"Olga Brand": "person"})
    scene, query = _asked(known, "She")
    scene.note(Speaker(label="A spokeswoman"), 0)
    found = {one.key: one.signs for one in Candidates(scene=scene, roles=()).of(query, {})}
    signs = found["label:spokeswoman"]
    assert signs["spoke last"] == signs["likely gender"] == signs["told second"] == 1.0
    assert signs["told last"] == 0.0  # Olga Brand was named since


def test_a_quoted_sentence_is_no_narration_though_its_marks_are_not_within() -> None:
    text = "Piet Vos sang. “It rained all day.” “It snowed. It froze.” He slept."
    known = understood(text, {"Piet Vos": "person"})
    scene, query = _asked(known, "He")
    quoted = [at(text, "It rained all day."), at(text, "It snowed. It froze.")]
    [entity] = find_entities(scene, ())
    signs = dict(Narration(scene=scene, quoted=quoted).signs(query, entity))
    assert signs["narrated behind"] == pytest.approx(math.log1p(1))


def test_a_surname_kept_as_a_label_may_be_he_and_a_pronoun_is_of_its_gender() -> None:
    scene, query = _asked(understood("He said it rained.", {}), "He")
    scene.note(Speaker(label="Mr. Rhodes"), 0)
    scene.note(Speaker(label="She"), 0)
    found = {one.key: one.signs for one in Candidates(scene=scene, roles=()).of(query, {})}
    assert "label:mr. rhodes" in found
    assert found["label:she"]["unlikely gender"] == 1.0


@pytest.mark.parametrize("label", ["Records", "The report", "officials", "the police", "The firm"])
def test_texts_and_groups_are_not_he(label: str) -> None:
    text = f"{label} say it rained. He said it snowed."
    scene, query = _asked(understood(text, {}), "He")
    scene.note(Speaker(label=label), 0)
    assert [one.key for one in Candidates(scene=scene, roles=()).of(query, {})] == [""]


def test_words_are_alike_by_their_vectors_less_the_articles_mean() -> None:
    text = "Norvik spoke. Brede sang. The firm wrote."
    names = ("Norvik", "Brede", "firm")
    words = tuple(
        Word(span=at(text, one), pos="NOUN", head=row, dep="nsubj", sentence=row)
        for row, one in enumerate(names)
    )
    known = understood(text, {"Norvik": "organization", "Brede": "organization"})
    scene, query = _asked(known, "The firm")
    near = ContextLikeness(words=words, vectors=np.array([[1, 0], [0, 1], [1, 0.1]], np.float16))
    found = {e.key: dict(near.signs(query, e)) for e in find_entities(scene, ())}
    assert found["name:norvik"]["context"] > 0.9
    assert found["name:brede"]["context"] < 0
    assert not dict(
        ContextLikeness(words=(), vectors=None).signs(query, find_entities(scene, ())[0])
    )
