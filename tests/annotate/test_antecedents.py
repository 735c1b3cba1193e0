from dataclasses import replace

import pytest

from rashomon.annotate.antecedents import Ranking, choose, features, ranking
from rashomon.annotate.candidates import Candidate, Candidates
from rashomon.annotate.content import Understood
from rashomon.annotate.issuers import Issuers
from rashomon.annotate.queries import query_of
from rashomon.annotate.voices import Scene
from rashomon.learned.trees import read_trees
from rashomon.model import MentionKind, Speaker
from tests.annotate.reading import at, said, speakers, understood


def _candidates(known: Understood, words: str) -> tuple[str, list[Candidate]]:
    scene = Scene(known.article, known.sentences, known.words, known.mentions)
    query = query_of(scene, at(known.article.text, words), ())
    assert query is not None
    return query.kind, Candidates(scene=scene, roles=known.roles).of(query, {})


def test_words_that_name_nobody_are_of_a_kind() -> None:
    text = "He spoke. The mayor spoke. The airline spoke. The report spoke. Residents spoke."
    known = understood(text, {})
    scene = Scene(known.article, known.sentences, known.words, known.mentions)
    kinds = []
    for words in ("He", "The mayor", "The airline", "The report", "Residents"):
        query = query_of(scene, at(text, words), ())
        kinds.append(query.kind if query else "")
    assert kinds == ["he", "person", "body", "text", "several"]
    assert set(kinds) <= set(ranking().kinds)


def test_nobody_is_always_a_candidate_and_keeps_no_name() -> None:
    known = understood("It rained. The mayor said so.", {})
    kind, found = _candidates(known, "The mayor")
    assert [one.key for one in found] == [""]
    assert choose(kind, found).speaker == Speaker()


def test_who_is_called_so_is_likelier_than_who_stands_nearer() -> None:
    text = (
        "The mayor, Lena Ortiz, opened the bridge. It was late. Piet Vos built it. "
        "The mayor said nothing was wrong."
    )
    titles = {"The mayor": "Lena Ortiz"}
    known = understood(text, {"Lena Ortiz": "person", "Piet Vos": "person"}, titles)
    scene = Scene(known.article, known.sentences, known.words, known.mentions)
    query = query_of(scene, at(text, "The mayor", 1), ())
    assert query is not None
    found = Candidates(scene=scene, roles=known.roles).of(query, {})
    scores = ranking().scores(query.kind, found).tolist()
    by_key = {one.key: score for one, score in zip(found, scores, strict=True)}
    assert by_key["person:lena ortiz"] > by_key["person:piet vos"]
    assert choose(query.kind, found).key == "person:lena ortiz"


def test_a_woman_is_not_he() -> None:
    text = "Ms. Rossi met Tom Haddad. He said it would rain."
    known = understood(text, {"Rossi": "person", "Tom Haddad": "person"})
    _, found = _candidates(known, "He")
    assert "person:rossi" not in {one.key for one in found}


def test_the_pronouns_that_take_a_person_up_tell_of_whom_he_may_be() -> None:
    text = (
        "Azra Demir sold her house. She moved. Kemal Aydin sold his shop. "
        "Azra Demir met Kemal Aydin. He said the shop was old."
    )
    known = understood(text, {"Azra Demir": "person", "Kemal Aydin": "person"})
    assert speakers(known, said(text, "the shop was old", "said", "He")) == ["Kemal Aydin"]


def test_the_firm_is_the_company_told_of() -> None:
    text = (
        "Norvik Telecom cut a cable, a ship found. Norvik Telecom said it was old. "
        "The firm said it was sorry."
    )
    known = understood(text, {"Norvik Telecom": "organization"})
    first = said(text, "it was old", "said", "Norvik Telecom")
    second = said(text, "it was sorry", "said", "The firm")
    assert speakers(known, first, second) == ["Norvik Telecom"]  # one statement


def test_a_word_for_one_of_a_party_is_no_name() -> None:
    text = "Another top Republican, Sen. Lars Dahl of Iowa, said it was late."
    known = understood(text, {"Republican": "person", "Lars Dahl": "person"})
    source = "Another top Republican, Sen. Lars Dahl of Iowa"
    assert speakers(known, said(text, "it was late", "said", source)) == ["Lars Dahl"]


def test_an_agency_is_credited_by_the_name_that_follows() -> None:
    text = "Egypt's state news agency NINDA reported that cables were cut."
    names: dict[str, MentionKind] = {
        "Egypt's state news agency": "organization",
        "NINDA": "organization",
    }
    known = understood(text, names, syntax="agency>reported NINDA>reported")
    found = said(text, "cables were cut", "reported", "Egypt's state news agency")
    assert speakers(known, found) == ["NINDA"]


def test_a_surname_before_a_relative_is_told_of_is_not_hers() -> None:
    text = (
        "Brandt said it was late. His guests met first lady Ilse Brandt. Brandt said it was cold."
    )
    known = understood(text, {"Ilse Brandt": "person", "Brandt": "person"})
    scene = Scene(known.article, known.sentences, known.words, known.mentions)
    assert scene.persons.key("Brandt") == "brandt"
    assert scene.persons.key("Ilse Brandt") == "ilse brandt"


def test_a_body_is_taken_up_by_the_noun_its_name_ends_with() -> None:
    text = "Brede Zoo closed its gates on Monday. The zoo said a bear was ill."
    known = understood(text, {"Brede Zoo": "place"})
    scene = Scene(known.article, known.sentences, known.words, known.mentions)
    query = query_of(scene, at(text, "The zoo"), ())
    assert query is not None
    assert query.kind == "body"
    assert speakers(known, said(text, "a bear was ill", "said", "The zoo")) == ["Brede Zoo"]


def test_indirect_speech_tells_the_gender_of_whom_it_is_credited_to() -> None:
    text = "The director said he had slept. The director said the hall was full."
    known = understood(text, {})
    scene = Scene(known.article, known.sentences, known.words, known.mentions)
    genders = []
    for nth, words in enumerate(("he had slept", "the hall was full")):
        query = query_of(scene, at(text, "The director", nth), (at(text, words),))
        genders.append(query.gender if query else "")
    assert genders == ["he", "unknown"]


def test_a_body_is_called_by_the_first_word_of_its_name() -> None:
    text = "Meridian Airlines lost a bag. Meridian said it was found."
    known = understood(text, {"Meridian Airlines": "organization"})
    assert speakers(known, said(text, "it was found", "said", "Meridian")) == ["Meridian Airlines"]


def test_a_name_may_stand_before_what_the_body_is() -> None:
    text = "State-run Al-Manar newspaper reported that the bridge fell."
    known = understood(text, {"Al-Manar": "organization"})
    source = "State-run Al-Manar newspaper"
    assert speakers(known, said(text, "the bridge fell", "reported", source)) == ["Al-Manar"]


def test_whom_a_title_names_does_not_speak_too() -> None:
    source = "Ada Lind, a director and an adviser to Mayor Tom Roe"
    text = f"{source}, said it was late."
    known = understood(text, {"Ada Lind": "person", "Tom Roe": "person"})
    assert speakers(known, said(text, "it was late", "said", source)) == ["Ada Lind"]


def test_a_letter_is_his_who_wrote_it() -> None:
    text = "The Harbour League fired off a letter. Tom Roe said rents fell. The letter said rents rose."
    names: dict[str, MentionKind] = {"Harbour League": "organization", "Tom Roe": "person"}
    known = understood(text, names, syntax="League>fired letter>fired")
    words = [
        replace(word, dep="nsubj") if word.span.of(text) == "League" else word
        for word in known.words
    ]
    known = replace(known, words=words)
    scene = Scene(known.article, known.sentences, known.words, known.mentions)
    issuer = Issuers(scene).issuer("letter", at(text, "The letter"))
    assert issuer is not None
    assert issuer.mention == at(text, "Harbour League")


def test_whose_a_text_is_is_looked_up_once_an_article(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "The report said it. " * 20
    known = understood(text, {})
    scene = Scene(known.article, known.sentences, known.words, known.mentions)
    looked: list[int] = []
    monkeypatch.setattr(Issuers, "_owner", lambda self, start, end: looked.append(start))
    issuers = Issuers(scene)
    for nth in range(20):
        assert issuers.issuer("report", at(text, "The report", nth)) is None
    assert len(looked) == 20  # not twenty for each


def test_they_are_both_who_spoke_together() -> None:
    text = "Lena Ortiz and Piet Vos said it rained. They said it froze."
    known = understood(text, {"Lena Ortiz": "person", "Piet Vos": "person"})
    scene = Scene(known.article, known.sentences, known.words, known.mentions)
    query = query_of(scene, at(text, "They"), ())
    assert query is not None
    both = (at(text, "Lena Ortiz"), at(text, "Piet Vos"))
    scene.note(Speaker(label="Lena Ortiz and Piet Vos", several=both), 0)
    found = Candidates(scene=scene, roles=()).of(query, {})
    assert [one.speaker.several for one in found if one.key.startswith("label:")] == [both]


def test_nobody_gives_way_by_so_much_as_it_is_behind() -> None:
    somebody = Candidate(speaker=Speaker(label="Lind"), key="person:lind", signs={"near": 0.0})
    nobody = Candidate(speaker=Speaker(), key="", signs={"near": 1.0})
    table = {"feature": [[0]], "limit": [[0.5]], "after": [[[-1, -2]]], "leaves": [[0.0, 0.4]]}
    trees = read_trees(table)
    even = Ranking(signs={"near": 0}, kinds=("he",), trees=trees)
    assert even.scores("he", [somebody, nobody]).tolist() == pytest.approx([0.0, 0.4])
    behind = replace(even, ahead=-0.5)
    assert behind.scores("he", [somebody, nobody]).tolist() == pytest.approx([0.0, -0.1])


def test_signs_are_compared_with_the_others_of_their_query() -> None:
    held = [{"behind": 1.0}, {"behind": 3.0}, {}]
    rows = features("he", held, {"behind": 0}, ("he", "it"))
    assert rows[:, 0].tolist() == [1.0, 3.0, 0.0]
    assert rows[:, 1:3].tolist() == [[2.0, 0.0], [0.0, 2.0], [9.0, 9.0]]  # below, above
    assert rows[:, -3:].tolist() == [[1.0, 0.0, 3.0]] * 3  # the kind, how many
