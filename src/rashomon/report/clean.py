"""Making untrusted text fit to show: no control characters, no foreign schemes, no markup.

Everything an account says, and every name and address that came with it, passes through here on
its way to a terminal or a page. Escaping for the medium (HTML, Markdown) comes on top.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from urllib.parse import urlsplit, urlunsplit

# C0 but tab and newline, DEL, C1: they drive terminals. Bidirectional embeddings, overrides and
# isolates: they can make words read as others ("Trojan source"). Interlinear annotation and tag
# characters: invisible text. Zero-width joiners and the marks LRM and RLM stay: Persian and
# Hebrew are written with them.
_UNSHOWN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_LINE_SEPARATORS = re.compile("\r\n?|[\u2028\u2029\x85\x0b\x0c]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_MONTHS = (
    "January February March April May June July August September October November December"
).split()
_LANGUAGES = {
    "ar": "Arabic",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fa": "Persian",
    "fr": "French",
    "he": "Hebrew",
    "hi": "Hindi",
    "hy": "Armenian",
    "it": "Italian",
    "ja": "Japanese",
    "ko": "Korean",
    "nl": "Dutch",
    "pl": "Polish",
    "pt": "Portuguese",
    "ru": "Russian",
    "sv": "Swedish",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "zh": "Chinese",
}


def printable(text: str) -> str:
    """`text` without characters that control a terminal or reorder what is read; lines kept."""
    text = _LINE_SEPARATORS.sub("\n", text)
    return _SURROGATES.sub("\ufffd", _UNSHOWN.sub("", text))


def one_line(text: str) -> str:
    """`text` made printable, every run of white space one space."""
    return " ".join(printable(text).split())


def shorten(text: str, length: int) -> str:
    """`text` on one line, cut at a word with an ellipsis where it is longer than `length`."""
    line = one_line(text)
    if len(line) <= length:
        return line
    cut = line[: length - 1]
    space = cut.rfind(" ")
    return (cut[:space] if space > length // 2 else cut).rstrip(" ,;:.") + "…"


def web_address(url: str | None) -> str | None:
    """`url` where it is an http(s) address fit to be a link, None otherwise."""
    if not url or url != url.strip() or re.search(r"[\s\x00-\x20\x7f-\x9f<>\"\\]", url):
        return None
    try:
        split = urlsplit(url)
        if split.scheme.lower() not in ("http", "https") or not split.hostname or split.port == 0:
            return None
    except ValueError:
        return None
    if split.username is not None or split.password is not None:
        return None  # "https://bank.example@evil.example": shown as one host, leads to another
    if _UNSHOWN.search(url) or _SURROGATES.search(url):
        return None
    return urlunsplit(split)


def host(url: str | None) -> str | None:
    """The host a web address leads to, without a leading `www.`."""
    address = web_address(url)
    name = urlsplit(address).hostname if address else None
    return one_line(name.removeprefix("www.")) if name else None


def likelihood(score: float) -> str:
    """A probability in words; the number belongs beside it, in a title or a column."""
    if score >= 0.9:
        return "very likely"
    if score >= 0.7:
        return "likely"
    return "unsure" if score >= 0.4 else "doubtful"


def percent(share: float) -> str:
    """A share, 0 to 1, as a whole percentage; what is there but small is never 0 %."""
    rounded = round(share * 100)
    if rounded == 0 and share > 0:
        return "<1%"
    return f"{rounded}%"


def spoken_date(published: str | None) -> str | None:
    """An ISO date or date-time as people write it ("4 May 2031, 18:40")."""
    if not published:
        return None
    try:
        if len(published) <= 10:
            day = date.fromisoformat(published)
            return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
        moment = datetime.fromisoformat(published)
    except ValueError:
        return one_line(published)
    zone = f" {moment.tzname()}" if moment.tzinfo else ""
    return f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}, {moment:%H:%M}{zone}"


def language_name(code: str | None) -> str | None:
    """The English name of a language's ISO 639-1 code; the code itself where it is rare."""
    return one_line(_LANGUAGES.get(code, code)) if code else None


def count(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: "1 conflict", "2 conflicts"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(names: list[str]) -> str:
    """Names as prose lists them: "A", "A and B", "A, B and C"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"
