"""HTML pages: metadata, captions, paywalls, and pages made to break parsers."""

import json
import time

import pytest

from rashomon.extract import extract_article
from rashomon.extract.guard import DEPTH, guard
from rashomon.extract.linked_data import read_linked_data
from rashomon.model import Article, Page, Rejected
from tests.extract.test_blocks import STORY

BODY = "".join(f"<p>{line}</p>" for line in STORY)
HEAD = """<title>Storm sinks ships | The Harbour Post</title>
<meta property="og:site_name" content="The Harbour Post"><meta charset="utf-8">
<link rel="canonical" href="https://harbour.example/storm">
<script>var evil = "<p>evil</p>";</script><style>p { color: evil }</style>"""


def page(body: str, head: str = HEAD) -> str:
    return f"<!doctype html><html lang=en><head>{head}</head><body>{body}</body></html>"


def extract(html: str | bytes, charset: str | None = None) -> Article | Rejected:
    data = html if isinstance(html, bytes) else html.encode()
    return extract_article(Page(name="in", media="html", data=data, charset=charset), id="A")


def linked(**values: object) -> str:
    document = json.dumps({"@context": "https://schema.org", "@type": "NewsArticle", **values})
    return f'<script type="application/ld+json">{document}</script>'


def test_a_page_with_all_it_states() -> None:
    data = linked(
        headline="Storm sinks ships",
        datePublished="2021-03-01T10:30:00+00:00",
        author=[{"name": "Jane Doe"}, {"name": "John Roe"}],
    )
    nav = "<nav><a href=/>Home</a><a href=/news>News</a></nav>"
    found = extract(page(f"{nav}<article><h1>Storm sinks ships</h1>{BODY}</article>", HEAD + data))
    assert isinstance(found, Article)
    assert found.title == "Storm sinks ships"
    assert found.outlet == "The Harbour Post"
    assert found.published == "2021-03-01T10:30+00:00"
    assert found.byline == ("Jane Doe", "John Roe")
    assert found.url == "https://harbour.example/storm"
    assert found.language == "en"
    assert "evil" not in found.text
    assert [block.kind for block in found.blocks] == ["title", *["body"] * len(STORY)]
    assert not found.caveats


def test_captions_are_meta() -> None:
    caption = "Waves break over the harbour wall on Monday."
    html = page(
        f"<article>{BODY}<p>{caption}</p><figure><figcaption>{caption}</figcaption></figure>"
    )
    found = extract(html)
    assert isinstance(found, Article)
    kinds = {block.span.of(found.text): block.kind for block in found.blocks}
    assert kinds.get(caption, "meta") == "meta"


def test_a_paywall_stub_is_rejected_and_a_longer_part_has_a_caveat() -> None:
    closed = HEAD + linked(headline="Storm sinks ships", isAccessibleForFree="False")
    stub = extract(page(f"<article><p>{STORY[0]}</p></article>", closed))
    assert isinstance(stub, Rejected)
    assert stub.code == "paywall"
    asks = extract(
        page(f"<article><p>{STORY[0]}</p><p>Subscribe to continue reading.</p></article>")
    )
    assert isinstance(asks, Rejected)
    assert asks.code == "paywall"
    longer = extract(page(f"<article>{BODY}</article>", closed))
    assert isinstance(longer, Article)
    assert "possible-paywall" in {caveat.code for caveat in longer.caveats}


@pytest.mark.parametrize(
    ("charset", "declared"),
    [("utf-8", ""), ("cp1252", "windows-1252"), ("utf-16", ""), ("cp1252", "iso-8859-1")],
)
def test_charsets(charset: str, declared: str) -> None:
    meta = f'<meta charset="{declared}">' if declared else ""
    html = page(f"<article><p>“It’s over” – she said.</p>{BODY}</article>", meta)
    found = extract(html.encode(charset))
    assert isinstance(found, Article)
    assert "“It’s over” – she said." in found.text


def test_the_article_text_of_json_ld_stands_in_for_an_empty_page() -> None:
    found = extract(page("<div id=app></div>", HEAD + linked(articleBody="\n".join(STORY))))
    assert isinstance(found, Article)
    assert STORY[3] in found.text


HOSTILE = {
    "nested divs": "<div>" * 50_000 + BODY + "</div>" * 50_000,
    "nested spans": "<article>" + "<span>" * 3000 + BODY,
    "spans in each paragraph": "".join(f"<p>{'<span>' * 900}{line}</p>" for line in STORY),
    "long attribute": f'<div data-x="{"a" * 3_000_000}"><article>{BODY}',
    "attribute never closed": f'<div data-x="{"a" * 3_000_000}<article>{BODY}',
    "unclosed tags": "<article>" + BODY.replace("</p>", "") * 20,
    "unclosed bold": "<article>" + "<b><p>x" * 9000 + BODY,
    "tables": "<table><tr><td>" * 9000 + BODY,
    "lone angles": "<" * 500_000 + BODY,
    "cut tags": "<a " * 200_000 + BODY,
    "cut values": '<a "' * 200_000 + BODY,
    "closing tags": "<div>" * 100 + "</b>" * 200_000 + BODY,
    "comments": "<!--" * 200_000 + BODY,
    "scripts": "<script>" * 200_000 + BODY,
    "drawings": "<svg>" * 100_000 + BODY,
    "zeros": BODY.replace(" ", "\0 "),
    "large": "<article>" + BODY * 4000,
    "one paragraph": "<article><p>" + " ".join(STORY) * 4000,
    "only script": "<script>" + "var a = 1;" * 50_000 + "</script>",
    "deep json": '<script type="application/ld+json">' + "[" * 100_000 + "</script>" + BODY,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_take_bounded_time(name: str) -> None:
    started = time.process_time()
    found = extract(page(HOSTILE[name], ""))
    assert time.process_time() - started < 45
    assert isinstance(found, Article | Rejected)


@pytest.mark.parametrize(
    "name", ["nested divs", "nested spans", "spans in each paragraph", "zeros"]
)
def test_hostile_pages_still_give_their_story(name: str) -> None:
    found = extract(page(HOSTILE[name], ""))
    assert isinstance(found, Article)
    assert all(line in found.text for line in STORY[1:])


def test_the_guard_bounds_depth_and_keeps_words() -> None:
    guarded = guard("<div>" * 500 + "deep <b>words</b>" + "</div>" * 500 + "<p>after</p>")
    assert guarded.html.count("<div>") <= DEPTH
    assert guarded.html.count("<div>") == guarded.html.count("</div>")
    assert "deep" in guarded.html
    assert "<p>after</p>" in guarded.html


def test_broken_linked_data_is_passed_over() -> None:
    good = json.dumps({"@graph": [{"@type": ["Thing", "NewsArticle"], "headline": "Storm"}]})
    assert read_linked_data(("{broken", "[" * 9999, "3", good)).title == "Storm"
    assert read_linked_data(()).title is None


def test_a_stub_that_asks_to_subscribe_is_a_paywall_however_short() -> None:
    page = Page(
        name="stub.html",
        media="html",
        data=b"<html><title>Ferry sinks</title><article><p>The ferry sank on Monday.</p>"
        b"<div>Subscribe to continue reading. Already a subscriber? Log in.</div></article></html>",
    )
    found = extract_article(page, id="a1")
    assert isinstance(found, Rejected)
    assert found.code == "paywall"
