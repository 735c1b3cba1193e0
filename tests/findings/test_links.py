from __future__ import annotations

from dataclasses import replace

import numpy as np

from rashomon.findings.linking.candidates import ALL_PAIRS, account_pairs
from rashomon.findings.linking.features import NAMES, pair_features
from rashomon.findings.linking.scorer import packaged
from rashomon.findings.linking.sentence_view import view_story
from rashomon.findings.links import find_links
from rashomon.model import AnnotatedArticle, Link, Story, Word
from rashomon.text.tokens import content_tokens
from tests.findings.comparing import story

GAZETTE = """Ferry sinks off Torva, five dead
A ferry carrying workers sank off Torva on Tuesday, killing five people, the coast guard said.
Captain Mara Oszkay was arrested in the harbour after the wreck.
The museum of the city opens again in spring."""
HERALD = """Torva ferry disaster leaves nine dead
A ferry with workers on board sank off Torva on Tuesday, killing nine people, the coast guard said.
Police arrested Captain Mara Oszkay in the harbour after the wreck.
Bakers want lower taxes on flour."""


def worded(account: AnnotatedArticle) -> AnnotatedArticle:
    """The account with its content words as nouns, each with a vector by its stem."""
    text, words, vectors = account.article.text, [], []
    for sentence in account.sentences:
        for token in content_tokens(text, sentence.span):
            at = len(words)
            words.append(
                Word(span=token.span, pos="NOUN", head=at, dep="", sentence=sentence.index)
            )
            seed = sum(ord(c) * 31**k for k, c in enumerate(token.form)) % 2**32
            vectors.append(np.random.default_rng(seed).standard_normal(384))
    return replace(
        account, words=tuple(words), word_vectors=np.array(vectors, np.float32).reshape(-1, 384)
    )


def links(*texts: str) -> tuple[Story, tuple[Link, ...]]:
    made = Story(accounts=tuple(worded(account) for account in story(*texts).accounts))
    return made, find_links(made, (), ())


def joined(made: Story, found: tuple[Link, ...]) -> set[tuple[str, str]]:
    text = {a.article.id: a.article.text for a in made.accounts}
    return {
        (x.left.span.of(text[x.left.article_id]), x.right.span.of(text[x.right.article_id]))
        for x in found
    }


def test_the_same_fact_in_other_words_is_linked() -> None:
    made, found = links(GAZETTE, HERALD)
    pairs = joined(made, found)
    assert any("was arrested" in a and "Police arrested" in b for a, b in pairs)
    assert not any("museum" in a or "Bakers" in b for a, b in pairs)


def test_scores_are_probabilities_and_reasons_are_given() -> None:
    _, found = links(GAZETTE, HERALD)
    assert found
    assert all(0 <= link.score <= 1 and link.reasons for link in found)
    assert len({link.id for link in found}) == len(found)


def test_a_pair_scores_the_same_in_either_order() -> None:
    view = view_story(story(GAZETTE, HERALD))
    swapped = view_story(story(HERALD, GAZETTE))
    one = {(int(i), int(j)): row for i, j, row in zip(*_all(view), strict=True)}
    for i, j, row in zip(*_all(swapped), strict=True):
        same = one[int(j) - len(swapped.rows[0]), int(i) + len(view.rows[0])]
        assert np.allclose(row, same, atol=1e-4)


def _all(view):  # type: ignore[no-untyped-def]
    left, right = next(iter(account_pairs(view)))
    return left, right, pair_features(view, left, right)


def test_the_packaged_models_fit_the_features() -> None:
    assert packaged("link").names == NAMES
    assert 0 < packaged("link").threshold < 1


def test_long_accounts_are_not_compared_all_with_all() -> None:
    lines = "\n".join(f"Item {n} of place{n} was sold to buyer{n}." for n in range(250))
    view = view_story(story("Sale one\n" + lines, "Sale two\n" + lines))
    pairs = list(account_pairs(view))
    assert sum(len(left) for left, _ in pairs) < ALL_PAIRS
    for left, right in pairs:
        found = set(zip(left.tolist(), right.tolist(), strict=True))
        assert all((k, k + 251) in found for k in range(1, 251))


def test_an_empty_account_gives_no_links() -> None:
    assert links("", HERALD)[1] == ()
