"""Opening what the user named: a file, a URL, or `-` for standard input."""

from __future__ import annotations

import re
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from rashomon.model import MediaType, Page, RejectCode, Rejected
from rashomon.sources.limits import Limits
from rashomon.sources.records import json_pages, line_pages
from rashomon.sources.sniffing import Sort, sniff

_URL = re.compile(r"[a-z][a-z0-9+.-]+:/{0,2}[^\\]", re.IGNORECASE)
_DEFAULT = Limits()
_WINDOWS_PATH = re.compile(r"[a-z]:[\\/]", re.IGNORECASE)
_BY_EXTENSION: dict[str, Sort] = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
}

# A page saved as ".txt" is a page all the same.
_TELL_THEMSELVES: tuple[Sort, ...] = ("html", "message", "web-archive")


def open_pages(
    names: Sequence[str], *, stdin: BinaryIO | None = None, limits: Limits = _DEFAULT
) -> Iterator[Page | Rejected]:
    """Pages of the accounts named, in the order given; what cannot be opened is a `Rejected`.

    A JSON-lines input gives a page for each record, named "NAME#1", "NAME#2" and so on.
    """
    for name in names:
        if name == "-":
            yield from _open_stdin(stdin, limits)
        elif _is_url(name):
            # Fetching costs an import that reading files should not pay.
            from rashomon.sources.fetching import fetch_pages

            yield from fetch_pages(name, limits=limits)
        else:
            yield from _open_file(name, limits)


def _is_url(name: str) -> bool:
    if _WINDOWS_PATH.match(name):
        return False
    return "://" in name[:40] and bool(_URL.match(name))


def _open_stdin(stdin: BinaryIO | None, limits: Limits) -> Iterator[Page | Rejected]:
    if stdin is None:
        yield _rejected("-", "not-found", "Nothing was given on standard input.")
        return
    try:
        yield from _read("-", stdin, None, limits)
    except (OSError, ValueError) as error:
        yield _rejected("-", "unreadable", f"Standard input cannot be read: {_reason(error)}.")


def _open_file(name: str, limits: Limits) -> Iterator[Page | Rejected]:
    try:
        path = Path(name)
        mode = path.stat().st_mode
    except FileNotFoundError:
        yield _rejected(name, "not-found", "There is no such file; check the path.")
        return
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        yield _rejected(name, "unreadable", f"The file cannot be read: {_reason(error)}.")
        return
    if stat.S_ISDIR(mode):
        yield _rejected(name, "unreadable", "This is a folder; name the files in it.")
        return
    try:
        with path.open("rb") as file:
            yield from _read(name, file, _BY_EXTENSION.get(path.suffix.lower()), limits)
    except OSError as error:
        yield _rejected(name, "unreadable", f"The file cannot be read: {_reason(error)}.")


def _read(
    name: str, file: BinaryIO, sort: Sort | None, limits: Limits
) -> Iterator[Page | Rejected]:
    if sort == "jsonl":
        yield from line_pages(name, file, limits)
        return
    data = _at_most(file, limits.page_bytes + 1)
    seen = sniff(data)
    if sort is None or seen in _TELL_THEMSELVES:
        sort = seen
    if sort == "jsonl":
        yield from line_pages(name, file, limits, head=data)
        return
    if sort == "message":
        # The parsers of saved pages cost imports that reading other files should not pay.
        from rashomon.sources.saved_pages import message_page

        yield message_page(name, data[: limits.page_bytes])
    elif len(data) > limits.page_bytes:
        size = f"{limits.page_bytes / 1e6:g} MB"
        yield _rejected(
            name, "too-large", f"The input is larger than {size}; give the article alone."
        )
    elif sort == "web-archive":
        from rashomon.sources.saved_pages import web_archive_page

        yield web_archive_page(name, data)
    elif sort == "json":
        yield from json_pages(name, data)
    else:
        media: MediaType = "html" if sort == "html" else "text"
        yield Page(name=name, media=media, data=data)


def _at_most(file: BinaryIO, size: int) -> bytes:
    """Up to `size` bytes; a pipe may give them in many parts."""
    parts: list[bytes] = []
    while size > 0 and (part := file.read(min(size, 1 << 20))):
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def _rejected(name: str, code: RejectCode, detail: str) -> Rejected:
    return Rejected(input=name, stage="source", code=code, detail=detail)


def _reason(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error) or type(error).__name__).lower()
