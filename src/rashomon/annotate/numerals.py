"""Numbers as news writes them: figures, words, ranges, "dozens", with what bounds them."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.model import Span

_ONES = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
fifteen sixteen seventeen eighteen nineteen""".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_VALUES = {word: float(value) for value, word in enumerate(_ONES)}
_VALUES |= {word: 10.0 * at for at, word in enumerate(_TENS, 2)}
_SCALES = {
    "dozen": 12.0,
    "hundred": 1e2,
    "thousand": 1e3,
    "k": 1e3,
    "million": 1e6,
    "m": 1e6,
    "mn": 1e6,
    "billion": 1e9,
    "bn": 1e9,
    "trillion": 1e12,
    "lakh": 1e5,
    "crore": 1e7,
}
# What a reader takes the vague words to mean, as closed intervals.
_VAGUE = {
    "tens of thousands": (2e4, 99_999.0),
    "hundreds of thousands": (2e5, 999_999.0),
    "tens of millions": (2e7, 99_999_999.0),
    "hundreds of millions": (2e8, 999_999_999.0),
    "several dozen": (36.0, 99.0),
    "several hundred": (300.0, 900.0),
    "several thousand": (3e3, 9e3),
    "several million": (3e6, 9e6),
    "a few dozen": (24.0, 60.0),
    "a few hundred": (200.0, 500.0),
    "a few thousand": (2e3, 5e3),
    "half a dozen": (6.0, 6.0),
    "half a million": (5e5, 5e5),
    "a dozen": (12.0, 12.0),
    "a hundred": (100.0, 100.0),
    "a thousand": (1e3, 1e3),
    "a million": (1e6, 1e6),
    "a billion": (1e9, 1e9),
    "a trillion": (1e12, 1e12),
    "a couple": (2.0, 3.0),
    "a handful": (3.0, 6.0),
    "dozens": (24.0, 99.0),
    "scores": (40.0, 99.0),
    "hundreds": (200.0, 999.0),
    "thousands": (2e3, 99_999.0),
    "millions": (2e6, 999_999_999.0),
    "billions": (2e9, 999_999_999_999.0),
    "trillions": (2e12, 999_999_999_999_999.0),
    "several": (3.0, 9.0),
    "no": (0.0, 0.0),
    "half a": (0.5, 0.5),
    "half an": (0.5, 0.5),
    "quarter": (0.25, 0.25),
}
# What of these is read before a unit of measure alone.
_PARTS_OF = {
    "half a": r"\s+(?:mile|kilomet|met(?:er|re)|hour|day|year|month|century|decade|inch|acre)",
    "half an": r"\s+(?:hour|inch|acre)",
    "quarter": r"(?:\s?-\s?|\s)century",
}
_WORD = "|".join([*_TENS, *reversed(_ONES)])
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
# In texts whose words were torn apart ("1, 500").
_TORN_DIGITS = rf"\d{{1,3}}(?:, \d{{3}})+(?!\d)|{_DIGITS}"
_SCALE = r"dozen|hundred|thousand|million|billion|trillion|lakh|crore|bn|mn"
_SPELLED = rf"(?:{_WORD})(?:(?:-|\s+and\s+|\s+)(?:{_WORD}|hundred|thousand|million|billion))*"
# A fraction that was lost in decoding is mostly a half.
_LOST = "\ufffd"
_FRACTION = rf"(?:[ -]1/2|½|{_LOST}|\s+and\s+a\s+half)?"
_MONEY = r"(?P<money>(?:US|A|C|NZ|HK)?\$|£|€|¥|₹|Rs\.?\s?)?"
_LEAST = r"at least|more than|over|upwards? of|no (?:fewer|less) than|in excess of|above|exceeding"
_MOST = r"at most|up to|as many as|as much as|under|fewer than|less than|no more than|below"
_NEARLY = r"nearly|almost|close to|just under|approaching"
_ABOUT = r"about|around|some|roughly|approximately|an estimated|estimated|circa|or so"
_MODIFIER = (
    rf"(?:(?P<least>{_LEAST})|(?P<most>{_MOST})|(?P<nearly>{_NEARLY})|(?P<about>{_ABOUT}))\s+"
)
_VAGUE_WORDS = "|".join(
    re.escape(phrase).replace(r"\ ", r"\s+")
    + (rf"(?={_PARTS_OF[phrase]})" if phrase in _PARTS_OF else "")
    for phrase in sorted(_VAGUE, key=len, reverse=True)
)

_TORN_HYPHEN = re.compile(r"\w - \w")
_HYPHEN = re.compile(r"\w-\w")
_TORN_THOUSANDS = re.compile(r"(?<!\d)\d{1,3}, 000\b")
_THOUSANDS = re.compile(r"\d,\d{3}\b")
# So many hyphens between spaces, and so many times as many as there are others: torn apart.
_LEAST_TORN, _TORN_SHARE = 3, 2
_ADDRESS = re.compile(r"\b(?:https?\s?:\s?/\s|www\.\s).*|\b(?:https?://|www\.)\S+", re.IGNORECASE)
# Units that are written without a space before them.
_GLUED = r"(?:yo|ft|km|cm|mm|kg|lbs?|mph|kph|km/h)\b"


def _numeral_pattern(digits: str) -> re.Pattern[str]:
    plain = (
        rf"(?:(?:{digits}){_FRACTION}(?:[ -]?(?:{_SCALE})|(?<=\d)(?:k|m))?"
        rf"|{_SPELLED}{_FRACTION}(?:[ -](?:{_SCALE}))?)"
    )
    return re.compile(
        rf"(?<![\w$£€.,/-])(?:{_MODIFIER})?(?:a\s+further\s+|another\s+|just\s+|only\s+|a\s+)?"
        rf"(?:(?P<vague>{_VAGUE_WORDS})"
        rf"|(?P<between>between\s+)?{_MONEY}(?P<first>{plain})"
        rf"(?:\s*(?P<joint>to|–|—|-|or|and)\s*(?:(?:US)?\$|£|€)?(?P<second>{plain}))?"
        rf"(?P<plus>\+)?)(?!(?!{_GLUED})[\w/])(?!\.\d|,\d|:\d)",
        re.IGNORECASE,
    )


_NUMERAL = _numeral_pattern(_DIGITS)
_TORN_NUMERAL = _numeral_pattern(_TORN_DIGITS)
_CURRENCY = {"$": "usd", "£": "gbp", "€": "eur", "¥": "jpy", "₹": "inr", "rs": "inr"}
# The result of a match or a vote ("an 8-7 victory") is no count.
_RESULT = re.compile(r"(\d{1,3})\s?[-–]\s?(\d{1,3})")
# How far from the figure "about" and "nearly" reach.
_APPROXIMATELY = 0.1
_NEARLY_FROM = 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeral:
    """A number where it stands: its bounds, whether rounded, its currency, the figure's span.

    `span` takes in the modifier ("at least five"), `figure` is the number alone ("five").
    """

    span: Span
    figure: Span
    low: float
    high: float
    approximate: bool
    currency: str = ""
    spelled: bool = False


def torn_apart(text: str) -> bool:
    """Whether the words of a text were set apart from its marks ("4 - year - old", "1, 500")."""
    if _TORN_THOUSANDS.search(text) and not _THOUSANDS.search(text):
        return True
    torn = len(_TORN_HYPHEN.findall(text))
    return torn >= _LEAST_TORN and torn >= _TORN_SHARE * len(_HYPHEN.findall(text))


def numerals(text: str, span: Span, *, torn: bool = False) -> Iterator[Numeral]:
    """Numbers in one sentence, in order; dates and ordinals are the caller's to leave out.

    `torn` as `torn_apart` says of the whole text. Numbers in web addresses are none.
    """
    pattern = _TORN_NUMERAL if torn else _NUMERAL
    addresses = [match.span() for match in _ADDRESS.finditer(text, span.start, span.end)]
    at = span.start
    while match := pattern.search(text, at, span.end):
        found = _numeral(match)
        if any(start <= match.start() < end for start, end in addresses):
            at = match.end()
        elif found is None:
            at = match.end() if _is_result(match.group()) else match.start() + 1
        else:
            at = max(found.span.end, match.start() + 1)
            yield found


def _numeral(match: re.Match[str]) -> Numeral | None:
    if match["vague"]:
        low, high = _VAGUE[re.sub(r"\s+", " ", match["vague"].lower())]
        figure = Span(start=match.start("vague"), end=match.end("vague"))
        approximate = low != high
    else:
        bounds = _bounds(match)
        if bounds is None:
            return None
        low, high, figure = bounds
        approximate = low != high
    if low == high:
        low, high, approximate = _modified(match, low)
    if match["plus"]:
        high = math.inf
    currency = (match["money"] or "").strip().lower().rstrip(".")
    starts = (match.start(name) for name in ("least", "most", "nearly", "about", "money"))
    start = min((at for at in starts if at >= 0), default=figure.start)
    return Numeral(
        span=Span(start=min(start, figure.start), end=max(figure.end, match.start("plus") + 1)),
        figure=figure,
        low=low,
        high=high,
        approximate=approximate,
        currency=_CURRENCY.get(currency[-1:] if currency.endswith("$") else currency, ""),
        spelled=not match.group()[-1].isdigit() and not any(c.isdigit() for c in match.group()),
    )


def _bounds(match: re.Match[str]) -> tuple[float, float, Span] | None:
    """The figure, or the two ends of a range ("10 to 15", "between 10 and 15")."""
    first = value_of(match["first"])
    if first is None or _is_result(match.group()):
        return None
    figure = Span(start=match.start("first"), end=match.end("first"))
    joint, second = (match["joint"] or "").lower(), match["second"]
    if second is None or (joint == "and" and not match["between"]):
        lost = 0.25 if match["first"].endswith(_LOST) else 0.0
        return first - lost, first + lost, figure
    upper = value_of(second)
    if upper is None:
        return first, first, figure
    for name, scale in _SCALES.items():  # "10 to 15 million"
        if second.lower().endswith(name) and first < upper / scale * 2 and first < scale:
            first *= scale
            break
    if not first < upper <= first * 20:  # "two or one", "1 - 100": no range
        return first, first, figure
    return first, upper, Span(start=match.start("first"), end=match.end("second"))


def _is_result(words: str) -> bool:
    found = _RESULT.fullmatch(words.strip())
    return found is not None and int(found[1]) >= int(found[2])


def _modified(match: re.Match[str], value: float) -> tuple[float, float, bool]:
    if match["least"]:
        return value, math.inf, False
    if match["most"]:
        return 0.0, value, False
    if match["nearly"]:
        return value * _NEARLY_FROM, value, True
    if match["about"]:
        return value * (1 - _APPROXIMATELY), value * (1 + _APPROXIMATELY), True
    return value, value, False


def value_of(words: str) -> float | None:
    """The value of figures or number words ("1,500", "2.3 million", "twenty-five", "4 1/2")."""
    total, current, seen = 0.0, 0.0, False
    for part in re.findall(
        rf"[ -]1/2|½|{_LOST}|\sand\s+a\s+half|{_TORN_DIGITS}|[a-z]+", words.lower()
    ):
        if part.endswith(("1/2", "½", _LOST, "half")):
            current += 0.5
        elif part[0].isdigit():
            current += float(part.replace(",", "").replace(" ", ""))
        elif part in _VALUES:
            current += _VALUES[part]
        elif part in _SCALES:
            scale = _SCALES[part]
            if scale == _SCALES["hundred"]:
                current = (current or 1.0) * scale
            else:
                total, current = total + (current or 1.0) * scale, 0.0
        elif part != "and":
            return None
        seen = True
    return total + current if seen else None
