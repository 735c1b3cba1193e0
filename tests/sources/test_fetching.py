"""Fetching, against servers that exist only here."""

import gzip
import sys
import zlib
from collections.abc import Callable, Iterator
from itertools import count

import httpx2
import pytest

from rashomon.model import Page, Rejected
from rashomon.sources import Limits, fetching
from rashomon.sources.fetching import fetch_pages
from rashomon.sources.unpacking import BadEncodingError, encodings, unpack

SITE = "https://harbour.example"
STORY = "<html><body><article><p>Ships sank.</p></article></body></html>"
Answer = Callable[[httpx2.Request], httpx2.Response]


def html(text: str = STORY, **headers: str) -> httpx2.Response:
    return httpx2.Response(200, headers={"content-type": "text/html", **headers}, text=text)


def serve(answers: dict[str, Answer | httpx2.Response], seen: list[httpx2.Request]) -> Answer:
    def handle(request: httpx2.Request) -> httpx2.Response:
        seen.append(request)
        answer = answers.get(str(request.url)) or answers.get(request.url.path)
        if answer is None:
            return httpx2.Response(404)
        return answer if isinstance(answer, httpx2.Response) else answer(request)

    return lambda request: streamed(handle(request))


def streamed(response: httpx2.Response) -> httpx2.Response:
    """A response as from the wire: its bytes not yet read."""
    if not response.is_stream_consumed:
        return response
    stream = httpx2.ByteStream(response.content)
    return httpx2.Response(response.status_code, headers=response.headers, stream=stream)


def fetch(
    answers: dict[str, Answer | httpx2.Response],
    url: str = f"{SITE}/story",
    *,
    limits: Limits = Limits(),  # noqa: B008
    seen: list[httpx2.Request] | None = None,
) -> Page | Rejected:
    handler = serve(answers, [] if seen is None else seen)
    (only,) = fetch_pages(url, limits=limits, transport=httpx2.MockTransport(handler))
    return only


def code(found: Page | Rejected) -> str:
    assert isinstance(found, Rejected), found
    assert found.input.startswith(("http", "ftp"))
    return found.code


def test_a_page_with_its_charset_and_address() -> None:
    seen: list[httpx2.Request] = []
    answer = httpx2.Response(
        200, headers={"content-type": "text/html; charset=windows-1251"}, content=b"<html>\xcf"
    )
    page = fetch({"/story": answer}, seen=seen)
    assert isinstance(page, Page)
    assert (page.media, page.data, page.charset) == ("html", b"<html>\xcf", "windows-1251")
    assert page.fields.url == f"{SITE}/story"
    assert [request.url.path for request in seen] == ["/robots.txt", "/story"]
    assert all(request.headers["user-agent"].startswith("rashomon/") for request in seen)


def test_plain_text_and_records() -> None:
    text = httpx2.Response(200, headers={"content-type": "text/plain"}, text="Ships sank.")
    page = fetch({"/story": text})
    assert isinstance(page, Page)
    assert page.media == "text"
    record = fetch({"/story": httpx2.Response(200, json={"title": "a", "text": "Ships sank."})})
    assert isinstance(record, Page)
    assert record.media == "article"


def test_redirects_are_followed_to_their_end() -> None:
    moved = httpx2.Response(301, headers={"location": "/new"})
    page = fetch({"/story": moved, "/new": html()})
    assert isinstance(page, Page)
    assert page.fields.url == f"{SITE}/new"


@pytest.mark.parametrize(
    "target",
    [
        "ftp://harbour.example/x",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "http://127.0.0.1/admin",
        "http://169.254.169.254/latest",
        "http://localhost:8000/",
        "http://[::1]/",
    ],
)
def test_redirects_elsewhere_are_refused(target: str) -> None:
    moved = httpx2.Response(302, headers={"location": target})
    assert code(fetch({"/story": moved})) == "bad-url"


def test_redirects_without_end() -> None:
    numbers = count()

    def further(request: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(302, headers={"location": f"/{next(numbers)}"})

    def handle(request: httpx2.Request) -> httpx2.Response:
        robots = "robots" in request.url.path
        return streamed(httpx2.Response(404) if robots else further(request))

    (found,) = fetch_pages(SITE, transport=httpx2.MockTransport(handle))
    assert code(found) == "too-many-redirects"
    assert next(numbers) == 6


@pytest.mark.parametrize(
    ("status", "retry"),
    [(404, False), (403, False), (410, False), (429, True), (500, True), (503, True)],
)
def test_status(status: int, retry: bool) -> None:
    found = fetch({"/story": httpx2.Response(status, text="no")})
    assert code(found) == "http-status"
    assert isinstance(found, Rejected)
    assert found.retry is retry
    assert str(status) in found.detail


def test_robots_is_kept_to() -> None:
    robots = httpx2.Response(
        200, text="User-agent: rashomon\nDisallow: /story\n\nUser-agent: *\nAllow: /"
    )
    seen: list[httpx2.Request] = []
    assert code(fetch({"/robots.txt": robots, "/story": html()}, seen=seen)) == "robots-disallow"
    assert len(seen) == 1
    assert isinstance(fetch({"/robots.txt": robots, "/other": html()}, f"{SITE}/other"), Page)


def test_robots_of_the_host_redirected_to() -> None:
    answers: dict[str, Answer | httpx2.Response] = {
        f"{SITE}/story": httpx2.Response(302, headers={"location": "https://other.example/x"}),
        "https://other.example/robots.txt": httpx2.Response(200, text="User-agent: *\nDisallow: /"),
        "https://other.example/x": html(),
    }
    assert code(fetch(answers)) == "robots-disallow"


@pytest.mark.parametrize(
    ("status", "allowed"), [(404, True), (401, True), (500, False), (503, False)]
)
def test_robots_that_cannot_be_read(status: int, allowed: bool) -> None:
    found = fetch({"/robots.txt": httpx2.Response(status), "/story": html()})
    assert isinstance(found, Page) if allowed else code(found) == "robots-disallow"


def test_robots_with_rubbish_in_it() -> None:
    rubbish = httpx2.Response(200, content=bytes(range(256)) * 4000)
    assert isinstance(fetch({"/robots.txt": rubbish, "/story": html()}), Page)


def test_a_page_over_the_limit_is_not_read_to_its_end() -> None:
    sent: list[int] = []

    def endless(request: httpx2.Request) -> httpx2.Response:
        def body() -> Iterator[bytes]:
            while True:
                sent.append(1)
                yield b"x" * 1000

        return httpx2.Response(200, content=body())

    assert code(fetch({"/story": endless}, limits=Limits(page_bytes=100_000))) == "too-large"
    assert len(sent) < 300


def test_a_small_reply_that_unpacks_to_a_large_one() -> None:
    bomb = gzip.compress(b"0" * 50_000_000)
    headers = {"content-type": "text/html", "content-encoding": "gzip"}

    def answer(request: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(200, headers=headers, stream=httpx2.ByteStream(bomb))

    assert code(fetch({"/story": answer}, limits=Limits(page_bytes=1_000_000))) == "too-large"


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br"])
def test_packed_pages(coding: str) -> None:
    brotli = pytest.importorskip("brotli")
    pack = {"gzip": gzip.compress, "deflate": zlib.compress, "br": brotli.compress}[coding]
    packed = pack(STORY.encode() * 1000)
    assert b"".join(unpack(iter([packed[:7], packed[7:]]), coding)) == STORY.encode() * 1000


@pytest.mark.parametrize("coding", [*encodings(), "zstd", "gzip, gzip, gzip, gzip"])
def test_damaged_packing(coding: str) -> None:
    with pytest.raises(BadEncodingError):
        b"".join(unpack(iter([b"\xff\xfe no such thing" * 9]), coding))


def test_damaged_packing_is_a_reject() -> None:
    def answer(request: httpx2.Request) -> httpx2.Response:
        stream = httpx2.ByteStream(b"not gzip at all")
        return httpx2.Response(200, headers={"content-encoding": "gzip"}, stream=stream)

    assert code(fetch({"/story": answer})) == "unreadable"


@pytest.mark.parametrize(
    "error",
    [httpx2.ConnectError("refused"), httpx2.ReadTimeout("slow"), httpx2.RemoteProtocolError("x")],
)
def test_a_server_that_fails(error: Exception) -> None:
    def fail(request: httpx2.Request) -> httpx2.Response:
        if "robots" in request.url.path:
            return httpx2.Response(404)
        raise error

    found = fetch({"/story": fail, "/robots.txt": fail})
    assert code(found) == "unreachable"
    assert isinstance(found, Rejected)
    assert found.retry


def test_a_server_that_drips(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = count(0, 10)
    monkeypatch.setattr(fetching.time, "monotonic", lambda: float(next(clock)))

    def drip(request: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(200, content=iter([b"x"] * 100))

    found = fetch({"/story": drip}, limits=Limits(total_seconds=30))
    assert code(found) == "unreachable"


@pytest.mark.parametrize(
    "url",
    [
        "http://",
        "https://exa mple.org/",
        "http://harbour.example:99999/",
        "https://\x00/",
        "http://[::1",
    ],
)
def test_addresses_that_are_none(url: str) -> None:
    assert code(fetch({}, url)) in {"bad-url", "http-status"}


def test_an_empty_page() -> None:
    assert code(fetch({"/story": httpx2.Response(200)})) == "empty"


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "httpx2", None)
    (found,) = fetch_pages(f"{SITE}/story")
    assert code(found) == "extra-missing"
    assert isinstance(found, Rejected)
    assert "pip install rashomon[fetch]" in found.detail
