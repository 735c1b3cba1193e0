"""Learn the map that lays phrases which speak of one thing near one another.

Contrast between documents: of all phrases of a story's other documents, those of the phrase's own
chain should be nearest (a supervised contrastive loss, Khosla et al. 2020).
"""

from __future__ import annotations

import random
from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor

from rashomon.findings.wording.projection import Projection
from training.chains import Chains

_WIDTH = 128
_PASSES, _RATE, _DECAY, _DROPPED = 12, 1e-3, 0.01, 0.1
_WARM = 50  # steps
_MOST = 400  # phrases of a story in one step
_REPEATED = 3  # stories that the product read come so often in a pass, those of ECB+ once
_APART = -1e4


def fit_projection(stories: Sequence[Chains], seed: int = 0) -> Projection:
    """A map learned from the chains of `stories`, in eight bits."""
    torch.manual_seed(seed)
    order = random.Random(seed)
    layer = torch.nn.Linear(stories[0].vectors.shape[1], _WIDTH, bias=False)
    sharpness = torch.nn.Parameter(torch.tensor(10.0))
    optimizer = torch.optim.AdamW([*layer.parameters(), sharpness], lr=_RATE, weight_decay=_DECAY)
    queue = [story for story in stories for _ in range(_REPEATED if story.uses else 1)]
    steps = _PASSES * len(queue)
    for step in range(steps):
        if step % len(queue) == 0:
            order.shuffle(queue)
        for group in optimizer.param_groups:
            group["lr"] = _RATE * min(1.0, (step + 1) / _WARM) * max(0.02, 1 - step / steps)
        loss = _loss(queue[step % len(queue)], layer, sharpness)
        if loss is not None:
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return _in_eight_bits(layer.weight.detach().numpy().T)


def _loss(story: Chains, layer: torch.nn.Linear, sharpness: Tensor) -> Tensor | None:
    """None where no chain is of two documents."""
    keep = torch.randperm(len(story.vectors))[:_MOST]
    vectors = torch.from_numpy(story.vectors)[keep]
    document, chain = (torch.from_numpy(one)[keep] for one in (story.document, story.chain))
    apart = document[:, None] != document[None, :]
    same = apart & (chain[:, None] == chain[None, :])
    some = same.any(1)
    if not some.any():
        return None
    dropped = torch.nn.functional.dropout(vectors, _DROPPED)
    mapped = torch.nn.functional.normalize(layer(dropped), dim=-1)
    near = (mapped @ mapped.T * sharpness).masked_fill(~apart, _APART).log_softmax(1)
    each: Tensor = -(near * same).sum(1)[some] / same.sum(1)[some]
    return each.mean()


def _in_eight_bits(weights: np.ndarray[tuple[int, ...], np.dtype[np.float32]]) -> Projection:
    scale = np.abs(weights).max(0) / 127
    return Projection(np.round(weights / scale).astype(np.int8), scale.astype(np.float32))
