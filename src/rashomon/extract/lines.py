"""A text as lines with the features that tell what each line is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from rashomon.extract.lexicon import content_stems, words_of
from rashomon.model import Span

_LINE = re.compile(r"[^\n]+")
_ENDED = re.compile(r"[.!?…](?:[\"'”’»)\]*]|\s(?=[\"'”’)]))*$")
_QUOTES = "\"“”'‘’«»"


@dataclass(frozen=True)
class Line:
    """One line that is not blank. `gap` is true where a blank line stands before it."""

    index: int
    span: Span
    text: str
    gap: bool

    @cached_property
    def words(self) -> list[str]:
        """Its words, lower-case; of a very long line only the first ones."""
        return words_of(self.text[:4000])

    @cached_property
    def stems(self) -> set[str]:
        """Its content words, cut to stems."""
        return content_stems(self.text[:4000])

    @cached_property
    def key(self) -> str:
        """Letters and figures alone, for finding repetitions."""
        return "".join(self.words)

    @cached_property
    def ended(self) -> bool:
        """Whether it ends as a sentence does."""
        return bool(_ENDED.search(self.text[-8:]))

    @property
    def goes_on(self) -> bool:
        """Whether it plainly continues on the next line."""
        return self.text[-1] in ":;,—–-" or self.text.endswith((" the", " a", " of", " and"))

    @property
    def starts_lower(self) -> bool:
        """Whether it begins in lower case, as the rest of a broken sentence does."""
        return self.text[:1].islower()

    @property
    def quoted(self) -> bool:
        """Whether it begins with a quotation mark."""
        return self.text[:1] in _QUOTES


def split_lines(text: str) -> list[Line]:
    """Lines of `text` that are not blank."""
    lines: list[Line] = []
    end = 0
    for found in _LINE.finditer(text):
        raw = found.group()
        stripped = raw.strip()
        if not stripped:
            continue
        start = found.start() + len(raw) - len(raw.lstrip())
        span = Span(start=start, end=start + len(stripped))
        gap = text.count("\n", end, start) > 1
        lines.append(Line(index=len(lines), span=span, text=stripped, gap=gap))
        end = span.end
    return lines
