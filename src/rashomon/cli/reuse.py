"""`rashomon reuse`: which of many accounts share text."""

from __future__ import annotations

import sys
from typing import Literal, cast

import click

from rashomon.cli import arguments as given
from rashomon.cli.output import quiet_libraries, say_rejected, write_report
from rashomon.cli.progress import shown_progress

FORMATS = ("text", "json")


@click.command("reuse")
@given.accounts_argument
@given.format_option(FORMATS)
@given.output_option
@given.outlet_option
@given.quiet_option
@given.verbose_option
def reuse_command(
    accounts: tuple[str, ...],
    *,
    chosen: str | None,
    output: str | None,
    outlets: tuple[str, ...],
    quiet: bool,
    verbose: bool,
) -> None:
    """Find which of many accounts share text.

    Of one event or of many: ten thousand are no burden. Wire copy, rewrites, press releases and
    long quotations in common are found by their words; agencies by what accounts credit.

    \b
    rashomon reuse export.jsonl
    rashomon reuse pages/*.html -o shared.json
    """
    given.check_accounts(accounts, outlets)
    form = given.resolve_format(chosen, output, FORMATS)
    with quiet_libraries(), shown_progress(len(accounts), quiet=quiet) as progress:
        from rashomon.run import Options, reuse

        found = reuse(
            accounts,
            options=Options(outlets=outlets),
            stdin=sys.stdin.buffer,
            progress=progress,
        )
    say_rejected(found.rejected)
    if not found.accounts:
        raise click.exceptions.Exit(1)
    from rashomon.report import render_reuse

    report = render_reuse(found, format=cast(Literal["text", "json"], form), verbose=verbose)
    write_report(report, output, quiet=quiet)
