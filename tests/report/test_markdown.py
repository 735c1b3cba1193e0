"""Markdown: everything from an account is escaped."""

import re

import pytest
from hypothesis import given
from markdown_it import MarkdownIt

from rashomon.report import render, render_reading
from rashomon.report.markdown import escape
from tests import factory
from tests.report.strategies import WHOLE, comparisons

READER = MarkdownIt("commonmark").enable("table")


@pytest.mark.parametrize(
    "text",
    [
        "# no heading",
        "- no list",
        "1. no number",
        "> no quotation",
        "*no* _emphasis_ **at** `all`",
        "[no](https://link.example) ![no](https://image.example)",
        "<script>alert(1)</script>",
        "a | b | c",
        "&lt;",
        "\\",
        "~~~",
        "===",
    ],
)
def test_escaped_text_is_shown_as_it_is(text):
    tokens = READER.parse(escape(text))
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    assert {child.type for child in tokens[1].children} <= {"text", "text_special"}
    assert "".join(child.content for child in tokens[1].children) == text


def test_sections_and_links():
    text = render(factory.comparison(), format="md")
    assert re.findall(r"(?m)^## (.*)$", text) == [
        "At a glance",
        "In short",
        "Conflicts (3)",
        "Only here (11)",
        "Wordings (3)",
        "Quoted differently (1)",
        "Who gets to speak",
        "Agreed (4, and 1 in part)",
        "People and places (7)",
        "Statements by speaker",
        "Independence",
    ]
    links = re.findall(r'href="([^"]*)"', READER.render(text))
    assert links == ["https://harbour-post.example/2031/05/04/strike-ends?from=front&amp;x=1"]


@WHOLE
@given(comparisons())
def test_any_comparison_holds_no_foreign_markup(comparison):
    for text in (
        render(comparison, format="md"),
        render_reading(comparison.story.accounts, format="md"),
    ):
        tokens = [t for token in READER.parse(text) for t in (token, *(token.children or ()))]
        assert not {t.type for t in tokens} & {
            "html_block",
            "html_inline",
            "image",
            "code_block",
            "fence",
        }
        for token in tokens:
            if token.type == "link_open":
                assert token.attrs["href"].startswith("https://post.example/")
        text.encode("utf-8")
