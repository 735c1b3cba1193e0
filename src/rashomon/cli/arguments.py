"""Arguments that commands share, and what is wrong with them before any work begins."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from rashomon.rewrite import Endpoint

BY_SUFFIX = {
    ".csv": "csv",
    ".html": "html",
    ".htm": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".md": "md",
    ".markdown": "md",
    ".txt": "text",
}
_URL = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)

Command = TypeVar("Command", bound=Callable[..., Any])

accounts_argument = click.argument("accounts", nargs=-1, required=True, metavar="ACCOUNT...")
outlet_option = click.option(
    "--outlet",
    "outlets",
    multiple=True,
    metavar="NAME",
    help="Name of an account's outlet; repeat it, in the order of the accounts.",
)
output_option = click.option(
    "-o",
    "--output",
    metavar="FILE",
    help="Write the report to FILE instead of printing it.",
)


def format_option(forms: Sequence[str]) -> Callable[[Command], Command]:
    """The option `--format`, of a command that has these forms."""
    return click.option(
        "-f",
        "--format",
        "chosen",
        type=click.Choice(forms),
        help="Form of the report; text unless the name of the -o file says otherwise.",
    )


threads_option = click.option(
    "--threads",
    type=click.IntRange(1, 256),
    default=1,
    show_default=True,
    help="Threads the model may use.",
)
rewrite_url_option = click.option(
    "--rewrite-url",
    metavar="URL",
    help="An OpenAI-compatible endpoint (https://…/v1) that rewrites the synopsis. It is sent the "
    "sentences of the synopsis' findings; needs --rewrite-model and the extra rewrite.",
)
rewrite_model_option = click.option(
    "--rewrite-model",
    metavar="NAME",
    help="The model to ask there. A key, if it needs one, is taken from RASHOMON_REWRITE_KEY.",
)
quiet_option = click.option("-q", "--quiet", is_flag=True, help="No progress, no notes.")
verbose_option = click.option(
    "-v", "--verbose", is_flag=True, help="Show every finding, not the foremost only."
)


def rewriting(url: str | None, model: str | None) -> Endpoint | None:
    """The endpoint asked for, with the key of the environment; None for none."""
    if not url and not model:
        return None
    if not url or not model:
        raise click.UsageError("--rewrite-url and --rewrite-model go together.")
    from rashomon.rewrite import Endpoint

    return Endpoint(url=url, model=model, key=os.environ.get("RASHOMON_REWRITE_KEY") or None)


def check_accounts(names: Sequence[str], outlets: Sequence[str]) -> None:
    """Refuse names that are no file, no address and not `-`, and outlets without an account."""
    for name in names:
        if name == "-" or _URL.match(name):
            continue
        if os.path.isdir(name):
            raise click.BadParameter(
                f"{shown(name)} is a folder; name the files in it.", param_hint="ACCOUNT"
            )
        if not os.path.exists(name):
            raise click.BadParameter(
                f"there is no file {shown(name)}. An account is a file (.txt, .html, .jsonl), "
                "a URL, or - for standard input.",
                param_hint="ACCOUNT",
            )
    if names.count("-") > 1:
        raise click.BadParameter("standard input (-) can be read once only.", param_hint="ACCOUNT")
    if len(outlets) > len(names) and not any(map(holds_several, names)):
        raise click.BadParameter(
            f"{len(outlets)} outlets for {len(names)} accounts.", param_hint="--outlet"
        )


def holds_several(name: str) -> bool:
    """Whether one name may stand for several accounts."""
    return name == "-" or name.lower().endswith((".jsonl", ".ndjson"))


def check_output(output: str) -> None:
    """Refuse a file to write that is a folder or would be in none."""
    path = Path(output)
    if path.is_dir():
        raise click.BadParameter(f"{shown(output)} is a folder.", param_hint="-o")
    if not path.absolute().parent.is_dir():
        raise click.BadParameter(f"there is no folder {shown(str(path.parent))}.", param_hint="-o")


def resolve_format(chosen: str | None, output: str | None, formats: Sequence[str]) -> str:
    """The format asked for, else the one the file's name implies, else text."""
    if output is not None and output != "-":
        check_output(output)
        if not chosen:
            implied = BY_SUFFIX.get(Path(output).suffix.lower())
            if implied is None or implied not in formats:
                raise click.BadParameter(
                    f"the name {shown(output)} does not tell the format; "
                    f"give --format {'|'.join(formats)}.",
                    param_hint="-o",
                )
            return implied
    return chosen or "text"


def shown(name: str) -> str:
    """A name as it may be printed: file names can hold control characters too."""
    from rashomon.report.clean import one_line

    return one_line(name)


def terminal_width() -> int:
    """Columns of the terminal, 80 where there is none; kept readable on very wide ones."""
    return max(40, min(shutil.get_terminal_size((80, 24)).columns, 120))


def wants_colour(output: str | None) -> bool:
    """Whether the report goes to a terminal that shows colours (https://no-color.org)."""
    return (
        (output is None or output == "-")
        and sys.stdout.isatty()
        and not os.environ.get("NO_COLOR")
        and os.environ.get("TERM") != "dumb"
    )
