"""Two figures for one thing: the same unit, the same scope, values no rounding explains.

Parts of a total ("four other people", "one of", "25 of the injured"), figures of a smaller place
or another day, and differently qualified counts ("seriously injured") are not compared.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from rashomon.findings.contradictions.pair import Conflict, Pair, Side
from rashomon.findings.linking.quantity_match import agree, nominal, same_unit
from rashomon.findings.linking.sentence_view import COMPARED
from rashomon.model import Quantity, Span, TimeRef
from rashomon.text.tokens import content_tokens, fold

# What is counted of people and buildings is a thing in itself; of everything else ("two men",
# "ten days") the words around must tell that the same is counted.
_STATES = frozenset(
    """dead injured casualty missing arrested displaced evacuated trapped rescued hospitalised
    magnitude house building home structure""".split()
)
_VAGUE_UNITS = frozenset({"number", "year of age", "time", "country", "side", "degree"})
_PART = re.compile(
    r"\b(?:others?|another|further|additional|remaining|rest|more(?! than))\b"
    r"|^\W*of (?:the|those|them)\b",
    re.IGNORECASE,
)
_PART_AFTER = re.compile(
    r"^\s*(?:of (?:the|those|them|these|whom|which)\b|others?\b|more\b|each\b|per\b|apiece\b)",
    re.IGNORECASE,
)
_PART_BEFORE = re.compile(
    r"\b(?:another|other|further|additional|including|among(?: them)?|the first|the last|every|"
    r"previous|earlier|of whom|of which|of them|an extra|remaining|for every|by another)\s*$",
    re.IGNORECASE,
)
_QUALIFIERS = re.compile(
    r"\b(seriously|critically|severely|slightly|lightly|badly|totally|partly|partially|"
    r"completely)\b",
    re.IGNORECASE,
)
_MEASURES = frozenset({"percent", "percentage point", "km", "hour", "month", "usd", "kg"})
_LEAST_CONTEXT = 0.6
_MEASURE_CONTEXT = 2.5
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
_PAST = re.compile(r"\b(?:last|past|ago|earlier|(?:1\d|20)\d\d)\b", re.IGNORECASE)
_LEAST_SCORE = 0.45


def number_conflict(pair: Pair) -> Conflict | None:
    """The first two figures that contradict each other, if any."""
    left, right = list(_comparable(pair.left)), list(_comparable(pair.right))
    for a in left:
        peers = [b for b in right if same_unit(a, b)]
        if not peers or _settled(a, pair):
            continue
        for b in peers:
            if not agree(a, b) and _one_thing(pair, a, b):
                return _conflict(pair, a, b)
    return None


def _comparable(side: Side) -> Iterator[Quantity]:
    """Figures that stand for a whole, not for a part of one."""
    text, span = side.text, side.span
    for quantity in side.view.quantities:
        before = text[span.start : quantity.span.start][-30:]
        after = text[quantity.span.end : span.end][:30]
        inside = quantity.span.of(text)
        if quantity.unit in _VAGUE_UNITS or _PART.search(inside):
            continue
        if _PART_BEFORE.search(before) or _PART_AFTER.match(after):
            continue
        if quantity.low == quantity.high == 1.0:
            continue
        yield quantity


def _settled(a: Quantity, pair: Pair) -> bool:
    """Whether the two sentences agree on some figure of this unit (10 km here, 10 km there)."""
    theirs = [b for b in pair.right.view.quantities if same_unit(a, b)]
    ours = [b for b in pair.left.view.quantities if same_unit(a, b)]
    return any(agree(x, y) for x in ours for y in theirs)


def _one_thing(pair: Pair, a: Quantity, b: Quantity) -> bool:
    left, right = pair.left, pair.right
    if not _same_scope(pair, a, b) or _other_day(pair, a, b):
        return False
    if _qualifier(left, a) != _qualifier(right, b):
        return False
    if a.unit not in _STATES and _named(left, a) != _named(right, b):
        return False  # "millions of consumers", "700,000 UK consumers"
    several = [
        sum(same_unit(q, a) for q in side.view.quantities) > 1 and a.unit in _STATES
        for side in (left, right)
    ]
    if any(several):  # "170,000 in the province and tens of thousands more": no total
        return False
    if a.unit in _STATES:
        totals = _is_total(left, a) and _is_total(right, b)
        return totals or (pair.score >= _SURE and bool(_places(left, a) - left.home))
    shared = _around(left, a) & _around(right, b)
    weight = sum(pair.weights.get(term, 1.0) for term in shared)
    least = _MEASURE_CONTEXT if a.unit in _MEASURES else _LEAST_CONTEXT
    return pair.score >= _LEAST_SCORE and weight >= least


def _near(side: Side, quantity: Quantity, span: Span) -> bool:
    """Whether something belongs to a figure: beside it, or at the opening of the sentence."""
    opening = side.text[side.span.start : side.span.start + 3].lower() in {"in ", "at ", "on "}
    if opening and span.start < side.span.start + _OPENING:
        return True
    return quantity.span.start - _BEFORE <= span.start <= quantity.span.end + _AFTER


def _places(side: Side, quantity: Quantity) -> frozenset[str]:
    """Words of the places a figure is of, the whole event's own among them.

    Read from the print ("in Bener Meriah district"): a name that no reader knows still narrows.
    """
    found: set[str] = set()
    for match in _PLACE.finditer(side.text, side.span.start, side.span.end):
        where = Span(start=match.start("name"), end=match.end("name"))
        if _near(side, quantity, where):
            found.update(fold(word) for word in match["name"].split())
    return frozenset(found)


def _same_scope(pair: Pair, a: Quantity, b: Quantity) -> bool:
    """Whether both speak of the whole, or of the same smaller place."""
    ours, theirs = _places(pair.left, a), _places(pair.right, b)
    if ours & theirs:
        return True
    return not (ours - pair.left.home or theirs - pair.right.home)


def _other_day(pair: Pair, a: Quantity, b: Quantity) -> bool:
    """Whether the figures are of years, months or days that exclude each other."""
    ours = [t for t in pair.left.view.times if _near(pair.left, a, t.span)]
    theirs = [t for t in pair.right.view.times if _near(pair.right, b, t.span)]
    if _recalls(pair.left) != _recalls(pair.right) and pair.score < _SURE:
        return True
    if not ours or not theirs:
        # A past month or year on one side only: background against the news of the day.
        past = any(_is_past(pair.left, t) for t in ours) or any(
            _is_past(pair.right, t) for t in theirs
        )
        return past and pair.score < _SURE
    return not any(_may_coincide(x, y) for x in ours for y in theirs)


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


def _is_total(side: Side, quantity: Quantity) -> bool:
    """Whether a figure is the one the account opens with for what it counts, or repeats it."""
    first = next((q for q in side.account.quantities if _counts(side, q, quantity)), quantity)
    return agree(first, quantity)


def _counts(side: Side, one: Quantity, quantity: Quantity) -> bool:
    compared = any(s.block in COMPARED and s.span.covers(one.span) for s in side.account.sentences)
    return compared and same_unit(one, quantity)


def _qualifier(side: Side, quantity: Quantity) -> str:
    end = max(quantity.span.end, quantity.counted.end if quantity.counted else 0)
    found = _QUALIFIERS.search(side.text, quantity.span.start, max(end, quantity.span.start))
    return found.group().lower() if found else ""


def _named(side: Side, quantity: Quantity) -> frozenset[str]:
    """Names between the figure and its noun."""
    inside = quantity.span.of(side.text).split()[1:]
    return frozenset(fold(word) for word in inside if word[:1].isupper())


def _around(side: Side, quantity: Quantity, reach: int = 60) -> frozenset[str]:
    """Content stems near the figure, the figure itself left out."""
    near = Span(
        start=max(side.span.start, quantity.span.start - reach),
        end=min(side.span.end, quantity.span.end + reach),
    )
    return frozenset(t.form for t in content_tokens(side.text, near) if not t.form[0].isdigit())


def _conflict(pair: Pair, a: Quantity, b: Quantity) -> Conflict:
    dates = [side.account.article.published for side in (pair.left, pair.right)]
    later = bool(dates[0] and dates[1] and dates[0][:10] != dates[1][:10])
    return Conflict(
        aspect="number",
        left=pair.left.value(a.span, _printed(a)),
        right=pair.right.value(b.span, _printed(b)),
        why=f"both count: {a.unit if a.unit == b.unit else f'{a.unit} / {b.unit}'}",
        note="update over time: the accounts are of different days" if later else "",
    )


def _printed(quantity: Quantity) -> str:
    value = nominal(quantity)
    number = f"{value:.0f}" if value == int(value) else f"{value:.3g}"
    if math.isinf(quantity.high):
        number = f"at least {number}"
    elif quantity.low not in (quantity.high, 0):
        number = f"{quantity.low:.0f} to {quantity.high:.0f}"
    elif quantity.low != quantity.high:
        number = f"at most {number}"
    return f"{number} {quantity.unit}"
