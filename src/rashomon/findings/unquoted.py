"""Named there, heard only here: people whose words one account alone gives.

A sentence may share a fact with another account (who met where) and still hold a remark that the
other leaves out. Where a person is named by several accounts and quoted by one only, the remarks
in its linked sentences are told by that account alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from rashomon.model import (
    Actor,
    AnnotatedArticle,
    Attribution,
    Link,
    Only,
    Reason,
    Span,
    Statement,
    Story,
)

# Such a remark weighs as much as a middling omission: that the person is quoted is new, the
# occasion is not.
_WEIGHT = 0.5


def find_unquoted(
    story: Story,
    actors: Sequence[Actor],
    links: Sequence[Link],
    attributions: Sequence[Attribution],
) -> tuple[Only, ...]:
    """Remarks of people whom other accounts name but do not quote, in the order of the text.

    Only remarks in sentences that share a part with another account: those in sentences that no
    link holds are found as omissions already, and a sentence told alike elsewhere is no omission.
    """
    named = {a.id: {m.article_id for m in a.mentions} for a in actors if a.kind == "person"}
    heard: dict[str, set[str]] = defaultdict(set)
    for one in attributions:
        if one.speaker_id is not None:
            heard[one.speaker_id].add(one.article_id)
    speakers = {(one.article_id, one.statement_id): one.speaker_id for one in attributions}
    found: list[Only] = []
    for account in story.accounts:
        linked = _Linked(account, links)
        for statement in account.statements:
            speaker = speakers.get((account.article.id, statement.id))
            if speaker is None or len(named.get(speaker, ())) < 2 or len(heard[speaker]) > 1:
                continue
            found += linked.remarks(statement)
    return tuple(found)


class _Linked:
    """The sentences of one account that share a part, and no more, with another."""

    def __init__(self, account: AnnotatedArticle, links: Sequence[Link]) -> None:
        self._article = account.article
        relations: dict[Span, set[str]] = defaultdict(set)
        for link in links:
            for side in (link.left, link.right):
                if side.article_id == account.article.id:
                    relations[side.span].add(link.relation)
        self._sentences = [
            sentence.span
            for sentence in account.sentences
            if sentence.block == "body" and relations.get(sentence.span) == {"overlap"}
        ]

    def remarks(self, statement: Statement) -> Iterator[Only]:
        """What the statement says in such sentences."""
        for sentence in self._sentences:
            parts = [piece for piece in statement.content if sentence.covers(piece)]
            if not parts:
                continue
            span = Span(start=parts[0].start, end=parts[-1].end)
            yield Only(
                evidence=self._article.evidence(span),
                weight=_WEIGHT,
                reasons=(
                    Reason(name="unquoted", score=1.0, detail="named elsewhere, quoted only here"),
                ),
                statement_id=statement.id,
            )
