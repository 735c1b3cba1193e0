"""Fitting the head of the sentence vectors in closed form, once the network is trained."""

from __future__ import annotations

import random
from pathlib import Path

import torch
from torch import Tensor

from training.network import ReaderNetwork, Sizes
from training.prepare import Prepared
from training.windows import collate, cut, window

# Documents to fit on, of each set; more changes nothing.
SAMPLE = {"plain": 300, "polnear-train": 120, "ner-news-train": 100}
RIDGE = 1e-3  # of the mean square of the inputs


def load_trained(path: Path) -> ReaderNetwork:
    """A network with trained weights."""
    network = ReaderNetwork(Sizes())
    state = torch.load(path, weights_only=True)
    network.load_state_dict(state)
    return network.eval()


@torch.no_grad()
def pooled(network: ReaderNetwork, documents: list[Prepared], seed: int) -> tuple[Tensor, Tensor]:
    """Pooled states of whole sentences, and the teacher's vectors of these."""
    rng = random.Random(seed)
    runs = [window(d, first, last) for d in documents for first, last in cut(d, rng)]
    runs.sort(key=lambda w: len(w.pieces))
    inputs, targets = [], []
    for at in range(0, len(runs), 16):
        batch = collate(runs[at : at + 16])
        with torch.autocast("cpu", torch.bfloat16):
            states, _ = network.encode(batch["pieces"], batch["features"])
        means = batch["pool"] @ torch.cat(states, -1).float()
        inputs.append(means[batch["whole"]])
        targets.append(batch["vectors"][batch["whole"]])
    return torch.cat(inputs), torch.cat(targets)


def fit_vectors(path: Path, sets: dict[str, list[Prepared]], seed: int) -> Path:
    """Fit the head by ridge regression to the teacher's vectors; return the weights with it.

    They are written beside the trained ones, from which a further cycle of training goes on.
    """
    network = load_trained(path)
    rng = random.Random(seed)
    documents = [
        d for name, n in SAMPLE.items() for d in rng.sample(sets[name], min(n, len(sets[name])))
    ]
    x, y = pooled(network, documents, seed)
    x, y = x.double(), y.double()
    gram = x.T @ x
    gram += torch.eye(len(gram)) * (RIDGE * gram.diagonal().mean())
    network.vector.weight.data = torch.linalg.solve(gram, x.T @ y).T.float().contiguous()
    near = torch.cosine_similarity(x @ network.vector.weight.double().T, y, dim=-1).mean()
    print(f"vectors fitted on {len(x)} sentences, cosine to the teacher {near:.4f}", flush=True)
    fitted = path.with_name("fitted.pt")
    torch.save(network.state_dict(), fitted)
    return fitted
