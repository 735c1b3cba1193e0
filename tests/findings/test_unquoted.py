from rashomon.findings.unquoted import find_unquoted
from rashomon.model import Actor, Attribution, Link, Only, Span, Speaker, Statement, Story
from tests.factory import annotated, article, mention, sentence, words

ONE = "Mayor Lena Ortiz told the council on Monday that the bridge was safe."
TWO = "The council met on Monday; Lena Ortiz attended."


def remarks(*, quoted_elsewhere: bool = False, relation: str = "overlap") -> tuple[Only, ...]:
    first, second = article(ONE), article(TWO, id="a2")
    said = Statement(
        id="s1",
        content=(Span(start=ONE.index("the bridge"), end=len(ONE) - 1),),
        speaker=Speaker(mention=mention(first, "Lena Ortiz").span),
    )
    left, right = annotated(first, statements=(said,)), annotated(second)
    ortiz = Actor(
        id="ortiz",
        name="Lena Ortiz",
        kind="person",
        mentions=(words(first, "Lena Ortiz"), words(second, "Lena Ortiz")),
    )
    attributions = [
        Attribution(article_id="a1", statement_id="s1", speaker_id="ortiz", speaker_label="")
    ]
    if quoted_elsewhere:
        attributions.append(
            Attribution(article_id="a2", statement_id="s1", speaker_id="ortiz", speaker_label="")
        )
    link = Link(
        id="l1",
        left=sentence(left, "Mayor"),
        right=sentence(right, "council"),
        relation=relation,  # type: ignore[arg-type]
        score=0.6,
    )
    return find_unquoted(Story(accounts=(left, right)), (ortiz,), (link,), attributions)


def test_named_there_and_heard_only_here() -> None:
    (found,) = remarks()
    assert found.evidence.article_id == "a1"
    assert found.evidence.span.of(ONE) == "the bridge was safe"
    assert found.reasons[0].detail == "named elsewhere, quoted only here"


def test_whoever_is_quoted_elsewhere_is_not_unquoted() -> None:
    assert remarks(quoted_elsewhere=True) == ()


def test_a_sentence_told_alike_elsewhere_is_no_omission() -> None:
    assert remarks(relation="same") == ()
