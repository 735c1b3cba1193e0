from hypothesis import given
from hypothesis import strategies as st

from rashomon.model import Span
from rashomon.text.quotes import quotations, without_marks


def inside(text: str) -> list[str]:
    return [one.inside.of(text) for one in quotations(text)]


def test_straight_and_curly_marks_may_be_mixed() -> None:
    assert inside('"We will form a council,” Danil said, “and you must too."') == [
        "We will form a council,",
        "and you must too.",
    ]


def test_a_quotation_left_open_ends_with_its_line() -> None:
    text = "He said: “We stay.\n“We never leave.”"
    first, second = quotations(text)
    assert first.open_end
    assert first.inside.of(text) == "We stay."
    assert not second.open_end
    assert second.inside.of(text) == "We never leave."


def test_a_quotation_runs_over_lines_to_the_mark_that_closes_it() -> None:
    text = '"We stay.\nNobody asked us.\nWe never leave," he said. "Go home."\nThe hall was full.'
    assert inside(text) == ["We stay.", "Nobody asked us.", "We never leave,", "Go home."]
    assert [one.open_end for one in quotations(text)] == [True, True, False, False]


def test_spaced_marks_of_wires_open_and_close() -> None:
    assert inside("\" We are tired of it,'' he said.") == [" We are tired of it,"]
    assert inside("He said: ``It was a ricochet. ''") == ["It was a ricochet. "]


def test_single_marks_count_in_headlines() -> None:
    assert inside("Minister ‘never saw the letter’, court told") == ["never saw the letter"]
    assert inside("Rebels 'shelled town' on the boys' last day") == ["shelled town"]


def test_apostrophes_are_no_quotations() -> None:
    assert inside("They don't know the players' union isn't there") == []


def test_inches_and_stray_marks_do_not_swallow_the_line() -> None:
    assert inside('The 6" pipe burst, he said.') == []


def test_outer_marks_go_inner_ones_stay() -> None:
    def bare(text: str) -> str:
        return without_marks(text, Span(start=0, end=len(text))).of(text)

    assert bare("“All is well,”") == "All is well,"
    assert bare("a limb in “the body”") == "a limb in “the body”"
    assert bare("“a limb” and “a body”") == "“a limb” and “a body”"
    assert bare("“runs on") == "runs on"


@given(st.text(alphabet="ab .,\n“”\"'‘’«»", max_size=60))
def test_quotations_lie_inside_the_text_in_order(text: str) -> None:
    last = 0
    for one in quotations(text):
        assert one.outside.covers(one.inside)
        assert one.outside.start >= last
        assert one.outside.end <= len(text)
        last = one.outside.end


@given(st.text(max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_trimming_stays_inside(text: str, one: int, two: int) -> None:
    start, end = sorted((min(one, len(text)), min(two, len(text))))
    span = Span(start=start, end=end)
    assert span.covers(without_marks(text, span))


def test_a_post_without_marks_is_a_quotation() -> None:
    text = (
        "She wrote:\nCrews are safe. pic.example/x — Ivo Marin (@imarin) March 3, 2024\nIt rained."
    )
    (found,) = quotations(text)
    assert found.inside.of(text) == "Crews are safe."
