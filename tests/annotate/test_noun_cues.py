"""Nouns of saying whose words follow as a clause."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rashomon.annotate.content import Understood
from rashomon.annotate.statements import find_statements
from rashomon.model import MentionKind
from tests.annotate.reading import said, spoken, understood

_NAMES: dict[str, MentionKind] = {"Marta Okoro": "person", "Piet Vos": "person"}


def _parsed(text: str, noun: str, owner: str = "") -> Understood:
    """The text with a noun, its owner, and a clause whose verb is "leaks" that follows it."""
    known = understood(text, _NAMES, syntax="leaks>leaks")
    words = list(known.words)
    place = {word.span.of(text): i for i, word in enumerate(words)}
    words[place[noun]] = replace(words[place[noun]], pos="NOUN")
    words[place["leaks"]] = replace(words[place["leaks"]], pos="VERB", head=place[noun], dep="acl")
    for word in ("that", "dam"):
        words[place[word]] = replace(words[place[word]], head=place["leaks"])
    words[place["the"]] = replace(words[place["the"]], head=place["dam"])
    if owner:
        words[place[owner]] = replace(words[place[owner]], head=place[noun], dep="poss")
    return replace(known, words=tuple(words))


def test_whose_claim_it_is_says_so() -> None:
    text = "It rained upon Piet Vos’s old claim that the dam leaks"
    (found,) = find_statements(_parsed(text, "claim", "Vos"), [])
    assert found.content[0].of(text) == "the dam leaks"
    assert found.cue[0].of(text) == "claim"
    assert found.speaker.mention is not None
    assert found.speaker.mention.of(text) == "Piet Vos"


@pytest.mark.parametrize("link", ["from", "by"])
def test_whom_it_comes_from_says_so(link: str) -> None:
    text = f"It came upon an assurance {link} Piet Vos that the dam leaks"
    known = _parsed(text, "assurance")
    (found,) = find_statements(known, [])
    assert spoken(known, found) == "Piet Vos"


def test_within_anothers_words_he_is_who_it_is_told_by() -> None:
    text = "Marta Okoro rejected Piet Vos’s claim that the dam leaks"
    known = _parsed(text, "claim", "Vos")
    whole = said(text, "Piet Vos’s claim that the dam leaks", "rejected", "Marta Okoro")
    outer, inner = find_statements(known, [whole])
    assert [spoken(known, outer), spoken(known, inner)] == ["Marta Okoro", "Piet Vos"]
    assert [via.mention and via.mention.of(text) for via in inner.via] == ["Marta Okoro"]


def test_what_the_reader_credits_to_the_noun_is_told_once() -> None:
    text = "It rained upon Piet Vos’s old claim that the dam leaks"
    known = _parsed(text, "claim", "Vos")
    assert len(find_statements(known, [said(text, "the dam leaks", "claim", "Piet Vos")])) == 1


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("There is no guarantee from Piet Vos that the dam leaks", "guarantee"),
        ("There is a claim that the dam leaks", "claim"),
        ("There is a bucket from Piet Vos that the dam leaks", "bucket"),
    ],
)
def test_what_nobody_says_is_no_statement(text: str, noun: str) -> None:
    assert find_statements(_parsed(text, noun), []) == ()


def _changed(known: Understood, word: str, **change: str) -> Understood:
    """The same with another part of speech, label or governor of a word."""
    text = known.article.text
    words = list(known.words)
    place = {one.span.of(text): i for i, one in enumerate(words)}
    one = words[place[word]]
    head = place[change["head"]] if "head" in change else one.head
    pos, dep = change.get("pos", one.pos), change.get("dep", one.dep)
    words[place[word]] = replace(one, pos=pos, dep=dep, head=head)
    return replace(known, words=tuple(words))


def test_a_clause_about_the_words_is_not_what_they_say() -> None:
    text = "It rained upon Piet Vos’s old claim that the dam leaks"
    known = _changed(_parsed(text, "claim", "Vos"), "that", pos="PRON")
    assert find_statements(known, []) == ()


def test_a_clause_of_another_verb_is_not_what_the_noun_says() -> None:
    text = "It came upon a warning from Piet Vos writing that the dam leaks"
    known = _changed(_parsed(text, "warning"), "leaks", head="writing")
    assert len(find_statements(known, [])) == 1
    assert find_statements(_changed(known, "writing", pos="VERB"), []) == ()


def test_the_sentence_is_not_what_a_noun_in_it_says() -> None:
    known = _parsed("A warning from Piet Vos that the dam leaks", "warning")
    assert len(find_statements(known, [])) == 1
    assert find_statements(_changed(known, "leaks", dep="ROOT"), []) == ()
