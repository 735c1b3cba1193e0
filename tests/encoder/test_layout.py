"""Credits after a dash and turns of a conversation."""

from __future__ import annotations

import pytest

from rashomon.encoder.layout import laid_out, with_layout
from rashomon.encoder.types import RawAttribution
from rashomon.model import Span


def shown(text: str) -> list[tuple[str, str]]:
    """Source and content of every attribution the layout spells out."""
    return [
        (one.source[0].of(text), " / ".join(span.of(text) for span in one.content))
        for one in laid_out(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“The bridge will stay.” — Ana Petrov", [("Ana Petrov", "“The bridge will stay.”")]),
        ('"It held."\n\n- Petrov, the engineer.', [("Petrov", '"It held."')]),
        ("'We will rebuild' – mayor of Torvik", []),
        ("'We will rebuild' – Mayor of Torvik", [("Mayor of Torvik", "'We will rebuild'")]),
        ("He called it “a gift.” — Ana Petrov", []),
        ("“A gift.”\n- Police closed the northern road", []),
        ("“No,” she said, “never.” – A day later", []),
        (
            "All safe. https://t.example/x — Ana Petrov (@anap) March 3, 2024",
            [("Ana Petrov", "All safe.")],
        ),
    ],
)
def test_credits(text: str, expected: list[tuple[str, str]]) -> None:
    assert shown(text) == expected


def test_turns_of_a_conversation() -> None:
    text = (
        "A transcript:\nHOLM: Will it stay?\nPETROV (smiling): It will.\n\nWe checked it.\n"
        "(APPLAUSE)\nHOLM: Who paid?\nPETROV: The town did.\nThe interview ended at noon."
    )
    assert shown(text) == [
        ("HOLM", "Will it stay?"),
        ("PETROV", "It will. / We checked it."),
        ("HOLM", "Who paid?"),
        ("PETROV", "The town did."),
    ]


def test_lines_with_labels_are_no_conversation() -> None:
    assert not shown("VIDEO: The bridge\nWATCH: The river\nVIDEO: The town\nREAD: The plan")
    assert not shown("WHO: All\nWHEN: Monday\nWHERE: Torvik\nWHY: A bridge")


def test_the_layout_replaces_what_was_read() -> None:
    text = "She agreed. “The bridge will stay.” \n“It holds.” — Ana Petrov"
    line = text.index("“It")
    read = RawAttribution(
        content=(Span(start=12, end=35), Span(start=line, end=line + 11)),
        cue=(Span(start=4, end=10),),
        source=(Span(start=0, end=3),),
        confidence=0.6,
    )
    found = with_layout([read], laid_out(text))
    assert [[span.of(text) for span in one.content] for one in found] == [
        ["“The bridge will stay.”"],
        ["“It holds.”"],
    ]
    assert [one.source[0].of(text) for one in found] == ["She", "Ana Petrov"]
