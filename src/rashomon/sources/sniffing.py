"""Telling by its first bytes what an input is."""

from __future__ import annotations

import json
import re
from typing import Literal

from rashomon.text.decoding import decode, is_binary

Sort = Literal["html", "jsonl", "json", "text", "message", "web-archive"]

_LOOK_AT = 4096  # bytes
_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*){0,5}<(?:!doctype\s+html|html|head|body|"
    r"article|main|title|meta|script|div)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(
    r"</?(?:p|div|span|a|br|h[1-6]|li|ul|td|img|section)\b[^>]{0,300}>", re.IGNORECASE
)

_HEADERS = re.compile(rb"(?:[\w-]{1,60}:[^\n]{0,998}\r?\n(?:[ \t][^\n]{0,998}\r?\n){0,20}){2,60}")
_MIME = re.compile(rb"^mime-version:\s*1", re.IGNORECASE | re.MULTILINE)
_PLISTS = (b"bplist00", b"<?xml")


def sniff(data: bytes) -> Sort:
    """What `data`, the beginning of an input or all of it, is; plain text where nothing tells."""
    if _is_web_archive(data):
        return "web-archive"
    if _is_message(data):
        return "message"
    if is_binary(data):
        return "text"  # the extractor says what is wrong with it
    head = decode(data[:_LOOK_AT]).text.lstrip("\ufeff")
    if _PAGE.match(head) or len(_TAG.findall(head)) >= 8:
        return "html"
    opening = head.lstrip()[:1]
    if opening == "{":
        return "jsonl" if _is_record(data) else _json_or_text(data)
    if opening == "[":
        return _json_or_text(data)
    return "text"


def _is_message(data: bytes) -> bool:
    """Whether `data`, the beginning of an input, is a MIME message (MHTML is one)."""
    headers = _HEADERS.match(data[:65_536].lstrip())
    return bool(headers and _MIME.search(headers.group()))


def _is_web_archive(data: bytes) -> bool:
    """Whether `data`, the beginning of an input, is a web archive of Safari's."""
    return data.startswith(_PLISTS) and b"WebMainResource" in data[:65_536]


def _is_record(data: bytes) -> bool:
    """Whether the first line is a JSON object of its own, or of a record cut off by the limit."""
    first, _, rest = data.lstrip().partition(b"\n")
    try:
        return isinstance(json.loads(decode(first).text), dict)
    except (ValueError, RecursionError):
        # A broken first record must not turn the records after it into prose.
        return bool(re.match(rb'\s*\{\s*"[^"\n]{1,60}"\s*:', first)) and rest.lstrip()[:1] == b"{"


def _json_or_text(data: bytes) -> Sort:
    try:
        json.loads(decode(data).text)
    except (ValueError, RecursionError):
        return "text"
    return "json"
