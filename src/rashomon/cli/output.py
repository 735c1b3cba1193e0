"""Printing a report, or writing it to a file so that no half-written one is ever seen."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TextIO

import click

from rashomon.cli.arguments import shown
from rashomon.model import Rejected


def write_report(report: str, output: str | None, *, quiet: bool) -> None:
    """Print the report, or write it to the file named and say so."""
    if output is None or output == "-":
        print_report(report)
        return
    try:
        write_file(Path(output), report)
    except OSError as error:
        raise click.ClickException(
            f"{shown(output)} could not be written: {error.strerror or error}."
        ) from error
    if not quiet:
        click.echo(f"Written to {shown(output)}.", err=True)


def print_report(report: str) -> None:
    """Write to standard output; a terminal that lacks a character gets a question mark for it."""
    stdout: TextIO = sys.stdout
    encoding = stdout.encoding or "utf-8"
    if stdout.isatty():
        report = report.encode(encoding, "replace").decode(encoding)
        stdout.write(report)
    elif hasattr(stdout, "buffer"):
        # Files and pipes get UTF-8 whatever the locale: the report must not depend on it.
        stdout.flush()
        stdout.buffer.write(report.encode("utf-8"))
    else:
        stdout.write(report)
    stdout.flush()


def write_file(path: Path, report: str) -> None:
    """Write beside the file and rename: whoever reads it sees the old or the new one, whole."""
    data = report.encode("utf-8")
    path = path.resolve()  # a link stays a link: what it points at is replaced
    if path.exists() and not path.is_file():
        path.write_bytes(data)  # a device or a pipe cannot be replaced
        return
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:100]}.", suffix=".tmp", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.chmod(name, _mode(path))
        os.replace(name, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise


def say_rejected(rejected: Iterable[Rejected]) -> None:
    """Say on standard error which inputs were left out, why, and what to do."""
    for one in rejected:
        lines = [shown(line) for line in one.detail.splitlines() if line.strip()]
        head = f"Left out {shown(one.input)} ({one.code}): {lines[0] if lines else ''}"
        click.echo("\n  ".join([head, *lines[1:]]), err=True)


@contextlib.contextmanager
def quiet_libraries() -> Iterator[None]:
    """Keep libraries' warnings off a user's terminal."""
    import logging
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        logging.getLogger().addHandler(logging.NullHandler())
        yield


def _mode(path: Path) -> int:
    """The mode of the file replaced, else what the umask grants; a temporary file has 0600."""
    try:
        return path.stat().st_mode & 0o7777
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
