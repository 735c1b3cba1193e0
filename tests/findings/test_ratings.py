"""What readers rated words, and how words are looked up."""

import pytest

from rashomon.findings.wording.lexicon import load_lexicon
from rashomon.findings.wording.ratings import Rating, rating_of
from rashomon.findings.wording.word_table import WordTable


def test_a_form_has_what_the_shortest_word_of_its_stem_has() -> None:
    table = WordTable({"slam": 1, "slamming": 2})
    assert table.of("Slammed") == table.of("slam") == 1
    assert table.of("slamming") == 2
    assert table.of("said") is None


def test_short_words_are_looked_up_as_they_are() -> None:
    assert WordTable({"axe": 1}).of("ax") is None


def test_the_packaged_ratings_know_loaded_words_and_plain_ones() -> None:
    assert rating_of("regime").load >= 2
    assert rating_of("allegedly").doubt == 1
    assert rating_of("killed").valence < 0
    assert rating_of("building") == Rating()


@pytest.mark.parametrize(("form", "other"), [("claims", "claim"), ("activists", "activist")])
def test_ratings_do_not_hide_what_the_lexicon_says_of_a_stem(form: str, other: str) -> None:
    lexicon = load_lexicon()
    assert lexicon.of(form).classes
    assert lexicon.of(form).classes == lexicon.of(other).classes


def test_loaded_words_that_the_lexicon_lacks_are_loaded() -> None:
    assert load_lexicon().of("tyranny").subjectivity > 0
