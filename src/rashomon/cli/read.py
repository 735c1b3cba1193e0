"""`rashomon read`: what is understood of each account alone."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import cast

import click

from rashomon.cli import arguments as given
from rashomon.cli.output import print_report, quiet_libraries, say_rejected, write_report
from rashomon.cli.progress import shown_progress
from rashomon.model import AnnotatedArticle, Rejected

FORMATS = ("text", "html", "json", "jsonl", "md")


@click.command("read")
@given.accounts_argument
@given.format_option(FORMATS)
@given.output_option
@given.outlet_option
@given.threads_option
@given.quiet_option
@given.verbose_option
def read_command(  # noqa: PLR0913 - one parameter for each option
    accounts: tuple[str, ...],
    *,
    chosen: str | None,
    output: str | None,
    outlets: tuple[str, ...],
    threads: int,
    quiet: bool,
    verbose: bool,
) -> None:
    """Show what is understood of each account alone.

    Its blocks, who says what in it, its names and titles, its numbers and dates. With
    --format jsonl, one JSON object a line in the order given; an input that cannot be used is
    there too, as {"rejected": ...}.
    """
    given.check_accounts(accounts, outlets)
    form = given.resolve_format(chosen, output, FORMATS)
    from rashomon.report import Format, reading_line, render_reading

    tally = _Tally()
    with quiet_libraries(), shown_progress(len(accounts), quiet=quiet) as progress:
        from rashomon.run import Options, read

        readings = tally.told(
            read(
                accounts,
                options=Options(outlets=outlets, threads=threads),
                stdin=sys.stdin.buffer,
                progress=progress,
            )
        )
        if form == "jsonl" and output in (None, "-"):
            # A line as soon as there is one: a long list need not be held in memory.
            for reading in readings:
                print_report(reading_line(reading))
            report = None
        elif form == "jsonl":
            report = "".join(map(reading_line, readings))
        else:
            report = render_reading(
                readings,
                format=cast(Format, form),
                width=given.terminal_width(),
                colour=given.wants_colour(output),
                verbose=verbose,
            )
    if report is not None:
        write_report(report, output, quiet=quiet)
    if not tally.usable:
        raise click.exceptions.Exit(1)


class _Tally:
    """Counts the accounts that could be read, and says which could not."""

    def __init__(self) -> None:
        self.usable = 0

    def told(
        self, readings: Iterator[AnnotatedArticle | Rejected]
    ) -> Iterator[AnnotatedArticle | Rejected]:
        for reading in readings:
            if isinstance(reading, Rejected):
                say_rejected([reading])
            else:
                self.usable += 1
            yield reading
