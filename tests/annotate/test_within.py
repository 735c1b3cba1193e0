from dataclasses import replace

import pytest

from rashomon.annotate.content import Understood, after_dateline
from rashomon.annotate.statements import find_statements
from rashomon.model import MentionKind, Span
from tests.annotate.reading import said, speakers, spoken, understood


def test_what_a_speaker_tells_that_another_said_is_a_statement_of_its_own() -> None:
    text = "Vos said Lind told him that the walls were wet"
    names: dict[str, MentionKind] = {"Vos": "person", "Lind": "person"}
    known = understood(text, names, syntax="Vos>said Lind>told walls>were were>told told>said")
    known = _with_subject(known, "Lind")
    found = said(text, "Lind told him that the walls were wet", "said", "Vos")
    outer, inner = find_statements(known, [found])
    assert [spoken(known, outer), spoken(known, inner)] == ["Vos", "Lind"]
    assert outer.content[0].covers(inner.content[0])
    assert [via.mention and via.mention.of(text) for via in inner.via] == ["Vos"]


@pytest.mark.parametrize(
    ("text", "subject", "verb", "teller"),
    [
        ("Vos wrote Lind told him, “the walls were wet then”", "Lind", "told", "Vos"),
        ("records say he told her, “the walls were wet then”", "he", "told", "records"),
    ],
)
def test_a_quotation_is_whose_verb_leads_into_it(
    text: str, subject: str, verb: str, teller: str
) -> None:
    cue = text.split()[1]
    syntax = f"{teller}>{cue} {cue}>{cue} {subject}>{verb} {verb}>{cue}"
    people: dict[str, MentionKind] = {"Vos": "person", "Lind": "person"}
    known = _with_subject(understood(text, people, syntax=syntax), subject)
    outer = said(text, text[text.index(subject) :], cue, teller)
    whole, inner = find_statements(known, [outer])
    assert [part.of(text) for part in inner.content] == ["the walls were wet then"]
    assert inner.source[0].of(text) == subject
    assert whole.content[0].covers(inner.content[0])


@pytest.mark.parametrize(
    ("text", "syntax"),
    [
        (
            "records say Lind never told her, “the walls were wet then”",
            "records>say say>say Lind>told told>say never>told",
        ),
        (
            "records say Lind denied telling her, “the walls were wet then”",
            "records>say say>say Lind>denied denied>say telling>denied her>telling",
        ),
    ],
)
def test_what_somebody_did_not_say_is_nobodys(text: str, syntax: str) -> None:
    people: dict[str, MentionKind] = {"Lind": "person"}
    known = _with_subject(understood(text, people, syntax=syntax), "Lind")
    (only,) = find_statements(known, [said(text, text[text.index("Lind") :], "say", "records")])
    assert spoken(known, only) == "<records>"


def test_a_quotation_that_the_reader_credits_already_is_told_once() -> None:
    text = "Vos wrote Lind told him, “the walls were wet then”"
    syntax = "Vos>wrote wrote>wrote Lind>told told>wrote were>told walls>were"
    people: dict[str, MentionKind] = {"Vos": "person", "Lind": "person"}
    known = _with_subject(understood(text, people, syntax=syntax), "Lind")
    whole = said(text, text[text.index("Lind") :], "wrote", "Vos")
    own = said(text, "the walls were wet then", "told", "Lind")
    assert [spoken(known, one) for one in find_statements(known, [whole])] == ["Vos", "Lind"]
    found = find_statements(known, [whole, own])
    assert sum(spoken(known, one) == "Lind" for one in found) == 1


def test_a_person_who_tells_what_he_said_is_one_speaker() -> None:
    text = "Vos wrote he told her, “the walls were wet then”"
    syntax = "Vos>wrote wrote>wrote he>told told>wrote"
    known = _with_subject(understood(text, {"Vos": "person"}, syntax=syntax), "he")
    (only,) = find_statements(known, [said(text, text[text.index("he told") :], "wrote", "Vos")])
    assert spoken(known, only) == "Vos"


def _with_subject(known: Understood, subject: str) -> Understood:
    """The same with a word marked as its verb's subject."""
    words = [
        replace(word, dep="nsubj", pos="PROPN" if subject.istitle() else "PRON")
        if word.span.of(known.article.text) == subject
        else word
        for word in known.words
    ]
    return replace(known, words=words)


@pytest.mark.parametrize(
    ("opening", "rest"),
    [
        ("TEHRAN (NINDA)- ", "Head of the office said so"),
        ("BREDE, Norvik — ", "The dam held"),
        ("WASHINGTON — ", "Peter Vos spoke"),
        ("", "The NATO - led force left"),
        ("", "Mr Vos - a farmer - spoke"),
    ],
)
def test_a_dateline_is_no_part_of_what_it_opens(opening: str, rest: str) -> None:
    text = opening + rest
    assert after_dateline(text, Span(start=0, end=len(text))).of(text) == rest


def test_a_source_keeps_no_dateline() -> None:
    text = "TEHRAN (NINDA)- Head of the Brede office said that the dam would hold for years."
    known = understood(text, {})
    found = said(text, "the dam would hold for years", "said", text.split(" said", maxsplit=1)[0])
    assert speakers(known, found) == ["<Head of the Brede office>"]


def test_a_source_in_capitals_is_the_person_of_that_name() -> None:
    text = "Tomas Brandt was asked.\nBRANDT: The dam would hold for years."
    known = understood(text, {"Tomas Brandt": "person"})
    found = said(text, "The dam would hold for years.", ":", "BRANDT")
    assert speakers(known, found) == ["Tomas Brandt"]
