"""Comparison -> terminal text, one-file page, Markdown, JSON with its schema.

    render(comparison, format="html")      the whole report as one string
    render_reading(reading, format="json") what was understood of accounts alone
    reading_line(reading)                  the same of one account as one line of JSON
    render_reuse(reuse, format="json")     which of many accounts share text
    schema("compare")                      the JSON Schema of the JSON report

What needs `rich` or `jinja2` is imported only when that format is asked for.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from rashomon.model import AnnotatedArticle, Comparison, Finding, Rejected, Reuse
from rashomon.report.json_schema import schema

Format = Literal["text", "html", "json", "md"]

__all__ = [
    "Format",
    "reading_line",
    "render",
    "render_reading",
    "render_reuse",
    "schema",
    "synopsis_of",
]


def render(
    comparison: Comparison,
    *,
    format: Format = "text",
    width: int = 80,
    colour: bool = False,
    verbose: bool = False,
) -> str:
    """The report of a comparison; `width`, `colour` and `verbose` concern `text` alone."""
    match format:
        case "json":
            from rashomon.report.machine import render_json

            return render_json(comparison)
        case "html":
            from rashomon.report.page import render_page

            return render_page(comparison)
        case "md":
            from rashomon.report.markdown import render_markdown

            return render_markdown(comparison)
        case "text":
            from rashomon.report.terminal import render_text
            from rashomon.report.terminal_parts import Show

            return render_text(comparison, Show(width=width, colour=colour, verbose=verbose))
        case _:
            raise ValueError(f"no such format: {format!r}; there are text, html, json and md")


def synopsis_of(comparison: Comparison) -> tuple[Finding, ...]:
    """The findings that the part "In short" of the reports shows, in its order."""
    from rashomon.report.arrange import arrange
    from rashomon.report.synopsis import synopsis_findings

    return synopsis_findings(arrange(comparison), comparison)


def render_reading(
    readings: Iterable[AnnotatedArticle | Rejected] | AnnotatedArticle,
    *,
    format: Format = "text",
    width: int = 80,
    colour: bool = False,
    verbose: bool = False,
) -> str:
    """What was understood of each account alone, in the order given."""
    several = [readings] if isinstance(readings, AnnotatedArticle) else list(readings)
    if format == "json":
        from rashomon.report.machine import dumps, readings_json

        return dumps(readings_json(several), indent=1) + "\n"
    if format == "html":
        from rashomon.report.page_reading import render_reading_page

        return render_reading_page(several)
    from rashomon.report.reading import reading_views

    views = list(reading_views(several))
    if format == "md":
        from rashomon.report.markdown import render_readings

        return render_readings(views)
    if format == "text":
        from rashomon.report.terminal_parts import Show
        from rashomon.report.terminal_reading import render_text_readings

        show = Show(width=width, colour=colour, verbose=verbose)
        return render_text_readings(views, show)
    raise ValueError(f"no such format: {format!r}; there are text, html, json and md")


def reading_line(reading: AnnotatedArticle | Rejected) -> str:
    """What was understood of one account as one line of JSON, newline included."""
    from rashomon.report.machine import dumps, reading_json

    return dumps(reading_json(reading)) + "\n"


def render_reuse(
    reuse: Reuse, *, format: Literal["text", "json"] = "text", verbose: bool = False
) -> str:
    """Which of many accounts share text; `verbose` shows every pair in `text`."""
    if format == "json":
        from rashomon.report.machine import dumps, reuse_json

        return dumps(reuse_json(reuse), indent=1) + "\n"
    from rashomon.report.reuse import render_reuse_text

    return render_reuse_text(reuse, verbose=verbose)
