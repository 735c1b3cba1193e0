"""Words of a text as things to compare: folded, stemmed, without the words that say nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rashomon.model import Span

_WORD = re.compile(r"[^\W_]+(?:[.,](?=\d)\d+)*(?:['’](?!s\b)[^\W_]+)*")
_FOLD = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"})

# Function words, and the words by which news reports that somebody spoke.
STOP_WORDS = frozenset(
    """a about above after again against all also although am among an and any are as at be became
    because become been before being below between both but by came can cannot come could did do
    does doing don't done down during each either else even ever every few for from further get go
    goes going got had has have having he he'd he'll he's her here hers herself him himself his how
    however i i'd i'll i'm i've if in into is it its it's itself just like made make many may me
    might more most mr mrs ms much must my myself near neither no nor not now of off on once one
    only onto or other others ought our ours out over own per put rather same say says said saying
    shall she she's should since so some still such take than that that's the their theirs them
    themselves then there these they they're they've this those though through thus to told tell
    too toward towards under until up upon us very via was wasn't way we we'll we're we've well
    were what when where whether which while who whom whose why will with within without would yet
    you your yours yourself according added adding asked called calls including new set used use
    don doesn didn isn wasn aren weren hasn haven hadn won wouldn couldn shouldn ain re ve ll t s d
    m""".split()
)
# Longest first; stripped once or twice while at least three letters stay.
_SUFFIXES = (
    "ations ation ements ement ments ment ings ing ities ity ions ion ives ive ers ies ied ier "
    "ally ness ed er es ly al y s e"
).split()


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A word where it stands, with the `form` (folded, or stemmed) it is compared by."""

    span: Span
    form: str


def fold(text: str) -> str:
    """Lower case, with plain quotation marks, apostrophes and dashes; the length may change."""
    return text.translate(_FOLD).lower()


def word_tokens(text: str, span: Span | None = None) -> Iterator[Token]:
    """Every word of `text` (or of the part at `span`) in order, function words too."""
    for start, end, form in word_places(text, span):
        yield Token(span=Span(start=start, end=end), form=form)


def word_places(text: str, span: Span | None = None) -> Iterator[tuple[int, int, str]]:
    """As `word_tokens`, each word as start, end and form, for texts by the thousand."""
    start, end = (span.start, span.end) if span is not None else (0, len(text))
    for match in _WORD.finditer(text, start, end):
        word = match.group()
        yield match.start(), match.end(), word.lower() if word.isascii() else fold(word)


def word_forms(text: str, span: Span) -> list[str]:
    """The forms of `word_tokens` alone, which is several times faster."""
    return _WORD.findall(fold(text[span.start : span.end]))


def is_content(form: str) -> bool:
    """Whether a folded word says something of its own."""
    return form not in STOP_WORDS and (len(form) > 1 or form.isdigit())


def content_tokens(text: str, span: Span | None = None) -> Iterator[Token]:
    """The words that carry content, stemmed, in order."""
    for token in word_tokens(text, span):
        if is_content(token.form):
            yield Token(span=token.span, form=stem(token.form))


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """A crude stem under which the forms of one word meet ("bombed", "bombings" -> "bomb")."""
    if word[:1].isdigit():
        return word.replace(",", "")
    for _ in range(2):
        for suffix in _SUFFIXES:
            if word.endswith(suffix) and len(word) - len(suffix) >= 3:
                word = word[: -len(suffix)]
                break
        else:
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiou":
        word = word[:-1]
    return word


def shingles(words: Sequence[str], size: int) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Every run of `size` words with the index of its first word."""
    yield from enumerate(zip(*(words[first:] for first in range(size)), strict=False))
