"""Calendar dates as newspapers write them in date lines: found, and read without guessing.

Only full dates (day, month and year) are read here, and days named by weekday, month and day; an
all-numeric date that could be two days ("02/03/2021") is read only where a weekday beside it
decides. English month names; ISO and numeric forms of any language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from rashomon.model import Span

_MONTHS = (
    "january february march april may june july august september october november december".split()
)
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_MONTH = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"
_FULL = re.compile(
    r"(?<![\w/.-])(?:(?P<weekday>" + _WEEKDAY + r"),?\s{0,3})?(?:"
    r"(?P<y1>(?:19|20)\d\d)[-/.](?P<n1>\d{1,2})[-/.](?P<d1>\d{1,2})(?=\D|$)"
    r"|(?P<y2>(?:19|20)\d\d)[-/ ]" + _MONTH.format("m2") + r"[-/ ](?P<d2>\d{1,2})(?=\D|$)"
    r"|(?P<d3>\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?[\s/.-]{1,2}"
    + _MONTH.format("m3")
    + r",?[\s/.-]{0,2}(?P<y3>(?:19|20)\d\d)(?!\d)"
    r"|" + _MONTH.format("m4") + r"\s{0,2}(?P<d4>\d{1,2})(?:st|nd|rd|th)?\s?,?\s{0,2}"
    r"(?P<y4>(?:19|20)\d\d)(?!\d)"
    r"|(?P<a5>\d{1,2})(?P<sep>[/.])(?P<b5>\d{1,2})(?P=sep)(?P<y5>(?:19|20)\d\d)(?!\d)"
    r")",
    re.IGNORECASE,
)
_ZONE = r"(?:GMT|UTC|Z|[ECMP][SD]T|ET|PT|CT|BST|CET|CEST|IST|JST|MSK|HKT|[+-]\d\d:?\d\d)\b"
_TIME = re.compile(
    r"[\sT,/|·•–—-]{0,4}(?:at\s{1,2})?(?P<h>\d{1,2})[:.](?P<mi>\d\d)(?::\d\d(?:\.\d{1,9})?)?"
    r"\s{0,2}(?P<half>[ap]\.?m\b\.?)?\s{0,2}\(?(?P<zone>" + _ZONE + r")?\)?",
    re.IGNORECASE,
)
_TIME_BEFORE = re.compile(
    r"(?P<h>\d{1,2})[:.](?P<mi>\d\d)\s{0,2}(?P<half>[ap]\.?m\b\.?)?\s{0,2}\(?(?P<zone>"
    + _ZONE
    + r")?\)?[\s,/|·•–—-]{0,4}(?:on\s{1,2})?$",
    re.IGNORECASE,
)
_OFFSETS = {
    "gmt": "+00:00", "utc": "+00:00", "z": "+00:00", "est": "-05:00", "edt": "-04:00",
    "pst": "-08:00", "pdt": "-07:00", "cet": "+01:00", "cest": "+02:00", "jst": "+09:00",
    "msk": "+03:00", "hkt": "+08:00",
}  # fmt: skip
_WEEKDAY_AND_DAY = re.compile(
    r"\b(?P<weekday>(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b\s?[,(\[]?\s?(?:"
    + _MONTH.format("m1") + r"\s(?P<d1>\d{1,2})|(?P<d2>\d{1,2})\s" + _MONTH.format("m2") +
    r")(?:st|nd|rd|th)?\b(?!,?\s\d{4})",
    re.IGNORECASE,
)  # fmt: skip
# What stands around a date in a date line and says nothing else.
_DATE_WORDS = re.compile(
    r"\b(?:first|originally|last|lastly|page|article|story|post|news)?\s?"
    r"(?:published|publication|posted|updated?|modified|edited|created|date|time|issued|added|"
    r"uploaded|printed|filed|release[ds]?)\b(?:\s(?:on|at|date|time))?\s?:?"
    r"|\b(?:on|at|as\sof|local\stime|hrs|hours|by)\b|" + _ZONE + r"|\b" + _WEEKDAY
    + r"|\b\d{1,2}(?:[:.]\d\d){1,2}(?:\s?[ap]\.?m\b\.?)?|\b\d{1,2}\s?[ap]\.?m\b\.?"
    r"|\b\d{1,2}\s(?:min(?:ute)?s?|hours?|days?)\s(?:ago|read)\b",
    re.IGNORECASE,
)  # fmt: skip
_BARE_DAY = re.compile(
    r"\b(?:" + _MONTH.format("m1") + r"\s\d{1,2}(?:st|nd|rd|th)?|\d{1,2}(?:st|nd|rd|th)?\s"
    + _MONTH.format("m2") + r")(?!\w)",
    re.IGNORECASE,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundDate:
    """A full date where it stands; `time` is "HH:MM", with an offset where the zone is certain."""

    span: Span
    day: date
    time: str = ""

    @property
    def iso(self) -> str:
        """ISO 8601, a date or a date-time."""
        return f"{self.day.isoformat()}T{self.time}" if self.time else self.day.isoformat()


def find_dates(text: str) -> Iterator[FoundDate]:
    """Full dates in `text`, in order, each with the time of day written beside it."""
    for found in _FULL.finditer(text):
        day = _day(found)
        if day is None:
            continue
        start, end = found.span()
        after = _TIME.match(text, end)
        before = None if after else _TIME_BEFORE.search(text, max(0, start - 40), start)
        time = _time(after or before)
        if time and after:
            end = after.end()
        if time and before:
            start = before.start()
        yield FoundDate(span=Span(start=start, end=end), day=day, time=time)


def beside_dates(line: str) -> str | None:
    """What a date line says beside dates, times and words like "Updated"; None without a date."""
    rest, count = _FULL.subn(" ", line)
    rest, bare = _BARE_DAY.subn(" ", rest)
    stripped, words = _DATE_WORDS.subn(" ", rest)
    clock = re.search(r"\d{1,2}[:.]\d\d|\d\s?[ap]\.?m\b|\bago\b", line, re.IGNORECASE)
    weekday = re.fullmatch(r"\W*" + _WEEKDAY + r"\W*", line, re.IGNORECASE)
    if not (count or bare or weekday or (words and clock)):
        return None
    return re.sub(r"[\W_]+", " ", stripped).strip()


def named_day(text: str, *, after: date) -> date | None:
    """The day of the first "Monday, March 1" in `text` that falls within six years of `after`.

    A weekday with a month and a day fixes the year up to a cycle of five or six years.
    """
    for found in _WEEKDAY_AND_DAY.finditer(text):
        month = _month(found["m1"] or found["m2"])
        weekday = next(i for i, name in enumerate(_WEEKDAYS) if name == found["weekday"].lower())
        for year in range(after.year, after.year + 6):
            day = _date(year, month, int(found["d1"] or found["d2"]))
            if day and day >= after and day.weekday() == weekday:
                return day
    return None


def weekdays_named(text: str) -> set[int]:
    """Weekdays that `text` names, Monday as 0."""
    lowered = text.lower()
    return {i for i, name in enumerate(_WEEKDAYS) if re.search(rf"\b{name}\b", lowered)}


def days_before(day: date, weekday: int) -> int:
    """Days from the last `weekday` (Monday as 0) up to `day`: 0 to 6."""
    return (day.weekday() - weekday) % 7


def _day(found: re.Match[str]) -> date | None:
    if found["a5"]:
        return _numeric(found)
    if found["y1"]:
        return _date(int(found["y1"]), int(found["n1"]), int(found["d1"]))
    for n in "234":
        if found[f"y{n}"]:
            return _date(int(found[f"y{n}"]), _month(found[f"m{n}"]), int(found[f"d{n}"]))
    return None


def _numeric(found: re.Match[str]) -> date | None:
    first, second, year = int(found["a5"]), int(found["b5"]), int(found["y5"])
    readings = {_date(year, second, first), _date(year, first, second)} - {None}
    if found["sep"] == ".":  # a full stop between figures is the Continental order
        readings = {_date(year, second, first)} - {None}
    if found["weekday"] and len(readings) > 1:
        name = found["weekday"].lower()[:3]
        readings = {d for d in readings if d and _WEEKDAYS[d.weekday()].startswith(name)}
    return readings.pop() if len(readings) == 1 else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month(name: str) -> int:
    return next(i for i, full in enumerate(_MONTHS, 1) if full.startswith(name.lower()[:3]))


def _time(found: re.Match[str] | None) -> str:
    if found is None:
        return ""
    hour, minute = int(found["h"]), int(found["mi"])
    half = (found["half"] or "").lower()[:1]
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23 or minute > 59:
        return ""
    zone = (found["zone"] or "").lower()
    offset = zone if re.fullmatch(r"[+-]\d\d:\d\d", zone) else _OFFSETS.get(zone, "")
    return f"{hour:02}:{minute:02}{offset}"


def window(day: date) -> tuple[date, date]:
    """The week that ends with `day`: what a weekday in an article of that day may mean."""
    return day - timedelta(days=6), day
