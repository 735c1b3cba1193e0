"""Wordings, on two invented accounts of one event as the product reads them."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

import rashomon
from rashomon.findings.wording.colour import COLOUR_NAMES, colour_features
from rashomon.findings.wording.concepts import Concept, find_concepts
from rashomon.findings.wording.features import is_variant
from rashomon.findings.wording.lexicon import load_lexicon
from rashomon.findings.wording.members import unsure_members
from rashomon.findings.wording.model import packaged
from rashomon.findings.wording.offered import Row, holds
from rashomon.findings.wording.pairs import find_pairs, linked_sentences
from rashomon.findings.wording.ratings import rating_of
from rashomon.findings.wording.reference import NAMES, ReferenceTable
from rashomon.findings.wording.uses import Use, find_uses
from rashomon.findings.wordings import wording_caveats
from rashomon.model import AnnotatedArticle, Article, Comparison, Span, Story
from rashomon.text.tokens import stem

VALLEY = """Rebels seize border town of Karsten

Rebels seized the border town of Karsten on Monday, the governor of the Ostra valley said.
The rebels took over the disputed district after two days of clashes with the army.
"We will not leave," their leader Tomas Brandl told reporters in the town square.
About 300 families fled Karsten before the fighting began, relief workers said.
The army said it would send two battalions to the disputed district.
"""
RIVER = """Fighters liberate Karsten

Freedom fighters liberated the border town of Karsten on Monday, the governor of the Ostra valley
said. The fighters entered the occupied district after two days of clashes with the army.
"We will not leave," their commander Tomas Brandl told reporters in the town square.
About 300 families left Karsten before the fighting began, relief workers said.
The army said it would send two battalions to the occupied district.
"""


@pytest.fixture(scope="module")
def comparison(tmp_path_factory: pytest.TempPathFactory) -> Comparison:
    folder = tmp_path_factory.mktemp("valley")
    paths: list[str] = []
    for name, text in (("valley.txt", VALLEY), ("river.txt", RIVER)):
        (folder / name).write_text(text, "utf-8")
        paths.append(str(Path(folder) / name))
    found = rashomon.compare(paths)
    assert isinstance(found, Comparison)
    return found


def tables(comparison: Comparison) -> list[dict[str, set[str]]]:
    texts = {one.article.id: one.article.text for one in comparison.story.accounts}
    found = []
    for wording in comparison.wordings:
        table: dict[str, set[str]] = {}
        for use in wording.uses:
            table.setdefault(use.article_id, set()).add(use.span.of(texts[use.article_id]))
        found.append(table)
    return found


def in_one_table(comparison: Comparison, one: str, other: str) -> bool:
    return any(
        any(one in phrase for phrase in table.get("a1", ()))
        and any(other in phrase for phrase in table.get("a2", ()))
        for table in tables(comparison)
    )


def test_the_same_act_in_other_words(comparison: Comparison) -> None:
    assert in_one_table(comparison, "seize", "liberate")


def test_the_same_place_in_other_words(comparison: Comparison) -> None:
    assert in_one_table(comparison, "disputed district", "occupied district")


def test_every_wording_has_words_of_two_accounts(comparison: Comparison) -> None:
    for table in tables(comparison):
        assert len(table) == 2


def test_what_both_say_alike_is_no_wording(comparison: Comparison) -> None:
    for table in tables(comparison):
        assert table["a1"] != table["a2"]


def uses(comparison: Comparison) -> list[Use]:
    return [
        use
        for number, account in enumerate(comparison.story.accounts)
        for use in find_uses(number, account, comparison.actors)
    ]


def test_one_phrase_refers_as_itself(comparison: Comparison) -> None:
    phrases = uses(comparison)
    table = ReferenceTable(phrases).features(range(len(phrases)))
    assert table.shape == (len(phrases), len(phrases), len(NAMES))
    same_head = table[..., NAMES.index("same-head")]
    assert np.array_equal(same_head, same_head.T)
    assert (np.diag(same_head) == 1).all()
    assert (np.diag(table[..., NAMES.index("rival-heads")]) == 0).all()
    assert np.allclose(np.diag(table[..., NAMES.index("context")]), 1, atol=1e-3)


def test_rivals_are_different_words_of_one_field(comparison: Comparison) -> None:
    phrases = uses(comparison)
    table = ReferenceTable(phrases).features(range(len(phrases)))
    row = next(i for i, use in enumerate(phrases) if use.words[0] == "seized")
    column = next(i for i, use in enumerate(phrases) if use.words[0] == "liberated")
    assert table[row, column, NAMES.index("rival-heads")] == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("retook", "liberation"), ("Rebels", "militants"), ("killed", "murdered")],
)
def test_words_that_choose_sides_share_a_field(one: str, other: str) -> None:
    lexicon = load_lexicon()
    assert lexicon.fields(one) & lexicon.fields(other)


@pytest.mark.parametrize("word", ["table", "Monday", ""])
def test_plain_words_have_no_field(word: str) -> None:
    assert not load_lexicon().fields(word)


def test_many_accounts_carry_a_caveat() -> None:
    article = Article(id="a1", name="x", text="x", blocks=())
    account = AnnotatedArticle(article=article, sentences=())
    few, many = (Story(accounts=(account,) * count) for count in (5, 12))
    assert wording_caveats(few) == ()
    (caveat,) = wording_caveats(many)
    assert caveat.code == "wordings-sampled"
    assert "12 accounts" in caveat.detail


@pytest.mark.parametrize(("one", "other"), [("injured", "hurt"), ("probe", "investigation")])
def test_plain_synonyms_are_no_difference(one: str, other: str) -> None:
    assert is_variant(stem(one), stem(other))


def test_words_that_differ_in_tone_are_no_synonyms() -> None:
    assert not is_variant(stem("regime"), stem("government"))


def test_what_perhaps_speaks_of_something_else_is_among_the_phrases(comparison: Comparison) -> None:
    for wording in comparison.wordings:
        assert set(wording.unsure) <= set(wording.uses)
        assert len({use.article_id for use in set(wording.uses) - set(wording.unsure)}) == 2


def _district(comparison: Comparison) -> Concept:
    """The concept of the district, with every phrase that joined it."""
    phrases = find_pairs(comparison.story, comparison.actors, comparison.links)
    judges = packaged()
    scores = judges.pairs.scores([pair.features for pair in phrases.pairs])
    concepts = find_concepts(phrases, scores, judges.reference)
    return next(one for one in concepts if one.seed.left.head == stem("district"))


def test_a_doubtful_row_of_mostly_unsure_phrases_is_not_offered(comparison: Comparison) -> None:
    concept = _district(comparison)
    seed = {concept.seed.left, concept.seed.right}
    strays = [replace(concept.seed.right, span=Span(start=at, end=at + 1)) for at in range(4)]
    few, many = (
        replace(concept, uses={0: (concept.seed.left,), 1: (concept.seed.right, *strays[:most])})
        for most in (3, 4)
    )
    assert not seed & set(strays)
    assert holds(Row(concept=few, score=-0.1), strays)
    assert not holds(Row(concept=many, score=-0.1), strays)
    assert holds(Row(concept=many, score=0.1), strays)


def test_a_stray_phrase_is_unsure_and_a_repeat_is_not(comparison: Comparison) -> None:
    story, judges, concept = comparison.story, packaged(), _district(comparison)
    phrases = find_pairs(story, comparison.actors, comparison.links)
    texts = [account.article.text for account in story.accounts]

    def told(words: str) -> Use:
        every = (use for own in phrases.uses for use in own)
        return next(use for use in every if words in use.span.of(texts[use.account]))

    stray = told("relief workers")
    uses = {account: (*own, stray) if account == stray.account else own
            for account, own in concept.uses.items()}  # fmt: skip
    unsure = unsure_members(
        replace(concept, uses=uses), judges, linked_sentences(story, comparison.links)
    )
    assert stray in unsure
    assert not {concept.seed.left, concept.seed.right} & unsure


def test_colour_tells_a_loaded_word_from_a_plain_one(comparison: Comparison) -> None:
    concept = _district(comparison)  # "disputed" / "occupied"
    left, right = concept.seed.left, concept.seed.right
    values = dict(zip(COLOUR_NAMES, colour_features(concept), strict=True))
    assert values["load most"] == max(rating_of(w).load for w in ("disputed", "occupied"))
    assert values["doubt gap"] == 1  # "disputed"
    assert values["head load gap"] == 0  # "district" is both
    alike = replace(concept, seed=replace(concept.seed, right=replace(left, account=right.account)))
    apart = dict(zip(COLOUR_NAMES, colour_features(alike), strict=True))
    assert apart["load most"] == apart["doubt gap"] == 0


def test_names_of_colours_are_distinct() -> None:
    assert len(set(COLOUR_NAMES)) == len(COLOUR_NAMES)
