"""The act that a value belongs to: the verb above it in the syntax, with who does what to whom."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass

from rashomon.findings.contradictions.context import LIGHT, verb_stem
from rashomon.findings.contradictions.pair import Side
from rashomon.model import Span, Word
from rashomon.text.tokens import fold, stem

_HOPS = 6
_AGENTS = frozenset({"nsubj", "csubj", "agent"})
_PATIENTS = frozenset({"dobj", "nsubjpass", "attr", "oprd", "dative", "csubjpass"})
_BELONGING = frozenset({"compound", "amod", "nummod", "poss", "appos", "nmod", "flat"})
# A clause without a subject of its own has that of the clause it hangs on.
_HANGING = frozenset({"conj", "xcomp", "advcl", "acl"})
_SPEECH = frozenset(
    stem(word)
    for word in """said says say told tell added announced confirmed reported according wrote
    stated tweeted posted updated downloaded""".split()
)

_AHEAD = frozenset("will would shall to may might could should".split())
# What tells that an act is one of several.
_ORDERS = frozenset("also again previously once first initially originally twice".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One side of an act: the word that heads it, its stems, whether it is a name, a pronoun."""

    head: int
    stems: frozenset[str]
    named: bool
    pronoun: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """The verb above a value, its index and stem, and its parts."""

    verb: int | None
    stem: str
    agent: Part | None
    patient: Part | None
    others: tuple[Part, ...]
    ahead: bool
    orders: frozenset[str]

    @property
    def telling(self) -> bool:
        """Whether the verb says what was done, and is none of speech."""
        return bool(self.stem) and self.stem not in LIGHT and self.stem not in _SPEECH


def act_of(side: Side, span: Span, *, within: Span | None = None) -> Act:
    """The act that the words at `span`, in the sentence `within`, belong to."""
    return _Reader(side, span, within or side.span).act()


def at_word(side: Side, at: int | None) -> str:
    """The word as it is printed."""
    return "" if at is None else side.account.words[at].span.of(side.text)


def two_acts(left: Act, right: Act) -> bool:
    """Whether the two differ in who acts, in whom it meets, in being done or planned, in order."""
    return (
        left.ahead != right.ahead
        or bool(left.orders ^ right.orders)
        or _others(left.agent, right.agent)
        or _others(left.patient, right.patient)
    )


def _others(left: Part | None, right: Part | None) -> bool:
    return bool(left and right and left.named and right.named and not left.stems & right.stems)


class _Reader:
    """Reads the act around one span of a sentence."""

    def __init__(self, side: Side, span: Span, within: Span) -> None:
        self._side = side
        self._span = span
        words = side.account.words
        first = bisect_left(words, within.start, key=lambda w: w.span.start)
        last = bisect_left(words, within.end, key=lambda w: w.span.start)
        self._words = words
        self._range = range(first, last)
        self._children: dict[int, list[int]] = defaultdict(list)
        for at in self._range:
            if words[at].head != at:
                self._children[words[at].head].append(at)

    def act(self) -> Act:
        verb = self._verb()
        parts = self._parts(verb) if verb is not None else {}
        agent, patient = parts.get("agent"), parts.get("patient")
        others = tuple(
            part
            for part in map(self._part, self._obliques(verb))
            if part.stems and not self._words[part.head].span.overlaps(self._span)
        )
        return Act(
            verb=verb,
            stem=verb_stem(self._form(verb)) if verb is not None else "",
            agent=agent,
            patient=patient,
            others=others,
            ahead=bool(self._below(verb, {"aux"}) & _AHEAD),
            orders=frozenset(self._below(verb, {"advmod"}) & _ORDERS),
        )

    def _below(self, verb: int | None, deps: set[str]) -> set[str]:
        """Forms of the words that hang on the verb in this way."""
        if verb is None:
            return set()
        return {self._form(k) for k in self._children[verb] if self._words[k].dep in deps}

    def _form(self, at: int) -> str:
        return fold(self._words[at].span.of(self._side.text))

    def _head(self, at: int) -> int | None:
        head = self._words[at].head
        return head if head != at and head in self._range else None

    def _verb(self) -> int | None:
        """The first verb above the span."""
        inside = [k for k in self._range if self._words[k].span.overlaps(self._span)]
        at: int | None = inside[-1] if inside else None
        for _ in range(_HOPS):
            if at is None:
                break
            word = self._words[at]
            if word.pos in {"VERB", "AUX"} and not word.span.overlaps(self._span):
                return at
            at = self._head(at)
        return None

    def _parts(self, verb: int) -> dict[str, Part]:
        found: dict[str, Part] = {}
        for child in self._children[verb]:
            dep = self._words[child].dep
            if dep == "agent":
                below = [k for k in self._children[child] if self._words[k].dep == "pobj"]
                if below:
                    found["agent"] = self._part(below[0])
            elif dep in _AGENTS:
                found.setdefault("agent", self._part(child))
            elif dep in _PATIENTS:
                found.setdefault("patient", self._part(child))
        self._inherit(verb, found)
        return found

    def _inherit(self, verb: int, found: dict[str, Part]) -> None:
        """The subject of the clause above, or the noun that a clause describes."""
        word, head = self._words[verb], self._head(verb)
        if head is None:
            return
        if word.dep in {"acl", "relcl"}:
            passive = word.dep == "acl" and self._form(verb).endswith(("ed", "en", "n", "t"))
            passive |= any(self._words[k].dep == "nsubjpass" for k in self._children[verb])
            role = "patient" if passive else "agent"
            if role not in found or found[role].pronoun:
                found[role] = self._part(head)
        elif word.dep in _HANGING and not {"agent", "patient"} <= found.keys():
            for child in self._children[head]:
                if self._words[child].dep in {"nsubj", "nsubjpass"}:
                    passive = any(self._words[k].dep == "auxpass" for k in self._children[verb])
                    found.setdefault("patient" if passive else "agent", self._part(child))

    def _obliques(self, verb: int | None) -> list[int]:
        if verb is None:
            return []
        return [
            below
            for child in self._children[verb]
            if self._words[child].dep in {"prep", "npadvmod"}
            for below in (self._children[child] or [child])
            if self._words[below].dep in {"pobj", "npadvmod"}
        ]

    def _part(self, head: int) -> Part:
        below = (k for k in self._children[head] if self._words[k].dep in _BELONGING)
        kept = [head, *below]
        words: list[Word] = [self._words[k] for k in kept]
        stems = frozenset(
            stem(fold(w.span.of(self._side.text)))
            for w in words
            if w.pos in {"NOUN", "PROPN", "ADJ", "NUM", "VERB"} and not w.span.overlaps(self._span)
        )
        return Part(
            head=head,
            stems=stems,
            named=self._words[head].pos == "PROPN",
            pronoun=self._words[head].pos in {"PRON", "DET"},
        )
