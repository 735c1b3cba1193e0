"""What the gate measures: the product's own output, scored by the neutral scorers."""

from __future__ import annotations

import gzip
import json
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent / "scorers"))

import score_attributions
import score_comparison

import wire
from rashomon.model import AnnotatedArticle, Article, Block, Rejected, Span, Story
from rashomon.report import render
from rashomon.run import compare, read


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One measured figure, over all and by story."""

    name: str
    value: float
    by_story: dict[str, float] = field(default_factory=dict)


# The scorer's figures that the gate holds, in the order of the report.
_STORY_FIGURES: tuple[tuple[str, Callable[[dict[str, Any]], float]], ...] = (
    ("stories: block labels", lambda r: r["blocks body/other accuracy"]),
    ("stories: content F1", lambda r: r["statement content"]["f1"]),
    (
        "stories: content with the right speaker F1",
        lambda r: r["statement content with the right speaker"]["f1"],
    ),
    (
        "stories: direct quotes with the right speaker",
        lambda r: r["direct quotes with the right speaker, recall"],
    ),
    ("stories: actors B3 F1", lambda r: r["actors B3"]["f1"]),
    ("stories: variants linked", lambda r: r["name variants linked across accounts, recall"]),
    ("stories: links F1", lambda r: r["links"]["f1"]),
    ("stories: links 'same' recall", lambda r: r["links 'same', recall"]),
    ("stories: conflicts F1", lambda r: r["conflicts"]["f1"]),
    ("stories: only here F1", lambda r: r["only here"]["f1"]),
    ("stories: important omissions", lambda r: r["important omissions, recall in the top"]),
    ("stories: wordings recall", lambda r: r["wordings, recall"]["r"]),
    ("stories: independence", lambda r: r["independence"]["accuracy"]),
)


def story_figures(gold: Path, *, verbose: bool = False) -> list[Figure]:
    """Run the product over the accounts of each story and score the reports."""
    names = sorted(path.name.removesuffix(".ann.json") for path in gold.glob("*.ann.json"))
    stories = [_scored_story(gold, name) for name in names]
    whole = score_comparison.score(stories)
    each = {story.name: score_comparison.score([story]) for story in stories}
    if verbose:
        _print_misses(whole)
    figures = [
        Figure(
            name=name,
            value=read(whole),
            by_story={story: round(read(result), 4) for story, result in each.items()},
        )
        for name, read in _STORY_FIGURES
    ]
    offered = max(len(story.report["wordings"]) for story in stories)
    print(f"{len(stories)} stories; at most {offered} wordings offered in one")
    return figures


def _scored_story(gold: Path, name: str) -> score_comparison.Story:
    skeleton = json.loads((gold / f"{name}.json").read_text("utf-8"))
    annotation = json.loads((gold / f"{name}.ann.json").read_text("utf-8"))
    return score_comparison.Story(name, skeleton, annotation, report_of(skeleton))


def report_of(skeleton: dict[str, Any]) -> dict[str, Any]:
    """The product's JSON report for a story's accounts, read as plain-text files."""
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for account in skeleton["accounts"]:
            path = Path(folder) / f"{account['id']}.txt"
            path.write_text(account["text"], "utf-8")
            paths.append(str(path))
        comparison = compare(paths)
    if isinstance(comparison, Rejected):
        raise SystemExit(f"{skeleton['story']}: {comparison.detail}")
    report: dict[str, Any] = json.loads(render(comparison, format="json"))
    return report


def _print_misses(result: dict[str, Any]) -> None:
    for story, what, one, two in result["_conflicts"]:
        print(f"  conflict {what}: {story} {one} {two}")
    for story, concept, found in result["_wordings"]:
        if not found:
            print(f"  wording missed: {story} / {concept}")


def attribution_figures(path: Path) -> list[Figure]:
    """The statements of single articles against PolNeAR's attributions."""
    gold = {record["doc_id"]: record for record in _records(path)}
    found = {name: _attributed(record) for name, record in gold.items()}
    result = score_attributions.score(gold, found)
    groups = result["groups"]
    return [
        Figure(name=f"attributions: {name}", value=value)
        for name, value in (
            ("content tokens F1", result["tokens"]["content"]["f1"]),
            ("attribution F1", groups["all"]["attribution"]["f1"]),
            ("attribution with source F1", groups["all"]["joint"]["f1"]),
            ("exact content F1", groups["all"]["exact"]["f1"]),
            ("direct quotes with source F1", groups["direct"]["joint"]["f1"]),
        )
    ]


def _attributed(record: dict[str, Any]) -> dict[str, Any]:
    from rashomon.encoder import load_reader

    text = record["text"]
    whole = Span(start=0, end=len(text))
    article = Article(
        id="a1",
        name=record["doc_id"],
        text=text,
        blocks=(Block(kind="body", span=whole),),
        language="en",
    )
    from rashomon.annotate.article import split_sentences

    spans = [sentence.span for sentence in split_sentences(article)]
    reading = load_reader().read(text, spans)
    return {
        "doc_id": record["doc_id"],
        "text_len": len(text),
        "attributions": [
            {
                role: [[span.start, span.end] for span in getattr(one, role)]
                for role in ("content", "cue", "source")
            }
            for one in reading.attributions
        ],
    }


def name_figures(path: Path) -> list[Figure]:
    """Pairs of names, the same or not, by the scorer that joins actors."""
    from rashomon.findings.matching.pairs import compare_names

    true = {"true", "1", "yes"}
    counts = {"tp": 0, "fp": 0, "fn": 0}
    for record in _records(path):
        same = str(record["is_match"]).lower() in true
        kind = "person" if record["schema"] == "Person" else "organization"
        found = compare_names(record["name1"], record["name2"], kind=kind).score >= 0.5
        counts["tp"] += same and found
        counts["fp"] += found and not same
        counts["fn"] += same and not found
    value = 2 * counts["tp"] / max(1, 2 * counts["tp"] + counts["fp"] + counts["fn"])
    return [Figure(name="names: pairs F1", value=value)]


def wire_figures(path: Path) -> list[Figure]:
    """Pairs of documents, dependent or not, against the labels made by reading them."""
    accounts = wire.read_accounts(path)
    labels = [label for label in wire.read_labels() if label.pair <= accounts.keys()]
    if not labels:
        print(f"skipped: no labelled pairs in {path.name}")
        return []
    scores = wire.score(labels, wire.found_pairs(labels, accounts))
    return [
        Figure(name="wire: pairs F1", value=scores.f1, by_story=scores.by_half),
        Figure(name="wire: shown pairs that stand", value=scores.stands),
        Figure(name="wire: relation", value=scores.relation),
        Figure(name="wire: direction F1", value=scores.direction),
    ]


def concept_figures(path: Path) -> list[Figure]:
    """Given mentions of the concepts of each event, grouped by the product: CoNLL F1.

    The mean of MUC, B3 and CEAF-e over the events of NewsWCL50, as scorch computes them.
    """
    from scorch.scores import b_cubed, ceaf_e, muc

    events: dict[str, list[dict[str, Any]]] = {}
    for record in _records(path):
        events.setdefault(record["event"], []).append(record)
    by_event: dict[str, list[float]] = {}
    for name, records in events.items():
        gold, found = _grouped(records)
        by_event[name] = [float(score(gold, found)[2]) for score in (muc, b_cubed, ceaf_e)]
    means = [sum(values) / len(by_event) for values in zip(*by_event.values(), strict=True)]
    return [
        Figure(
            name="concepts: CoNLL F1 of given mentions",
            value=sum(means) / 3,
            by_story={name: round(sum(three) / 3, 4) for name, three in by_event.items()},
        ),
        *(
            Figure(name=f"concepts: {name} F1", value=value)
            for name, value in zip(("MUC", "B3", "CEAF-e"), means, strict=True)
        ),
    ]


_Group = set[tuple[int, int, int, str]]


def _grouped(records: list[dict[str, Any]]) -> tuple[list[_Group], list[_Group]]:
    """The annotated and the found groups of an event's mentions: (account, start, end, concept)."""
    from rashomon.findings.actors import find_actors
    from rashomon.findings.wording.grouping import group_places

    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{record['doc_id']}.txt" for record in records]
        for path, record in zip(paths, records, strict=True):
            path.write_text(record["text"], "utf-8")
        outcomes = list(read([str(path) for path in paths]))
    accounts = tuple(one for one in outcomes if isinstance(one, AnnotatedArticle))
    if [one.article.text for one in accounts] != [record["text"] for record in records]:
        raise SystemExit(f"{records[0]['event']}: a text was not kept as it is")
    story = Story(accounts=accounts)
    gold: dict[str, _Group] = {}
    mentions: dict[Any, list[tuple[int, int, int, str]]] = {}
    for at, (account, record) in enumerate(zip(accounts, records, strict=True)):
        for one in record["mentions"]:
            key = (at, one["start"], one["end"], one["concept"])
            place = account.article.evidence(Span(start=one["start"], end=one["end"]))
            gold.setdefault(one["concept"], set()).add(key)
            mentions.setdefault(place, []).append(key)
    groups = group_places(story, find_actors(story), list(mentions))
    return list(gold.values()), [{key for place in g for key in mentions[place]} for g in groups]


def _records(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


__all__ = [
    "Figure",
    "attribution_figures",
    "concept_figures",
    "name_figures",
    "report_of",
    "story_figures",
    "wire_figures",
]
