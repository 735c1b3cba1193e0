"""JSON records of articles -> pages, with the field names of news-please and their kin."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from itertools import chain
from typing import BinaryIO

from rashomon.model import Fields, Page, RejectCode, Rejected
from rashomon.sources.limits import Limits
from rashomon.text.decoding import decode

# news-please first, then what other extractors, feeds and news APIs call the same.
_TEXT = ("maintext", "text", "body", "content", "articleBody", "article_text", "full_text")
_TITLE = ("title", "headline")
_URL = ("url", "canonical_url", "link", "canonicalUrl")
_PUBLISHED = (
    "date_publish", "published", "date_published", "published_at", "publishedAt", "publish_date",
    "datePublished", "pubDate", "date",
)  # fmt: skip
_OUTLET = ("outlet", "source_name", "site_name", "publisher", "source", "source_domain", "domain")
_AUTHORS = ("authors", "author", "byline", "creator")
_LANGUAGE = ("language", "lang")


def line_pages(
    name: str, file: BinaryIO, limits: Limits, *, head: bytes = b""
) -> Iterator[Page | Rejected]:
    """Pages of a JSON-lines file, one a record; `head` is what was read of the file before."""
    number = 0
    for raw in _lines(file, head, limits.page_bytes):
        if not raw.strip():
            continue
        number += 1
        label = f"{name}#{number}"
        if len(raw) > limits.page_bytes:
            size = f"{limits.page_bytes / 1e6:g} MB"
            yield _rejected(label, "too-large", f"The record is larger than {size}.")
        else:
            yield _page(label, raw)
    if not number:
        yield _rejected(name, "empty", "The file holds no records.")


def json_pages(name: str, data: bytes) -> Iterator[Page | Rejected]:
    """Pages of a JSON document: one article, a list of them, or an object that holds a list."""
    try:
        value = json.loads(decode(data).text)
    except (ValueError, RecursionError) as error:
        yield from _not_a_document(name, data, error)
        return
    if isinstance(value, dict):
        listed = next((value[key] for key in ("articles", "items", "data", "results")
                       if isinstance(value.get(key), list)), None)  # fmt: skip
        if listed is None:
            yield _from_record(name, value)
            return
        value = listed
    if not isinstance(value, list) or not value:
        yield _rejected(name, "bad-json", "The JSON holds no article and no list of articles.")
        return
    for number, record in enumerate(value, 1):
        yield _from_record(f"{name}#{number}", record)


def _not_a_document(name: str, data: bytes, error: Exception) -> Iterator[Page | Rejected]:
    """JSON lines are often saved as ".json": several records make no one document."""
    first = data.lstrip().partition(b"\n")[0]
    try:
        record = json.loads(decode(first).text)
    except (ValueError, RecursionError):
        record = None
    if isinstance(record, dict):
        yield from line_pages(name, BytesIO(data), Limits(page_bytes=max(1, len(data))))
    else:
        yield _bad_json(name, error)


def _lines(file: BinaryIO, head: bytes, limit: int) -> Iterator[bytes]:
    """Lines, of which one longer than `limit` comes cut just above it, its rest skipped."""
    parts = BytesIO(head)
    yield from iter(lambda: _line(parts, file, limit), b"")


def _line(head: BytesIO, file: BinaryIO, limit: int) -> bytes:
    raw = head.readline(limit + 1)
    if not raw.endswith(b"\n") and len(raw) <= limit:
        raw += file.readline(limit + 1 - len(raw))
    if len(raw) > limit and not raw.endswith(b"\n"):
        for rest in chain(iter(lambda: head.readline(1 << 20), b""),
                          iter(lambda: file.readline(1 << 20), b"")):  # fmt: skip
            if rest.endswith(b"\n"):
                break
    return raw


def _page(label: str, raw: bytes) -> Page | Rejected:
    try:
        record = json.loads(decode(raw).text.lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        return _bad_json(label, error)
    return _from_record(label, record)


def _bad_json(label: str, error: Exception) -> Rejected:
    where = (
        f" ({error.msg}, column {error.colno})" if isinstance(error, json.JSONDecodeError) else ""
    )
    return _rejected(label, "bad-json", f"This is not valid JSON{where}.")


def _from_record(label: str, record: object) -> Page | Rejected:
    if not isinstance(record, dict):
        return _rejected(label, "bad-json", "The record is not a JSON object.")
    fields = _fields(record)
    text = _string(record, _TEXT)
    if text is not None:
        return Page(name=label, media="article", text=text, fields=fields)
    html = _string(record, ("html", "raw_html"))
    if html is not None:
        data = html.encode("utf-8", "replace")
        return Page(name=label, media="html", data=data, charset="utf-8", fields=fields)
    detail = 'The record has no text; give it as "maintext" or "text".'
    return _rejected(label, "no-text-field", detail)


def _fields(record: Mapping[str, object]) -> Fields:
    return Fields(
        title=_string(record, _TITLE),
        outlet=_string(record, _OUTLET),
        url=_string(record, _URL),
        published=_string(record, _PUBLISHED),
        byline=_names(next((record[key] for key in _AUTHORS if record.get(key)), None)),
        language=_string(record, _LANGUAGE),
    )


def _string(record: Mapping[str, object], keys: tuple[str, ...]) -> str | None:
    for key in keys:
        value = record.get(key)
        if isinstance(value, dict):  # a news API's {"id": ..., "name": ...}
            value = value.get("name")
        if isinstance(value, str) and value.strip() and value.strip().lower() not in _NOTHING:
            return value
    return None


_NOTHING = frozenset(("none", "null", "nan"))


def _names(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        # A list that some program printed ("['Jane Doe', 'John Roe']"), or names in a row.
        if value.strip().startswith("["):
            value = re.findall(r"'([^']+)'|\"([^\"]+)\"", value)
            value = [one or two for one, two in value]
        else:
            value = re.split(r"\s*[,;&]\s*|\s+and\s+", re.sub(r"^\s*by\s+", "", value, flags=re.I))
    if not isinstance(value, list):
        return ()
    named = (each.get("name") if isinstance(each, dict) else each for each in value)
    return tuple(name.strip() for name in named if isinstance(name, str) and name.strip())


def _rejected(label: str, code: RejectCode, detail: str) -> Rejected:
    return Rejected(input=label, stage="source", code=code, detail=detail)
