"""Fit the models of the comparison: which sentences share a fact, which say the same, which matter.

    python training/links.py --gold DIR [DIR ...] --data DIR [--texts PATH ...]

Each DIR holds NAME.json (accounts with numbered sentences) and NAME.ann.json (see the quality
folder); stories of events that nothing is learned from are passed over. Every story is read by the
product itself, then each model is fitted with a sixth of the events left out at a time; the table
printed gives the figures so cross-validated next to those of the final fit, and the decision
thresholds are those that are best on the left-out predictions. The
results are written to src/rashomon/findings/weights/models.json and trees.json;
training/second_look.py then fits how they weigh beside the pair reader. `--texts` (gzipped
JSON lines with `text`) renews weights/terms.json first: how telling each word stem is in news at
large. Needs LightGBM beside what the product needs.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import sys
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from rashomon.encoder import load_reader  # noqa: E402
from rashomon.findings.linking import features, salience  # noqa: E402
from rashomon.findings.linking.scorer import LinkModel  # noqa: E402
from rashomon.learned.logistic import CLIP, Logistic, read_logistic  # noqa: E402
from rashomon.learned.trees import read_trees  # noqa: E402
from rashomon.text.tokens import content_tokens  # noqa: E402
from training.boosted import fit_trees  # noqa: E402
from training.events import to_learn_from  # noqa: E402
from training.judged import parts_by_event  # noqa: E402
from training.link_examples import Example, Flags, Floats, load  # noqa: E402

WEIGHTS = ROOT / "src" / "rashomon" / "findings" / "weights"
# Strength of the pull towards zero, in units of (standardised weight)^2; chosen on left-out F1.
PENALTY = {"link": 30.0, "same": 30.0, "omission": 10.0, "read": 3.0}
TREES = 500
BOOSTING = {
    "objective": "binary",
    "num_leaves": 16,
    "learning_rate": 0.04,
    "min_data_in_leaf": 50,
    "feature_fraction": 0.3,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "lambda_l2": 20.0,
}


def fit_logistic(
    x: Floats, y: Flags | Floats, penalty: float
) -> tuple[Floats, Floats, Floats, float]:
    """Ridge logistic regression by Newton's method: (mean, scale, weights, bias).

    `y` may be chances as well.
    """
    mean, scale = x.mean(axis=0), np.maximum(x.std(axis=0), 1e-3)
    z = np.clip((x - mean) / scale, -CLIP, CLIP).astype(np.float64)
    z = np.concatenate([z, np.ones((len(z), 1))], axis=1)
    ridge = np.full(z.shape[1], penalty)
    ridge[-1] = 1e-3
    w = np.zeros(z.shape[1])
    for _ in range(25):
        p = 1.0 / (1.0 + np.exp(-np.clip(z @ w, -30, 30)))
        gradient = z.T @ (p - y) + ridge * w
        hessian = (z * (p * (1 - p))[:, None]).T @ z + np.diag(ridge)
        step = np.linalg.solve(hessian, gradient)
        w -= step
        if np.abs(step).max() < 1e-6:
            break
    return mean, scale, w[:-1].astype(np.float32), float(w[-1])


def model(name: str, names: tuple[str, ...], x: Floats, y: Flags) -> Logistic:
    """A fitted model, its threshold still open."""
    mean, scale, weights, bias = fit_logistic(x, y, PENALTY[name])
    return Logistic(names=names, mean=mean, scale=scale, weights=weights, bias=bias, threshold=0.5)


def link_counts(example: Example, chosen: Flags) -> tuple[int, int, int]:
    """(right, given, gold) sentence pairs, as the scorer counts them."""
    given = set()
    for k in np.flatnonzero(chosen).tolist():
        for a in example.gold[example.left[k]]:
            for b in example.gold[example.right[k]]:
                if all(example.kinds.get(s, "body") in ("body", "title") for s in (a, b)):
                    given.add(frozenset((a, b)))
    return len(given & example.links.keys()), len(given), len(example.links)


def only_counts(example: Example, chosen: Flags) -> tuple[int, int, int]:
    """The same of the sentences left without a link."""
    linked = set(example.left[chosen].tolist()) | set(example.right[chosen].tolist())
    given = {
        name
        for k, view in enumerate(example.view.views)
        if not view.title and k not in linked
        for name in example.gold[k]
        if example.kinds.get(name, "body") == "body"
    }
    return len(given & example.only_gold), len(given), len(example.only_gold)


def high_counts(example: Example, chosen: Flags, weights: Floats) -> tuple[int, int]:
    """(found, gold) important omissions among the heaviest 2k."""
    linked = set(example.left[chosen].tolist()) | set(example.right[chosen].tolist())
    weight: dict[str, float] = {}
    for k, view in enumerate(example.view.views):
        if view.title or k in linked:
            continue
        for name in example.gold[k]:
            if example.kinds.get(name, "body") == "body":
                weight[name] = max(weight.get(name, 0.0), float(weights[k]))
    top = sorted(weight, key=lambda name: (-weight[name], name))[: 2 * len(example.high)]
    return len(example.high & set(top)), len(example.high)


def f1(counts: list[tuple[int, int, int]]) -> float:
    """Micro F1 of (right, given, gold)."""
    right, given, gold = (sum(c) for c in zip(*counts, strict=True))
    return 2 * right / max(given + gold, 1)


def best_threshold(examples: list[Example], scores: list[Floats], omissions: list[Floats]) -> float:
    """The threshold that serves best: the sum of F1 of links and only-here and important recall."""

    def figure(step: float) -> float:
        chosen = [(e, s >= step) for e, s in zip(examples, scores, strict=True)]
        links = f1([link_counts(e, flags) for e, flags in chosen])
        high = [high_counts(e, c, w) for (e, c), w in zip(chosen, omissions, strict=True)]
        important = sum(found for found, _ in high) / max(sum(all_ for _, all_ in high), 1)
        return links + f1([only_counts(e, flags) for e, flags in chosen]) + important

    steps = np.arange(0.2, 0.6, 0.01)
    return round(float(steps[int(np.argmax([figure(float(step)) for step in steps]))]), 2)


def cross_validated(
    examples: list[Example], events: Sequence[Collection[str]]
) -> tuple[list[Floats], list[Floats], list[Floats]]:
    """Scores of each story by models that never saw its events: links, same, omissions."""
    links, same, omissions = ([np.zeros(0, np.float32)] * len(examples) for _ in range(3))
    for others, here in parts_by_event(events):
        fitted, trees = fit_all([examples[k] for k in others])
        for k in here:
            links[k] = linker(fitted["link"], trees).probabilities(examples[k].pairs)
            same[k] = fitted["same"].probabilities(examples[k].pairs)
            omissions[k] = fitted["omission"].probabilities(examples[k].sentences)
    return links, same, omissions


def linker(logistic: Logistic, trees: dict[str, Any]) -> LinkModel:
    """The logistic model and the trees together."""
    return LinkModel(logistic=logistic, trees=read_trees(trees), threshold=logistic.threshold)


def fit_all(examples: list[Example]) -> tuple[dict[str, Logistic], dict[str, Any]]:
    """The logistic models fitted to these stories, and the trees."""
    pairs = np.concatenate([e.pairs for e in examples])
    linked = np.concatenate([e.linked for e in examples])
    same = np.concatenate([e.same for e in examples])
    body = [np.array([not v.title for v in e.view.views]) for e in examples]
    sentences = np.concatenate([e.sentences[b] for e, b in zip(examples, body, strict=True)])
    omitted = np.concatenate([e.omitted[b] for e, b in zip(examples, body, strict=True)])
    logistic = {
        "link": model("link", features.NAMES, pairs, linked),
        "same": model("same", features.NAMES, pairs[linked], same[linked]),
        "omission": model("omission", salience.NAMES, sentences, omitted),
    }
    return logistic, fit_trees(pairs, linked.astype(np.int32), BOOSTING, trees=TREES)


def as_table(fitted: Logistic, threshold: float) -> dict[str, Any]:
    """The JSON form of a model."""
    return {
        "names": list(fitted.names),
        "mean": [round(float(v), 5) for v in fitted.mean],
        "scale": [round(float(v), 5) for v in fitted.scale],
        "weights": [round(float(v), 5) for v in fitted.weights],
        "bias": round(fitted.bias, 5),
        "threshold": threshold,
    }


def write_tables(tables: dict[str, dict[str, Any]]) -> None:
    """Put these models in the place of those of the same names."""
    path = WEIGHTS / "models.json"
    kept = json.loads(path.read_text("utf-8")) | tables
    path.write_text(json.dumps(kept, indent=1) + "\n", "utf-8")


def best_same(examples: list[Example], scores: list[Floats]) -> float:
    """The threshold with the best F1 of linked pairs that say the same."""
    steps = np.arange(0.2, 0.6, 0.05)
    figures = [same_figures(examples, scores, float(step))[0] for step in steps]
    return round(float(steps[int(np.argmax(figures))]), 2)


def same_figures(
    examples: list[Example], scores: list[Floats], threshold: float
) -> tuple[float, float]:
    """How well the linked pairs that say the same are told from the others: F1, accuracy."""
    given = np.concatenate(
        [s[e.linked] >= threshold for e, s in zip(examples, scores, strict=True)]
    )
    gold = np.concatenate([e.same[e.linked] for e in examples])
    right = int((given & gold).sum())
    figure = f1([(right, int(given.sum()), int(gold.sum()))])
    return figure, float((given == gold).mean())


def report(examples: list[Example], scores: tuple[list[Floats], ...], threshold: float) -> None:
    """Print links, only-here and omissions by story."""
    rows = list(zip(examples, scores[0], scores[2], strict=True))
    for e, s, w in rows:
        right, given, gold = link_counts(e, s >= threshold)
        found, high = high_counts(e, s >= threshold, w)
        print(
            f"  {e.name:12s} links P {right / max(given, 1):.2f} R {right / max(gold, 1):.2f} "
            f"F1 {f1([(right, given, gold)]):.3f} ({given}/{gold})  only F1 "
            f"{f1([only_counts(e, s >= threshold)]):.3f}  important {found}/{high}"
        )
    high_found = [high_counts(e, s >= threshold, w) for e, s, w in rows]
    print(
        f"  all: links F1 {f1([link_counts(e, s >= threshold) for e, s, _ in rows]):.3f}  only F1 "
        f"{f1([only_counts(e, s >= threshold) for e, s, _ in rows]):.3f}  important "
        f"{sum(a for a, _ in high_found) / max(sum(b for _, b in high_found), 1):.3f}"
    )


def renew_terms(paths: list[Path]) -> None:
    """Write weights/terms.json from the document frequencies of these texts."""
    counts: Counter[str] = Counter()
    documents = 0
    for text in _texts(paths):
        documents += 1
        counts.update({token.form for token in content_tokens(text)})
    scale = math.log(documents / 8)
    table = {
        term: round(math.log(documents / n) / scale, 2)
        for term, n in sorted(counts.items())
        if n > 8 and term.isalpha()
    }
    (WEIGHTS / "terms.json").write_text(json.dumps(table, separators=(",", ":")), "utf-8")
    print(f"{len(table)} terms of {documents} texts")


def _texts(paths: list[Path]) -> Iterator[str]:
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                record = json.loads(line)
                if "text" in record:
                    yield record["text"]
                elif "paragraphs" in record:
                    yield " ".join(s for p in record["paragraphs"] for s in p)
                elif "sentences" in record:
                    yield " ".join(w for s in record["sentences"] for w in s)


def main() -> None:
    """Read, cross-validate, fit, write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--gold", type=Path, nargs="+", required=True)
    parser.add_argument("--data", type=Path, required=True, help="folder of the data sets")
    parser.add_argument("--texts", type=Path, nargs="*", default=[])
    arguments = parser.parse_args()
    if arguments.texts:
        renew_terms(arguments.texts)
    reader, examples, events = load_reader(), [], []
    for folder, name, told in to_learn_from(arguments.gold, arguments.data):
        examples.append(load(folder, name, reader))
        events.append(told or {name})
    left_out = cross_validated(examples, events)
    threshold = best_threshold(examples, left_out[0], left_out[2])
    print(f"left out, threshold {threshold}")
    report(examples, left_out, threshold)
    alike = best_same(examples, left_out[1])
    figure, accuracy = same_figures(examples, left_out[1], alike)
    print(f"  as the same, threshold {alike}: F1 {figure:.3f}, accuracy {accuracy:.3f}")
    fitted, trees = fit_all(examples)
    thresholds = {"link": threshold, "same": alike, "omission": 0.5}
    tables = {name: as_table(m, thresholds[name]) for name, m in fitted.items()}
    write_tables(tables)
    (WEIGHTS / "trees.json").write_text(json.dumps(trees, separators=(",", ":")) + "\n", "utf-8")
    final = {name: read_logistic(table) for name, table in tables.items()}
    print("final fit")
    report(
        examples,
        (
            [linker(final["link"], trees).probabilities(e.pairs) for e in examples],
            [],
            [final["omission"].probabilities(e.sentences) for e in examples],
        ),
        threshold,
    )


if __name__ == "__main__":
    main()
