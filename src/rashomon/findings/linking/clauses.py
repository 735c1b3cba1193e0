"""Cutting a sentence into clauses by its commas and joining words, without syntax."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rashomon.model import Span

_CUT = re.compile(
    r"[;:–—()]|--|,\s+|\s-\s|\s+(?=(?:and|but|who|which|that|after|before|while|when|where|as|"
    r"because|although|despite|amid|following|saying|adding|if|since)\s)"
)


def clause_spans(text: str, span: Span) -> Iterator[Span]:
    """The stretches between cuts; the sentence itself where there is no cut."""
    at = span.start
    for match in _CUT.finditer(text, span.start, span.end):
        if match.start() > at:
            yield Span(start=at, end=match.start())
        at = match.end()
    if span.end > at:
        yield Span(start=at, end=span.end)
