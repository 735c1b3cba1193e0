"""Names within marks: accounts on social networks ("@MaraOszkay"), states in party labels."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rashomon.annotate.group_nouns import ASIDE
from rashomon.model import Alias, Article, Mention, MentionKind, Span
from rashomon.text.names import is_given_name, name_tokens, strip_titles
from rashomon.text.places import region_of

_HANDLE = re.compile(r"(?<![\w.])@(\w{5,20})\b(?!\.\w)")
_LABEL = re.compile(
    r"\b[RDI]-((?:[A-Z]\.){2}|[A-Z][a-z]+\.|[A-Z]{2}\b|(?:[A-Z][a-z]+ )?[A-Z][a-z]+\b)"
)
# "ERIE, Pa.", "Erie, PA": the state behind a town.
_BEHIND_TOWN = re.compile(r"[A-Z][\w.]+, ((?:[A-Z]\.){2}|[A-Z][a-z]{1,5}\.|[A-Z]{2}\b)")
_SUPPLIED = re.compile(r"\b([A-Z][a-z]+)\] [A-Z][\w-]+\b")
# A shorter surname stands in too many handles by chance.
_SHORTEST = 4


def find_handles(
    article: Article, mentions: dict[Span, tuple[MentionKind, float]]
) -> Iterator[tuple[Span, MentionKind, float]]:
    """Handles that hold the surname of somebody whom the article tells of."""
    surnames = {
        name_tokens(strip_titles(span.of(article.text)))[-1:]
        for span, (kind, _) in mentions.items()
        if kind == "person"
    }
    held = {name for names in surnames for name in names if len(name) >= _SHORTEST}
    for found in _HANDLE.finditer(article.text):
        if any(name in found.group(1).lower() for name in held):
            yield Span(start=found.start(), end=found.end()), "person", ASIDE


def find_party_states(article: Article) -> Iterator[tuple[Span, MentionKind, float]]:
    """The state in a lawmaker's label or behind a town: "(R-Ala.)", "D-New York", "Erie, Pa."."""
    for pattern in (_LABEL, _BEHIND_TOWN):
        for found in pattern.finditer(article.text):
            if region_of(found.group(1)):
                yield Span(start=found.start(1), end=found.end(1)), "place", ASIDE


def find_supplied(article: Article) -> Iterator[tuple[Span, MentionKind, float]]:
    """Names that a bracket runs through: "[special counsel Robert] Mueller's report"."""
    for found in _SUPPLIED.finditer(article.text):
        if is_given_name(found.group(1)):
            yield Span(start=found.start(), end=found.end()), "person", ASIDE


def handle_aliases(article: Article, mentions: Sequence[Mention]) -> Iterator[Alias]:
    """Whose each handle is: the person with the most of the name in it, told of first."""
    people: dict[tuple[str, ...], Span] = {}
    for mention in mentions:
        surface = mention.span.of(article.text)
        if mention.kind == "person" and not surface.startswith("@"):
            people.setdefault(name_tokens(strip_titles(surface)), mention.span)
    for mention in mentions:
        handle = mention.span.of(article.text)
        if not handle.startswith("@"):
            continue
        held = [
            (sum(word in handle.lower() for word in words), -span.start, span)
            for words, span in people.items()
            if words and len(words[-1]) >= _SHORTEST and words[-1] in handle.lower()
        ]
        if held:
            yield Alias(left=max(held)[2], right=mention.span, reason="the name is in the handle")
