"""What is known of one account before it is understood: page, article, blocks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rashomon.model.rejected import Caveat
from rashomon.model.spans import Evidence, Span, text_digest

MediaType = Literal["text", "html", "article"]
BlockKind = Literal["title", "body", "meta", "boilerplate"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """What a source states of an article beside its text (feed, JSON record, HTTP headers)."""

    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    byline: tuple[str, ...] = ()
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Bytes or decoded text as a source delivered them, not yet understood.

    Exactly one of `data` (bytes still to be decoded) and `text` (already text, as in a JSON
    record) is set. `media` says how to read it: plain text, an HTML page, or an article's text
    whose fields are known.
    """

    name: str
    media: MediaType
    data: bytes | None = None
    text: str | None = None
    charset: str | None = None
    fields: Fields = Fields()

    def __post_init__(self) -> None:
        if (self.data is None) == (self.text is None):
            raise ValueError("a page holds either data or text")


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A stretch of an article's text and what it is."""

    kind: BlockKind
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One account: its text, normalised once and never changed again, and what is known of it.

    `blocks` are in order, do not overlap, and together hold every non-space character of `text`.
    `published` is an ISO 8601 date or date-time; `language` an ISO 639-1 code.
    `name` is the input it came from, as the user gave it.
    """

    id: str
    name: str
    text: str
    blocks: tuple[Block, ...]
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    byline: tuple[str, ...] = ()
    language: str | None = None
    caveats: tuple[Caveat, ...] = ()

    @property
    def text_sha(self) -> str:
        """Digest of `text`, as every evidence into this article carries it."""
        return text_digest(self.text)

    def evidence(self, span: Span) -> Evidence:
        """Evidence for the words at `span`."""
        return Evidence(article_id=self.id, text_sha=self.text_sha, span=span)
