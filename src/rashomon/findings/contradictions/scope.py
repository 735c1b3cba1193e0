"""What a figure is of: which place, which time, the whole or a part, a fact or a forecast."""

from __future__ import annotations

import re

from rashomon.findings.contradictions.pair import Pair, Side
from rashomon.model import Quantity, Span, TimeRef
from rashomon.text.tokens import fold

# Characters before and after a figure within which a place or a time is taken to belong to it,
# and how much of a sentence that opens "In ..." sets the scene for all of it.
_BEFORE = 30
_AFTER = 55
_OPENING = 45
# From this score on the two sentences are about one event, whatever their times seem to say.
_SURE = 0.5
_PLACE = re.compile(
    r"\b(?:capital of|[Ii]n|[Aa]t|[Nn]ear|[Ff]rom|[Oo]ff|[Aa]cross|[Aa]round|[Tt]hroughout)\s+"
    r"(?:the\s+|[a-z]+(?:ing|ern|th)\s+)*(?:(?:town|city|village|district|province|state) of\s+)?"
    r"(?P<name>[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)*)"
)
# A sentence that goes on about what the last one named.
_SAME_SUBJECT = re.compile(r"\W*(?:It|That|This)\s+[a-z]+")
# "In September", "On Monday" name no place.
_TIMES = frozenset(
    """january february march april may june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday""".split()
)
_DATED = re.compile(
    r"\d\W+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b(?:last|past|ago|earlier|(?:1\d|20)\d\d)\b", re.IGNORECASE)
# Words that say that a figure is of another event or another time than the news of the day.
_ELSEWHEN = re.compile(
    r"\b(?:earlier (?:this|in the) (?:year|month|week|season)|last (?:year|month|season|winter|"
    r"summer|spring|fall|autumn)|years? (?:ago|earlier|before)|previous(?:ly)?|historic(?:ally)?|"
    r"in history|on record|career|so far this (?:year|season)|this (?:year|season)|annual(?:ly)?|"
    r"every year|each year|a (?:year|month|week|day|decade)|"
    r"in (?:january|february|march|april|may|june|july|august|september|october|november|december)|"
    r"(?:in|an?|since|during) (?:[a-z]+ )?(?:1[6-9]|20)\d\d)\b",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    r"\b(?:altogether|in all|overall|combined|operations so far|to date|nationwide|worldwide|"
    r"since the|over (?:the past )?[a-z]+ (?:days|nights|weeks|months)|"
    r"country-?wide|across the (?:country|state|region|world))\b",
    re.IGNORECASE,
)
_UNREAL = re.compile(
    r"\b(?:would|could|might|may|should|will|unless|expect(?:s|ed|ing)?|plan(?:s|ned|ning)?|"
    r"hop(?:es|ed|ing)|fear(?:s|ed|ing)?|threat\w*|potential(?:ly)?|possibl[ey]|likely|estimates?|"
    r"forecast\w*|predict\w*|propos\w*|seek\w*|demand\w*|wants?|wanted|aim(?:s|ed|ing)?|"
    r"capacity|up to|able to|arranged to|intend\w*|supposed|alleged(?:ly)? planned)\b",
    re.IGNORECASE,
)


def near(side: Side, quantity: Quantity, span: Span) -> bool:
    """Whether something belongs to a figure: beside it, or at the opening of the sentence."""
    opening = side.text[side.span.start : side.span.start + 3].lower() in {"in ", "at ", "on "}
    if opening and span.start < side.span.start + _OPENING:
        return True
    return quantity.span.start - _BEFORE <= span.start <= quantity.span.end + _AFTER


def places(side: Side, quantity: Quantity) -> frozenset[str]:
    """Words of the places a figure is of, the whole event's own among them.

    Read from the print ("in Bener Meriah district"): a name that no reader knows still narrows.
    """
    found: set[str] = set()
    index = side.view.sentence.index
    if index and _SAME_SUBJECT.match(side.text, side.span.start):
        before = side.account.sentences[index - 1].span
        for match in _PLACE.finditer(side.text, before.start, before.end):
            found.update(_words(match["name"]))
    for match in _PLACE.finditer(side.text, side.span.start, side.span.end):
        where = Span(start=match.start("name"), end=match.end("name"))
        if near(side, quantity, where):
            found.update(_words(match["name"]))
    return frozenset(found)


def _words(name: str) -> frozenset[str]:
    found = frozenset(fold(word).removesuffix("'s") for word in name.split())
    return frozenset() if found & _TIMES else found


def narrowed(side: Side, quantity: Quantity) -> bool:
    """Whether a figure is of a smaller place than the whole event."""
    return bool(places(side, quantity) - side.home)


def place_names(side: Side, quantity: Quantity) -> str:
    """The smaller places that a figure is of, as printed; empty where it is of the whole."""
    found = []
    for match in _PLACE.finditer(side.text, side.span.start, side.span.end):
        where = Span(start=match.start("name"), end=match.end("name"))
        if near(side, quantity, where) and _words(match["name"]) - side.home:
            found.append(" ".join(match["name"].split()))
    return ", ".join(found)


def same_place(pair: Pair, a: Quantity, b: Quantity) -> bool:
    """Whether both figures are of the whole, or of the same smaller place."""
    if not narrowed(pair.left, a) and not narrowed(pair.right, b):
        return True
    shared = places(pair.left, a) & places(pair.right, b)
    return bool(shared - (pair.left.home & pair.right.home))


def around(side: Side, quantity: Quantity, reach: int = 70) -> str:
    """The words about a figure within its sentence."""
    start = max(side.span.start, quantity.span.start - reach)
    return side.text[start : min(side.span.end, quantity.span.end + reach)]


def same_scope(pair: Pair, a: Quantity, b: Quantity) -> bool:
    """Whether both are of the whole or both of a part, both told as fact or both as forecast."""
    ours, theirs = around(pair.left, a), around(pair.right, b)
    return bool(_TOTAL.search(ours)) == bool(_TOTAL.search(theirs)) and bool(
        _UNREAL.search(ours)
    ) == bool(_UNREAL.search(theirs))


def elsewhen(side: Side, quantity: Quantity) -> frozenset[str]:
    """The words that put a figure into another time than the news of the day."""
    opening = side.text[side.span.start : side.span.start + _OPENING]
    said = f"{opening} … {around(side, quantity)}"
    return frozenset(m.group().lower() for m in _ELSEWHEN.finditer(said))


def other_time(pair: Pair, a: Quantity, b: Quantity) -> bool:
    """Whether the figures are of years, months or days that exclude each other."""
    ours, theirs = _times(pair.left, a), _times(pair.right, b)
    if _recalls(pair.left) != _recalls(pair.right) and pair.score < _SURE:
        return True
    if elsewhen(pair.left, a) != elsewhen(pair.right, b):
        return True
    if not ours or not theirs:
        # A past month or year on one side only: background against the news of the day.
        told = [(pair.left, t) for t in ours] + [(pair.right, t) for t in theirs]
        apart = any(_is_past(side, t) or _is_dated(side, t) for side, t in told)
        return apart and pair.score < _SURE
    return not any(_may_coincide(x, y) for x in ours for y in theirs)


def _times(side: Side, quantity: Quantity) -> list[TimeRef]:
    """The times a figure is of; that there was none ("no reports of any hurt") is of them all."""
    if quantity.high == 0:
        return list(side.view.times)
    return [t for t in side.view.times if near(side, quantity, t.span)]


def _is_dated(side: Side, time: TimeRef) -> bool:
    """Whether a day of a month is named: the news of the day is told by the weekday."""
    words = time.span.of(side.text)
    return bool(_DATED.search(words)) and not _same_day(side, time)


def _same_day(side: Side, time: TimeRef) -> bool:
    published = (side.account.article.published or "")[:10]
    return bool(published) and published == time.earliest


def _recalls(side: Side) -> bool:
    """Whether the sentence goes on with one that opens in the past ("In April last year ...")."""
    index = side.view.sentence.index
    if side.view.times or not index:
        return False
    before = side.account.sentences[index - 1]
    opening = Span(start=before.span.start, end=min(before.span.start + 12, before.span.end))
    return before.block == "body" and any(
        t.span.overlaps(opening) and _is_past(side, t) for t in side.account.times
    )


def _may_coincide(x: TimeRef, y: TimeRef) -> bool:
    if not (x.earliest and x.latest and y.earliest and y.latest):
        return True
    return x.earliest <= y.latest and y.earliest <= x.latest


def _is_past(side: Side, time: TimeRef) -> bool:
    if time.earliest and time.latest:
        return time.earliest[:7] != time.latest[:7] or time.earliest[8:] != time.latest[8:]
    return bool(_PAST.search(time.span.of(side.text)))
