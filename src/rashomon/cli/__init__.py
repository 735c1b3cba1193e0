"""The command line: thin commands over `rashomon.run` and `rashomon.report`.

Only click is imported here, for `rashomon --help` must answer at once.
"""

from rashomon.cli.main import cli, main

__all__ = ["cli", "main"]
