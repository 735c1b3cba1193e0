"""Pages -> articles: fields, caveats, rejects, and what holds of any input."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.extract import extract_article
from rashomon.model import Article, Fields, MediaType, Page, Rejected
from rashomon.text.decoding import is_binary
from rashomon.text.normalise import normalise
from tests.extract.test_blocks import STORY, check

TEXT = "\n\n".join(STORY)


def article(text: str | bytes, media: MediaType = "text", **fields: object) -> Article:
    found = extract(text, media, **fields)
    assert isinstance(found, Article), found
    return found


def extract(text: str | bytes, media: MediaType = "text", **fields: object) -> Article | Rejected:
    given_fields = Fields(**fields)  # type: ignore[arg-type]
    if isinstance(text, bytes):
        page = Page(name="in", media=media, data=text, fields=given_fields)
    else:
        page = Page(name="in", media=media, text=text, fields=given_fields)
    return extract_article(page, id="A")


def codes(found: Article) -> set[str]:
    return {caveat.code for caveat in found.caveats}


def test_a_pasted_text_with_two_dates() -> None:
    # 1 March 2021 was a Monday, the day the story names; the other date is the archive's.
    text = f"2021-April-17 16:57\n2021-March-1\xa0\xa016:17\n\nStorm sinks ships\n\n{TEXT}"
    found = article(text.encode())
    assert found.published == "2021-03-01T16:17"
    assert found.title == "Storm sinks ships"
    assert found.language == "en"
    assert "".join(found.text.split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("lines", "published"),
    [
        ("Published: 2 March 2021\nUpdated: 5 March 2021", "2021-03-02"),
        ("Last updated 5 March 2021\nFirst published 2 March 2021", "2021-03-02"),
        ("Retrieved 1 March 2021\n2 March 2021", "2021-03-02"),
        ("Tue Mar 2, 2021 3:00pm EST", "2021-03-02T15:00-05:00"),
    ],
)
def test_publication_dates(lines: str, published: str) -> None:
    assert article(f"Storm sinks ships\n\n{lines}\n\n{TEXT}").published == published


def test_a_date_is_inferred_with_a_caveat_or_is_none() -> None:
    body = TEXT.replace("on Monday", "on Monday [March 1]").replace("in 1987", "in October 2020")
    found = article(f"Storm sinks ships\n\n{body}")
    assert found.published == "2021-03-01"
    assert "no-date" in codes(found)
    bare = article(f"Storm sinks ships\n\n{TEXT}")
    assert bare.published is None
    assert "no-date" in codes(bare)


def test_byline_and_outlet() -> None:
    found = article(
        f"Storm sinks ships - Harbour Post\n\nBy JANE DOE and John Roe, Editor\n\n{TEXT}"
    )
    assert found.byline == ("Jane Doe", "John Roe")
    assert found.outlet == "Harbour Post"
    assert found.title == "Storm sinks ships"


def test_records_state_their_fields() -> None:
    found = article(
        TEXT,
        "article",
        title="Storm sinks ships",
        outlet="www.bbc.co.uk",
        published="2021-03-01 10:00:00",
        byline=("Jane Doe",),
        url="https://www.bbc.co.uk/1",
    )
    assert found.text.startswith("Storm sinks ships\n\nThree ships")
    assert found.blocks[0].kind == "title"
    assert (found.outlet, found.published) == ("BBC", "2021-03-01T10:00")
    assert found.byline == ("Jane Doe",)
    again = article(found.text, "article", title="Storm sinks ships")
    assert again.text == found.text
    assert article(TEXT, "article", outlet="www.harbour.example").outlet == "harbour.example"


def test_caveats() -> None:
    assert "short" in codes(article("Storm sinks ships\n\nThree ships sank in Westport on Monday."))
    cut = f"{TEXT}\n\nThe mayor added that the council would [...]"
    assert "truncated" in codes(article(cut))
    assert "possible-paywall" in codes(article(f"{TEXT}\n\nSubscribe to continue reading"))
    german = "Drei Schiffe sanken am Montag im Hafen, nachdem ein Sturm sie losgerissen hatte. " * 4
    assert "other-language" in codes(article(german))
    mixed = "“Naïve” ".encode() + "it’s".encode("cp1252") + f" {TEXT}".encode()
    assert "mixed-encoding" in codes(article(mixed))


@pytest.mark.parametrize(
    ("data", "media", "code"),
    [
        (b"", "text", "empty"),
        (b" \n\t\xc2\xa0 ", "text", "empty"),
        (b"...---...", "text", "empty"),
        (b"%PDF-1.7 \x00\x01", "text", "binary"),
        (bytes(range(256)) * 9, "text", "binary"),
        (b"", "html", "no-article"),
        (b"<html><body></body></html>", "html", "no-article"),
        (b"<html><script>var text = 'A story. It is long.';</script></html>", "html", "no-article"),
        (b"<ul>" + b"<li><a href=/>Home</a><li><a href=/x>News</a>" * 40, "html", "no-article"),
    ],
)
def test_rejects(data: bytes, media: MediaType, code: str) -> None:
    found = extract(data, media)
    assert isinstance(found, Rejected)
    assert (found.code, found.stage, found.input) == (code, "extract", "in")


def test_control_characters_do_not_survive() -> None:
    found = article(f"\x1b[2J\x1b[31mStorm\x1b[0m sinks\u202e ships\x00\n\n{TEXT}")
    assert found.text.startswith("Storm sinks ships")
    assert not any(ord(c) < 32 and c != "\n" for c in found.text)


def test_ten_megabytes_of_text() -> None:
    started = time.process_time()
    found = article(("\n\n".join(STORY) + "\n\n") * 15_000)
    assert len(found.text) > 9_000_000
    assert time.process_time() - started < 60


@given(st.binary())
def test_any_bytes_give_an_article_or_a_reject(data: bytes) -> None:
    whole(extract(data, "text"))


@given(st.text())
def test_any_text_gives_an_article_or_a_reject(text: str) -> None:
    whole(extract(text, "article", title=text[:20], published=text[:12], outlet=text[-9:]))


@given(st.lists(st.text(st.characters(codec="cp1252", exclude_categories=["C"])), min_size=1))
def test_nothing_of_a_plain_text_is_lost(lines: list[str]) -> None:
    text = "\n".join(lines)
    if is_binary(text.encode()):
        return
    found = extract(text.encode(), "text")
    if isinstance(found, Article):
        assert "".join(found.text.split()) == "".join(normalise(text).split())


TAGS = st.sampled_from(
    ["<p>", "</p>", "<div>", "</div>", "<b>", "<a href='x", "\">", "<!--", "-->", "<script>", "<svg>",
     "</script>", "<article>", "&amp;", "&#0;", "&#x1b;", "<title>", "</title>", "<table><td>", "\0", "<",
     "<figcaption>", "</figcaption>", "Ships sank in the harbour on Monday, the mayor said. ", "<h1>", "]]>",
     '<script type="application/ld+json">{"@type":"NewsArticle","headline":["x"],"author":{"name":3}}</script>']
)  # fmt: skip


@given(st.one_of(st.lists(TAGS, max_size=60).map("".join).map(str.encode), st.binary()))
def test_any_page_gives_an_article_or_a_reject(data: bytes) -> None:
    whole(extract(data, "html"))


def whole(found: Article | Rejected) -> None:
    if isinstance(found, Article):
        check(found.text, found.blocks)
        assert normalise(found.text) == found.text
    else:
        assert found.detail.endswith(".")
