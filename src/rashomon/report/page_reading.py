"""Readings -> one self-contained HTML page: what was understood of each account alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rashomon.model import AnnotatedArticle, Rejected
from rashomon.report import clean
from rashomon.report.page import fill
from rashomon.report.reading import ReadingView, reading_views
from rashomon.report.segments import Mark, Segmented, segmented
from rashomon.report.view import AccountView, RejectedView, Words


def render_reading_page(readings: Sequence[AnnotatedArticle | Rejected]) -> str:
    """All readings as one page, rejected inputs in their places."""
    entries: list[tuple[ReadingView | RejectedView, Segmented | None]] = []
    texts: list[tuple[AccountView, Segmented]] = []
    for reading, view in zip(readings, reading_views(readings), strict=True):
        if isinstance(reading, Rejected) or isinstance(view, RejectedView):
            entries.append((view, None))
            continue
        text = segmented(reading.article, _marks(view))
        texts.append((view.view.accounts[0], text))
        entries.append((view, text))
    title = f"{clean.count(len(texts), 'account')} read"
    return fill("reading.html.j2", texts=texts, context={"entries": entries, "title": title})


def _marks(reading: ReadingView) -> Iterable[Mark]:
    def mark(words: Words, kind: str, note: str) -> Mark:
        return Mark(start=words.start, end=words.end, kinds=frozenset({kind}), note=note)

    for speaker, said in reading.statements:
        for words in said.content:
            yield mark(words, "said", f"Said by {speaker}")
    for name in reading.names:
        for place in name.form.places:
            yield mark(place, "wording", name.kind)
        for title in name.titles:
            for place in title.places:
                yield mark(place, "role", "title")
    for figure in reading.figures:
        yield mark(figure.words, "agreed", figure.meaning)
