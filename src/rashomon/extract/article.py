"""A page read: decoded, its article found, every line of it labelled."""

from __future__ import annotations

import re
from dataclasses import replace

from rashomon.extract.blocks import label_blocks
from rashomon.extract.bylines import find_byline
from rashomon.extract.language import detect_language
from rashomon.extract.lexicon import words_of
from rashomon.extract.outlets import outlet_name
from rashomon.extract.paywall import asks_to_pay, stub
from rashomon.extract.published import Published, find_published, stated_date
from rashomon.extract.reading import Reading, rejected
from rashomon.extract.title import Title, split_suffix
from rashomon.model import Article, Block, Caveat, Fields, Page, Rejected
from rashomon.text.decoding import decode, is_binary
from rashomon.text.normalise import normalise, unwrap

_SHORT = 60  # words of body
_STUB = 90  # words of body, below which a call to subscribe means that the article is not there
_CUT_OFF = re.compile(
    r"(?:\[\s?(?:\.{3}|…)\s?\]|\[\+\d+ chars\]|(?:\.{3}|…)(?:\s?\[\+\d+ chars\])?)$"
)


def extract_article(page: Page, *, id: str) -> Article | Rejected:
    """The account that `page` holds, as `id`; a page without one is a `Rejected`."""
    reading = _read(page)
    if isinstance(reading, Rejected):
        return reading
    if not any(letter.isalnum() for letter in reading.text):
        return rejected(page, "empty", "The input holds no text.")
    blocks, title = label_blocks(
        reading.text, title=reading.fields.title, captions=reading.captions
    )
    refused = _refused(page, reading, blocks)
    return refused or _article(page, id, reading, blocks, title)


def _read(page: Page) -> Reading | Rejected:
    if page.media == "article":
        return _read_record(page)
    if page.data is not None and is_binary(_without_zeros(page)):
        detail = "This is a binary file, not text; save the article as text or HTML."
        return rejected(page, "binary", detail)
    if page.media == "html":
        # The HTML libraries cost half a second to import, which a text should not pay.
        from rashomon.extract.html import read_html

        return read_html(page)
    text, caveats = _decoded(page)
    return Reading(text=unwrap(normalise(text)), fields=page.fields, caveats=caveats)


def _without_zeros(page: Page) -> bytes:
    """Bytes to tell a binary file by: a page may hold stray zeros, which browsers pass over."""
    data = page.data or b""
    return data.replace(b"\0", b"") if page.media == "html" else data


def _read_record(page: Page) -> Reading:
    """A record's text with its title above it, unless the text begins with it."""
    text, caveats = _decoded(page)
    text = unwrap(normalise(text))
    title = " ".join(normalise(page.fields.title or "").split())
    bare = "".join(words_of(split_suffix(title)[0]))
    begins = "".join(words_of(text[: 2 * len(title) + 400]))
    if title and bare and bare not in begins:
        text = f"{title}\n\n{text}"
    return Reading(text=text, fields=replace(page.fields, title=title or None), caveats=caveats)


def _decoded(page: Page) -> tuple[str, tuple[Caveat, ...]]:
    if page.text is not None:
        return page.text, ()
    decoded = decode(page.data or b"", charset=page.charset, guess=_guess)
    if not decoded.mixed:
        return decoded.text, ()
    detail = "The text mixes UTF-8 with single bytes of another encoding, read as cp1252."
    return decoded.text, (Caveat(code="mixed-encoding", detail=detail),)


def _guess(data: bytes) -> str | None:
    from resiliparse.parse.encoding import detect_encoding

    return str(detect_encoding(data))


def _refused(page: Page, reading: Reading, blocks: tuple[Block, ...]) -> Rejected | None:
    words = _body_words(reading.text, blocks)
    if page.media == "html" and words < _STUB and _asks_to_pay(reading):
        return stub(page)
    return None


def _asks_to_pay(reading: Reading) -> bool:
    return reading.closed or asks_to_pay(reading.text[-3000:])


def _article(
    page: Page, id: str, reading: Reading, blocks: tuple[Block, ...], title: Title | None
) -> Article:
    text, fields = reading.text, reading.fields
    published = _published(text, blocks, fields)
    language = detect_language(_body(text, blocks) or text) or _stated_language(fields)
    return Article(
        id=id,
        name=page.name,
        text=text,
        blocks=blocks,
        title=title.text if title else None,
        outlet=outlet_name(fields.outlet or (title.outlet if title else None), fields.url),
        url=fields.url,
        published=published.iso if published else None,
        byline=fields.byline or find_byline(text, blocks),
        language=language,
        caveats=(*reading.caveats, *_caveats(reading, blocks, published, language)),
    )


def _published(text: str, blocks: tuple[Block, ...], fields: Fields) -> Published | None:
    stated = stated_date(fields.published)
    return Published(stated) if stated else find_published(text, blocks)


def _stated_language(fields: Fields) -> str | None:
    code = (fields.language or "").strip().lower()[:2]
    return code if re.fullmatch(r"[a-z]{2}", code) else None


def _caveats(
    reading: Reading, blocks: tuple[Block, ...], published: Published | None, language: str | None
) -> list[Caveat]:
    caveats: list[Caveat] = []
    words = _body_words(reading.text, blocks)
    if language not in (None, "en"):
        detail = (
            f"The text seems to be in another language ({language}): its names and shared "
            "passages were compared; statements, agreements, omissions and wordings need English."
        )
        caveats.append(Caveat(code="other-language", detail=detail))
    if words < _SHORT:
        caveats.append(Caveat(code="short", detail=f"The account has only {words} words of body."))
    if _asks_to_pay(reading):
        detail = "The page asks to subscribe; the account may be only a part of the article."
        caveats.append(Caveat(code="possible-paywall", detail=detail))
    if _CUT_OFF.search(_body(reading.text, blocks)[-200:].rstrip()):
        caveats.append(Caveat(code="truncated", detail="The text seems to break off at its end."))
    if published is None:
        caveats.append(Caveat(code="no-date", detail="No publication date is given."))
    elif published.inferred:
        detail = f"No publication date is given; {published.iso} is inferred: {published.inferred}."
        caveats.append(Caveat(code="no-date", detail=detail))
    return caveats


def _body(text: str, blocks: tuple[Block, ...]) -> str:
    return "\n".join(block.span.of(text) for block in blocks if block.kind == "body")


def _body_words(text: str, blocks: tuple[Block, ...]) -> int:
    return len(_body(text, blocks).split())
