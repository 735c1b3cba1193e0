"""Posts of social media as pages show them without their frame.

Crews are safe. https://t.example/x — Ivo Marin (@imarin) March 3, 2024
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rashomon.model import Span

SIGNATURE = re.compile(
    r"\s?[-–—] ?(?P<who>[^\n()]{2,60}?) \(@\w{1,30}\) "
    r"(?:[A-Z][a-z]{2,8} \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]{2,8} \d{4})\W*$",
    re.MULTILINE,
)
_LINKS = re.compile(r"(?:\s*(?:https?://|pic\.)\S+)+\s*$")


def is_signed(line: str) -> bool:
    """Whether a line ends as a post does: its author, handle and day."""
    return SIGNATURE.search(line[-160:]) is not None


def posts(text: str) -> Iterator[tuple[Span, Span]]:
    """The words of each post, without links at their end, and its author's name."""
    for found in SIGNATURE.finditer(text):
        start = text.rfind("\n", 0, found.start()) + 1
        words = _LINKS.sub("", text[start : found.start()]).rstrip()
        start += len(words) - len(words.lstrip())
        words = words.lstrip()
        if words:
            author = Span(start=found.start("who"), end=found.end("who"))
            yield Span(start=start, end=start + len(words)), author
