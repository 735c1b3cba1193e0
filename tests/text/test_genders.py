from rashomon.text.genders import gender_of
from rashomon.text.relatives import told_as_relative


def test_a_given_name_tells_the_pronoun_or_does_not() -> None:
    assert [gender_of(name) for name in ("Robert", "Angela", "Jessie", "Zorblax")] == [
        "he",
        "she",
        "unknown",
        "unknown",
    ]


def test_whom_a_name_is_told_as_a_relative_of() -> None:
    text = "his wife Ada Lind met the mayor, Ada Lind"
    assert told_as_relative(text, text.index("Ada"))
    assert not told_as_relative(text, text.rindex("Ada"))
