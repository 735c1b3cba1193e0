"""The quality gate: the product over annotated stories and data sets, with floors.

    python quality/gate.py --gold DIR --data DIR --split dev [--accept] [--verbose]

Every figure stands beside its floor and beside the last accepted run, by story too. A figure
under its floor fails the gate (exit 1). `--accept` records the run as the new reference and
raises each floor to just below what was reached; a floor is never lowered but by editing
`floors.json` by hand. Folders or files that are not there are skipped and said; where nothing
at all can be measured the gate says so and passes.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path

from measures import (
    Figure,
    attribution_figures,
    concept_figures,
    name_figures,
    story_figures,
    wire_figures,
)

HERE = Path(__file__).parent
FLOORS = HERE / "floors.json"
REFERENCE = HERE / "reference.json"
# How far below the accepted figure a raised floor stays: figures move a little with the CPU.
_SLACK = 0.01


def main() -> int:
    """Measure, print, compare; answer the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--gold", type=Path, required=True, help="folder of annotated stories")
    parser.add_argument("--data", type=Path, required=True, help="folder of NAME-SPLIT.jsonl.gz")
    parser.add_argument("--split", default="dev", help="which part of the data sets")
    parser.add_argument("--accept", action="store_true", help="record this run, raise the floors")
    parser.add_argument("--verbose", action="store_true", help="list wrong and missed findings")
    options = parser.parse_args()
    began = time.perf_counter()
    figures = _measured(options)
    if not figures:
        print("Nothing to measure: no annotated stories and no data sets found. Skipped.")
        return 0
    own = options.split == "dev" and _is_own(options.gold)
    floors = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    reference = json.loads(REFERENCE.read_text("utf-8")) if own and REFERENCE.exists() else {}
    failed = _print_table(figures, floors if own else {}, reference)
    print(f"\n{len(figures)} figures in {time.perf_counter() - began:.0f} s")
    if not own:
        print("Other stories or another split than those the floors were set on: no floor applies.")
    if options.accept and own and not failed:
        _accept(figures, floors)
    for figure in failed:
        print(f"BELOW THE FLOOR: {figure.name} {figure.value:.3f} < {floors[figure.name]:.3f}")
    return 1 if failed else 0


def _measured(options: argparse.Namespace) -> list[Figure]:
    figures: list[Figure] = []
    if any(options.gold.glob("*.ann.json")):
        figures += story_figures(options.gold, verbose=options.verbose)
    else:
        print(f"skipped: no annotated stories in {options.gold}")
    for name, measure in (
        ("polnear", attribution_figures),
        ("names", name_figures),
        ("stories", wire_figures),
        ("newswcl50", concept_figures),
    ):
        path = options.data / f"{name}-{options.split}.jsonl.gz"
        if path.exists():
            figures += measure(path)
        else:
            print(f"skipped: no {path.name} in {options.data}")
    return figures


def _is_own(gold: Path) -> bool:
    """Whether these are the stories that the floors were set on."""
    names = sorted(path.name.removesuffix(".ann.json") for path in gold.glob("*.ann.json"))
    return names == ["naacp", "nktests", "qom", "quake", "yida"]


def _print_table(
    figures: list[Figure], floors: dict[str, float], reference: dict[str, dict[str, float]]
) -> list[Figure]:
    """Print one line a figure; answer those below their floor."""
    failed = []
    print(f"\n{'':54s}{'now':>7s}{'before':>8s}{'floor':>7s}   gains and losses by story")
    for figure in figures:
        floor, before = floors.get(figure.name), reference.get(figure.name, {})
        below = floor is not None and figure.value < floor
        if below:
            failed.append(figure)
        changes = [
            f"{story} {value - before[story]:+.3f}"
            for story, value in figure.by_story.items()
            if story in before and abs(value - before[story]) >= 0.0005
        ]
        print(
            f"{figure.name:54s}{figure.value:7.3f}{_number(before.get('all')):>8s}"
            f"{_number(floor):>7s} {'✗' if below else ' '} {', '.join(changes)}"
        )
    return failed


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"


def _accept(figures: list[Figure], floors: dict[str, float]) -> None:
    """Record the run; raise the floors of the figures that have one, never lower them."""
    reference = {f.name: {"all": round(f.value, 4), **f.by_story} for f in figures}
    raised = {
        figure.name: max(floors[figure.name], round(figure.value - _SLACK, 3))
        for figure in figures
        if figure.name in floors
    }
    REFERENCE.write_text(json.dumps(reference, indent=1) + "\n", "utf-8")
    FLOORS.write_text(json.dumps({**floors, **raised}, indent=1) + "\n", "utf-8")
    print(f"accepted: {REFERENCE.name}, {FLOORS.name}")


if __name__ == "__main__":
    sys.exit(main())
