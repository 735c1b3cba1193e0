"""Given names that tell a person's name from another: US Census 1990 (public domain).

python -m training.given_names TARGET.txt        # needs the package names 0.3.0
"""

from __future__ import annotations

import sys
from importlib import resources
from pathlib import Path

from rashomon.text.places import is_known_place

MOST_COMMON = 1500


def main() -> None:
    """Write the most common given names, one a line; names of big places are left out."""
    kept: set[str] = set()
    for table in ("dist.male.first", "dist.female.first"):
        lines = (resources.files("names") / table).read_text(encoding="utf-8").splitlines()
        names = [line.split()[0].lower() for line in lines if line.strip()]
        kept.update(name for name in names[:MOST_COMMON] if not is_known_place(name))
    Path(sys.argv[1]).write_text("".join(f"{name}\n" for name in sorted(kept)), encoding="utf-8")
    print(len(kept))


if __name__ == "__main__":
    main()
