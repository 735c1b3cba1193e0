from rashomon.findings.attributions import attribute
from rashomon.model import Actor, Span, Speaker, Statement, Story
from tests.factory import annotated, article, mention, words

TEXT = "Mayor Lena Ortiz spoke in Wenda. Ortiz said it rained."


def test_a_speaker_is_the_actor_whose_name_it_is() -> None:
    source = article(TEXT)
    ortiz = Actor(
        id="lena-ortiz",
        name="Lena Ortiz",
        kind="person",
        mentions=(words(source, "Lena Ortiz"), words(source, "Ortiz", 1)),
    )
    said = Statement(
        id="s1",
        content=(Span(start=44, end=53),),
        speaker=Speaker(mention=mention(source, "Ortiz", nth=1).span, label="Ortiz"),
    )
    unnamed = Statement(id="s2", content=(Span(start=44, end=53),), speaker=Speaker(label="he"))
    account = annotated(source, statements=(said, unnamed))
    first, second = attribute(Story(accounts=(account,)), (ortiz,))
    assert (first.speaker_id, first.speaker_label) == ("lena-ortiz", "Ortiz")
    assert (second.speaker_id, second.speaker_label) == (None, "he")


def test_names_of_other_accounts_do_not_count() -> None:
    one, two = article(TEXT), article(TEXT, id="a2")
    ortiz = Actor(id="ortiz", name="Ortiz", kind="person", mentions=(words(one, "Lena Ortiz"),))
    said = Statement(
        id="s1", content=(Span(start=44, end=53),), speaker=Speaker(mention=Span(start=6, end=16))
    )
    story = Story(accounts=(annotated(one), annotated(two, statements=(said,))))
    (found,) = attribute(story, (ortiz,))
    assert found.speaker_id is None
    assert found.speaker_label == "Lena Ortiz"


def test_a_title_of_another_account_tells_who_is_meant() -> None:
    one = article("Former harbour chief Lena Ortiz spoke.")
    two = article("Ortiz left. The former harbour chief said it rained.", id="a2")
    ortiz = Actor(
        id="ortiz",
        name="Lena Ortiz",
        kind="person",
        mentions=(words(one, "Lena Ortiz"), words(two, "Ortiz")),
        roles=(words(one, "Former harbour chief"),),
    )
    said = [
        Statement(id=f"s{n}", content=(Span(start=44, end=53),), speaker=Speaker(label=label))
        for n, label in enumerate(("the former harbour chief", "the former mine chief", "harbour"))
    ]
    story = Story(accounts=(annotated(one), annotated(two, statements=tuple(said))))
    assert [found.speaker_id for found in attribute(story, (ortiz,))] == ["ortiz", None, None]
