"""Habitual words as one self-contained HTML page in the style of the report."""

from __future__ import annotations

from rashomon.model import Habits
from rashomon.report.page import fill
from rashomon.report.words.view import FOOTNOTE, arrange_words


def render_page(habits: Habits) -> str:
    """The habits found, with every place folded away beside its number."""
    view = arrange_words(habits)
    context = {"view": view, "title": view.heading, "words_footnote": FOOTNOTE}
    return fill("words.html.j2", texts=(), context=context)
