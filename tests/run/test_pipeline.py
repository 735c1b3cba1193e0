"""The order of the stages, what is dropped and what goes on; the reader is a silent stand-in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

import rashomon
from rashomon.encoder import Reading
from rashomon.model import (
    AnnotatedArticle,
    Comparison,
    EntityLookup,
    Rejected,
    Span,
    Story,
)
from rashomon.run import Options
from rashomon.wikidata import Built, build_index

ONE = """Bridge reopens after two years

The bridge over the Wenda reopened on Friday, two years after the flood that closed it.

Mayor Lena Ortiz said the work had cost nine million crowns, twice what had been planned.
"""
TWO = """Wenda bridge open again

Two years after the flood, traffic crossed the Wenda again on Friday morning.

The builders said that the nine million crowns had been well spent.
"""


class SilentReader:
    """Reads nothing but the length of what it is given."""

    def read(self, text: str, sentences: Sequence[Span]) -> Reading:
        vectors = np.zeros((len(sentences), 384), dtype=np.float32)
        vectors[:, 0] = 1.0
        words = np.zeros((0, 384), np.float16)
        return Reading(words=(), entities=(), attributions=(), vectors=vectors, word_vectors=words)


class Steps:
    """Remembers what it was told."""

    def __init__(self) -> None:
        self.stages: list[str] = []
        self.compared: list[tuple[int, int | None, str]] = []

    def step(self, stage: str, done: int, total: int | None, detail: str = "") -> None:
        self.stages.append(stage)
        if stage == "compare":
            self.compared.append((done, total, detail))


@pytest.fixture(autouse=True)
def silent_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    def load(*, threads: int = 1) -> SilentReader:
        return SilentReader()

    monkeypatch.setattr("rashomon.encoder.load_reader", load)


@pytest.fixture
def accounts(tmp_path: Path) -> tuple[str, str]:
    for name, text in (("one.txt", ONE), ("two.txt", TWO)):
        (tmp_path / name).write_text(text, "utf-8")
    return str(tmp_path / "one.txt"), str(tmp_path / "two.txt")


def test_two_accounts_are_compared_in_the_order_given(accounts: tuple[str, str]) -> None:
    steps = Steps()
    found = rashomon.compare(accounts, options=Options(outlets=("Kurier", "")), progress=steps)
    assert isinstance(found, Comparison)
    articles = [account.article for account in found.story.accounts]
    assert [article.id for article in articles] == ["a1", "a2"]
    assert [article.name for article in articles] == list(accounts)
    assert articles[0].outlet == "Kurier"
    assert steps.stages[0] == "read"
    assert steps.stages[-1] == "compare"
    kinds = [detail for _, _, detail in steps.compared]
    assert kinds[0] == "names"
    assert kinds[-1] == "quotations"
    assert {total for _, total, _ in steps.compared} == {len(dict.fromkeys(kinds))}
    assert [done for done, _, _ in steps.compared] == list(range(len(kinds)))


def test_the_same_account_twice_is_one(accounts: tuple[str, str]) -> None:
    found = rashomon.compare([accounts[0], accounts[0], accounts[1]])
    assert isinstance(found, Comparison)
    assert [account.article.id for account in found.story.accounts] == ["a1", "a2"]
    assert [one.code for one in found.rejected] == ["duplicate"]


def test_the_same_text_of_two_outlets_is_two(accounts: tuple[str, str], tmp_path: Path) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_text(ONE, "utf-8")
    options = Options(outlets=("Kurier", "Bote"))
    found = rashomon.compare([accounts[0], str(copy)], options=options)
    assert isinstance(found, Comparison)
    assert [c.code for c in found.story.accounts[1].article.caveats if c.code == "same-text"]
    assert found.independence[0].relation == "copy"


def test_one_usable_account_is_too_few_and_says_why(accounts: tuple[str, str]) -> None:
    found = rashomon.compare([accounts[0], "no-such-file.txt"])
    assert isinstance(found, Rejected)
    assert found.code == "too-few-accounts"
    assert "no-such-file.txt" in found.detail


def test_an_unusable_account_does_not_lose_the_others(
    accounts: tuple[str, str], tmp_path: Path
) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    found = rashomon.compare([accounts[0], str(empty), accounts[1]])
    assert isinstance(found, Comparison)
    assert [(one.input, one.code) for one in found.rejected] == [(str(empty), "empty")]


def test_reading_yields_each_account_in_order(accounts: tuple[str, str]) -> None:
    found = list(rashomon.read([accounts[0], "missing.txt", accounts[0]]))
    kinds = [type(one) for one in found]
    assert kinds == [AnnotatedArticle, Rejected, AnnotatedArticle]


def test_the_index_is_open_while_the_story_is_compared(
    accounts: tuple[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "names.csv").write_text("id,label,kind\nQ20,Norway,place\n")
    built = build_index(str(tmp_path / "names.csv"), tmp_path / "names.index")
    assert isinstance(built, Built)
    found = []

    def compare_story(story: Story, *, entities: EntityLookup, **_: object) -> Comparison:
        found.extend(entities.find(["Norway"]))
        return Comparison(story=story)

    monkeypatch.setattr("rashomon.findings.compare_story", compare_story)
    index = str(tmp_path / "names.index")
    assert isinstance(rashomon.compare(accounts, options=Options(wikidata=index)), Comparison)
    assert [one.id for one in found] == ["Q20"]


def test_an_index_that_is_none_is_said(accounts: tuple[str, str]) -> None:
    outcome = rashomon.compare(accounts, options=Options(wikidata=accounts[0]))
    assert isinstance(outcome, Rejected)
    assert outcome.code == "bad-index"
