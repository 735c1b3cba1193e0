"""The synopsis: its findings, and how a rewriting is shown beside it."""

import json
from dataclasses import replace

import pytest
from jsonschema import Draft202012Validator

from rashomon.model import Caveat, DroppedSentence, Rewriting, RewrittenSentence
from rashomon.report import render, schema, synopsis_of
from rashomon.report.arrange import arrange
from tests import factory

PLAIN = factory.comparison()
FINDINGS = synopsis_of(PLAIN)
AGREED = next(one for one in FINDINGS if one.kind == "agreed")
DISPUTED = next(one for one in FINDINGS if one.kind == "disputed")
REWRITTEN = replace(
    PLAIN,
    rewriting=Rewriting(
        model="tiny-model",
        sentences=(RewrittenSentence(text="The strike is over.", cites=(AGREED.id, DISPUTED.id)),),
        dropped=(
            DroppedSentence(text="Karel Brun won.", code="adds-name", detail="Karel Brun"),
            DroppedSentence(text="Pia Moll won.", code="adds-name", detail="Pia Moll"),
            DroppedSentence(text="It is over.", code="cites-nothing", detail="no finding"),
        ),
    ),
)
FAILED = replace(
    PLAIN,
    rewriting=Rewriting(
        model="tiny-model", caveat=Caveat(code="rewrite-timeout", detail="No answer came")
    ),
)


def test_the_findings_are_those_that_in_short_shows() -> None:
    shown = [fact.id for fact in arrange(PLAIN).synopsis]
    assert [one.id for one in FINDINGS if one.kind != "disputed"] == shown
    conflicts = [one.id for one in PLAIN.links if one.relation == "conflict"]
    assert {one.id for one in FINDINGS if one.kind == "disputed"} <= set(conflicts)
    agreements = {one.id: one for one in PLAIN.agreements}
    for one in FINDINGS:
        if one.kind != "disputed":
            assert one.told[0] == agreements[one.id].core
            assert set(one.told) <= set(agreements[one.id].told)


@pytest.mark.parametrize("form", ["text", "md", "html"])
def test_a_rewriting_is_marked_and_leaves_the_synopsis(form: str) -> None:
    before, after = (render(one, format=form) for one in (PLAIN, REWRITTEN))
    assert "Rewritten by" not in before
    assert "tiny" not in before
    flat = " ".join(after.split())
    assert "Rewritten by tiny-model, a machine" in flat
    assert "The strike is over" in flat
    assert "1 of 4 sentences stood the checks" in flat
    assert "2 adds a name; 1 cites no finding" in flat
    assert "Karel" not in after  # what was dropped is counted, not told
    for fact in arrange(PLAIN).synopsis[:3]:
        assert fact.core.words.text.split()[0] in after


@pytest.mark.parametrize("form", ["text", "md", "html"])
def test_a_failure_is_a_line_of_the_report(form: str) -> None:
    flat = " ".join(render(FAILED, format=form).split())
    assert "Not rewritten: No answer came." in flat
    assert "Rewritten by" not in flat


def test_json_holds_all_of_it() -> None:
    check = Draft202012Validator(schema("compare"))
    for one in (PLAIN, REWRITTEN, FAILED):
        check.validate(json.loads(render(one, format="json")))
    assert json.loads(render(PLAIN, format="json"))["rewriting"] is None
    found = json.loads(render(REWRITTEN, format="json"))["rewriting"]
    assert found["model"] == "tiny-model"
    assert found["sentences"][0]["cites"] == [AGREED.id, DISPUTED.id]
    assert [one["code"] for one in found["dropped"]] == ["adds-name", "adds-name", "cites-nothing"]
    failed = json.loads(render(FAILED, format="json"))["rewriting"]
    assert failed["caveat"] == {"code": "rewrite-timeout", "detail": "No answer came"}
