"""What belongs together, in which order."""

from dataclasses import replace

from rashomon.report.arrange import arrange
from rashomon.report.phrases import relation, told_by
from tests import factory

VIEW = arrange(factory.comparison())


def test_one_fact_of_three_accounts_is_one():
    first = VIEW.facts[0]
    assert [side.words.account.letter for side in first.sides] == ["A", "B", "C"]
    assert len(VIEW.agreed) == 4
    assert len(VIEW.partly) == 1
    assert [fact.number for fact in VIEW.facts] == [1, 2, 3, 4, 5]


def test_one_conflict_of_three_accounts_is_one():
    assert len(VIEW.conflicts) == 3
    days = VIEW.conflicts[1]
    assert [side.value_words.text for side in days.sides] == ["nine days", "eight-day", "eight-day"]
    assert [conflict.score for conflict in VIEW.conflicts] == [0.88, 0.83, 0.58]


def test_shares_of_an_account_add_up():
    for index in range(3):
        assert abs(sum(voice.shares[index] for voice in VIEW.voices) - 1) < 1e-9


def test_a_speaker_is_the_same_in_every_account():
    dravec = next(voice for voice in VIEW.voices if voice.name == "Ilian Dravec")
    assert {said.account.letter for said in dravec.said} == {"A", "B", "C"}
    assert dravec.said[-1].via == ("Torva News Agency",)


def test_only_is_ranked_by_weight():
    weights = [one.weight for one in VIEW.only[0]]
    assert weights == sorted(weights, reverse=True)


def test_names_that_differ_and_names_that_are_only_shorter():
    differs = {actor.name: actor.differs for actor in VIEW.actors}
    assert differs["Ilian Dravec"]
    assert not differs["Petar Holub"]
    assert not differs["Torva"]


def test_copies_count_once():
    assert VIEW.independent == 2


def test_which_account_draws_on_which_is_said_where_known():
    whole = factory.comparison()
    known = tuple(
        replace(tie, origin=tie.left_id) if tie.relation != "independent" else tie
        for tie in whole.independence
    )
    (tie,) = (t for t in arrange(replace(whole, independence=known)).ties if t.origin)
    assert relation(tie) == f"{tie.right.letter} copies {tie.left.letter}"
    assert relation(replace(tie, relation="shared-source", origin=tie.right)) == (
        f"{tie.left.letter} draws on {tie.right.letter}"
    )
    assert relation(replace(tie, origin=None)) == "one copies the other"


def test_a_sentence_is_put_to_its_speaker():
    conflict = VIEW.conflicts[0]
    assert [side.said_by for side in conflict.sides] == ["hospital staff", "Ministry of Transport"]


def test_parts_of_a_sentence_are_the_sentence():
    for fact in VIEW.facts:
        for side in fact.sides:
            assert "".join(part.text for part in side.parts) == side.words.text


def test_a_fact_says_how_many_independent_accounts_tell_it():
    first = VIEW.facts[0]
    assert (first.accounts, first.independent) == (3, 2)
    assert told_by(first) == "reported by 3 accounts, 2 of them independent"
    copied = next(f for f in VIEW.facts if {s.words.account.letter for s in f.sides} == {"B", "C"})
    assert told_by(copied) == "reported by 2 accounts, both from one source"


def test_the_synopsis_tells_the_agreed_facts_in_the_order_of_the_story():
    positions = [fact.position for fact in VIEW.synopsis]
    assert positions == sorted(positions)
    assert {fact for fact in VIEW.agreed if fact.score >= 0.4} <= set(VIEW.synopsis)
    assert all(fact.score >= 0.4 for fact in VIEW.synopsis)
    assert all(fact.core in fact.sides for fact in VIEW.synopsis)


def test_what_several_say_together_is_put_to_each_of_them():
    comparison = factory.comparison()
    dravec, other = (actor.id for actor in comparison.actors[:2])
    joint = tuple(
        replace(one, speaker_id=None, speaker_label="both", speaker_ids=(dravec, other))
        if one.speaker_id == dravec
        else one
        for one in comparison.attributions
    )
    view = arrange(replace(comparison, attributions=joint))
    names = [actor.name for actor in comparison.actors[:2]]
    before = next(voice for voice in VIEW.voices if voice.name == names[0])
    after = {voice.name: voice for voice in view.voices}
    assert [len(after[name].said) >= len(before.said) for name in names] == [True, True]
    assert "both" not in after
    for index in range(3):
        assert abs(sum(voice.shares[index] for voice in view.voices) - 1) < 1e-9
