"""`rashomon schema`: the JSON Schema of the JSON reports."""

from __future__ import annotations

import json
from typing import cast

import click

from rashomon.cli.output import print_report


@click.command("schema")
@click.option(
    "--of",
    type=click.Choice(("compare", "read", "reuse", "words")),
    default="compare",
    show_default=True,
    help="Which command's JSON.",
)
def schema_command(of: str) -> None:
    """Print the JSON Schema (2020-12) of the JSON report."""
    from rashomon.report.json_schema import Of, schema

    print_report(json.dumps(schema(cast(Of, of)), ensure_ascii=False, indent=1) + "\n")
