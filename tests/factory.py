"""Builders of model objects for tests: small ones, and a whole comparison of invented accounts.

Words are pointed at by quoting them: `words(article, "nine days")` is the evidence for the first
place where they stand, so no test counts characters.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rashomon.findings.agreements import find_agreements
from rashomon.model import (
    Actor,
    AnnotatedArticle,
    Article,
    Attribution,
    Block,
    BlockKind,
    Caveat,
    Comparison,
    Evidence,
    Independence,
    Link,
    Mention,
    MentionKind,
    Only,
    Passage,
    Quantity,
    QuoteVariant,
    QuoteVersion,
    Reason,
    Rejected,
    RolePhrase,
    Sentence,
    Span,
    Speaker,
    Statement,
    Story,
    TimeRef,
    Value,
    Wording,
)
from rashomon.text.sentences import sentences

POST = """\
Harbour strike ends after nine days as minister promises talks
By Lena Quist
TORVA — Dock workers went back to work on Sunday after nine days on strike, ending the longest stoppage in the harbour’s history.
Deputy Transport Minister Ilian Dravec said that “no worker will be punished for taking part” and promised talks on pay within a month. Union leader Mara Oszkay called the outcome “a first step, not a victory”.
At least 24 people were hurt on Friday when police cleared the northern gate, hospital staff told The Harbour Post. Witnesses said officers used batons against sitting strikers. The ministry denied that batons were used.
The strikers had blocked the gate since 25 April. They asked for a wage rise of 12 percent, roughly half of what prices have gained in two years.
Dravec argued that the port could not afford more than 5 percent. “We share one harbour and one bill,” he said. Port profits doubled between 2028 and 2030, according to a study by the University of Velmar.
Oszkay, who heads the Free Dockers’ Union, said two of her colleagues were still in custody. “We went in together and we will come out together,” she said.
The Harbour Post is owned by its readers. Subscribe to our newsletter."""

AGENCY = """\
4 May 2031, 18:40
Port of Torva resumes work after illegal blockade is lifted
TORVA (TNA) - Operations at the Torva seaport resumed on Sunday after an eight-day illegal blockade by a group of agitators, the Ministry of Transport announced.
First Deputy Minister of Transport Ilyan Dravets thanked the security forces for their restraint. “No worker will be punished for taking part, but those who incited unrest will answer before the law,” Dravets stressed.
Eleven officers and six protesters were lightly injured when the northern gate was freed on Friday, the ministry said in a statement.
The head of an unregistered dockers’ group, Mara Oskai, welcomed the end of the action.
The blockade cost the national economy 40 million marks a day, said Petar Holub, chairman of the Chamber of Shipping. “Every hour the cranes stood still, a family business lost its customers,” Holub said.
Dravets recalled that wages in the port rose by 5 percent last year. The blockade of the gate began on 26 April.
The Port of Torva handles two thirds of the country’s foreign trade and is the largest on the Sund coast."""

DIGEST = """\
Torva port reopens
Operations at the Torva seaport resumed on Sunday after an eight-day illegal blockade, according to the Torva News Agency.
“No worker will be punished for taking part, but those who incited unrest will answer before the law,” Deputy Minister Ilyan Dravets told the agency.
The blockade cost the national economy 40 million marks a day, said Petar Holub, chairman of the Chamber of Shipping.
The Port of Torva handles two thirds of the country’s foreign trade and is the largest on the Sund coast. Insurers expect freight rates to fall by June."""


def span(text: str, words: str, nth: int = 0) -> Span:
    """Where `words` stand in `text`, for the (`nth` + 1)th time."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start=start, end=start + len(words))


def words(article: Article, quoted: str, nth: int = 0) -> Evidence:
    """Evidence for the words quoted."""
    return article.evidence(span(article.text, quoted, nth))


def every(article: Article, quoted: str) -> tuple[Evidence, ...]:
    """Evidence for every place where the words stand."""
    return tuple(words(article, quoted, nth) for nth in range(article.text.count(quoted)))


def article(
    text: str, *, id: str = "a1", kinds: Sequence[BlockKind] | None = None, **fields: Any
) -> Article:
    """An article whose lines are its blocks; body, unless `kinds` say otherwise."""
    blocks = []
    start = 0
    for number, line in enumerate(text.split("\n")):
        kind: BlockKind = kinds[number] if kinds and number < len(kinds) else "body"
        if line.strip():
            blocks.append(Block(kind=kind, span=Span(start=start, end=start + len(line))))
        start += len(line) + 1
    fields.setdefault("name", f"{id}.txt")
    return Article(id=id, text=text, blocks=tuple(blocks), **fields)


def annotated(source: Article, **annotations: Any) -> AnnotatedArticle:
    """An annotated article: its sentences by rule, everything else as given."""
    found = []
    for index, one in enumerate(sentences(source.text)):
        kind: BlockKind = next((b.kind for b in source.blocks if b.span.covers(one)), "body")
        found.append(Sentence(index=index, span=one, block=kind))
    return AnnotatedArticle(article=source, sentences=tuple(found), **annotations)


def sentence(account: AnnotatedArticle, quoted: str) -> Evidence:
    """Evidence for the sentence in which the words stand."""
    at = span(account.article.text, quoted)
    whole = next(one.span for one in account.sentences if one.span.overlaps(at))
    return account.article.evidence(whole)


def mention(source: Article, name: str, kind: MentionKind = "person", nth: int = 0) -> Mention:
    """A name where it stands."""
    return Mention(span=span(source.text, name, nth), kind=kind, score=0.95)


def statement(
    source: Article,
    id: str,
    *content: str,
    cue: str = "",
    by: str = "",
    label: str = "",
    **rest: Any,
) -> Statement:
    """A statement by quotation: its content, its cue, its source's words `by`."""
    at = tuple(span(source.text, one) for one in content)
    name = span(source.text, by) if by else None
    return Statement(
        id=id,
        content=at,
        cue=(span(source.text, cue),) if cue else (),
        source=(name,) if name else (),
        speaker=Speaker(mention=None if label else name, label=label),
        **rest,
    )


def post() -> AnnotatedArticle:
    """The first invented account: a readers' newspaper."""
    kinds: list[BlockKind] = ["title", "meta", *["body"] * 6, "boilerplate"]  # type: ignore[list-item]
    a = article(
        POST,
        id="a1",
        kinds=kinds,
        name="post.html",
        title="Harbour strike ends after nine days as minister promises talks",
        outlet="The Harbour Post",
        url="https://harbour-post.example/2031/05/04/strike-ends?from=front&x=1",
        published="2031-05-04T09:15:00+02:00",
        byline=("Lena Quist",),
        language="en",
    )
    return annotated(
        a,
        mentions=(
            mention(a, "TORVA", "place"),
            mention(a, "Ilian Dravec"),
            mention(a, "Mara Oszkay"),
            mention(a, "The Harbour Post", "organization"),
            mention(a, "Dravec", nth=1),
            mention(a, "University of Velmar", "organization"),
            mention(a, "Oszkay", nth=1),
            mention(a, "Free Dockers’ Union", "organization"),
        ),
        roles=(
            RolePhrase(
                span=span(POST, "Deputy Transport Minister"), mention=span(POST, "Ilian Dravec")
            ),
            RolePhrase(span=span(POST, "Union leader"), mention=span(POST, "Mara Oszkay")),
        ),
        statements=(
            statement(
                a,
                "s1",
                "“no worker will be punished for taking part”",
                "talks on pay within a month",
                cue="said",
                by="Ilian Dravec",
                mode="mixed",
                confidence=0.93,
            ),
            statement(
                a,
                "s2",
                "the outcome “a first step, not a victory”",
                cue="called",
                by="Mara Oszkay",
                mode="mixed",
                confidence=0.9,
            ),
            statement(
                a,
                "s3",
                "At least 24 people were hurt on Friday when police cleared the northern gate",
                cue="told",
                by="hospital staff",
                label="hospital staff",
                confidence=0.88,
            ),
            statement(
                a,
                "s4",
                "officers used batons against sitting strikers",
                cue="said",
                by="Witnesses",
                label="Witnesses",
                confidence=0.97,
            ),
            statement(
                a,
                "s5",
                "batons were used",
                cue="denied",
                by="The ministry",
                label="The ministry",
                stance="denies",
                confidence=0.72,
            ),
            statement(
                a,
                "s6",
                "the port could not afford more than 5 percent",
                "“We share one harbour and one bill,”",
                cue="argued",
                by="Dravec",
                mode="mixed",
                confidence=0.85,
            ),
            statement(
                a,
                "s7",
                "Port profits doubled between 2028 and 2030",
                cue="according to",
                by="University of Velmar",
                confidence=0.8,
            ),
            statement(
                a,
                "s8",
                "two of her colleagues were still in custody",
                "“We went in together and we will come out together,”",
                by="Oszkay",
                cue="said",
                mode="mixed",
                confidence=0.55,
            ),
        ),
        quantities=(
            Quantity(span=span(POST, "nine days"), low=9, high=9, unit="day"),
            Quantity(
                span=span(POST, "At least 24 people"), low=24, high=float("inf"), unit="injured"
            ),
            Quantity(span=span(POST, "12 percent"), low=12, high=12, unit="percent"),
            Quantity(span=span(POST, "5 percent"), low=5, high=5, unit="percent"),
        ),
        times=(
            TimeRef(span=span(POST, "25 April"), earliest="2031-04-25", latest="2031-04-25"),
            TimeRef(span=span(POST, "Friday"), earliest="2031-05-02", latest="2031-05-02"),
        ),
    )


def agency() -> AnnotatedArticle:
    """The second invented account: a state news agency."""
    a = article(
        AGENCY,
        id="a2",
        kinds=["meta", "title"],
        name="agency.txt",
        title="Port of Torva resumes work after illegal blockade is lifted",
        outlet="Torva News Agency",
        published="2031-05-04T18:40",
        language="en",
    )
    return annotated(
        a,
        mentions=(
            mention(a, "Torva", "place"),
            mention(a, "Ministry of Transport", "organization"),
            mention(a, "Ilyan Dravets"),
            mention(a, "Mara Oskai"),
            mention(a, "Petar Holub"),
            mention(a, "Chamber of Shipping", "organization"),
        ),
        roles=(
            RolePhrase(
                span=span(AGENCY, "First Deputy Minister of Transport"),
                mention=span(AGENCY, "Ilyan Dravets"),
            ),
            RolePhrase(
                span=span(AGENCY, "chairman of the Chamber of Shipping"),
                mention=span(AGENCY, "Petar Holub"),
            ),
        ),
        statements=(
            statement(
                a,
                "s1",
                "Operations at the Torva seaport resumed on Sunday after an eight-day illegal blockade by a group of agitators",
                cue="announced",
                by="Ministry of Transport",
                confidence=0.9,
            ),
            statement(
                a,
                "s2",
                "“No worker will be punished for taking part, but those who incited unrest will answer before the law,”",
                cue="stressed",
                by="Dravets",
                mode="direct",
                confidence=0.99,
            ),
            statement(
                a,
                "s3",
                "Eleven officers and six protesters were lightly injured when the northern gate was freed on Friday",
                cue="said",
                by="the ministry",
                confidence=0.9,
            ),
            statement(
                a,
                "s4",
                "the end of the action",
                cue="welcomed",
                by="Mara Oskai",
                confidence=0.6,
            ),
            statement(
                a,
                "s5",
                "The blockade cost the national economy 40 million marks a day",
                "“Every hour the cranes stood still, a family business lost its customers,”",
                cue="said Petar",
                by="Petar Holub",
                mode="mixed",
                confidence=0.95,
            ),
            statement(
                a,
                "s6",
                "wages in the port rose by 5 percent last year",
                cue="recalled",
                by="Dravets",
                confidence=0.94,
            ),
        ),
    )


def digest() -> AnnotatedArticle:
    """The third invented account: a rewrite of the second."""
    a = article(
        DIGEST,
        id="a3",
        kinds=["title"],
        name="digest.jsonl#4",
        title="Torva port reopens",
        outlet="Coast Digest",
        language="en",
        caveats=(
            Caveat(code="no-date", detail="No date of publication was found."),
            Caveat(code="short", detail="The account is short; little can be compared."),
        ),
    )
    agency_label = Speaker(label="Torva News Agency", mention=span(DIGEST, "Torva News Agency"))
    return annotated(
        a,
        mentions=(
            mention(a, "Torva", "place"),
            mention(a, "Torva News Agency", "organization"),
            mention(a, "Ilyan Dravets"),
            mention(a, "Petar Holub"),
            mention(a, "Chamber of Shipping", "organization"),
        ),
        roles=(
            RolePhrase(span=span(DIGEST, "Deputy Minister"), mention=span(DIGEST, "Ilyan Dravets")),
        ),
        statements=(
            statement(
                a,
                "s1",
                "Operations at the Torva seaport resumed on Sunday after an eight-day illegal blockade",
                cue="according to",
                by="Torva News Agency",
                confidence=0.9,
            ),
            statement(
                a,
                "s2",
                "“No worker will be punished for taking part, but those who incited unrest will answer before the law,”",
                cue="told",
                by="Ilyan Dravets",
                mode="direct",
                confidence=0.98,
                via=(agency_label,),
            ),
            statement(
                a,
                "s3",
                "The blockade cost the national economy 40 million marks a day",
                cue="said",
                by="Petar Holub",
                confidence=0.95,
            ),
        ),
    )


def story() -> Story:
    """Three invented accounts of the end of a strike."""
    return Story(accounts=(post(), agency(), digest()))


def comparison() -> Comparison:
    """The three accounts compared, with every kind of finding in it."""
    whole = story()
    return Comparison(
        story=whole,
        actors=_actors(whole),
        attributions=_attributions(),
        links=(*_agreements(whole), *_conflicts(whole)),
        agreements=find_agreements(
            whole, (*_agreements(whole), *_conflicts(whole)), _independence(whole)
        ),
        only=_only(whole),
        wordings=_wordings(whole),
        independence=_independence(whole),
        quote_variants=_quote_variants(whole),
        rejected=(
            Rejected(
                input="https://weekly.example/paywalled",
                stage="extract",
                code="paywall",
                detail="Only the first paragraph is free to read; save the page from a browser "
                "where you are signed in and give the file.",
            ),
        ),
    )


def pair() -> Comparison:
    """The first two accounts only, with what concerns them."""
    whole = comparison()
    kept = ("a1", "a2")
    both = Story(accounts=whole.story.accounts[:2])
    links = tuple(
        one for one in whole.links if {one.left.article_id, one.right.article_id} <= set(kept)
    )
    ties = tuple(one for one in whole.independence if {one.left_id, one.right_id} <= set(kept))
    return Comparison(
        story=both,
        actors=tuple(
            Actor(
                id=one.id,
                name=one.name,
                kind=one.kind,
                mentions=tuple(e for e in one.mentions if e.article_id in kept),
                roles=tuple(e for e in one.roles if e.article_id in kept),
                reasons=one.reasons,
            )
            for one in whole.actors
        ),
        attributions=tuple(one for one in whole.attributions if one.article_id in kept),
        links=links,
        agreements=find_agreements(both, links, ties),
        only=tuple(one for one in whole.only if one.evidence.article_id in kept),
        wordings=tuple(
            Wording(
                id=one.id,
                concept=one.concept,
                kind=one.kind,
                uses=tuple(e for e in one.uses if e.article_id in kept),
                score=one.score,
                why=one.why,
                unsure=tuple(e for e in one.unsure if e.article_id in kept),
            )
            for one in whole.wordings
        ),
        quote_variants=whole.quote_variants,
        independence=ties,
    )


def _actors(whole: Story) -> tuple[Actor, ...]:
    a, b, c = (one.article for one in whole.accounts)
    spelt = (Reason(name="transliteration", score=0.9, detail="Dravec ~ Dravets"),)
    return (
        Actor(
            id="p1",
            name="Ilian Dravec",
            kind="person",
            mentions=(
                words(a, "Ilian Dravec"),
                words(a, "Dravec", 1),
                words(b, "Ilyan Dravets"),
                words(b, "Dravets", 1),
                words(b, "Dravets", 2),
                words(c, "Ilyan Dravets"),
            ),
            roles=(
                words(a, "Deputy Transport Minister"),
                words(b, "First Deputy Minister of Transport"),
                words(c, "Deputy Minister"),
            ),
            reasons=spelt,
        ),
        Actor(
            id="p2",
            name="Mara Oszkay",
            kind="person",
            mentions=(words(a, "Mara Oszkay"), words(a, "Oszkay", 1), words(b, "Mara Oskai")),
            roles=(
                words(a, "Union leader"),
                words(b, "The head of an unregistered dockers’ group"),
            ),
        ),
        Actor(
            id="p3",
            name="Petar Holub",
            kind="person",
            mentions=(*every(b, "Petar Holub"), words(b, "Holub", 1), words(c, "Petar Holub")),
            roles=(
                words(b, "chairman of the Chamber of Shipping"),
                words(c, "chairman of the Chamber of Shipping"),
            ),
        ),
        Actor(
            id="g1",
            name="Ministry of Transport",
            kind="organization",
            mentions=(words(b, "Ministry of Transport"), words(b, "the ministry")),
        ),
        Actor(
            id="g2",
            name="Torva News Agency",
            kind="organization",
            mentions=(words(b, "TNA"), words(c, "Torva News Agency")),
        ),
        Actor(
            id="g3",
            name="University of Velmar",
            kind="organization",
            mentions=(words(a, "University of Velmar"),),
        ),
        Actor(
            id="l1",
            name="Torva",
            kind="place",
            mentions=(
                words(a, "TORVA"),
                words(b, "Torva"),
                words(b, "Torva", 1),
                *every(c, "Torva"),
            ),
        ),
    )


def _attributions() -> tuple[Attribution, ...]:
    said: list[tuple[str, str, str | None, str]] = [
        ("a1", "s1", "p1", "Ilian Dravec"),
        ("a1", "s2", "p2", "Mara Oszkay"),
        ("a1", "s3", None, "hospital staff"),
        ("a1", "s4", None, "Witnesses"),
        ("a1", "s5", "g1", "Ministry of Transport"),
        ("a1", "s6", "p1", "Ilian Dravec"),
        ("a1", "s7", "g3", "University of Velmar"),
        ("a1", "s8", "p2", "Mara Oszkay"),
        ("a2", "s1", "g1", "Ministry of Transport"),
        ("a2", "s2", "p1", "Ilian Dravec"),
        ("a2", "s3", "g1", "Ministry of Transport"),
        ("a2", "s4", "p2", "Mara Oszkay"),
        ("a2", "s5", "p3", "Petar Holub"),
        ("a2", "s6", "p1", "Ilian Dravec"),
        ("a3", "s1", "g2", "Torva News Agency"),
        ("a3", "s2", "p1", "Ilian Dravec"),
        ("a3", "s3", "p3", "Petar Holub"),
    ]
    return tuple(
        Attribution(
            article_id=account,
            statement_id=one,
            speaker_id=speaker,
            speaker_label=label,
            via=("Torva News Agency",) if (account, one) == ("a3", "s2") else (),
        )
        for account, one, speaker, label in said
    )


def _agreements(whole: Story) -> tuple[Link, ...]:
    a, b, c = whole.accounts
    names = Reason(name="shared-names", score=0.9, detail="Torva, Sunday")
    near = Reason(name="meaning", score=0.81)
    return (
        Link(
            id="l1",
            left=sentence(a, "went back to work"),
            right=sentence(b, "seaport resumed"),
            relation="same",
            score=0.94,
            reasons=(names, near),
        ),
        Link(
            id="l2",
            left=sentence(b, "seaport resumed"),
            right=sentence(c, "seaport resumed"),
            relation="same",
            score=0.99,
            reasons=(names, near),
        ),
        Link(
            id="l3",
            left=sentence(a, "no worker will be punished"),
            right=sentence(b, "No worker will be punished"),
            relation="same",
            score=0.91,
            reasons=(Reason(name="same-speaker", score=1.0, detail="Ilian Dravec"), near),
        ),
        Link(
            id="l4",
            left=sentence(a, "no worker will be punished"),
            right=sentence(c, "No worker will be punished"),
            relation="same",
            score=0.9,
            reasons=(Reason(name="same-speaker", score=1.0, detail="Ilian Dravec"),),
        ),
        Link(
            id="l5",
            left=sentence(b, "cost the national economy"),
            right=sentence(c, "cost the national economy"),
            relation="same",
            score=0.99,
        ),
        Link(
            id="l6",
            left=sentence(b, "two thirds of the country"),
            right=sentence(c, "two thirds of the country"),
            relation="same",
            score=0.99,
        ),
        Link(
            id="l7",
            left=sentence(a, "5 percent"),
            right=sentence(b, "5 percent"),
            relation="overlap",
            score=0.56,
            reasons=(near,),
        ),
    )


def _conflicts(whole: Story) -> tuple[Link, ...]:
    a, b, c = whole.accounts
    near = (
        Reason(name="shared-names", score=0.8, detail="northern gate, Friday"),
        Reason(name="meaning", score=0.77),
    )
    return (
        Link(
            id="c1",
            left=sentence(a, "At least 24"),
            right=sentence(b, "Eleven officers"),
            relation="conflict",
            score=0.88,
            reasons=near,
            aspect="number",
            left_value=Value(
                evidence=words(a.article, "At least 24 people"), normalised="24 or more hurt"
            ),
            right_value=Value(
                evidence=words(b.article, "Eleven officers and six protesters"),
                normalised="17 hurt",
            ),
        ),
        Link(
            id="c2",
            left=sentence(a, "after nine days on"),
            right=sentence(b, "eight-day"),
            relation="conflict",
            score=0.83,
            reasons=near[1:],
            aspect="number",
            left_value=Value(evidence=words(a.article, "nine days", 1), normalised="9 days"),
            right_value=Value(evidence=words(b.article, "eight-day"), normalised="8 days"),
        ),
        Link(
            id="c3",
            left=sentence(a, "after nine days on"),
            right=sentence(c, "eight-day"),
            relation="conflict",
            score=0.81,
            reasons=near[1:],
            aspect="number",
            left_value=Value(evidence=words(a.article, "nine days", 1), normalised="9 days"),
            right_value=Value(evidence=words(c.article, "eight-day"), normalised="8 days"),
        ),
        Link(
            id="c4",
            left=sentence(a, "25 April"),
            right=sentence(b, "26 April"),
            relation="conflict",
            score=0.58,
            reasons=near,
            aspect="date",
            left_value=Value(evidence=words(a.article, "25 April"), normalised="2031-04-25"),
            right_value=Value(evidence=words(b.article, "26 April"), normalised="2031-04-26"),
            note="One may count from the evening before.",
        ),
    )


def _only(whole: Story) -> tuple[Only, ...]:
    a, b, c = whole.accounts
    named = (Reason(name="speaker", score=0.8, detail="has a speaker"),)
    return (
        Only(
            evidence=sentence(a, "officers used batons"),
            weight=0.92,
            reasons=named,
            statement_id="s4",
        ),
        Only(evidence=sentence(a, "The ministry denied"), weight=0.81, statement_id="s5"),
        Only(evidence=sentence(a, "still in custody"), weight=0.77, statement_id="s8"),
        Only(evidence=sentence(a, "Port profits doubled"), weight=0.7, statement_id="s7"),
        Only(evidence=sentence(a, "wage rise of 12 percent"), weight=0.66),
        Only(evidence=sentence(a, "a first step"), weight=0.5, statement_id="s2"),
        Only(evidence=sentence(a, "We went in together"), weight=0.3, statement_id="s8"),
        Only(evidence=sentence(b, "thanked the security forces"), weight=0.6),
        Only(evidence=sentence(b, "Every hour the cranes"), weight=0.55, statement_id="s5"),
        Only(evidence=sentence(b, "welcomed the end"), weight=0.4, statement_id="s4"),
        Only(evidence=sentence(c, "Insurers expect"), weight=0.45),
    )


def _wordings(whole: Story) -> tuple[Wording, ...]:
    a, b, c = (one.article for one in whole.accounts)
    return (
        Wording(
            id="w1",
            concept="the stoppage",
            kind="event",
            uses=(
                *every(a, "strike"),
                words(a, "stoppage"),
                *every(b, "illegal blockade"),
                words(b, "the action"),
                words(b, "The blockade"),
                words(c, "illegal blockade"),
                words(c, "The blockade"),
            ),
            score=0.86,
            why="a strike against an illegal blockade",
            unsure=(words(b, "the action"),),
        ),
        Wording(
            id="w2",
            concept="those who stopped work",
            kind="group",
            uses=(
                words(a, "Dock workers"),
                words(a, "sitting strikers"),
                words(a, "The strikers"),
                words(b, "a group of agitators"),
                words(b, "protesters"),
            ),
            score=0.74,
            why="workers against agitators",
        ),
        Wording(
            id="w3",
            concept="what police did at the gate",
            kind="event",
            uses=(
                words(a, "cleared the northern gate"),
                words(b, "the northern gate was freed"),
            ),
            score=0.52,
            why="cleared against freed",
        ),
    )


def _quote_variants(whole: Story) -> tuple[QuoteVariant, ...]:
    a, b, _ = (one.article for one in whole.accounts)
    full = "No worker will be punished for taking part, but those who incited unrest will answer before the law"
    return (
        QuoteVariant(
            id="q1",
            versions=(
                QuoteVersion(
                    evidence=words(a, "no worker will be punished for taking part"),
                    statement_id="s1",
                    speaker="p1",
                ),
                QuoteVersion(
                    evidence=words(b, full),
                    statement_id="s2",
                    differing=(
                        span(AGENCY, "but those who incited unrest will answer before the law"),
                    ),
                    speaker="p1",
                ),
            ),
            alterations=("trimmed",),
            score=0.95,
        ),
    )


def _independence(whole: Story) -> tuple[Independence, ...]:
    _, b, c = (one.article for one in whole.accounts)
    shared = (
        "“No worker will be punished for taking part, but those who incited unrest will answer before the law,”",
        "The blockade cost the national economy 40 million marks a day, said Petar Holub, chairman of the Chamber of Shipping.",
        "The Port of Torva handles two thirds of the country’s foreign trade and is the largest on the Sund coast.",
    )
    return (
        Independence(left_id="a1", right_id="a2", relation="independent", overlap=0.03),
        Independence(left_id="a1", right_id="a3", relation="independent", overlap=0.04),
        Independence(
            left_id="a2",
            right_id="a3",
            relation="copy",
            overlap=0.82,
            passages=tuple(Passage(left=words(b, one), right=words(c, one)) for one in shared),
            reasons=(Reason(name="credit", score=1.0, detail="names the Torva News Agency"),),
        ),
    )
