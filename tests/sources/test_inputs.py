"""Files, JSON lines and standard input -> pages."""

import json
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.model import Page, Rejected
from rashomon.sources import Limits, open_pages

PAGE = b"<!DOCTYPE html><html><body><p>Text</p></body></html>"
RECORD = {"title": "Storm", "maintext": "Ships sank.", "source_domain": "harbour.example"}


def one(name: str | Path, **options: object) -> Page | Rejected:
    (only,) = open_pages([str(name)], **options)  # type: ignore[arg-type]
    return only


def rejected(found: Page | Rejected) -> str:
    assert isinstance(found, Rejected)
    assert found.detail.endswith(".")
    return found.code


@pytest.mark.parametrize(
    ("name", "data", "media"),
    [
        ("a.txt", b"Words.", "text"),
        ("a.html", b"Words without tags.", "html"),
        ("a.htm", PAGE, "html"),
        ("a.txt", PAGE, "html"),
        ("a", PAGE, "html"),
        ("a", b"\xef\xbb\xbf  <html lang=en><p>x", "html"),
        ("a.dat", b"Plain words, {not json}.", "text"),
        ("a", b"{not json at all", "text"),
        ("a", b"", "text"),
        ("a.pdf", b"%PDF-1.7", "text"),
    ],
)
def test_files_are_told_apart(tmp_path: Path, name: str, data: bytes, media: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    page = one(path)
    assert isinstance(page, Page)
    assert (page.media, page.data, page.name) == (media, data, str(path))


@pytest.mark.parametrize("name", ["a.jsonl", "a.ndjson", "a.json", "a"])
def test_records_come_in_order_and_a_broken_one_alone_is_rejected(
    tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    lines = [json.dumps(RECORD), "", '{"title": broken', json.dumps({"title": "x"}), "[1]"]
    path.write_text("\n".join([*lines, json.dumps({**RECORD, "title": "Last"})]))
    found = list(open_pages([str(path)]))
    assert [type(each).__name__ for each in found] == ["Page", *["Rejected"] * 3, "Page"]
    assert [each.code for each in found if isinstance(each, Rejected)] == [
        "bad-json",
        "no-text-field",
        "bad-json",
    ]
    assert isinstance(found[0], Page)
    assert found[0].name == f"{path}#1"
    assert found[0].fields.outlet == "harbour.example"
    assert isinstance(found[-1], Page)
    assert found[-1].fields.title == "Last"


def test_field_names_of_other_tools(tmp_path: Path) -> None:
    record = {
        "headline": "Storm",
        "articleBody": "Ships sank.",
        "source": {"id": None, "name": "The Harbour Post"},
        "author": [{"name": "Jane Doe"}, "John Roe"],
        "publishedAt": "2021-03-01T10:00:00Z",
        "link": "https://harbour.example/1",
        "language": "en",
    }
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"status": "ok", "articles": [record]}, indent=1))
    page = one(path)
    assert isinstance(page, Page)
    assert page.text == "Ships sank."
    assert page.fields.outlet == "The Harbour Post"
    assert page.fields.byline == ("Jane Doe", "John Roe")
    assert page.fields.published == "2021-03-01T10:00:00Z"
    assert page.fields.url == "https://harbour.example/1"


@pytest.mark.parametrize(
    ("authors", "byline"),
    [
        ("[]", ()),
        ("['Jane Doe', 'John Roe']", ("Jane Doe", "John Roe")),
        ("By Jane Doe and John Roe", ("Jane Doe", "John Roe")),
        ([], ()),
        (None, ()),
        (7, ()),
    ],
)
def test_authors_in_many_forms(tmp_path: Path, authors: object, byline: tuple[str, ...]) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": "Words.", "authors": authors}))
    page = one(path)
    assert isinstance(page, Page)
    assert page.fields.byline == byline


def test_what_cannot_be_opened(tmp_path: Path) -> None:
    big = tmp_path / "big.txt"
    big.write_bytes(b"x" * 2000)
    assert rejected(one(tmp_path / "nowhere.txt")) == "not-found"
    assert rejected(one(tmp_path)) == "unreadable"
    assert rejected(one("bad\0name")) == "unreadable"
    assert rejected(one(big, limits=Limits(page_bytes=1000))) == "too-large"
    assert rejected(one("ftp://harbour.example/x")) == "bad-url"
    assert rejected(one("http:///nohost")) == "bad-url"
    assert rejected(one("http://[bad/")) == "bad-url"
    assert rejected(one("-")) == "not-found"


def test_a_record_over_the_limit_does_not_take_the_next_with_it(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    huge = json.dumps({"text": "x" * 5000})
    path.write_text("\n".join([json.dumps(RECORD), huge, json.dumps(RECORD)]))
    found = list(open_pages([str(path)], limits=Limits(page_bytes=1000)))
    assert [type(each).__name__ for each in found] == ["Page", "Rejected", "Page"]


def test_deep_json_is_rejected(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text("[" * 200_000)
    assert rejected(one(path)) == "bad-json"
    path.write_text('{"text": ' + "[" * 200_000)
    assert rejected(one(path)) == "bad-json"


def test_an_empty_record_file(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("\n\n")
    assert rejected(one(path)) == "empty"


@pytest.mark.parametrize(
    ("data", "kinds"),
    [
        (PAGE, ["html"]),
        (b"Words of a story.", ["text"]),
        (json.dumps(RECORD).encode() + b"\n" + json.dumps(RECORD).encode(), ["article"] * 2),
    ],
)
def test_standard_input_is_sniffed(data: bytes, kinds: list[str]) -> None:
    found = list(open_pages(["-"], stdin=BytesIO(data)))
    assert [each.media for each in found if isinstance(each, Page)] == kinds
    assert found[0].name.startswith("-") if isinstance(found[0], Page) else False


def test_names_keep_their_order(tmp_path: Path) -> None:
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text(name)
    names = [str(tmp_path / f"{name}.txt") for name in "cab"]
    found = list(open_pages([names[0], "/no/such/file", *names[1:]]))
    assert [getattr(each, "name", getattr(each, "input", "")) for each in found] == [
        names[0],
        "/no/such/file",
        *names[1:],
    ]


@given(st.binary(max_size=400))
def test_any_bytes_on_standard_input_give_pages_or_rejects(data: bytes) -> None:
    found = list(open_pages(["-"], stdin=BytesIO(data)))
    assert found
    assert all(isinstance(each, Page | Rejected) for each in found)


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["text", "title", "authors", "source", "articles", "html", "url"]),
            inner,
        )
    ),
    max_leaves=8,
)


@given(JSON)
def test_any_json_gives_pages_or_rejects(value: object) -> None:
    data = json.dumps(value).encode()
    assert all(isinstance(each, Page | Rejected) for each in open_pages(["-"], stdin=BytesIO(data)))
