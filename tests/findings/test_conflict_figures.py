"""Invented accounts whose figures differ: counts, lengths, durations, inhabitants, ages."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from rashomon.annotate.quantities import find_quantities
from rashomon.findings.conflicts import ConflictFinder
from rashomon.findings.contradictions.figures import Figures, kind_of, words_mean
from rashomon.findings.contradictions.pair import Conflict
from rashomon.findings.linking.sentence_view import view_story
from rashomon.model import AnnotatedArticle, Quantity, Span, Story
from tests.findings.parsed import parsed


def read(marked: str, id: str) -> AnnotatedArticle:
    """The parsed account with its quantities read from the syntax given."""
    made = parsed(marked, id)
    return replace(made, quantities=find_quantities(made.article, made.sentences, made.words))


def conflict_of(
    left: str, right: str, *, score: float = 0.6, alike: float = 0.2
) -> Conflict | None:
    accounts = (read(left, "a1"), read(right, "a2"))
    return found(accounts, score=score, alike=alike)


def found(
    accounts: tuple[AnnotatedArticle, AnnotatedArticle], *, score: float, alike: float = 0.2
) -> Conflict | None:
    made = Story(accounts=accounts)
    view = view_story(made)
    a, b = view.views[view.rows[0][-1]], view.views[view.rows[1][-1]]
    return ConflictFinder(made, view).find(a, b, score=score, alike=alike)


_FALL = "A climber[NOUN nsubj fell] fell[VERB ROOT =] {}[NUM nummod metres] metres[NOUN dobj fell]."


def test_lengths_of_one_act() -> None:
    conflict = conflict_of(_FALL.format("200"), _FALL.format("150"), score=0.4)
    assert conflict
    assert conflict.aspect == "number"
    assert conflict.why == "of the same act: fell"
    assert {conflict.left.normalised, conflict.right.normalised} == {"200 m", "150 m"}


@pytest.mark.parametrize(
    "other",
    [
        "A boat[NOUN nsubj drifted] drifted[VERB ROOT =] 150[NUM nummod metres] "
        "metres[NOUN dobj drifted].",
        _FALL.format("190") + " It[PRON nsubj fell] was 150 metres from the hut.",
        _FALL.format("2000"),
    ],
)
def test_lengths_of_two_things(other: str) -> None:
    assert conflict_of(_FALL.format("200"), other, score=0.4) is None


def test_a_length_that_the_other_account_gives_too_is_of_another_thing() -> None:
    left = read(_FALL.format("200"), "a1")
    right = read("The wall was 200 metres high.\n" + _FALL.format("150"), "a2")
    assert found((left, right), score=0.4) is None


@pytest.mark.parametrize(
    ("ours", "theirs", "differ"),
    [
        (("five", "months"), ("136", "days"), True),
        (("five", "months"), ("151", "days"), False),
        (("five", "months"), ("nine", "years"), False),
    ],
)
def test_durations_in_other_units(
    ours: tuple[str, str], theirs: tuple[str, str], differ: bool
) -> None:
    term = "He[PRON nsubj served] served[VERB ROOT =] {0}[NUM nummod {1}] {1}[NOUN dobj served]."
    assert bool(conflict_of(term.format(*ours), term.format(*theirs))) == differ


def test_one_time_left_over_in_sentences_alike() -> None:
    text = "He was sentenced to {} years, with 9 months to serve."
    ours, theirs = text.format("2 1/2"), text.format("2")
    assert conflict_of(ours, theirs, score=0.9, alike=0.9) is not None
    assert conflict_of(ours, theirs.replace("9", "7"), score=0.9, alike=0.9) is None


def test_times_ago_beside_another_time() -> None:
    ours = "She came back 12 weeks ago after a four year spell in Velm."
    theirs = "For three years he lived in Velm, and they moved back six weeks ago."
    assert conflict_of(ours, theirs, score=0.8) is not None
    assert conflict_of(ours, theirs.replace("ago", "later"), score=0.8) is None


def test_inhabitants_of_one_place() -> None:
    ours = "Tarsk, an island home to about 9,000 people, shook."
    conflict = conflict_of(ours, "The island has 14,000 residents.", score=0.15)
    assert conflict
    assert conflict.why == "how many live there: island"
    assert conflict_of(ours, "The harbour of Velm, a town of 14,000.", score=0.15) is None


def test_a_measure_tied_to_one_noun() -> None:
    ours, theirs = "The 400-pound male bear slept.", "Keepers moved a 450-pound bear."
    conflict = conflict_of(ours, theirs, score=0.1)
    assert conflict
    assert conflict.why == "measured: bear"
    assert conflict_of(ours, "Keepers moved a 450-pound crate.", score=0.1) is None
    run, other = "Ives had a 40-yard run.", "Ober had a 60-yard run."
    assert conflict_of(run, other, score=0.1) is None


def vectored(account: AnnotatedArticle, near: dict[str, int]) -> AnnotatedArticle:
    """Each word a direction of its own, or the one it is given."""
    text = account.article.text
    rows = np.zeros((len(account.words), 384), np.float16)
    for at, word in enumerate(account.words):
        form = word.span.of(text).lower()
        rows[at, near.get(form, 40 + (sum(map(ord, form)) * 7 + at) % 300)] = 1
    return replace(account, word_vectors=rows)


_STEPS = "The plan[NOUN nsubj lists] lists[VERB ROOT =] {}[NUM nummod steps] steps[NOUN dobj lists]"
_NEAR = {"plan": 1, "lists": 2, "steps": 3, "report": 4, "names": 5}


def test_counts_nearest_to_each_other_are_of_one_thing() -> None:
    left = vectored(read(_STEPS.format("19") + ".", "a1"), _NEAR)
    right = vectored(read(_STEPS.format("23") + ".", "a2"), _NEAR)
    conflict = found((left, right), score=0.4)
    assert conflict
    assert conflict.left.normalised == "19 step"


def test_of_two_counts_the_nearer_one_is_of_the_thing() -> None:
    both = (
        "A plan[NOUN nsubj lists] lists[VERB ROOT =] 40[NUM nummod steps] steps[NOUN dobj lists] "
        "a report[NOUN nsubj names] names[VERB ROOT =] 23[NUM nummod hints] hints[NOUN dobj names]."
    )
    left = vectored(read(_STEPS.format("19") + ".", "a1"), _NEAR)
    right = vectored(read(both, "a2"), _NEAR)
    mean = words_mean((left, right))
    ours, theirs = (Figures(a, a.sentences, mean) for a in (left, right))
    steps, hints = right.quantities
    assert ours.nearest(left.quantities[0], theirs, steps)
    assert not ours.nearest(left.quantities[0], theirs, hints)


def test_without_vectors_nothing_is_near() -> None:
    left, right = read(_STEPS.format("19") + ".", "a1"), read(_STEPS.format("23") + ".", "a2")
    mean = words_mean((left, right))
    figures = [Figures(a, a.sentences, mean) for a in (left, right)]
    assert not figures[0].nearest(left.quantities[0], figures[1], right.quantities[0])


@pytest.mark.parametrize(
    ("unit", "kind"), [("month", "duration"), ("dead", "state"), ("km", "km"), ("step", "count")]
)
def test_kinds(unit: str, kind: str) -> None:
    figure = Quantity(span=Span(start=0, end=1), low=1, high=1, unit=unit)
    assert kind_of(figure) == kind


def test_children_of_two_years_are_two() -> None:
    ours = "A 4-year-old boy fell."
    assert conflict_of(ours, "A 3-year-old boy slipped.") is not None
    assert conflict_of(ours, "In 1996 a 3-year-old boy slipped.") is None


def test_at_the_verdict_people_are_older() -> None:
    ours = "Deputies named Mirela Dravec, 27, as the suspect."
    later = "The jury found Mirela Dravec, 29, guilty."
    assert conflict_of(ours, later.replace("jury", "court").replace("guilty", "there")) is not None
    assert conflict_of(ours, later) is None
