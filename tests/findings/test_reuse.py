"""Shared text among very many accounts: what the index proposes, and that nothing gets lost."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from rashomon.findings import independence
from rashomon.findings.independence import find_independence, find_reuse
from rashomon.findings.reuse.candidates import candidate_pairs
from rashomon.model import AnnotatedArticle, Story
from tests.findings.comparing import account
from tests.findings.test_independence import WIRE

SYLLABLES = "ba ke li mo nu ra se ti vo zu pa de gi lo fu na".split()


def sentences(chance: random.Random, count: int) -> list[str]:
    """Sentences of words that nobody else uses."""

    def word() -> str:
        return "".join(chance.choices(SYLLABLES, k=3))

    return [" ".join(word() for _ in range(14)).capitalize() + "." for _ in range(count)]


def crowd(size: int, seed: int = 1) -> list[AnnotatedArticle]:
    """Accounts that have nothing in common; every fourth takes three sentences of the first."""
    chance = random.Random(seed)
    texts = [["A title", *sentences(chance, 12)] for _ in range(size)]
    for number in range(4, size, 4):
        texts[number][5:8] = texts[0][5:8]
    return [account("\n".join(text), f"a{n}") for n, text in enumerate(texts)]


def test_the_index_proposes_what_shares_text_and_little_else() -> None:
    accounts = crowd(40)
    forms = [[w.strip(".").lower() for w in one.article.text.split()] for one in accounts]
    taken = range(0, 40, 4)
    assert set(candidate_pairs(forms)) == {(x, y) for x in taken for y in taken if x < y}


def test_a_crowd_is_held_together_without_all_of_its_pairs() -> None:
    forms = [[f"w{n}" for n in range(80)] for _ in range(30)]
    pairs = list(candidate_pairs(forms, crowd=10))
    assert len(pairs) < 30 * 29 / 2
    assert {y for x, y in pairs if x == 0} == set(range(1, 30))


def test_texts_too_short_to_share_anything() -> None:
    assert list(candidate_pairs([[], ["one"], ["one", "two", "three"], []])) == []


def test_groups_over_many_accounts_of_whatever_events() -> None:
    reuse = find_reuse(crowd(20))
    assert reuse.groups == (("a0", "a4", "a8", "a12", "a16"),)
    assert {one.relation for one in reuse.ties} == {"shared-source"}
    assert len(reuse.ties) == 10


def test_one_agency_ties_nothing_across_events() -> None:
    by_agency = [
        replace(one, article=replace(one.article, byline=("Reuters",))) for one in crowd(3)
    ]
    assert find_reuse(by_agency).ties == ()
    (first, *_) = find_independence(Story(accounts=tuple(by_agency)))
    assert first.relation == "shared-source"


def test_nothing_to_compare() -> None:
    assert find_reuse([]).groups == ()
    assert find_reuse([account(WIRE, "a1")]).groups == ()


def test_a_story_of_many_accounts_is_judged_as_one_of_few(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    story = Story(accounts=tuple(crowd(24)))
    every = find_independence(story)
    monkeypatch.setattr(independence, "_MANY", 2)
    assert find_independence(story) == every
