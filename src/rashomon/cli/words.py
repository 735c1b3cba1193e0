"""`rashomon words`: what outlets habitually call things, over many reports."""

from __future__ import annotations

import os
import sys
from typing import cast

import click

from rashomon.cli import arguments as given
from rashomon.cli.output import say_rejected, write_report

FORMATS = ("text", "html", "json", "csv")


@click.command("words")
@click.argument("reports", nargs=-1, required=True, metavar="REPORT...")
@given.format_option(FORMATS)
@given.output_option
@click.option(
    "--stories",
    "least",
    type=click.IntRange(2),
    default=3,
    show_default=True,
    help="Stories in which an outlet, and tellings in which others, must use a phrase or tell of "
    "a thing.",
)
@click.option(
    "-z",
    "z",
    type=click.FloatRange(0),
    default=1.96,
    show_default=True,
    help="From which z score on a difference is shown as a habit.",
)
@given.quiet_option
@given.verbose_option
def words_command(  # noqa: PLR0913 - one parameter for each option
    reports: tuple[str, ...],
    *,
    chosen: str | None,
    output: str | None,
    least: int,
    z: float,
    quiet: bool,
    verbose: bool,
) -> None:
    """Show what outlets habitually call people, places and things.

    Each REPORT is a JSON report of `rashomon compare --format json`, a folder of such, a .jsonl
    with one a line, or - for standard input. An outlet's words for a thing are counted against
    the others' in the same stories; nothing rests on one story.

    \b
    rashomon words reports/
    rashomon words reports/ -o words.html
    rashomon words monday.json tuesday.json --format csv
    """
    _check(reports)
    form = given.resolve_format(chosen, output, FORMATS)
    from rashomon.model import Thresholds
    from rashomon.report.words import WordsFormat, render_words
    from rashomon.run import words

    habits = words(
        reports,
        thresholds=Thresholds(tellings=least, others=least, z=z),
        stdin=sys.stdin.buffer if "-" in reports else None,
    )
    say_rejected(habits.rejected)
    if not habits.stories:
        raise click.ClickException("No report could be used.")
    report = render_words(
        habits,
        format=cast(WordsFormat, form),
        width=given.terminal_width(),
        colour=given.wants_colour(output),
        verbose=verbose,
    )
    write_report(report, output, quiet=quiet)


def _check(names: tuple[str, ...]) -> None:
    for name in names:
        if name != "-" and not os.path.exists(name):
            raise click.BadParameter(
                f"there is no file {given.shown(name)}. A report is a JSON file of rashomon "
                "compare --format json, a folder of such, or - for standard input.",
                param_hint="REPORT",
            )
    if names.count("-") > 1:
        raise click.BadParameter("standard input (-) can be read once only.", param_hint="REPORT")
