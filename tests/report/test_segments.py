"""Marks over a text: nested, crossing, over paragraphs; every character shown once."""

from hypothesis import given
from hypothesis import strategies as st

from rashomon.report.segments import Mark, Segmented, segmented
from tests import factory


def mark(start: int, end: int, kind: str = "k") -> Mark:
    return Mark(start=start, end=end, kinds=frozenset({kind}))


def outline(found: Segmented) -> str:
    """Paragraphs with marks as brackets."""
    return "|".join(
        "".join({"open": "[", "close": "]"}.get(t.step, t.text) for t in p.tokens)
        for p in found.paragraphs
    )


def test_marks_nest():
    found = segmented(factory.article("abcdef"), [mark(1, 3), mark(0, 5)])
    assert outline(found) == "[a[bc]de]f"
    assert not found.cut


def test_crossing_marks_are_cut_at_the_boundary():
    found = segmented(factory.article("abcdef"), [mark(0, 3), mark(2, 5)])
    assert outline(found) == "[ab[c]][de]f"
    assert [(one.start, one.end) for one in found.cut] == [(2, 5)]


def test_one_mark_for_findings_over_the_same_words():
    found = segmented(factory.article("abc"), [mark(0, 2, "x"), mark(0, 2, "y")])
    assert outline(found) == "[ab]c"
    assert found.paragraphs[0].tokens[0].mark.kinds == {"x", "y"}


def test_a_mark_over_two_paragraphs_has_one_first_and_one_last_piece():
    found = segmented(factory.article("ab\ncd"), [mark(1, 4)])
    assert outline(found) == "a[b]|[c]d"
    tokens = [t for p in found.paragraphs for t in p.tokens if t.step != "text"]
    assert [(t.step, t.first, t.last) for t in tokens] == [
        ("open", True, False),
        ("close", False, False),
        ("open", False, False),
        ("close", False, True),
    ]


def test_a_span_without_a_visible_character_is_unplaced():
    found = segmented(factory.article("ab\n\ncd"), [mark(2, 4), mark(1, 1)])
    assert outline(found) == "ab|cd"
    assert {one.start for one in found.unplaced} == {1, 2}


spans = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(sorted)


@given(st.text(alphabet="ab c\n", max_size=30), st.lists(spans, max_size=8))
def test_all_is_shown_once_and_brackets_match(text, pairs):
    source = factory.article(text)
    found = segmented(source, [mark(start, end) for start, end in pairs])
    shown = [t.text for p in found.paragraphs for t in p.tokens]
    assert "".join("".join(shown).split()) == "".join(text.split())
    for paragraph in found.paragraphs:
        stack = []
        for token in paragraph.tokens:
            if token.step == "open":
                stack.append(token.mark)
            elif token.step == "close":
                assert stack.pop() is token.mark
        assert not stack
    opened = [t.mark for p in found.paragraphs for t in p.tokens if t.first]
    closed = [t.mark for p in found.paragraphs for t in p.tokens if t.last]
    assert sorted(opened, key=id) == sorted(closed, key=id)
    assert len(opened) == len(set(opened))


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)).map(sorted), max_size=6))
def test_each_character_lies_in_exactly_the_marks_that_cover_it(pairs):
    text = "abcdefghijkl"
    found = segmented(factory.article(text), [mark(start, end) for start, end in pairs])
    at, open_marks = 0, []
    for token in found.paragraphs[0].tokens:
        if token.step == "open":
            open_marks.append((token.mark.start, token.mark.end))
        elif token.step == "close":
            open_marks.pop()
        else:
            for _ in token.text:
                covering = {tuple(p) for p in pairs if p[0] <= at < p[1]}
                assert set(open_marks) == covering
                at += 1
