"""Accounts that attack whoever reads the report."""

import re

import pytest

from rashomon.model import (
    Comparison,
    DroppedSentence,
    Only,
    Rejected,
    Rewriting,
    RewrittenSentence,
    Story,
)
from rashomon.report import render, render_reading
from tests import factory
from tests.report.html_checks import check

ATTACKS = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "javascript:alert(1)",
    "</style><style>*{display:none}</style>",
    "</title></head><body>",
    "<!--",
    "{{ config }}{% raw %}",
    "\x1b]0;owned\x07\x1b[2J",
    "\x9b2J\x9d0;owned\x9c",
    "\u202eevil\u202c",
    "' autofocus onfocus=alert(1) x='",
]


def attacked(attack: str) -> Comparison:
    """Two accounts with the attack in every field."""
    accounts = []
    for id in ("a1", "a2"):
        text = f"{attack}\nSaid {attack} here."
        source = factory.article(
            text,
            id=id,
            kinds=["title"],
            name=attack,
            title=attack,
            outlet=attack,
            url=attack,
            published=attack,
            byline=(attack,),
            language=attack,
        )
        said = factory.statement(source, "s1", f"Said {attack} here", by=attack, label=attack)
        accounts.append(
            factory.annotated(
                source, statements=(said,), mentions=(factory.mention(source, attack),)
            )
        )
    first = accounts[0].article
    return Comparison(
        story=Story(accounts=tuple(accounts)),
        only=(Only(evidence=factory.words(first, "here."), weight=0.5),),
        rejected=(Rejected(input=attack, stage="source", code="not-found", detail=attack),),
        rewriting=Rewriting(
            model=attack,
            sentences=(RewrittenSentence(text=attack, cites=(attack,)),),
            dropped=(DroppedSentence(text=attack, code="adds-name", detail=attack),),
        ),
    )


@pytest.mark.parametrize("attack", ATTACKS)
def test_the_page_only_shows_it(attack):
    whole = attacked(attack)
    for html in (
        render(whole, format="html"),
        render_reading([*whole.story.accounts, *whole.rejected], format="html"),
    ):
        page = check(html)
        assert not [a["href"] for a in page.links if not a["href"].startswith("#")]
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", html)


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize("form", ["text", "md"])
def test_no_control_character_reaches_a_terminal(attack, form):
    whole = attacked(attack)
    for text in (render(whole, format=form), render_reading([*whole.story.accounts], format=form)):
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)


@pytest.mark.parametrize("attack", ATTACKS)
def test_json_keeps_the_text_and_escapes_what_a_terminal_obeys(attack):
    text = render(attacked(attack), format="json")
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
