"""Which sentences of a model's are kept, and which are dropped for what."""

from __future__ import annotations

import pytest

from rashomon.annotate import annotate_article
from rashomon.encoder import load_reader
from rashomon.model import (
    Actor,
    AnnotatedArticle,
    Article,
    Attribution,
    Block,
    Caveat,
    Comparison,
    Finding,
    Rewriting,
    RewrittenSentence,
    Span,
    Story,
)
from rashomon.rewrite import Endpoint, rewrite
from rashomon.rewrite.endpoint import Messages
from tests.rewrite.server import sentences

GAZETTE = (
    "At least 12 miners were killed when a shaft collapsed near Velmora on Monday, the governor "
    "Irena Dosk said. "
    "“We will not close the pit,” Dosk told reporters. "
    "The company has not paid the miners since March, the union says. "
    "A spark may have caused the blast."
)
HERALD = (
    "A shaft collapsed near Velmora on Monday and killed at least 12 miners, according to governor "
    "Irena Dosk. "
    "Union leader Pavel Rund called the pit “a trap for the poor”. "
    "The miners have not been paid since March, said Rund. "
    "Investigators think that a spark possibly set off the blast."
)


def read(text: str, published: str | None, id: str = "r") -> AnnotatedArticle:
    whole = Block(kind="body", span=Span(start=0, end=len(text)))
    article = Article(
        id=id, name=id, text=text, blocks=(whole,), published=published, language="en"
    )
    return annotate_article(article, load_reader())


@pytest.fixture(scope="module")
def story() -> Story:
    return Story(accounts=(read(GAZETTE, "2021-03-02", "a1"), read(HERALD, "2021-03-02", "a2")))


def findings(story: Story) -> list[Finding]:
    """The n-th sentences of both accounts are the finding gn."""
    pairs = zip(*(account.sentences for account in story.accounts), strict=True)
    return [
        Finding(
            id=f"g{number}",
            kind="agreed",
            told=tuple(
                account.article.evidence(sentence.span)
                for account, sentence in zip(story.accounts, pair, strict=True)
            ),
        )
        for number, pair in enumerate(pairs, start=1)
    ]


def rewritten(story: Story, *proposed: tuple[str, list[str]]) -> Rewriting:
    content = sentences(*proposed).body

    def ask(endpoint: Endpoint, messages: Messages) -> str | Caveat:
        import json

        answer: str = json.loads(content)["choices"][0]["message"]["content"]
        return answer

    return rewrite(
        Comparison(story=story),
        findings(story),
        Endpoint(url="", model="tiny"),
        understand=read,
        ask=ask,
    )


@pytest.mark.parametrize(
    ("text", "cites"),
    [
        ("At least 12 miners died when a shaft collapsed near Velmora on Monday, Dosk said.", ["g1"]),
        ("Governor Irena Dosk said a collapsed shaft killed at least twelve miners.", ["g1"]),
        ("“We will not close the pit,” Dosk told reporters.", ["g2"]),
        ("Rund called the pit “a trap for the poor”.", ["g2"]),
        ("The miners have not been paid since March, the union says.", ["g3"]),
        ("A spark may have set off the blast.", ["g4"]),
        ("The shaft collapsed on Monday, Dosk said, and a spark possibly caused the blast.", ["g1", "g4"]),
    ],
)  # fmt: skip
def test_what_the_findings_say_is_kept(story: Story, text: str, cites: list[str]) -> None:
    found = rewritten(story, (text, cites))
    assert found.dropped == ()
    assert found.sentences == (RewrittenSentence(text=text, cites=tuple(cites)),)


@pytest.mark.parametrize(
    ("text", "cites", "code"),
    [
        ("A shaft collapsed near Velmora, Dosk said.", [], "cites-nothing"),
        ("A shaft collapsed near Velmora, Dosk said.", ["g9"], "unknown-finding"),
        ("A shaft collapsed near Velmora, Karel Brun said.", ["g1"], "adds-name"),
        ("A shaft collapsed near Velmora in Ruritania, Dosk said.", ["g1"], "adds-name"),
        ("Pavel Dosk called the pit “a trap for the poor”.", ["g2"], "adds-name"),
        ("A shaft collapsed and killed at least 15 miners, Dosk said.", ["g1"], "adds-number"),
        ("At least 12 miners died in 3 shafts near Velmora, Dosk said.", ["g1"], "adds-number"),
        ("Fourteen miners were killed when a shaft collapsed, Dosk said.", ["g1"], "adds-number"),
        ("At least 12 miners were injured when a shaft collapsed, Dosk said.", ["g1"], "adds-number"),
        ("A shaft collapsed near Velmora on Tuesday, Dosk said.", ["g1"], "adds-date"),
        ("The miners have not been paid since April, the union says.", ["g3"], "adds-date"),
        ("“We will close the pit,” Dosk told reporters.", ["g2"], "adds-quotation"),
        ("“We will never close the pit,” Dosk told reporters.", ["g2"], "adds-quotation"),
        ("Dosk said that “a shaft collapsed” near Velmora.", ["g1"], "adds-quotation"),
        ("Dosk called the pit “a trap for the poor”.", ["g2"], "other-speaker"),
        ("The company has paid the miners since March, the union says.", ["g3"], "changes-negation"),
        ("A shaft did not collapse near Velmora, Dosk said.", ["g1"], "changes-negation"),
        ("A spark caused the blast.", ["g4"], "drops-hedge"),
        ("12 miners were killed when a shaft collapsed, Dosk said.", ["g1"], "drops-hedge"),
        ("At least 12 miners were killed when a shaft collapsed.", ["g1"], "drops-attribution"),
        ("The disaster shows how greed ruins towns, Dosk said.", ["g1"], "other-words"),
    ],
)  # fmt: skip
def test_what_they_do_not_say_is_dropped(
    story: Story, text: str, cites: list[str], code: str
) -> None:
    found = rewritten(story, (text, cites))
    assert found.sentences == ()
    assert [one.code for one in found.dropped] == [code], found.dropped


def test_the_model_is_given_the_findings_sentences_and_no_more(story: Story) -> None:
    asked: list[str] = []

    def ask(endpoint: Endpoint, messages: Messages) -> str | Caveat:
        asked.extend(one["content"] for one in messages)
        return Caveat(code="rewrite-timeout", detail="No answer")

    first = findings(story)[:1]
    found = rewrite(
        Comparison(story=story), first, Endpoint(url="", model="tiny"), understand=read, ask=ask
    )
    assert found == Rewriting(
        model="tiny", caveat=Caveat(code="rewrite-timeout", detail="No answer")
    )
    assert "shaft collapsed near Velmora" in asked[1]
    assert "close the pit" not in asked[1]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("I cannot do that.", "rewrite-not-json"),
        ('{"sentences": "none"}', "rewrite-not-json"),
        ('{"sentences": [', "rewrite-not-json"),
        ('{"sentences": [{"text": 5}, "x", {"text": " "}]}', "rewrite-empty"),
    ],
)
def test_broken_answers(story: Story, content: str, code: str) -> None:
    endpoint = Endpoint(url="", model="tiny")
    found = rewrite(
        Comparison(story=story), findings(story), endpoint, understand=read, ask=lambda *_: content
    )
    assert found.caveat is not None
    assert found.caveat.code == code


def test_an_answer_in_a_fence_is_read(story: Story) -> None:
    content = '```json\n{"sentences": [{"text": "A \\ud800 spark.", "cites": "g4"}]}\n```'
    endpoint = Endpoint(url="", model="tiny")
    found = rewrite(
        Comparison(story=story), findings(story), endpoint, understand=read, ask=lambda *_: content
    )
    assert [one.code for one in found.dropped] == ["cites-nothing"]


def test_nothing_agreed_is_nothing_to_ask(story: Story) -> None:
    endpoint = Endpoint(url="", model="tiny")
    found = rewrite(
        Comparison(story=story), [], endpoint, understand=read, ask=lambda *_: pytest.fail("asked")
    )
    assert found.caveat is not None
    assert found.caveat.code == "rewrite-nothing"


def test_a_speaker_may_go_by_the_name_of_another_account(story: Story) -> None:
    first = story.accounts[0].article
    said = story.accounts[1].statements
    quote = next(one for one in said if "trap" in one.content[0].of(story.accounts[1].article.text))
    dosk = Span(start=first.text.index("Dosk told"), end=first.text.index("Dosk told") + 4)
    actor = Actor(id="x", name="Dosk", kind="person", mentions=(first.evidence(dosk),))
    put = Attribution(article_id="a2", statement_id=quote.id, speaker_id="x", speaker_label="")
    whole = Comparison(story=story, actors=(actor,), attributions=(put,))
    text = "Dosk called the pit “a trap for the poor”."
    content = '{"sentences": [{"text": "%s", "cites": ["g2"]}]}' % text  # noqa: UP031
    endpoint = Endpoint(url="", model="tiny")
    found = rewrite(whole, findings(story), endpoint, understand=read, ask=lambda *_: content)
    assert [one.text for one in found.sentences] == [text]
