"""Quotations of one utterance: what differs, what is no difference, and whose it must be."""

from __future__ import annotations

import re

from rashomon.findings.quote_variants import find_quote_variants
from rashomon.model import (
    Actor,
    AnnotatedArticle,
    Attribution,
    QuoteVariant,
    Span,
    Speaker,
    Statement,
    Story,
)
from rashomon.text.quotes import quotations
from tests.factory import annotated, article


def variants(*accounts: tuple[str, str]) -> tuple[QuoteVariant, ...]:
    """The variants between accounts, each a text and who says all that it quotes."""
    story = Story(
        accounts=tuple(_account(f"a{n}", text) for n, (text, _) in enumerate(accounts, 1))
    )
    people = sorted({who for _, who in accounts if who})
    actors = [Actor(id=who, name=who.title(), kind="person", mentions=()) for who in people]
    attributions = [
        Attribution(
            article_id=f"a{n}", statement_id="s1", speaker_id=who or None, speaker_label=who
        )
        for n, (_, who) in enumerate(accounts, 1)
    ]
    return find_quote_variants(story, actors, attributions)


def _account(id: str, text: str) -> AnnotatedArticle:
    source = article(text, id=id)
    said = Statement(
        id="s1",
        content=tuple(quotation.inside for quotation in quotations(text)),
        speaker=Speaker(mention=Span(start=0, end=1), reason="named"),
    )
    return annotated(source, statements=(said,))


def differing(found: QuoteVariant, *texts: str) -> list[list[str]]:
    """The words that differ, version by version."""
    by_id = {f"a{n}": text for n, text in enumerate(texts, 1)}
    return [
        [span.of(by_id[one.evidence.article_id]) for span in one.differing]
        for one in found.versions
    ]


def test_other_words_in_one_account_are_a_variant() -> None:
    one = "“The council deeply regrets the death of nine miners in the shaft,” Okoro said."
    two = "Okoro: “The Council truly regrets the deaths of nine workers in the shaft.”"
    (found,) = variants((one, "okoro"), (two, "okoro"))
    assert found.alterations == ("reworded",)
    assert differing(found, one, two) == [["deeply", "miners"], ["truly", "workers"]]
    assert found.score > 0.9


def test_words_left_out_within_one_pair_of_marks_are_a_variant() -> None:
    one = "“We will rebuild every school, if the province pays, before the winter,” Okoro said."
    two = "“We will rebuild every school before the winter,” Okoro said."
    (found,) = variants((one, "okoro"), (two, "okoro"))
    assert found.alterations == ("trimmed",)
    assert differing(found, one, two) == [["if the province pays"], []]


def test_a_sentence_presented_as_whole_without_its_beginning_is_a_variant() -> None:
    one = "“But I think that there is a great chance for peace on the river,” Okoro said."
    two = "Okoro was hopeful. “There is a great chance for peace on the river,” he said."
    (found,) = variants((one, "okoro"), (two, "okoro"))
    assert differing(found, one, two) == [["But I think that"], []]


def test_a_sentence_that_ends_earlier_is_a_variant() -> None:
    one = "“It has been an honour to serve the miners of this long valley,” Okoro said."
    two = "“It has been an honour to serve.” Okoro left the hall. “I thank the miners of Brede.”"
    assert [v.alterations for v in variants((one, "okoro"), (two, "okoro"))] == []
    three = "“It has been a great honour to serve the miners.” Okoro left the hall."
    (found,) = variants((one, "okoro"), (three, "okoro"))
    assert found.alterations == ("trimmed",)


def test_equal_words_are_agreement_whatever_their_spelling() -> None:
    one = "“I’m not travelling to the harbour’s two docks,” Okoro said, “and that’s final.”"
    two = "\"I am not traveling to the harbor's 2 docks and that's final,\" said Okoro."
    assert variants((one, "okoro"), (two, "okoro")) == ()


def test_quoting_less_is_no_variant() -> None:
    whole = "“The dam is safe for the whole valley and we shall prove it,” Okoro said."
    part = "Okoro called the dam “safe for the whole valley” on Monday."
    sentence = (
        "“The dam is safe for the whole valley and we shall prove it. Come and see,” he said."
    )
    assert variants((whole, "okoro"), (part, "okoro")) == ()
    assert variants((whole, "okoro"), (sentence, "okoro")) == ()


def test_a_word_in_an_editors_brackets_is_no_variant() -> None:
    one = "“[Okoro] paused and said the old mill would never open again,” Lind wrote."
    two = "“He paused and said the old mill would never open again,” Lind wrote."
    assert variants((one, "lind"), (two, "lind")) == ()


def test_a_denial_left_out_matters_though_it_is_one_word() -> None:
    one = "“We will not close the old mill before the spring,” Okoro said."
    two = "“We will close the old mill before the spring,” Okoro said."
    (found,) = variants((one, "okoro"), (two, "okoro"))
    assert differing(found, one, two) == [["not"], []]


def test_sentences_run_together_are_spliced() -> None:
    one = "“We rebuilt the mill. It took nine long years. Nobody thanked the miners,” Okoro said."
    two = "“We rebuilt the mill and nobody thanked the miners,” Okoro said."
    (found,) = variants((one, "okoro"), (two, "okoro"))
    assert found.alterations == ("spliced",)


def test_what_two_people_say_alike_is_no_variant() -> None:
    one = "“The mill must close before the winter, and the miners must be paid,” Okoro said."
    two = "“The mill must open before the summer, and the miners must be paid,” Lind said."
    assert variants((one, "okoro"), (two, "lind")) == ()


def test_the_same_words_put_to_another_person_are_a_variant() -> None:
    words = "“The mill must close before the winter, and the miners must be paid,”"
    (found,) = variants((f"{words} Okoro said.", "okoro"), (f"{words} Lind said.", "lind"))
    assert found.alterations == ("other-speaker",)
    assert [one.speaker for one in found.versions] == ["okoro", "lind"]
    assert found.score < 0.9


def test_a_misspelt_name_is_no_other_person() -> None:
    words = "“The mill must close before the winter, and the miners must be paid,”"
    assert variants((f"{words} Okoro said.", "okoro"), (f"{words} Okro said.", "okro")) == ()


def test_three_accounts_of_one_utterance_are_one_variant() -> None:
    texts = [
        "“The council deeply regrets the death of nine miners,” Okoro said.",
        "“The council truly regrets the death of nine miners,” Okoro said.",
        "“The council sorely regrets the death of nine miners,” Okoro said.",
    ]
    (found,) = variants(*((text, "okoro") for text in texts))
    assert [one.evidence.article_id for one in found.versions] == ["a1", "a2", "a3"]
    assert differing(found, *texts) == [["deeply"], ["truly"], ["sorely"]]


def test_versions_hold_whole_sentences_of_the_quotation() -> None:
    one = "“It rained. The council deeply regrets the death of nine miners. Good night,” he said."
    two = "“It rained. The council truly regrets the death of nine miners. Good night,” he said."
    (found,) = variants((one, "okoro"), (two, "okoro"))
    shown = [v.evidence.span.of(text) for v, text in zip(found.versions, (one, two), strict=True)]
    assert all(re.fullmatch(r"The council \w+ regrets the death of nine miners", s) for s in shown)
