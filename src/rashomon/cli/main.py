"""The group of commands, and how the process ends whatever happens.

Exit codes: 0 done (even where some accounts had to be left out), 1 nothing could be compared or
written, 2 misuse, 130 interrupted.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Sequence

import click

from rashomon import __version__
from rashomon.cli.compare import compare_command
from rashomon.cli.read import read_command
from rashomon.cli.reuse import reuse_command
from rashomon.cli.schema import schema_command
from rashomon.cli.wikidata import wikidata_group
from rashomon.cli.words import words_command

INTERRUPTED = 130


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    no_args_is_help=True,
)
@click.version_option(__version__, message="rashomon %(version)s")
def cli() -> None:
    """Lay several news accounts of one event side by side.

    Who said what, under which names; what the accounts agree on, what only one tells, where they
    contradict each other, which words each chooses. Every finding points at the exact words it
    rests on. The work is done on this machine alone, unless you name an endpoint that rewrites
    the synopsis.

    \b
    rashomon compare one.txt two.html https://example.org/three
    rashomon compare one.txt two.txt -o report.html
    """


cli.add_command(compare_command)
cli.add_command(read_command)
cli.add_command(reuse_command)
cli.add_command(schema_command)
cli.add_command(wikidata_group)
cli.add_command(words_command)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command and leave with its exit code; never with a traceback for what is expected."""
    try:
        code = cli.main(
            args=list(arguments) if arguments is not None else None,
            prog_name="rashomon",
            standalone_mode=False,
        )
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except (KeyboardInterrupt, click.Abort):
        with contextlib.suppress(OSError):
            click.echo("Interrupted.", err=True)
        code = INTERRUPTED
    except BrokenPipeError:
        # Whoever read has seen enough (`| head`). Python would complain once more on closing.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    sys.exit(code if isinstance(code, int) else 0)
