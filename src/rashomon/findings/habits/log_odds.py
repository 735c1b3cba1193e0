"""Log-odds ratio with an informative Dirichlet prior: Monroe, Colaresi and Quinn, "Fightin'
Words", Political Analysis 16 (2008), equations 15, 16, 19 and 22.

The paper counts words of a vocabulary; here a telling either uses a phrase or does not, so the
vocabulary has two entries and n is the number of tellings. With shares that may come near one the
variance keeps all its four terms (equation 19; 20 drops two that are small for rare words).
"""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Share:
    """So many tellings of so many."""

    used: int
    of: int


def log_odds(own: Share, others: Share, *, prior: float) -> tuple[float, float]:
    """The log-odds ratio of a phrase's use by one against that by others, and its z score.

    The prior is worth `prior` tellings, of which the phrase has the share that it has of both
    together: what is rarely told is drawn towards no difference. Positive is more one's own.
    """
    share = (own.used + others.used) / (own.of + others.of)
    if share in (0.0, 1.0):
        return 0.0, 0.0  # all use it, or none: nothing tells them apart
    alpha, rest = prior * share, prior * (1 - share)
    cells = (
        own.used + alpha,
        own.of - own.used + rest,
        others.used + alpha,
        others.of - others.used + rest,
    )
    ratio = math.log(cells[0] / cells[1]) - math.log(cells[2] / cells[3])
    return ratio, ratio / math.sqrt(sum(1 / cell for cell in cells))
