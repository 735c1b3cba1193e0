"""Habitual words in every form."""

import csv
import io
import json
import re

import jsonschema
import pytest

from rashomon.findings.habits import find_habits
from rashomon.model import Habits, Rejected
from rashomon.report import schema
from rashomon.report.words import render_words
from tests.report.html_checks import check
from tests.telling import story, week

EVIL = '=HYPERLINK("x") <script>alert(1)</script> \x1b[2J'


@pytest.fixture(scope="module")
def found() -> Habits:
    bad = Rejected(input="bad.json", stage="source", code="bad-report", detail="It is none.")
    return find_habits([*week(6), bad])


def test_json_traces_every_number_to_its_places(found):
    told = json.loads(render_words(found, format="json"))
    jsonschema.Draft202012Validator(schema("words")).validate(told)
    assert told["schema"] == "rashomon/words@1"
    texts = {(n, one.id): one.text for n, s in enumerate(week(6)) for one in s.accounts}
    seen = 0
    for phrase in (p for r in told["referents"] for p in r["phrases"]):
        for side in (phrase["own"], phrase["others"]):
            places = side["places"]
            assert side["occurrences"] == len(places)
            assert side["tellings"] <= len({(p["story"], p["account"]) for p in places})
            for place in places:
                text = texts[place["story"], place["account"]]
                assert text[place["start"] : place["end"]].strip(".") == place["words"].strip(".")
                seen += 1
    assert seen
    assert [s["report"] for s in told["stories"]][:2] == ["Day 0..json", "Day 1..json"]
    assert told["rejected"][0]["code"] == "bad-report"
    assert any(p["habit"] for r in told["referents"] for p in r["phrases"])


@pytest.mark.parametrize("width", [80, 120])
def test_text_fits_and_says_what_was_found(found, width):
    text = render_words(found, width=width)
    assert max(map(len, text.splitlines())) <= width
    flat = " ".join(text.split())
    assert "Habitual words in 6 stories, 2 outlets" in flat
    assert "Post called “Mr. Dravec”: in 6 of 6, 12 times; others in 0 of 6" in flat
    assert "Day 0..json a1 19–29" in flat
    assert "chance alone would give up to" in flat
    assert "Left out: bad.json: It is none." in flat
    assert "nothing of left or right" in flat


def test_verbose_shows_all_that_was_tested(found):
    short, long = render_words(found), render_words(found, verbose=True)
    assert "“Ilian Dravec”" not in short
    assert "“Ilian Dravec”" in long


def test_no_habit_is_said():
    assert "No outlet has a habit" in render_words(find_habits(week(2)))
    assert "No outlet has a habit" in render_words(find_habits([]), format="html")


def test_csv_has_a_row_for_each_phrase(found):
    rows = list(csv.DictReader(io.StringIO(render_words(found, format="csv"))))
    (mister,) = [r for r in rows if (r["outlet"], r["phrase"]) == ("Post", "Mr. Dravec")]
    assert (mister["tellings"], mister["tellings_of"], mister["occurrences"]) == ("6", "6", "12")
    assert mister["habit"] == "yes"
    assert mister["places"].count(";") == 11
    assert float(mister["z"]) > 1.96


def test_the_page_is_whole_and_folds_the_places_away(found):
    page = render_words(found, format="html")
    check(page)
    assert "Mr. Dravec" in page
    assert "12 places" in page


@pytest.mark.parametrize("form", ["text", "html", "json", "csv"])
def test_words_of_articles_are_only_shown(form):
    stories = [
        story(EVIL, [(EVIL, f"{EVIL} other", f"{EVIL}|other"), ("B", f"{EVIL} that", f"{EVIL}|that")], kind="place", text=str(n))
        for n in range(8)
    ]  # fmt: skip
    report = render_words(find_habits(stories), format=form, verbose=True)
    assert "\x1b" not in report
    if form == "html":
        check(report)
        assert "<script>alert" not in report
    if form == "csv":
        assert not re.search(r'(?m)(^|,)"?=', report)


def test_an_unknown_format_is_a_mistake_of_the_program(found):
    with pytest.raises(ValueError, match="no such format"):
        render_words(found, format="pdf")
