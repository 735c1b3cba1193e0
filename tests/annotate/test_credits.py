"""Who is credited, mended by syntax; and people told apart, taken up and named later."""

from rashomon.annotate.article import split_sentences
from rashomon.annotate.content import Understood
from rashomon.annotate.credits import mended, whole_source
from rashomon.annotate.persons import Persons
from rashomon.annotate.speakers import SpeakerResolver
from rashomon.annotate.statements import find_statements
from rashomon.model import Mention, MentionKind, Span, Speaker, Word
from tests.annotate.reading import article, at, said, speakers, spoken, understood


def parsed(
    text: str, arcs: list[tuple[str, str, str, int]], names: dict[str, MentionKind] | None = None
) -> Understood:
    """A text of one sentence by its words: word, part of speech, label, index of the governor."""
    one, place, words = article(text), 0, []
    for word, pos, dep, head in arcs:
        start = text.index(word, place)
        place = start + len(word)
        span = Span(start=start, end=place)
        words.append(Word(span=span, pos=pos, head=head, dep=dep, sentence=0))
    return Understood(
        article=one,
        sentences=split_sentences(one),
        words=words,
        mentions=[
            Mention(span=at(text, name), kind=kind, score=0.9)
            for name, kind in (names or {}).items()
        ],
        roles=(),
    )


_TOLD = [
    ("One", "NUM", "nsubj", 1),
    ("died", "VERB", "ccomp", 8),
    (",", "PUNCT", "punct", 8),
    ("Noor", "PROPN", "compound", 4),
    ("Aziz", "PROPN", "nsubj", 8),
    (",", "PUNCT", "punct", 4),
    ("doctor", "NOUN", "appos", 4),
    (",", "PUNCT", "punct", 4),
    ("told", "VERB", "ROOT", 8),
    ("Reuters", "PROPN", "dobj", 8),
]


def test_whom_somebody_told_is_not_the_speaker() -> None:
    text = "One died, Noor Aziz, a doctor, told Reuters."
    known = parsed(text, _TOLD, {"Noor Aziz": "person", "Reuters": "organization"})
    raw = said(text, "One died, Noor Aziz, a doctor", "told", "Reuters")
    (mine,) = mended(known, [raw])
    assert [span.of(text) for span in mine.source] == ["Noor Aziz, a doctor"]
    assert [span.of(text) for span in mine.content] == ["One died"]
    (statement,) = find_statements(known, [raw])
    assert spoken(known, statement) == "Noor Aziz"
    assert [one.label for one in statement.via] == ["Reuters"]


def test_an_attribution_read_twice_is_one() -> None:
    text = "The credit firm Oxel said the files were lost."
    known = understood(text, {"Oxel": "organization"})
    twice = [
        said(text, "the files were lost", "said", "The credit"),
        said(text, "the files were", "said", "The credit firm Oxel"),
    ]
    assert speakers(known, *twice) == ["Oxel"]


def test_a_source_is_grown_to_its_noun_and_not_over_the_cue() -> None:
    text = "A report from city officials said so."
    known = parsed(
        text,
        [
            ("A", "DET", "det", 1),
            ("report", "NOUN", "nsubj", 5),
            ("from", "ADP", "prep", 1),
            ("city", "NOUN", "compound", 4),
            ("officials", "NOUN", "pobj", 2),
            ("said", "VERB", "ROOT", 5),
            ("so", "ADV", "advmod", 5),
        ],
    )
    cut = at(text, "A report from")
    assert whole_source(known, cut).of(text) == "A report from city officials"
    stop = at(text, "officials").start
    assert whole_source(known, cut, stops=[stop]).of(text) == "A report from"
    assert whole_source(known, at(text, "A")).of(text) == "A report"


def test_sisters_of_one_surname_are_two_people() -> None:
    names = ["Ada Brandt", "Ilse Brandt", "Brandt", "Ms Brandt", "Ilse"]
    text = ". ".join(names)
    mentions = [Mention(span=at(text, name), kind="person", score=0.9) for name in names]
    persons = Persons(text, mentions)
    assert persons.key("Ada Brandt") != persons.key("Ilse Brandt")
    assert persons.key("Brandt") == persons.key("Ada Brandt")
    assert persons.key("Ilse") == persons.key("Ilse Brandt")
    assert persons.key("A. Brandt") == persons.key("Ada Brandt")


def test_he_goes_on_with_whoever_spoke_however_long_ago_he_was_named() -> None:
    text = (
        "The Herald's Jon Ferrer was at the camp. It rained. A bridge fell. Deputy Luis Prado saw "
        "it. It was cold. Our reporter said the plane was white. He said it flew north."
    )
    known = understood(text, {"Jon Ferrer": "person", "Luis Prado": "person"}, {"Our reporter": "Jon Ferrer"})  # fmt: skip
    found = [
        said(text, "the plane was white", "said", "Our reporter"),
        said(text, "it flew north", "said", "He"),
    ]
    assert speakers(known, *found) == ["Jon Ferrer"]


def test_a_spokeswoman_without_a_name_is_taken_up_as_she() -> None:
    text = "Olga Brand sang. A spokeswoman for the choir said tickets were sold. She added thanks."
    known = understood(text, {"Olga Brand": "person"})
    found = [
        said(text, "tickets were sold", "said", "A spokeswoman for the choir"),
        said(text, "thanks", "added", "She"),
    ]
    assert speakers(known, *found) == ["<A spokeswoman for the choir>"]


def test_a_lead_without_a_name_is_named_by_the_next_sentences() -> None:
    text = (
        "A union boss has called the zone an insult. The remarks came late. "
        "Otto Wern said it sent a message."
    )
    known = understood(text, {"Otto Wern": "person"})
    found = [
        said(text, "the zone an insult", "called", "A union boss"),
        said(text, "it sent a message", "said", "Otto Wern"),
    ]
    assert speakers(known, *found) == ["Otto Wern"]


def test_a_lawyer_of_somebody_is_not_named_by_the_next_sentences() -> None:
    text = "A lawyer for the mill denied the leak. Otto Wern said he saw it."
    known = understood(text, {"Otto Wern": "person"})
    found = [
        said(text, "the leak", "denied", "A lawyer for the mill"),
        said(text, "he saw it", "said", "Otto Wern"),
    ]
    assert speakers(known, *found) == ["<A lawyer for the mill>", "Otto Wern"]


def test_a_congressman_is_who_was_introduced_as_representative() -> None:
    text = (
        "Rep. Carl Osten left. It was Monday. It rained. Nina Falk accused him of lying. "
        "“I had no idea how to run an office,” the two-term congressman said."
    )
    known = understood(text, {"Carl Osten": "person", "Nina Falk": "person"}, {"Rep.": "Carl Osten"})  # fmt: skip
    found = [
        said(text, "him of lying", "accused", "Nina Falk"),
        said(text, "I had no idea how to run an office,", "said", "the two-term congressman"),
    ]
    assert speakers(known, *found) == ["Nina Falk", "Carl Osten"]


def _proposed(known: Understood, source: str, *, after: str) -> list[str]:
    """Whom the rules propose for the last place of some words, once somebody has spoken."""
    text = known.article.text
    resolver = SpeakerResolver(known)
    resolver.note(Speaker(mention=at(text, after)), 0)
    start = text.rindex(source)
    rules = resolver.proposed(Span(start=start, end=start + len(source)), ())
    return [one.mention.of(text) if one.mention else one.label for one in rules.values()]


def test_a_companys_statement_may_speak_for_the_company() -> None:
    text = "Oxel said files were lost. The firm hired help, according to a company statement."
    known = understood(text, {"Oxel": "organization"})
    assert _proposed(known, "a company statement", after="Oxel") == ["Oxel"]


def test_a_letter_is_whose_it_is_called_behind_it() -> None:
    text = (
        "The agency carried the letter from Oda Lind on Friday. Piet Vos read it. "
        "“The port will close,” the letter said."
    )
    known = understood(text, {"Oda Lind": "person", "Piet Vos": "person"})
    found = said(text, "The port will close,", "said", "the letter")
    assert speakers(known, found) == ["Oda Lind"]


def test_when_somebody_spoke_is_no_part_of_who_spoke() -> None:
    text = "Mayor Lena Ortiz late Thursday denied the leak."
    known = understood(text, {"Lena Ortiz": "person"})
    found = said(text, "the leak", "denied", "Mayor Lena Ortiz late Thursday")
    (statement,) = find_statements(known, [found])
    assert statement.speaker.label == "Mayor Lena Ortiz"


def test_a_report_in_a_headline_is_the_mediums() -> None:
    text = (
        "Report: Envoy met the rebels in secret\n"
        "Lena Ortiz confirmed it. The envoy met the rebels, the Harbour Post reported."
    )
    known = understood(text, {"Lena Ortiz": "person", "Harbour Post": "organization"}, title="yes")
    found = [
        said(text, "it", "confirmed", "Lena Ortiz"),
        said(text, "The envoy met the rebels", "reported", "the Harbour Post"),
    ]
    assert speakers(known, *found)[0] == "Harbour Post"


def test_articles_without_a_noun_are_no_statement() -> None:
    text = "The mayor made the announcement on Friday."
    known = understood(text, {})
    assert find_statements(known, [said(text, "the", "made", "The mayor")]) == ()


def test_a_lawyer_is_named_by_the_next_sentence_that_has_one() -> None:
    text = (
        "The mill burned. It was late. Nobody came. The lawyer for the mill denied the leak. "
        "The attorney, Otto Wern, said it was dry."
    )
    known = understood(text, {"Otto Wern": "person"}, {"The attorney": "Otto Wern"})
    found = [
        said(text, "the leak", "denied", "The lawyer for the mill"),
        said(text, "it was dry", "said", "The attorney, Otto Wern"),
    ]
    assert speakers(known, *found) == ["Otto Wern"]


def test_its_lawsuit_is_the_subjects() -> None:
    text = (
        "In its lawsuit in Brede, the Harbour Union said the gate was shut. Piet Vos saw it. "
        "“Nobody was paid for the long strike,” the lawsuit said."
    )
    names: dict[str, MentionKind] = {"Harbour Union": "organization", "Piet Vos": "person"}
    known = understood(text, names, syntax="")
    found = [
        said(text, "the gate was shut", "said", "the Harbour Union"),
        said(text, "Nobody was paid for the long strike,", "said", "the lawsuit"),
    ]
    assert speakers(known, *found) == ["Harbour Union"]


def test_approving_a_letter_is_not_writing_it() -> None:
    text = (
        "Oda Lind said it rained. It snowed. The Wenda Board approves the letter. It froze. Ice. "
        "“All is well,” the letter said."
    )
    known = understood(text, {"Oda Lind": "person", "Wenda Board": "organization"})
    assert _proposed(known, "the letter", after="Oda Lind") == []


def test_the_original_of_a_text_is_its_issuers_not_a_rivals() -> None:
    text = (
        "The Harbour League issued its own resolution on Monday. The council, it said, was late. "
        "The resolution will change. The original called for calm. "
        "It rained on the Wenda Council, which introduced the resolution."
    )
    known = understood(text, {"Harbour League": "organization", "Wenda Council": "organization"})
    found = said(text, "for calm", "called", "The original")
    assert speakers(known, found) == ["Wenda Council"]


def test_what_somebody_was_asked_about_is_not_said() -> None:
    text = "Asked about the driver, he said it rained. Ada Lind drove."
    known = understood(text, {"Ada Lind": "person"})
    found = [said(text, "the driver", "Asked about"), said(text, "it rained", "said", "he")]
    statements = find_statements(known, found)
    assert [one.content[0].of(text) for one in statements] == ["it rained"]


def test_a_day_is_no_source() -> None:
    text = "Friday's announcement told of a long ban on nets."
    known = understood(text, {})
    assert speakers(known, said(text, "a long ban on nets", "told of", "Friday's")) == ["<>"]


def test_both_are_the_two_who_were_named() -> None:
    text = "Ada Lind and Bo Chan called for calm. Both said the gate was shut."
    known = understood(text, {"Ada Lind": "person", "Bo Chan": "person"})
    found = [
        said(text, "calm", "called for", "Ada Lind and Bo Chan"),
        said(text, "the gate was shut", "said", "Both"),
    ]
    assert speakers(known, *found) == ["<Ada Lind and Bo Chan>"]


def test_a_clause_before_its_credit_is_what_was_said_not_a_word_of_the_object() -> None:
    text = "The old bridge will hold this winter, Noor Aziz reassured farmers."
    known = parsed(
        text,
        [
            ("The", "DET", "det", 2),
            ("old", "ADJ", "amod", 2),
            ("bridge", "NOUN", "nsubj", 4),
            ("will", "AUX", "aux", 4),
            ("hold", "VERB", "ROOT", 4),
            ("this", "DET", "det", 6),
            ("winter", "NOUN", "npadvmod", 4),
            (",", "PUNCT", "punct", 4),
            ("Noor", "PROPN", "compound", 9),
            ("Aziz", "PROPN", "nsubj", 10),
            ("reassured", "VERB", "ROOT", 10),
            ("farmers", "NOUN", "dobj", 10),
        ],
        {"Noor Aziz": "person"},
    )
    (mine,) = mended(known, [said(text, "farmers", "reassured", "Noor Aziz")])
    assert [span.of(text) for span in mine.content] == ["The old bridge will hold this winter"]
