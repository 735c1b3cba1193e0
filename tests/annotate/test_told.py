"""Which marked contents are anybody's words, as the packaged reader and judge have it."""

from dataclasses import replace

import numpy as np
import pytest

from rashomon.annotate.article import annotate_article
from rashomon.annotate.drafts import Draft, attributed_drafts
from rashomon.annotate.told import (
    VECTOR_SIZE,
    always_tells,
    features,
    is_spoken,
    packaged,
    signs,
)
from rashomon.encoder import load_reader
from tests.annotate.reading import article, at, said, understood


def _told(text: str) -> list[str]:
    found = annotate_article(article(text), load_reader()).statements
    return [" … ".join(piece.of(text) for piece in one.content) for one in found]


def test_the_accounts_own_hedges_are_nobodys_statement() -> None:
    text = (
        "Thousands are expected to attend the fair. "
        "The mayor is alleged to have left the town before it opened."
    )
    [one] = _told(text)
    assert one.endswith("to have left the town before it opened")


@pytest.mark.parametrize(
    "text",
    [
        "The village felt the quake.",
        "The council sued the mill for two million crowns.",
        "The council voted to close the old bridge.",
        "The party has sought a pact with its rivals for years.",
    ],
)
def test_acts_are_nobodys_words(text: str) -> None:
    assert _told(text) == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Residents accused the mill of poisoning the river.",
            "the mill of poisoning the river",
        ),
        ("The mayor urged residents to stay calm.", "residents to stay calm"),
        ("The union believes that the mill will close.", "the mill will close"),
    ],
)
def test_what_is_voiced_without_a_word_of_saying_is_told(text: str, content: str) -> None:
    assert _told(text) == [content]


def test_words_of_saying_are_asked_no_further() -> None:
    assert always_tells("said on Monday")
    assert always_tells("According to")
    assert not always_tells("accused")


def test_a_cue_without_a_vector_is_judged_by_its_signs() -> None:
    known = understood("The mayor urged residents to stay calm.", {})
    text = known.article.text
    marked = Draft(
        content=(at(text, "residents to stay calm"),),
        cue=(at(text, "urged"),),
        source=(at(text, "The mayor"),),
        confidence=0.9,
    )
    judge = packaged()
    row = features(marked, known, judge)
    assert row[-VECTOR_SIZE:].tolist() == judge.mean[-VECTOR_SIZE:].tolist()
    assert np.isfinite(judge.log_odds(row[None])).all()
    assert is_spoken(marked, known)
    assert not is_spoken(replace(marked, source=(), confidence=0.05), known)


def test_the_signs_tell_how_a_content_is_led_to_and_by_whom() -> None:
    known = understood("The report, he never said, calls for a vote of the town.", {})
    text = known.article.text
    marked = Draft(
        content=(at(text, "a vote of the town"),),
        cue=(at(text, "never said"),),
        source=(at(text, "The report"),),
        confidence=0.5,
    )
    found = signs(marked, known)
    assert found["confidence"] == pytest.approx(0.0)
    assert found["opens for"] == found["negated"] == found["source text"] == 1.0
    assert "no source" not in found
    assert signs(replace(marked, source=()), known)["no source"] == 1.0


def test_what_two_credits_hold_is_the_surer_ones() -> None:
    text = "The mill will close, Ada Lind told the council, Piet Vos says."
    known = understood(text, {"Ada Lind": "person", "Piet Vos": "person"})
    sure = replace(said(text, "The mill will close", "told", "Ada Lind"), confidence=0.9)
    unsure = replace(said(text, "The mill will close", "says", "Piet Vos"), confidence=0.4)
    [one] = attributed_drafts(known, [unsure, sure], ())
    assert one.source[0].of(text) == "Ada Lind"
