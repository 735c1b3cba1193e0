"""Fit the judges of wordings: `python -m training.wordings --gold DIR… --data DIR --out DIR`.

Reads annotated stories in the scorer's form, compares each with the product, and labels a pair of
phrases positive where both overlap one annotated wording. Pairs are judged by the mean of three
small networks with fixed seeds; whether phrases speak of one thing by training/reference.py;
whether a concept frames by training/framing.py. Prints how each does on what it has not seen, and
writes `models.json` and `projection.npz`. Fifty stories take about half an hour on one core, the
judged rows of two hundred and fifty another one on two.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from rashomon.findings.wording.concepts import Concept, find_concepts
from rashomon.findings.wording.features import NAMES
from rashomon.findings.wording.framing import judge
from rashomon.findings.wording.grouping import groups_of, log_odds
from rashomon.findings.wording.model import networks_of
from rashomon.findings.wording.offered import offer
from rashomon.findings.wording.pairs import Phrases, find_pairs
from rashomon.model import Span
from training.chains import (
    Chains,
    Story,
    annotated_story,
    chains_of,
    concept_stories,
    topic_chains,
)
from training.framing import fit as fit_framing
from training.framing import labelled, without
from training.framing import report as report_framing
from training.judged import Answered
from training.members import fit as fit_members
from training.members import members
from training.members import report as report_members
from training.reference import Reference, fit_reference
from training.small_networks import Array, Fitting, fit_networks

Gold = tuple[dict[int, list[Span]], ...]
_HOW = Fitting(hidden=12, steps=250, decay=0.03)
_NEGATIVES = 800  # pairs without a wording taken of each story
FOLDS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A story's pairs with which annotated wording each stands for (-1 for none)."""

    name: str
    phrases: Phrases
    gold: Gold
    rows: Array
    wording: NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldOut:
    """A story with concepts by models that have not seen it."""

    example: Example
    concepts: tuple[Concept, ...]
    reference: Reference


def example_of(story: Story) -> Example:
    """The labelled pairs of one annotated story."""
    found = story.comparison
    texts = [account.article.text for account in found.story.accounts]
    order = {name: at for at, name in enumerate(story.accounts)}
    gold = tuple(
        {order[a]: _places(texts[order[a]], words) for a, words in one["by_account"].items()}
        for one in story.annotation["wordings"]
    )
    phrases = find_pairs(found.story, found.actors, found.links)
    rows = np.array([pair.features for pair in phrases.pairs], np.float64)
    labels = [_wording_of((pair.left, pair.right), gold) for pair in phrases.pairs]
    return Example(
        name=story.name, phrases=phrases, gold=gold, rows=rows, wording=np.array(labels, np.int64)
    )


def _places(text: str, phrases: list[str]) -> list[Span]:
    patterns = [r"\s+".join(map(re.escape, phrase.split())) for phrase in phrases]
    found = [match for pattern in patterns for match in re.finditer(pattern, text)]
    return [Span(start=match.start(), end=match.end()) for match in found]


def _overlaps(uses: Any, places: list[Span]) -> bool:
    return any(use.span.overlaps(span) for use in uses for span in places)


def _wording_of(pair: Any, gold: Gold) -> int:
    for at, places in enumerate(gold):
        if all(_overlaps([use], places.get(use.account, [])) for use in pair):
            return at
    return -1


def sample(example: Example) -> tuple[Array, Array, Array]:
    """Features, labels and weights: every annotated wording weighs the same."""
    rng = np.random.default_rng(0)
    positive = np.flatnonzero(example.wording >= 0)
    negative = rng.permutation(np.flatnonzero(example.wording < 0))[:_NEGATIVES]
    keep = np.sort(np.concatenate([positive, negative]))
    weights = np.full(len(keep), 400 / max(1, len(negative)))
    for wording in set(example.wording[positive].tolist()):
        of = example.wording[keep] == wording
        weights[of] = 20 / of.sum()
    return example.rows[keep], (example.wording[keep] >= 0).astype(np.float64), weights


def fit_pairs(examples: Sequence[Example]) -> dict[str, Any]:
    """The pair model in its stored form."""
    parts = [sample(example) for example in examples]
    rows, labels, weights = (np.concatenate(part) for part in zip(*parts, strict=True))
    return fit_networks(NAMES, (rows, labels, weights), _HOW)


def held_out_concepts(
    examples: Sequence[Example], references: Sequence[Reference]
) -> list[HeldOut]:
    """Each story with concepts from models fitted without a fifth of the stories, its own."""
    found = []
    for fold in range(FOLDS):
        pairs = networks_of(fit_pairs([e for at, e in enumerate(examples) if at % FOLDS != fold]))
        reference = references[fold]
        for example in examples[fold::FOLDS]:
            concepts = find_concepts(
                example.phrases,
                pairs.scores(example.rows),
                reference.networks,
                reference.projection,
            )
            found.append(HeldOut(example=example, concepts=concepts, reference=reference))
    return found


def report(held_out: Sequence[HeldOut], stories: Sequence[Answered]) -> None:
    """Print, with all models kept from the story, what is found and what of the shown hits."""
    total = 0
    table: list[tuple[float, bool, int]] = []
    recalled = dict.fromkeys((6, 12), 0)
    for fold in range(FOLDS):
        here = held_out[fold::FOLDS]
        model = without(stories, {one.example.name for one in here})
        for one in here:
            rows = offer(
                one.concepts,
                judge(one.concepts, model),
                one.reference.networks,
                most=max(recalled),
                projection=one.reference.projection,
            )
            hits = [_hits(row.concept, one.example.gold) for row in rows]
            total += len(one.example.gold)
            for most in recalled:
                recalled[most] += len(set().union(*hits[:most]))
            table += [
                (row.score, bool(hit), at)
                for at, (row, hit) in enumerate(zip(rows, hits, strict=True))
            ]
    print(f"{total} annotated wordings in {len(held_out)} stories, {len(table)} offered")
    for most, count in recalled.items():
        right = [hit for _, hit, rank in table if rank < most]
        print(f"at most {most}: recall {count / total:.3f}, hit {sum(right) / len(right):.3f}")
    for least in np.arange(-1.5, 4.0, 0.5):
        kept = [hit for value, hit, _ in table if value >= least]
        if kept:
            each = len(kept) / len(held_out)
            print(f"from {least:+.2f}: {each:.1f} a story, hit {sum(kept) / len(kept):.3f}")


def _hits(concept: Concept, gold: Gold) -> set[int]:
    """Which annotated wordings a concept names in two accounts or more."""
    return {
        at
        for at, places in enumerate(gold)
        if sum(_overlaps(uses, places.get(account, [])) for account, uses in concept.uses.items())
        > 1
    }


def report_groups(stories: Sequence[Chains], references: Sequence[Reference]) -> None:
    """Print by B3 how well models that saw other stories group the annotated phrases."""
    for story, reference in zip(stories, references, strict=True):
        odds = log_odds(story.uses, reference.networks, reference.projection)
        print(f"{story.name}: B3 F1 {_b_cubed(story, groups_of(odds)):.3f}")


def _b_cubed(story: Chains, groups: Sequence[Sequence[int]]) -> float:
    own = np.zeros(len(story.chain), np.int64)
    for number, group in enumerate(groups):
        own[list(group)] = number
    found, right = own[:, None] == own, story.chain[:, None] == story.chain
    both = (found & right).sum(1)
    precision, recall = (both / found.sum(1)).mean(), (both / right.sum(1)).mean()
    return float(2 * precision * recall / (precision + recall))


def main() -> None:
    """Fit all models and write them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, nargs="+", required=True)
    parser.add_argument("--data", type=Path, required=True, help="folder of the data sets")
    parser.add_argument("--out", type=Path, required=True, help="folder for the models")
    options = parser.parse_args()
    torch.set_num_threads(1)
    stories = [
        story
        for folder in options.gold
        for path in sorted(folder.glob("*.ann.json"))
        if (story := annotated_story(folder, path.name.removesuffix(".ann.json"))) is not None
    ]
    events = [
        chains_of(event) for event in concept_stories(options.data / "newswcl50-dev.jsonl.gz")
    ]
    chains = [*map(chains_of, stories), *events]
    folds = [
        *(at % FOLDS for at in range(len(stories))),
        *(at % FOLDS for at in range(len(events))),
    ]
    topics = topic_chains(options.data / "ecbplus-dev.jsonl.gz")
    reference, by_fold = fit_reference(chains, topics, folds)
    report_groups(events, by_fold)
    examples = [example_of(story) for story in stories]
    pairs = fit_pairs(examples)
    judged = labelled(
        options.data, networks_of(pairs), reference.networks, projection=reference.projection
    )
    report_framing(judged)
    report(held_out_concepts(examples, by_fold), judged)
    added = members(options.data, reference.networks, projection=reference.projection)
    report_members(added)
    models = {
        "reference": reference.stored,
        "pairs": pairs,
        "framing": fit_framing(judged),
        "members": fit_members(added),
    }
    (options.out / "models.json").write_text(json.dumps(models) + "\n", "utf-8")
    np.savez_compressed(options.out / "projection.npz", **reference.projection.arrays)


if __name__ == "__main__":
    main()
