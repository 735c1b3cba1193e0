from __future__ import annotations

from rashomon.findings.contradictions.carried import carry_over
from rashomon.model import Evidence, Link, Story, Value
from tests.findings.comparing import story

TEXTS = (
    "Cut\nThree sea cables were cut on Friday.",
    "Cut\nTwo sea cables were cut on Friday.",
    "Cut\nOn Friday three data lines were cut.",
)


def links(made: Story, *, agree: int = 2) -> tuple[Link, ...]:
    def figure(n: int) -> tuple[Evidence, Value]:
        account = made.accounts[n]
        sentence = next(s for s in account.sentences if s.block == "body")
        words = account.article.evidence(account.quantities[0].span)
        return account.article.evidence(sentence.span), Value(evidence=words, normalised="")

    (a, one), (b, two), (c, _) = figure(0), figure(1), figure(agree)
    conflict = Link(
        id="l1",
        left=a,
        right=b,
        relation="conflict",
        score=0.9,
        aspect="number",
        left_value=one,
        right_value=two,
    )
    return (conflict, Link(id="l2", left=a, right=c, relation="same", score=0.8))


def test_who_gives_the_same_figure_contradicts_too() -> None:
    made = story(*TEXTS)
    *_, carried = carry_over(made, links(made))
    assert carried.relation == "conflict"
    assert (carried.left.article_id, carried.right.article_id) == ("a2", "a3")
    assert carried.score == 0.8
    assert carried.left_value is not None
    assert carried.right_value is not None
    assert carried.right_value.evidence.span.of(TEXTS[2]) == "three data lines"


def test_who_gives_another_figure_does_not() -> None:
    made = story(*TEXTS[:2], "Cut\nOn Friday some lines and nine ships were cut.")
    assert carry_over(made, links(made)) == links(made)


def test_a_figure_given_again_contradicts_again() -> None:
    made = story(
        TEXTS[0] + " Ships look for the three cables.",
        TEXTS[1],
        "Cut\nOn Friday nine ships waited.",
    )
    *_, again = carry_over(made, links(made)[:1])
    assert again.relation == "conflict"
    assert again.left_value is not None
    assert again.left_value.evidence.span.of(made.accounts[0].article.text) == "three cables"


def test_a_number_of_people_given_again_may_be_of_others() -> None:
    made = story(
        "Cut\nThree people were hurt on Friday. Three people dived.",
        "Cut\nTwo people were hurt on Friday.",
        "Cut\nOn Friday nine ships waited.",
    )
    assert carry_over(made, links(made)[:1]) == links(made)[:1]
