"""Fit who is meant by sources that name nobody.

    python -m training.antecedents --gold DIR [DIR ...] --data DIR [--folds N]

Reads annotated stories (--gold, in the scorer's form) and the documents of `quality/antecedents`
with the product, takes every source that names nobody, and fits trees that rank whom the readers
mean above the other candidates (LightGBM's LambdaMART). As who spoke before depends on the ranking,
candidates are drawn anew with a first one. With `--folds`, prints how often events left out are
right. Writes src/rashomon/annotate/weights/antecedents.json. Some eight minutes on one core.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from rashomon.annotate import antecedents
from rashomon.annotate.antecedents import Floats, Ranking, features, read_ranking
from rashomon.annotate.candidates import Candidate
from training.antecedent_examples import Account, Example, annotated, answered, examples
from training.boosted import fit_trees
from training.events import fold_of

WEIGHTS = Path(__file__).resolve().parents[1] / "src/rashomon/annotate/weights/antecedents.json"
_TREES = 400
_BOOSTING = {
    "objective": "lambdarank",
    "num_leaves": 16,
    "learning_rate": 0.05,
    "min_data_in_leaf": 30,
    "feature_fraction": 0.3,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
    "label_gain": [0, 1],
    "lambdarank_truncation_level": 3,
}
# How far "nobody named here" is ahead: on events left out, from -0.5 to 0 is equally good.
_AHEAD = -0.3
_FULL = 0.9  # queries that count so much are measured

Table = dict[str, Any]


def fit(rows: Sequence[Example]) -> Table:
    """The ranking that fits the examples, in its JSON form."""
    names = sorted({sign for row in rows for one in row.found for sign in one.signs})
    kinds = sorted({row.kind for row in rows})
    known = {name: at for at, name in enumerate(names)}
    table = np.concatenate(
        [features(row.kind, [one.signs for one in row.found], known, kinds) for row in rows]
    )
    right = np.concatenate([[k in row.right for k in range(len(row.found))] for row in rows])
    weights = np.concatenate([np.full(len(row.found), row.weight) for row in rows])
    groups = [len(row.found) for row in rows]
    trees = fit_trees(
        table, right.astype(float), _BOOSTING, trees=_TREES, weights=weights, groups=groups
    )
    return {"signs": names, "kinds": kinds, "ahead": _AHEAD, "trees": trees}


class ByRules:
    """Ranks whom a rule proposes first, then nobody: where fitting begins."""

    def scores(self, kind: str, found: Sequence[Candidate]) -> Floats:
        """As a fitted ranking's."""
        return np.array(
            [
                1.0 if any(s.startswith("rule ") for s in one.signs) else 0.5 * (not one.key)
                for one in found
            ],
            np.float32,
        )


def use(chosen: Callable[[], Ranking | ByRules]) -> None:
    """Make the product choose by a ranking."""
    antecedents.ranking = chosen  # type: ignore[assignment]


def drawn(accounts: Sequence[Account]) -> list[Example]:
    """The queries of all accounts, candidates drawn as the present ranking leads to them."""
    return [row for account in accounts for row in examples(account)]


def left_out(rows: Sequence[Example], folds: int) -> None:
    """Print how often events left out are right, by kind of query."""
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for fold in range(folds):
        others = [row for row in rows if fold not in {fold_of(e, folds) for e in row.events}]
        fitted = read_ranking(fit(others))
        for row in rows:
            if fold_of(min(row.events), folds) == fold and row.weight >= _FULL:
                asked[row.kind] += 1
                right[row.kind] += int(np.argmax(fitted.scores(row.kind, row.found))) in row.right
    for kind, count in asked.most_common():
        print(f"{kind}: {right[kind] / count:.3f} of {count} right, in events left out")
    print(f"all: {right.total() / asked.total():.3f} of {asked.total()}", flush=True)


def main() -> None:
    """Fit on all and write the ranking."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, nargs="+", required=True, help="annotated stories")
    parser.add_argument("--data", type=Path, required=True, help="folder of the data sets")
    parser.add_argument("--folds", type=int, default=0)
    options = parser.parse_args()
    accounts = [*annotated(options.gold, options.data), *answered(options.data)]
    use(ByRules)
    first = read_ranking(fit(drawn(accounts)))
    use(lambda: first)
    rows = drawn(accounts)
    print(f"{len(rows)} queries in {len(accounts)} accounts", flush=True)
    if options.folds:
        left_out(rows, options.folds)
    WEIGHTS.write_text(json.dumps(fit(rows), separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
