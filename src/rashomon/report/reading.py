"""AnnotatedArticle -> ReadingView: what was understood of one account alone, ready to print."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rashomon.model import AnnotatedArticle, BlockKind, Comparison, MentionKind, Rejected, Story
from rashomon.report import clean
from rashomon.report.arrange import arrange, rejected_view
from rashomon.report.pointing import Pointing
from rashomon.report.view import Form, RejectedView, Said, View, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class NameView:
    """A name as printed, with every place, the kind it seems to be, and its titles."""

    form: Form
    kind: MentionKind
    titles: tuple[Form, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureView:
    """A number or a date, and how it was read."""

    words: Words
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingView:
    """One account alone; `view` holds it as its only account, with its voices."""

    view: View
    blocks: tuple[tuple[BlockKind, int], ...]
    names: tuple[NameView, ...]
    figures: tuple[FigureView, ...]

    @property
    def statements(self) -> tuple[tuple[str, Said], ...]:
        """Speaker and statement, in the order of the text."""
        said = [(voice.name, one) for voice in self.view.voices for one in voice.said]
        return tuple(
            sorted(said, key=lambda pair: min((w.start for w in pair[1].content), default=0))
        )


def reading_views(
    readings: Iterable[AnnotatedArticle | Rejected],
) -> Iterator[ReadingView | RejectedView]:
    """Readings ready to print, the accounts numbered on, rejected inputs in their places."""
    number = 0
    for reading in readings:
        if isinstance(reading, Rejected):
            yield rejected_view(reading)
        else:
            number += 1
            yield _reading_view(reading, number)


def _reading_view(reading: AnnotatedArticle, number: int) -> ReadingView:
    alone = Comparison(story=Story(accounts=(reading,)))
    pointing = Pointing(alone, first=number)
    kinds: dict[BlockKind, int] = {}
    for block in reading.article.blocks:
        kinds[block.kind] = kinds.get(block.kind, 0) + 1
    return ReadingView(
        view=arrange(alone, first=number),
        blocks=tuple(kinds.items()),
        names=_names(reading, pointing),
        figures=_figures(reading, pointing),
    )


def _names(reading: AnnotatedArticle, pointing: Pointing) -> tuple[NameView, ...]:
    article = reading.article
    kinds: dict[str, MentionKind] = {}
    titles: dict[str, list[str]] = {}
    for mention in reading.mentions:
        kinds.setdefault(pointing.words_at(article.id, mention.span).text, mention.kind)
    for role in reading.roles:
        name = pointing.words_at(article.id, role.mention).text
        titles.setdefault(name, []).append(pointing.words_at(article.id, role.span).text)
    forms = pointing.forms(sorted(article.evidence(one.span) for one in reading.mentions))[0]
    roles = pointing.forms(sorted(article.evidence(one.span) for one in reading.roles))[0]
    return tuple(
        NameView(
            form=form,
            kind=kinds[form.text],
            titles=tuple(role for role in roles if role.text in titles.get(form.text, ())),
        )
        for form in forms
    )


def _figures(reading: AnnotatedArticle, pointing: Pointing) -> tuple[FigureView, ...]:
    found = [
        FigureView(
            words=pointing.words_at(reading.article.id, one.span),
            meaning=clean.one_line(f"{_range(one.low, one.high)} {one.unit}"),
        )
        for one in reading.quantities
    ]
    found += [
        FigureView(
            words=pointing.words_at(reading.article.id, one.span),
            meaning=clean.one_line(_period(one.earliest, one.latest)),
        )
        for one in reading.times
    ]
    return tuple(sorted(found, key=lambda one: one.words.start))


def _range(low: float, high: float) -> str:
    if low == high:
        return f"{low:g}"
    if math.isinf(high):
        return f"{low:g} or more"
    return f"up to {high:g}" if math.isinf(low) else f"{low:g} to {high:g}"


def _period(earliest: str | None, latest: str | None) -> str:
    if earliest == latest:
        return earliest or "not resolved"
    return f"{earliest or '…'} to {latest or '…'}"
