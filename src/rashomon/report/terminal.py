"""View -> text for a terminal: the same order as the page, compact, plain where it is piped."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from rashomon.model import Comparison
from rashomon.report import clean, phrases
from rashomon.report.arrange import arrange
from rashomon.report.entities import entity_line
from rashomon.report.terminal_parts import (
    Show,
    account_lines,
    forms_text,
    grid,
    heading,
    joined,
    letter,
    matrix,
    more_line,
    printed,
    rejected_lines,
    speaker_table,
    style_of,
)
from rashomon.report.view import (
    ActorView,
    Conflict,
    Fact,
    OnlyHere,
    QuoteView,
    Side,
    View,
    WordingView,
)


def render_text(comparison: Comparison, show: Show) -> str:
    """The comparison as text."""
    view = arrange(comparison)
    return printed(
        [
            *_top(view),
            *_section("At a glance", [_glance(view)], show),
            *_section("In short", [*_synopsis(view, show), *_rewritten(view)], show),
            *_section(f"Conflicts ({len(view.conflicts)})", _conflicts(view, show), show),
            *_section(phrases.only_title(view), _only(view, show), show),
            *_section(f"Wordings ({len(view.wordings)})", _wordings(view, show), show),
            *_section(f"Quoted differently ({len(view.quotes)})", _quotes(view, show), show),
            *_section("Who gets to speak", speaker_table(view, show), show),
            *_section(phrases.agreed_title(view), _facts(view, show), show),
            *_section(f"People and places ({len(view.actors)})", _actors(view, show), show),
            *_section("Independence", _independence(view, show), show),
            Text(""),
            Text(phrases.FOOTNOTE, style="dim"),
            Text(phrases.LEGEND, style="dim"),
        ],
        show,
    )


def _top(view: View) -> list[RenderableType]:
    return [
        Text.assemble(("Rashomon", "bold"), "  ", phrases.heading(view)),
        Text(""),
        *(account_lines(account) for account in view.accounts),
        *rejected_lines(view.rejected),
    ]


def _section(
    title: str, parts: Sequence[RenderableType], show: Show
) -> tuple[RenderableType, RenderableType, Group]:
    return Text(""), heading(title, show), Group(*parts)


def _glance(view: View) -> Group:
    partly = f" ({len(view.partly)} more in part)" if view.partly else ""
    only = ", ".join(
        f"{account.letter} {len(found)}"
        for account, found in zip(view.accounts, view.only, strict=True)
    )
    counts = " · ".join(
        (
            f"{clean.count(len(view.agreed), 'fact')} agreed{partly}",
            clean.count(len(view.conflicts), "conflict"),
            f"only in {only}",
        )
    )
    independent = f"{view.independent} of {len(view.accounts)} independent"
    return Group(
        Text(counts, style="bold"),
        Text(f"{independent if view.ties else 'Independence'}: {phrases.verdict(view)}"),
    )


def _conflicts(view: View, show: Show) -> list[RenderableType]:
    if not view.conflicts:
        return [Text(phrases.NO_CONFLICT)]
    conflicts, more = show.limit(view.conflicts, 8)
    return [*(_conflict(one, show) for one in conflicts), *more_line(more)]


def _conflict(conflict: Conflict, show: Show) -> Table:
    table = grid(3, 1, None)
    values = joined(
        [
            Text.assemble(letter(side.words.account), " ", (side.value_words.text, "bold"))
            for side in conflict.readings
            if side.value_words
        ],
        " | ",
    )
    told = conflict.sides if show.verbose else _told_once(conflict.readings or conflict.sides)
    sides, more = show.limit(told, 6)
    head = Text.assemble(f"{phrases.ASPECTS[conflict.aspect]}: " if values else "", *values)
    if not values:
        head.append(phrases.ASPECTS[conflict.aspect])
    kind = phrases.kind_of(conflict.nature)
    head.append(f"  ({kind}{clean.likelihood(conflict.score)})", style="dim")
    outer = grid(3, None)
    outer.add_row(Text(f"≠{conflict.number}", style="bold"), head)
    for side in sides:
        table.add_row("", letter(side.words.account), _sentence(side))
    if more:
        table.add_row("", "", Text(more, style="dim"))
    why = "; ".join(one.text for one in conflict.reasons)
    note = " ".join(filter(None, (f"Held to be the same: {why}." if why else "", conflict.note)))
    if note:
        table.add_row("", "", Text(note, style="dim"))
    whole = Table.grid(expand=True)
    whole.add_row(outer)
    whole.add_row(table)
    return whole


def _told_once(sides: Sequence[Side]) -> list[Side]:
    """One side for each sentence: two words of it may differ from others."""
    return list({side.words.anchor: side for side in reversed(sides)}.values())[::-1]


def _sentence(side: Side) -> Text:
    text = Text()
    for part in side.parts:
        text.append(part.text, style={"value": "bold", "shared": "underline"}.get(part.kind))
    if side.said_by:
        text.append(f" — said by {side.said_by}", style="dim")
    return text


def _only(view: View, show: Show) -> list[RenderableType]:
    parts: list[RenderableType] = []
    for account, found in zip(view.accounts, view.only, strict=True):
        parts.append(
            Text.assemble(
                letter(account), " ", (account.outlet, style_of(account)), f" ({len(found)})"
            )
        )
        items, more = show.limit(found, 5)
        parts += [_only_row(one) for one in items]
        parts += more_line(more, indent=6)
    return parts


def _only_row(one: OnlyHere) -> Padding:
    table = grid(3, None)
    table.add_row(Text(phrases.dots(one.weight)), _sentence(one.side))
    return Padding(table, (0, 0, 0, 2))


def _wordings(view: View, show: Show) -> list[RenderableType]:
    if not view.wordings:
        return [Text("No difference of wording was found.")]
    wordings, more = show.limit(view.wordings, 8)
    rows = [(_concept(one), [forms_text(forms, "“”") for forms in one.forms]) for one in wordings]
    notes = [Text(f"! {caveat}", style="yellow") for caveat in view.caveats]
    return [*matrix("What is meant", rows, view, show), *more_line(more), *notes]


def _concept(wording: WordingView) -> Text:
    return Text.assemble(wording.concept, (f" ({clean.likelihood(wording.score)})", "dim"))


def _quotes(view: View, show: Show) -> list[RenderableType]:
    if not view.quotes:
        return [Text(phrases.NO_QUOTES)]
    quotes, more = show.limit(view.quotes, 5)
    return [*(_quote(one) for one in quotes), *more_line(more)]


def _quote(quote: QuoteView) -> Table:
    table = grid(3, 1, None)
    for side in quote.sides:
        table.add_row("", letter(side.words.account), _words_of(side))
    outer = grid(3, None)
    head = Text.assemble(quote.speaker, f": {quote.how}" if quote.speaker else quote.how)
    head.append(f"  ({clean.likelihood(quote.score)})", style="dim")
    outer.add_row(Text(f"❝{quote.number}", style="bold"), head)
    whole = Table.grid(expand=True)
    whole.add_row(outer)
    whole.add_row(table)
    return whole


def _words_of(side: Side) -> Text:
    """Quoted words, those that differ between stars."""
    text = Text("“")
    for part in side.parts:
        differs = part.kind == "value"
        text.append(f"*{part.text}*" if differs else part.text, style="bold" if differs else None)
    return text.append("”")


def _actors(view: View, show: Show) -> list[RenderableType]:
    if not view.actors:
        return [Text("No names were found.")]
    common = [actor for actor in view.actors if actor.accounts > 1]
    chosen = view.actors if show.verbose else (common or view.actors)
    actors, _ = show.limit(chosen, 10)
    rest = len(view.actors) - len(actors)
    more = f"… {rest} more (--verbose or --format html shows all)" if rest else ""
    rows = [(_named(actor), _names(actor)) for actor in actors]
    return [*matrix("Name", rows, view, show), *more_line(more)]


def _named(actor: ActorView) -> Text:
    line = entity_line(actor)
    return Text.assemble(actor.name, (f"\n{line}" if line else "", "dim"))


def _names(actor: ActorView) -> list[Text]:
    cells = []
    for names, titles in zip(actor.names, actor.titles, strict=True):
        cell = forms_text(names)
        if titles:
            cell.append(f" [{', '.join(form.text for form in titles)}]", style="dim")
        cells.append(cell)
    return cells


def _synopsis(view: View, show: Show) -> list[RenderableType]:
    """What is agreed, in the order of the story; what differs follows under the conflicts."""
    if not view.synopsis:
        return [Text(phrases.NO_SYNOPSIS)]
    facts, more = show.limit(view.synopsis, 6)
    table = grid(3, None)
    for fact in facts:
        told = phrases.tellers(fact) + phrases.disputed(view.disputes(fact))
        line = Text.assemble(fact.core.words.text, (f" [{told}]", "dim"))
        table.add_row(Text(fact.sign, style="bold"), line)
    return [table, *more_line(more)]


def _rewritten(view: View) -> list[RenderableType]:
    """What a machine made of the synopsis, marked as such."""
    if view.rewritten is None:
        return []
    parts: list[RenderableType] = [Text("")]
    if view.rewritten.lines:
        title = phrases.REWRITTEN.format(model=view.rewritten.model)
        parts.append(Text(title, style="bold"))
    table = grid(3, None)
    for text, signs in view.rewritten.lines:
        cited = " ".join(one.sign for one in signs)
        table.add_row("~", Text.assemble((text, "italic"), (f" [{cited}]", "dim")))
    notes = [Text(note, style="dim") for note in view.rewritten.notes]
    return [*parts, table, *notes]


def _facts(view: View, show: Show) -> list[RenderableType]:
    if not view.facts:
        return [Text("No fact was found in two accounts.")]
    facts, more = show.limit(view.facts, 5)
    return [*(_fact(fact, show) for fact in facts), *more_line(more)]


def _fact(fact: Fact, show: Show) -> Table:
    table = grid(3, 1, None)
    sides, more = show.limit(fact.sides, 6)
    for row, side in enumerate(sides):
        number = Text(fact.sign if row == 0 else "", style="bold")
        table.add_row(number, letter(side.words.account), _sentence(side))
    if more:
        table.add_row("", "", Text(more, style="dim"))
    note = f"{phrases.told_by(fact).capitalize()}."
    if fact.differs:
        note = f"{note} {phrases.differs_in(fact)}"
    table.add_row("", "", Text(note, style="dim"))
    return table


def _independence(view: View, show: Show) -> list[RenderableType]:
    if not view.ties:
        return [Text("Independence was not examined.")]
    ranked = sorted(view.ties, key=lambda one: one.relation == "independent")
    ties, more = show.limit(ranked, 10)
    table = grid(5, None)
    for tie in ties:
        why = "; ".join(one.text for one in tie.reasons)
        shared = f"{clean.percent(tie.overlap)} of the shorter account in shared passages"
        line = Text.assemble(
            (phrases.relation(tie), "" if tie.relation == "independent" else "bold"),
            (f" · {why or shared}", "dim"),
        )
        table.add_row(Text.assemble(letter(tie.left), "–", letter(tie.right)), line)
    return [table, *more_line(more)]
