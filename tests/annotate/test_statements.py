from dataclasses import replace

import pytest

from rashomon.annotate.article import split_sentences
from rashomon.annotate.statements import find_statements
from rashomon.model import Block, MentionKind, Span
from tests.annotate.reading import said, speakers, spoken, understood


def test_a_name_with_its_title_speaks() -> None:
    text = "The dam is safe, said Marta Okoro, the district engineer."
    known = understood(text, {"Marta Okoro": "person"})
    found = said(text, "The dam is safe", "said", "Marta Okoro, the district engineer")
    assert speakers(known, found) == ["Marta Okoro"]


def test_whom_a_source_only_relates_to_does_not_speak() -> None:
    text = "A lawyer for Tomas Brandt denied it. Brandt's wife, Ilse Brandt, said he slept."
    known = understood(text, {"Tomas Brandt": "person", "Ilse Brandt": "person"})
    found = find_statements(
        known,
        [
            said(text, "it", "denied", "A lawyer for Tomas Brandt"),
            said(text, "he slept", "said", "Brandt's wife, Ilse Brandt"),
        ],
    )
    assert [spoken(known, one) for one in found] == [
        "<A lawyer for Tomas Brandt>",
        "Ilse Brandt",
    ]
    assert found[0].stance == "denies"


def test_an_announcement_from_a_person_is_that_persons() -> None:
    text = "The announcement from Oda Lind read: the port will close."
    known = understood(text, {"Oda Lind": "person"})
    found = said(text, "the port will close", "read", "The announcement from Oda Lind")
    assert speakers(known, found) == ["Oda Lind"]


def test_a_pronoun_goes_on_with_the_last_speaker_and_keeps_to_its_gender() -> None:
    text = (
        "The road is closed, Mr. Haddad said. Ms. Rossi disagreed with the closure. "
        "He said it would stay closed. She said it would open."
    )
    known = understood(text, {"Haddad": "person", "Rossi": "person"})
    found = [
        said(text, "The road is closed", "said", "Mr. Haddad"),
        said(text, "it would stay closed", "said", "He"),
        said(text, "it would open", "said", "She"),
    ]
    # Haddad's two remarks, one sentence of narration between them, are one statement.
    assert speakers(known, *found) == ["Haddad", "Rossi"]


def test_a_title_means_who_bears_it_not_who_spoke_last() -> None:
    text = (
        "Lena Ortiz, the mayor, opened the bridge. Its builder was late, Piet Vos said. "
        "The mayor said nothing was late."
    )
    known = understood(
        text, {"Lena Ortiz": "person", "Piet Vos": "person"}, {"the mayor": "Lena Ortiz"}
    )
    found = [
        said(text, "Its builder was late", "said", "Piet Vos"),
        said(text, "nothing was late", "said", "The mayor"),
    ]
    assert speakers(known, *found) == ["Piet Vos", "Lena Ortiz"]


def test_the_statement_speaks_for_its_issuer() -> None:
    text = "The Vardan Council denied the report. “All is well,” the statement added."
    known = understood(text, {"Vardan Council": "organization"})
    found = [
        said(text, "the report", "denied", "The Vardan Council"),
        said(text, "All is well,", "added", "the statement"),
    ]
    statements = find_statements(known, found)
    assert [spoken(known, one) for one in statements] == ["Vardan Council"]
    assert statements[0].mode == "mixed"


def test_a_quotation_runs_on_without_a_new_credit() -> None:
    text = (
        "“We will rebuild the school before winter,” Anna Kovac said.\n"
        "“Nobody in this valley will be left without a roof.”"
    )
    known = understood(text, {"Anna Kovac": "person"})
    found = find_statements(
        known, [said(text, "“We will rebuild the school before winter,”", "said", "Anna Kovac")]
    )
    assert [spoken(known, one) for one in found] == ["Anna Kovac"]
    assert [span.of(text) for span in found[0].content] == [
        "We will rebuild the school before winter,",
        "Nobody in this valley will be left without a roof.",
    ]
    assert found[0].mode == "direct"


def test_another_speaker_splits_statements() -> None:
    text = "It rained, Ada said. It snowed, Ben said. It rained again, Ada said."
    known = understood(text, {"Ada": "person", "Ben": "person"})
    found = [
        said(text, "It rained", "said", "Ada"),
        said(text, "It snowed", "said", "Ben"),
        said(text, "It rained again", "said", "Ada"),
    ]
    assert speakers(known, *found) == ["Ada", "Ben", "Ada"]


def test_people_named_side_by_side_are_not_one_of_them() -> None:
    text = "Ann Lee, Bo Chan and Cy Diaz said the vote was fair."
    known = understood(text, {"Ann Lee": "person", "Bo Chan": "person", "Cy Diaz": "person"})
    found = said(text, "the vote was fair", "said", "Ann Lee, Bo Chan and Cy Diaz")
    assert speakers(known, found) == ["<Ann Lee, Bo Chan and Cy Diaz>"]


def test_a_headline_names_its_source_before_the_colon() -> None:
    text = "Official: Harbour must open by May\nThe harbour must open by May, Ivo Marin said."
    known = understood(text, {"Ivo Marin": "person"}, title="yes")
    found = said(text, "The harbour must open by May", "said", "Ivo Marin")
    statements = find_statements(known, [found])
    assert [spoken(known, one) for one in statements] == ["Ivo Marin", "Ivo Marin"]
    assert statements[0].content[0].of(text) == "Harbour must open by May"


def test_a_headline_label_is_no_source() -> None:
    text = "Video: Harbour opens with fireworks\nThe harbour opened."
    assert speakers(understood(text, {}, title="yes")) == []


def test_whom_the_speaker_told_is_the_medium() -> None:
    text = "The fire is out, Noor Aziz told Reuters on Monday."
    known = understood(text, {"Noor Aziz": "person", "Reuters": "organization"})
    (found,) = find_statements(known, [said(text, "The fire is out", "told", "Noor Aziz")])
    assert [one.label for one in found.via] == ["Reuters"]


def test_scare_quotes_and_teasers_are_no_statements() -> None:
    text = "The “peace corps” marched on. The town watched."
    assert speakers(understood(text, {})) == []


def test_a_long_quotation_nobody_is_credited_with_is_kept_and_unsure() -> None:
    text = "Nothing happened at noon. “There was a fire in the old mill last night.”"
    (found,) = find_statements(understood(text, {}), [])
    assert found.speaker.mention is None
    assert found.confidence < 0.6


def test_whom_a_paper_cites_speaks_by_way_of_the_paper() -> None:
    text = "The Harbour Post reported, citing an unnamed official, that the mill will close."
    known = understood(text, {"Harbour Post": "organization"})
    found = said(text, "the mill will close", "reported", "The Harbour Post")
    (statement,) = find_statements(known, [found])
    assert statement.speaker.label == "an unnamed official"
    assert [one.label for one in statement.via] == ["The Harbour Post"]


def test_what_an_agency_reports_another_to_have_said_is_the_others() -> None:
    text = "The Wenda News Agency reported that the consulate had denied the rumour."
    names: dict[str, MentionKind] = {"Wenda News Agency": "organization"}
    known = understood(text, names, syntax="consulate>denied rumour>denied denied>reported")
    found = said(text, "the consulate had denied the rumour", "reported", "The Wenda News Agency")
    (statement,) = find_statements(known, [found])
    assert statement.speaker.label == "the consulate"
    assert statement.stance == "denies"
    assert [span.of(text) for span in statement.content] == ["the rumour"]
    assert [one.label for one in statement.via] == ["The Wenda News Agency"]


def test_joint_speakers_are_all_kept() -> None:
    text = "Lena Ortiz and Piet Vos said it rained. Norvik and Brede said it snowed."
    names: dict[str, MentionKind] = {
        "Lena Ortiz": "person",
        "Piet Vos": "person",
        "Norvik": "place",
        "Brede": "place",
    }
    known = understood(text, names)
    found = [
        said(text, "it rained", "said", "Lena Ortiz and Piet Vos"),
        said(text, "it snowed", "said", "Norvik and Brede"),
    ]
    several = [one.speaker.several for one in find_statements(known, found)]
    assert [[span.of(text) for span in spans] for spans in several] == [
        ["Lena Ortiz", "Piet Vos"],
        ["Norvik", "Brede"],
    ]


def test_what_the_page_puts_between_says_nothing() -> None:
    text = "Advertisement Continue reading\nHis words “step up soon enough” were heard by many."
    border = text.index("\n")
    known = understood(text, {})
    blocks = (
        Block(kind="boilerplate", span=Span(start=0, end=border)),
        Block(kind="body", span=Span(start=border, end=len(text))),
    )
    page = replace(known.article, blocks=blocks)
    known = replace(known, article=page, sentences=split_sentences(page))
    found = said(text, "step up soon enough", "Continue", "Advertisement")
    assert not any(one.source for one in find_statements(known, [found]))


def test_a_name_behind_an_office_in_capitals_speaks_not_the_body_before_it() -> None:
    text = "The dam is safe, Harbour House Press Secretary Marta Okoro said."
    known = understood(text, {"Harbour House": "person", "Marta Okoro": "person"})
    source = "Harbour House Press Secretary Marta Okoro"
    assert speakers(known, said(text, "The dam is safe", "said", source)) == ["Marta Okoro"]


@pytest.mark.parametrize(
    ("cue", "content"),
    [
        ("declined", "to comment on the closure of the bridge"),
        ("did not say", "whether the bridge was safe"),
        ("won’t say", "whether the bridge was safe"),
        ("cannot confirm", "that the bridge was safe"),
        ("didn't immediately respond to", "questions about the bridge"),
    ],
)
def test_who_will_not_speak_says_nothing(cue: str, content: str) -> None:
    text = f"Marta Okoro {cue} {content}."
    known = understood(text, {"Marta Okoro": "person"})
    assert speakers(known, said(text, content, cue, "Marta Okoro")) == []


def test_the_words_of_who_will_not_speak_are_told_where_they_are_quoted() -> None:
    text = "Marta Okoro declined “a question that was never a fair one”."
    known = understood(text, {"Marta Okoro": "person"})
    quoted = "a question that was never a fair one"
    assert speakers(known, said(text, quoted, "declined", "Marta Okoro")) == ["Marta Okoro"]


@pytest.mark.parametrize(("content", "told"), [("the old harbour toll", 0), ("tolls are due", 1)])
def test_an_act_must_be_the_surer_where_no_clause_says_what(content: str, told: int) -> None:
    text = f"Marta Okoro decided {content}."
    syntax = "Okoro>decided decided>decided"
    known = understood(text, {"Marta Okoro": "person"}, syntax=syntax)
    if told:
        words = list(known.words)
        verb = next(i for i, w in enumerate(words) if w.span.of(text) == "are")
        subject = next(i for i, w in enumerate(words) if w.span.of(text) == "tolls")
        words[subject] = replace(words[subject], head=verb, dep="nsubj")
        known = replace(known, words=tuple(words))
    found = replace(said(text, content, "decided", "Marta Okoro"), confidence=0.6)
    assert len(speakers(known, found)) == told
