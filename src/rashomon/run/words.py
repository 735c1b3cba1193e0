"""From the names of reports to what outlets habitually call things."""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO

from rashomon.model import Habits, Thresholds


def words(
    names: Sequence[str], *, thresholds: Thresholds | None = None, stdin: BinaryIO | None = None
) -> Habits:
    """Count words over the JSON reports named: files, folders, JSON lines, or `-`.

    A report that cannot be used is in `Habits.rejected`; the others are counted.
    """
    from rashomon.findings.habits import find_habits
    from rashomon.sources.reports import open_reports

    return find_habits(open_reports(names, stdin=stdin), thresholds=thresholds)
