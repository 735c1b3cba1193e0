"""From the findings of a synopsis to a rewriting of which only checked sentences are kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from rashomon.model import (
    AnnotatedArticle,
    Caveat,
    Comparison,
    DroppedSentence,
    Finding,
    Rewriting,
    RewrittenSentence,
    Span,
)
from rashomon.rewrite.answer import read_answer
from rashomon.rewrite.checks import offence
from rashomon.rewrite.endpoint import Endpoint, Messages, ask
from rashomon.rewrite.failures import RewriteError
from rashomon.rewrite.prompt import messages
from rashomon.rewrite.support import Told, words

# Reads one sentence as the accounts were read, as published on the day given.
Understand = Callable[[str, str | None], AnnotatedArticle]
Ask = Callable[[Endpoint, Messages], str | Caveat]


def rewrite(
    comparison: Comparison,
    findings: Sequence[Finding],
    endpoint: Endpoint,
    *,
    understand: Understand,
    ask: Ask = ask,
) -> Rewriting:
    """Ask for the findings in other words, and keep the sentences that stand every check."""
    accounts = {one.article.id: one for one in comparison.story.accounts}
    voices = _voices(comparison)
    told = {
        finding.id: [
            Told(account=accounts[at], span=one.span, voices=voices[at])
            for one in finding.told
            for at in (one.article_id,)
        ]
        for finding in findings
    }
    try:
        if not findings:
            raise RewriteError("rewrite-nothing", "There is no agreed fact to put into words")
        asked = messages([(one, [side.text for side in told[one.id]]) for one in findings])
        content = ask(endpoint, asked)
        if isinstance(content, Caveat):
            return Rewriting(model=endpoint.model, caveat=content)
        proposed = read_answer(content)
    except RewriteError as error:
        return Rewriting(model=endpoint.model, caveat=error.caveat)
    judged = [_judged(one, told, understand) for one in proposed]
    return Rewriting(
        model=endpoint.model,
        sentences=tuple(one for one in judged if isinstance(one, RewrittenSentence)),
        dropped=tuple(one for one in judged if isinstance(one, DroppedSentence)),
    )


def _voices(comparison: Comparison) -> Mapping[str, dict[str, frozenset[str]]]:
    """By account and statement, the words of every name that any account has for its speaker."""
    texts = {one.article.id: one.article.text for one in comparison.story.accounts}
    names = {
        actor.id: frozenset(
            word
            for place in actor.mentions
            for word in words(place.span.of(texts[place.article_id]))
        )
        for actor in comparison.actors
    }
    found: defaultdict[str, dict[str, frozenset[str]]] = defaultdict(dict)
    for one in comparison.attributions:
        if one.speaker_id:
            found[one.article_id][one.statement_id] = names.get(one.speaker_id, frozenset())
    return found


def _judged(
    sentence: RewrittenSentence, told: Mapping[str, Sequence[Told]], understand: Understand
) -> RewrittenSentence | DroppedSentence:
    """The sentence itself, or why it is dropped."""
    if not sentence.cites:
        return DroppedSentence(text=sentence.text, code="cites-nothing", detail="no finding")
    unknown = [one for one in sentence.cites if one not in told]
    if unknown:
        return DroppedSentence(
            text=sentence.text, code="unknown-finding", detail=f"“{unknown[0][:20]}”"
        )
    support = [side for cited in sentence.cites for side in told[cited]]
    read = understand(sentence.text, support[0].account.article.published)
    claim = Told(account=read, span=Span(start=0, end=len(sentence.text)))
    if wrong := offence(claim, support):
        code, detail = wrong
        return DroppedSentence(text=sentence.text, code=code, detail=detail)
    return sentence
