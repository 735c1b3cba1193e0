"""The losses of the reader's heads, and the optimiser."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn.functional import cosine_similarity, cross_entropy

from rashomon.encoder.labels import NAMES
from training.network import ReaderNetwork
from training.prepare import UNLABELLED
from training.recipe import Cycle

# Parameters that the base weights do not have.
_FRESH = (
    "labels", "cue_of", "source_of", "head_of", "relation", "mix", "embeddings.shape",
    "embeddings.line", "embeddings.quoted",
)  # fmt: skip


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


def optimizer_for(network: ReaderNetwork, cycle: Cycle) -> torch.optim.AdamW:
    """AdamW; the word-piece table stays frozen, new parameters learn faster."""
    network.embeddings.pieces.weight.requires_grad_(False)
    groups: dict[tuple[float, float], list[torch.nn.Parameter]] = {}
    for name, parameter in network.named_parameters():
        if parameter.requires_grad:
            rate = cycle.head_rate if name.startswith(_FRESH) else cycle.rate
            decay = 0.01 if parameter.dim() > 1 else 0.0
            groups.setdefault((rate, decay), []).append(parameter)
    return torch.optim.AdamW(
        [{"params": p, "lr": r, "weight_decay": d, "top": r} for (r, d), p in groups.items()],
        betas=(0.9, 0.99), fused=True,
    )  # fmt: skip
