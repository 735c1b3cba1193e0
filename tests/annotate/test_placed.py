from hypothesis import given
from hypothesis import strategies as st

from rashomon.annotate.placed import Placed, overlapping
from rashomon.model import Span

spans = st.builds(
    lambda start, size: Span(start=start, end=start + size), st.integers(0, 40), st.integers(1, 9)
)


@given(st.lists(spans, max_size=12), spans)
def test_touching_is_what_a_plain_search_finds(found: list[Span], asked: Span) -> None:
    assert Placed(found).touches(asked) == any(one.overlaps(asked) for one in found)


@given(st.lists(st.integers(1, 5), max_size=12), spans)
def test_overlapping_is_what_a_plain_search_finds(sizes: list[int], asked: Span) -> None:
    rows, at = [], 0
    for size in sizes:
        rows.append(Span(start=at, end=at + size))
        at += size + size % 2
    found = overlapping(rows, asked, lambda span: span)
    assert list(found) == [one for one in rows if one.overlaps(asked)]
