"""How well names are joined over accounts, on the stories annotated for their actors alone.

    python quality/actors.py --data DIR [--held]

Reads the stories of `quality/actors` with the product and prints what the scorer of annotated
stories counts of actors: B3, and the share of pairs of different names of one actor in two accounts
that are joined, in all and by kind. With --held only the stories whose errors nobody has read.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE / "scorers")]

import score_comparison  # noqa: E402

from annotations import Texts  # noqa: E402
from rashomon.findings.actors import find_actors  # noqa: E402
from rashomon.model import Actor, AnnotatedArticle, Rejected, Story  # noqa: E402
from rashomon.run import read  # noqa: E402

ANNOTATED = HERE / "actors" / "stories.jsonl"
_LETTERS = "ABCDEFGHIJ"
# What the scorer looks for in annotations and reports beside actors.
_NOTHING: dict[str, Any] = dict.fromkeys(
    ("statements", "links", "wordings", "independence", "only", "only_high"), ()
)
_KINDS = ("person", "organization", "group", "place", "other")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True, help="folder of the data sets")
    parser.add_argument(
        "--held", action="store_true", help="only stories of which nothing was read"
    )
    options = parser.parse_args()
    rows = [json.loads(line) for line in ANNOTATED.read_text("utf-8").splitlines()]
    rows = [row for row in rows if row["held"] or not options.held]
    texts = Texts(options.data)
    told = [(row, [texts.annotated(*one)["text"] for one in row["accounts"]]) for row in rows]
    reports = [_report(printed) for _, printed in told]
    print(f"{len(rows)} stories")
    for kinds in (_KINDS, *((kind,) for kind in _KINDS)):
        found = score_comparison.score(
            [
                score_comparison.Story(row["story"], *_annotation(row, printed, kinds), report)
                for (row, printed), report in zip(told, reports, strict=True)
            ]
        )
        b3 = found["actors B3"]
        variants = found["name variants linked across accounts, recall"]
        name = "all" if kinds == _KINDS else kinds[0]
        figures = f"B3 {b3['f1']:.3f} (P {b3['p']:.3f} R {b3['r']:.3f})"
        print(f"  {name:13s} {figures}  variants {variants:.3f}")


def _annotation(
    row: dict[str, Any], printed: list[str], kinds: tuple[str, ...]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Skeleton and annotation as the scorer reads them, of actors of some kinds."""
    accounts = [
        {"id": letter, "text": text, "sentences": [{"n": 0, "start": 0, "end": len(text)}]}
        for letter, text in zip(_LETTERS, printed, strict=False)
    ]
    actors = []
    for number, (kind, places) in enumerate(row["actors"]):
        names: dict[str, list[str]] = defaultdict(list)
        for account, start, end in places:
            names[_LETTERS[account]].append(printed[account][start:end])
        if kind in kinds:
            actors.append({"id": str(number), "kind": kind, "names": names})
    return {"accounts": accounts}, {**_NOTHING, "kinds": {}, "actors": actors}


def _report(printed: list[str]) -> dict[str, Any]:
    """What the product makes of the accounts, as far as actors go."""
    accounts: list[AnnotatedArticle] = []
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{letter}.txt" for letter in _LETTERS[: len(printed)]]
        for path, text in zip(paths, printed, strict=True):
            path.write_text(text, "utf-8")
        for one in read([str(path) for path in paths]):
            if isinstance(one, Rejected):
                raise SystemExit(f"{one.name}: {one.detail}")
            accounts.append(one)
    actors = find_actors(Story(accounts=tuple(accounts)))
    return {
        **_NOTHING,
        "accounts": [
            {"id": one.article.id, "text": one.article.text, "blocks": []} for one in accounts
        ],
        "actors": [_actor(one) for one in actors],
    }


def _actor(one: Actor) -> dict[str, Any]:
    return {
        "id": one.id,
        "name": one.name,
        "mentions": [
            {"account": m.article_id, "start": m.span.start, "end": m.span.end}
            for m in one.mentions
        ],
    }


if __name__ == "__main__":
    main()
