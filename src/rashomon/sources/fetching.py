"""Fetching a page: the only network client, polite and bounded.

Every request names this software, keeps to robots.txt (RFC 9309: a missing file allows, a server
error forbids), and is bounded in time, size after decompression, and redirects. Addresses within
the local network are fetched only where the user named one.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from importlib import metadata
from io import BytesIO
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit, urlunsplit

from rashomon.model import Fields, MediaType, Page, RejectCode, Rejected
from rashomon.sources.limits import Limits
from rashomon.sources.records import json_pages, line_pages
from rashomon.sources.sniffing import sniff
from rashomon.sources.unpacking import BadEncodingError, encodings, unpack

if TYPE_CHECKING:
    import httpx2

_ROBOT = "rashomon"
_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_RETRY = frozenset((408, 425, 429, 500, 502, 503, 504))
_DEFAULT = Limits()


class _RefusalError(Exception):
    """Why a page was not fetched; becomes a `Rejected` at the edge of this module."""

    def __init__(self, code: RejectCode, detail: str, *, retry: bool = False) -> None:
        super().__init__(detail)
        self.code, self.detail, self.retry = code, detail, retry


@dataclass(frozen=True, slots=True)
class _Reply:
    url: str
    status: int
    kind: str  # the content type, without parameters
    charset: str | None
    data: bytes
    target: str | None = None  # where a redirect points


@dataclass(slots=True)
class _Session:
    client: httpx2.Client
    limits: Limits
    deadline: float
    robots: dict[str, Any] = field(default_factory=dict)


def fetch_pages(
    url: str, *, limits: Limits = _DEFAULT, transport: httpx2.BaseTransport | None = None
) -> Iterator[Page | Rejected]:
    """The page at `url`, or a `Rejected`; JSON gives a page for each record."""
    try:
        import httpx2
        import protego  # noqa: F401
    except ImportError:
        detail = "Fetching needs an extra: pip install rashomon[fetch]"
        yield _rejected(url, _RefusalError("extra-missing", detail))
        return
    try:
        with closing(_client(limits, transport)) as client:
            session = _Session(client, limits, time.monotonic() + limits.total_seconds)
            reply = _follow(session, _checked(url), robots=True)
        yield from _pages(url, reply, limits)
    except _RefusalError as refused:
        yield _rejected(url, refused)
    except (httpx2.InvalidURL, httpx2.UnsupportedProtocol, UnicodeError) as error:
        yield _rejected(url, _RefusalError("bad-url", f"The address is not valid: {error}."))
    except httpx2.TimeoutException:
        detail = "The server did not answer in time; try again later."
        yield _rejected(url, _RefusalError("unreachable", detail, retry=True))
    except (httpx2.HTTPError, OSError) as error:
        reason = str(error) or type(error).__name__
        detail = f"The server cannot be reached: {reason}."
        yield _rejected(url, _RefusalError("unreachable", detail, retry=True))


def user_agent() -> str:
    """How requests name this software."""
    try:
        version = metadata.version("rashomon")
    except metadata.PackageNotFoundError:
        version = "0"
    return f"rashomon/{version} (news comparison; respects robots.txt)"


def _client(limits: Limits, transport: httpx2.BaseTransport | None) -> httpx2.Client:
    import httpx2

    return httpx2.Client(
        headers={
            "User-Agent": user_agent(),
            "Accept": "text/html,application/xhtml+xml,text/plain;q=0.8,*/*;q=0.1",
            "Accept-Language": "en,*;q=0.5",
            "Accept-Encoding": ", ".join(encodings()),
        },
        timeout=httpx2.Timeout(limits.read_seconds, connect=limits.connect_seconds),
        follow_redirects=False,
        transport=transport,
    )


def _checked(url: str) -> str:
    """`url` where it is an http(s) address of some host, without its fragment."""
    try:
        parts = urlsplit(url.strip())
        host = parts.hostname
        _ = parts.port
    except ValueError as error:
        raise _RefusalError("bad-url", f"The address is not valid: {error}.") from error
    if parts.scheme.lower() not in {"http", "https"}:
        raise _RefusalError("bad-url", "Only http and https addresses can be fetched.")
    if not host:
        raise _RefusalError("bad-url", "The address names no host.")
    return urlunsplit(parts._replace(fragment=""))


def _follow(session: _Session, url: str, *, robots: bool) -> _Reply:
    """The reply at the end of the redirects from `url`."""
    most = session.limits.page_bytes if robots else session.limits.robots_bytes
    first = url
    for _ in range(session.limits.redirects + 1):
        if robots:
            _ask_robots(session, url)
        reply = _request(session, url, most, cut=not robots)
        if reply.target is None:
            return reply
        url = _redirected(first, urljoin(url, reply.target))
    detail = f"The address redirects more than {session.limits.redirects} times."
    raise _RefusalError("too-many-redirects", detail)


def _redirected(first: str, url: str) -> str:
    url = _checked(url)
    if _is_local(url) and not _is_local(first):
        raise _RefusalError("bad-url", "The address redirects into the local network.")
    return url


def _is_local(url: str) -> bool:
    host = (urlsplit(url).hostname or "").rstrip(".")
    if host == "localhost" or host.endswith((".localhost", ".local", ".internal")):
        return True
    try:
        return not ip_address(host).is_global
    except ValueError:
        return False


def _request(session: _Session, url: str, most: int, *, cut: bool) -> _Reply:
    """One request; a body over `most` bytes is refused, or cut off where `cut`."""
    with session.client.stream("GET", url) as response:
        target = response.headers.get("location") if response.status_code in _REDIRECTS else None
        data = b"" if target else _body(session, response, most, cut=cut)
        kind, _, _ = response.headers.get("content-type", "").partition(";")
        return _Reply(
            url=url,
            status=response.status_code,
            kind=kind.strip().lower(),
            charset=response.charset_encoding,
            data=data,
            target=target,
        )


def _body(session: _Session, response: httpx2.Response, most: int, *, cut: bool) -> bytes:
    coding = response.headers.get("content-encoding", "")
    parts: list[bytes] = []
    size = 0
    try:
        for part in unpack(_in_time(session, response.iter_raw()), coding):
            parts.append(part)
            size += len(part)
            if size > most:
                break
    except BadEncodingError as error:
        raise _RefusalError("unreadable", f"The server sent damaged data: {error}.") from error
    if size > most and not cut:
        raise _RefusalError("too-large", f"The page is larger than {most / 1e6:g} MB.")
    return b"".join(parts)[:most]


def _in_time(session: _Session, chunks: Iterator[bytes]) -> Iterator[bytes]:
    for chunk in chunks:
        if time.monotonic() > session.deadline:
            detail = "The server answers too slowly; try again later."
            raise _RefusalError("unreachable", detail, retry=True)
        yield chunk


def _ask_robots(session: _Session, url: str) -> None:
    """Refuse where the host's robots.txt does not let this software read `url`."""
    parts = urlsplit(url)
    origin = f"{parts.scheme}://{parts.netloc}"
    if origin not in session.robots:
        session.robots[origin] = _robots(session, origin)
    rules = session.robots[origin]
    if rules is not None and not rules.can_fetch(url, _ROBOT):
        detail = (
            "The site's robots.txt asks programs not to read this page; save it and give the file."
        )
        raise _RefusalError("robots-disallow", detail)


def _robots(session: _Session, origin: str) -> Any:
    from protego import Protego

    try:
        reply = _follow(session, f"{origin}/robots.txt", robots=False)
    except _RefusalError as refused:
        if refused.code == "unreachable":
            raise
        return None  # RFC 9309 2.3.1.2: redirects without end count as no file
    if reply.status >= 500:
        detail = (
            "The site's robots.txt cannot be read (server error), which forbids reading the site."
        )
        raise _RefusalError("robots-disallow", detail, retry=True)
    if reply.status >= 400:
        return None
    return Protego.parse(reply.data.decode("utf-8", "replace").replace("\x00", ""))


def _pages(name: str, reply: _Reply, limits: Limits) -> Iterator[Page | Rejected]:
    if reply.status >= 400 or reply.status < 200 or reply.status in _REDIRECTS:
        retry = reply.status in _RETRY
        later = "; try again later" if retry else ""
        raise _RefusalError(
            "http-status", f"The server answered {reply.status}{later}.", retry=retry
        )
    if not reply.data:
        raise _RefusalError("empty", "The server sent an empty page.")
    sort = sniff(reply.data)
    if "html" in reply.kind or sort == "html":
        media: MediaType = "html"
    elif sort == "json":
        yield from json_pages(name, reply.data)
        return
    elif sort == "jsonl":
        yield from line_pages(name, BytesIO(reply.data), limits)
        return
    else:
        media = "text"
    fields = Fields(url=reply.url)
    yield Page(name=name, media=media, data=reply.data, charset=reply.charset, fields=fields)


def _rejected(url: str, refused: _RefusalError) -> Rejected:
    detail = refused.detail.rstrip(".") + "." if "[" not in refused.detail else refused.detail
    return Rejected(
        input=url, stage="source", code=refused.code, detail=detail, retry=refused.retry
    )
