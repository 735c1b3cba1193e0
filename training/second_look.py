"""Fit how features and pair reader weigh together.

    python -m training.second_look --gold DIR [DIR ...] --data DIR --threshold CHANCE

What the pair reader answers for stories it learned from says nothing of others. So the features'
models are fitted to the stories of the events that taught the reader, and both are weighed against
each other on those of the events left out (training/pairs.py). Prints links, only-here and
omissions of these, each judged by weights fitted without its events, and puts the weights into
src/rashomon/findings/weights/models.json, with `--threshold` as the chance that makes a link. Needs
what training/links.py needs.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from rashomon.encoder import load_reader
from rashomon.encoder.pairs import load_pair_reader
from rashomon.findings.linking.candidates import account_pairs
from rashomon.findings.linking.judge import are_linked, log_odds
from rashomon.findings.linking.scorer import packaged_links
from rashomon.findings.linking.second_look import READ_NAMES, SecondLook, together
from rashomon.learned.logistic import Logistic, probability
from training.events import left_out, to_learn_from
from training.judged import parts_by_event
from training.link_examples import Example, Flags, Floats, load
from training.links import (
    as_table,
    best_same,
    f1,
    fit_all,
    high_counts,
    link_counts,
    linker,
    model,
    only_counts,
    same_figures,
    write_tables,
)

_STEPS = np.arange(0.28, 0.52, 0.02)
Scores = tuple[Floats, Floats]  # chances of all pairs to share a fact, and to say the same


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """One story left out: by features, log-odds of a link, of saying the same, and the weight of
    what only one account has; `rows` are the pairs read, `answers` what was answered.
    """

    example: Example
    events: frozenset[str]
    link: Floats
    same: Floats
    omission: Floats
    rows: Flags
    answers: Floats

    def of(self, odds: Floats) -> Floats:
        """What the models of both are given, for the pairs read."""
        return np.column_stack([odds[self.rows], self.answers])

    def by_features(self) -> Scores:
        """Chances by the features alone."""
        return probability(self.link), probability(self.same)

    def judged(self, fitted: dict[str, Logistic]) -> Scores:
        """Chances, those of the pairs read by both."""
        shared, alike = self.by_features()
        shared[self.rows] = together(fitted["read"], self.link[self.rows], self.answers)
        alike[self.rows] = together(fitted["read same"], self.same[self.rows], self.answers)
        return shared, alike


def annotated(
    folders: Sequence[Path], data: Path
) -> tuple[list[Example], list[tuple[Example, frozenset[str]]]]:
    """The stories that taught the pair reader, and those of events left out."""
    reader = load_reader()
    learned: list[Example] = []
    apart: list[tuple[Example, frozenset[str]]] = []
    for folder, name, told in to_learn_from(folders, data):
        if left_out(told):
            apart.append((load(folder, name, reader), told))
        elif told:
            learned.append(load(folder, name, reader))
    return learned, apart


def read_apart(
    learned: list[Example], apart: Sequence[tuple[Example, frozenset[str]]]
) -> Iterator[Read]:
    """The stories left out, by features' models that never saw them and by the reader."""
    fitted, trees = fit_all(learned)
    link, border = linker(fitted["link"], trees), log_odds(packaged_links().threshold)
    for example, told in apart:
        odds = link.log_odds(example.pairs)
        look = SecondLook(load_pair_reader, example.story, example.view, example.names)
        rows = np.zeros(len(odds), np.bool_)
        start = 0
        for left, _ in account_pairs(example.view):
            rows[start + look.open_pairs(odds[start : start + len(left)], border)] = True
            start += len(left)
        yield Read(
            example=example,
            events=told,
            link=odds,
            same=fitted["same"].log_odds(example.pairs),
            omission=fitted["omission"].probabilities(example.sentences),
            rows=rows,
            answers=look.read(example.left[rows], example.right[rows]),
        )


def weigh(stories: Sequence[Read]) -> dict[str, Logistic]:
    """The models "read" and "read same"."""
    linked = np.concatenate([one.example.linked[one.rows] for one in stories])
    same = np.concatenate([one.example.same[one.rows] for one in stories])
    rows = np.concatenate([one.of(one.link) for one in stories])
    same_rows = np.concatenate([one.of(one.same) for one in stories])
    return {
        "read": model("read", READ_NAMES, rows, linked),
        "read same": model("read", READ_NAMES, same_rows[linked], same[linked]),
    }


def weighed_apart(stories: Sequence[Read]) -> list[Scores]:
    """Chances of every story by weights fitted without its events."""
    found: list[Scores | None] = [None] * len(stories)
    for others, here in parts_by_event([one.events for one in stories]):
        fitted = weigh([stories[at] for at in others])
        for at in here:
            found[at] = stories[at].judged(fitted)
    return [scores for scores in found if scores is not None]


def report(stories: Sequence[Read], scores: Sequence[Scores], *, read: bool) -> float:
    """Print what is found at each threshold; return the one for what says the same."""
    examples, alike = [one.example for one in stories], [same for _, same in scores]
    at = best_same(examples, alike)
    figure, accuracy = same_figures(examples, alike, at)
    print(f"  as the same, threshold {at}: F1 {figure:.3f}, accuracy {accuracy:.3f}")
    other = packaged_links().threshold
    for step in _STEPS:
        # Pairs that are not read keep the threshold of the features.
        least = [np.where(one.rows, step, other if read else step) for one in stories]
        chosen = [are_linked(*pair, low) for pair, low in zip(scores, least, strict=True)]
        _print(float(step), stories, chosen)
    return at


def _print(step: float, stories: Sequence[Read], chosen: Sequence[Flags]) -> None:
    rows = [(one.example, flags) for one, flags in zip(stories, chosen, strict=True)]
    high = [high_counts(*row, one.omission) for row, one in zip(rows, stories, strict=True)]
    important = sum(found for found, _ in high) / max(sum(count for _, count in high), 1)
    same = sum(int((e.same & flags).sum()) for e, flags in rows)
    print(
        f"  {step:.2f} links F1 {f1([link_counts(*row) for row in rows]):.3f}  only F1 "
        f"{f1([only_counts(*row) for row in rows]):.3f}  important {important:.3f}  same "
        f"{same / max(sum(int(e.same.sum()) for e, _ in rows), 1):.3f}"
    )


def main() -> None:
    """Read the stories, weigh, print, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, nargs="+", required=True, help="annotated stories")
    parser.add_argument("--data", type=Path, required=True, help="folder of the data sets")
    parser.add_argument("--threshold", type=float, required=True, help="chance that makes a link")
    options = parser.parse_args()
    learned, apart = annotated(options.gold, options.data)
    print(f"features fitted to {len(learned)} stories, weighed on {len(apart)}")
    stories = list(read_apart(learned, apart))
    print("by features")
    report(stories, [one.by_features() for one in stories], read=False)
    print("by both")
    same = report(stories, weighed_apart(stories), read=True)
    thresholds = {"read": options.threshold, "read same": same}
    tables = {name: as_table(one, thresholds[name]) for name, one in weigh(stories).items()}
    write_tables(tables)


if __name__ == "__main__":
    main()
