"""A comparison as a reader sees it: what the terminal, the page and the Markdown all show.

The view holds words, numbers and pointers ready to print; it decides what belongs together and in
which order, never how it looks. All strings in it are printable and on one line.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote

from rashomon.model import Aspect, Dependence, MentionKind, Mode, Nature, Stance
from rashomon.report.clean import likelihood

# A synopsis of fewer lines is filled up with facts shared in part, if these are as likely as that.
_ENOUGH = 5
_SURE = 0.7
# What is rather not agreed than agreed has no place in a synopsis.
_DOUBTFUL = 0.4
PartKind = Literal["plain", "value", "shared"]


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountView:
    """One account: `id` as in the JSON ("a1"), `letter` its badge ("A"), `outlet` its name.

    `language` is the language's name, `lang` its code where that is fit for an attribute.
    """

    index: int
    id: str
    letter: str
    outlet: str
    name: str
    title: str
    published: str | None
    language: str | None
    lang: str | None
    url: str | None
    byline: str
    words: int
    caveats: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words of one account, where they stand: code points `start` to `end` of its text."""

    account: AccountView
    start: int
    end: int
    text: str

    @property
    def anchor(self) -> str:
        """The fragment under which a page shows these very words."""
        return f"{self.account.id}-{self.start}-{self.end}"

    @property
    def place(self) -> str:
        """Account and offsets, for media without links ("A 120–134")."""
        return f"{self.account.letter} {self.start}–{self.end}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A piece of a sentence: what differs, what both accounts share, or plain."""

    text: str
    kind: PartKind = "plain"


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """What one account says in a finding: the sentence in parts, and whose words it passes on."""

    words: Words
    parts: tuple[Part, ...]
    said_by: str = ""
    value: str = ""
    value_words: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """One reason for holding two things to belong together."""

    text: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One fact that several accounts report; `partly` where they share a part of it only.

    `differs` names the aspects in which they tell it differently without contradiction, `notes`
    say why that is none;
    `independent` counts the accounts that tell it, copies and common sources once; `core` is the
    side whose words stand for all, `position`, 0 to 1, how far into the accounts it is told; `id`
    is the agreement's.
    """

    id: str
    number: int
    sides: tuple[Side, ...]
    score: float
    partly: bool
    differs: tuple[Aspect, ...]
    notes: tuple[str, ...]
    reasons: tuple[Why, ...]
    independent: int
    core: Side
    position: float

    @property
    def sign(self) -> str:
        """What other parts of a report name it by: "=3", "≈4"."""
        return f"{'≈' if self.partly else '='}{self.number}"

    @property
    def accounts(self) -> int:
        """How many accounts tell it."""
        return len({side.words.account.index for side in self.sides})


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """One thing on which accounts contradict each other; equal sides stand next to one another.

    `links` are the ids of the links it was made of, the surest first.
    """

    links: tuple[str, ...]
    number: int
    aspect: Aspect | None
    sides: tuple[Side, ...]
    score: float
    reasons: tuple[Why, ...]
    note: str
    nature: Nature | None = None

    @property
    def readings(self) -> tuple[Side, ...]:
        """The sides whose words differ, one for each account and what its words are read as."""
        found: dict[tuple[int, str], Side] = {}
        for side in self.sides:
            if side.value_words:
                read = side.value or side.value_words.text.casefold()
                found.setdefault((side.words.account.index, read), side)
        return tuple(found.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class OnlyHere:
    """A sentence that no other account has; `weight`, 0 to 1, how much that matters."""

    number: int
    side: Side
    weight: float
    reasons: tuple[Why, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One way of writing something in one account, with every place where it stands.

    `unsure`: what stands there perhaps speaks of something else.
    """

    text: str
    places: tuple[Words, ...]
    unsure: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingView:
    """One thing and what each account calls it, in the accounts' order (empty: not at all)."""

    number: int
    concept: str
    kind: str
    forms: tuple[tuple[Form, ...], ...]
    score: float
    why: str

    @property
    def sure(self) -> tuple[tuple[Form, ...], ...]:
        """The forms but for those that perhaps speak of something else."""
        return tuple(tuple(form for form in forms if not form.unsure) for forms in self.forms)

    @property
    def doubtful(self) -> bool:
        """Whether it may well be no difference of framing."""
        return likelihood(self.score) == "doubtful"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteView:
    """One utterance as each account quotes it; `how` it differs, in words ready to print."""

    number: int
    speaker: str
    how: str
    sides: tuple[Side, ...]
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityView:
    """An entry of Wikidata that an actor is or may be; `why` says by which names and what else."""

    id: str
    label: str
    description: str
    score: float
    why: str

    @property
    def address(self) -> str:
        """Where its page is."""
        return f"https://www.wikidata.org/wiki/{quote(self.id)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorView:
    """One person, body or place: the names and titles each account gives it.

    `differs` where two accounts write the name differently, not merely shorter. `entity` is its
    entry of Wikidata; where that is unsure, `maybe` has those it may be.
    """

    id: str
    name: str
    kind: MentionKind
    names: tuple[tuple[Form, ...], ...]
    titles: tuple[tuple[Form, ...], ...]
    differs: bool
    reasons: tuple[Why, ...]
    entity: EntityView | None = None
    maybe: tuple[EntityView, ...] = ()

    @property
    def mentions(self) -> int:
        """How often all accounts together name it."""
        return sum(len(form.places) for forms in self.names for form in forms)

    @property
    def accounts(self) -> int:
        """How many accounts name it."""
        return sum(1 for forms in self.names if forms)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One statement as an account gives it."""

    account: AccountView
    content: tuple[Words, ...]
    cue: str
    mode: Mode
    stance: Stance
    via: tuple[str, ...]
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Whoever is given the word: `shares` of each account's attributed words, 0 to 1."""

    number: int
    name: str
    named: bool
    shares: tuple[float, ...]
    counts: tuple[int, ...]
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """How far two accounts depend on one another, with the passages they share.

    `origin` is the one of the two that the other draws on, None where that is not known.
    """

    left: AccountView
    right: AccountView
    origin: AccountView | None
    relation: Dependence
    overlap: float
    passages: tuple[tuple[Words, Words], ...]
    reasons: tuple[Why, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectedView:
    """An input that was left out: which, and what to do about it."""

    input: str
    code: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """A finding as other parts of a report name it: "=3", and the anchor where it stands."""

    sign: str
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RewrittenView:
    """A synopsis that the model `model` wrote: each line with the findings it rests on.

    `notes` say how many sentences were dropped and why, or why there is nothing.
    """

    model: str
    lines: tuple[tuple[str, tuple[Sign, ...]], ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """The whole report.

    `attributed` is the share of each account's body that is put to a source; `independent` the
    number of accounts left when copies and common sources count once.
    """

    accounts: tuple[AccountView, ...]
    facts: tuple[Fact, ...]
    conflicts: tuple[Conflict, ...]
    only: tuple[tuple[OnlyHere, ...], ...]
    wordings: tuple[WordingView, ...]
    quotes: tuple[QuoteView, ...]
    actors: tuple[ActorView, ...]
    voices: tuple[Voice, ...]
    attributed: tuple[float, ...]
    ties: tuple[Tie, ...]
    independent: int
    rejected: tuple[RejectedView, ...]
    rewritten: RewrittenView | None = None
    caveats: tuple[str, ...] = ()

    @property
    def agreed(self) -> tuple[Fact, ...]:
        """Facts reported in full by two or more."""
        return tuple(fact for fact in self.facts if not fact.partly)

    @property
    def partly(self) -> tuple[Fact, ...]:
        """Facts shared in part."""
        return tuple(fact for fact in self.facts if fact.partly)

    def disputes(self, fact: Fact) -> tuple[int, ...]:
        """Numbers of the conflicts that the very sentences of a fact are part of."""
        told = {side.words.anchor for side in fact.sides}
        return tuple(
            one.number for one in self.conflicts if told & {s.words.anchor for s in one.sides}
        )

    @property
    def synopsis(self) -> tuple[Fact, ...]:
        """What is agreed, in the order of the story; where little is, the surest partial facts.

        Every line is one account's own sentence, so nothing is said that no account says.
        """
        chosen = [fact for fact in self.agreed if fact.score >= _DOUBTFUL]
        words = {fact.core.words.anchor for fact in chosen}
        for fact in sorted(self.partly, key=lambda one: (-one.independent, -one.score)):
            if len(chosen) >= _ENOUGH or fact.score < _SURE:
                break
            if fact.core.words.anchor not in words:
                words.add(fact.core.words.anchor)
                chosen.append(fact)
        return tuple(sorted(chosen, key=lambda one: (one.position, one.number)))
