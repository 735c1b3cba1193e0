"""What a time expression says by itself: a weekday, a date with or without its year, an hour.

Most accounts come without a day of publication, and then "Friday" and "in July" are no days of the
calendar; but Friday is not Tuesday, and July 1973 is not June 27, 1973, whatever the year.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.findings.contradictions.pair import Side
from rashomon.model import AnnotatedArticle, Span, TimeRef

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_WEEKDAYS = "mon tue wed thu fri sat sun".split()
_CLOCK = re.compile(
    r"(?P<hour>\d{1,2})(?:[.:]?\s?(?P<minute>[0-5]\d))?\s*"
    r"(?:(?P<half>[ap])\.?\s?m\b|GMT|UTC|E[SD]T|IST|BST|hours|local)",
    re.IGNORECASE,
)
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_WEEKDAY = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur)?day\b", re.IGNORECASE)
_MONTH = re.compile(r"\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.IGNORECASE)
_YEAR = re.compile(r"\b(1[4-9]\d\d|20\d\d)\b(?!['’]?s\b)")
_DAY = re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?(?!\d)")
# An hour whose minutes a text tore off ("9. 40 a.m.").
_TORN = re.compile(r"\d\s?[.:]\s?$")
# The clock of a game, counted down.
_GAME_CLOCK = re.compile(r"(?<![\d:])(\d{1,2}):\s?([0-5]\d)\s+(?:remaining|left|to go|to play)\b")
_COUNT = r"(?P<count>\d{1,2}|an?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_AGO = re.compile(
    rf"\b{_COUNT}\s+(?P<unit>week|month|year)s?\s+(?:ago|earlier|before)\b", re.IGNORECASE
)
_NUMERALS = "a two three four five six seven eight nine ten eleven twelve".split()

Parts = tuple[int | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A time as far as its words tell it.

    `kind` is "date" (`parts`: year, month, day, each where told), "weekday" (Monday 0), "clock"
    (minutes after midnight), "game clock" (seconds) or "ago" in "weeks", "months", "years".
    `day` is the ISO day where one is meant and the day of publication is known.
    """

    kind: str
    parts: Parts
    span: Span
    day: str | None = None

    @property
    def normalised(self) -> str:
        """The value in short."""
        first = self.parts[0] or 0
        if self.kind == "clock":
            return f"{first // 60:02}:{first % 60:02}"
        if self.kind == "game clock":
            return f"{first // 60}:{first % 60:02} left"
        if self.kind == "weekday":
            return self.day or _WEEKDAYS[first]
        if self.kind != "date":
            return f"{first} {self.kind}"
        year, month, day = self.parts
        told = [f"{year:04}" if year else "", f"{month:02}" if month else ""]
        return "-".join(filter(None, [*told, f"{day:02}" if day else ""]))


def moments(account: AnnotatedArticle, within: Span) -> list[Moment]:
    """The moments told within a span of the account, kind after kind."""
    first = bisect_left(account.times, within.start, key=lambda time: time.span.start)
    last = bisect_left(account.times, within.end, key=lambda time: time.span.start)
    told = (_moment(account, time) for time in account.times[first:last])
    return [*(moment for moment in told if moment), *_counted(account.article.text, within)]


def _counted(text: str, within: Span) -> Iterator[Moment]:
    for match in _GAME_CLOCK.finditer(text, within.start, within.end):
        seconds = 60 * int(match[1]) + int(match[2])
        span = Span(start=match.start(1), end=match.end(2))
        yield Moment(kind="game clock", parts=(seconds,), span=span)
    for match in _AGO.finditer(text, within.start, within.end):
        word = match["count"].lower()
        count = int(word) if word.isdigit() else _NUMERALS.index("a" if word == "an" else word) + 1
        span = Span(start=match.start(), end=match.end())
        yield Moment(kind=f"{match['unit'].lower()}s before", parts=(count,), span=span)


def _moment(account: AnnotatedArticle, time: TimeRef) -> Moment | None:
    text = account.article.text
    found = _parts(time.span.of(text))
    if found is None:
        return None
    kind, parts = found
    if kind == "clock" and _TORN.search(text[max(time.span.start - 4, 0) : time.span.start]):
        return None
    day = time.earliest if time.earliest == time.latest else None
    return Moment(kind=kind, parts=parts, span=time.span, day=day)


def _parts(words: str) -> tuple[str, Parts] | None:
    if iso := _ISO.search(words):
        return "date", tuple(map(int, iso.groups()))
    if clock := _CLOCK.match(words):
        return _clock(clock)
    if weekday := _WEEKDAY.search(words):
        return "weekday", (_WEEKDAYS.index(weekday[1].lower()),)
    year, month = _YEAR.search(words), _MONTH.search(words)
    if month:
        day = _DAY.search(words)
        number = _MONTHS.index(month[1].lower()) + 1
        return "date", (int(year[1]) if year else None, number, int(day[1]) if day else None)
    return ("date", (int(year[1]), None, None)) if year else None


def _clock(clock: re.Match[str]) -> tuple[str, Parts] | None:
    hour, minute = int(clock["hour"]), int(clock["minute"] or 0)
    half = (clock["half"] or "").lower()
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return ("clock", (hour * 60 + minute,)) if hour < 24 else None


def apart(ours: Moment, theirs: Moment) -> bool:
    """Whether two of one kind cannot be one: some part that both tell differs."""
    if ours.day and theirs.day:
        return ours.day != theirs.day
    told = zip(ours.parts, theirs.parts, strict=True)
    return any(a is not None and b is not None and a != b for a, b in told)


def close(ours: Moment, theirs: Moment) -> bool:
    """Whether two of one kind that are apart are so little apart that one may be a slip."""
    if ours.kind != "date":
        reach = {"clock": 90, "game clock": 5}.get(ours.kind, 0)
        return abs((ours.parts[0] or 0) - (theirs.parts[0] or 0)) <= reach
    (year, month, day), (other_year, other_month, other_day) = ours.parts, theirs.parts
    if not month or not other_month or (year or other_year) != (other_year or year):
        return False
    if not day or not other_day:
        return abs(month - other_month) <= 1
    return abs(30 * (month - other_month) + day - other_day) <= 10


def gives(told: Moment, moment: Moment) -> bool:
    """Whether the first tells all that the second tells, and the same."""
    if told.day and told.day == moment.day:
        return True
    if told.kind != moment.kind:
        return False
    parts = zip(told.parts, moment.parts, strict=True)
    return all(b is None or a == b for a, b in parts)


def given(side: Side, moment: Moment) -> Iterator[Moment]:
    """Wherever the account gives that moment."""
    everything = Span(start=0, end=len(side.text))
    return (told for told in moments(side.account, everything) if gives(told, moment))
