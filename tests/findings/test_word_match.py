from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from rashomon.findings.linking.features import pair_features
from rashomon.findings.linking.scorer import LinkModel, packaged, packaged_links
from rashomon.findings.linking.sentence_view import view_story
from rashomon.findings.linking.word_match import (
    NAMES,
    WordRows,
    match_words,
    story_mean,
    words_of,
)
from rashomon.learned.trees import Trees
from tests.findings.comparing import story


def rows(*numbers: int, clauses: tuple[int, ...] | None = None) -> WordRows:
    """A sentence of words that are each a direction of their own; the first governs the rest."""
    count = len(numbers)
    return WordRows(
        vectors=np.eye(384, dtype=np.float32)[list(numbers)],
        weights=np.ones(count, np.float32),
        clauses=np.array(clauses or (0,) * count),
        verbs=np.arange(count) == 0,
        nouns=np.arange(count) > 0,
        governing=np.array([(0, k) for k in range(1, count)] or [(0, 0)]),
    )


def matched(left: list[WordRows], right: list[WordRows]) -> dict[str, np.ndarray]:
    mean = np.zeros(384, np.float32)
    table = match_words(words_of(left, mean), words_of(right, mean))
    return {name: table[:, :, k] for k, name in enumerate(NAMES)}


def test_a_sentence_holds_itself_and_no_other() -> None:
    found = matched([rows(1, 2, 3), rows(4, 5)], [rows(1, 2, 3), rows(6, 7)])
    assert np.allclose(found["words_held_min"], [[1, 0], [0, 0]])
    assert np.allclose(found["pairs_held_max"], [[1, 0], [0, 0]])
    assert np.allclose(found["nearest_verbs"], [[1, 0], [0, 0]])


def test_a_clause_may_be_held_where_the_sentence_is_not() -> None:
    long = rows(1, 2, 3, 4, 5, 6, clauses=(0, 0, 0, 0, 1, 1))
    found = matched([long], [rows(5, 6)])
    assert np.isclose(found["words_held_min"][0, 0], 1 / 3)
    assert np.isclose(found["clause_held_min"][0, 0], 1)


def test_a_neighbour_backs_a_sentence_up() -> None:
    found = matched([rows(1, 2)], [rows(1, 9), rows(2, 8)])
    assert np.allclose(found["words_held_max"], 0.5)
    assert np.allclose(found["words_backed_max"], 1)


def test_words_of_a_kind_are_as_near_as_the_nearest_and_other_words_are_not_near() -> None:
    def verb(sign: float) -> WordRows:
        return replace(rows(1), vectors=sign * np.eye(384, dtype=np.float32)[[1]])

    found = matched([verb(1.0), rows(2, 3)], [verb(-1.0), rows(1, 4)])
    # Two verbs alone may be far apart; where there are other words, these count as 0.
    assert np.allclose(found["nearest_verbs"], [[-1, 1], [0, 0]])
    assert np.allclose(found["nearest_nouns"], 0)


def test_long_accounts_are_matched_in_parts(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    left = [rows(k, k + 1, k + 2) for k in range(20)]
    whole = matched(left, left)
    monkeypatch.setattr("rashomon.findings.linking.word_match._AT_ONCE", 300)
    parts = matched(left, left)
    assert np.allclose(whole["words_held_min"], parts["words_held_min"])


def test_sentences_without_words_or_vectors_are_matched_with_nothing() -> None:
    view = view_story(story("One title\n...", "Other title\n!!!"))
    left, right = np.array([0, 1]), np.array([2, 3])
    assert np.isfinite(pair_features(view, left, right)).all()
    assert np.isfinite(story_mean([])).all()


def test_trees_ask_and_sum() -> None:
    trees = Trees(
        feature=np.array([[0, 1], [0, 0]]),
        limit=np.array([[0.5, 2.0], [0.0, 0.0]], np.float32),
        after=np.array([[[~0, 1], [~1, ~2]], [[~0, ~0], [~0, ~0]]]),
        leaves=np.array([[1, 2, 3], [10, 0, 0]], np.float32),
    )
    asked = np.array([[0.5, 9], [0.6, 2.0], [0.6, 2.1]], np.float32)
    assert trees.log_odds(asked).tolist() == [11, 12, 13]
    assert trees.log_odds(asked[:0]).tolist() == []


def test_the_link_model_weighs_both() -> None:
    link = packaged_links()
    features = np.tile(link.logistic.mean, (3, 1)).astype(np.float32)
    both = 0.25 * link.logistic.log_odds(features) + 0.75 * link.trees.log_odds(features)
    assert isinstance(link, LinkModel)
    assert np.allclose(link.probabilities(features), 1 / (1 + np.exp(-both)))
    assert link.threshold == packaged("link").threshold
    assert link.trees.feature.max() < len(link.logistic.names)


def test_trees_answer_as_a_walk_down_each_does() -> None:
    trees = packaged_links().trees
    features = np.random.default_rng(7).normal(size=(60, trees.feature.max() + 1))
    features = features.astype(np.float32)
    for row, found in zip(features, trees.log_odds(features), strict=True):
        walked = []
        for tree in range(len(trees.feature)):
            at = 0
            while at >= 0:
                no = row[trees.feature[tree, at]] > trees.limit[tree, at]
                at = int(trees.after[tree, at, int(no)])
            walked.append(trees.leaves[tree, ~at])
        assert np.isclose(found, np.sum(walked, dtype=np.float64), atol=1e-5)


def test_trees_with_too_many_ends_are_refused() -> None:
    chain = [[~k, k + 1] for k in range(16)] + [[~16, ~17]]
    with pytest.raises(ValueError, match="ends"):
        Trees(
            feature=np.zeros((1, 17), np.int64),
            limit=np.zeros((1, 17), np.float32),
            after=np.array([chain]),
            leaves=np.zeros((1, 18), np.float32),
        )
