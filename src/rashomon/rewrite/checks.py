"""What a rewritten sentence may not do with the findings it cites; the first offence counts.

Each check tells in a few words what is wrong, or nothing. They lean to dropping: the extractive
synopsis stands beside, so that a sentence dropped costs little and an invented name much.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from rashomon.model import DropCode, Quantity, Span, Statement, TimeRef
from rashomon.rewrite.scopes import bounded, has_hedge, hedged, negated, negations
from rashomon.rewrite.support import Told, folded, holds, words
from rashomon.text.quotes import quotations
from rashomon.text.tokens import is_content, stem, word_tokens

Support = Sequence[Told]
Check = Callable[[Told, Support], str]

# Marks that are read as quotation marks by people, and not by `text.quotes`.
_ODD_MARKS = re.compile("[‹›「」『』‚＂＇]")
_MARGIN = " .,;:!?…"
_DIGITS = re.compile(r"\d")
_NUMERALS = frozenset(
    """two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred
    hundreds thousand thousands million millions billion billions trillion dozen dozens score
    scores half third quarter twice thrice double doubled triple tripled first second fourth fifth
    sixth seventh eighth ninth tenth""".split()
)
_MONTHS = frozenset(
    """january february march april may june july august september october november
    december""".split()
)
_DAYS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight
    overnight""".split()
)
_CUES = frozenset(
    """said says say saying according told tells tell claim claims claimed claiming added adds
    stated states warned warns announced announces reported reports reportedly allegedly alleged
    argued argues insisted insists acknowledged acknowledges confirmed confirms denied denies
    described describes called calls asked asks urged urges demanded demands promised promises
    suggested suggests accused accuses wrote writes quoted noted notes explained""".split()
)
# Of a sentence's content words at least this share must stand in what it cites; of those that do,
# this share must be said by somebody for the whole to be.
_LEAST_KNOWN, _MOSTLY, _CLOSE = 0.5, 0.6, 0.7


def offence(claim: Told, support: Support) -> tuple[DropCode, str] | None:
    """The first thing wrong with a sentence, given the sentences of the findings it cites."""
    for code, check in _CHECKS:
        if detail := check(claim, support):
            return code, detail
    return None


def _adds_quotation(claim: Told, support: Support) -> str:
    """A quotation must stand in quotation marks in an account, word for word."""
    if _ODD_MARKS.search(claim.text):
        return "quotation marks that cannot be checked"
    told = [f" {folded(one)} " for side in support for one in side.quoted]
    for one in quotations(claim.text):
        quoted = folded(one.inside.of(claim.text)).strip(_MARGIN)
        known = re.compile(rf"(?<!\w){re.escape(quoted)}(?!\w)")
        if not quoted or not any(known.search(text) for text in told):
            return f"“{quoted}” is not quoted so"
    return ""


def _adds_number(claim: Told, support: Support) -> str:
    """Figures must be figures of the same thing, and digits and numerals printed or meant."""
    known = {word for side in support for word in side.words}
    figures = [one for side in support for one in side.quantities]
    meant: list[Span] = [one.span for one in _same_times(claim, support)]
    for one in claim.quantities:
        if any(_same_figure(one, other) for other in figures):
            meant.append(one.span)
        elif any(_plain(one) == _plain(other) and one.unit != other.unit for other in figures):
            return f"“{one.span.of(claim.text)}” counts something else"
    for token in word_tokens(claim.text):
        figure = bool(_DIGITS.search(token.form)) or token.form in _NUMERALS
        if figure and token.form not in known and not _within(token.span, meant):
            return f"“{token.span.of(claim.text)}”"
    return ""


def _same_figure(one: Quantity, other: Quantity) -> bool:
    return one.unit == other.unit and _plain(one) == _plain(other)


def _plain(figure: Quantity) -> float:
    """The figure that is printed: the bound where the other side is open."""
    if math.isinf(figure.high):
        return figure.low
    return figure.high if figure.low == 0 else (figure.low + figure.high) / 2


def _drops_bound(claim: Told, support: Support) -> str:
    """ "At least 12" is not "12", and "about 30" not "30"."""
    told = _together(bounded(side.text) for side in support)
    for figure, here in bounded(claim.text).items():
        if here == {False} and told.get(figure) == {True}:
            return f"“{figure}” is not exact there"
    figures = [one for side in support for one in side.quantities]
    for one in claim.quantities:
        same = [other for other in figures if _same_figure(one, other)]
        if same and not any(_bounds(one) == _bounds(other) for other in same):
            return f"“{one.span.of(claim.text)}” is told with another bound"
    return ""


def _bounds(figure: Quantity) -> tuple[float, float, bool]:
    return figure.low, figure.high, figure.approximate


def _adds_date(claim: Told, support: Support) -> str:
    """Times must be printed so in an account, or be the same days."""
    meant = [one.span for one in _same_times(claim, support)]
    for one in claim.times:
        surface = words(one.span.of(claim.text))
        if one.span not in meant and not any(holds(side.words, surface) for side in support):
            return f"“{one.span.of(claim.text)}”"
    known = {word for side in support for word in side.words}
    for token in word_tokens(claim.text):
        month = token.form in _MONTHS and claim.text[token.span.start].isupper()
        month = month and (token.form not in {"may", "march"} or token.span.start > 0)
        day = token.form in _DAYS
        if (day or (month and not _within(token.span, meant))) and token.form not in known:
            return f"“{token.span.of(claim.text)}”"
    return ""


def _same_times(claim: Told, support: Support) -> Iterator[TimeRef]:
    """Times of the sentence that are the very days of one in the accounts."""
    told = {(one.earliest, one.latest) for side in support for one in side.times if one.earliest}
    return (one for one in claim.times if (one.earliest, one.latest) in told)


def _adds_name(claim: Told, support: Support) -> str:
    """Names must be those of the accounts, whole or in part; so must capitalised words."""
    names = [frozenset(name) for side in support for name in side.names]
    known = {stem(word) for side in support for word in side.words}
    for name in claim.names:
        parts = {word for word in name if is_content(word)}
        printed = any(holds(side.words, name) for side in support)
        if not printed and not any(parts <= one for one in names):
            return f"“{' '.join(name)}”"
    for word, start in _capitalised(claim):
        if stem(word) not in known:
            return f"“{claim.text[start : start + len(word)]}”"
    return ""


def _capitalised(claim: Told) -> Iterator[tuple[str, int]]:
    """Words with a capital; the first of a sentence only where the reader takes it for a name."""
    named = {one.span.start for one in claim.account.words if one.pos == "PROPN"}
    for token in word_tokens(claim.text):
        start = token.span.start
        before = claim.text[:start].rstrip(" \"“‘«'(")
        opens = not before or before[-1] in ".!?"
        upper = any(letter.isupper() for letter in token.span.of(claim.text))
        if upper and is_content(token.form) and (not opens or start in named):
            yield token.form, start


def _other_speaker(claim: Told, support: Support) -> str:
    """Who is named as speaking must say what is most like it in an account."""
    told = [side.said(one) for side in support for one in side.statements]
    for one in claim.statements:
        shared = [len(claim.said(one)[0] & content) for content, _ in told]
        least = _CLOSE * max(shared, default=0)
        speakers = {w for n, (_, who) in zip(shared, told, strict=True) if n >= least for w in who}
        mention = one.speaker.mention
        name = (
            [word for word in words(mention.of(claim.text)) if is_content(word)] if mention else []
        )
        if name and speakers.isdisjoint(name) and not _verbatim(claim, one, support):
            return f"“{' '.join(name)}” does not speak there"
    return ""


def _verbatim(claim: Told, statement: Statement, support: Support) -> bool:
    """Whether source and cue, with what is between them, stand so in an account."""
    spans = [*statement.source, *statement.cue]
    if not spans:
        return False
    start, end = min(one.start for one in spans), max(one.end for one in spans)
    run = words(claim.text[start:end])
    return any(holds(side.words, run) for side in support)


def _changes_negation(claim: Told, support: Support) -> str:
    """What all accounts negate must be negated, and what none does must not."""
    if negations(claim.text) > max(negations(side.text) for side in support):
        return "nothing is negated there so often"
    told = _together(negated(side.text) for side in support)
    for word, here in negated(claim.text).items():
        there = told.get(word)
        if there and len(there) == 1 and here.isdisjoint(there):
            return f"“{word}…” is {'' if there == {True} else 'not '}negated there"
    return ""


def _drops_hedge(claim: Told, support: Support) -> str:
    """What all accounts hedge must be hedged."""
    if bound := _drops_bound(claim, support):
        return bound
    if has_hedge(claim.text):
        return ""
    told = _together(hedged(side.text) for side in support)
    dropped = [word for word in claim.stems if told.get(word) == {True}]
    return f"“{min(dropped)}…” is hedged there" if dropped else ""


def _together(parts: Iterable[dict[str, set[bool]]]) -> dict[str, set[bool]]:
    found: dict[str, set[bool]] = {}
    for part in parts:
        for word, values in part.items():
            found[word] = found.get(word, set()) | values
    return found


def _drops_attribution(claim: Told, support: Support) -> str:
    """What the accounts put to somebody must be put to somebody."""
    if claim.statements or not _CUES.isdisjoint(claim.words):
        return ""
    retold = [[said for word, said in side.stated() if word in claim.stems] for side in support]
    # What tells little of the sentence says nothing on who says it.
    most = max(map(len, retold))
    judged = [sum(one) >= _MOSTLY * len(one) for one in retold if len(one) > _CLOSE * most > 1]
    return "the accounts put it to somebody" if judged and all(judged) else ""


def _other_words(claim: Told, support: Support) -> str:
    """At least half of what is said must be said there in the same words."""
    known = frozenset().union(*(side.stems for side in support))
    share = len(claim.stems & known) / max(len(claim.stems), 1)
    return "most of its words stand in no finding cited" if share < _LEAST_KNOWN else ""


def _within(span: Span, spans: Iterable[Span]) -> bool:
    return any(one.covers(span) for one in spans)


_CHECKS: tuple[tuple[DropCode, Check], ...] = (
    ("adds-quotation", _adds_quotation),
    ("adds-date", _adds_date),
    ("adds-number", _adds_number),
    ("adds-name", _adds_name),
    ("other-speaker", _other_speaker),
    ("changes-negation", _changes_negation),
    ("drops-hedge", _drops_hedge),
    ("drops-attribution", _drops_attribution),
    ("other-words", _other_words),
)
