"""What a page's JSON-LD (schema.org) says of its article."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape

_ARTICLE = re.compile(r"(?:article|posting|report|story)$", re.IGNORECASE)
_INNER = ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement")
_MOST_NODES = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedData:
    """Fields of the first article described; `free` is False where it says it costs money."""

    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    byline: tuple[str, ...] = ()
    text: str | None = None
    free: bool | None = None


def read_linked_data(documents: tuple[str, ...]) -> LinkedData:
    """The article that `documents` describe; empty where none does or they are broken."""
    for document in documents:
        try:
            value = json.loads(document, strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(value):
            if _is_article(node):
                return _article(node)
    return LinkedData()


def _nodes(value: object) -> Iterator[Mapping[str, object]]:
    """Objects of a document, the outer ones first, without recursion and of bounded number."""
    queue: list[object] = [value]
    for at in range(_MOST_NODES):
        if at >= len(queue):
            return
        node = queue[at]
        if isinstance(node, dict):
            yield node
            queue += [node[key] for key in _INNER if isinstance(node.get(key), dict | list)]
        elif isinstance(node, list):
            queue += node[:_MOST_NODES]


def _is_article(node: Mapping[str, object]) -> bool:
    kinds = node.get("@type")
    listed = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and _ARTICLE.search(kind) for kind in listed)


def _article(node: Mapping[str, object]) -> LinkedData:
    return LinkedData(
        title=_words(node.get("headline")) or _words(node.get("name")),
        published=_words(node.get("datePublished")) or _words(node.get("dateCreated")),
        outlet=_words(_name(node.get("publisher"))),
        byline=_names(node.get("author")),
        text=_prose(node.get("articleBody")),
        free=_free(node),
    )


def _free(node: Mapping[str, object]) -> bool | None:
    stated = node.get("isAccessibleForFree")
    if isinstance(stated, bool):
        return stated
    if isinstance(stated, str) and stated.strip().lower() in {"false", "true"}:
        return stated.strip().lower() == "true"
    return None


def _name(value: object) -> object:
    if isinstance(value, list):
        value = value[0] if value else None
    return value.get("name") if isinstance(value, dict) else value


def _names(value: object) -> tuple[str, ...]:
    listed = value if isinstance(value, list) else [value]
    named = (_words(_name(each)) for each in listed[:12])
    return tuple(dict.fromkeys(name for name in named if name and "://" not in name))


def _words(value: object) -> str | None:
    if not isinstance(value, str):
        return None
    return " ".join(unescape(value[:1000]).split()) or None


def _prose(value: object) -> str | None:
    if not isinstance(value, str) or not value.strip():
        return None
    return unescape(re.sub(r"<[^<>]{0,300}>", "\n", value))
