"""Time expressions of news, resolved against the day of publication where that is known.

A small grammar of its own: dates in their usual orders, months, years and decades, weekdays,
"yesterday", "last month", "three days ago", "late September 2020", and clock times (which stay
unresolved: their zone is rarely told). A weekday or month without a year is the latest one that
is not after the publication, unless the words point ahead ("next Friday", "will meet Friday").
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Sequence
from datetime import date, timedelta

from rashomon.annotate.numerals import value_of
from rashomon.model import Article, Sentence, Span, TimeRef, Word

Days = tuple[date, date]

_MONTH_NAMES = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_DAY_NAMES = "mon tue wed thu fri sat sun".split()
_MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|"
    r"December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_YEAR = r"(?P<year>1[4-9]\d\d|20\d\d)"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_WEEKDAY = r"(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
_PART = r"(?:(?P<part>early|mid|late|the beginning of|the end of)[ -])?"
_COUNT = r"(?P<count>\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_UNIT = r"(?P<unit>day|week|month|year|decade)s?"
_PATTERNS = (
    ("iso", r"(?<!\d)(?P<year>(?:19|20)\d\d)-(?P<mm>[01]\d)-(?P<dd>[0-3]\d)(?!\d)"),
    ("date", rf"\b{_MONTH}\s+{_DAY}(?:(?:,\s*|\s+){_YEAR})?(?![\d,]*\d)"),
    ("date", rf"\b{_DAY}\s+(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR})?\b"),
    ("month", rf"\b{_PART}{_MONTH}(?:,?\s+(?:of\s+)?{_YEAR}|\s+(?P<which>last|this|next) year)"),
    (
        "month",
        rf"\b(?:(?P<rel>last|next|this)\s+|(?:in|since|until|by|during|from)\s+)"
        rf"{_PART}{_MONTH}(?!\w)",
    ),
    ("month", rf"\b{_PART}(?!May\b|March\b){_MONTH}(?!\w)"),
    ("weekday", rf"\b(?:(?P<rel>last|next|this|this past|this coming)\s+)?{_WEEKDAY}\b"),
    ("near", r"\b(?P<near>yesterday|today|tonight|tomorrow|this (?:morning|afternoon|evening))\b"),
    ("relative", r"\b(?P<rel>last|this|next|past)\s+(?P<unit>week|month|year|decade)\b"),
    ("ago", rf"\b{_COUNT}\s+{_UNIT}\s+(?:ago|earlier)\b"),
    ("decade", r"\b(?:the\s+)?(?P<part>early|mid|late)?[ -]?(?P<decade>1[6-9]\d0|20\d0)['’]?s\b"),
    (
        "clock",
        r"\b\d{1,2}(?:[.:]\s?\d\d)?\s*(?:[ap]\.\s?m\.|[ap]m\b)(?:\s+(?:GMT|E[SD]?T|IST|PT))?",
    ),
    ("clock", r"\b(?:[01]?\d|2[0-3]):?[0-5]\d\s*(?:GMT|UTC|EST|EDT|IST|BST|hours|local time)\b"),
    ("year", rf"(?<![\w$£€.,:/-])(?P<part>early|mid|late)?[ -]?{_YEAR}(?![\w%]|[.,:]\d|-\w)"),
)
_TIMES = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _PATTERNS)
_AHEAD = re.compile(r"\b(?:will|shall|due|scheduled|set|plans?|expected|going) (?:\w+ ){0,7}?$")
# A bare four-figure number is a year after these words, or in brackets, or ending its clause.
_YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|since|of|from|until|till|by|during|before|after|between|and|to|around|for|the|"
    r"through|year|january|december|[a-z]+ber|july|june|august|march|april|may)|[(,–-])\s*$",
    re.IGNORECASE,
)
_SPAN_OF_PART = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}
_DAYS_IN = {"day": 1, "week": 7}


def find_times(
    article: Article, sentences: Sequence[Sentence], words: Sequence[Word]
) -> tuple[TimeRef, ...]:
    """All time expressions of an article in text order, none inside another."""
    del words  # the grammar needs none
    published = _published(article.published)
    found: list[TimeRef] = []
    for sentence in sentences:
        taken: list[Span] = []
        for kind, pattern in _TIMES:
            for match in pattern.finditer(article.text, sentence.span.start, sentence.span.end):
                span = _span(match)
                if any(span.overlaps(other) for other in taken) or not _is_time(kind, match):
                    continue
                taken.append(span)
                days = _RESOLVERS[kind](match, published)
                found.append(_made(span, days))
    return tuple(sorted(found, key=lambda time: time.span))


def _made(span: Span, days: Days | None) -> TimeRef:
    earliest, latest = (d.isoformat() for d in days) if days else (None, None)
    return TimeRef(span=span, earliest=earliest, latest=latest)


def _span(match: re.Match[str]) -> Span:
    """The expression without the preposition that introduced it."""
    lead = re.match(r"(?:in|since|until|by|during|from|the)\s+|[ -]+", match.group(), re.IGNORECASE)
    return Span(start=match.start() + (lead.end() if lead else 0), end=match.end())


def _is_time(kind: str, match: re.Match[str]) -> bool:
    """Whether the words mean a time: "May" and "March" are also a verb and a rally."""
    text = match.string
    if kind == "month" and match["month"].islower():
        return False
    if kind == "date" and match["month"] == "March" and text[: match.start()].endswith("Long "):
        return False  # a rocket
    if kind == "year":
        before = text[max(0, match.start() - 12) : match.start()]
        after = text[match.end() : match.end() + 1]
        return bool(_YEAR_BEFORE.search(before)) or after in {")", ",", ".", ";", "", "\n"}
    return kind != "date" or 1 <= int(match["day"]) <= 31


def _published(published: str | None) -> date | None:
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def _month_number(name: str) -> int:
    return _MONTH_NAMES.index(name[:3].lower()) + 1


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _iso(match: re.Match[str], published: date | None) -> Days | None:
    del published
    day = _day(int(match["year"]), int(match["mm"]), int(match["dd"]))
    return (day, day) if day else None


def _date(match: re.Match[str], published: date | None) -> Days | None:
    month, number = _month_number(match["month"]), int(match["day"])
    if match["year"]:
        day = _day(int(match["year"]), month, number)
    elif published is None:
        return None
    else:
        # The occurrence nearest to the publication: dates ahead are told as often as past ones.
        around = (_day(published.year + shift, month, number) for shift in (-1, 0, 1))
        day = min((d for d in around if d), key=lambda d: abs(d - published), default=None)
    return (day, day) if day else None


def _month(match: re.Match[str], published: date | None) -> Days | None:
    groups = match.groupdict()
    month = _month_number(groups["month"])
    if groups.get("year"):
        year = int(groups["year"])
    elif published is None:
        return None
    elif groups.get("which"):
        year = published.year + {"last": -1, "this": 0, "next": 1}[groups["which"].lower()]
    else:
        ahead = (groups.get("rel") or "").lower() == "next" or _points_ahead(match)
        year = published.year
        if ahead and month < published.month:
            year += 1
        elif not ahead and month > published.month:
            year -= 1
    return _part_of_month(year, month, groups.get("part"))


def _part_of_month(year: int, month: int, part: str | None) -> Days:
    last = monthrange(year, month)[1]
    name = {"the beginning of": "early", "the end of": "late"}.get((part or "").lower(), part or "")
    low, high = _SPAN_OF_PART.get(name.lower(), (1, last))
    return date(year, month, low), date(year, month, min(high, last))


def _points_ahead(match: re.Match[str]) -> bool:
    return bool(_AHEAD.search(match.string[max(0, match.start() - 60) : match.start()]))


def _weekday(match: re.Match[str], published: date | None) -> Days | None:
    if published is None:
        return None
    number = _DAY_NAMES.index(match["weekday"][:3].lower())
    relative = (match["rel"] or "").lower()
    if relative in {"next", "this coming"} or (not relative and _points_ahead(match)):
        day = published + timedelta(days=(number - published.weekday()) % 7 or 7)
    else:
        back = (published.weekday() - number) % 7
        day = published - timedelta(days=back or (7 if relative == "last" else 0))
    return day, day


def _near(match: re.Match[str], published: date | None) -> Days | None:
    if published is None:
        return None
    shift = {"yesterday": -1, "tomorrow": 1}.get(match["near"].lower(), 0)
    day = published + timedelta(days=shift)
    return day, day


def _relative(match: re.Match[str], published: date | None) -> Days | None:
    if published is None:
        return None
    shift = {"last": -1, "past": -1, "this": 0, "next": 1}[match["rel"].lower()]
    return _shifted(published, match["unit"].lower(), shift)


def _ago(match: re.Match[str], published: date | None) -> Days | None:
    word = match["count"].lower()
    count = 1.0 if word in {"a", "an"} else value_of(word)
    if published is None or count is None or count > 1000:
        return None
    unit = match["unit"].lower()
    if unit in _DAYS_IN:
        day = published - timedelta(days=int(count) * _DAYS_IN[unit])
        slack = timedelta(days=0 if unit == "day" else 3)
        return day - slack, day + slack
    return _shifted(published, unit, -int(count))


def _shifted(published: date, unit: str, shift: int) -> Days | None:
    """The whole week, month, year or decade that is `shift` of them away."""
    if unit == "week":
        monday = published + timedelta(days=7 * shift - published.weekday())
        return monday, monday + timedelta(days=6)
    if unit == "month":
        months = published.year * 12 + published.month - 1 + shift
        return _part_of_month(months // 12, months % 12 + 1, None)
    years = shift * (10 if unit == "decade" else 1)
    year = published.year + years
    return (date(year, 1, 1), date(year, 12, 31)) if year > 0 else None


def _decade(match: re.Match[str], published: date | None) -> Days | None:
    del published
    first = int(match["decade"])
    return date(first, 1, 1), date(first + 9, 12, 31)


def _year(match: re.Match[str], published: date | None) -> Days | None:
    del published
    year = int(match["year"])
    low, high = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}.get(
        (match["part"] or "").lower(), (1, 12)
    )
    return date(year, low, 1), date(year, high, monthrange(year, high)[1])


def _clock(match: re.Match[str], published: date | None) -> Days | None:
    del match, published
    return None


_RESOLVERS: dict[str, Callable[[re.Match[str], date | None], Days | None]] = {
    "iso": _iso,
    "date": _date,
    "month": _month,
    "weekday": _weekday,
    "near": _near,
    "relative": _relative,
    "ago": _ago,
    "decade": _decade,
    "year": _year,
    "clock": _clock,
}
