"""`rashomon compare`: two or more accounts of one event, laid side by side."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, cast

import click

from rashomon.cli import arguments as given
from rashomon.cli.output import quiet_libraries, say_rejected, write_report
from rashomon.cli.progress import shown_progress
from rashomon.model import Comparison, Rejected

if TYPE_CHECKING:
    from rashomon.run import Options

FORMATS = ("text", "html", "json", "md")


@click.command("compare")
@given.accounts_argument
@given.format_option(FORMATS)
@given.output_option
@given.outlet_option
@click.option(
    "--wikidata",
    metavar="FILE",
    help="Link names to Wikidata by an index that `rashomon wikidata build` made.",
)
@given.threads_option
@given.rewrite_url_option
@given.rewrite_model_option
@given.quiet_option
@given.verbose_option
def compare_command(  # noqa: PLR0913 - one parameter for each option
    accounts: tuple[str, ...],
    *,
    chosen: str | None,
    output: str | None,
    outlets: tuple[str, ...],
    wikidata: str | None,
    threads: int,
    rewrite_url: str | None,
    rewrite_model: str | None,
    quiet: bool,
    verbose: bool,
) -> None:
    """Compare accounts of one event.

    Each ACCOUNT is a file (.txt, .html, or .jsonl with one article a line), a URL, or - for
    standard input. Give two or more.

    \b
    rashomon compare one.txt two.txt --outlet "The Post" --outlet "The Agency"
    rashomon compare one.html https://example.org/two -o report.html
    """
    given.check_accounts(accounts, outlets)
    if len(accounts) < 2 and not given.holds_several(accounts[0]):
        raise click.UsageError("A comparison needs two accounts or more; one was given.")
    form = given.resolve_format(chosen, output, FORMATS)
    if wikidata is not None and not os.path.isfile(wikidata):
        raise click.BadParameter(
            f"there is no file {given.shown(wikidata)}.", param_hint="--wikidata"
        )
    endpoint = given.rewriting(rewrite_url, rewrite_model)
    from rashomon.run import Options

    options = Options(outlets=outlets, threads=threads, wikidata=wikidata, rewrite=endpoint)
    comparison = _compared(accounts, options, quiet=quiet)
    if isinstance(comparison, Rejected):
        raise click.ClickException(
            "\n  ".join(given.shown(line) for line in comparison.detail.splitlines())
        )
    say_rejected(comparison.rejected)
    from rashomon.report import Format, render

    report = render(
        comparison,
        format=cast(Format, form),
        width=given.terminal_width(),
        colour=given.wants_colour(output),
        verbose=verbose,
    )
    write_report(report, output, quiet=quiet)


def _compared(accounts: tuple[str, ...], options: Options, *, quiet: bool) -> Comparison | Rejected:
    from rashomon.run import compare

    with quiet_libraries(), shown_progress(len(accounts), quiet=quiet) as progress:
        return compare(accounts, options=options, stdin=sys.stdin.buffer, progress=progress)
