"""The page: whole, self-contained, every finding at its exact words, nothing executed."""

import re

import pytest
from hypothesis import given

from rashomon.report import render, render_reading
from tests import factory
from tests.report.html_checks import check
from tests.report.strategies import WHOLE, comparisons


@pytest.fixture(scope="module")
def html() -> str:
    return render(factory.comparison(), format="html")


def test_sections_stand_in_order(html):
    names = re.findall(r'<section id="([a-z]+)"', html)
    assert names == [
        "short",
        "conflicts",
        "only",
        "wordings",
        "quotes",
        "voices",
        "agreed",
        "people",
        "statements",
        "independence",
        "texts",
    ]


def test_the_page_is_whole_and_asks_for_nothing(html):
    page = check(html)
    outside = [a["href"] for a in page.links if not a["href"].startswith("#")]
    assert outside == ["https://harbour-post.example/2031/05/04/strike-ends?from=front&x=1"]


def test_every_evidence_has_its_words_under_its_anchor(html):
    page = check(html)
    whole = factory.comparison()
    texts = {one.article.id: one.article.text for one in whole.story.accounts}
    evidence = [link.left for link in whole.links] + [link.right for link in whole.links]
    evidence += [one.evidence for one in whole.only]
    evidence += [use for one in whole.wordings for use in one.uses]
    evidence += [e for actor in whole.actors for e in (*actor.mentions, *actor.roles)]
    evidence += [v.evidence for one in whole.links for v in (one.left_value, one.right_value) if v]
    targets = {link["href"] for link in page.links}
    for one in evidence:
        anchor = f"{one.article_id}-{one.span.start}-{one.span.end}"
        assert f"#{anchor}" in targets
        # Marks of findings within carry a sign of their own finding: not the account's words.
        shown = re.sub(r"[=≈≠○❝]\d+", "", page.by_id[anchor])
        assert shown == one.span.of(texts[one.article_id])


def test_a_phrase_perhaps_of_something_else_is_marked(html):
    assert html.count('class="form unsure"') == 1
    assert "Perhaps wording 1: the stoppage" in html


def test_accounts_head_the_page_in_order(html):
    page = check(html)
    at = [
        page.text.index(name)
        for name in ("Harbour strike ends", "Port of Torva resumes", "Torva port reopens")
    ]
    assert at == sorted(at)
    assert "1 account left out" in page.text


def test_confidence_in_words_with_the_number_in_the_title(html):
    assert '<span class="sure likely" title="probability 0.88">likely</span>' in html


def test_no_conflict_is_said_plainly():
    whole = factory.comparison()
    calm = type(whole)(story=whole.story)
    page = check(render(calm, format="html"))
    assert "No contradiction was found" in page.text


def test_deterministic(html):
    assert render(factory.comparison(), format="html") == html


def test_reading_page_is_whole():
    whole = factory.comparison()
    page = check(render_reading([*whole.story.accounts, *whole.rejected], format="html"))
    assert "hospital staff" in page.text
    assert "save the page from a browser" in page.text


@WHOLE
@given(comparisons())
def test_any_comparison_makes_a_whole_page(comparison):
    check(render(comparison, format="html"))
    check(render_reading([*comparison.story.accounts, *comparison.rejected], format="html"))


def test_every_fact_and_conflict_has_a_way_back_from_the_text(html):
    findings = set(re.findall(r'id="((?:fact|conflict|quote)-\d+)"', html))
    back = set(re.findall(r'class="ref"[^>]*href="#([a-z]+-\d+)"', html))
    back |= set(re.findall(r'href="#([a-z]+-\d+)"[^>]*class="ref"', html))
    assert findings
    assert findings <= back
