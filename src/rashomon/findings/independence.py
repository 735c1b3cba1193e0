"""How far two accounts depend on one another: on passages they have word for word in common.

Runs of words that two accounts share are found through an index of word five-grams, so that a
story of hundreds of accounts needs no comparison of all texts with all. What stands between
quotation marks may have been heard by both: a single common quotation makes no common source.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz import fuzz

from rashomon.model import (
    AnnotatedArticle,
    Dependence,
    Evidence,
    Independence,
    Passage,
    Reason,
    Span,
    Story,
)
from rashomon.text.tokens import Token, shingles, word_tokens

SHINGLE = 5
# A five-gram that so many accounts have in one place is a formula ("told reporters on Tuesday").
_FORMULA = 60
_QUOTES = re.compile(r"“[^”\n]{1,1500}(?:”|$)|\"[^\"\n]{1,1500}(?:\"|$)|«[^»\n]{1,1500}»", re.M)
# Two sentences are near-verbatim from this similarity (percent) and this many words on.
_VERBATIM = 80
_VERBATIM_WORDS = 8
# A copy has half of the words in common, and not only quotations.
_COPY = 0.5
_COPY_NARRATED = 0.4
# A common source shows in a tenth of the words, or in two sentences of narration: one remark that
# both heard (or one formula) stays below.
_SHARED = 0.1
_SHARED_WORDS = 30
_SENTENCES = 2
_SHOWN = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class _Account:
    """An account's body as folded words, with which of them are quoted."""

    article: AnnotatedArticle
    tokens: tuple[Token, ...]
    quoted: tuple[bool, ...]
    sentences: tuple[tuple[int, int], ...]  # token ranges


@dataclass(frozen=True, slots=True, kw_only=True)
class Sharing:
    """What two accounts share; the shares are of the shorter account's words, 0 to 1.

    `sentences` counts near-verbatim sentences of narration, `quotes` those mostly quoted.
    """

    overlap: float
    narrated: float
    sentences: int
    quotes: int
    words: int


def find_independence(story: Story) -> tuple[Independence, ...]:
    """The relation of every pair of accounts, in the order of the accounts."""
    accounts = [_read(account) for account in story.accounts]
    runs = _shared_runs(accounts)
    return tuple(
        _relation(accounts[x], accounts[y], runs.get((x, y), []))
        for x, y in combinations(range(len(accounts)), 2)
    )


def _read(account: AnnotatedArticle) -> _Account:
    text = account.article.text
    tokens: list[Token] = []
    ranges: list[tuple[int, int]] = []
    marks = [False] * (len(text) + 1)
    for sentence in account.sentences:
        if sentence.block != "body":
            continue
        start = len(tokens)
        tokens.extend(word_tokens(text, sentence.span))
        ranges.append((start, len(tokens)))
    for match in _QUOTES.finditer(text):
        marks[match.start() : match.end()] = [True] * (match.end() - match.start())
    return _Account(
        article=account,
        tokens=tuple(tokens),
        quoted=tuple(marks[t.span.start] for t in tokens),
        sentences=tuple(ranges),
    )


Run = tuple[int, int, int]  # first token on the left, first on the right, number of tokens


def _shared_runs(accounts: Sequence[_Account]) -> dict[tuple[int, int], list[Run]]:
    """Maximal runs of at least `SHINGLE` equal words, for each pair of accounts."""
    index: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    for number, account in enumerate(accounts):
        for at, shingle in shingles([t.form for t in account.tokens], SHINGLE):
            index[shingle].append((number, at))
    hits: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for places in index.values():
        if 1 < len(places) <= _FORMULA * 4:
            for (x, i), (y, j) in combinations(places, 2):
                if x != y:
                    hits[x, y].append((i, j))
    return {pair: list(_merged(sorted(found))) for pair, found in hits.items()}


def _merged(hits: list[tuple[int, int]]) -> Iterator[Run]:
    """Join hits on one diagonal; of runs that overlap on the left the longer stays."""
    diagonals: dict[int, list[int]] = defaultdict(list)
    for i, j in hits:
        diagonals[j - i].append(i)
    runs: list[Run] = []
    for shift, starts in diagonals.items():
        first = last = starts[0]
        for i in starts[1:]:
            if i != last + 1:
                runs.append((first, first + shift, last - first + SHINGLE))
                first = i
            last = i
        runs.append((first, first + shift, last - first + SHINGLE))
    taken: set[int] = set()
    for run in sorted(runs, key=lambda r: (-r[2], r)):
        own = set(range(run[0], run[0] + run[2]))
        if len(own & taken) * 2 < len(own):
            taken |= own
            yield run


def _relation(left: _Account, right: _Account, runs: list[Run]) -> Independence:
    sharing = measure(left, right, runs)
    relation, detail = judge(sharing)
    ordered = sorted(runs, key=lambda run: (-run[2], run))
    return Independence(
        left_id=left.article.article.id,
        right_id=right.article.article.id,
        relation=relation,
        overlap=round(sharing.overlap, 4),
        passages=tuple(_passage(left, right, run) for run in sorted(ordered[:_SHOWN])),
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
        ),
    )


def _passage(left: _Account, right: _Account, run: Run) -> Passage:
    return Passage(left=_evidence(left, run[0], run[2]), right=_evidence(right, run[1], run[2]))


def _evidence(account: _Account, at: int, size: int) -> Evidence:
    first, last = account.tokens[at], account.tokens[at + size - 1]
    span = Span(start=first.span.start, end=last.span.end)
    return account.article.article.evidence(span)


def measure(left: _Account, right: _Account, runs: Sequence[Run]) -> Sharing:
    """How much two accounts share, from their common runs of words."""
    ours = {i for first, _, size in runs for i in range(first, first + size)}
    shorter = max(min(len(left.tokens), len(right.tokens)), 1)
    narrated = sum(not left.quoted[i] for i in ours)
    sentences, quotes = _verbatim(left, right, runs)
    return Sharing(
        overlap=min(1.0, len(ours) / shorter),
        narrated=min(1.0, narrated / shorter),
        sentences=sentences,
        quotes=quotes,
        words=len(ours),
    )


def _verbatim(left: _Account, right: _Account, runs: Sequence[Run]) -> tuple[int, int]:
    """Sentences that both have nearly word for word: (narrated, quoted)."""
    theirs = _sentence_of(right)
    ours = _sentence_of(left)
    pairs = sorted({(ours[i], theirs[j]) for i, j, _ in runs if i in ours and j in theirs})
    narrated: set[int] = set()
    quoted: set[int] = set()
    for a, b in pairs:
        words, others = _words(left, a), _words(right, b)
        if min(len(words), len(others)) < _VERBATIM_WORDS:
            continue
        if fuzz.ratio(" ".join(words), " ".join(others)) < _VERBATIM:
            continue
        start, end = left.sentences[a]
        share = sum(left.quoted[start:end]) / (end - start)
        (quoted if share > 0.4 else narrated).add(a)
    return len(narrated), len(quoted)


def _sentence_of(account: _Account) -> dict[int, int]:
    return {
        token: number
        for number, (start, end) in enumerate(account.sentences)
        for token in range(start, end)
    }


def _words(account: _Account, sentence: int) -> list[str]:
    start, end = account.sentences[sentence]
    return [t.form for t in account.tokens[start:end]]


def judge(sharing: Sharing) -> tuple[Dependence, str]:
    """The relation that a measure of sharing speaks for, and why.

    The thresholds were set on 69 pairs of accounts of 25 stories (docs/independence.md).
    """
    percent = f"{sharing.overlap:.0%} of the shorter account's words"
    if sharing.overlap >= _COPY and sharing.narrated >= _COPY_NARRATED:
        return "copy", f"{percent} stand word for word in the other"
    if sharing.sentences >= _SENTENCES:
        return "shared-source", f"{sharing.sentences} sentences are nearly the same in both"
    if sharing.overlap >= _SHARED and sharing.words >= _SHARED_WORDS:
        return "shared-source", f"{percent} stand in common passages"
    return "independent", f"{percent} stand in common passages"
