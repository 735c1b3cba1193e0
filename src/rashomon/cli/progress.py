"""Progress on standard error, on a terminal only."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.status import Status

    from rashomon.run import Progress

_STAGES = {"read": "Reading", "compare": "Comparing", "rewrite": "Rewriting"}


class Spinner:
    """Shows the step that is under way."""

    def __init__(self, status: Status, total: int) -> None:
        self._status = status
        self._total = total

    def step(self, stage: str, done: int, total: int | None, detail: str = "") -> None:
        """Show a step; `detail` is an account's name or a kind of finding, never read as markup."""
        from rich.text import Text

        from rashomon.report.clean import shorten

        of = total or self._total
        count = f" {done + 1} of {max(of, done + 1)}" if of > 1 else ""
        name = f": {shorten(detail, 50)}" if detail else ""
        self._status.update(Text(f"{_STAGES.get(stage, stage)}{count}{name}"))


@contextmanager
def shown_progress(accounts: int, *, quiet: bool) -> Iterator[Progress | None]:
    """A spinner while the work goes on; nothing where it is unwanted or would be a log line."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console

    with Console(stderr=True).status("Loading the model") as status:
        yield Spinner(status, accounts)
