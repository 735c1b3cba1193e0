"""Comparisons built by Hypothesis: any text, any spans, every kind of finding."""

from __future__ import annotations

from itertools import pairwise
from typing import get_args

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

from rashomon.model import (
    Actor,
    Agreement,
    Alteration,
    AnnotatedArticle,
    Article,
    Aspect,
    Attribution,
    Block,
    BlockKind,
    Caveat,
    Comparison,
    Dependence,
    DropCode,
    DroppedSentence,
    Evidence,
    Independence,
    Link,
    Mention,
    MentionKind,
    Mode,
    Only,
    Passage,
    Quantity,
    QuoteVariant,
    QuoteVersion,
    Reason,
    Rejected,
    Relation,
    RewriteFailure,
    Rewriting,
    RewrittenSentence,
    RolePhrase,
    Sentence,
    Span,
    Speaker,
    Stance,
    Statement,
    Story,
    TimeRef,
    Value,
    Wording,
)

# Whole comparisons are large: shrinking one takes minutes and says little more.
WHOLE = settings(
    max_examples=25,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)

# Text as it comes: markup, control characters, separators, bidirectional overrides, surrogates.
nasty = st.sampled_from(
    ["<script>alert(1)</script>", "</style>", '"><img src=x onerror=1>', "&amp;", "{{ 7*7 }}",
     "[bold]x[/bold]", "\x1b]0;x\x07", "\x9b31m", "\u202e", "\u2028", "\ud800", "\n\n", "javascript:1",
     "| a | b |", "`", "](http://x.example)", "# x", "…", "عربي", "\ufeff", "\x00"]
)  # fmt: skip
texts = st.lists(st.one_of(nasty, st.text(max_size=12)), max_size=8).map("".join)
scores = st.floats(0, 1)
literals = lambda kind: st.sampled_from(get_args(kind))  # noqa: E731
reasons = st.lists(st.builds(Reason, name=texts, score=scores, detail=texts), max_size=2).map(tuple)


def spans(length: int) -> st.SearchStrategy[Span]:
    return st.tuples(st.integers(0, length), st.integers(0, length)).map(
        lambda pair: Span(start=min(pair), end=max(pair))
    )


@st.composite
def articles(draw: st.DrawFn, id: str) -> Article:
    text = draw(texts)
    cuts = sorted({0, len(text), *draw(st.lists(st.integers(0, len(text)), max_size=3))})
    blocks = tuple(
        Block(kind=draw(literals(BlockKind)), span=Span(start=start, end=end))
        for start, end in pairwise(cuts)
    )
    optional = st.none() | texts
    return Article(
        id=id,
        name=draw(texts),
        text=text,
        blocks=blocks,
        title=draw(optional),
        outlet=draw(optional),
        url=draw(optional | st.just("https://post.example/a?b=1&c=2")),
        published=draw(optional | st.just("2031-05-04")),
        byline=tuple(draw(st.lists(texts, max_size=2))),
        language=draw(st.none() | st.just("en") | texts),
        caveats=tuple(
            draw(st.lists(st.builds(Caveat, code=st.just("short"), detail=texts), max_size=1))
        ),
    )


@st.composite
def annotated(draw: st.DrawFn, id: str) -> AnnotatedArticle:
    article = draw(articles(id))
    at = spans(len(article.text))
    some = lambda strategy, most=2: tuple(draw(st.lists(strategy, max_size=most)))  # noqa: E731
    speakers = st.builds(Speaker, mention=st.none() | at, label=texts, reason=texts)
    statements = [
        Statement(
            id=f"s{number}",
            content=some(at),
            cue=some(at, 1),
            source=some(at, 1),
            speaker=draw(speakers),
            via=some(speakers, 1),
            mode=draw(literals(Mode)),
            stance=draw(literals(Stance)),
            confidence=draw(scores),
        )
        for number in range(draw(st.integers(0, 3)))
    ]
    bound = st.floats(allow_nan=False)
    return AnnotatedArticle(
        article=article,
        sentences=some(
            st.builds(Sentence, index=st.integers(0, 9), span=at, block=literals(BlockKind))
        ),
        mentions=some(st.builds(Mention, span=at, kind=literals(MentionKind), score=scores)),
        roles=some(st.builds(RolePhrase, span=at, mention=at)),
        statements=tuple(statements),
        quantities=some(
            st.builds(Quantity, span=at, low=bound, high=bound, unit=texts, counted=st.none() | at)
        ),
        times=some(
            st.builds(
                TimeRef, span=at, earliest=st.none() | st.just("2031-05-04"), latest=st.none()
            )
        ),
    )


def rewritings() -> st.SearchStrategy[Rewriting]:
    """What a model may have made of a synopsis: anything."""
    cites = st.lists(texts, max_size=2).map(tuple)
    written = st.builds(RewrittenSentence, text=texts, cites=cites)
    dropped = st.builds(DroppedSentence, text=texts, code=literals(DropCode), detail=texts)
    return st.builds(
        Rewriting,
        model=texts,
        sentences=st.lists(written, max_size=2).map(tuple),
        dropped=st.lists(dropped, max_size=2).map(tuple),
        caveat=st.none() | st.builds(Caveat, code=literals(RewriteFailure), detail=texts),
    )


@st.composite
def comparisons(draw: st.DrawFn) -> Comparison:
    number = draw(st.integers(2, 4))
    accounts = tuple(draw(annotated(f"id{index}")) for index in range(number))
    evidence = st.sampled_from(accounts).flatmap(
        lambda one: spans(len(one.article.text)).map(one.article.evidence)
    )
    versions = evidence.flatmap(
        lambda one: st.builds(
            QuoteVersion,
            evidence=st.just(one),
            statement_id=st.just("s0"),
            differing=st.lists(spans(one.span.end), max_size=2).map(tuple),
            speaker=texts,
        )
    )
    value = st.none() | st.builds(Value, evidence=evidence, normalised=texts)
    several = lambda strategy, most=3: tuple(draw(st.lists(strategy, max_size=most)))  # noqa: E731
    evidences: st.SearchStrategy[tuple[Evidence, ...]] = st.lists(evidence, max_size=3).map(tuple)
    ids = st.sampled_from([one.article.id for one in accounts])
    actors = several(
        st.builds(Actor, id=texts, name=texts, kind=literals(MentionKind), mentions=evidences,
                  roles=evidences, reasons=reasons)
    )  # fmt: skip
    speaker_ids = st.sampled_from([None, *(actor.id for actor in actors)])
    return Comparison(
        story=Story(accounts=accounts),
        actors=actors,
        attributions=tuple(
            Attribution(article_id=one.article.id, statement_id=statement.id,
                        speaker_id=draw(speaker_ids), speaker_label=draw(texts), via=several(texts, 1))
            for one in accounts for statement in one.statements if draw(st.booleans())
        ),
        links=several(
            st.builds(Link, id=texts, left=evidence, right=evidence, relation=literals(Relation),
                      score=scores, reasons=reasons, aspect=st.none() | literals(Aspect),
                      left_value=value, right_value=value, note=texts), 6),
        agreements=several(
            st.lists(evidence, min_size=1, max_size=3).flatmap(
                lambda told: st.builds(
                    Agreement, id=texts, told=st.just(tuple(told)), core=st.sampled_from(told),
                    link_ids=st.just(()), independent=st.integers(1, 3), partly=st.booleans(),
                    score=scores, position=scores)), 4),
        only=several(st.builds(Only, evidence=evidence, weight=scores, reasons=reasons,
                               statement_id=st.none() | st.just("s0"))),
        wordings=several(st.builds(Wording, id=texts, concept=texts,
                                   kind=st.sampled_from(["label", "event"]), uses=evidences,
                                   score=scores, why=texts)),
        independence=several(
            st.builds(Independence, left_id=ids, right_id=ids, relation=literals(Dependence),
                      origin=st.none() | ids,
                      overlap=scores,
                      passages=st.lists(st.builds(Passage, left=evidence, right=evidence), max_size=2)
                      .map(tuple), reasons=reasons)),
        quote_variants=several(
            st.builds(QuoteVariant, id=texts, score=scores,
                      alterations=st.lists(literals(Alteration), max_size=2).map(tuple),
                      versions=st.lists(versions, min_size=2, max_size=3).map(tuple))),
        rejected=several(st.builds(Rejected, input=texts, stage=st.just("source"),
                                   code=st.just("not-found"), detail=texts), 1),
        rewriting=draw(st.none() | rewritings()),
    )  # fmt: skip
