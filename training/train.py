"""The training loop: one cycle, which may be interrupted anywhere and gone on with."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import torch
import torch.distributed as dist
from tokenizers import Tokenizer
from torch import Tensor

from rashomon.encoder.words import WordEncoder
from training.corpora import records
from training.losses import losses, optimizer_for
from training.network import Dropout, ReaderNetwork, Sizes, load_base
from training.prepare import Prepared, load_or_prepare
from training.recipe import CHECKPOINT_STEPS, Cycle, Plan
from training.windows import Augmenter, Window, collate, cut, window

_POOL_STEPS = 12  # windows of so many steps are sorted by size together


def epoch(
    sets: dict[str, list[Prepared]], augment: Augmenter, rng: random.Random, cycle: Cycle
) -> Iterator[list[Window]]:
    """Yield each step's windows of one epoch, all sets mixed, windows of like size together."""
    runs = []
    for name, share in cycle.shares.items():
        documents = sets[name]
        if share < 1:
            documents = rng.sample(documents, int(share * len(documents)))
        for _ in range(max(1, int(share))):
            runs += [(d, first, last) for d in documents for first, last in cut(d, rng)]
    rng.shuffle(runs)
    pool = _POOL_STEPS * cycle.windows
    for at in range(0, len(runs) - pool, pool):
        windows = [augment(window(*run)) for run in runs[at : at + pool]]
        windows.sort(key=lambda w: sum(map(len, w.pieces)))
        groups = [windows[i : i + cycle.windows] for i in range(0, pool, cycle.windows)]
        rng.shuffle(groups)
        yield from groups


def steps_of(
    sets: dict[str, list[Prepared]], augment: Augmenter, plan: Plan
) -> Iterator[list[Window]]:
    """This worker's windows of every step of the cycle, the same for the same seed."""
    rng = random.Random(plan.seed)
    step = 0
    while True:
        for windows in epoch(sets, augment, rng, plan.cycle):
            if step == plan.cycle.steps:
                return
            yield windows[plan.worker :: plan.workers]
            step += 1


def share_gradients(network: ReaderNetwork, workers: int) -> None:
    """Average the gradients over the workers."""
    if workers == 1:
        return
    parameters = [p for p in network.parameters() if p.requires_grad]
    for p in parameters:
        if p.grad is None:
            p.grad = torch.zeros_like(p)
    flat = torch.cat([p.grad.reshape(-1) for p in parameters if p.grad is not None])
    dist.all_reduce(flat)
    flat /= workers
    at = 0
    for p in parameters:
        p.grad = flat[at : at + p.numel()].view_as(p)
        at += p.numel()


def save(state: dict[str, Any], path: Path) -> None:
    """Write a file, all at once."""
    torch.save(state, path.with_suffix(".tmp"))
    path.with_suffix(".tmp").replace(path)


class RunningMean:
    """The exponential mean of the trained weights over the last steps."""

    def __init__(self, network: ReaderNetwork, memory: int) -> None:
        self._own = [p for p in network.parameters() if p.requires_grad]
        self._network, self._memory = network, memory
        self.mean = [p.detach().clone() for p in self._own]

    @torch.no_grad()
    def add(self, step: int) -> None:
        """Take in the weights after a step, counted from 1."""
        torch._foreach_lerp_(self.mean, self._own, 1 / min(self._memory, step))

    def state(self) -> dict[str, Tensor]:
        """All weights, those that were trained being their means."""
        means = {id(p): m for p, m in zip(self._own, self.mean, strict=True)}
        weights = {n: means.get(id(p), p.data) for n, p in self._network.named_parameters()}
        return {**self._network.state_dict(), **weights}


class Log:
    """Running means of the losses, printed now and then."""

    def __init__(self, cycle: Cycle) -> None:
        self._cycle = cycle
        self._clear()

    def _clear(self) -> None:
        self._sums = dict.fromkeys(self._cycle.weights, 0.0)
        self._count = 0
        self._began = time.monotonic()

    def add(self, parts: dict[str, Tensor]) -> None:
        for name, part in parts.items():
            self._sums[name] += float(part.detach())
        self._count += 1

    def show(self, step: int) -> None:
        """Print the means since the last time, and the seconds a step took."""
        shown = " ".join(f"{n} {v / self._count:.4f}" for n, v in self._sums.items())
        pace = (time.monotonic() - self._began) / self._count
        cycle = self._cycle
        print(f"{cycle.name} {step}/{cycle.steps} {pace:.2f} s a step {shown}", flush=True)
        self._clear()


class Run:
    """The state of one cycle: network, optimiser, running mean and the steps done."""

    def __init__(self, network: ReaderNetwork, plan: Plan) -> None:
        self.network, self.plan, self.step = network, plan, 0
        self.optimizer = optimizer_for(network, plan.cycle)
        self.mean = RunningMean(network, plan.cycle.memory)

    def take_up(self) -> None:
        """Go on from the checkpoint, if there is one."""
        if not self.plan.checkpoint.exists():
            return
        state = torch.load(self.plan.checkpoint, weights_only=True)
        self.network.load_state_dict(state["network"])
        self.optimizer.load_state_dict(state["optimizer"])
        for mine, kept in zip(self.mean.mean, state["mean"], strict=True):
            mine.copy_(kept)
        self.step = state["step"]

    def put_down(self) -> None:
        """Write the checkpoint."""
        state = {
            "step": self.step, "mean": self.mean.mean,
            "network": self.network.state_dict(), "optimizer": self.optimizer.state_dict(),
        }  # fmt: skip
        save(state, self.plan.checkpoint)

    def do(self, windows: list[Window]) -> dict[str, Tensor]:
        """One step; return the losses."""
        plan, cycle = self.plan, self.plan.cycle
        # Seeded anew each step, so that a cycle taken up again goes on as if it had never stopped.
        Dropout.seed((plan.seed, plan.worker, self.step))
        parts = losses(self.network, collate(windows))
        total = torch.stack([cycle.weights[name] * part for name, part in parts.items()]).sum()
        total.backward()
        share_gradients(self.network, plan.workers)
        done = self.step / cycle.steps
        factor = min(done / cycle.warmup, (1 - done) / (1 - cycle.warmup)) + 1e-3
        for group in self.optimizer.param_groups:
            group["lr"] = group["top"] * factor
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
        self.step += 1
        self.mean.add(self.step)
        return parts


def prepared(plan: Plan) -> dict[str, list[Prepared]]:
    """All sets, from the work folder's cache where it is there."""
    weights = plan.base / "model.safetensors"
    return load_or_prepare(plan.data, plan.work / "cache", _tokenizer(plan), weights)


def _tokenizer(plan: Plan) -> Tokenizer:
    tokenizer = Tokenizer.from_file(str(plan.base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def begun(plan: Plan) -> tuple[ReaderNetwork, Augmenter]:
    """The network with its first weights, and the augmenter of a cycle."""
    names = [r["latin"] for r in records(plan.data / "arabic-latin-names.jsonl.gz")]
    names = [n for n in names if n.isalpha() and 3 <= len(n) <= 12]
    torch.manual_seed(plan.seed)
    network = ReaderNetwork(Sizes())
    load_base(network, plan.base / "model.safetensors")
    if plan.start:
        network.load_state_dict(torch.load(plan.start, weights_only=True))
    rng = random.Random(plan.seed)
    encoder = WordEncoder(_tokenizer(plan))
    return network, Augmenter(names, encoder, rng, hidden=plan.cycle.hidden)


def train(plan: Plan) -> None:
    """Run the cycle, or what is left of it, and write its weights."""
    torch.set_flush_denormal(True)
    torch.use_deterministic_algorithms(True)
    sets = prepared(plan)
    network, augment = begun(plan)
    network.train()
    run, log = Run(network, plan), Log(plan.cycle)
    run.take_up()
    for windows in islice(steps_of(sets, augment, plan), run.step, None):
        log.add(run.do(windows))
        if plan.worker == 0 and run.step % 25 == 0:
            log.show(run.step)
        if plan.worker == 0 and run.step % CHECKPOINT_STEPS == 0:
            run.put_down()
    if plan.worker == 0:
        save(run.mean.state(), plan.result)
