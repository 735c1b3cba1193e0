"""The recipe of the reader's training: its cycles, and where a run keeps its files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

# Processes of one thread that share the gradients once a step: threads that meet within every
# operation are several times slower as soon as anything else runs on the machine. Part of the
# recipe, for each worker drops out other units.
WORKERS = 2
SEED = 1993
CHECKPOINT_STEPS = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Cycle:
    """One rise and fall of the rate.

    shares: how often each set is read per epoch; weights: how much each loss counts; windows:
    windows per step, of all workers; hidden: share of words hidden in half of the windows with
    attributions; memory: steps that the running mean of the weights looks back.
    """

    name: str
    steps: int
    rate: float
    shares: Mapping[str, float]
    weights: Mapping[str, float]
    windows: int
    hidden: float = 0.0
    warmup: float = 0.05
    memory: int = 500

    @property
    def head_rate(self) -> float:
        """The peak rate of the parameters that the base weights do not have."""
        return 4 * self.rate

    def scaled(self, part: float) -> Cycle:
        """The same with a part of the steps, for trials."""
        fields = {**asdict(self), "steps": max(1, round(part * self.steps))}
        return Cycle(**fields)


_WEIGHTS = {
    "content": 3.0, "cue": 1.5, "source": 1.5, "cue_of": 2.0, "source_of": 8.0, "names": 5.0,
    "pos": 0.3, "head": 0.5, "dep": 0.25, "vectors": 3.0,
}  # fmt: skip
FIRST = Cycle(
    name="first",
    steps=1940,
    rate=1.5e-4,
    windows=16,
    shares={
        "polnear-train": 1.0,
        "ner-news-train": 1.0,
        "ner-conflict-train": 2.0,
        "ner-politics-train": 2.0,
        "plain": 0.25,
    },
    weights=_WEIGHTS,
)
# The second cycle is there for the attributions; the rest is kept in mind.
SECOND = Cycle(
    name="second",
    steps=1968,
    rate=1e-4,
    windows=8,
    shares={
        "polnear-train": 1.0,
        "ner-news-train": 0.5,
        "ner-conflict-train": 1.0,
        "ner-politics-train": 1.0,
        "plain": 0.2,
    },
    weights={**_WEIGHTS, "content": 4.0, "cue_of": 3.0, "source_of": 10.0, "vectors": 2.0},
    hidden=0.1,
)
RECIPE = (FIRST, SECOND)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """One cycle as one worker runs it: where its data, base weights and files are.

    start: weights of the cycle before, None for the base weights.
    """

    cycle: Cycle
    data: Path
    base: Path
    work: Path
    start: Path | None = None
    seed: int = SEED
    worker: int = 0
    workers: int = WORKERS

    @property
    def checkpoint(self) -> Path:
        """Where an interrupted cycle goes on from."""
        return self.work / f"{self.cycle.name}.checkpoint.pt"

    @property
    def result(self) -> Path:
        """The weights at the end of the cycle."""
        return self.work / f"{self.cycle.name}.pt"

    def settings(self) -> dict[str, Any]:
        """What the weights depend on besides the data."""
        return {"cycle": asdict(self.cycle), "seed": self.seed, "workers": self.workers}
