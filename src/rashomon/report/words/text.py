"""Habitual words for a terminal."""

from __future__ import annotations

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from rashomon.model import Habits
from rashomon.report.terminal_parts import Show, grid, heading, more_line, printed, rejected_lines
from rashomon.report.words.view import (
    FOOTNOTE,
    PhraseView,
    ReferentView,
    WordsView,
    arrange_words,
    first_by_story,
)

NONE_FOUND = (
    "No outlet has a habit that the counts bear out. With few stories that is to be expected; "
    "--verbose shows what was tested."
)


def render_text(habits: Habits, show: Show) -> str:
    """The habits found; with `verbose`, all that was tested and every place."""
    view = arrange_words(habits)
    return printed([*_top(view), *_referents(view, show), *_foot(view)], show)


def _top(view: WordsView) -> list[RenderableType]:
    return [
        Text.assemble(("Rashomon", "bold"), "  ", view.heading),
        Text(""),
        Text(f"Stories of each: {view.counted}."),
        *rejected_lines(view.rejected),
    ]


def _referents(view: WordsView, show: Show) -> list[RenderableType]:
    chosen = view.referents if show.verbose else view.found
    if not chosen:
        return [Text(""), Text(NONE_FOUND)]
    shown, more = show.limit(chosen, 20)
    return [part for one in shown for part in _referent(one, show)] + more_line(more)


def _referent(referent: ReferentView, show: Show) -> list[RenderableType]:
    phrases = (*referent.habits, *referent.rest) if show.verbose else referent.habits
    return [
        Text(""),
        heading(referent.name, show),
        Text(referent.about, style="dim"),
        *(_phrase(one, show) for one in phrases),
    ]


def _phrase(one: PhraseView, show: Show) -> Padding:
    table = Table.grid(expand=True)
    line = Text.assemble(
        (one.outlet, "bold"), f" {one.how} “", (one.phrase, "bold"), "”: in ", one.own
    )
    line.append(f"; others in {one.others}")
    line.append(f" ({one.numbers})", style="dim")
    table.add_row(line)
    places = one.places if show.verbose else first_by_story(one.places, 3)
    where = "; ".join(f"{p.story} {p.account} {p.start}–{p.end}" for p in places)
    rest = len(one.places) - len(places)
    if where:
        more = f"; {rest} more" if rest else ""
        inner = grid(2, None)
        inner.add_row("", Text(f"{where}{more}", style="dim"))
        table.add_row(inner)
    return Padding(table, (0, 0, 0, 2))


def _foot(view: WordsView) -> list[RenderableType]:
    return [
        Text(""),
        Text(f"{view.chance} {view.left_out}"),
        Text(""),
        Text(FOOTNOTE, style="dim"),
    ]
