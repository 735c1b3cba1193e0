"""How long shared text takes to find among very many accounts, and how much of it is found.

    python quality/reuse_bench.py --data DIR [--accounts N]

Accounts are made by resampling paragraphs of real documents, with nine of ten of the longer words
drawn anew for each account so that nothing is in common by the making. One in five then carries
text of an earlier one: all of it, or three of its paragraphs before its own, with a word left out
of each. What was planted is known, so what is found can be counted; further pairs are those that
have it from the same third. Seconds are of the processor, for machines are shared.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil

from rashomon.findings.independence import find_reuse
from rashomon.model import AnnotatedArticle, Article, Block, Sentence, Span
from rashomon.text.sentences import sentences

_WORD = re.compile(r"[^\W\d_]{4,}")
_REDRAWN = 0.9
_PLANTED = 0.2
_MIB = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """Accounts, and the pairs of positions between which text was planted."""

    accounts: tuple[AnnotatedArticle, ...]
    whole: frozenset[tuple[int, int]]
    part: frozenset[tuple[int, int]]


def make_accounts(texts: list[str], size: int, *, seed: int = 7) -> Made:
    """`size` accounts from the paragraphs of `texts`."""
    chance = random.Random(seed)
    paragraphs = [p for text in texts for p in text.split("\n") if 80 < len(p) < 700]
    vocabulary = sorted({word for p in paragraphs for word in _WORD.findall(p)})
    drafts: list[list[str]] = []
    pairs: dict[str, set[tuple[int, int]]] = {"whole": set(), "part": set()}
    for number in range(size):
        own = [_redrawn(p, vocabulary, chance) for p in chance.sample(paragraphs, 12)]
        if number and chance.random() < _PLANTED:
            source = chance.randrange(number)
            kind = chance.choice(("whole", "part"))
            taken = drafts[source] if kind == "whole" else drafts[source][:3]
            drafts.append([_edited(p, chance) for p in taken] + ([] if kind == "whole" else own))
            pairs[kind].add((source, number))
        else:
            drafts.append(own)
    return Made(
        accounts=tuple(_account(draft, number) for number, draft in enumerate(drafts)),
        whole=frozenset(pairs["whole"]),
        part=frozenset(pairs["part"]),
    )


def _redrawn(paragraph: str, vocabulary: list[str], chance: random.Random) -> str:
    return _WORD.sub(
        lambda m: chance.choice(vocabulary) if chance.random() < _REDRAWN else m.group(), paragraph
    )


def _edited(paragraph: str, chance: random.Random) -> str:
    words = paragraph.split(" ")
    if len(words) > 10:
        del words[chance.randrange(len(words))]
    return " ".join(words)


def _account(paragraphs: list[str], number: int) -> AnnotatedArticle:
    text = "\n".join(paragraphs)
    whole = Span(start=0, end=len(text))
    article = Article(
        id=f"a{number}",
        name=f"a{number}.txt",
        text=text,
        blocks=(Block(kind="body", span=whole),),
        language="en",
    )
    found = tuple(
        Sentence(index=n, span=span, block="body") for n, span in enumerate(sentences(text))
    )
    return AnnotatedArticle(article=article, sentences=found)


def reuse_line(records: list[dict[str, Any]], size: int) -> str:
    """One line: seconds, memory, what was found of what was planted."""
    made = make_accounts([record["text"] for record in records], size)
    began = time.process_time()
    reuse = find_reuse(made.accounts)
    seconds = time.process_time() - began
    found = {(int(tie.left_id[1:]), int(tie.right_id[1:])) for tie in reuse.ties}
    peak = psutil.Process().memory_info().rss / _MIB
    return (
        f"{size:8d} accounts {seconds:7.1f} s {peak:6.0f} MiB   found "
        f"{len(found & made.whole)} of {len(made.whole)} whole texts, "
        f"{len(found & made.part)} of {len(made.part)} parts, "
        f"{len(found - made.whole - made.part)} further pairs in {len(reuse.groups)} groups"
    )


def main() -> int:
    """Print a line for each size; answer the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--accounts", type=int, nargs="+", default=[1000, 10_000])
    options = parser.parse_args()
    records = stories(options.data)
    for size in options.accounts if records else ():
        print(reuse_line(records, size))
    return 0


def stories(data: Path) -> list[dict[str, Any]]:
    """The documents to measure on; none, and a word of it, where the data set is not there."""
    path = data / "stories-dev.jsonl.gz"
    if not path.exists():
        print(f"Nothing to measure: no {path.name} in {data}. Skipped.")
        return []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


if __name__ == "__main__":
    raise SystemExit(main())
