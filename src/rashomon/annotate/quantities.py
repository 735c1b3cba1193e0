"""Quantities: every number that counts or measures something, with what it counts.

The figure is read by rule (`numerals`), a unit of measure by the word that follows; what is
counted is the noun the figure belongs to, and, for people and buildings, what became of them
("at least 12 people had been killed": 12 dead). Syntax is used where it says something and the
neighbouring words where it does not. Dates, ordinals and bare years are no quantities.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from rashomon.annotate.guessed_words import guessed_words
from rashomon.annotate.numerals import Numeral, numerals, torn_apart
from rashomon.annotate.outcomes import Clause, outcome
from rashomon.annotate.units import PEOPLE, measure_after, singular
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
    r"(?:magnitude(?:[ -]of)?|measur(?:ing|ed)|registered)(?: ?- ?| )?$", re.IGNORECASE
)
_MAGNITUDE_AFTER = re.compile(r"(?: ?- ?| )?magnitude\b", re.IGNORECASE)
_NOT_COUNTED = frozenset("of in on at to by for from and or as with than per".split())
# "no" is a number only before what reports count.
_NONE_OF = frozenset({"dead", "injured", "casualty", "damaged", "missing"})
_NO_COUNT = re.compile(r"\s+(?:matter|doubt|longer|one|way|less|more|fewer|later)\b", re.IGNORECASE)
# A noun that a hyphen ties to the figure is what it counts ("10-inning game", "48-page report").
_TIED = re.compile(r"-([^\W\d_]{2,})\b(?!-)")
_TORN_TIED = re.compile(r" ?- ?(?!all\b)([^\W\d_]{2,})\b(?! ?-)")
_PARENT_BEFORE = re.compile(
    r"\b(?:mother|father|mom|mum|dad|parents?|grandmother|grandfather)(?: ?- ?| )of(?: ?- ?|\s*)$",
    re.IGNORECASE,
)
_GROUP_BEFORE = re.compile(r"\b(?:family|team) of\s*$", re.IGNORECASE)
# A length where no noun follows ("fell 200m down").
_METRES = re.compile(r"\dm$", re.IGNORECASE)
# The decimals of a torn number that were taken for a new sentence ("magnitude 6." "1").
_TORN_DECIMAL = re.compile(r"\.\s+(\d)(?![\d,])")
_TORN_WHOLE = re.compile(r"(?<![\d.,])(\d{1,3})\.\s+$")
_AGE_BEFORE = re.compile(r"\b(?:he|she)(?: is| was|['’]s)\s*$", re.IGNORECASE)
_OLDEST = 115
_FEW = 50
_AGE_AFTER = re.compile(r"\s*(?:$|[.,;)])")
_PLACES = "city|town|village|island|district|province|county|country|nation|region|community"
_INHABITED = re.compile(
    rf"\b(?:home to|populations? of|inhabited by|populated by|(?:{_PLACES}) of)\s*$", re.IGNORECASE
)
_HAVING = re.compile(r"\b(?:has|have|had|with)\s*$", re.IGNORECASE)
_BELOW_ZERO = re.compile(r"\bminus\s*$", re.IGNORECASE)
_PLURALS = frozenset(
    """people men women children police staff personnel troops crew cattle sheep fish series
    species data aircraft youth""".split()
)
_TOLL_BEFORE = re.compile(
    r"\b(?:death toll|toll|deaths|fatalities|number of (?:dead|deaths)|(?P<hurt>injured|injuries))"
    r"\b[^.;,\d]{0,40}$",
    re.IGNORECASE,
)


def find_quantities(
    article: Article, sentences: Sequence[Sentence], words: Sequence[Word]
) -> tuple[Quantity, ...]:
    """All quantities of an article in text order; `words` may be empty (then less is known)."""
    by_sentence: dict[int, list[int]] = {}
    for at, word in enumerate(words):
        by_sentence.setdefault(word.sentence, []).append(at)
    found: list[Quantity] = []
    torn = torn_apart(article.text)
    for sentence in sentences:
        rows = by_sentence.get(sentence.index, [])
        own = [words[row] for row in rows] or guessed_words(article.text, sentence)
        clause = Clause(article.text, sentence.span, own, rows[0] if rows else 0, torn)
        found.extend(
            quantity
            for numeral in numerals(article.text, sentence.span, torn=torn)
            if (quantity := _quantity(clause, numeral)) is not None
        )
    return tuple(found)


def _quantity(clause: Clause, numeral: Numeral) -> Quantity | None:
    text, end = clause.text, clause.span.end
    before = text[clause.span.start : numeral.span.start]
    measured = measure_after(text, numeral.figure.end, end)
    if numeral.currency:
        return _made(numeral, numeral.currency, numeral.span)
    if _uncounted(clause, numeral, before, measured is not None):
        return None
    magnitude = _MAGNITUDE.search(before) or _MAGNITUDE_AFTER.match(text, numeral.figure.end, end)
    whole = _whole(clause) if clause.torn and not before.strip() else ""
    if magnitude or whole:
        return _magnitude(clause, numeral, whole) if magnitude else None
    if unnamed := _unnamed(clause, numeral, before, measured and measured[0].name):
        return unnamed
    if measured is not None:
        unit, stop = measured
        return _made(
            numeral, unit.name, Span(start=numeral.span.start, end=stop), factor=unit.factor
        )
    tied = (_TORN_TIED if clause.torn else _TIED).match(text, numeral.figure.end, end)
    if tied is not None:
        counted = Span(start=tied.start(1), end=tied.end())
        span = Span(start=numeral.span.start, end=tied.end())
        return _made(numeral, singular(tied[1]), span, counted=counted)
    return _counted(clause, numeral, before)


def _uncounted(clause: Clause, numeral: Numeral, before: str, measured: bool) -> bool:
    """Whether a number counts nothing that is told of, or is a date or a label."""
    if _GROUP_BEFORE.search(before):
        return True
    if numeral.high == 0 and _NO_COUNT.match(clause.text, numeral.figure.end, clause.span.end):
        return True
    return _is_date(clause, numeral, before, measured)


def _unnamed(
    clause: Clause, numeral: Numeral, before: str, measured: str | None
) -> Quantity | None:
    """A figure whose unit is told by what is before it, or by its last letter ("200m down")."""
    text, end = clause.text, clause.span.end
    if measured is None and _PARENT_BEFORE.search(before):
        return _made(numeral, "child", numeral.span)
    if _METRES.search(numeral.figure.of(text)) and _noun_after(clause, numeral) is None:
        return _made(numeral, "km", numeral.span, factor=1e-9)
    if measured in {None, "degree"} and _BELOW_ZERO.search(before):
        return _made(numeral, "degree below zero", numeral.span)
    age = _AGE_BEFORE.search(before) and _AGE_AFTER.match(text, numeral.figure.end, end)
    return _made(numeral, "year of age", numeral.span) if age and numeral.high < _OLDEST else None


def _whole(clause: Clause) -> str:
    """The whole number before a torn sentence that begins with its decimals."""
    found = _TORN_WHOLE.search(clause.text[max(0, clause.span.start - 8) : clause.span.start])
    return found[1] if found else ""


def _magnitude(clause: Clause, numeral: Numeral, whole: str = "") -> Quantity | None:
    """The strength of an earthquake; torn numbers are put together ("6." "1")."""
    if numeral.high > 10:
        return None
    made = _made(numeral, "magnitude", numeral.span)
    if whole:
        return replace(made, low=int(whole) + made.low / 10, high=int(whole) + made.high / 10)
    torn = _TORN_DECIMAL.match(clause.text, numeral.figure.end) if clause.torn else None
    tenths = int(torn[1]) / 10 if torn else 0.0
    return replace(made, low=made.low + tenths, high=made.high + tenths)


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


def _is_date(clause: Clause, numeral: Numeral, before: str, measured: bool) -> bool:
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


def _noun_after(clause: Clause, numeral: Numeral) -> int | None:
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


def _modifies(clause: Clause, at: int) -> bool:
    """Whether a participle stands before the noun it belongs to ("armed men", "worst-hit")."""
    if at and clause.form(at - 1) == "-" and clause.words[at].pos == "VERB":
        return True
    if clause.words[at].pos != "VERB" or not clause.form(at).lower().endswith(("ed", "ing")):
        return False
    return at + 1 < len(clause.words) and clause.words[at + 1].pos in {"NOUN", "PROPN", "ADJ"}


def _counted(clause: Clause, numeral: Numeral, before: str) -> Quantity | None:
    zero = numeral.high == 0
    noun = _noun_after(clause, numeral)
    if _of_inhabitants(clause, numeral, noun, before):
        return _made(numeral, "inhabitant", numeral.span)
    state = outcome(clause, numeral, noun)
    if state is None and noun is None:
        return None if zero else _bare(clause, numeral, before)
    if state is None and noun is not None and not _countable(clause, numeral, noun):
        return None
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


def _of_inhabitants(clause: Clause, numeral: Numeral, noun: int | None, before: str) -> bool:
    """Whether a figure tells how many people live in a place."""
    counted = clause.form(noun).lower() if noun is not None else "people"
    if numeral.low < _FEW:
        return False
    if _INHABITED.search(before):
        return counted in {"people", "residents", "inhabitants", "souls"}
    return bool(_HAVING.search(before)) and counted in {"residents", "inhabitants"}


def _countable(clause: Clause, numeral: Numeral, noun: int) -> bool:
    """Whether a noun can be what the figure counts: "six rifles", not the "2 mission" of a name."""
    form = clause.form(noun)
    if not form.isalpha() and not re.fullmatch(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*", form):
        return False
    after = clause.text[numeral.figure.end : numeral.figure.end + 1]
    if numeral.low == numeral.high == 1 or numeral.spelled or after == "-":
        return True
    return form.lower().endswith("s") or form.lower() in _PLURALS | PEOPLE


def _bare(clause: Clause, numeral: Numeral, before: str) -> Quantity | None:
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
