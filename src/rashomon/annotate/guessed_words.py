"""Words of a sentence without syntax, told apart by their looks alone."""

from __future__ import annotations

import re

from rashomon.annotate.units import state_of
from rashomon.model import Sentence, Span, Word

_TOKEN = re.compile(r"[^\W_]+(?:[-'’.,][^\W_]+)*|[^\w\s]")
_AUXILIARIES = frozenset("is are was were be been being has have had".split())


def guessed_words(text: str, sentence: Sentence) -> list[Word]:
    """Words of a sentence without syntax, their parts of speech guessed by their looks."""
    return [
        Word(
            span=Span(start=match.start(), end=match.end()),
            pos=_looks_like(match.group()),
            head=row,
            dep="dep",
            sentence=sentence.index,
        )
        for row, match in enumerate(_TOKEN.finditer(text, sentence.span.start, sentence.span.end))
    ]


def _looks_like(form: str) -> str:
    if not form[0].isalnum():
        return "PUNCT"
    if form[0].isdigit():
        return "NUM"
    if form.lower() in _AUXILIARIES:
        return "AUX"
    if state_of(form) is not None:
        return "VERB"
    return "NOUN" if form.islower() and form.endswith("s") and len(form) > 3 else "X"
