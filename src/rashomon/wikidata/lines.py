"""The lines of a file that may be packed: one at a time, however large the file."""

from __future__ import annotations

import bz2
import gzip
import lzma
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path
from typing import IO, Any, BinaryIO, cast

# The largest entities of Wikidata have some megabytes; a longer line is no entity.
LONGEST = 32 << 20
_MAGIC: dict[bytes, Callable[..., Any]] = {
    b"\x1f\x8b": gzip.open,
    b"BZh": bz2.open,
    b"\xfd7zXZ": lzma.open,
}


class DamagedError(Exception):
    """The file ends early or cannot be unpacked: what it held cannot be known."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line with its number, from 1; `data` is None where it is too long to be an entity."""

    number: int
    data: bytes | None


@contextmanager
def opened(path: Path | None, stdin: BinaryIO | None = None) -> Iterator[IO[bytes]]:
    """The unpacked bytes of a file (plain, .gz, .bz2, .xz by their content), or of `stdin`."""
    raw = path.open("rb") if path is not None else cast(BinaryIO, stdin)
    try:
        buffered = raw if isinstance(raw, BufferedReader) else BufferedReader(cast(Any, raw))
        head = buffered.peek(6)[:6]
        unpack = next((one for magic, one in _MAGIC.items() if head.startswith(magic)), None)
        yield unpack(buffered, "rb") if unpack else buffered
    finally:
        if path is not None:
            raw.close()


def lines(file: IO[bytes]) -> Iterator[Line]:
    """Every line that is not blank.

    Raises DamagedError where the file stops being what it is packed as.
    """
    number = 0
    while data := _line(file):
        number += 1
        if len(data) > LONGEST and not data.endswith(b"\n"):
            while (rest := _line(file)) and not rest.endswith(b"\n"):
                pass
            yield Line(number, None)
        elif data.strip():
            yield Line(number, data)


def _line(file: IO[bytes]) -> bytes:
    try:
        return file.readline(LONGEST + 1)
    except (EOFError, zlib.error, lzma.LZMAError, gzip.BadGzipFile) as error:
        raise DamagedError(str(error)) from error
    except OSError as error:
        if error.errno is None:  # bz2: "Invalid data stream"
            raise DamagedError(str(error)) from error
        raise
