"""What became of the counted: "at least 12 people had been killed" counts the dead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.annotate.numerals import Numeral
from rashomon.annotate.units import PEOPLE, singular, state_of
from rashomon.model import Span, Word

# Who is accused of a killing has not been killed.
_ACCUSED = frozenset(
    """accused suspected charged convicted sentenced indicted wanted blamed jailed tried
    responsible behind""".split()
)
# Before a noun these describe it, and say nothing of what was counted.
_DESCRIBING = frozenset("slain dead wounded injured missing trapped killed murdered".split())


@dataclass(frozen=True, slots=True)
class Clause:
    """The words of one sentence, with the article's text."""

    text: str
    span: Span
    words: Sequence[Word]
    offset: int  # index of the first word in the article
    torn: bool = False  # whether marks stand apart from words ("4 - year - old")

    def form(self, at: int) -> str:
        return self.words[at].span.of(self.text)

    def head(self, at: int) -> int:
        """Index within the sentence of the governing word; `at` itself for a root."""
        head = self.words[at].head - self.offset
        return head if 0 <= head < len(self.words) else at


def outcome(clause: Clause, numeral: Numeral, noun: int | None) -> tuple[str, int] | None:
    """What became of the counted, and the index of the word that says so."""
    after = noun + 1 if noun is not None else first_after(clause, numeral)
    if noun is not None and (own := state_of(clause.form(noun))):
        return own, noun
    if numeral.high == 0:  # "no immediate reports of any casualties", "no dead or wounded"
        return _nearest(clause, range(first_after(clause, numeral), after + 6))
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


def _just_after(clause: Clause, at: int) -> tuple[str, int] | None:
    """The state that follows at once ("five hurt") or after an auxiliary ("dozens more are")."""
    for k in range(at, min(at + 4, len(clause.words))):
        if (state := state_of(clause.form(k))) and not _attributive(clause, k):
            return state, k
        if clause.words[k].pos not in {"AUX", "ADV"}:
            break
    return None


def _attributive(clause: Clause, at: int) -> bool:
    """Whether a state only describes the next noun ("members of the slain lawman's family")."""
    if at + 1 >= len(clause.words) or clause.form(at).lower() not in _DESCRIBING:
        return False
    before = clause.form(at - 1).lower() if at else ""
    return before in {"the", "a", "an", "his", "her", "their"} and clause.words[at + 1].pos in {
        "NOUN",
        "PROPN",
    }


def first_after(clause: Clause, numeral: Numeral) -> int:
    ends = (k for k, w in enumerate(clause.words) if w.span.start >= numeral.figure.end)
    return next(ends, len(clause.words))


def _governing(clause: Clause, noun: int, building: bool) -> tuple[str, int] | None:
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
    clause: Clause, numeral: Numeral, noun: int, building: bool
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
    clause: Clause, rows: range, *, stop_at_numbers: bool = False
) -> tuple[str, int] | None:
    for k in rows:
        if not 0 <= k < len(clause.words):
            break
        form = clause.form(k)
        if (stop_at_numbers and form[0].isdigit()) or form in {";", ".", ":"}:
            break
        if form.lower() in _ACCUSED:
            break
        if (state := state_of(form)) and not _attributive(clause, k):
            return state, k
    return None
