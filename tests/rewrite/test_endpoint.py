"""Asking an endpoint: every failure is a value, and the key is told to nobody else."""

from __future__ import annotations

import sys
from typing import Any

import pytest

from rashomon.model import Caveat
from rashomon.rewrite import Endpoint
from rashomon.rewrite.endpoint import ask
from tests.rewrite.server import Reply, Stub, chat, serving

pytestmark = pytest.mark.usefixtures("socket_enabled")

KEY = "sk-secret-0123456789"
ASKED = [{"role": "user", "content": "Findings."}]


def asked(stub: Stub, *, pauses: list[float] | None = None, **options: Any) -> str | Caveat:
    endpoint = Endpoint(url=stub.url, model="tiny", **{"key": KEY, **options})
    assert KEY not in repr(endpoint)
    found = ask(endpoint, ASKED, sleep=(pauses if pauses is not None else []).append)
    assert KEY not in repr(found)
    return found


def code(found: str | Caveat) -> str:
    assert isinstance(found, Caveat), found
    return found.code


def test_a_good_answer() -> None:
    with serving(chat("Words.")) as stub:
        assert asked(stub) == "Words."
    path, headers, body = stub.asked[0]
    assert path == "/v1/chat/completions"
    assert headers["Authorization"] == f"Bearer {KEY}"
    assert body == {"model": "tiny", "messages": ASKED, "stream": False, "temperature": 0}


def test_no_proxy_stands_before_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    with serving(chat("Words.")) as stub:
        assert asked(stub) == "Words."


def test_without_a_key_none_is_sent() -> None:
    with serving(chat("Words.")) as stub:
        assert asked(stub, key=None) == "Words."
    assert "Authorization" not in stub.asked[0][1]


def test_a_whole_address_is_kept() -> None:
    with serving(chat("Words.")) as stub:
        stub.url += "/chat/completions?version=2"
        assert asked(stub) == "Words."
    assert stub.asked[0][0] == "/v1/chat/completions?version=2"


def test_a_model_that_takes_no_temperature_is_asked_without() -> None:
    with serving(Reply(status=400), chat("Words.")) as stub:
        assert asked(stub) == "Words."
    assert [("temperature" in body) for _, _, body in stub.asked] == [True, False]


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        (Reply(status=401, body=f"Wrong key {KEY}".encode()), "rewrite-unauthorised"),
        (Reply(status=403), "rewrite-unauthorised"),
        (Reply(status=404), "rewrite-http-status"),
        (Reply(status=307, headers={"location": "https://elsewhere.example/"}), "rewrite-http-status"),
        (Reply(status=500), "rewrite-http-status"),
        (Reply(body=b"<html>no</html>"), "rewrite-not-json"),
        (Reply(body=b'{"choices": []}'), "rewrite-not-json"),
        (Reply(body=b"[" * 100_000), "rewrite-not-json"),
        (Reply(body=b"x", headers={"content-encoding": "gzip"}), "rewrite-not-json"),
        (chat(""), "rewrite-empty"),
        (chat(f"Your key is {KEY}"), "rewrite-not-json"),
        (Reply(body=b"x" * 50_000), "rewrite-too-large"),
    ],
)  # fmt: skip
def test_what_goes_wrong_is_a_caveat(reply: Reply, expected: str) -> None:
    with serving(reply) as stub:
        limit = 10_000 if len(reply.body) == 50_000 else 1_000_000
        assert code(asked(stub, answer_bytes=limit)) == expected


def test_too_many_requests_are_waited_for() -> None:
    pauses: list[float] = []
    busy = Reply(status=429, headers={"retry-after": "7"})
    with serving(busy, chat("Words.")) as stub:
        assert asked(stub, pauses=pauses) == "Words."
    assert pauses == [7.0]


def test_but_not_for_ever() -> None:
    pauses: list[float] = []
    with serving(Reply(status=429, headers={"retry-after": "1"})) as stub:
        assert code(asked(stub, pauses=pauses)) == "rewrite-rate-limited"
    assert pauses == [1.0, 1.0]
    with serving(Reply(status=429, headers={"retry-after": "3600"})) as stub:
        found = asked(stub)
    assert code(found) == "rewrite-rate-limited"
    assert "3600 seconds" in found.detail  # type: ignore[union-attr]
    assert len(stub.asked) == 1
    late = Reply(status=429, headers={"retry-after": "Fri, 31 Dec 2100 23:59:59 GMT"})
    with serving(late) as stub:
        assert code(asked(stub)) == "rewrite-rate-limited"


def test_a_slow_endpoint() -> None:
    with serving(Reply(status=200, seconds=1.0)) as stub:
        assert code(asked(stub, seconds=0.2)) == "rewrite-timeout"


def test_no_endpoint() -> None:
    pauses: list[float] = []
    with serving(chat("Words.")) as stub:
        pass
    assert code(asked(stub, pauses=pauses)) == "rewrite-unreachable"
    assert len(pauses) == 2


@pytest.mark.parametrize(
    "url",
    [
        "",
        "localhost:80/v1",
        "ftp://host.example/v1",
        "http://[::1/v1",
        "http://me:word@host.example",
    ],
)
def test_addresses_that_are_none(url: str) -> None:
    assert code(asked(Stub([], url=url))) == "rewrite-bad-url"


def test_a_key_goes_over_https_only() -> None:
    found = asked(Stub([], url="http://models.example/v1"))
    assert code(found) == "rewrite-bad-url"
    assert "https" in found.detail  # type: ignore[union-attr]


@pytest.mark.parametrize("key", ["two words", "line\nfeed", "schlüssel"])
def test_keys_that_are_none(key: str) -> None:
    with serving(chat("Words.")) as stub:
        found = asked(stub, key=key)
    assert code(found) == "rewrite-bad-key"
    assert key not in repr(found)


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "httpx2", None)
    found = asked(Stub([], url="https://models.example/v1"))
    assert code(found) == "rewrite-extra-missing"
