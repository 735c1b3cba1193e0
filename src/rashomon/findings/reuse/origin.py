"""Which of two dependent accounts the words come from, where they tell; which was out first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from rashomon.findings.reuse.words import AccountWords
from rashomon.model import Article, Reason

_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)
# A name so short is not looked for: too many words look like it.
_SHORTEST = 3
# Who publishes here publishes about itself: "news.velmar.ac.uk", "nasa.gov" -> "velmar", "nasa".
_ISSUER = re.compile(r"(?:^|\.)([a-z][a-z-]{3,})\.(?:ac\.[a-z]{2}|edu|gov|mil|int)(?:\.[a-z]{2})?$")
_DATE = 10  # characters of "2031-05-04"


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The account that the other draws on, and what tells."""

    article_id: str
    reason: Reason


def find_origin(left: AccountWords, right: AccountWords) -> Origin | None:
    """The account that the other draws on: the one whose outlet or issuer the other names.

    Of two pages of one outlet it is the earlier. Dates alone do not tell: two outlets may both
    have it from a third.
    """
    ours, theirs = _names(right, left.article), _names(left, right.article)
    if ours != theirs:
        source, user = (left, right) if ours else (right, left)
        return _origin(source.article, f"{called(user.article)} names {called(source.article)}")
    first = _first(left.article, right.article)
    if first is not None and left.article.outlet and left.article.outlet == right.article.outlet:
        return _origin(first, f"an earlier text of {called(first)}")
    return None


def _origin(source: Article, why: str) -> Origin:
    return Origin(article_id=source.id, reason=Reason(name="direction", score=1.0, detail=why))


def called(article: Article) -> str:
    """The outlet of an account, else the input it came from."""
    return article.outlet or article.name


def _names(account: AccountWords, other: Article) -> bool:
    """Whether an account's sentences name the other's outlet, which is not its own."""
    own = _ARTICLE.sub("", account.article.outlet or "")
    name = _ARTICLE.sub("", other.outlet or "")
    if "." in name or len(name) < _SHORTEST:
        name = _issuer(other)
        if not name:
            return False
    if name.casefold() == own.casefold():
        return False
    pattern = re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-])")
    return any(
        pattern.search(account.article.text, account.spans[start][0], account.spans[end - 1][1])
        for start, end in account.sentences
    )


def _issuer(article: Article) -> str:
    """The name by which an institution's own site goes, as texts would print it."""
    try:
        host = urlsplit(article.url or "").hostname or ""
    except ValueError:
        return ""
    match = _ISSUER.search(host.lower())
    return match.group(1).capitalize() if match else ""


def published_first(left: Article, right: Article) -> Iterator[Reason]:
    """Which of two accounts was published on an earlier day, as a reason to show."""
    first = _first(left, right)
    if first is not None:
        days = sorted((_day(left), _day(right)))
        detail = f"{called(first)}, {days[0]}; the other {days[1]}"
        yield Reason(name="published first", score=1.0, detail=detail)


def _first(left: Article, right: Article) -> Article | None:
    ours, theirs = _day(left), _day(right)
    if not ours or not theirs or ours == theirs:
        return None
    return left if ours < theirs else right


def _day(article: Article) -> str:
    day = (article.published or "")[:_DATE]
    return day if len(day) == _DATE else ""
