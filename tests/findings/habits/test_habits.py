"""Counting own words over stories: what counts, what is joined, what the thresholds keep out."""

from dataclasses import replace

import pytest

from rashomon.findings.habits import find_habits
from rashomon.model import ExportedReferent, ExportedStory, Rejected, Span, Thresholds
from tests.telling import account, story, week


def habits(*stories, **thresholds):
    return find_habits(stories, thresholds=Thresholds(**thresholds))


def phrases(found, outlet="Post"):
    (referent,) = found.referents
    return {one.phrase: one for one in referent.habits if one.outlet == outlet}


def test_a_habit_is_found_with_its_numbers_and_places():
    found = habits(*week(6))
    mister = phrases(found)["Mr. Dravec"]
    assert (mister.own.tellings, mister.own.of, mister.own.occurrences) == (6, 6, 12)
    assert (mister.others.tellings, mister.others.of) == (0, 6)
    assert mister.z > 1.96 > phrases(found)["Ilian Dravec"].z
    assert len(mister.own.places) == 12
    place = mister.own.places[0]
    assert (place.story, place.account, place.words) == (0, "a1", "Mr. Dravec")
    assert week(1)[0].accounts[0].text[place.span.start : place.span.end] == "Mr. Dravec"
    assert phrases(found, "Agency")["Mr. Dravec"].z == pytest.approx(-mister.z)


def test_nothing_rests_on_one_story_however_often_it_repeats():
    often = "Mr. Dravec " * 50
    one = story("Ilian Dravec", [("Post", often, "Mr. Dravec"), ("Agency", "Dravec", "Dravec")])
    assert not habits(one).referents
    assert not habits(*week(2)).referents
    assert habits(*week(3)).referents


def test_only_stories_that_others_tell_too_are_compared():
    alone = [
        story("Ilian Dravec", [("Post", "Ilian Dravec, Sir Dravec", "Ilian Dravec|Sir Dravec")], text=str(n))
        for n in range(9)
    ]  # fmt: skip
    found = habits(*week(4), *alone)
    assert "Sir Dravec" not in phrases(found)
    assert phrases(found)["Mr. Dravec"].own.of == 4


def test_quoted_and_copied_words_are_not_the_outlets_own():
    texts = [
        ("Post", f'Day {n}. “We call the strikers agitators,” said one. Strikers sat.', "strikers|agitators|Strikers")
        for n in range(4)
    ]  # fmt: skip
    told = [
        story("strikers", [text, ("Agency", f"Day {n}: workers, strikers", "workers|strikers")], kind="group")
        for n, text in enumerate(texts)
    ]  # fmt: skip
    found = habits(*told)
    assert found.quoted == 8
    assert "agitators" not in phrases(found)
    whole = [
        replace(
            one,
            accounts=(
                replace(one.accounts[0], shared=(Span(start=0, end=len(one.accounts[0].text)),)),
                one.accounts[1],
            ),
        )
        for one in told
    ]
    copied = habits(*whole)
    assert copied.copied == 4
    assert not copied.referents


def test_scare_quotes_are_the_outlets_own_unless_a_statement_has_them():
    text = "The “strikers” sat down."
    own = ExportedStory(
        name="s",
        accounts=(account("a1", "Post", text),),
        referents=story("strikers", [("Post", text, "strikers")]).referents,
    )
    assert find_habits([own]).quoted == 0
    said = replace(own, accounts=(account("a1", "Post", text, (Span(start=0, end=len(text)),)),))
    assert find_habits([said]).quoted == 1


def test_words_within_words_count_once():
    (one,) = week(1)
    name = one.referents[0]
    inner = replace(
        name.uses[1], span=Span(start=name.uses[1].span.start + 4, end=name.uses[1].span.end)
    )
    doubled = replace(one, referents=(replace(name, uses=(*name.uses, inner)),))
    assert [u.own.occurrences for u in phrases(habits(doubled, *week(4)[1:])).values()] == [
        u.own.occurrences for u in phrases(habits(*week(4))).values()
    ]


def test_case_articles_and_dots_make_no_other_phrase():
    told = [
        story(
            "United States",
            [("Post", f"the US and {form} and America", f"US|{form}|America"), ("Agency", "America", "America")],
            kind="place",
            text=str(n),
        )
        for n, form in enumerate(["U.S.", "the U.S", "US’s"])
    ]  # fmt: skip
    assert phrases(habits(*told))["US"].own.tellings == 3


def test_persons_are_one_by_a_full_name_and_not_by_a_surname():
    def named(name: str, mentions: str, text: str) -> ExportedStory:
        return story(
            name, [("Post", mentions, mentions), ("Agency", mentions, mentions)], text=text
        )

    joined = [
        named("Dravec", "Ilian Dravec|Dravec", "1"),
        named("Ilian Dravec", "Ilian Dravec", "2"),
    ]
    apart = [named("Dravec", "Dravec", "3"), named("Marek Dravec", "Marek Dravec", "4")]
    found = find_habits([*joined, *apart], thresholds=Thresholds(tellings=1, others=1))
    assert sorted(one.stories for one in found.referents) == [2]
    assert found.referents[0].names == ("Dravec", "Ilian Dravec")


def test_an_entry_of_wikidata_joins_and_keeps_apart():
    one = week(3, wikidata="Q1")
    two = [replace(s, name=f"x{s.name}", accounts=tuple(replace(a, text_sha=f"{a.text_sha}x") for a in s.accounts)) for s in week(3, wikidata="Q2")]  # fmt: skip
    found = habits(*one, *two)
    assert sorted(r.key for r in found.referents) == ["Q1", "Q2"]
    assert [r.wikidata for r in found.referents] == ["Q1", "Q2"]


def test_concepts_are_one_by_label_or_by_two_phrases():
    def concept(label: str, left: str, right: str, text: str) -> ExportedStory:
        told = [("Post", left, left), ("Agency", right, right)]
        return story(label, told, kind="wording", part="wording", text=text)

    found = habits(
        concept("the strike", "the long strike", "illegal blockade", "1"),
        concept("strikes", "the long strike", "illegal blockade", "2"),
        concept("the action", "the long strike", "the illegal blockade", "3"),
        concept("the weather", "rain", "storm", "4"),
    )
    (referent,) = found.referents
    assert referent.stories == 3
    assert {one.phrase for one in referent.habits} == {"the long strike", "illegal blockade"}


def test_the_same_account_counts_once_and_the_same_story_is_rejected():
    found = habits(*week(4), *week(4))
    assert len(found.stories) == 4
    assert [one.code for one in found.rejected] == ["duplicate"] * 4
    assert found.repeated == 8
    assert phrases(found)["Mr. Dravec"].own.tellings == 4


def test_accounts_without_an_outlet_are_not_counted():
    nameless = [
        replace(one, accounts=(one.accounts[0], replace(one.accounts[1], outlet="")))
        for one in week(5)
    ]
    assert not habits(*nameless).referents


def test_rejected_reports_are_kept_and_an_empty_story_is_no_crash():
    bad = Rejected(input="x", stage="source", code="bad-report", detail="no")
    empty = ExportedStory(name="e", accounts=(account("a1", "Post", ""),), referents=())
    bare = replace(empty, name="b", accounts=(account("a1", "Post", "x"),), referents=(ExportedReferent(name="", kind="place", uses=()),))  # fmt: skip
    found = find_habits([bad, empty, bare])
    assert found.rejected == (bad,)
    assert len(found.stories) == 2
    assert find_habits([]).referents == ()


def test_the_order_of_the_reports_does_not_change_the_numbers():
    def numbers(found):
        return sorted((h.outlet, h.phrase, h.z) for r in found.referents for h in r.habits)

    assert numbers(habits(*week(5))) == numbers(habits(*reversed(week(5))))
