"""The training loop."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import torch
import torch.distributed as dist
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn.functional import cosine_similarity, cross_entropy

from rashomon.encoder.labels import NAMES
from rashomon.encoder.words import WordEncoder
from training.corpora import records
from training.network import Dropout, ReaderNetwork, Sizes, load_base
from training.prepare import UNLABELLED, Prepared, load_or_prepare
from training.windows import Augmenter, Window, collate, cut, window

# How often each set is read per epoch.
SHARES = {
    "polnear-train": 1.0,
    "ner-news-train": 1.0,
    "ner-conflict-train": 2.0,
    "ner-politics-train": 2.0,
    "plain": 0.25,
}
# The same in a further cycle, which is there for the attributions; the rest is kept in mind.
SHARES_AGAIN = {
    "polnear-train": 1.0,
    "ner-news-train": 0.5,
    "ner-conflict-train": 1.0,
    "ner-politics-train": 1.0,
    "plain": 0.2,
}
WEIGHTS = {
    "content": 3.0, "cue": 1.5, "source": 1.5, "cue_of": 2.0, "source_of": 8.0, "names": 5.0,
    "pos": 0.3, "head": 0.5, "dep": 0.25, "vectors": 3.0,
}  # fmt: skip
WEIGHTS_AGAIN = {**WEIGHTS, "content": 4.0, "cue_of": 3.0, "source_of": 10.0, "vectors": 2.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Settings of a run; it ends, and the rate falls to zero, after minutes or after steps."""

    data: Path
    base: Path
    work: Path
    minutes: float | None = None
    steps: int | None = None
    batch: int = 8  # windows a worker takes at once
    worker: int = 0
    workers: int = 1
    rate: float = 1.5e-4
    head_rate: float = 6e-4
    warmup: float = 0.05
    seed: int = 1993
    checkpoint_minutes: float = 4.0
    start: Path | None = None  # weights of an earlier cycle, to go on from
    memory: int = 500  # steps that the running mean of the weights looks back

    @property
    def shares(self) -> dict[str, float]:
        """How often each set is read per epoch."""
        return SHARES_AGAIN if self.start else SHARES

    @property
    def weights(self) -> dict[str, float]:
        """How much each loss counts."""
        return WEIGHTS_AGAIN if self.start else WEIGHTS


def epoch(
    sets: dict[str, list[Prepared]], augment: Augmenter, rng: random.Random, plan: Plan
) -> Iterator[list[Window]]:
    """Yield one epoch's batches for this worker, all sets mixed, windows of like size together."""
    runs = []
    for name, share in plan.shares.items():
        documents = sets[name]
        if share < 1:
            documents = rng.sample(documents, int(share * len(documents)))
        for _ in range(max(1, int(share))):
            runs += [(d, first, last) for d in documents for first, last in cut(d, rng)]
    rng.shuffle(runs)
    pool = 12 * plan.batch * plan.workers
    for at in range(0, len(runs) - pool, pool):
        windows = [augment(window(*run)) for run in runs[at : at + pool]]
        windows.sort(key=lambda w: sum(map(len, w.pieces)))
        size = plan.batch * plan.workers
        groups = [windows[i : i + size] for i in range(0, pool, size)]
        rng.shuffle(groups)
        for group in groups:
            yield group[plan.worker :: plan.workers]


def losses(network: ReaderNetwork, batch: dict[str, Tensor]) -> dict[str, Tensor]:
    """The loss of every head; sums over labelled words divided by all words of the batch."""
    with torch.autocast("cpu", torch.bfloat16):
        states = network.encode(batch["pieces"], batch["features"])
        labels, cue_of, source_of, head, relation, vectors = network.heads(
            states, batch["firsts"], batch["pool"], batch["head"].clamp(min=0)
        )
    words = int((batch["firsts"] > 0).sum())

    def entropy(logits: Tensor, targets: Tensor) -> Tensor:
        flat = logits.float().reshape(-1, logits.shape[-1])
        total = cross_entropy(flat, targets.reshape(-1), ignore_index=UNLABELLED, reduction="sum")
        return total / words

    names_end = 9 + len(NAMES)
    whole = batch["whole"]
    cosine = cosine_similarity(vectors.float()[whole], batch["vectors"][whole], dim=-1)
    roles = batch["roles"]
    return {
        "content": entropy(labels[..., 0:3], roles[..., 0]),
        "cue": entropy(labels[..., 3:6], roles[..., 1]),
        "source": entropy(labels[..., 6:9], roles[..., 2]),
        "names": entropy(labels[..., 9:names_end], batch["names"]),
        "pos": entropy(labels[..., names_end:], batch["pos"]),
        "cue_of": entropy(cue_of, batch["cue_of"]),
        "source_of": entropy(source_of, batch["source_of"]),
        "head": entropy(head, batch["head"]),
        "dep": entropy(relation, batch["dep"]),
        "vectors": (1 - cosine).mean(),
    }


def optimizer_for(network: ReaderNetwork, plan: Plan) -> torch.optim.AdamW:
    """AdamW; the word-piece table stays frozen, new parameters learn faster."""
    network.embeddings.pieces.weight.requires_grad_(False)
    fresh = (
        "labels",
        "cue_of",
        "source_of",
        "head_of",
        "relation",
        "mix",
        "embeddings.shape",
        "embeddings.line",
        "embeddings.quoted",
    )
    groups: dict[tuple[float, float], list[torch.nn.Parameter]] = {}
    for name, parameter in network.named_parameters():
        if parameter.requires_grad:
            rate = plan.head_rate if name.startswith(fresh) else plan.rate
            decay = 0.01 if parameter.dim() > 1 else 0.0
            groups.setdefault((rate, decay), []).append(parameter)
    return torch.optim.AdamW(
        [{"params": p, "lr": r, "weight_decay": d, "top": r} for (r, d), p in groups.items()],
        betas=(0.9, 0.99), fused=True,
    )  # fmt: skip


def progress(plan: Plan, step: int, seconds: float) -> float:
    """Share of the run that is over, 0 to 1."""
    by_time = seconds / 60 / plan.minutes if plan.minutes else 0.0
    by_steps = step / plan.steps if plan.steps else 0.0
    return max(by_time, by_steps)


def share_gradients(network: ReaderNetwork, plan: Plan, done: float) -> float:
    """Average the gradients over the workers; return the first worker's share of the run."""
    if plan.workers == 1:
        return done
    parameters = [p for p in network.parameters() if p.requires_grad]
    for p in parameters:
        if p.grad is None:
            p.grad = torch.zeros_like(p)
    first = torch.tensor([done * plan.workers if plan.worker == 0 else 0.0])
    flat = torch.cat([*(p.grad.reshape(-1) for p in parameters if p.grad is not None), first])
    dist.all_reduce(flat)
    flat /= plan.workers
    at = 0
    for p in parameters:
        p.grad = flat[at : at + p.numel()].view_as(p)
        at += p.numel()
    return float(flat[-1])


def save(state: dict[str, Tensor], path: Path) -> None:
    """Write the weights, all at once."""
    torch.save(state, path.with_suffix(".tmp"))
    path.with_suffix(".tmp").replace(path)


class RunningMean:
    """The exponential mean of the trained weights over the last steps."""

    def __init__(self, network: ReaderNetwork, memory: int) -> None:
        self._own = [p for p in network.parameters() if p.requires_grad]
        self._mean = [p.detach().clone() for p in self._own]
        self._network, self._memory, self._steps = network, memory, 0

    @torch.no_grad()
    def add(self) -> None:
        self._steps += 1
        torch._foreach_lerp_(self._mean, self._own, 1 / min(self._memory, self._steps))

    def state(self) -> dict[str, Tensor]:
        """All weights, those that were trained being their means."""
        means = {id(p): m for p, m in zip(self._own, self._mean, strict=True)}
        weights = {n: means.get(id(p), p.data) for n, p in self._network.named_parameters()}
        return {**self._network.state_dict(), **weights}


class Log:
    """Running means of the losses, printed now and then."""

    def __init__(self) -> None:
        self._sums = dict.fromkeys(WEIGHTS, 0.0)
        self._count = 0

    def add(self, parts: dict[str, Tensor]) -> None:
        for name, part in parts.items():
            self._sums[name] += float(part.detach())
        self._count += 1

    def show(self, step: int, number: int, done: float, seconds: float) -> None:
        shown = " ".join(f"{n} {v / self._count:.4f}" for n, v in self._sums.items())
        print(f"{step} epoch {number} {done:.3f} {seconds:.0f}s {shown}", flush=True)
        self._sums = dict.fromkeys(WEIGHTS, 0.0)
        self._count = 0


def prepared(plan: Plan) -> tuple[ReaderNetwork, dict[str, list[Prepared]], Augmenter]:
    """The network with its base weights, the sets and the augmenter of a run."""
    tokenizer = Tokenizer.from_file(str(plan.base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    weights = plan.base / "model.safetensors"
    sets = load_or_prepare(plan.data, plan.work / "cache", tokenizer, weights)
    names = [r["latin"] for r in records(plan.data / "arabic-latin-names.jsonl.gz")]
    names = [n for n in names if n.isalpha() and 3 <= len(n) <= 12]
    torch.manual_seed(plan.seed)
    network = ReaderNetwork(Sizes())
    load_base(network, weights)
    if plan.start:
        state = torch.load(plan.start, weights_only=True)
        # While training only the last layer's part of the vectors' head is used and kept.
        head, learned = network.vector.weight.data, state["vector.weight"]
        head[:, -learned.shape[1] :] = learned
        state["vector.weight"] = head
        network.load_state_dict(state)
    Dropout.generator.manual_seed(plan.seed + plan.worker)
    hidden = 0.1 if plan.start else 0.0
    rng = random.Random(plan.seed)
    return network, sets, Augmenter(names, WordEncoder(tokenizer), rng, hidden=hidden)


def train(plan: Plan) -> Path:
    """Train the network; return the path of the final weights."""
    torch.set_flush_denormal(True)
    network, sets, augment = prepared(plan)
    rng = random.Random(plan.seed)
    network.train()
    optimizer = optimizer_for(network, plan)
    mean = RunningMean(network, plan.memory)
    log = Log()
    began = saved = time.monotonic()
    step, number, done = 0, 0, 0.0
    while done < 1:
        for windows in epoch(sets, augment, rng, plan):
            parts = losses(network, collate(windows))
            sum(plan.weights[name] * part for name, part in parts.items()).backward()
            seconds = time.monotonic() - began
            done = min(1.0, share_gradients(network, plan, progress(plan, step, seconds)))
            factor = min(done / plan.warmup, (1 - done) / (1 - plan.warmup)) + 1e-3
            for group in optimizer.param_groups:
                group["lr"] = group["top"] * factor
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            mean.add()
            step += 1
            log.add(parts)
            if plan.worker == 0 and step % 25 == 0:
                log.show(step, number, done, seconds)
            if plan.worker == 0 and seconds - saved + began > 60 * plan.checkpoint_minutes:
                saved = time.monotonic()
                save(network.state_dict(), plan.work / "checkpoint.pt")
            if done >= 1:
                break
        number += 1
    if plan.worker == 0:
        save(network.state_dict(), plan.work / "last.pt")
        save(mean.state(), plan.work / "final.pt")
        print(f"end: {step} steps, {number} epochs begun", flush=True)
    return plan.work / "final.pt"
