"""Habitual words -> terminal text, one-file page, JSON, CSV."""

from __future__ import annotations

from typing import Literal

from rashomon.model import Habits

WordsFormat = Literal["text", "html", "json", "csv"]

__all__ = ["WordsFormat", "render_words"]


def render_words(
    habits: Habits,
    *,
    format: WordsFormat = "text",
    width: int = 80,
    colour: bool = False,
    verbose: bool = False,
) -> str:
    """What outlets habitually call referents; `width`, `colour`, `verbose` concern `text` alone."""
    match format:
        case "json":
            from rashomon.report.words.machine import render_json

            return render_json(habits)
        case "csv":
            from rashomon.report.words.table import render_csv

            return render_csv(habits)
        case "html":
            from rashomon.report.words.page import render_page

            return render_page(habits)
        case "text":
            from rashomon.report.terminal_parts import Show
            from rashomon.report.words.text import render_text

            return render_text(habits, Show(width=width, colour=colour, verbose=verbose))
        case _:
            raise ValueError(f"no such format: {format!r}; there are text, html, json and csv")
