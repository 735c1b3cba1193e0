"""What readers rated words, and how phrases are compared by it."""

from rashomon.findings.wording.colour import COLOUR_NAMES
from rashomon.findings.wording.ratings import Rating, Ratings, load_ratings


def test_a_form_has_the_rating_of_its_stem() -> None:
    ratings = Ratings({"slam": Rating(load=2, valence=-1, register=-1)})
    assert ratings.of("Slammed") == ratings.of("slam")
    assert ratings.of("said") == Rating()


def test_short_words_are_looked_up_as_they_are() -> None:
    assert Ratings({"axe": Rating(load=2)}).of("ax") == Rating()


def test_the_packaged_ratings_know_loaded_words_and_plain_ones() -> None:
    ratings = load_ratings()
    assert ratings.of("regime").load >= 2
    assert ratings.of("allegedly").doubt == 1
    assert ratings.of("killed").valence < 0
    assert ratings.of("building") == Rating()


def test_names_of_features_are_distinct() -> None:
    assert len(set(COLOUR_NAMES)) == len(COLOUR_NAMES)
