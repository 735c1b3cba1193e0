"""JSON reports read back: files, folders, lines; and whatever is none."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest

from rashomon.model import ExportedStory, Rejected
from rashomon.report import render
from rashomon.sources.reports import open_reports
from tests import factory


@pytest.fixture(scope="module")
def report() -> str:
    return render(factory.comparison(), format="json")


def test_what_a_report_tells_is_read_back(tmp_path, report):
    (tmp_path / "r.json").write_text(report, encoding="utf-8")
    (story,) = open_reports([str(tmp_path / "r.json")])
    assert isinstance(story, ExportedStory)
    whole = factory.comparison()
    assert [one.outlet for one in story.accounts] == [
        "The Harbour Post",
        "Torva News Agency",
        *(one.outlet for one in story.accounts[2:]),
    ]
    assert len(story.referents) == len(whole.actors) + len(whole.wordings)
    dravec = story.referents[0]
    texts = {one.id: one.text for one in story.accounts}
    assert [u.span.of(texts[u.account]) for u in dravec.uses if u.part == "title"] == [
        "Deputy Transport Minister",
        "First Deputy Minister of Transport",
        "Deputy Minister",
    ]
    assert story.referents[-1].kind == "wording"
    # Phrases that perhaps speak of something else are nobody's habit.
    called = [u.span.of(texts[u.account]) for u in story.referents[len(whole.actors)].uses]
    assert "illegal blockade" in called
    assert "the action" not in called
    # Of copied words only those of the account that the other draws on stay its own.
    assert any(one.shared for one in story.accounts)
    assert story.accounts[0].said


def test_folders_and_lines_are_read_in_order(tmp_path, report):
    line = json.dumps(json.loads(report)) + "\n"
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "many.jsonl").write_text(line + "\n" + line, encoding="utf-8")
    (tmp_path / "a.json").write_text(line + line, encoding="utf-8")
    (tmp_path / "c.json").write_text(line, encoding="utf-8")
    (tmp_path / "notes.txt").write_text("no report")
    names = [one.name for one in open_reports([str(tmp_path)]) if isinstance(one, ExportedStory)]
    assert [name.removeprefix(f"{tmp_path}/") for name in names] == [
        "a.json#1",
        "a.json#2",
        "b/many.jsonl#1",
        "b/many.jsonl#2",
        "c.json",
    ]
    (one,) = open_reports(["-"], stdin=io.BytesIO(report.encode()))
    assert isinstance(one, ExportedStory)


def changed(report: str, change: Any) -> bytes:
    value = json.loads(report)
    change(value)
    return json.dumps(value).encode()


@pytest.mark.parametrize(
    ("change", "code", "words"),
    [
        (lambda v: v.update(schema="other"), "bad-report", "no report of rashomon compare"),
        (lambda v: v.pop("actors"), "bad-report", "'actors' is missing"),
        (lambda v: v.update(actors=3), "bad-report", "wrong type"),
        (lambda v: v["accounts"][0].update(text="other"), "bad-report", "was changed"),
        (
            lambda v: v["actors"][0]["mentions"][0].update(end=10**9),
            "bad-report",
            "points at words",
        ),
        (lambda v: v["actors"][0]["mentions"][0].update(account="a9"), "bad-report", "points at"),
        (lambda v: v["actors"][0]["mentions"][0].update(start=-1), "bad-report", "span"),
        (lambda v: v["actors"][0]["mentions"][0].update(start="1"), "bad-report", "span"),
        (lambda v: v["actors"][0].update(wikidata="Q1"), "bad-report", "wrong type"),
        (lambda v: v["actors"][0].update(wikidata={"id": [1]}), "bad-report", "must be"),
        (lambda v: v["actors"][0]["mentions"][0].update(account=[1]), "bad-report", "wrong type"),
        (lambda v: v["accounts"][0].update(title=3), "bad-report", "must be"),
    ],
)
def test_a_bad_report_is_rejected_with_its_reason(tmp_path, report, change, code, words):
    (tmp_path / "r.json").write_bytes(changed(report, change))
    (found,) = open_reports([str(tmp_path / "r.json")])
    assert isinstance(found, Rejected)
    assert (found.code, found.input) == (code, str(tmp_path / "r.json"))
    assert words in found.detail


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"\n \n", "empty"),
        (b"words", "bad-json"),
        (b"{", "bad-json"),
        (b"[1]", "bad-report"),
        (b"null", "bad-report"),
        (b"\xff\xfe\x00", "bad-json"),
        (b"[" * 100_000, "bad-json"),
    ],
)
def test_what_is_no_report_at_all(tmp_path, data, code):
    (tmp_path / "r.json").write_bytes(data)
    (found,) = open_reports([str(tmp_path / "r.json")])
    assert isinstance(found, Rejected)
    assert found.code == code


def test_what_cannot_be_opened(tmp_path):
    (empty, missing) = open_reports([str(tmp_path), str(tmp_path / "none")])
    assert isinstance(empty, Rejected)
    assert isinstance(missing, Rejected)
    assert (empty.code, missing.code) == ("empty", "not-found")
