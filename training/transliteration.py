"""Learn which letter groups stand for one another in Latin spellings of one name.

    python -m training.transliteration arabic-latin-names.jsonl.gz letter_groups.tsv

Several Latin spellings share one Arabic form (NETransliteration, MIT). Two spellings that differ
in one place only either share their Arabic form or do not; for each pair of letter groups that
makes such a difference we count both and keep the smoothed probability that the name is the same.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path

from anyascii import anyascii

LONGEST_GROUP = 3
LEAST_SEEN = 4
LEAST_PROBABILITY = 0.10
# A substitution never seen counts as one same in ten: most one-letter differences are two names.
PRIOR_SAME, PRIOR_OTHER = 0.5, 4.5


def read_forms(path: Path) -> dict[str, set[str]]:
    """Latin spelling (folded to a-z) -> the Arabic forms it stands for."""
    forms: dict[str, set[str]] = defaultdict(set)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            latin = "".join(c for c in anyascii(row["latin"]).lower() if c.isalpha())
            if len(latin) > 2:
                forms[latin].add(row["arabic"])
    return forms


def neighbours(names: list[str]) -> dict[tuple[str, str], list[tuple[str, str]]]:
    """(text before, text after) -> the (group, name) pairs that fit between them."""
    places: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for name in names:
        for start in range(len(name) + 1):
            for length in range(min(LONGEST_GROUP, len(name) - start) + 1):
                end = start + length
                places[name[:start], name[end:]].append((name[start:end], name))
    return places


def widen(left: str, right: str, before: str) -> tuple[str, str]:
    """A pure insertion is named with the letter before it ("g" / "gh"; "^" at the start)."""
    if left and right:
        return left, right
    letter = before[-1:] or "^"
    return letter + left, letter + right


def count(forms: dict[str, set[str]]) -> tuple[Counter[tuple[str, str]], Counter[tuple[str, str]]]:
    """How often each pair of groups separates spellings of one name, and of two."""
    same: Counter[tuple[str, str]] = Counter()
    other: Counter[tuple[str, str]] = Counter()
    for (before, _), fits in neighbours(sorted(forms)).items():
        for (left, first), (right, second) in combinations(fits, 2):
            # Only where the groups share neither first nor last letter is this THE difference.
            if left and right and (left[0] == right[0] or left[-1] == right[-1]):
                continue
            if not (left or right) or ((not left or not right) and len(left + right) > 2):
                continue
            low, high = sorted(widen(left, right, before))
            (same if forms[first] & forms[second] else other)[low, high] += 1
    return same, other


def main() -> None:
    """Read the pairs, write the table: group, group, probability of one name, times seen."""
    source, target = Path(sys.argv[1]), Path(sys.argv[2])
    same, other = count(read_forms(source))
    rows = []
    for pair, seen in same.items():
        probability = (seen + PRIOR_SAME) / (seen + other[pair] + PRIOR_SAME + PRIOR_OTHER)
        if seen >= LEAST_SEEN and probability >= LEAST_PROBABILITY:
            rows.append((*pair, f"{probability:.3f}", str(seen)))
    rows.sort(key=lambda row: (-float(row[2]), row))
    target.write_text("".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")
    print(f"{len(rows)} pairs of letter groups -> {target}")


if __name__ == "__main__":
    main()
