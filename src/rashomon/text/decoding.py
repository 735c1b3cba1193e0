"""Bytes -> text, without ever failing: BOMs, UTF-8, UTF-16, single-byte sets, mixtures.

A text pasted together from several sources may hold cp1252 bytes within UTF-8. Such bytes are read
as cp1252 one by one, and the result says so (`mixed`).
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    b"%PDF-", b"PK\x03\x04", b"PK\x05\x06", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b\x08",
    b"\x7fELF", b"BZh", b"\xfd7zXZ\x00", b"7z\xbc\xaf", b"\xd0\xcf\x11\xe0", b"RIFF", b"OggS",
    b"ID3", b"SQLite format 3\x00", b"\x28\xb5\x2f\xfd", b"Rar!", b"\x00\x00\x01\x00", b"wOFF",
)  # fmt: skip
# Control bytes that no text in any encoding has; form feed, escape and the like may stand in one.
_CONTROL = bytes([*range(0x00, 0x08), *range(0x0E, 0x1A), 0x1C, 0x1D, 0x1E, 0x1F])
_MULTIBYTE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_SAMPLE = 65_536  # bytes looked at to tell what the bytes are
# What HTML and most writers call Latin-1 is cp1252 in fact (the Encoding Standard says so too).
_AS_CP1252 = frozenset(("iso-8859-1", "iso8859-1", "latin-1", "latin1", "ascii", "us-ascii"))


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text from bytes; `mixed` is true where single bytes of another encoding were recovered."""

    text: str
    mixed: bool = False


def is_binary(data: bytes) -> bool:
    """Whether `data` is no text in any encoding: a known file signature, or control bytes."""
    if data.startswith(_MAGIC):
        return True
    if data.startswith(tuple(bom for bom, _ in _BOMS)) or _utf16_order(data):
        return False
    sample = data[:_SAMPLE]
    if not sample:
        return False
    return len(sample) - len(sample.translate(None, _CONTROL)) > max(1, len(sample) // 50)


def decode(
    data: bytes, *, charset: str | None = None, guess: Callable[[bytes], str | None] | None = None
) -> Decoded:
    """Text of `data`; `charset` is what its source declares, `guess` names a set for the rest."""
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _with_bom(data[len(bom) :], name)
    order = _utf16_order(data)
    if order:
        return Decoded(data.decode(order, "replace"))
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    declared = _known(charset)
    if declared and declared != "utf-8":
        return Decoded(_lenient(data, declared))
    if _mostly_utf8(data):
        return Decoded(data.decode("utf-8", _RECOVER), mixed=True)
    guessed = _known(guess(data[:_SAMPLE])) if guess else None
    # What is no UTF-8 by now is none, whatever the page or the guess says.
    return Decoded(_lenient(data, guessed if guessed not in (None, "utf-8") else "cp1252"))


def _with_bom(data: bytes, name: str) -> Decoded:
    if name != "utf-8":
        return Decoded(data.decode(name, "replace"))
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        return Decoded(data.decode("utf-8", _RECOVER), mixed=True)


def _utf16_order(data: bytes) -> str | None:
    """UTF-16 without a BOM shows in Latin text as a zero in every second byte."""
    sample = data[:4096]
    half = len(sample) // 2
    if half < 4:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.6 * half and even < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.6 * half and odd < 0.05 * half else None


def _mostly_utf8(data: bytes) -> bool:
    good = sum(len(found.group()) for found in _MULTIBYTE.finditer(data))
    high = sum(byte > 0x7F for byte in data[:_SAMPLE]) if len(data) <= _SAMPLE else 0
    if len(data) > _SAMPLE:
        high = len(data) - len(data.translate(None, bytes(range(0x80, 0x100))))
    return good * 2 >= high


def _known(charset: str | None) -> str | None:
    try:
        name = codecs.lookup((charset or "").strip(" \"'").lower())
    except (LookupError, ValueError):
        return None
    # `codecs.lookup` also knows transformations that are no character sets ("rot13", "base64").
    if not name._is_text_encoding or name.name in {"utf-7", "idna", "punycode", "undefined"}:
        return None
    if name.name in {"raw-unicode-escape", "unicode-escape", "mbcs", "oem"}:
        return None
    return "cp1252" if name.name in _AS_CP1252 else name.name


def _lenient(data: bytes, name: str) -> str:
    if name in {"cp1252", "windows-1252"}:
        return data.decode("cp1252", "replace")
    try:
        return data.decode(name, "replace")
    except (UnicodeError, ValueError):  # some multi-byte decoders give up all the same
        return data.decode("cp1252", "replace")


def _recover(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    bad = error.object[error.start : error.end]
    return bad.decode("cp1252", "replace"), error.end


_RECOVER = "rashomon-cp1252"
codecs.register_error(_RECOVER, _recover)
