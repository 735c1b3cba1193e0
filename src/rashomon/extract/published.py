"""The publication date of a pasted text: which of its date lines it is, if any.

A page copied from a browser or an archive may carry several dates: published, updated, and when it
was crawled or printed. What speaks for a candidate: its label, standing beside the headline, being
earlier than another, and agreeing with the weekdays that the story names ("on Monday" lies in the
week up to publication).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from rashomon.model import Block
from rashomon.text.dates import FoundDate, days_before, find_dates, named_day, weekdays_named

_PUBLISHED = re.compile(r"\b(?:published|posted|publication|first|issued|released|filed)\b", re.I)
_UPDATED = re.compile(r"\b(?:updated?|modified|edited|last|amended)\b", re.IGNORECASE)
_STAMP = re.compile(r"\b(?:retrieved|accessed|crawled|archived|printed|downloaded|saved)\b", re.I)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Published:
    """A publication date, ISO; `inferred` says from what, where no date line gave it."""

    iso: str
    inferred: str = ""


@dataclass(frozen=True, slots=True)
class _Candidate:
    found: FoundDate
    line: str
    distance: int  # blocks to the nearest title block


def find_published(text: str, blocks: tuple[Block, ...]) -> Published | None:
    """The publication date that the text itself gives, or None."""
    body = "\n".join(block.span.of(text) for block in blocks if block.kind == "body")[:20_000]
    candidates = _candidates(text, blocks)
    if candidates:
        earliest = min(each.found.day for each in candidates)
        best = max(
            candidates,
            key=lambda each: (_score(each, body, earliest), -each.found.day.toordinal()),
        )
        return Published(best.found.iso)
    return _from_dateline(body) or _from_named_day(body)


def _candidates(text: str, blocks: tuple[Block, ...]) -> list[_Candidate]:
    titles = [at for at, block in enumerate(blocks) if block.kind == "title"]
    found: list[_Candidate] = []
    for at, block in enumerate(blocks):
        if block.kind != "meta" or len(block.span) > 300:
            continue
        words = block.span.of(text)
        # A caption may be dated too ("..., Dec. 31, 2017. (AP)"): that is the picture's date.
        if len(words.split()) > 16:
            continue
        distance = min((abs(at - title) for title in titles), default=at)
        found += [_Candidate(each, words, distance) for each in find_dates(words)]
    return found


def _score(candidate: _Candidate, body: str, earliest: date) -> float:
    day = candidate.found.day
    score = 0.0
    if _STAMP.search(candidate.line):
        score -= 3.0
    elif _PUBLISHED.search(candidate.line):
        score += 1.5
    elif _UPDATED.search(candidate.line):
        score -= 0.3
    score += 0.6 if candidate.distance <= 1 else 0.0
    score += 0.8 if day == earliest else 0.0
    days = weekdays_named(body)
    if days:
        # The story happened on one of the days it names, and most run on that day or the next.
        score += 0.8 if min(days_before(day, weekday) for weekday in days) <= 1 else 0.0
    if any(found.day > day for found in find_dates(body)):
        score -= 1.0  # the story tells of a later day
    return score


def _from_dateline(body: str) -> Published | None:
    """A full date in the first words of the story ("LONDON, Jan 2, 2018 (AFP) -")."""
    opening = body[:120]
    dash = re.search(r"\s[–—-]{1,2}\s|\)\s?[–—-]", opening)
    if dash:
        for found in find_dates(opening[: dash.end()]):
            return Published(found.iso, "the story's dateline")
    return None


def _from_named_day(body: str) -> Published | None:
    """ "Monday, March 1" fixes its year, given the latest year that the story speaks of."""
    years = [int(year) for year in _YEAR.findall(body)]
    if not years:
        return None
    latest = max(years)
    if latest > date.today().year:
        return None
    day = named_day(body, after=date(latest, 1, 1))
    if day is None or day > date.today() + timedelta(days=1) or day.year > latest + 1:
        return None
    return Published(day.isoformat(), "a weekday and a day that the story names")


def stated_date(value: str | None) -> str | None:
    """ISO date or date-time of a date that a source states in its own way, or None."""
    if not value:
        return None
    value = value.strip()[:80]
    iso = re.match(
        r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(?::\d\d(?:\.\d+)?)?\s?(Z|[+-]\d\d:?\d\d)?)?$", value
    )
    if iso:
        return _checked(iso)
    found = next(find_dates(value), None)
    return found.iso if found else None


def _checked(iso: re.Match[str]) -> str | None:
    try:
        date.fromisoformat(iso[1])
    except ValueError:
        return None
    if not iso[2] or iso[2] == "00:00" or iso[2] > "23:59":
        return iso[1]
    zone = (iso[3] or "").replace("Z", "+00:00")
    if len(zone) == 5:
        zone = f"{zone[:3]}:{zone[3:]}"
    return f"{iso[1]}T{iso[2]}{zone}"
