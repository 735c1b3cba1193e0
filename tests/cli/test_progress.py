"""What is shown while the work goes on."""

from __future__ import annotations

import sys

import pytest

from rashomon.cli.progress import Spinner, shown_progress


class Screen:
    """Keeps the line last shown."""

    def update(self, line: object) -> None:
        self.line = str(line)


@pytest.mark.parametrize(
    ("step", "shown"),
    [
        (("read", 1, None, "The Post"), "Reading 2 of 3: The Post"),
        (("compare", 0, 7, "names"), "Comparing 1 of 7: names"),
        (("compare", 1, 7, "links, pair 5 of 66"), "Comparing 2 of 7: links, pair 5 of 66"),
        (("read", 0, None, "[bold]no markup"), "Reading 1 of 3: [bold]no markup"),
    ],
)
def test_each_step_says_how_many_there_are(step: tuple[str, int, int, str], shown: str) -> None:
    screen = Screen()
    Spinner(screen, 3).step(*step)
    assert screen.line == shown


class Terminal:
    def isatty(self) -> bool:
        return True


def test_nothing_is_shown_where_it_is_unwanted(monkeypatch: pytest.MonkeyPatch) -> None:
    with shown_progress(2, quiet=False) as progress:
        assert progress is None  # standard error is captured here, no terminal
    monkeypatch.setattr(sys, "stderr", Terminal())
    with shown_progress(2, quiet=True) as progress:
        assert progress is None
