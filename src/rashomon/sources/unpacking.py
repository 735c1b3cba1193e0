"""Decompressing a reply piece by piece, so that a small reply cannot fill the memory."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from typing import Any

_PIECE = 1 << 20  # bytes given out at a time


class BadEncodingError(Exception):
    """The reply is not in the encoding it names, or in one that cannot be read."""


def encodings() -> list[str]:
    """Encodings that can be read here, as `Accept-Encoding` names them."""
    return ["gzip", "deflate", *(["br"] if _brotli() else [])]


def unpack(chunks: Iterator[bytes], coding: str) -> Iterator[bytes]:
    """The plain bytes of `chunks`, which are in `coding` (a `Content-Encoding` header)."""
    names = [name.strip().lower() for name in coding.split(",") if name.strip()]
    if len(names) > 3:
        raise BadEncodingError("it is packed more than three times over")
    for name in reversed(names):
        if name in {"gzip", "x-gzip"}:
            chunks = _zlib(chunks, lambda: zlib.decompressobj(zlib.MAX_WBITS | 16))
        elif name == "deflate":
            chunks = _deflate(chunks)
        elif name == "br" and _brotli():
            chunks = _unbrotli(chunks)
        elif name != "identity":
            raise BadEncodingError(f"its encoding {name[:20]!r} is not known here")
    return chunks


def _zlib(chunks: Iterator[bytes], make: Callable[[], Any]) -> Iterator[bytes]:
    unpacker = make()
    try:
        for chunk in chunks:
            waiting = chunk
            while waiting:
                yield unpacker.decompress(waiting, _PIECE)
                waiting = unpacker.unconsumed_tail
                if unpacker.eof:
                    waiting = unpacker.unused_data
                    if not waiting.startswith(b"\x1f\x8b"):  # no further member: padding
                        return
                    unpacker = make()
        yield unpacker.flush()
    except zlib.error as error:
        raise BadEncodingError(str(error)) from error


def _deflate(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """With or without a zlib header: servers disagree on what "deflate" means."""
    first = next(chunks, b"")
    headed = len(first) >= 2 and first[0] & 0x0F == 8 and (first[0] << 8 | first[1]) % 31 == 0
    bits = zlib.MAX_WBITS if headed else -zlib.MAX_WBITS

    def whole() -> Iterator[bytes]:
        yield first
        yield from chunks

    return _zlib(whole(), lambda: zlib.decompressobj(bits))


def _unbrotli(chunks: Iterator[bytes]) -> Iterator[bytes]:
    brotli = _brotli()
    unpacker = brotli.Decompressor()
    try:
        for chunk in chunks:
            yield unpacker.process(chunk, output_buffer_limit=_PIECE)
            while not unpacker.can_accept_more_data() and not unpacker.is_finished():
                yield unpacker.process(b"", output_buffer_limit=_PIECE)
    except brotli.error as error:
        raise BadEncodingError(str(error)) from error


def _brotli() -> Any:
    """The brotli module, where it is there and can bound its output (1.2 and later)."""
    try:
        import brotli
    except ImportError:
        return None
    return brotli if hasattr(brotli.Decompressor, "can_accept_more_data") else None
