"""View -> Markdown (CommonMark with tables): to paste into an issue, a wiki, a mail.

Everything from an account is escaped, so that nothing in it becomes a link, an image, a heading
or HTML. Findings point at their words by account and offsets ("A 120–134"): code points into the
text that the JSON report holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rashomon.model import Comparison
from rashomon.report import clean, phrases
from rashomon.report.arrange import arrange
from rashomon.report.reading import ReadingView
from rashomon.report.view import (
    AccountView,
    ActorView,
    Conflict,
    Fact,
    Form,
    Part,
    QuoteView,
    RejectedView,
    Side,
    View,
    Words,
)

_SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~&^$=:@/\"'])")
# Escaping these everywhere would make prose unreadable; they matter in the contexts noted.
_HARMLESS_INSIDE = frozenset("+-.()=:/\"'^$#")


def render_markdown(comparison: Comparison) -> str:
    """The comparison as Markdown."""
    view = arrange(comparison)
    lines = [
        f"# {escape(phrases.heading(view))}",
        "",
        *_accounts(view),
        *_rejected(view.rejected),
        "## At a glance",
        "",
        *_glance(view),
        "",
        "## In short",
        "",
        *_synopsis(view),
        *_rewritten(view),
        f"## Conflicts ({len(view.conflicts)})",
        "",
        *([] if view.conflicts else [phrases.NO_CONFLICT, ""]),
        *(line for one in view.conflicts for line in _conflict(one)),
        f"## {phrases.only_title(view)}",
        "",
        *_only(view),
        f"## Wordings ({len(view.wordings)})",
        "",
        *_wordings(view),
        f"## Quoted differently ({len(view.quotes)})",
        "",
        *([] if view.quotes else [phrases.NO_QUOTES, ""]),
        *(line for one in view.quotes for line in _variant(one)),
        *_voices(view),
        f"## {phrases.agreed_title(view)}",
        "",
        *(line for one in view.facts for line in _fact(one)),
        f"## People and places ({len(view.actors)})",
        "",
        *_actors(view),
        "## Statements by speaker",
        "",
        *statements(view),
        "## Independence",
        "",
        *_independence(view),
        "---",
        "",
        phrases.FOOTNOTE,
        "",
        phrases.LEGEND,
    ]
    return "\n".join(lines).rstrip() + "\n"


def render_readings(readings: Iterable[ReadingView | RejectedView]) -> str:
    """What was understood of each account alone, as Markdown."""
    lines: list[str] = []
    for reading in readings:
        if isinstance(reading, RejectedView):
            lines += _rejected([reading])
            continue
        account = reading.view.accounts[0]
        lines += [f"## {escape(account.outlet)}", "", *_account(account), ""]
        lines += [f"### Statements ({len(reading.statements)})", "", *statements(reading.view)]
        lines += [f"### Names ({len(reading.names)})", ""]
        for name in reading.names:
            titles = f" ({', '.join(escape(form.text) for form in name.titles)})"
            lines.append(f"- {_form(name.form)}{titles if name.titles else ''}, {name.kind}")
        lines += ["", f"### Numbers and dates ({len(reading.figures)})", ""]
        lines += [f"- {_quote(one.words)}: {escape(one.meaning)}" for one in reading.figures]
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def escape(text: str) -> str:
    """Text that Markdown shows as it is: nothing in it is read as markup."""
    line = clean.one_line(text)
    escaped = _SPECIAL.sub(
        lambda match: match[0] if match[0] in _HARMLESS_INSIDE else f"\\{match[0]}", line
    )
    # At the start of a line: headings, lists, numbered lists, rules, quotations, setext lines.
    escaped = re.sub(r"^([#+\-=>])", r"\\\1", escaped)
    escaped = re.sub(r"^(\d{1,9})([.)])", r"\1\\\2", escaped)
    # Bare addresses become links in many readers: a backslash after the scheme prevents it.
    return re.sub(r"(?i)\b(https?|ftp|mailto|xmpp|www)([.:])", r"\1\\\2", escaped)


def statements(view: View) -> list[str]:
    """Everything put to each speaker."""
    lines = []
    for voice in view.voices:
        lines.append(f"**{escape(voice.name)}**")
        lines.append("")
        for said in voice.said:
            how = [phrases.MODES[said.mode], phrases.STANCES[said.stance]]
            how += [f"through {escape(', '.join(said.via))}"] if said.via else []
            how.append(clean.likelihood(said.score))
            words = " … ".join(_quote(one) for one in said.content)
            lines.append(f"- {said.account.letter}: {words} ({', '.join(filter(None, how))})")
        lines.append("")
    return lines or ["No statement was found.", ""]


def _account(account: AccountView) -> list[str]:
    name = escape(account.outlet)
    if account.url:
        # Within angle brackets an address may hold anything but these, which are not in it.
        name = f"[{name}](<{account.url}>)"
    facts = [account.published or "no date", clean.count(account.words, "word")]
    facts += [account.language] if account.language else []
    facts += [f"by {account.byline}"] if account.byline else []
    title = f": *{escape(account.title)}*" if account.title else ""
    lines = [f"- **{account.letter}** {name}{title}", f"  {escape(' · '.join(facts))}"]
    return lines + [f"  Note: {escape(caveat)}" for caveat in account.caveats]


def _accounts(view: View) -> list[str]:
    return [line for account in view.accounts for line in _account(account)] + [""]


def _rejected(rejected: Sequence[RejectedView]) -> list[str]:
    if not rejected:
        return []
    return [f"> Left out: {escape(one.input)}: {escape(one.detail)}" for one in rejected] + [""]


def _glance(view: View) -> list[str]:
    independent = f"{view.independent} of {len(view.accounts)} independent" if view.ties else ""
    return [
        f"- {clean.count(len(view.agreed), 'fact')} agreed, {len(view.partly)} more in part",
        f"- {clean.count(len(view.conflicts), 'conflict')}",
        *(
            f"- only in {account.letter}: {len(found)}"
            for account, found in zip(view.accounts, view.only, strict=True)
        ),
        f"- {independent or 'independence'}: {escape(phrases.verdict(view))}",
    ]


def _table(first: str, view: View, rows: Iterable[Sequence[str]]) -> list[str]:
    heads = [first, *(f"{one.letter} {escape(one.outlet)}" for one in view.accounts)]
    return [
        f"| {' | '.join(heads)} |",
        f"|{' --- |' * len(heads)}",
        *(f"| {' | '.join(cell or '–' for cell in row)} |" for row in rows),
        "",
    ]


def _voices(view: View) -> list[str]:
    rows = [
        [escape(voice.name), *(clean.percent(one) if one else "" for one in voice.shares)]
        for voice in view.voices
    ]
    lead = "Each speaker’s share of the words that an account puts to somebody."
    return ["## Who gets to speak", "", lead, "", *_table("Speaker", view, rows)]


def _conflict(conflict: Conflict) -> list[str]:
    values = " ≠ ".join(
        dict.fromkeys(escape(one.value_words.text) for one in conflict.sides if one.value_words)
    )
    sure = phrases.kind_of(conflict.nature) + clean.likelihood(conflict.score)
    head = f"**≠{conflict.number} {phrases.ASPECTS[conflict.aspect]}** {values} ({sure})"
    why = "; ".join(escape(one.text) for one in conflict.reasons)
    tail = [f"  - Held to be the same thing: {why}"] if why else []
    note = [f"  - {escape(conflict.note)}"] if conflict.note else []
    return [f"- {head}", *(f"  - {_side(side)}" for side in conflict.sides), *tail, *note, ""]


def _variant(quote: QuoteView) -> list[str]:
    who = f"{escape(quote.speaker)}: " if quote.speaker else ""
    head = f"- **❝{quote.number}** {who}{quote.how} ({clean.likelihood(quote.score)})"
    return [
        head,
        *(f"  - {side.words.account.letter}: {_emphasised(side)}" for side in quote.sides),
        "",
    ]


def _emphasised(side: Side) -> str:
    """Quoted words with those that differ set off, and where they stand."""
    words = "".join(_part(part) for part in side.parts)
    return f"“{words}” `{side.words.place}`"


def _part(part: Part) -> str:
    """A part escaped, the spaces at its edges kept outside of any mark."""
    bare = part.text.strip()
    if not bare:
        return " " if part.text else ""
    left = " " * part.text.startswith(" ")
    right = " " * part.text.endswith(" ")
    shown = escape(bare)
    return f"{left}**{shown}**{right}" if part.kind == "value" else f"{left}{shown}{right}"


def _synopsis(view: View) -> list[str]:
    """The agreed facts in the order of the story, then what the accounts differ in."""
    lines = [
        f"1. {_quote(one.core.words)} ({phrases.tellers(one)}"
        f"{phrases.disputed(view.disputes(one))})"
        for one in view.synopsis
    ]
    differ = [
        f"- ≠{one.number} {phrases.ASPECTS[one.aspect]}: "
        + " · ".join(
            f"{side.words.account.letter} {_quote(side.value_words)}"
            for side in one.readings
            if side.value_words
        )
        for one in view.conflicts
    ]
    return [*(lines or [phrases.NO_SYNOPSIS]), "", *differ, *([""] if differ else [])]


def _rewritten(view: View) -> list[str]:
    """What a machine made of the synopsis, marked as such."""
    if view.rewritten is None:
        return []
    title = phrases.REWRITTEN.format(model=escape(view.rewritten.model))
    lines = [
        f"- *{escape(text)}* ({' '.join(one.sign for one in signs)})"
        for text, signs in view.rewritten.lines
    ]
    notes = [line for note in view.rewritten.notes for line in (escape(note), "")]
    return [*([title, "", *lines, ""] if lines else []), *notes]


def _fact(fact: Fact) -> list[str]:
    told = f"{phrases.told_by(fact)}; {clean.likelihood(fact.score)}"
    head = f"- **{fact.sign}** ({told})"
    differs = [f"  - {phrases.differs_in(fact)}"] if fact.differs else []
    return [head, *(f"  - {_side(side)}" for side in fact.sides), *differs, ""]


def _only(view: View) -> list[str]:
    lines = []
    for account, found in zip(view.accounts, view.only, strict=True):
        lines += [f"### Only in {account.letter} {escape(account.outlet)} ({len(found)})", ""]
        lines += [f"1. {phrases.dots(one.weight)} {_side(one.side, letter=False)}" for one in found]
        lines.append("")
    return lines


def _wordings(view: View) -> list[str]:
    if not view.wordings:
        return ["No difference of wording was found.", ""]
    rows = [
        [
            f"{escape(one.concept)} ({clean.likelihood(one.score)})",
            *(", ".join(_called(form) for form in forms) for forms in one.forms),
        ]
        for one in view.wordings
    ]
    notes = [line for caveat in view.caveats for line in (f"Note: {escape(caveat)}", "")]
    return [*_table("What is meant", view, rows), *notes]


def _called(form: Form) -> str:
    return f"“{_form(form)}”" + (" (?)" if form.unsure else "")


def _actors(view: View) -> list[str]:
    if not view.actors:
        return ["No names were found.", ""]
    return _table("Name", view, [[_named(one), *_names(one)] for one in view.actors])


def _named(actor: ActorView) -> str:
    """An actor's name with its entry of Wikidata, or those it may be."""
    shown = [actor.entity] if actor.entity else actor.maybe
    links = [
        f"[{escape(one.id)}](<{one.address}>) {escape(one.label)}"
        + (f", {escape(one.description)}" if one.description and actor.maybe else "")
        for one in shown
    ]
    unsure = "unsure: " * bool(actor.maybe)
    return escape(actor.name) + (f" ({unsure}{' or '.join(links)})" if links else "")


def _names(actor: ActorView) -> list[str]:
    cells = []
    for names, titles in zip(actor.names, actor.titles, strict=True):
        cell = ", ".join(_form(form) for form in names)
        shown = ", ".join(escape(form.text) for form in titles)
        cells.append(f"{cell} ({shown})" if shown else cell)
    return cells


def _independence(view: View) -> list[str]:
    lines = [
        f"- {tie.left.letter}–{tie.right.letter}: {phrases.relation(tie)}, "
        f"{clean.percent(tie.overlap)} of the shorter account in shared passages"
        for tie in view.ties
    ]
    return [*(lines or ["Independence was not examined."]), ""]


def _form(form: Form) -> str:
    times = f" ×{len(form.places)}" if form.places[1:] else ""
    return f"{escape(form.text)}{times}"


def _quote(words: Words) -> str:
    return f"{escape(words.text)} `{words.place}`"


def _side(side: Side, *, letter: bool = True) -> str:
    said = f" (said by {escape(side.said_by)})" if side.said_by else ""
    lead = f"{side.words.account.letter}: " if letter else ""
    return f"{lead}{_quote(side.words)}{said}"
