"""Who gets to speak: statements gathered by speaker over all accounts, and their shares."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from rashomon.model import Article, Comparison, Statement
from rashomon.report.pointing import Pointing, count_words
from rashomon.report.view import Said, Voice


@dataclass(slots=True)
class _Gathered:
    """What one speaker says, while it is being gathered.

    `words` by account; of what several say together each has the `parts`, in words.
    """

    name: str
    named: bool
    words: list[int]
    parts: list[float]
    said: list[Said] = field(default_factory=list)


def find_voices(
    comparison: Comparison, pointing: Pointing
) -> tuple[tuple[Voice, ...], tuple[float, ...]]:
    """Every speaker, the most heard first, and the share of each account put to somebody."""
    gathered: dict[str, _Gathered] = {}
    accounts = pointing.accounts
    for annotated in comparison.story.accounts:
        article = annotated.article
        for statement in annotated.statements:
            said = _said(article, statement, pointing)
            words, index = sum(count_words(part.text) for part in said.content), said.account.index
            together = pointing.speakers(article.id, statement)
            for key, name, named in together:
                one = gathered.setdefault(key, _none(name, len(accounts), named=named))
                one.said.append(said)
                one.words[index] += words
                one.parts[index] += words / len(together)
    totals = [sum(one.parts[index] for one in gathered.values()) for index in range(len(accounts))]
    ranked = sorted(gathered.values(), key=lambda one: -max(_shares(one.parts, totals)))
    voices = tuple(
        Voice(
            number=number,
            name=one.name,
            named=one.named,
            shares=_shares(one.parts, totals),
            counts=tuple(one.words),
            said=tuple(one.said),
        )
        for number, one in enumerate(ranked, start=1)
    )
    bodies = [account.words for account in accounts]
    # Statements in headlines count among the words said, not among the body's.
    return voices, tuple(min(1.0, share) for share in _shares(totals, bodies))


def _none(name: str, accounts: int, *, named: bool) -> _Gathered:
    return _Gathered(name=name, named=named, words=[0] * accounts, parts=[0.0] * accounts)


def _said(article: Article, statement: Statement, pointing: Pointing) -> Said:
    cues = (pointing.words_at(article.id, span).text for span in statement.cue)
    return Said(
        account=pointing.account(article.id),
        content=tuple(pointing.words_at(article.id, span) for span in statement.content),
        cue=", ".join(dict.fromkeys(cues)),
        mode=statement.mode,
        stance=statement.stance,
        via=pointing.via(article.id, statement),
        score=statement.confidence,
    )


def _shares(counts: Sequence[float], totals: Sequence[float]) -> tuple[float, ...]:
    return tuple(part / whole if whole else 0.0 for part, whole in zip(counts, totals, strict=True))
