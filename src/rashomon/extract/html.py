"""HTML page -> the article's text and what the page states of it.

trafilatura finds the article; resiliparse, then the JSON-LD's own article text, stand in where it
finds too little. Both only ever see a page made safe by `guard`.
"""

from __future__ import annotations

import logging
import re
from html import unescape
from typing import Any

from rashomon.extract.guard import Guarded, guard
from rashomon.extract.lexicon import words_of
from rashomon.extract.linked_data import LinkedData, read_linked_data
from rashomon.extract.paywall import asks_to_pay, stub
from rashomon.extract.published import stated_date
from rashomon.extract.reading import Reading, rejected
from rashomon.extract.title import split_suffix
from rashomon.model import Caveat, Fields, Page, Rejected
from rashomon.text.decoding import decode
from rashomon.text.normalise import normalise

_META_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE
)
_XML_CHARSET = re.compile(
    rb"^\s*<\?xml[^>]{0,100}encoding\s*=\s*[\"']([\w.:-]{2,40})", re.IGNORECASE
)
_CAPTION = re.compile(
    r"<figcaption\b[^>]{0,500}>(.{1,3000}?)</figcaption", re.DOTALL | re.IGNORECASE
)
_MARKUP = re.compile(r"<[^<>]{0,3000}>")
_ENOUGH = 250  # characters: below that trafilatura has hardly found the article
_LEAST = 120  # characters of an article at all
_MOST_CAPTIONS = 300
_STUB_MARKUP = 200_000  # characters of markup in which a call to subscribe is looked for

# Both libraries warn of every page without an article, which is what `Rejected` is for.
for _name in ("trafilatura", "htmldate", "courlan"):
    logging.getLogger(_name).addHandler(logging.NullHandler())


def read_html(page: Page) -> Reading | Rejected:
    """The article of an HTML page, its title above it; `no-article` where there is none."""
    markup, caveats = _decoded(page)
    guarded = guard(markup)
    stated = read_linked_data(guarded.linked_data)
    document = _trafilatura(guarded.html, page.fields.url)
    fields = _fields(page.fields, document, stated)
    text = _longest(guarded, document, stated)
    found = len(text) >= _LEAST and _is_prose(text, least=1)
    if not found and asks_to_pay(_MARKUP.sub(" ", guarded.html[:_STUB_MARKUP])):
        return stub(page)
    if not found and not (text and stated.free is False):
        detail = "No article was found on the page; give the address or the text of one article."
        return rejected(page, "no-article", detail)
    if guarded.cut:
        caveats = (
            *caveats,
            Caveat(code="truncated", detail="The page is too large; its end is left out."),
        )
    return Reading(
        text=_titled(text, fields.title),
        fields=fields,
        captions=_captions(guarded.html),
        caveats=caveats,
        closed=stated.free is False,
    )


def _decoded(page: Page) -> tuple[str, tuple[Caveat, ...]]:
    if page.text is not None:
        return page.text, ()
    data = page.data or b""
    named = _XML_CHARSET.search(data[:300]) or _META_CHARSET.search(data[:4096])
    charset = page.charset or (named[1].decode("ascii", "replace") if named else None)
    decoded = decode(data, charset=charset, guess=_guess)
    if not decoded.mixed:
        return decoded.text, ()
    detail = "The page mixes UTF-8 with single bytes of another encoding, read as cp1252."
    return decoded.text, (Caveat(code="mixed-encoding", detail=detail),)


def _guess(data: bytes) -> str | None:
    from resiliparse.parse.encoding import detect_encoding

    return str(detect_encoding(data))


def _trafilatura(markup: str, url: str | None) -> Any:
    """trafilatura's document, or None where it finds nothing."""
    from trafilatura import bare_extraction

    try:
        return bare_extraction(
            markup,
            url=url,
            fast=True,
            with_metadata=True,
            include_comments=False,
            include_tables=False,
        )
    except Exception:  # a third-party parser on hostile input: whatever it raises, others follow
        logging.getLogger(__name__).debug("trafilatura failed", exc_info=True)
        return None


def _longest(guarded: Guarded, document: Any, stated: LinkedData) -> str:
    text = _plain((document.text if document else "") or "")
    if len(text) < _ENOUGH:
        other = _resiliparse(guarded.html)
        text = other if len(other) > 2 * len(text) and _is_prose(other) else text
    if len(text) < _ENOUGH and stated.text and len(stated.text) > 2 * len(text):
        text = _plain(stated.text)
    return text


def _resiliparse(markup: str) -> str:
    from resiliparse.extract.html2text import extract_plain_text

    try:
        found = extract_plain_text(
            markup, main_content=True, alt_texts=False, list_bullets=False, preserve_formatting=True
        )
    except Exception:  # as above
        logging.getLogger(__name__).debug("resiliparse failed", exc_info=True)
        return ""
    return _plain(str(found))


def _plain(text: str) -> str:
    return re.sub(r"\n{2,}", "\n", normalise(text))


def _is_prose(text: str, *, least: int = 2) -> bool:
    """Whether `least` lines or more are sentences, not labels or links."""
    lines = (line.rstrip("\"'”’)»") for line in text[:200_000].split("\n"))
    # Scripts without spaces have no words to count.
    long = (
        line for line in lines if len(line.split()) >= 8 or (len(line) > 30 and " " not in line)
    )
    return sum(line[-1:] in ".!?…。！？؟۔।" for line in long) >= least


def _titled(text: str, title: str | None) -> str:
    if not title:
        return text
    bare = "".join(words_of(split_suffix(title)[0]))
    first = "".join(words_of(text[: 2 * len(title) + 200]))
    return text if not bare or first.startswith(bare) else f"{title}\n\n{text}"


def _fields(given: Fields, document: Any, stated: LinkedData) -> Fields:
    """What is known beside the text: what was given first, then JSON-LD, then the page's tags."""
    tagged = _tagged(document)
    title = given.title or tagged.title or stated.title
    published = (
        stated_date(given.published)
        or stated_date(stated.published)
        or stated_date(tagged.published)
    )
    return Fields(
        title=" ".join(normalise(unescape(title)).split()) if title else None,
        outlet=_outlet(given.outlet, tagged.outlet, stated.outlet),
        url=tagged.url or given.url,
        published=published,
        byline=given.byline or stated.byline or tagged.byline,
        language=given.language or tagged.language,
    )


def _tagged(document: Any) -> Fields:
    if document is None:
        return Fields()
    authors = (name.strip() for name in (document.author or "").split(";"))
    return Fields(
        title=document.title or None,
        outlet=document.sitename or None,
        url=document.url or None,
        published=document.date or None,
        byline=tuple(name for name in authors if name),
        language=document.language or None,
    )


def _outlet(given: str | None, tagged: str | None, stated: str | None) -> str | None:
    # A site that names itself by its domain or its handle may be named better elsewhere.
    names = [name for name in (given, tagged, stated) if name and not name.startswith("@")]
    spoken = [name for name in names if "." not in name]
    return next(iter(spoken), next(iter(names), None))


def _captions(markup: str) -> frozenset[str]:
    """Keys of the lines that the page marks as captions."""
    keys = set()
    for at, found in enumerate(_CAPTION.finditer(markup)):
        if at >= _MOST_CAPTIONS:
            break
        for line in normalise(unescape(_MARKUP.sub("\n", found[1]))).split("\n"):
            keys.add("".join(words_of(line)))
        keys.add("".join(words_of(normalise(unescape(_MARKUP.sub(" ", found[1]))))))
    return frozenset(keys - {""})
