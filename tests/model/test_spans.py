import pytest

from rashomon.model import Span, text_digest


def test_a_span_is_half_open_and_never_backwards() -> None:
    span = Span(start=2, end=5)
    assert span.of("abcdefg") == "cde"
    assert len(span) == 3
    with pytest.raises(ValueError, match="not a span"):
        Span(start=5, end=2)
    with pytest.raises(ValueError, match="not a span"):
        Span(start=-1, end=2)


def test_an_empty_span_is_still_a_span() -> None:
    assert Span(start=3, end=3)


def test_overlap_needs_a_shared_code_point() -> None:
    assert Span(start=0, end=3).overlaps(Span(start=2, end=4))
    assert not Span(start=0, end=3).overlaps(Span(start=3, end=4))
    assert Span(start=0, end=3).covers(Span(start=1, end=3))


def test_a_digest_is_of_the_very_text() -> None:
    assert text_digest("a") != text_digest("a ")
    assert len(text_digest("\udcff")) == 16
