"""A stub of an OpenAI-compatible endpoint, on this machine only."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Reply:
    """What the stub answers: a status, headers, a body, after so many seconds."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    seconds: float = 0.0


@dataclass
class Stub:
    """Answers in the order of `replies`, the last for ever; keeps what it was asked."""

    replies: list[Reply]
    url: str = ""
    asked: list[tuple[str, dict[str, str], Any]] = field(default_factory=list)

    def next(self) -> Reply:
        return self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]


def chat(content: object) -> Reply:
    """A good answer whose message is `content`; what is no string is written as JSON."""
    text = content if isinstance(content, str) else json.dumps(content)
    body = {"choices": [{"message": {"role": "assistant", "content": text}}]}
    return Reply(body=json.dumps(body).encode())


def sentences(*pairs: tuple[str, list[str]]) -> Reply:
    """A good answer of these sentences with what each cites."""
    return chat({"sentences": [{"text": text, "cites": cites} for text, cites in pairs]})


@contextmanager
def serving(*replies: Reply) -> Iterator[Stub]:
    """A stub that answers so while the block runs."""
    stub = Stub(list(replies))

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            size = int(self.headers.get("content-length", 0))
            asked = json.loads(self.rfile.read(size))
            stub.asked.append((self.path, dict(self.headers), asked))
            reply = stub.next()
            time.sleep(reply.seconds)
            try:
                self.send_response(reply.status)
                for name, value in reply.headers.items():
                    self.send_header(name, value)
                self.send_header("content-length", str(len(reply.body)))
                self.end_headers()
                self.wfile.write(reply.body)
            except OSError:
                pass  # whoever asked did not wait

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    stub.url = f"http://127.0.0.1:{server.server_address[1]}/v1"
    try:
        yield stub
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
