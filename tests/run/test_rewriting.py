"""A synopsis rewritten, from the accounts to the report, by a stub on this machine."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import rashomon
from rashomon.model import Comparison
from rashomon.report import synopsis_of
from rashomon.rewrite import Endpoint
from rashomon.run.rewriting import with_rewriting
from tests.rewrite.server import Reply, sentences, serving

QOM = Path(__file__).parents[2] / "examples" / "qom"
ACCOUNTS = [str(QOM / "iran-international.txt"), str(QOM / "fars-news-agency.txt")]

pytestmark = pytest.mark.usefixtures("socket_enabled")


@pytest.fixture(scope="module")
def plain() -> Comparison:
    found = rashomon.compare(ACCOUNTS)
    assert isinstance(found, Comparison)
    return found


def test_a_checked_rewriting_stands_beside_the_synopsis(plain: Comparison) -> None:
    assert plain.rewriting is None
    first = synopsis_of(plain)[0]
    texts = {one.article.id: one.article.text for one in plain.story.accounts}
    core = " ".join(first.told[0].span.of(texts[first.told[0].article_id]).split())
    proposed = sentences((core, [first.id]), ("Jan Nowak said so in 1887.", [first.id]))
    with serving(proposed) as stub:
        options = rashomon.Options(rewrite=Endpoint(url=stub.url, model="tiny"))
        found = rashomon.compare(ACCOUNTS, options=options)
    assert isinstance(found, Comparison)
    assert found.rewriting is not None
    assert [one.text for one in found.rewriting.sentences] == [core]
    (dropped,) = found.rewriting.dropped
    assert dropped.code in {"adds-name", "adds-date"}
    assert replace(found, rewriting=None) == plain
    sent = str(stub.asked[0])
    for account in plain.story.accounts:
        assert account.article.name not in sent
        assert account.article.title not in sent


def test_a_failure_never_loses_the_report(plain: Comparison) -> None:
    with serving(Reply(status=401)) as stub:
        found = with_rewriting(plain, Endpoint(url=stub.url, model="tiny", key="sk-secret"))
    assert found.rewriting is not None
    assert found.rewriting.caveat is not None
    assert found.rewriting.caveat.code == "rewrite-unauthorised"
    for form in ("text", "html", "json", "md"):
        report = rashomon.render(found, format=form)  # type: ignore[arg-type]
        assert "sk-secret" not in report
        assert "The endpoint refused the key" in report
