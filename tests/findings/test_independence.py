from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.findings.agreements import independent_groups
from rashomon.findings.independence import find_independence
from rashomon.findings.reuse import find_credits
from rashomon.model import Independence, Story
from tests.factory import annotated, article
from tests.findings.comparing import account, story

WIRE = """Port reopens
Operations at the Torva seaport resumed on Sunday after an eight-day blockade by dockers.
The blockade cost the economy 40 million marks a day, said Petar Holub of the Chamber of Shipping.
The port handles two thirds of the foreign trade and is the largest on the whole Sund coast."""
OTHER = """Strike is over
Dock workers went back to their cranes, tired and divided, when the ninth night had passed.
Their union calls what it won a first step; the ministry calls it the end of an adventure.
“No worker will be punished for taking part in this,” the minister told them at the gate."""
SPEECH = (
    "“We share one harbour and one bill, and nobody in this town will be left to pay it alone,” "
    "the minister said.",
    "“What the council has signed tonight it will keep, with or without the money that the "
    "capital owes us since the spring,” she added.",
)


def tie(*texts: str, **fields: Any) -> Independence:
    (found,) = find_independence(story(*texts))
    return found


def relation(*texts: str) -> str:
    return tie(*texts).relation


def dated(*accounts: tuple[str, dict[str, Any]]) -> Independence:
    """The tie of two accounts with outlets, dates or bylines of their own."""
    made = [
        annotated(article(text, id=f"a{n}", kinds=["title"], language="en", **fields))
        for n, (text, fields) in enumerate(accounts, 1)
    ]
    (found,) = find_independence(Story(accounts=tuple(made)))
    return found


def test_a_copy() -> None:
    assert relation(WIRE, "Another title\n" + WIRE.split("\n", 1)[1]) == "copy"


def test_own_reporting() -> None:
    assert relation(WIRE, OTHER) == "independent"


def test_two_sentences_of_one_agency() -> None:
    lines = WIRE.split("\n")
    found = tie(WIRE, OTHER + "\n" + lines[2] + "\n" + lines[3])
    assert found.relation in {"shared-source", "copy"}
    assert 0 < found.overlap <= 1
    assert any(
        "the largest on the whole Sund coast" in p.left.span.of(WIRE) for p in found.passages
    )


def test_one_sentence_told_in_the_same_words_among_many_others() -> None:
    own = OTHER + "\nThe baker on the quay opened at five as he does on any other morning." * 6
    borrowed = (
        "\nThe blockade that kept forty ships waiting in the outer roads for more than a week"
    )
    assert relation(own + borrowed + " is over.", WIRE + borrowed + " has ended.") != "independent"


def test_one_quotation_heard_by_both_is_no_common_source() -> None:
    quote = "“No worker will be punished for taking part in this,” the deputy said later on."
    assert relation(WIRE + "\n" + quote, OTHER) == "independent"


def test_the_same_choice_of_quotations_is_one_source_but_no_copy() -> None:
    speech = "\n".join(SPEECH)
    assert relation(WIRE + "\n" + speech, OTHER + "\n" + speech) == "shared-source"


def test_single_marks_quote_too() -> None:
    british = SPEECH[0].replace("“", "'").replace("”", "'")
    longer = OTHER + "\nThe baker on the quay opened at five as he does on any other morning." * 4
    assert relation(WIRE * 3 + "\n" + british, longer + "\n" + SPEECH[0]) == "independent"


def test_names_and_titles_in_common_are_no_passage() -> None:
    one = "\nDeputy Chief Harbour Master Ilian Dravec of the Torva Port Authority was there."
    two = (
        "\nAsked by Deputy Chief Harbour Master Ilian Dravec of the Torva Port Authority, he left."
    )
    assert relation(WIRE + one, OTHER + two) == "independent"


def test_what_a_page_says_of_itself_is_not_shared() -> None:
    foot = (
        "\nCopyright 2031 The Harbour Post. All rights reserved by the owners of this newspaper. "
        "Sign up for our newsletter and never miss a story from the harbour again, ever."
    )
    assert relation(WIRE + foot, OTHER + foot) == "independent"


AP = {"byline": ("The Associated Press",), "outlet": "The Harbour Post"}


def test_two_texts_of_one_agency_are_one_source() -> None:
    found = dated((WIRE, AP), (OTHER, {"byline": ("Associated Press Reporter",)}))
    assert found.relation == "shared-source"
    assert found.credits == ("The Associated Press",)
    assert "both credit The Associated Press" in {reason.detail for reason in found.reasons}


def test_an_agency_among_other_authors_is_not_enough() -> None:
    assert dated((WIRE, AP), (OTHER, {"byline": ("Lena Quist", "AP")})).relation == "independent"


@pytest.mark.parametrize(
    ("text", "agency", "whole"),
    [
        ("Port reopens\nTORVA, Aug 30 (Reuters) - Ships left at dawn.", "Reuters", True),
        ("Port reopens\nTORVA (AP) — Ships left at dawn.", "The Associated Press", True),
        ("Port reopens\nShips left.\nCopyright 2031 The Associated Press.", "The Associated Press", True),
        ("Port reopens\nXinhua | Updated: 2031-05-04 17:52\nShips left at dawn.", "Xinhua", True),
        ("Port reopens\nShips left at dawn.\nReuters - Ap - Afp", "AFP", False),
        ("Port reopens\nShips left.\n(With inputs from PTI)", "PTI", False),
        ("Port reopens\nReuters\nShips left at dawn.", "Reuters", False),
        ("Port reopens\nSource: Xinhua\nShips left at dawn.", "Xinhua", True),
        ("Port reopens\n" + "Ships left at dawn.\n" * 60 + "Reuters", "Reuters", True),
        ("Port\nShips left.\nThe Associated Press contributed to this report.", "The Associated Press", False),
    ],
)  # fmt: skip
def test_credits(text: str, agency: str, whole: bool) -> None:
    found = {one.agency: one.whole for one in find_credits(article(text, kinds=["title"]))}
    assert found[agency] is whole


@pytest.mark.parametrize(
    "text",
    [
        "Port reopens\nThe minister told Reuters that ships left at dawn.",
        "Port reopens\nShips leave the port of Torva (Photo: AP)\nThey left at dawn.",
        "Port reopens\nAP:Associated Press Ships leave the port of Torva\nThey left at dawn.",
        "Port reopens\nThe club (UPI on the stock exchange) bought two ships.",
    ],
)
def test_what_is_no_credit_of_the_text(text: str) -> None:
    assert find_credits(article(text, kinds=["title"])) == ()


def test_picture_credits_in_a_byline_are_none() -> None:
    made = article(WIRE, byline=("Lena Quist", "Getty Images", "Reuters"))
    assert find_credits(made) == ()


def test_the_outlet_that_the_other_names_is_the_origin() -> None:
    second = WIRE + "\nThe dockers were back, the Harbour Post reported, before the sun was up."
    found = dated((second, {"outlet": "Radio Velmar"}), (WIRE, {"outlet": "The Harbour Post"}))
    assert (found.relation, found.origin) == ("copy", "a2")


def test_an_issuers_page_is_the_origin() -> None:
    page = {"outlet": "news.velmar.ac.uk", "url": "https://news.velmar.ac.uk/2031/port"}
    second = (
        WIRE + "\nThe study comes from the University of Velmar, which has a harbour of its own."
    )
    assert dated((second, {"outlet": "Radio Torva"}), (WIRE, page)).origin == "a2"


def test_dates_alone_name_no_origin_but_are_said() -> None:
    found = dated(
        (WIRE, {"outlet": "Radio Velmar", "published": "2031-05-05"}),
        (WIRE, {"outlet": "The Harbour Post", "published": "2031-05-04T08:00:00"}),
    )
    assert found.origin is None
    (said,) = [one.detail for one in found.reasons if one.name == "published first"]
    assert said == "The Harbour Post, 2031-05-04; the other 2031-05-05"


def test_an_outlets_earlier_text_is_the_origin_of_its_later_one() -> None:
    found = dated(
        (WIRE, {"outlet": "Radio Velmar", "published": "2031-05-05"}),
        (WIRE, {"outlet": "Radio Velmar", "published": "2031-05-04"}),
    )
    assert found.origin == "a2"


def test_copies_count_once() -> None:
    """A fact in three accounts, one of which copies another, has two independent sources."""
    accounts = (account(WIRE, "a1"), account(OTHER, "a2"), account(WIRE, "a3"))
    ties = find_independence(Story(accounts=accounts))
    groups = independent_groups(["a1", "a2", "a3"], ties)
    assert groups == {"a1": "a1", "a2": "a2", "a3": "a1"}


def test_every_pair_once() -> None:
    found = find_independence(story(WIRE, OTHER, WIRE))
    assert [(i.left_id, i.right_id) for i in found] == [("a1", "a2"), ("a1", "a3"), ("a2", "a3")]


def test_an_account_without_sentences() -> None:
    empty = replace(account("", "a2"), sentences=())
    (found,) = find_independence(Story(accounts=(account(WIRE, "a1"), empty)))
    assert (found.relation, found.overlap) == ("independent", 0.0)


@given(st.lists(st.text(alphabet="ab .“”\n", max_size=60), min_size=2, max_size=3))
def test_any_texts(texts: list[str]) -> None:
    for found in find_independence(story(*texts)):
        assert 0 <= found.overlap <= 1
