"""Fit the judges of wordings: `python -m training.wordings --gold DIR… --data DIR --out FILE`.

Reads annotated stories in the scorer's form, compares each with the product, and labels a pair of
phrases positive where both overlap one annotated wording. Pairs are judged by the mean of three
small networks with fixed seeds; concepts by a logistic model over pair scores that each story was
left out of; whether phrases speak of one thing by training/reference.py. Fifty stories take about
ten minutes on one core.
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from rashomon.findings.wording.concepts import (
    CONCEPT_NAMES,
    Concept,
    chosen,
    concept_features,
    find_concepts,
    judge,
)
from rashomon.findings.wording.features import NAMES
from rashomon.findings.wording.model import LogisticModel
from rashomon.findings.wording.pairs import Phrases, find_pairs
from rashomon.model import Comparison, Span
from rashomon.run import compare
from training.reference import fit_reference, logistic

Array = NDArray[np.float64]
Gold = tuple[dict[int, list[Span]], ...]
_SEEDS = (0, 1, 2)
_HIDDEN, _STEPS, _RATE, _DECAY = 12, 250, 0.02, 0.03
_NEGATIVES = 800  # pairs without a wording taken of each story
_CONCEPT_PENALTY = 30.0
_FOLDS = 5
# Added to the fitted weights: rivals that each account alone uses are what readers look for, but
# the annotated stories hold too few to tell. Neither recall nor hits of stories left out change.
_PRIOR = {"rivals-alone": 1.0, "seed-rivals-throughout": 0.5}


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A story's pairs with which annotated wording each stands for (-1 for none)."""

    phrases: Phrases
    gold: Gold
    rows: Array
    wording: NDArray[np.int64]


def read_example(folder: Path, name: str) -> Example | None:
    """Compare one annotated story and label its pairs."""
    skeleton = json.loads((folder / f"{name}.json").read_text("utf-8"))
    annotation = json.loads((folder / f"{name}.ann.json").read_text("utf-8"))
    with tempfile.TemporaryDirectory() as scratch:
        paths = [Path(scratch) / f"{account['id']}.txt" for account in skeleton["accounts"]]
        for path, account in zip(paths, skeleton["accounts"], strict=True):
            path.write_text(account["text"], "utf-8")
        found = compare([str(path) for path in paths])
    if not isinstance(found, Comparison):
        print(f"skipped {name}: {found.detail}")
        return None
    texts = [account.article.text for account in found.story.accounts]
    order = {account["id"]: at for at, account in enumerate(skeleton["accounts"])}
    gold = tuple(
        {order[a]: _places(texts[order[a]], words) for a, words in one["by_account"].items()}
        for one in annotation["wordings"]
    )
    phrases = find_pairs(found.story, found.actors, found.links)
    rows = np.array([pair.features for pair in phrases.pairs], np.float64)
    labels = [_wording_of((pair.left, pair.right), gold) for pair in phrases.pairs]
    return Example(phrases=phrases, gold=gold, rows=rows, wording=np.array(labels, np.int64))


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


def fit_pairs(examples: list[Example]) -> dict[str, Any]:
    """The pair model in its stored form."""
    parts = [sample(example) for example in examples]
    rows, labels, weights = (np.concatenate(part) for part in zip(*parts, strict=True))
    mean, scale = rows.mean(0), rows.std(0) + 1e-6
    layers = [_layer((rows - mean) / scale, labels, weights, seed) for seed in _SEEDS]
    return {"names": list(NAMES), "mean": mean.tolist(), "scale": scale.tolist(), "layers": layers}


def _layer(rows: Array, labels: Array, weights: Array, seed: int) -> dict[str, Any]:
    torch.manual_seed(seed)
    inputs, targets, shares = (
        torch.tensor(v, dtype=torch.float32) for v in (rows, labels, weights)
    )
    first, last = torch.nn.Linear(inputs.shape[1], _HIDDEN), torch.nn.Linear(_HIDDEN, 1)
    network = torch.nn.Sequential(first, torch.nn.Tanh(), torch.nn.Dropout(0.2), last)
    optimizer = torch.optim.AdamW(network.parameters(), lr=_RATE, weight_decay=_DECAY)
    entropy = torch.nn.functional.binary_cross_entropy_with_logits
    for _ in range(_STEPS):
        optimizer.zero_grad()
        each = entropy(network(inputs)[:, 0], targets, reduction="none")
        (each * shares / shares.sum()).sum().backward()
        optimizer.step()
    return {
        "weights": first.weight.detach().numpy().T.astype(float).round(5).tolist(),
        "biases": first.bias.detach().numpy().astype(float).round(5).tolist(),
        "output": last.weight.detach().numpy()[0].astype(float).round(5).tolist(),
        "bias": round(float(last.bias.detach()[0]), 5),
    }


def scored(model: dict[str, Any], rows: Array) -> Array:
    """Log odds of pairs by a stored pair model."""
    scaled = (rows - np.array(model["mean"])) / np.array(model["scale"])
    total = np.zeros(len(rows))
    for one in model["layers"]:
        hidden = np.tanh(scaled @ np.array(one["weights"]) + np.array(one["biases"]))
        total += hidden @ np.array(one["output"]) + one["bias"]
    return total / len(model["layers"])


def fit_concepts(held_out: list[tuple[Example, tuple[Concept, ...]]]) -> dict[str, Any]:
    """The concept model in its stored form, on concepts of stories the pair model has not seen."""
    rows = [concept_features(concept) for _, concepts in held_out for concept in concepts]
    # A large concept overlaps some annotated phrase by chance; its seed does not.
    labels = [float(_stands(c, example.gold)) for example, concepts in held_out for c in concepts]
    weights = [1 / len(concepts) for _, concepts in held_out for _ in concepts]
    share = np.array(weights) * len(weights) / sum(weights)
    fitted = logistic(np.array(rows), np.array(labels), share, _CONCEPT_PENALTY)
    fitted[:-1] += [_PRIOR.get(name, 0.0) for name in CONCEPT_NAMES]
    return {
        "names": list(CONCEPT_NAMES),
        "weights": fitted[:-1].tolist(),
        "bias": float(fitted[-1]),
    }


def held_out_concepts(
    examples: list[Example], reference: dict[str, Any]
) -> list[tuple[Example, tuple[Concept, ...]]]:
    """Each story with concepts from a pair model fitted without a fifth of the stories, its own."""
    same = LogisticModel(weights=np.array(reference["weights"]), bias=reference["bias"])
    found = []
    for fold in range(_FOLDS):
        model = fit_pairs([e for at, e in enumerate(examples) if at % _FOLDS != fold])
        for example in examples[fold::_FOLDS]:
            scores = scored(model, example.rows)
            found.append((example, find_concepts(example.phrases, scores, same)))
    return found


def report(held_out: list[tuple[Example, tuple[Concept, ...]]]) -> None:
    """Print, with both models kept from the story, what is found and what of the shown hits."""
    total = offered = 0
    table: list[tuple[float, bool, int]] = []
    recalled = dict.fromkeys((6, 12), 0)
    for fold in range(_FOLDS):
        model = fit_concepts([one for at, one in enumerate(held_out) if at % _FOLDS != fold])
        judges = LogisticModel(weights=np.array(model["weights"]), bias=model["bias"])
        for example, concepts in held_out[fold::_FOLDS]:
            judged = judge(concepts, judges)
            picked = chosen(concepts, judged, max(recalled))
            total += len(example.gold)
            offered += len(picked)
            for most in recalled:
                found = {w for at in picked[:most] for w in _hits(concepts[at], example.gold)}
                recalled[most] += len(found)
            for rank, at in enumerate(picked):
                hit = bool(_hits(concepts[at], example.gold))
                table.append((float(judged[at]), hit, rank))
    print(f"{total} annotated wordings in {len(held_out)} stories, {offered} offered")
    for most, count in recalled.items():
        hits = [hit for _, hit, rank in table if rank < most]
        print(
            f"at most {most} a story: recall {count / total:.3f}, hit {sum(hits) / len(hits):.3f}"
        )
    for least in np.arange(-1.5, 4.0, 0.5):
        kept = [hit for value, hit, _ in table if value >= least]
        if kept:
            each = len(kept) / len(held_out)
            print(f"from {least:+.2f}: {each:.1f} a story, hit {sum(kept) / len(kept):.3f}")


def _stands(concept: Concept, gold: Gold) -> bool:
    """Whether both phrases of the seed are of one annotated wording."""
    return _wording_of((concept.seed.left, concept.seed.right), gold) >= 0


def _hits(concept: Concept, gold: Gold) -> set[int]:
    """Which annotated wordings a concept names in two accounts or more."""
    return {
        at
        for at, places in enumerate(gold)
        if sum(_overlaps(uses, places.get(account, [])) for account, uses in concept.uses.items())
        > 1
    }


def main() -> None:
    """Fit both models and write them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, nargs="+", required=True)
    parser.add_argument("--data", type=Path, required=True, help="folder of the data sets")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    torch.set_num_threads(1)
    examples = [
        example
        for folder in options.gold
        for path in sorted(folder.glob("*.ann.json"))
        if (example := read_example(folder, path.name.removesuffix(".ann.json"))) is not None
    ]
    reference = fit_reference(options.data, options.gold)
    held_out = held_out_concepts(examples, reference)
    report(held_out)
    models = {
        "reference": reference,
        "pairs": fit_pairs(examples),
        "concepts": fit_concepts(held_out),
    }
    options.out.write_text(json.dumps(models) + "\n", "utf-8")


if __name__ == "__main__":
    main()
