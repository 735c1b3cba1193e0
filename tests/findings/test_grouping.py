"""Phrases grouped by what they speak of."""

from pathlib import Path

import numpy as np
import pytest

from rashomon.findings.actors import find_actors
from rashomon.findings.wording.grouping import group_places, group_uses, groups_of
from rashomon.findings.wording.projection import load_projection
from rashomon.findings.wording.reference import NAMES, ReferenceTable
from rashomon.findings.wording.uses import uses_at
from rashomon.model import AnnotatedArticle, Evidence, Span, Story
from rashomon.run import read

HARBOUR = """Strike shuts the port of Velsund

Dockers shut the port of Velsund on Tuesday in a strike over pay.
Mayor Ines Falk called the walkout irresponsible. Falk said the harbour would open again soon.
"""
QUAY = """Dock workers walk out

The port of Velsund stood still on Tuesday as dock workers went on strike.
The strike "hurts everyone", Mayor Ines Falk said.
"""


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    folder = tmp_path_factory.mktemp("port")
    paths: list[str] = []
    for name, text in (("harbour.txt", HARBOUR), ("quay.txt", QUAY)):
        (folder / name).write_text(text, "utf-8")
        paths.append(str(Path(folder) / name))
    accounts = [one for one in read(paths) if isinstance(one, AnnotatedArticle)]
    return Story(accounts=tuple(accounts))


def place(story: Story, account: int, words: str) -> Evidence:
    article = story.accounts[account].article
    start = article.text.index(words)
    return article.evidence(Span(start=start, end=start + len(words)))


def test_names_of_one_person_are_one_group(story: Story) -> None:
    places = [
        place(story, 0, "Ines Falk"),
        place(story, 0, "Falk said"),
        place(story, 1, "Ines Falk"),
        place(story, 0, "port of Velsund"),
        place(story, 1, "port of Velsund"),
    ]
    groups = group_places(story, find_actors(story), places)
    assert sorted(one for group in groups for one in group) == sorted(places)
    assert any({places[0], places[2]} <= set(group) for group in groups)
    assert not any({places[0], places[3]} <= set(group) for group in groups)


def test_the_order_given_does_not_matter(story: Story) -> None:
    places = [
        place(story, account, words)
        for account, words in ((0, "strike over pay"), (0, "walkout"), (1, "strike"), (1, "hurts"))
    ]
    actors = find_actors(story)
    forth, back = (group_places(story, actors, p) for p in (places, places[::-1]))
    assert {frozenset(group) for group in forth} == {frozenset(group) for group in back}


def test_a_place_without_words_stands_alone(story: Story) -> None:
    empty = story.accounts[0].article.evidence(Span(start=0, end=0))
    assert group_places(story, (), [empty]) == ((empty,),)


def test_nothing_makes_no_group() -> None:
    assert group_uses([]) == ()


def odds(*rows: str) -> np.ndarray:
    return np.array([[5.0 if cell == "1" else -5.0 for cell in row] for row in rows])


def test_what_is_near_is_one_group() -> None:
    found = groups_of(odds("111000", "111000", "111000", "000111", "000111", "000111"))
    assert {frozenset(group) for group in found} == {frozenset({0, 1, 2}), frozenset({3, 4, 5})}


def test_one_alone_goes_to_the_nearest_larger_group_if_any_is_near() -> None:
    near = odds("11110", "11110", "11110", "11110", "00001")
    assert len(groups_of(near)) == 2
    near[4, :4] = near[:4, 4] = -3.5
    assert len(groups_of(near)) == 1


def test_two_by_two_is_the_same_as_some_with_all(story: Story) -> None:
    uses = [
        use
        for number, article in enumerate(story.accounts)
        for use in uses_at(
            number, article, find_actors(story), [one.span for one in article.sentences]
        )
        if use is not None
    ]
    table = ReferenceTable(uses)
    left, right = np.divmod(np.arange(len(uses) ** 2), len(uses))
    crossed = table.features(range(len(uses)))
    paired = table.between(left.tolist(), right.tolist())
    assert crossed.shape == (len(uses), len(uses), len(NAMES))
    assert np.allclose(crossed.reshape(-1, len(NAMES)), paired, atol=1e-5)


def test_projected_vectors_have_length_one() -> None:
    rng = np.random.default_rng(0)
    vectors = rng.normal(size=(4, 384)).astype(np.float32)
    found = load_projection().of(vectors, vectors[::-1])
    assert np.allclose(np.linalg.norm(found, axis=1), 1, atol=1e-5)
    assert (
        not load_projection()
        .of(np.zeros((1, 384), np.float32), np.zeros((1, 384), np.float32))
        .any()
    )
