"""How probable it is that two spellings are one name, from letter groups that stand in for others.

The table was learned from Latin spellings that share one Arabic form (`training/transliteration.py`
and `docs/actors.md`); the alignment is rapidfuzz's.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib import resources

from rapidfuzz.distance import Levenshtein

# What one letter costs that the table does not excuse.
PLAIN_COST = 1.0


@cache
def _excused() -> dict[tuple[str, str], float]:
    table = resources.files("rashomon.text") / "gazetteer" / "letter_groups.tsv"
    found = {}
    for line in table.read_text(encoding="utf-8").splitlines():
        left, right, probability, _ = line.split("\t")
        found[left, right] = found[right, left] = float(probability)
    return found


def _cost(left: str, right: str, before: str) -> float:
    """Cost of one differing stretch: the letters that changed, less what the table excuses."""
    plain = PLAIN_COST * max(len(left), len(right))
    letter = before[-1:] or "^"
    options = [(left, right)] if left and right else []
    if not left or not right:
        options.append((letter + left, letter + right))
    probability = max((_excused().get(pair, 0.0) for pair in options), default=0.0)
    # A pair seen as one name in two of three cases costs a quarter of a letter.
    return min(plain, PLAIN_COST) * (1 - probability) ** 1.3 if probability else plain


@lru_cache(maxsize=65536)
def spelling_cost(left: str, right: str) -> float:
    """Weighted number of letters by which two folded words differ (0 for equal words)."""
    if left == right:
        return 0.0
    stretches: list[list[int]] = []
    for op in Levenshtein.opcodes(left, right):
        if op.tag == "equal":
            continue
        if stretches and stretches[-1][1] == op.src_start and stretches[-1][3] == op.dest_start:
            stretches[-1][1], stretches[-1][3] = op.src_end, op.dest_end
        else:
            stretches.append([op.src_start, op.src_end, op.dest_start, op.dest_end])
    return sum(_cost(left[a:b], right[c:d], left[:a]) for a, b, c, d in stretches)


def spelling_similarity(left: str, right: str) -> float:
    """1 for equal words, towards 0 the more letters differ beyond what transliteration explains."""
    if left == right:
        return 1.0
    longest = max(len(left), len(right))
    if not longest:
        return 0.0
    return max(0.0, 1.0 - spelling_cost(left, right) / longest)
