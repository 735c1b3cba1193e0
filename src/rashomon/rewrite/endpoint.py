"""Asking an OpenAI-compatible endpoint: bounded in time and size, and its key told to nobody else.

Whatever goes wrong is a `Caveat` with a code. No word of the server's is repeated in it, for a
server may send the key back in its error message.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from rashomon.model import Caveat
from rashomon.rewrite.failures import RewriteError

if TYPE_CHECKING:
    import httpx2

Messages = Sequence[Mapping[str, str]]

_PATH = "/chat/completions"
_RETRY = frozenset((408, 425, 429, 500, 502, 503, 504))
_TRIES = 3
# A server that asks for a longer pause than this is not waited for.
_LONGEST_PAUSE = 20.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """Where to ask: `url` as far as `/v1`, or with `/chat/completions`; the `model`'s name there.

    `key` is sent as a bearer token, over https or to this machine only, and shown nowhere.
    `seconds` bounds the whole of asking, `answer_bytes` the answer.
    """

    url: str
    model: str
    key: str | None = field(default=None, repr=False)
    seconds: float = 120.0
    connect_seconds: float = 10.0
    answer_bytes: int = 1_000_000


def ask(
    endpoint: Endpoint, messages: Messages, *, sleep: Callable[[float], None] = time.sleep
) -> str | Caveat:
    """What the model answers, or why there is no answer."""
    try:
        import httpx2
    except ImportError:
        return RewriteError("rewrite-extra-missing", "pip install rashomon[rewrite]").caveat
    try:
        address = _address(endpoint)
        headers = _headers(endpoint)
        with closing(_client(endpoint)) as client:
            data = _Asking(client, endpoint, sleep).answer(address, headers, messages)
        return _content(data, endpoint.key)
    except RewriteError as error:
        return error.caveat
    except httpx2.TimeoutException:
        return _too_slow(endpoint).caveat
    except (httpx2.InvalidURL, httpx2.UnsupportedProtocol, UnicodeError):
        return RewriteError("rewrite-bad-url", "The address of the endpoint is not valid").caveat
    except (httpx2.HTTPError, OSError) as error:
        # The library's message may hold what was sent; the kind of error holds none of it.
        reason = type(error).__name__
        return RewriteError(
            "rewrite-unreachable", f"The endpoint cannot be reached ({reason})"
        ).caveat


def _client(endpoint: Endpoint) -> httpx2.Client:
    import httpx2

    return httpx2.Client(
        timeout=httpx2.Timeout(endpoint.seconds, connect=endpoint.connect_seconds),
        # A redirect could carry the key and the texts to somebody the user did not name.
        follow_redirects=False,
        # What is asked of this machine goes through no proxy that the environment names.
        trust_env=not _is_this_machine(urlsplit(endpoint.url).hostname or ""),
    )


def _address(endpoint: Endpoint) -> str:
    try:
        parts = urlsplit(endpoint.url.strip())
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise RewriteError("rewrite-bad-url", "The address of the endpoint is not valid") from error
    if parts.scheme not in {"http", "https"} or not host or parts.username or parts.password:
        raise RewriteError("rewrite-bad-url", "The endpoint must be an http or https address")
    if endpoint.key and parts.scheme == "http" and not _is_this_machine(host):
        raise RewriteError("rewrite-bad-url", "A key is sent over https only; the address has http")
    path = parts.path.rstrip("/")
    path = path if path.endswith(_PATH) else path + _PATH
    return parts._replace(path=path, fragment="").geturl()


def _is_this_machine(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def _headers(endpoint: Endpoint) -> dict[str, str]:
    headers = {
        "User-Agent": "rashomon",
        "Accept": "application/json",
        "Accept-Encoding": "identity",  # so that the limit counts what is sent
    }
    if endpoint.key:
        key = endpoint.key.strip()
        if not key.isascii() or not key.isprintable() or " " in key:
            raise RewriteError("rewrite-bad-key", "The key holds characters that no key has")
        headers["Authorization"] = f"Bearer {key}"
    return headers


@dataclass(slots=True)
class _Asking:
    """One question with its retries, all within one deadline."""

    client: httpx2.Client
    endpoint: Endpoint
    sleep: Callable[[float], None]
    deadline: float = 0.0

    def answer(self, address: str, headers: dict[str, str], messages: Messages) -> bytes:
        """The body of a good answer."""
        import httpx2

        self.deadline = time.monotonic() + self.endpoint.seconds
        body = {"model": self.endpoint.model, "messages": list(messages), "stream": False}
        # Some models refuse any temperature; the same answer each time is worth one more try.
        bodies = [{**body, "temperature": 0}, body]
        tries = 0
        while True:
            tries += 1
            last = tries >= _TRIES
            try:
                status, wait, data = self._once(address, headers, bodies[0])
            except httpx2.ConnectError:
                if last:
                    raise
                self._pause(None, tries)
                continue
            if status == 200:
                return data
            if status in {400, 422} and len(bodies) > 1:
                bodies.pop(0)
            elif status in _RETRY and not last:
                self._pause(wait, tries)
            else:
                raise _refusal(status)

    def _once(
        self, address: str, headers: dict[str, str], body: Mapping[str, object]
    ) -> tuple[int, float | None, bytes]:
        """Status, pause asked for in seconds, and the body of a good answer."""
        left = self._left()
        with self.client.stream(
            "POST", address, headers=headers, json=body, timeout=self._timeout(left)
        ) as response:
            if response.status_code != 200:
                return response.status_code, _pause_asked(response.headers), b""
            if response.headers.get("content-encoding", "identity") != "identity":
                raise RewriteError(
                    "rewrite-not-json", "The endpoint answered in a coding not asked for"
                )
            return 200, None, b"".join(self._chunks(response.iter_bytes()))

    def _timeout(self, left: float) -> httpx2.Timeout:
        import httpx2

        return httpx2.Timeout(left, connect=min(left, self.endpoint.connect_seconds))

    def _chunks(self, chunks: Iterator[bytes]) -> Iterator[bytes]:
        size = 0
        for chunk in chunks:
            size += len(chunk)
            if size > self.endpoint.answer_bytes:
                most = self.endpoint.answer_bytes / 1e6
                raise RewriteError("rewrite-too-large", f"The answer is larger than {most:g} MB")
            self._left()
            yield chunk

    def _left(self) -> float:
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise _too_slow(self.endpoint)
        return left

    def _pause(self, asked: float | None, tries: int) -> None:
        pause = asked if asked is not None else 0.5 * 2.0**tries
        if pause > min(_LONGEST_PAUSE, self._left()):
            raise RewriteError(
                "rewrite-rate-limited",
                f"The endpoint asks to wait {pause:.0f} seconds; try again later",
            )
        self.sleep(pause)


def _too_slow(endpoint: Endpoint) -> RewriteError:
    return RewriteError("rewrite-timeout", f"No answer came within {endpoint.seconds:g} seconds")


def _pause_asked(headers: Mapping[str, str]) -> float | None:
    """The pause of a Retry-After header (RFC 9110 10.2.3): seconds, or a date."""
    asked = headers.get("retry-after", "").strip()
    if asked.isdecimal() and len(asked) < 10:
        return float(asked)
    try:
        until = parsedate_to_datetime(asked)
    except ValueError:
        return None
    if until.tzinfo is None:
        until = until.replace(tzinfo=UTC)
    return max(0.0, (until - datetime.now(UTC)).total_seconds())


def _refusal(status: int) -> RewriteError:
    if status in {401, 403}:
        return RewriteError(
            "rewrite-unauthorised",
            f"The endpoint refused the key (HTTP {status}); set RASHOMON_REWRITE_KEY",
        )
    if status == 429:
        return RewriteError(
            "rewrite-rate-limited", "The endpoint answers too many others; try again later"
        )
    return RewriteError("rewrite-http-status", f"The endpoint answered HTTP {status}")


def _content(data: bytes, key: str | None) -> str:
    """The words of the first choice."""
    try:
        content = json.loads(data)["choices"][0]["message"]["content"]
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise RewriteError(
            "rewrite-not-json", "The endpoint's answer has not the agreed form"
        ) from error
    if not isinstance(content, str) or not content.strip():
        raise RewriteError("rewrite-empty", "The model answered nothing")
    if key and key.strip() in content:
        raise RewriteError("rewrite-not-json", "The endpoint's answer has not the agreed form")
    return content
