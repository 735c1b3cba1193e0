"""The pieces that terminal reports are put together from.

Article text only ever enters `rich` as `Text`, which is not read for markup, and it has no
control characters left (see `clean`). Without colour no escape code is written at all.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from rich.box import SIMPLE_HEAD
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from rashomon.report import clean
from rashomon.report.view import AccountView, Form, RejectedView, View, Voice

_STYLES = ("bright_blue", "yellow", "green", "magenta", "cyan", "red")
# A column narrower than this breaks names in two; accounts are then listed below one another.
_NARROWEST = 18
_BAR = 10

_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True, kw_only=True)
class Show:
    """How to print: `width` in columns, with or without `colour`, all or the foremost findings."""

    width: int = 80
    colour: bool = False
    verbose: bool = False

    def limit(self, items: Sequence[_Item], shown: int) -> tuple[Sequence[_Item], str]:
        """The items to print, and the line that says how many are not."""
        rest = len(items) - shown
        if self.verbose or rest <= 0:
            return items, ""
        return items[:shown], f"… {rest} more (--verbose or --format html shows all)"


def printed(parts: Iterable[RenderableType], show: Show) -> str:
    """What `rich` prints, without spaces at line ends."""
    console = Console(
        file=io.StringIO(),
        width=max(show.width, 40),
        force_terminal=show.colour,
        color_system="standard" if show.colour else None,
        no_color=not show.colour,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
        _environ={},  # the caller has decided on width and colour; FORCE_COLOR must not
    )
    with console.capture() as capture:
        for part in parts:
            console.print(part)
    return "\n".join(line.rstrip() for line in capture.get().rstrip().split("\n")) + "\n"


def style_of(account: AccountView) -> str:
    """The colour of an account; its letter says the same without."""
    return _STYLES[account.index % len(_STYLES)]


def letter(account: AccountView) -> Text:
    """An account's badge."""
    return Text(account.letter, style=f"bold {style_of(account)}")


def grid(*widths: int | None) -> Table:
    """Columns without lines; a None takes what is left."""
    table = Table.grid(padding=(0, 1), expand=True)
    for width in widths:
        table.add_column(width=width, ratio=None if width else 1, overflow="fold")
    return table


def heading(title: str, show: Show) -> Text:
    """A section's title with a line to the right edge."""
    line = "─" * max(3, show.width - len(title) - 1)
    return Text.assemble((title, "bold"), " ", (line, "dim"))


def account_lines(account: AccountView) -> Table:
    """Who tells it, under which headline, when, how long."""
    facts = [
        account.published or "no date",
        clean.count(account.words, "word"),
        *([account.language] if account.language else []),
        *([f"by {account.byline}"] if account.byline else []),
    ]
    table = grid(2, None)
    outlet = Text.assemble((account.outlet, f"bold {style_of(account)}"))
    table.add_row(letter(account), outlet)
    if account.title:
        table.add_row("", Text(account.title))
    table.add_row("", Text(" · ".join(facts), style="dim"))
    for caveat in account.caveats:
        table.add_row("", Text(f"! {caveat}", style="yellow"))
    return table


def rejected_lines(rejected: Iterable[RejectedView]) -> list[RenderableType]:
    """Which inputs were left out, and what to do."""
    return [Text(f"Left out: {one.input}: {one.detail}", style="yellow") for one in rejected]


def forms_text(forms: Sequence[Form], quotes: str = "") -> Text:
    """What an account calls something, with the number of times where it is more than one.

    A question mark follows what perhaps speaks of something else.
    """
    left, right = (quotes[0], quotes[1]) if quotes else ("", "")
    return Text(
        ", ".join(
            f"{left}{form.text}{right}"
            + (f" ×{len(form.places)}" if form.places[1:] else "")
            + (" (?)" if form.unsure else "")
            for form in forms
        )
    )


def _share(voice: Voice, account: AccountView, scale: float) -> Text:
    share = voice.shares[account.index]
    if not share:
        return Text("")
    eighths = max(1, round(share / scale * _BAR * 8))
    bar = "█" * (eighths // 8) + ("▏▎▍▌▋▊▉"[eighths % 8 - 1] if eighths % 8 else "")
    return Text.assemble((bar.ljust(_BAR), style_of(account)), f" {clean.percent(share)}")


def matrix(
    first: str, rows: Sequence[tuple[Text, Sequence[Text]]], view: View, show: Show
) -> list[RenderableType]:
    """A row for each thing and a column for each account; where too narrow, a list."""
    if show.width // (len(view.accounts) + 1) < _NARROWEST:
        return [_stacked(name, cells, view) for name, cells in rows]
    table = Table(box=SIMPLE_HEAD, expand=True, pad_edge=False, padding=(0, 1), show_edge=False)
    table.add_column(Text(first, style="dim"), ratio=1, overflow="fold")
    for account in view.accounts:
        title = Text.assemble(letter(account), " ", (account.outlet, style_of(account)))
        table.add_column(title, ratio=1, overflow="fold")
    for name, cells in rows:
        table.add_row(name, *(cell if cell.plain else Text("–", style="dim") for cell in cells))
    return [table]


def _stacked(name: Text, cells: Sequence[Text], view: View) -> Table:
    table = grid(1, None)
    whole = Table.grid(expand=True)
    whole.add_row(name)
    for account, cell in zip(view.accounts, cells, strict=True):
        if cell.plain:
            table.add_row(letter(account), cell)
    whole.add_row(Padding(table, (0, 0, 0, 2)))
    return whole


def more_line(line: str, indent: int = 0) -> list[RenderableType]:
    """How many findings are not printed; nothing where all are."""
    return [Padding(Text(line, style="dim"), (0, 0, 0, indent))] if line else []


def joined(parts: Sequence[Text], separator: str) -> list[Text | str]:
    """The parts with a separator between them, for `Text.assemble`."""
    found: list[Text | str] = []
    for part in parts:
        found += [separator, part] if found else [part]
    return found


def speaker_table(view: View, show: Show) -> list[RenderableType]:
    """Each speaker's share of what an account puts to somebody."""
    if not view.voices:
        return [Text("Nobody is quoted or reported in any of the accounts.")]
    voices, more = show.limit(view.voices, 8)
    scale = max(max(voice.shares) for voice in view.voices) or 1.0
    rows = [
        (Text(voice.name), [_share(voice, a, scale) for a in view.accounts]) for voice in voices
    ]
    foot = [Text(clean.percent(share), style="dim") for share in view.attributed]
    return [
        *matrix("Speaker", rows, view, show),
        Text.assemble(
            ("Share of each account put to somebody: ", "dim"),
            *joined(
                [
                    Text.assemble(letter(account), " ", share)
                    for account, share in zip(view.accounts, foot, strict=True)
                ],
                ", ",
            ),
        ),
        *more_line(more),
    ]
