"""Builders of exported stories: who calls what how, in texts made of just these words."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.model import (
    ExportedAccount,
    ExportedReferent,
    ExportedStory,
    ExportedUse,
    Span,
    UsePart,
    text_digest,
)


def story(
    name: str,
    tellings: Sequence[tuple[str, str, str]],
    *,
    kind: str = "person",
    wikidata: str | None = None,
    part: UsePart = "name",
    text: str = "",
) -> ExportedStory:
    """A story of one referent called `name`.

    `tellings` are outlet, text, and the words in it that name the referent, apart by "|"; every
    place where they stand counts. `text` makes the texts of two stories differ.
    """
    accounts = []
    uses = []
    for number, (outlet, words, phrases) in enumerate(tellings, start=1):
        whole = f"{words} {text}".strip()
        accounts.append(account(f"a{number}", outlet, whole))
        for phrase in filter(None, phrases.split("|")):
            at = -1
            while (at := whole.find(phrase, at + 1)) >= 0:
                span = Span(start=at, end=at + len(phrase))
                uses.append(ExportedUse(account=f"a{number}", span=span, part=part))
    referent = ExportedReferent(name=name, kind=kind, uses=tuple(uses), wikidata=wikidata)
    return ExportedStory(
        name=f"{text or name}.json", accounts=tuple(accounts), referents=(referent,)
    )


def account(id: str, outlet: str, text: str, said: tuple[Span, ...] = ()) -> ExportedAccount:
    return ExportedAccount(id=id, outlet=outlet, text=text, text_sha=text_digest(text), said=said)


def week(days: int = 6, **options: str) -> list[ExportedStory]:
    """The Post says "Mr. Dravec" every day, the Agency "Dravec", and his full name every other."""
    return [
        story(
            "Ilian Dravec",
            [
                ("Post", "Ilian Dravec came. Mr. Dravec spoke. Mr. Dravec left.", "Ilian Dravec|Mr. Dravec"),
                ("Agency", f"{'Ilian Dravec came. ' * (day % 2)}Then Dravec went.", "Ilian Dravec|Dravec"),
            ],
            text=f"Day {day}.",
            **options,
        )
        for day in range(days)
    ]  # fmt: skip
