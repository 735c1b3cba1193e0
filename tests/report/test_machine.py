"""JSON: the form comparison@1, against the published schema."""

import json

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from rashomon.model import Link
from rashomon.report import reading_line, render, render_reading, schema
from tests import factory
from tests.report.strategies import WHOLE, comparisons

COMPARE = Draft202012Validator(schema("compare"))
READ = Draft202012Validator(schema("read"))

# What the scorers of comparison@1 read; the product's own form holds more.
FIELDS = {
    "accounts": {"id", "text", "blocks", "outlet", "title", "published", "url"},
    "actors": {"id", "name", "kind", "mentions", "roles"},
    "statements": {"id", "account", "content", "cue", "source", "speaker", "speaker_label", "mode", "stance", "via"},
    "links": {"left", "right", "relation", "aspect", "left_detail", "right_detail", "score", "reasons"},
    "only": {"account", "start", "end", "weight"},
    "wordings": {"concept", "kind", "by_account"},
    "independence": {"accounts", "relation", "overlap"},
}  # fmt: skip


def report(comparison=None):
    return json.loads(render(comparison or factory.comparison(), format="json"))


def test_schemas_are_schemas():
    Draft202012Validator.check_schema(schema("compare"))
    Draft202012Validator.check_schema(schema("read"))


def test_the_form_is_comparison_1():
    found = report()
    COMPARE.validate(found)
    assert found["schema"] == "rashomon/comparison@1"
    for key, fields in FIELDS.items():
        assert found[key], key
        for one in found[key]:
            assert fields <= set(one), key
    assert [one["id"] for one in found["accounts"]] == ["a1", "a2", "a3"]


def test_spans_point_at_the_words():
    found = report()
    texts = {one["id"]: one["text"] for one in found["accounts"]}
    conflict = next(one for one in found["links"] if one["aspect"] == "date")
    detail = conflict["left_detail"]
    assert texts[detail["account"]][detail["start"] : detail["end"]] == "25 April"
    wording = found["wordings"][0]["by_account"]
    first = wording["a1"][0]
    assert texts["a1"][first["start"] : first["end"]] == "strike"


def test_a_phrase_perhaps_of_something_else_is_told_apart():
    found = report()
    texts = {one["id"]: one["text"] for one in found["accounts"]}
    wording = found["wordings"][0]
    (span,) = wording["unsure"]["a2"]
    assert span in wording["by_account"]["a2"]
    assert texts["a2"][span["start"] : span["end"]] == "the action"


def test_a_speaker_without_a_name_is_a_label():
    found = report()
    by_id = {one["id"]: one for one in found["statements"]}
    assert by_id["a1.s4"]["speaker"] is None
    assert by_id["a1.s4"]["speaker_label"] == "Witnesses"
    assert by_id["a3.s2"]["via"] == ["Torva News Agency"]


def test_an_open_bound_is_null():
    quantities = report()["accounts"][0]["quantities"]
    assert {"low": 24.0, "high": None}.items() <= quantities[1].items()


def test_a_score_that_is_no_number_is_a_bug_and_raises():
    whole = factory.comparison()
    link = whole.links[0]
    broken = Link(id="x", left=link.left, right=link.right, relation="same", score=float("nan"))
    with pytest.raises(ValueError, match="not a score"):
        render(type(whole)(story=whole.story, links=(broken,)), format="json")


def test_stable_and_ends_with_a_newline():
    one = render(factory.comparison(), format="json")
    assert one == render(factory.comparison(), format="json")
    assert one.endswith("}\n")
    assert "“no worker" in one


def test_every_key_is_in_the_schema():
    _declared(report(), schema("compare"), schema("compare"))
    whole = factory.comparison()
    for reading in (*whole.story.accounts, *whole.rejected):
        line = json.loads(reading_line(reading))
        name = "rejected_line" if "rejected" in line else "reading"
        _declared(line, schema("read")["$defs"][name], schema("read"))


def _declared(value, part, root):
    while "$ref" in part or "anyOf" in part:
        part = root["$defs"][part["$ref"].rsplit("/", 1)[1]] if "$ref" in part else part["anyOf"][0]
    if isinstance(value, dict) and "properties" in part:
        told = [key for key in part["properties"] if key in value or key in part["required"]]
        assert list(value) == told, "undeclared, or in another order"
        for key, inner in value.items():
            if inner is not None:
                _declared(inner, part["properties"][key], root)
    elif isinstance(value, list):
        for inner in value:
            _declared(inner, part["items"], root)


def test_readings_in_the_order_given_with_the_rejected():
    whole = factory.comparison()
    several = [whole.story.accounts[0], whole.rejected[0], whole.story.accounts[1]]
    found = json.loads(render_reading(several, format="json"))
    READ.validate(found)
    assert [one.get("outlet") for one in found["readings"]] == [
        "The Harbour Post",
        None,
        "Torva News Agency",
    ]
    assert found["readings"][1]["rejected"]["code"] == "paywall"
    lines = [reading_line(one) for one in several]
    assert all(line.count("\n") == 1 and line.endswith("\n") for line in lines)
    assert [json.loads(line) for line in lines] == found["readings"]


@WHOLE
@given(comparisons())
def test_any_comparison_validates(comparison):
    text = render(comparison, format="json")
    text.encode("utf-8")
    assert not any((ord(c) < 32 and c != "\n") or 127 <= ord(c) < 160 for c in text)
    found = json.loads(text)
    COMPARE.validate(found)
    for given_account, account in zip(comparison.story.accounts, found["accounts"], strict=True):
        assert account["text"] == given_account.article.text
    READ.validate(json.loads(render_reading(comparison.story.accounts, format="json")))
    for one in (*comparison.story.accounts, *comparison.rejected):
        line = reading_line(one)
        assert len(line.splitlines()) == 1
        READ.validate(json.loads(line))
