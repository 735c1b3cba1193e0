"""What a figure is of: the whole or a part, which group of people, whose score.

"12 people, 10 of them foreigners": a figure of a part is never laid against one of the whole.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from rashomon.findings.contradictions.pair import Pair, Side
from rashomon.model import Quantity
from rashomon.text.tokens import fold, stem

_VAGUE_UNITS = frozenset("number,time,country,side,degree,way,thing,one,year of age".split(","))
_PART = re.compile(
    r"\b(?:others?|another|further|additional|remaining|rest|more(?! than))\b"
    r"|^\W*of (?:the|those|them)\b",
    re.IGNORECASE,
)
_PART_AFTER = re.compile(
    r"^\s*(?:of (?:the|those|them|these|whom|which|its|his|her|their)\b|others?\b|more\b|each\b|"
    r"per\b|apiece\b|an? (?!total)[a-z]+|in a row|straight|away\b|(?:down|up|from|off) the\b)",
    re.IGNORECASE,
)
_PART_BEFORE = re.compile(
    r"\b(?:another|other|further|additional|including|among(?: them)?|the first|the last|every|"
    r"previous|prior|earlier|of whom|of which|of them|an extra|remaining|for every|by another|"
    r"(?:first|last|next|final|past)|received|treated|admitted|mother of|father of|parent of|"
    r"of its|of his|of her|of their|of the)\s*$",
    re.IGNORECASE,
)
_PART_INSIDE = re.compile(r"\b(?:prior|previous)\b", re.IGNORECASE)
_QUALIFIERS = re.compile(
    r"\b(seriously|critically|severely|slightly|lightly|badly|totally|partly|partially|"
    r"completely)\b",
    re.IGNORECASE,
)
# Words for some of the people: who counts them does not count all.
_GROUPS = re.compile(
    r"\b(?:locals?|foreigners?|tourists?|crew\w*|pilots?|children|child|kids?|women|woman|men|man|"
    r"girls?|boys?|bab(?:y|ies)|police\w*|officers?|soldiers?|troops|servicem[ae]n|students?|"
    r"pupils?|civilians?|citizens?|nationals?|firefighters?|rescuers?|rebels?|militants?|"
    r"insurgents?|journalists?|drivers?|motorists?|pedestrians?|relatives)\b",
    re.IGNORECASE,
)
_FROM = re.compile(r"^\s*(?:[a-z]+\s+)?from\s+(?:the\s+)?(?P<name>[A-Z](?:\w|\.(?=\w))*)")
_NAMED = re.compile(r"(?<=[a-z0-9] )[A-Z][\w.]+")
_AGE = re.compile(
    r"\b(\d{1,3})(?: ?- ?| )years?(?: ?- ?| )old\b|(?<=[a-z]), (\d{1,2}),", re.IGNORECASE
)
_OWNER_REACH = 18


def comparable(side: Side) -> Iterator[Quantity]:
    """Figures that stand for a whole, not for a part of one."""
    text, span = side.text, side.span
    for quantity in side.view.quantities:
        before = text[span.start : quantity.span.start][-30:]
        after = text[quantity.span.end : span.end][:30]
        inside = quantity.span.of(text)
        if quantity.unit in _VAGUE_UNITS or _PART.search(inside) or _PART_INSIDE.search(inside):
            continue
        if _PART_BEFORE.search(before) or _PART_AFTER.match(after):
            continue
        if quantity.low == quantity.high == 1.0:
            continue
        yield quantity


def qualifier(side: Side, quantity: Quantity) -> str:
    """How badly what is counted was hurt or damaged, where the figure is of those alone."""
    end = max(quantity.span.end, quantity.counted.end if quantity.counted else 0)
    found = _QUALIFIERS.search(side.text, quantity.span.start, max(end, quantity.span.start))
    return found.group().lower() if found else ""


def named(side: Side, quantity: Quantity) -> frozenset[str]:
    """Names between the figure and its noun."""
    inside = quantity.span.of(side.text).split()[1:]
    return frozenset(fold(word) for word in inside if word[:1].isupper())


def group(side: Side, quantity: Quantity) -> frozenset[str]:
    """Which of the people a figure is of ("2 locals", "10 from US"); empty for all of them."""
    start, end = quantity.span.start, quantity.span.end
    counted = quantity.counted.start if quantity.counted else end
    inside = side.text[start : counted if start < counted < end + _OWNER_REACH else end]
    found = {stem(word.lower()) for word in _GROUPS.findall(inside)}
    found.update(fold(word) for word in _NAMED.findall(inside) if word[-1].islower())
    if origin := _FROM.match(side.text[end : side.span.end]):
        found.add(fold(origin["name"]))
    return frozenset(found)


def group_words(side: Side, quantity: Quantity) -> str:
    """The group that a figure is of, as printed; empty for all."""
    start, end = quantity.span.start, quantity.span.end
    if not group(side, quantity):
        return ""
    origin = _FROM.match(side.text[end : side.span.end])
    return " ".join(side.text[start : end + (origin.end() if origin else 0)].split())


def other_owners(pair: Pair, a: Quantity, b: Quantity) -> bool:
    """Whether the figures stand beside two persons, or the sentences tell of two by their ages."""
    ours, theirs = _owner(pair.left, a), _owner(pair.right, b)
    if ours and theirs and ours != theirs:
        return True
    left, right = _ages(pair.left), _ages(pair.right)
    return bool(left and right) and not left & right


def _owner(side: Side, quantity: Quantity) -> str:
    """Last word of the person's name that stands just before the figure."""
    mentions = side.account.mentions
    at = bisect_left(mentions, quantity.span.start, key=lambda mention: mention.span.start) - 1
    if at < 0 or mentions[at].kind != "person":
        return ""
    span = mentions[at].span
    if not 0 <= quantity.span.start - span.end <= _OWNER_REACH or span.start < side.span.start:
        return ""
    return (fold(span.of(side.text)).removesuffix("'s").split() or [""])[-1]


def _ages(side: Side) -> frozenset[str]:
    return frozenset(
        one or other for one, other in _AGE.findall(side.text[side.span.start : side.span.end])
    )
