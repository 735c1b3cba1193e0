"""Names within an article: exact spans, what the reader missed, what is no name."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.annotate.aliases import find_aliases
from rashomon.annotate.name_extents import extended
from rashomon.annotate.name_kinds import Candidate, Kinds
from rashomon.annotate.name_view import NameView
from tests.naming import account, asides, mention, strings


def test_titles_and_possessives_are_left_out() -> None:
    found = account(
        "Yesterday Deputy Transport Minister Ilian Dravec left. Dravec’s aide stayed.",
        {"Ilian Dravec": "PER"},
    )
    assert strings(found) == ["Ilian Dravec", "Dravec"]
    assert mention(found, "Dravec").kind == "person"


def test_names_that_only_teasers_bear_are_none_of_the_story() -> None:
    teasers = "Read more: Petar Holub beats Lena Torvald"
    names = {"Lena Torvald": "PER", "Petar Holub": "PER"}
    found = account(f"Lena Torvald left the party.\n{teasers}", names, teasers=teasers)
    assert strings(found) == ["Lena Torvald", "Lena Torvald"]


def test_a_run_in_capitals_is_cut_at_titles() -> None:
    found = account("At noon NDU President Mara Oszkay spoke.", {"Mara Oszkay": "PER"})
    assert strings(found) == ["NDU", "Mara Oszkay"]


def test_a_surname_is_what_the_full_name_is() -> None:
    text = "Velmar police met Lena Torvald. The pilot, Torvald, said no. Later Torvald left."
    found = account(text, {"Lena Torvald": "PER", "Torvald": "ORG"})
    assert {m.kind for m in found.mentions if m.span.of(text) == "Torvald"} == {"person"}


def test_a_place_is_told_with_its_kind_and_without() -> None:
    found = account("Floods hit Brenna province and the Ulm valley.", {"Brenna": "LOC"})
    assert {"Brenna", "Brenna province"} <= set(strings(found, "place"))


def test_a_city_with_its_state() -> None:
    found = account("They met in Kansas City, Mo., on Tuesday.", {"Kansas City": "LOC"})
    assert "Kansas City, Mo." in strings(found, "place")


def test_nationalities_are_no_names_but_peoples_are() -> None:
    found = account(
        "The Iranian minister met Germans in Qom.",
        {"Iranian": "MISC", "Germans": "MISC", "Qom": "LOC"},
        syntax={"Iranian": ("ADJ", "amod", "minister"), "Germans": ("PROPN", "dobj", "met")},
    )
    assert "Iranian" not in strings(found)
    assert mention(found, "Germans").kind == "group"


def test_bodies_are_told_by_their_owner() -> None:
    found = account(
        "Sudan's army denied it. The Iranian embassy in Baku said so too.",
        {"Sudan": "LOC", "Baku": "LOC"},
        syntax={"Iranian": ("ADJ", "amod", "embassy")},
    )
    assert {"Sudan's army", "Iranian embassy", "Iranian embassy in Baku", "Baku"} <= set(
        strings(found)
    )


def test_hyphenated_given_names_stay_whole() -> None:
    found = account("In Seoul President Moon Jae-in met Iran-backed groups.", {})
    assert "Moon Jae-in" in strings(found)
    assert not any("backed" in s for s in strings(found))


def test_headline_words_are_no_names() -> None:
    text = "Harbour Strike Ends After Nine Days\nThe strike in the harbour of Torva ended."
    found = account(text, {"Torva": "LOC"})
    assert strings(found) == ["Torva"]


def test_a_name_known_from_the_body_is_found_in_the_headline() -> None:
    text = "Oszkay Calls Strike Off Today\nUnion leader Mara Oszkay ended the strike."
    found = account(text, {"Mara Oszkay": "PER"})
    assert "Oszkay" in strings(found)


def test_a_party_in_lower_case() -> None:
    text = "The Garden Party won. Supporters of the garden party cheered."
    found = account(text, {"Garden Party": "ORG"})
    assert strings(found, "organization") == ["Garden Party", "garden party"]


def test_a_torn_name_is_mended() -> None:
    found = account("He came from South Brenna at dawn.", {"South": "LOC", "Brenna": "LOC"})
    assert "South Brenna" in strings(found)


def test_a_possessive_parts_two_names() -> None:
    found = account("He told Sund News’ Ida Brandt so.", {"Sund News’ Ida Brandt": "ORG"})
    assert {"Sund News", "Ida Brandt"} <= set(strings(found))


def test_what_an_article_equates() -> None:
    text = (
        "Mohsen Rezan (Rezaan) spoke in Brenna, which locals call Brunn. "
        "The Torva News Agency (TNA) reported it. Dravec called Oszkay a liar."
    )
    found = account(
        text,
        {
            "Mohsen Rezan": "PER",
            "Rezaan": "PER",
            "Brenna": "LOC",
            "Brunn": "LOC",
            "Torva News Agency": "ORG",
            "TNA": "ORG",
            "Dravec": "PER",
            "Oszkay": "PER",
        },
    )
    pairs = [(a.left.of(text), a.right.of(text)) for a in found.aliases]
    assert pairs == [
        ("Mohsen Rezan", "Rezaan"),
        ("Brenna", "Brunn"),
        ("Torva News Agency", "TNA"),
    ]
    assert find_aliases(found.article, found.sentences, ()) == ()


@settings(max_examples=60)
@given(st.text(max_size=160))
def test_any_text_gives_spans_within_it(text: str) -> None:
    found = account(text, {})
    for one in found.mentions:
        assert 0 <= one.span.start < one.span.end <= len(text)
        assert one.span.of(text).strip() == one.span.of(text)
        assert 0 < one.score < 1


def test_a_name_may_end_in_of_the() -> None:
    made = account("He called the Velmar City Office of the Chief Examiner.", {})
    view = NameView(article=made.article, sentences=made.sentences, words=made.words)
    torn = Candidate(3, 8, "ORG", 0.6)  # "Velmar City Office of the"
    assert all(c.first < c.last for c in extended(view, [torn], Kinds(view, [torn])))


def test_a_small_word_may_be_a_syllable() -> None:
    found = account("They met Park Sun In yesterday.", {"Park Sun": "PER"})
    assert "Park Sun In" in strings(found, "person")


def test_a_state_at_the_end_of_a_sentence_has_no_full_stop() -> None:
    found = account("She moved to Texas. He left Kansas City, Mo.", {"Texas": "LOC"})
    assert "Texas" in strings(found)
    assert "Texas." not in strings(found)


def test_states_in_a_list_are_no_cities() -> None:
    found = account("It snowed in Maine, Vermont and Ohio.", {"Maine": "LOC", "Vermont": "LOC"})
    assert "Maine, Vermont" not in strings(found)


def test_a_name_that_goes_on_in_quotation_marks() -> None:
    found = account('It lies on the Baltic "Belt of Storms" far out.', {"Baltic": "LOC"})
    assert 'Baltic "Belt of Storms' in strings(found, "place")


def test_a_body_right_behind_its_country() -> None:
    found = account("She ran for the United States Senate.", {"United States": "LOC"})
    assert "United States Senate" in strings(found)


def test_an_authority_of_two_states() -> None:
    found = account("He met the Port Authority of New York and New Jersey.", {})
    assert "Port Authority of New York and New Jersey" in strings(found)


def test_groups_with_their_number_and_their_house() -> None:
    found = account("On it were 10 US citizens and 3 Germans.", {"US": "LOC"}, syntax=_NUMBERS)
    assert {"10 US citizens", "3 Germans"} <= set(strings(found, "group"))
    found = account("They met young members of Congress.", {}, syntax=_NUMBERS)
    assert "young members of Congress" in strings(found, "group")


def test_who_acts_is_told_with_what_stands_before() -> None:
    syntax = {
        "lawmakers": ("NOUN", "nsubj", "denied"),
        "conservative": ("ADJ", "amod", "lawmakers"),
        "clerics": ("NOUN", "nsubj", "rejected"),
        "changes": ("NOUN", "dep", "warned"),
    }
    found = account("Some conservative lawmakers denied it.", {}, syntax=syntax)
    assert "conservative lawmakers" in strings(found, "group")
    found = account("VTA lawmakers denied it.", {"VTA": "ORG"}, syntax=syntax)
    assert "VTA lawmakers" not in strings(found)
    found = account("He warned of changes clerics rejected.", {}, syntax=syntax)
    assert "changes clerics" not in [
        m.span.of(found.article.text) for m in found.mentions if m.score > 0.35
    ]


def test_an_office_is_called_after_who_holds_it() -> None:
    found = account("He met the governor's office.", {}, syntax=_NUMBERS)
    assert "governor's office" in strings(found)


def test_a_page_s_furniture_is_no_name() -> None:
    found = account("They left. Continue to New Year's Eve.", {"Continue": "MISC"})
    assert not {"Continue", "New Year's Eve", "New Year"} & set(strings(found))


_NUMBERS = {
    "10": ("NUM", "nummod", "citizens"),
    "3": ("NUM", "nummod", "Germans"),
    "young": ("ADJ", "amod", "members"),
}


def test_states_in_party_labels() -> None:
    found = account("Sen. Ida Brandt (R-Ala.) spoke.", {"Ida Brandt": "PER"})
    assert "Ala." in asides(found)


def test_handles_of_people_told_of() -> None:
    found = account("Ida Brandt wrote @RepBrandt and @someoneelse.", {"Ida Brandt": "PER"})
    assert asides(found) == ["@RepBrandt"]


def test_a_title_with_a_hyphen_and_an_office_of_counsel() -> None:
    seen = {"Mara Oszkay": "PER", "U.N.": "ORG"}
    found = account("The U.N. Secretary-General Mara Oszkay asked.", seen)
    assert "U.N." in strings(found)
    found = account(
        "He often wrote letters about this matter to the Office of Special Counsel.",
        {"Office of Special Counsel": "ORG"},
    )
    assert "Office of Special Counsel" in strings(found)


def test_how_far_a_description_of_people_reaches() -> None:
    found = account(
        "More than 60 women left. A few of his colleagues wept.",
        {},
        syntax={
            "60": ("NUM", "nummod", "women"),
            "women": ("NOUN", "nsubj", "left"),
            "few": ("ADJ", "dep", "colleagues"),
        },
    )
    assert {"More than 60 women", "A few of his colleagues"} <= set(asides(found))


def test_a_bill_is_no_man_called_bill() -> None:
    found = account(
        "He thanked former President Bill Oszkay for a new tram safety bill.",
        {"Bill Oszkay": "PER"},
    )
    assert not [words for words in asides(found) if words.endswith("Bill")]
    assert any(words.endswith("tram safety bill") for words in asides(found))


def test_a_surname_that_is_a_city_too_is_a_person() -> None:
    text = "Paul Jackson left. Jackson was late. Police saw Jackson."
    found = account(text, {"Paul Jackson": "PER", "Jackson": "LOC"})
    told = {m.kind for m in found.mentions if m.span.of(text).endswith("Jackson")}
    assert told == {"person"}


def test_a_city_that_has_its_police_stays_a_city() -> None:
    text = "Paul Houston left. Houston police saw him."
    found = account(text, {"Paul Houston": "PER", "Houston": "LOC"})
    assert mention(found, "Houston").kind == "place"


def test_a_city_that_somebody_is_in_stays_a_city() -> None:
    text = "Paul Jackson left. He lives in Jackson. Fans saw Jackson."
    found = account(text, {"Paul Jackson": "PER", "Jackson": "LOC"})
    assert mention(found, "Jackson").kind == "place"


def test_a_nickname_runs_through_a_name() -> None:
    text = 'Police met Paul "The Kite" Oszkay there.'
    found = account(text, {'Kite" Oszkay': "PER"})
    assert strings(found, "person") == ['Paul "The Kite" Oszkay']


def test_the_end_of_a_quotation_is_no_nickname() -> None:
    text = 'He said "No, Paul" Oszkay said.'
    found = account(text, {'Paul" Oszkay': "PER"})
    assert not any(s.startswith("said") for s in strings(found))


def test_the_state_behind_a_town_is_told_too() -> None:
    assert "Pa." in asides(account("HARLOW, Pa. — Floods came.", {}))


def test_places_by_their_kind_with_what_describes_them() -> None:
    text = "He met her outside the old cathedral. A bus passed the border with Velmar."
    syntax = {"old": ("ADJ", "amod", "cathedral"), "Velmar": ("PROPN", "pobj", "with")}
    found = asides(account(text, {"Velmar": "LOC"}, syntax=syntax))
    assert {"old cathedral", "cathedral", "border", "border with Velmar"} <= set(found)


def test_a_quotation_mark_shows_no_owner() -> None:
    old = {"old": ("ADJ", "amod", "school")}
    found = asides(account("'old school' is shut.", {}, syntax=old))
    assert found == ["old school"]
    assert asides(account("It was June. 'old school' is shut.", {}, syntax=old)) == found
    owned = account("It was the pilots' old school.", {}, syntax=old)
    assert "pilots' old school" in asides(owned)


def test_a_headline_ends_before_the_text() -> None:
    assert "hotel" in asides(account("Guests were in the hotel\nOfficials said so.", {}))


def test_two_people_told_in_one_breath() -> None:
    text = "Ida and Mara Oszkay came. Fans like Ida and Mara. Ida Oszkay left."
    names = {"Ida": "PER", "Mara Oszkay": "PER", "Mara": "PER", "Ida Oszkay": "PER"}
    assert {"Ida and Mara Oszkay", "Ida and Mara"} <= set(asides(account(text, names)))


def test_two_surnames_are_no_couple() -> None:
    text = "Lena Torvald met Petar Holub. Torvald and Holub left."
    names = {"Lena Torvald": "PER", "Petar Holub": "PER", "Torvald": "PER", "Holub": "PER"}
    assert "Torvald and Holub" not in asides(account(text, names))


def test_the_people_of_a_firm() -> None:
    found = account("It pleased Lumatek shareholders.", {"Lumatek": "ORG"})
    assert "Lumatek shareholders" in asides(found)
