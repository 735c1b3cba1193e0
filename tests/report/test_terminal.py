"""Text for a terminal: readable at 80 columns, plain when it is to be plain."""

import re

import pytest
from hypothesis import given
from rich.cells import cell_len

from rashomon.report import render, render_reading
from tests import factory
from tests.report.strategies import WHOLE, comparisons

SECTIONS = [
    "At a glance",
    "In short",
    "Conflicts (3)",
    "Only here (11)",
    "Wordings (3)",
    "Quoted differently (1)",
    "Who gets to speak",
    "Agreed (4, and 1 in part)",
    "People and places (7)",
    "Independence",
]


def test_sections_in_order():
    text = render(factory.comparison(), format="text")
    at = [text.index(f"\n{name} ─") for name in SECTIONS]
    assert at == sorted(at)
    assert "2 of 3 independent" in text
    assert "save the page from a browser" in " ".join(text.split())


@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_line_is_wider_than_asked(width):
    text = render(factory.comparison(), format="text", width=width)
    assert max(cell_len(line) for line in text.split("\n")) <= width


def test_plain_without_colour_whatever_the_environment(monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b" not in render(factory.comparison(), format="text")


def test_colour_where_asked():
    coloured = render(factory.comparison(), format="text", colour=True)
    assert "\x1b[" in coloured
    plain = render(factory.comparison(), format="text")
    stripped = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
    assert [line.rstrip() for line in stripped.split("\n")] == plain.split("\n")


def test_verbose_shows_what_the_short_report_counts():
    short = render(factory.comparison(), format="text")
    assert "… 2 more (--verbose or --format html shows all)" in short
    assert "more (--verbose" not in render(factory.comparison(), format="text", verbose=True)


def test_a_phrase_perhaps_of_something_else_has_a_question_mark():
    text = render(factory.comparison(), format="text", width=60)  # too narrow for columns
    assert "“the action” (?)" in " ".join(text.split())
    wordings = text[text.index("Wordings (3)") : text.index("Quoted differently (1)")]
    assert wordings.count("(?)") == 1


def test_markup_of_the_terminal_library_is_text():
    source = factory.article("[bold red]Alarm[/] [link=https://x.example]here[/link] :smile:")
    text = render_reading(
        factory.annotated(source, mentions=(factory.mention(source, "[bold red]Alarm[/]"),))
    )
    assert "[bold red]Alarm[/]" in text


@WHOLE
@given(comparisons())
def test_any_comparison_prints_without_control_characters(comparison):
    for verbose in (False, True):
        text = render(comparison, format="text", verbose=verbose)
        text += render_reading(comparison.story.accounts, verbose=verbose)
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
        text.encode("utf-8")
