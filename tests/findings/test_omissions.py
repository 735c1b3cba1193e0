from __future__ import annotations

from rashomon.findings.omissions import find_only
from rashomon.model import Link
from tests.findings.comparing import story

ONE = """Bridge opens
The bridge over the Velm opened on Monday.
Minister Dravec said that the old ferry would stop."""
OTHER = """New bridge opens
The bridge over the Velm opened on Monday."""


def test_sentences_without_a_link_and_no_titles() -> None:
    made = story(ONE, OTHER)
    left, right = made.accounts
    link = Link(
        id="l1",
        left=left.article.evidence(left.sentences[1].span),
        right=right.article.evidence(right.sentences[1].span),
        relation="same",
        score=0.9,
    )
    found = find_only(made, (link,), ())
    assert [o.evidence.span.of(ONE) for o in found] == [
        "Minister Dravec said that the old ferry would stop."
    ]
    assert 0 <= found[0].weight <= 1
    assert len(find_only(made, (), ())) == 3
