"""Habitual words as CSV (RFC 4180): a row for each phrase of each outlet that was tested."""

from __future__ import annotations

import csv
import io

from rashomon.model import Habits, Tally
from rashomon.report import clean

COLUMNS = (
    "referent", "wikidata", "kind", "outlet", "part", "phrase", "tellings", "tellings_of",
    "occurrences", "others_tellings", "others_of", "others_occurrences", "log_odds", "z", "habit",
    "places", "others_places",
)  # fmt: skip
# A spreadsheet takes a cell that begins so for a formula, whatever the article it came from meant.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def render_csv(habits: Habits) -> str:
    """All that was tested; places are "report account start-end", apart by "; "."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    for referent in habits.referents:
        for one in referent.habits:
            rows.writerow(
                (
                    _cell(referent.name),
                    referent.wikidata or "",
                    _cell(referent.kind),
                    _cell(one.outlet),
                    one.part,
                    _cell(one.phrase),
                    *_counts(one.own),
                    *_counts(one.others),
                    f"{one.log_odds:.4f}",
                    f"{one.z:.4f}",
                    "yes" if one.z >= habits.thresholds.z else "no",
                    _places(habits, one.own),
                    _places(habits, one.others),
                )
            )
    return out.getvalue()


def _counts(tally: Tally) -> tuple[int, int, int]:
    return tally.tellings, tally.of, tally.occurrences


def _places(habits: Habits, tally: Tally) -> str:
    return _cell(
        "; ".join(
            f"{habits.stories[one.story].name} {one.account} {one.span.start}-{one.span.end}"
            for one in tally.places
        )
    )


def _cell(text: str) -> str:
    line = clean.one_line(text)
    return f"'{line}" if line.startswith(_FORMULA) else line
