"""Splitting text into words and words into model inputs; shared by training and inference."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

# A word keeps at most this many pieces; the rest of a URL or of noise tells the model nothing.
MAX_PIECES = 16
MAX_WORD_CHARACTERS = 100
UNKNOWN_PIECE = 100
_CACHE_LIMIT = 200_000

LOWER, TITLE, UPPER, MIXED, DIGIT, OTHER = range(6)
CONTINUATION = 6  # added to the shape for all but a word's first piece
LINE_START = 12
QUOTED = 24

_ABBREVIATIONS = (
    "Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Capt|Cmdr|Maj|Adm|Brig|Pres|Rev|Hon|Amb|"
    "St|Jr|Sr|Inc|Corp|Co|Ltd|Bros|No|Nos|vs|etc|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|"
    "Mt|Ft|Ave|Blvd|Messrs|Mmes|Ark|Ariz|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Mass|Md|"
    "Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa|Tenn|Tex|Va|Vt|Wash|Wis|Wyo"
)
# Combining marks and joiners are no \w for Python, but belong to the word they stand in.
_LETTER = r"[\w\u00ad\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u200c\u200d]"
_WORD = re.compile(
    rf"""
    (?:https?://|www\.)[^\s"“”<>]+[^\s"“”<>.,;:!?)\]'’]
    | [\w.+-]{{1,64}}@\w[\w-]{{0,63}}(?:\.\w[\w-]{{0,63}}){{1,8}}
    | (?:[^\W\d_]\.){{2,}}
    | (?<!{_LETTER})(?:{_ABBREVIATIONS}|[A-Z])\.(?=[\s,])
    | \d+(?:[.,:/]\d+)*{_LETTER}*
    | {_LETTER}{{1,64}}?(?=(?:n['’]t|N['’]T)\b)
    | n['’]t\b | N['’]T\b
    | ['’](?:[sSdDmM]|re|ve|ll|RE|VE|LL)(?!{_LETTER})
    | {_LETTER}+(?:['’`](?!(?:[sSdDmMtT]|re|ve|ll|RE|VE|LL)(?!{_LETTER})){_LETTER}+)*
    | \.{{2,}} | -{{2,}} | ''|``
    | [^\s\u200b\u2060\ufeff]
    """,
    re.VERBOSE,
)
_LINE_BREAK = re.compile(r"[\n\r\u0085\u2028\u2029]")
_OPENING = frozenset("“„«") | {"``"}
_CLOSING = frozenset("”»") | {"''"}


def split_words(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the (start, end) of every word of text[start:end], in order."""
    # No end is set for the search: what follows a sentence decides whether "Inc." is one word.
    for match in _WORD.finditer(text, start):
        first, last = match.span()
        if first >= end:
            return
        yield first, min(last, end)


def shape_of(word: str) -> int:
    """Return the letter-case class of a word."""
    if any(c.isdigit() for c in word):
        return DIGIT
    letters = [c for c in word if c.isalpha()]
    if not letters:
        return OTHER
    if not any(c.isupper() for c in letters):
        return LOWER
    if len(letters) > 1 and all(c.isupper() for c in letters):
        return UPPER
    if word[0].isupper() and not any(c.isupper() for c in letters[1:]):
        return TITLE
    return MIXED


@dataclass(frozen=True, slots=True, kw_only=True)
class WordTable:
    """Words of a text as columns; row i is word i.

    starts, ends: code points; sentence: index of the sentence; features: without CONTINUATION;
    pieces: piece ids of all words on end, those of word i at offsets[i]:offsets[i + 1].
    """

    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    sentence: NDArray[np.int32]
    features: NDArray[np.int8]
    pieces: NDArray[np.int32]
    offsets: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.starts)


class WordEncoder:
    """Turns words into piece ids and feature ids."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self._cache: dict[str, tuple[tuple[int, ...], int]] = {}

    def word(self, word: str) -> tuple[tuple[int, ...], int]:
        """Return the piece ids (at least one) and the shape of one word."""
        known = self._cache.get(word)
        if known is None:
            head = word[:MAX_WORD_CHARACTERS]
            # A lone surrogate cannot be tokenised.
            plain = head.encode("utf-8", "replace").decode("utf-8")
            encoding = self._tokenizer.encode(plain, add_special_tokens=False)
            ids = tuple(encoding.ids[:MAX_PIECES]) or (UNKNOWN_PIECE,)
            known = (ids, shape_of(head))
            if len(self._cache) >= _CACHE_LIMIT:
                self._cache.clear()
            self._cache[head] = known
        return known

    def table(self, text: str, sentences: Sequence[tuple[int, int]]) -> WordTable:
        """Return the words of the given sentences (code point spans, in order) of a text."""
        starts: list[int] = []
        ends: list[int] = []
        sentence: list[int] = []
        features: list[int] = []
        pieces: list[int] = []
        offsets = [0]
        quotes = QuoteState()
        previous = 0
        for number, (first, last) in enumerate(sentences):
            for start, end in split_words(text, first, last):
                word = text[start:end]
                line_start = previous == 0 or _LINE_BREAK.search(text, previous, start) is not None
                if line_start:
                    quotes.inside = False
                ids, shape = self.word(word)
                starts.append(start)
                ends.append(end)
                sentence.append(number)
                features.append(shape + LINE_START * line_start + QUOTED * quotes.step(word))
                pieces.extend(ids)
                offsets.append(len(pieces))
                previous = end
        return WordTable(
            starts=np.array(starts, np.int64),
            ends=np.array(ends, np.int64),
            sentence=np.array(sentence, np.int32),
            features=np.array(features, np.int8),
            pieces=np.array(pieces, np.int32),
            offsets=np.array(offsets, np.int64),
        )


class QuoteState:
    """Whether the words read so far leave a quotation open; a line break closes it."""

    def __init__(self) -> None:
        self.inside = False

    def step(self, word: str) -> bool:
        """Take the next word; return whether it is quoted (quotation marks count as quoted)."""
        if word == '"':
            self.inside = not self.inside
            return True
        if word in _OPENING:
            self.inside = True
            return True
        if word in _CLOSING:
            self.inside = False
            return True
        return self.inside
