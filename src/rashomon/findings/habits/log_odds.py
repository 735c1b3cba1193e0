"""Log-odds ratio with an informative Dirichlet prior: Monroe, Colaresi and Quinn, "Fightin'
Words", Political Analysis 16 (2008), equations 15, 16, 20 and 22.
"""

from __future__ import annotations

import math
from collections.abc import Mapping


def log_odds(
    own: Mapping[str, int], others: Mapping[str, int], *, prior: float
) -> dict[str, tuple[float, float]]:
    """For each word: the log-odds ratio of its use by one against that by others, and z.

    The prior is worth `prior` uses, shared out as both together use the words: what is rare is
    drawn towards no difference. Positive is more one's own.
    """
    words = sorted(own.keys() | others.keys())
    n_own, n_others = sum(own.values()), sum(others.values())
    total = n_own + n_others
    found = {}
    for word in words:
        mine, theirs = own.get(word, 0), others.get(word, 0)
        alpha = prior * (mine + theirs) / total
        ratio = _odds(mine + alpha, n_own + prior) - _odds(theirs + alpha, n_others + prior)
        error = math.sqrt(1 / (mine + alpha) + 1 / (theirs + alpha))
        found[word] = (ratio, ratio / error)
    return found


def _odds(count: float, total: float) -> float:
    # One word alone has all the uses: its odds have no bound, and nothing to be told from.
    return math.log(count / max(total - count, 1e-9))
