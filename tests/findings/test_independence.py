from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rashomon.findings.independence import find_independence
from tests.findings.comparing import story

WIRE = """Port reopens
Operations at the Torva seaport resumed on Sunday after an eight-day blockade by dockers.
The blockade cost the economy 40 million marks a day, said Petar Holub of the Chamber of Shipping.
The port handles two thirds of the foreign trade and is the largest on the whole Sund coast."""
OTHER = """Strike is over
Dock workers went back to their cranes, tired and divided, when the ninth night had passed.
Their union calls what it won a first step; the ministry calls it the end of an adventure.
“No worker will be punished for taking part in this,” the minister told them at the gate."""


def relation(*texts: str) -> str:
    (found,) = find_independence(story(*texts))
    return found.relation


def test_a_copy() -> None:
    assert relation(WIRE, "Another title\n" + WIRE.split("\n", 1)[1]) == "copy"


def test_own_reporting() -> None:
    assert relation(WIRE, OTHER) == "independent"


def test_two_sentences_of_one_agency() -> None:
    lines = WIRE.split("\n")
    mixed = OTHER + "\n" + lines[2] + "\n" + lines[3]
    (found,) = find_independence(story(WIRE, mixed))
    assert found.relation in {"shared-source", "copy"}
    assert 0 < found.overlap <= 1
    text = WIRE
    assert any(
        "the largest on the whole Sund coast" in p.left.span.of(text) for p in found.passages
    )


def test_one_quotation_heard_by_both_is_no_common_source() -> None:
    quote = "“No worker will be punished for taking part in this,” the deputy said later on."
    assert relation(WIRE + "\n" + quote, OTHER) == "independent"


def test_every_pair_once() -> None:
    found = find_independence(story(WIRE, OTHER, WIRE))
    assert [(i.left_id, i.right_id) for i in found] == [("a1", "a2"), ("a1", "a3"), ("a2", "a3")]


@given(st.lists(st.text(alphabet="ab .“”\n", max_size=60), min_size=2, max_size=3))
def test_any_texts(texts: list[str]) -> None:
    for found in find_independence(story(*texts)):
        assert 0 <= found.overlap <= 1
