"""`rashomon wikidata`: an index of names from the user's own Wikidata file."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import click

from rashomon.cli import arguments as given
from rashomon.model import Rejected


@click.group("wikidata", no_args_is_help=True)
def wikidata_group() -> None:
    """Make an index of Wikidata's names, for `compare --wikidata`.

    The dump is yours to get (https://www.wikidata.org/wiki/Wikidata:Database_download); nothing
    here asks a network.
    """


@wikidata_group.command("build")
@click.argument("dump", metavar="DUMP")
@click.option("-o", "--output", required=True, metavar="FILE", help="Where the index goes.")
@click.option(
    "--language",
    "languages",
    multiple=True,
    metavar="CODE",
    help="Take names in this language; repeat it, the first for labels. `all` takes every "
    "language. Without it: en and mul.",
)
@click.option(
    "--sitelinks",
    type=click.IntRange(0),
    default=0,
    show_default=True,
    help="Leave out what fewer wikis have a page on.",
)
@given.quiet_option
def build_command(
    dump: str, *, output: str, languages: tuple[str, ...], sitelinks: int, quiet: bool
) -> None:
    """Make an index of a dump or a list.

    DUMP is a Wikidata JSON dump or an extract of one (one entity a line), or a list (CSV, TSV,
    JSON lines) with the columns id and label and, if you like, aliases (apart by |), description,
    kind (person, organization, place, group, other) and sitelinks; plain, .gz, .bz2 or .xz, or -
    for standard input. Lines that are no entity are counted and named, the rest is used.

    \b
    rashomon wikidata build latest-all.json.bz2 -o wikidata.index --sitelinks 3
    rashomon wikidata build people.csv -o people.index
    """
    _check(dump, output)
    from rashomon.wikidata import Choice, build_index

    choice = Choice(sitelinks=sitelinks)
    if languages:
        choice = Choice(languages=_languages(languages), sitelinks=sitelinks)
    try:
        with _ended_cleanly():
            built = build_index(
                dump,
                Path(output),
                choice=choice,
                stdin=sys.stdin.buffer if dump == "-" else None,
                progress=_counter(quiet),
            )
    except OSError as error:
        raise click.ClickException(
            f"{given.shown(output)} could not be written: {error.strerror or error}."
        ) from error
    if isinstance(built, Rejected):
        lines = [given.shown(line) for line in built.detail.splitlines()]
        raise click.ClickException("\n  ".join([f"{given.shown(dump)}: {lines[0]}", *lines[1:]]))
    if built.bad:
        few = "".join(f"\n  {given.shown(one)}" for one in built.shown)
        click.echo(f"{built.bad:,} of {built.lines:,} lines were no entity:{few}", err=True)
    if not quiet:
        for reason, count in built.left_out:
            click.echo(f"Left out {count:,}: {reason}.", err=True)
        size = os.path.getsize(output) / 1e6
        click.echo(
            f"Written to {given.shown(output)}: {built.entities:,} entities under "
            f"{built.names:,} names, {size:,.1f} MB.",
            err=True,
        )


def _check(dump: str, output: str) -> None:
    if dump != "-" and not os.path.isfile(dump):
        raise click.BadParameter(f"there is no file {given.shown(dump)}.", param_hint="DUMP")
    given.check_output(output)
    if dump != "-" and os.path.exists(output) and os.path.samefile(dump, output):
        raise click.BadParameter("the index cannot replace its own dump.", param_hint="-o")


def _languages(given_codes: tuple[str, ...]) -> tuple[str, ...]:
    return ("*",) if "all" in given_codes else given_codes


def _counter(quiet: bool) -> Callable[[int], None] | None:
    if quiet or not sys.stderr.isatty():
        return None
    # Each telling overwrites the one before, and whatever is said next overwrites the last.
    return lambda done: click.echo(f"{done:,} lines\r", err=True, nl=False)


@contextmanager
def _ended_cleanly() -> Iterator[None]:
    """Being told to end counts as an interruption, so that the files of a build are removed."""

    def interrupt(_number: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
