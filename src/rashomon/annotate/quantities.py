"""Quantities: every number that counts or measures something, with what it counts.

The figure is read by rule (`numerals`), a unit of measure by the word that follows; what is
counted is the noun the figure belongs to, and, for people and buildings, what became of them
("at least 12 people had been killed": 12 dead). Syntax is used where it says something and the
neighbouring words where it does not. Dates, ordinals and bare years are no quantities.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.annotate.guessed_words import guessed_words
from rashomon.annotate.numerals import Numeral, numerals
from rashomon.annotate.units import MEASURES, PEOPLE, measure_after, singular, state_of
from rashomon.model import Article, Quantity, Sentence, Span, Word

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DATE_BEFORE = re.compile(rf"\b{_MONTH}\s+(?:\d+,?\s+)?(?:to\s+)?$", re.IGNORECASE)
_DATE_AFTER = re.compile(rf"\s+(?:of\s+)?{_MONTH}(?:[^\w]|$)", re.IGNORECASE)
_CLOCK_AFTER = re.compile(r"\s*(?:[ap]\.? ?m\b|o['’]clock|GMT|EST|EDT|IST|UTC|hours? GMT)", re.I)
_LABEL_BEFORE = re.compile(
    r"(?:\b(?:no|nos|number|section|article|chapter|page|room|route|highway|flight|channel|"
    r"resolution|version|phase|grade|title|district|type|level|apollo|boeing|figure|since|until|"
    r"the year|in early|in late)\.?|#)\s*$",
    re.IGNORECASE,
)
_MAGNITUDE = re.compile(
    r"(?:magnitude(?:[ -]of)?|measur(?:ing|ed)|registered)[ -]?$", re.IGNORECASE
)
_MAGNITUDE_AFTER = re.compile(r"[ -]?magnitude\b", re.IGNORECASE)
_NOT_COUNTED = frozenset("of in on at to by for from and or as with than per".split())
# "no" is a number only before what reports count.
_NONE_OF = frozenset({"dead", "injured", "casualty", "damaged", "missing"})
_TOLL_BEFORE = re.compile(
    r"\b(?:death toll|toll|deaths|fatalities|number of (?:dead|deaths)|(?P<hurt>injured|injuries))"
    r"\b[^.;,\d]{0,40}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Clause:
    """The words of one sentence, with the article's text."""

    text: str
    span: Span
    words: Sequence[Word]
    offset: int  # index of the first word in the article

    def form(self, at: int) -> str:
        return self.words[at].span.of(self.text)

    def head(self, at: int) -> int:
        """Index within the sentence of the governing word; `at` itself for a root."""
        head = self.words[at].head - self.offset
        return head if 0 <= head < len(self.words) else at


def find_quantities(
    article: Article, sentences: Sequence[Sentence], words: Sequence[Word]
) -> tuple[Quantity, ...]:
    """All quantities of an article in text order; `words` may be empty (then less is known)."""
    by_sentence: dict[int, list[int]] = {}
    for at, word in enumerate(words):
        by_sentence.setdefault(word.sentence, []).append(at)
    found: list[Quantity] = []
    for sentence in sentences:
        rows = by_sentence.get(sentence.index, [])
        own = [words[row] for row in rows] or guessed_words(article.text, sentence)
        clause = _Clause(article.text, sentence.span, own, rows[0] if rows else 0)
        found.extend(
            quantity
            for numeral in numerals(article.text, sentence.span)
            if (quantity := _quantity(clause, numeral)) is not None
        )
    return tuple(found)


def _quantity(clause: _Clause, numeral: Numeral) -> Quantity | None:
    text, end = clause.text, clause.span.end
    before = text[clause.span.start : numeral.span.start]
    measured = measure_after(text, numeral.figure.end, end)
    if numeral.currency:
        return _made(numeral, numeral.currency, numeral.span)
    if _is_date(clause, numeral, before, measured is not None):
        return None
    if _MAGNITUDE.search(before) or _MAGNITUDE_AFTER.match(text, numeral.figure.end, end):
        return _made(numeral, "magnitude", numeral.span) if numeral.high <= 10 else None
    if measured is not None:
        unit, stop = measured
        return _made(
            numeral, unit.name, Span(start=numeral.span.start, end=stop), factor=unit.factor
        )
    return _counted(clause, numeral, before)


def _made(
    numeral: Numeral, unit: str, span: Span, *, counted: Span | None = None, factor: float = 1.0
) -> Quantity:
    return Quantity(
        span=span,
        low=numeral.low * factor,
        high=numeral.high * factor,
        unit=unit,
        counted=counted,
        approximate=numeral.approximate,
    )


def _is_date(clause: _Clause, numeral: Numeral, before: str, measured: bool) -> bool:
    text, end = clause.text, clause.span.end
    if not numeral.spelled and (
        _DATE_BEFORE.search(before)
        or _DATE_AFTER.match(text, numeral.figure.end, end)
        or _CLOCK_AFTER.match(text, numeral.figure.end, end)
    ):
        return True
    if _LABEL_BEFORE.search(before):
        return True
    digits = numeral.figure.of(text)
    if re.fullmatch(r"(?:1[4-9]|20)\d\d(?:[-–](?:\d\d|\d{4}))?", digits) and not measured:
        follower = _noun_after(clause, numeral)
        # A year stands alone, or before a name or a noun in the singular ("the 2004 tsunami").
        return follower is None or not clause.form(follower).endswith("s")
    return False


def _noun_after(clause: _Clause, numeral: Numeral) -> int | None:
    """Index of the noun that ends the noun phrase the figure opens ("two small villages")."""
    last: int | None = None
    at = next(
        (k for k, w in enumerate(clause.words) if w.span.start >= numeral.figure.end),
        len(clause.words),
    )
    if at < len(clause.words) and clause.form(at).lower() == "of":  # "dozens of houses"
        at += 1
    for k in range(at, min(at + 7, len(clause.words))):
        word, form = clause.words[k], clause.form(k).lower()
        if word.pos in {"NOUN", "PROPN"} or form in PEOPLE:
            last = k
        elif last is not None and form != "-":
            break
        elif form in _NOT_COUNTED or word.pos in {"PUNCT", "VERB", "AUX", "PRON", "ADP", "CCONJ"}:
            if form in {"-", "the", "these", "those", "its", "their"}:
                continue
            if _modifies(clause, k):
                continue  # "20 armed men", "355 damaged shops"
            break
    return last


def _modifies(clause: _Clause, at: int) -> bool:
    """Whether a participle stands before the noun it belongs to."""
    if clause.words[at].pos != "VERB" or not clause.form(at).lower().endswith(("ed", "ing")):
        return False
    return at + 1 < len(clause.words) and clause.words[at + 1].pos in {"NOUN", "PROPN", "ADJ"}


def _counted(clause: _Clause, numeral: Numeral, before: str) -> Quantity | None:
    zero = numeral.high == 0
    noun = _noun_after(clause, numeral)
    state = _state(clause, numeral, noun)
    if state is None and noun is None:
        return None if zero else _bare(clause, numeral, before)
    if zero and (state is None or state[0] not in _NONE_OF):
        return None
    if numeral.spelled and noun is not None and clause.form(noun).lower() in {"one", "thing"}:
        return None
    span = numeral.span
    if noun is not None and clause.words[noun].span.end - numeral.span.end < 40:
        span = Span(start=span.start, end=clause.words[noun].span.end)
    kind = singular(clause.form(noun)) if noun is not None else "person"
    if state is None:
        assert noun is not None
        return _made(numeral, kind, span, counted=clause.words[noun].span)
    name, at = state
    counted = clause.words[at].span
    if 0 <= counted.end - span.end < 24 and counted.start >= span.start:
        span = Span(start=span.start, end=counted.end)
    # Buildings keep their kind, people are counted by what became of them.
    unit = kind if name == "damaged" and noun is not None else name
    return _made(numeral, unit, span, counted=counted)


def _bare(clause: _Clause, numeral: Numeral, before: str) -> Quantity | None:
    """A figure without a noun: of a toll named before it, else a plain number."""
    toll = _TOLL_BEFORE.search(before)
    if toll is not None:
        name = "injured" if toll["hurt"] else "dead"
        return _made(numeral, name, numeral.span, counted=_shift(toll, clause.span.start))
    if numeral.spelled or numeral.low < 100:
        return None
    return _made(numeral, "number", numeral.span)


def _shift(match: re.Match[str], by: int) -> Span:
    return Span(start=by + match.start(), end=by + match.end())


def _state(clause: _Clause, numeral: Numeral, noun: int | None) -> tuple[str, int] | None:
    """What became of the counted, and the index of the word that says so."""
    after = noun + 1 if noun is not None else _first_after(clause, numeral)
    if noun is not None and (own := state_of(clause.form(noun))):
        return own, noun
    if numeral.high == 0:  # "no immediate reports of any casualties", "no dead or wounded"
        return _nearest(clause, range(_first_after(clause, numeral), after + 6))
    ahead = _just_after(clause, after)
    if ahead is not None:
        return ahead
    if noun is None:
        first = next((k for k, w in enumerate(clause.words) if w.span.end > numeral.span.start), 0)
        return _nearest(clause, range(first - 1, first - 2, -1))  # "injuring dozens"
    countable = clause.form(noun).lower()
    building = singular(countable) in {"house", "building", "structure", "school", "village"}
    if countable not in PEOPLE and not building:
        return None
    return _governing(clause, noun, building) or _neighbouring(clause, numeral, noun, building)


def _just_after(clause: _Clause, at: int) -> tuple[str, int] | None:
    """The state that follows at once ("five hurt") or after an auxiliary ("dozens more are")."""
    for k in range(at, min(at + 4, len(clause.words))):
        if state := state_of(clause.form(k)):
            return state, k
        if clause.words[k].pos not in {"AUX", "ADV"}:
            break
    return None


def _first_after(clause: _Clause, numeral: Numeral) -> int:
    ends = (k for k, w in enumerate(clause.words) if w.span.start >= numeral.figure.end)
    return next(ends, len(clause.words))


def _governing(clause: _Clause, noun: int, building: bool) -> tuple[str, int] | None:
    """The state named by the verb that governs the noun, or by that verb's complement."""
    verb = clause.head(noun)
    if verb == noun or clause.words[noun].dep not in {"nsubj", "nsubjpass", "dobj", "pobj"}:
        return None
    candidates = [verb]
    candidates += [
        k
        for k in range(len(clause.words))
        if clause.head(k) == verb
        and clause.words[k].dep in {"acomp", "oprd", "xcomp", "attr", "ccomp"}
    ]
    for k in candidates:
        state = state_of(clause.form(k))
        if state is not None and (state == "damaged") == building:
            return state, k
    return None


def _neighbouring(
    clause: _Clause, numeral: Numeral, noun: int, building: bool
) -> tuple[str, int] | None:
    """The state named just before ("killing at least five people") or soon after."""
    first = next((k for k, w in enumerate(clause.words) if w.span.end > numeral.span.start), noun)
    after = _nearest(clause, range(noun + 1, noun + 8), stop_at_numbers=True)
    before = _nearest(clause, range(first - 1, max(first - 3, -1), -1))
    for state in (before, after):
        if state is not None and (state[0] == "damaged") == building:
            return state
    return None


def _nearest(
    clause: _Clause, rows: range, *, stop_at_numbers: bool = False
) -> tuple[str, int] | None:
    for k in rows:
        if not 0 <= k < len(clause.words):
            break
        form = clause.form(k)
        if (stop_at_numbers and form[0].isdigit()) or form in {";", ".", ":"}:
            break
        if state := state_of(form):
            return state, k
    return None


def is_measure(unit: str) -> bool:
    """Whether a unit measures (km, percent, usd) rather than counts."""
    return unit in MEASURES
