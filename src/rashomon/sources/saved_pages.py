"""Pages as browsers and mail programs save them: MHTML, mail messages, Safari's web archives."""

from __future__ import annotations

import plistlib
import re
from email import message_from_bytes
from email.errors import MessageError
from email.message import Message
from itertools import islice
from xml.parsers.expat import ExpatError

from rashomon.model import Fields, MediaType, Page, Rejected

_BOUNDARY = re.compile(rb"boundary\s*=", re.IGNORECASE)
_READ_AS: dict[str, MediaType] = {"text/html": "html", "text/plain": "text"}
# What plistlib raises of damaged lists, and what comes of lists of another shape.
_DAMAGE = (
    plistlib.InvalidFileException, ExpatError, ValueError, LookupError, OverflowError,
    RecursionError, TypeError, AttributeError,
)  # fmt: skip
_MOST_PARTS = 5_000
_MOST_NESTING = 50  # a parser of MIME goes over every line once for each part around it


def message_page(name: str, data: bytes) -> Page | Rejected:
    """The page that a message holds: its first HTML part, or else its first plain text.

    `data` may be cut off: the page comes before its pictures.
    """
    if len(_BOUNDARY.findall(data)) > _MOST_NESTING:
        return _rejected(name, "The saved page is nested too deeply; save it anew as HTML.")
    try:
        parts = list(islice(message_from_bytes(data.lstrip()).walk(), _MOST_PARTS))
        for wanted, media in _READ_AS.items():
            for part in parts:
                content = _content(part) if part.get_content_type() == wanted else None
                if content:
                    charset = part.get_content_charset()
                    fields = Fields(url=_stated_address(parts[0], part))
                    return Page(
                        name=name, media=media, data=content, charset=charset, fields=fields
                    )
    except (MessageError, ValueError, LookupError, RecursionError) as error:
        return _rejected(name, f"The saved page is damaged ({type(error).__name__}); save it anew.")
    return _rejected(name, "The saved page or message holds no text; save the article as HTML.")


def web_archive_page(name: str, data: bytes) -> Page | Rejected:
    """The main page of a web archive."""
    try:
        main = plistlib.loads(data)["WebMainResource"]
        content, url = main["WebResourceData"], main.get("WebResourceURL")
        charset = main.get("WebResourceTextEncodingName")
    except _DAMAGE as error:
        return _rejected(
            name, f"The web archive is damaged ({type(error).__name__}); save it anew."
        )
    if not isinstance(content, bytes):
        return _rejected(name, "The web archive holds no page; save the article as HTML.")
    return Page(
        name=name, media="html", data=content, fields=Fields(url=_address(url)),
        charset=charset if isinstance(charset, str) else None,
    )  # fmt: skip


def _content(part: Message) -> bytes | None:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) and content.strip() else None


def _stated_address(*messages: Message) -> str | None:
    headers = ("Snapshot-Content-Location", "Content-Location")
    stated = (_address(message.get(header)) for message in messages for header in headers)
    return next((address for address in stated if address), None)


def _address(url: object) -> str | None:
    """A web address as it stands, None for anything else."""
    text = "".join(str(url).split()) if url else ""
    return text if text.startswith(("http://", "https://")) else None


def _rejected(name: str, detail: str) -> Rejected:
    return Rejected(input=name, stage="source", code="unreadable", detail=detail)
