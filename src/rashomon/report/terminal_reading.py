"""ReadingView -> text for a terminal: what was understood of each account alone."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.text import Text

from rashomon.report import clean, phrases
from rashomon.report.reading import NameView, ReadingView
from rashomon.report.terminal_parts import (
    Show,
    account_lines,
    grid,
    heading,
    more_line,
    printed,
    rejected_lines,
    speaker_table,
)
from rashomon.report.view import RejectedView, Said


def render_text_readings(readings: Iterable[ReadingView | RejectedView], show: Show) -> str:
    """Each reading, one after another."""
    parts: list[RenderableType] = []
    for reading in readings:
        if isinstance(reading, RejectedView):
            parts += [*rejected_lines([reading]), Text("")]
        else:
            parts += [_reading(reading, show), Text("")]
    return printed(parts, show)


def _reading(reading: ReadingView, show: Show) -> Group:
    blocks = ", ".join(f"{number} {kind}" for kind, number in reading.blocks)
    names, more_names = show.limit(reading.names, 15)
    figures, more_figures = show.limit(reading.figures, 10)
    said, more_said = show.limit(reading.statements, 12)
    return Group(
        account_lines(reading.view.accounts[0]),
        Text(f"   blocks: {blocks or 'none'}", style="dim"),
        Text(""),
        heading("Who gets to speak", show),
        *speaker_table(reading.view, show),
        Text(""),
        heading(f"Statements ({len(reading.statements)})", show),
        *(_statement(speaker, one) for speaker, one in said),
        *more_line(more_said),
        Text(""),
        heading(f"Names ({len(reading.names)})", show),
        *(_name(name) for name in names),
        *more_line(more_names),
        Text(""),
        heading(f"Numbers and dates ({len(reading.figures)})", show),
        *(Text.assemble((one.words.text, "bold"), f"  {one.meaning}") for one in figures),
        *more_line(more_figures),
    )


def _statement(speaker: str, said: Said) -> RenderableType:
    how = [phrases.MODES[said.mode], phrases.STANCES[said.stance]]
    how += [f"through {', '.join(said.via)}"] if said.via else []
    how.append(clean.likelihood(said.score))
    table = grid(2, None)
    table.add_row(
        "·", Text.assemble((speaker, "bold"), (f"  {', '.join(filter(None, how))}", "dim"))
    )
    table.add_row("", Text(" … ".join(words.text for words in said.content)))
    return table


def _name(name: NameView) -> Text:
    times = f" ×{len(name.form.places)}" if name.form.places[1:] else ""
    titles = f" [{', '.join(form.text for form in name.titles)}]" if name.titles else ""
    return Text.assemble((name.form.text, "bold"), times, (f"  {name.kind}{titles}", "dim"))
