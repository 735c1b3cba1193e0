"""How far two accounts depend on one another: by words in common and by whom they credit.

Runs of words that two accounts share are found through an index of word five-grams, so that a
story of hundreds of accounts needs no comparison of all texts with all. What is told and what is
quoted is weighed apart: a remark may have been heard by both, but nobody tells by chance in the
same words. Among very many accounts only those are laid side by side that a near-duplicate index
brings together (`findings.reuse.candidates`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import combinations

from rashomon.findings.agreements import independent_groups
from rashomon.findings.reuse.candidates import candidate_pairs
from rashomon.findings.reuse.credits import Credit
from rashomon.findings.reuse.origin import called, find_origin, published_first
from rashomon.findings.reuse.runs import Run, runs_of_pair, shared_runs
from rashomon.findings.reuse.sharing import Sharing, measure
from rashomon.findings.reuse.words import AccountWords, read_forms, read_words
from rashomon.model import (
    AnnotatedArticle,
    Dependence,
    Independence,
    Passage,
    Reason,
    Reuse,
    Story,
)

# A copy has half of the words in common, and not only quotations.
_COPY = 0.5
_COPY_NARRATED = 0.4
# So much in common is a copy even of a text that is mostly quotations, as a press release is.
_WHOLE = 0.7
_WHOLE_NARRATED = 0.3
# A common source shows in what is told: running words beyond names and set phrases, or sentences.
_TOLD = 11
_SENTENCES = 2
# Quotations show it where several were chosen by both, or a long one: a remark that both heard
# (one message, one answer) stays below.
_HEARD = 18
_PIECES = 2
_HEARD_LONG = 30
# A short account has little to share: from this share on, and so many words.
_SHARED = 0.22
_SHARED_WORDS = 30
# With the same agency credited by both, so many told words suffice.
_CREDITED = 6
_SHOWN = 40
# From so many accounts of a story on, only candidates are laid side by side.
_MANY = 200
# How many accounts with one passage in common are laid side by side each with each, and how many
# accounts' words are held at a time.
_CROWD = 50
_HELD = 1024


def find_independence(story: Story) -> tuple[Independence, ...]:
    """The relation of every pair of accounts, in the order of the accounts."""
    accounts = [read_words(account) for account in story.accounts]
    if len(accounts) < _MANY:
        runs = shared_runs(accounts)
    else:
        pairs = candidate_pairs(account.forms for account in accounts)
        runs = {(x, y): runs_of_pair(accounts[x], accounts[y]) for x, y in pairs}
    return tuple(
        relate(accounts[x], accounts[y], runs.get((x, y), ()))
        for x, y in combinations(range(len(accounts)), 2)
    )


def find_reuse(accounts: Sequence[AnnotatedArticle]) -> Reuse:
    """Which of many accounts, of whatever events, share text; their sentences are enough to know.

    Ten thousand accounts are no burden: a near-duplicate index proposes the pairs to lay side by
    side. Of accounts that more than fifty have a passage in common with, not every pair is given,
    but enough to hold the group together. A common agency alone ties nothing here: two texts of
    one agency may tell of two events.
    """

    @lru_cache(maxsize=_HELD)
    def words(at: int) -> AccountWords:
        return read_words(accounts[at])

    ties = []
    for x, y in candidate_pairs(map(read_forms, accounts), crowd=_CROWD):
        left, right = words(x), words(y)
        tie = relate(left, right, runs_of_pair(left, right), one_event=False)
        if tie.relation != "independent":
            ties.append(tie)
    return Reuse(
        accounts=tuple(account.article for account in accounts),
        ties=tuple(ties),
        groups=_groups(accounts, ties),
    )


def _groups(
    accounts: Sequence[AnnotatedArticle], ties: Sequence[Independence]
) -> tuple[tuple[str, ...], ...]:
    ids = [account.article.id for account in accounts]
    members: dict[str, list[str]] = {}
    for account, first in independent_groups(ids, ties).items():
        members.setdefault(first, []).append(account)
    several = (tuple(group) for group in members.values() if len(group) > 1)
    return tuple(sorted(several, key=len, reverse=True))


def relate(
    left: AccountWords, right: AccountWords, runs: Sequence[Run], *, one_event: bool = True
) -> Independence:
    """The relation of two accounts with their common passages, the longest where there are many.

    That one agency wrote both makes them one source only where they tell of `one_event`.
    """
    sharing = measure(left, right, runs)
    credited = common_credits(left.credits, right.credits)
    if not one_event:
        credited = tuple(replace(credit, whole=False) for credit in credited)
    relation, detail = judge(sharing, credited)
    ordered = sorted(runs, key=lambda run: (-run[2], run))
    tied = relation != "independent"
    origin = find_origin(left, right) if tied and not credited else None
    return Independence(
        left_id=left.article.id,
        right_id=right.article.id,
        relation=relation,
        overlap=round(sharing.overlap, 4),
        passages=tuple(_passage(left, right, run) for run in sorted(ordered[:_SHOWN])),
        credits=tuple(credit.agency for credit in credited) if tied else (),
        origin=origin.article_id if origin is not None else None,
        reasons=(
            Reason(name="shared words", score=round(sharing.overlap, 4), detail=detail),
            Reason(
                name="shared narration",
                score=round(sharing.narrated, 4),
                detail=f"{sharing.narrated:.0%} outside quotation marks",
            ),
            Reason(
                name="near-verbatim sentences",
                score=float(sharing.sentences),
                detail=f"{sharing.sentences} sentences and {sharing.quotes} quotations",
            ),
            *(_told_of_both(left, right, sharing, credited) if tied else ()),
            *((origin.reason,) if origin is not None else ()),
        ),
    )


def _told_of_both(
    left: AccountWords, right: AccountWords, sharing: Sharing, credited: Sequence[Credit]
) -> Iterator[Reason]:
    if credited:
        names = ", ".join(credit.agency for credit in credited)
        yield Reason(name="credit", score=1.0, detail=f"both credit {names}")
    elif bool(left.credits) != bool(right.credits) and sharing.told >= _TOLD:
        one = left if left.credits else right
        names = ", ".join(credit.agency for credit in one.credits)
        yield Reason(name="credit", score=0.5, detail=f"{called(one.article)} credits {names}")
    if sharing.told >= _TOLD:
        yield from published_first(left.article, right.article)


def _passage(left: AccountWords, right: AccountWords, run: Run) -> Passage:
    return Passage(left=left.evidence(run[0], run[2]), right=right.evidence(run[1], run[2]))


def common_credits(left: Sequence[Credit], right: Sequence[Credit]) -> tuple[Credit, ...]:
    """Agencies that both credit; `whole` where the texts of both are the agency's."""
    theirs = {credit.agency: credit for credit in right}
    return tuple(
        Credit(agency=one.agency, whole=one.whole and theirs[one.agency].whole)
        for one in left
        if one.agency in theirs
    )


def judge(sharing: Sharing, credited: Sequence[Credit] = ()) -> tuple[Dependence, str]:
    """The relation that a measure of sharing and common credits speak for, and why.

    The thresholds were set on half of the labelled pairs of accounts (docs/independence.md).
    """
    percent = f"{sharing.overlap:.0%} of the shorter account's words"
    for overlap, narrated in ((_COPY, _COPY_NARRATED), (_WHOLE, _WHOLE_NARRATED)):
        if sharing.overlap >= overlap and sharing.narrated >= narrated:
            return "copy", f"{percent} stand word for word in the other"
    if any(one.whole for one in credited):
        agency = next(one.agency for one in credited if one.whole)
        return "shared-source", f"both are texts of {agency}; {percent} stand in common passages"
    if sharing.sentences >= _SENTENCES:
        return "shared-source", f"{sharing.sentences} sentences are nearly the same in both"
    if sharing.told >= (_CREDITED if credited else _TOLD):
        return "shared-source", f"{percent} stand in common passages, and not as quotations only"
    several = sharing.pieces >= _PIECES and sharing.heard >= _HEARD
    if several or sharing.heard >= _HEARD_LONG:
        return "shared-source", f"{percent} stand in common passages, most of them quotations"
    if sharing.overlap >= _SHARED and sharing.words >= _SHARED_WORDS:
        return "shared-source", f"{percent} stand in common passages"
    return "independent", f"{percent} stand in common passages"
