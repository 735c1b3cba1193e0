"""Given names that tell a person's name from another, and whose: US Census 1990 (public domain).

python -m training.given_names GIVEN.txt GENDERS.tsv        # needs the package names 0.3.0
"""

from __future__ import annotations

import sys
from importlib import resources
from pathlib import Path

from rashomon.text.places import is_known_place

MOST_COMMON = 1500
# How many times as common a name must be among the one as among the other.
_CLEARLY = 20.0


def main() -> None:
    """Write the most common given names, one a line, and those of men and of women.

    Names of big places are left out of the former: there they would be taken for people.
    """
    shares = {
        pronoun: _shares(f"dist.{table}.first")
        for pronoun, table in (("he", "male"), ("she", "female"))
    }
    kept = {name for table in shares.values() for name in table if not is_known_place(name)}
    Path(sys.argv[1]).write_text("".join(f"{name}\n" for name in sorted(kept)), encoding="utf-8")
    lines = []
    for pronoun, other in (("he", "she"), ("she", "he")):
        clear = sorted(
            name
            for name, share in shares[pronoun].items()
            if share >= _CLEARLY * shares[other].get(name, 0.0)
        )
        lines.append(f"{pronoun}\t{' '.join(clear)}\n")
        print(pronoun, len(clear))
    Path(sys.argv[2]).write_text("".join(lines), encoding="utf-8")
    print(len(kept))


def _shares(table: str) -> dict[str, float]:
    """The most common names of a table with how many in a hundred bear them."""
    lines = (resources.files("names") / table).read_text(encoding="utf-8").splitlines()
    rows = [line.split() for line in lines if line.strip()]
    return {row[0].lower(): float(row[1]) for row in rows[:MOST_COMMON]}


if __name__ == "__main__":
    main()
