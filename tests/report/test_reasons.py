"""Reasons, worded for readers."""

from __future__ import annotations

from rashomon.model import Reason
from rashomon.report.reasons import whys


def texts(*reasons: Reason, sentences: tuple[str, ...] = ()) -> list[str]:
    return [one.text for one in whys(reasons, sentences)]


def test_figures_of_merit_are_told_in_words():
    assert texts(
        Reason(name="meaning", score=0.8349, detail="cosine"),
        Reason(name="same wording", score=1.0, detail="runs of five words"),
        Reason(name="one thing", score=1.0, detail="both count: berths"),
        Reason(name="shared-names", score=0.9, detail="Torva, Sunday"),
    ) == [
        "likeness of meaning 0.83",
        "1 run of five words in common",
        "both count: berths",
        "shared names: Torva, Sunday",
    ]


def test_stems_are_shown_as_the_words_they_stand_for():
    reason = Reason(name="words", score=3.0, detail="car, 20000, unseen")
    sentences = ("The Harbour Office carried it.", "Carrying 20,000 crates it left.")
    (shown,) = texts(reason, sentences=sentences)
    assert shown == "words: carried, 20,000, unseen"
    assert texts(reason) == ["words: car, 20000, unseen"]


def test_what_says_nothing_is_not_said():
    none = Reason(name="near-verbatim sentences", score=0.0, detail="0 sentences and 0 quotations")
    some = Reason(name="near-verbatim sentences", score=2.0, detail="2 sentences and 0 quotations")
    assert texts(none) == []
    assert texts(some) == ["2 sentences and 0 quotations near verbatim"]
