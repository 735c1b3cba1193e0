"""How a cross-encoder is taught: pairs with answers, batches of like length."""

from __future__ import annotations

import random
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn.functional import binary_cross_entropy_with_logits

from rashomon.encoder.pairs import Pieces
from training.cross_encoder import ASKED, CrossEncoder
from training.pair_examples import UNKNOWN, Pair

_WEIGHTS = (1.0, 0.4, 0.5)
_POOL_STEPS = 30  # pairs of so many steps are sorted by length together
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """How long and how fast: `steps` of `batch` pairs, at `rate` from `warmup` on to a `last`
    share of it.
    """

    steps: int
    batch: int
    rate: float
    warmup: int = 80
    last: float = 0.01
    decay: float = 0.01
    seed: int = 1993


def teach(network: CrossEncoder, pairs: Sequence[Pair], kept: Path, recipe: Recipe) -> None:
    """Train the layers over both on these pairs, round after round; the weights go to `kept`.

    Where they are there already, from a run before this one was stopped, they are taken.
    """
    if kept.exists():
        network.load_state_dict(torch.load(kept, weights_only=True))
        network.eval()
        return
    torch.manual_seed(recipe.seed)
    network.train()
    optimizer = _optimizer(network, recipe)
    losses: list[float] = []
    queue: list[list[Pair]] = []
    began, rounds = time.monotonic(), 0
    for step in range(1, recipe.steps + 1):
        if not queue:
            queue, rounds = _batches(network, pairs, recipe, rounds), rounds + 1
        share = min(1.0, step / recipe.warmup)
        share *= max(recipe.last, 1 - (step - 1) / recipe.steps)
        for group in optimizer.param_groups:
            group["lr"] = recipe.rate * share
        loss = _loss(network, queue.pop())
        loss.backward()
        nn.utils.clip_grad_norm_(_trained(network), 1.0)
        optimizer.step()
        optimizer.zero_grad()
        losses.append(float(loss.detach()))
        if step % 50 == 0:
            speed = step * recipe.batch / (time.monotonic() - began)
            now = np.mean(losses[-100:])
            print(f"{step}/{recipe.steps} loss {now:.4f}, {speed:.0f} pairs/s", flush=True)
    torch.save(network.state_dict(), kept)
    network.eval()


def _loss(network: CrossEncoder, pairs: Sequence[Pair]) -> Tensor:
    target = torch.tensor([pair.answers for pair in pairs])
    known = (target != UNKNOWN).float() * torch.tensor(_WEIGHTS)
    with torch.autocast("cpu", torch.bfloat16):
        given: Tensor = network(*_sides(network, pairs))
    each = binary_cross_entropy_with_logits(given.float(), target.clamp(min=0), reduction="none")
    return (each * known).sum() / len(pairs)


def _sides(network: CrossEncoder, pairs: Sequence[Pair]) -> tuple[list[Pieces], list[Pieces]]:
    sides = [(network.pieces(pair.left), network.pieces(pair.right)) for pair in pairs]
    return [left for left, _ in sides], [right for _, right in sides]


def _batches(
    network: CrossEncoder, pairs: Sequence[Pair], recipe: Recipe, number: int
) -> list[list[Pair]]:
    """One round: pairs of like length together, either side first, batches in any order."""
    shuffle = random.Random(f"{recipe.seed} {number}")
    order = [
        replace(pair, left=pair.right, right=pair.left) if shuffle.random() < 0.5 else pair
        for pair in shuffle.sample(pairs, len(pairs))
    ]
    found: list[list[Pair]] = []
    pool = recipe.batch * _POOL_STEPS
    for at in range(0, len(order), pool):
        near = sorted(order[at : at + pool], key=lambda pair: _length(network, pair))
        cut = [near[k : k + recipe.batch] for k in range(0, len(near), recipe.batch)]
        shuffle.shuffle(cut)
        found += cut
    return found


def _length(network: CrossEncoder, pair: Pair) -> int:
    return len(network.pieces(pair.left)) + len(network.pieces(pair.right))


def _trained(network: CrossEncoder) -> list[nn.Parameter]:
    return [one for one in network.parameters() if one.requires_grad]


def _optimizer(network: CrossEncoder, recipe: Recipe) -> torch.optim.AdamW:
    trained = _trained(network)
    maps = [one for one in trained if one.dim() > 1 and one is not network.across]
    ids = {id(one) for one in maps}
    groups = [
        {"params": maps, "weight_decay": recipe.decay},
        {"params": [one for one in trained if id(one) not in ids], "weight_decay": 0.0},
    ]
    return torch.optim.AdamW(groups, lr=recipe.rate, betas=(0.9, 0.98), fused=True)


@torch.no_grad()
def answered(network: CrossEncoder, pairs: Sequence[Pair]) -> Floats:
    """The network's log-odds, (pairs, ASKED)."""
    network.eval()
    order = sorted(range(len(pairs)), key=lambda at: _length(network, pairs[at]))
    found = np.zeros((len(pairs), len(ASKED)), np.float32)
    for start in range(0, len(order), 32):
        part = order[start : start + 32]
        with torch.autocast("cpu", torch.bfloat16):
            given = network(*_sides(network, [pairs[at] for at in part]))
        found[part] = given.float().numpy()
    return found
