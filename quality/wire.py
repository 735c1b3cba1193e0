"""Wire copy and other shared text: pairs of documents, labelled by reading, and what is found.

    python quality/wire.py --data DIR [--split dev] [-v]

`wire-labels.jsonl` names pairs of `stories-SPLIT` by document id, without their texts; how they
were made is in docs/independence.md. A pair counts as found where it is not held independent.
"""

from __future__ import annotations

import argparse
import gzip
import json
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from rashomon.annotate.article import split_sentences
from rashomon.extract import extract_article
from rashomon.findings.independence import find_independence
from rashomon.model import AnnotatedArticle, Dependence, Independence, Rejected, Story
from rashomon.sources import open_pages

LABELS = Path(__file__).parent / "wire-labels.jsonl"
Pair = frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What a reader held of two documents; `event` is None for pages of two events.

    `found` marks pairs that were read because the product held them dependent: they tell how much
    of what is shown stands, and nothing of what is missed.
    """

    pair: Pair
    relation: Dependence
    event: int | None
    origin: str | None = None
    source: str = ""
    containment: float = 0.0
    found: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """F1 of the pairs not independent, shares of right relations and of right directions.

    `stands` is the share of all pairs shown as dependent that are, those labelled `found` too.
    """

    f1: float
    stands: float
    by_half: dict[str, float]
    relation: float
    direction: float
    wrong: tuple[tuple[Label, Independence], ...]
    counts: Counter[tuple[Dependence, Dependence]]


def read_labels(path: Path = LABELS) -> tuple[Label, ...]:
    """The labelled pairs in the order of the file."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return tuple(
        Label(
            pair=frozenset((row["left"], row["right"])),
            relation=row["relation"],
            event=row["event"],
            origin=row.get("origin"),
            source=row.get("source") or row.get("why", ""),
            containment=row["containment"],
            found=row.get("drawn") == "found",
        )
        for row in rows
    )


def read_accounts(data: Path) -> dict[str, AnnotatedArticle]:
    """The documents of a data set by id, cut into sentences: more is not needed here."""
    with gzip.open(data, "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    accounts: dict[str, AnnotatedArticle] = {}
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.writelines(json.dumps(record) + "\n" for record in records)
        file.flush()
        for record, page in zip(records, open_pages([file.name]), strict=True):
            if isinstance(page, Rejected):
                continue
            article = extract_article(page, id=record["doc_id"])
            if not isinstance(article, Rejected):
                sentences = tuple(split_sentences(article))
                accounts[article.id] = AnnotatedArticle(article=article, sentences=sentences)
    return accounts


def found_pairs(
    labels: Iterable[Label], accounts: dict[str, AnnotatedArticle]
) -> dict[Pair, Independence]:
    """What the product finds for each labelled pair, the pairs of one event in one story."""
    groups: dict[object, list[Label]] = defaultdict(list)
    for label in labels:
        groups[label.pair if label.event is None else label.event].append(label)
    found: dict[Pair, Independence] = {}
    for group in groups.values():
        ids = sorted({one for label in group for one in label.pair})
        for tie in find_independence(Story(accounts=tuple(accounts[one] for one in ids))):
            found[frozenset((tie.left_id, tie.right_id))] = tie
    return found


def score(labels: Iterable[Label], found: dict[Pair, Independence]) -> Scores:
    """Compare labels with findings; directions are counted where a label has one."""
    every = [(label, found[label.pair]) for label in labels]
    pairs = [(label, tie) for label, tie in every if not label.found]
    shown = [label for label, tie in every if tie.relation != "independent"]
    directed = [(one, tie) for one, tie in pairs if one.origin]
    named = [(one, tie) for one, tie in pairs if tie.origin and one.relation != "independent"]
    right = sum(one.origin == tie.origin for one, tie in directed)
    halves = {
        name: [(one, tie) for one, tie in pairs if one.event is not None and one.event % 2 == rest]
        for name, rest in (("even", 0), ("odd", 1))
    }
    return Scores(
        f1=_f1(pairs),
        stands=sum(label.relation != "independent" for label in shown) / max(1, len(shown)),
        by_half={name: _f1(part) for name, part in halves.items()},
        relation=sum(one.relation == tie.relation for one, tie in pairs) / max(1, len(pairs)),
        direction=2 * right / max(1, len(directed) + len(named)),
        wrong=tuple((one, tie) for one, tie in pairs if one.relation != tie.relation),
        counts=Counter((one.relation, tie.relation) for one, tie in pairs),
    )


def _f1(pairs: Iterable[tuple[Label, Independence]]) -> float:
    counts = Counter(
        (one.relation != "independent", tie.relation != "independent") for one, tie in pairs
    )
    errors = counts[True, False] + counts[False, True]
    return 2 * counts[True, True] / max(1, 2 * counts[True, True] + errors)


def main() -> int:
    """Print the scores; answer the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True, help="folder of the data sets")
    parser.add_argument("--split", default="dev")
    parser.add_argument("-v", "--verbose", action="store_true", help="list the pairs that differ")
    options = parser.parse_args()
    accounts = read_accounts(options.data / f"stories-{options.split}.jsonl.gz")
    labels = [label for label in read_labels() if label.pair <= accounts.keys()]
    if not labels:
        print("None of the labelled pairs is in this data set. Skipped.")
        return 0
    scores = score(labels, found_pairs(labels, accounts))
    halves = ", ".join(f"{name} events {value:.3f}" for name, value in scores.by_half.items())
    drawn = sum(not label.found for label in labels)
    print(f"{drawn} pairs: F1 {scores.f1:.3f} ({halves})")
    print(f"relation {scores.relation:.3f}, direction F1 {scores.direction:.3f}")
    print(f"of the pairs shown as dependent {scores.stands:.3f} are")
    for (label, result), count in sorted(scores.counts.items()):
        print(f"  {label:14s} found {result:14s}{count:4d}")
    if options.verbose:
        for one, tie in scores.wrong:
            print(f"  {one.containment:.3f} {one.relation} ({one.source}), found {tie.relation}")
            print(f"    {' '.join(sorted(one.pair))}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
