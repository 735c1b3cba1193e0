"""The words in which every form of the report says the same things."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.model import Alteration, Aspect, Dependence, MentionKind, Mode, Nature, Stance
from rashomon.report import clean
from rashomon.report.view import Fact, Tie, View

ASPECTS: dict[Aspect | None, str] = {
    "number": "Number",
    "date": "Date",
    "time": "Time",
    "place": "Place",
    "name": "Name",
    "role": "Role",
    "polarity": "Yes or no",
    "cause": "Cause",
    "attribution": "Attribution",
    "degree": "Degree",
    None: "Difference",
}
RELATIONS: dict[Dependence, str] = {
    "copy": "one copies the other",
    "shared-source": "both draw on one source",
    "independent": "independent",
}
NATURES: dict[Nature | None, str] = {
    "contradiction": "contradiction",
    "update": "update over time",
    "rounding": "rounded or converted",
    "sources": "each from another source",
    "scope": "of different scope",
    "denied": "denied here, asserted there",
    None: "",
}
REWRITTEN = (
    "Rewritten by {model}, a machine, from the findings named; the accounts' own words are above."
)
NO_SYNOPSIS = "The accounts have no fact in common that was found."
MODES: dict[Mode, str] = {"direct": "quoted", "indirect": "reported", "mixed": "partly quoted"}
STANCES: dict[Stance, str] = {
    "asserts": "",
    "denies": "denies",
    "demands": "demands",
    "asks": "asks",
    "doubts": "doubts",
    "other": "",
}
ALTERATIONS: dict[Alteration, str] = {
    "trimmed": "words left out",
    "reworded": "other words",
    "spliced": "run together",
    "other-speaker": "put to another speaker",
}
NO_QUOTES = "No quotation was found that accounts give differently."
KINDS: dict[MentionKind, str] = {
    "person": "People",
    "organization": "Organisations",
    "group": "Groups",
    "place": "Places",
    "other": "Other names",
}
NO_CONFLICT = "No contradiction was found. That is no proof that there is none."
LEGEND = (
    "Signs: = agreed, ≈ agreed in part, ≠ conflict, ❝ quoted differently; "
    "●●● weighty, ●●○ notable, ●○○ minor. (?) perhaps of something else. "
    "Very likely is a probability from .9, likely from .7, unsure from .4; below, doubtful."
)
FOOTNOTE = (
    "Every finding points at the exact words it rests on. The report counts and lays side by side; "
    "it does not say which account is true."
)


def heading(view: View) -> str:
    """What the report is of: "The Post and The Agency on one event"."""
    names = list(dict.fromkeys(account.outlet for account in view.accounts))
    if len(names) < 2:
        return f"{clean.count(len(view.accounts), 'account')} of one event"
    if len(names) > 4:
        names = [*names[:3], f"{len(names) - 3} others"]
    return f"{clean.listed(names)} on one event"


def verdict(view: View) -> str:
    """Which accounts hang together, in a few words; beside "n of m independent"."""
    tied = [tie for tie in view.ties if tie.relation != "independent"]
    if not view.ties:
        return "not examined"
    if not tied:
        return "no common source found"
    if len(view.accounts) == 2:
        return relation(tied[0])
    return "; ".join(
        relation(tie) if tie.origin else f"{relation(tie)} ({tie.left.letter}, {tie.right.letter})"
        for tie in tied[:3]
    ) + ("; …" if len(tied) > 3 else "")


def relation(tie: Tie) -> str:
    """How two accounts hang together; which draws on which, where that is known."""
    if tie.origin is None:
        return RELATIONS[tie.relation]
    other = tie.left if tie.origin == tie.right else tie.right
    return (
        f"{other.letter} {'copies' if tie.relation == 'copy' else 'draws on'} {tie.origin.letter}"
    )


def agreed_title(view: View) -> str:
    """The title over what is agreed, in full and in part."""
    return f"Agreed ({len(view.agreed)}{f', and {len(view.partly)} in part' * bool(view.partly)})"


def only_title(view: View) -> str:
    """The title over what one account alone tells."""
    return f"Only here ({sum(map(len, view.only))})"


def told_by(fact: Fact) -> str:
    """How many accounts report a fact, and how many of them independently."""
    part = "reported in part by" if fact.partly else "reported by"
    if fact.accounts < 2:
        return f"{part} one account"
    return f"{part} {fact.accounts} accounts, {_alone(fact)}"


def tellers(fact: Fact) -> str:
    """The same, short: "A B C, 2 of them independent"; said where it is unsure."""
    part = " in part" * fact.partly
    sure = clean.likelihood(fact.score)
    unsure = f"; {sure}" if sure in ("unsure", "doubtful") else ""
    return f"{teller_letters(fact)}{part}, {_alone(fact)}{unsure}"


def _alone(fact: Fact) -> str:
    if fact.independent == fact.accounts:
        return "both independent" if fact.accounts == 2 else "all independent"
    if fact.independent == 1:
        return "all from one source" if fact.accounts > 2 else "both from one source"
    return f"{fact.independent} of them independent"


def disputed(numbers: Sequence[int]) -> str:
    """Which conflicts a fact's sentences are part of; empty for none."""
    return f"; but see {', '.join(f'≠{one}' for one in numbers)}" if numbers else ""


def teller_letters(fact: Fact) -> str:
    """The badges of the accounts that report a fact ("A C")."""
    return " ".join(dict.fromkeys(side.words.account.letter for side in fact.sides))


def kind_of(nature: Nature | None) -> str:
    """A conflict's kind before its likelihood ("update over time, "); empty for a plain one."""
    return "" if nature in {None, "contradiction"} else f"{NATURES[nature]}, "


def differs_in(fact: Fact) -> str:
    """In what accounts tell a fact differently without contradicting each other, and why not."""
    told = f"Told differently: {clean.listed([ASPECTS[one].lower() for one in fact.differs])}."
    return " ".join((told, *(f"{one[:1].upper()}{one[1:]}." for one in fact.notes)))


def weight_word(weight: float) -> str:
    """How much it matters that others lack a sentence."""
    if weight >= 0.66:
        return "weighty"
    return "notable" if weight >= 0.33 else "minor"


def dots(weight: float) -> str:
    """The same as a mark that needs no colour."""
    return {"weighty": "●●●", "notable": "●●○", "minor": "●○○"}[weight_word(weight)]
