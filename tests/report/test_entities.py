"""Which entry of Wikidata an actor is, in every form of the report."""

import json
from dataclasses import replace

import jsonschema
import pytest

from rashomon.model import Comparison, Entity, EntityCandidate, EntityLink, NameMatch, Reason
from rashomon.report import render, schema
from tests import factory
from tests.report.html_checks import check

EVIL = '"><script>alert(1)</script> | [x](javascript:y) \x1b[2J'


def candidate(number: int, label: str, about: str, evidence, score: float) -> EntityCandidate:
    return EntityCandidate(
        entity=Entity(id=f"Q{number}", label=label, description=about, kind="person"),
        score=score,
        names=(NameMatch(evidence=evidence, name=label, how="label"),),
        reasons=(
            Reason(name="name", score=0.8, detail=f"{label} is its label"),
            Reason(name="role", score=0.1, detail="minister, transport"),
        ),
    )


def linked(label: str = "Iliyan Dravets", about: str = "Velmarian politician") -> Comparison:
    """The invented comparison; of its actors one is linked, one unsure."""
    whole = factory.comparison()
    first, second, *rest = whole.actors
    sure = candidate(9010, label, about, first.mentions[0], 0.91)
    maybe = tuple(
        candidate(n, "Mara Oszkay", f"{what} of Velmaria", second.mentions[0], 0.76)
        for n, what in ((9011, "painter"), (9012, "unionist"))
    )
    return replace(
        whole,
        actors=(
            replace(first, entity=EntityLink(chosen=sure, candidates=(sure,))),
            replace(second, entity=EntityLink(chosen=None, candidates=maybe)),
            *rest,
        ),
    )


def test_json_has_it_where_there_is_something_to_say():
    found = json.loads(render(linked(), format="json"))
    jsonschema.Draft202012Validator(schema("compare")).validate(found)
    one, two, three, *_ = found["actors"]
    assert one["wikidata"]["id"] == "Q9010"
    (chosen,) = one["wikidata"]["candidates"]
    assert chosen["label"] == "Iliyan Dravets"
    assert chosen["names"] == [{**one["mentions"][0], "name": "Iliyan Dravets", "how": "label"}]
    assert [reason["name"] for reason in chosen["reasons"]] == ["name", "role"]
    assert two["wikidata"]["id"] is None
    assert [each["id"] for each in two["wikidata"]["candidates"]] == ["Q9011", "Q9012"]
    assert "wikidata" not in three


def test_the_page_links_to_it_and_says_why():
    page = render(linked(), format="html")
    check(page)
    assert '<a href="https://www.wikidata.org/wiki/Q9010" rel="noopener noreferrer"' in page
    assert "by its name Iliyan Dravets (label); role: minister, transport" in page
    assert 'unsure: <a href="https://www.wikidata.org/wiki/Q9011"' in page
    assert "Mara Oszkay (painter of Velmaria)" in page


def test_markdown_and_text_name_it():
    markdown = render(linked(), format="md")
    assert "([Q9010](<https://www.wikidata.org/wiki/Q9010>) Iliyan Dravets)" in markdown
    assert (
        "(unsure: [Q9011](<https://www.wikidata.org/wiki/Q9011>) Mara Oszkay, painter of Velmaria or"
        in markdown
    )
    for width in (80, 120):
        text = render(linked(), format="text", width=width)
        assert max(map(len, text.splitlines())) <= width
        flat = " ".join(text.split())
        assert "Q9010" in flat
        assert "unsure:" in flat


@pytest.mark.parametrize("form", ["html", "md", "text"])
def test_names_of_a_hostile_index_are_only_shown(form):
    report = render(linked(EVIL, EVIL), format=form)
    assert "\x1b" not in report
    assert form == "text" or "<script>alert" not in report
    if form == "html":
        check(report)
    if form == "md":
        assert "[x](javascript" not in report


def test_without_an_index_nothing_changes():
    assert "wikidata" not in render(factory.comparison(), format="html").lower()
