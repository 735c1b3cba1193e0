"""Cross-encoders made of all-mpnet-base-v2: the large one that teaches, the small one that ships.

Some layers read each sentence alone and stay as in the base weights, so that a sentence goes
through them once (MacAvaney et al. 2020); the layers over both sentences are trained. Needs
`transformers`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn.functional import dropout, gelu, scaled_dot_product_attention
from torch.nn.utils import parametrize

from rashomon.encoder.pairs import MOST_PIECES, Pieces

# What is asked of two sentences: do they share a fact, do they say the same, do they hold mentions
# of one event (of ECB+, which only the large one is asked).
ASKED = ("shared", "same", "one event")
WIDTH, HEADS, JUDGE = 768, 12, 256
# Layers of the base by how they are used: read each sentence alone, read both. The small one has
# half of them (as DistilBERT, Sanh et al. 2019).
LARGE = (tuple(range(6)), tuple(range(6, 12)))
SMALL = ((0, 2, 4), (7, 9, 11))
# Weights of one output that share a scale, once they are stored in four bits.
BLOCK = 128
_PADDING, _BLOCKED = 1, -1e4
# Brings products and differences of states to about the size of the states.
PRODUCT, DIFFERENCE, COSINE = 4.0, 2.0, 3.0


class CrossEncoder(nn.Module):
    """Log-odds of ASKED for pairs of sentences."""

    def __init__(self, base: Path) -> None:
        from transformers import MPNetModel

        super().__init__()
        self.tokenizer = _tokenizer((base / "tokenizer.json").read_text("utf-8"))
        model: Any = MPNetModel.from_pretrained(base, add_pooling_layer=False)
        self.embeddings, self.encoder = model.embeddings, model.encoder
        alone, over = LARGE
        self.alone = nn.ModuleList(model.encoder.layer[at] for at in alone)
        self.over = nn.ModuleList(model.encoder.layer[at] for at in over)
        del self.encoder.layer
        for part in (self.embeddings, self.encoder, self.alone):
            for parameter in part.parameters():
                parameter.requires_grad_(False)
        self.across = nn.Parameter(torch.zeros(len(over), HEADS))
        self.judge = nn.Linear(4 * WIDTH, JUDGE)
        self.answers = nn.Linear(JUDGE + 2, len(ASKED))
        # Shares of what attention and feed-forward layers give that are dropped in training.
        self.dropped = (0.1, 0.1)
        self._states: dict[Pieces, Tensor] = {}

    def halve(self) -> None:
        """Keep every second layer: what a small one starts from."""
        (alone, over), (first, later) = LARGE, SMALL
        self.alone = nn.ModuleList(self.alone[alone.index(at)] for at in first)
        self.over = nn.ModuleList(self.over[over.index(at)] for at in later)
        kept = [over.index(at) for at in later]
        self.across = nn.Parameter(self.across.detach()[kept].clone())
        self.dropped = (0.0, 0.1)
        self._states.clear()

    def quantise(self, pieces: Sequence[str]) -> None:
        """From now on only these pieces are known, and weights are rounded to four bits.

        Those that are trained learn on, each step with their rounded values (straight-through
        estimation, Bengio et al. 2013).
        """
        described = json.loads(self.tokenizer.to_str())
        known = described["model"]["vocab"]
        described["model"]["vocab"] = {piece: known[piece] for piece in pieces}
        self.tokenizer = _tokenizer(json.dumps(described))
        with torch.no_grad():
            for weights in (self.embeddings.word_embeddings.weight, *_maps(self.alone)):
                weights.copy_(rounded(weights))
        for module in (*self.over.modules(), self.judge):
            if isinstance(module, nn.Linear):
                parametrize.register_parametrization(module, "weight", _Rounded())
        self._states.clear()

    def fix(self) -> None:
        """The rounded weights take the place of those that were trained."""
        for module in self.modules():
            if parametrize.is_parametrized(module, "weight"):
                parametrize.remove_parametrizations(module, "weight")

    def pieces(self, sentence: str) -> Pieces:
        """Piece ids of a sentence with who speaks; a long one is cut."""
        ids: list[int] = self.tokenizer.encode(sentence).ids
        return tuple(ids if len(ids) <= MOST_PIECES else [*ids[: MOST_PIECES - 1], ids[-1]])

    def forward(self, left: Sequence[Pieces], right: Sequence[Pieces]) -> Tensor:
        """Answers (pairs, ASKED)."""
        self._read([*left, *right])
        x, side = self._laid_out(left, right)
        apart = (side[:, :, None] != side[:, None, :])[:, None].float()
        with torch.no_grad():
            places = self.encoder.compute_position_bias(x).float()
        bias = places + (side == 2)[:, None, None, :].float() * _BLOCKED
        for at, layer in enumerate(self.over):
            x = self._layer(layer, x, bias + apart * self.across[at][None, :, None, None])
        return self._answer(x.float(), side, torch.tensor([len(one) for one in left]))

    def _answer(self, x: Tensor, side: Tensor, second: Tensor) -> Tensor:
        means = []
        for at in (0, 1):
            own = (side == at).float()[..., None]
            means.append((x * own).sum(1) / own.sum(1))
        first, firsts = x[:, 0], x[torch.arange(len(x)), second]
        seen, near = self.seen(means[0], means[1], first, firsts)
        answers: Tensor = self.answers(torch.cat([gelu(self.judge(seen)), near], -1))
        return answers

    def seen(
        self, mean: Tensor, other: Tensor, first: Tensor, firsts: Tensor
    ) -> tuple[Tensor, Tensor]:
        """What the last maps are given of two sentences, and how near these are."""
        seen = [
            mean * other * PRODUCT,
            (mean - other).abs() * DIFFERENCE,
            first + firsts,
            (first - firsts).abs(),
        ]
        near = [
            COSINE * torch.cosine_similarity(a, b)[:, None]
            for a, b in ((mean, other), (first, firsts))
        ]
        return torch.cat(seen, -1), torch.cat(near, -1)

    def _laid_out(self, left: Sequence[Pieces], right: Sequence[Pieces]) -> tuple[Tensor, Tensor]:
        """States of both sentences one after the other, and whose each is: 0, 1, 2 for padding."""
        longest = max(len(a) + len(b) for a, b in zip(left, right, strict=True))
        x = torch.zeros(len(left), longest, WIDTH, dtype=torch.bfloat16)
        side = torch.full((len(left), longest), 2)
        for row, (a, b) in enumerate(zip(left, right, strict=True)):
            middle, end = len(a), len(a) + len(b)
            x[row, :middle], x[row, middle:end] = self._states[a], self._states[b]
            side[row, :middle], side[row, middle:end] = 0, 1
        return x, side

    @torch.no_grad()
    def _read(self, sentences: Iterable[Pieces]) -> None:
        """What the lower layers make of sentences, each read once."""
        new = sorted(set(sentences) - self._states.keys(), key=len)
        for at in range(0, len(new), 64):
            part = new[at : at + 64]
            longest = max(map(len, part))
            pieces = torch.tensor([[*one, *[_PADDING] * (longest - len(one))] for one in part])
            self.embeddings.eval()
            x = self.embeddings(pieces)
            bias = self.encoder.compute_position_bias(x)
            bias = bias + (pieces == _PADDING)[:, None, None, :].float() * _BLOCKED
            for layer in self.alone:
                x = self._layer(layer, x, bias, drop=False)
            for one, states in zip(part, x.to(torch.bfloat16), strict=True):
                self._states[one] = states[: len(one)].clone()

    def _layer(self, layer: Any, x: Tensor, bias: Tensor, *, drop: bool = True) -> Tensor:
        mixing, feeding = self.dropped if drop and self.training else (0.0, 0.0)
        mixed = dropout(attended(layer, x, bias), mixing)
        x = layer.attention.LayerNorm(mixed + x)
        raised = layer.output.dense(gelu(layer.intermediate.dense(x)))
        lowered: Tensor = layer.output.LayerNorm(dropout(raised, feeding) + x)
        return lowered


def attended(layer: Any, x: Tensor, bias: Tensor) -> Tensor:
    """What a layer's attention gives for states (sentences, pieces, WIDTH)."""
    attention = layer.attention.attn
    shape = (x.shape[0], -1, HEADS, WIDTH // HEADS)
    query, key, value = (
        one(x).view(shape).transpose(1, 2) for one in (attention.q, attention.k, attention.v)
    )
    mixed = scaled_dot_product_attention(query, key, value, attn_mask=bias.to(query.dtype))
    given: Tensor = attention.o(mixed.transpose(1, 2).reshape(x.shape))
    return given


def rounded(weights: Tensor) -> Tensor:
    """Weights (outputs, inputs) at the nearest of sixteen values that each BLOCK of inputs has.

    As ONNX Runtime's MatMulNBits stores them.
    """
    steps, scales = in_steps(weights)
    return (steps * scales).view(weights.shape)


def in_steps(weights: Tensor) -> tuple[Tensor, Tensor]:
    """Weights as steps from -8 to 7, (outputs, blocks, BLOCK), and each block's scale.

    The weight farthest from 0 is -8 steps; the scale is negative where that weight is positive.
    """
    blocks = weights.view(len(weights), -1, BLOCK)
    high, low = blocks.amax(-1, keepdim=True), blocks.amin(-1, keepdim=True)
    scales = torch.where(high.abs() > low.abs(), high, low) / -8
    scales = torch.where(scales == 0, torch.ones_like(scales), scales)
    return torch.round(blocks / scales).clamp(-8, 7), scales


class _Straight(torch.autograd.Function):
    """Rounds weights; their gradient is that of the rounded ones."""

    @staticmethod
    def forward(_context: Any, weights: Tensor) -> Tensor:
        return rounded(weights)

    @staticmethod
    def backward(_context: Any, *gradients: Tensor) -> Tensor:
        return gradients[0]


class _Rounded(nn.Module):
    def forward(self, weights: Tensor) -> Tensor:
        apply: Callable[[Tensor], Tensor] = _Straight.apply
        return apply(weights)


def _maps(part: nn.Module) -> list[nn.Parameter]:
    return [one.weight for one in part.modules() if isinstance(one, nn.Linear)]


def _tokenizer(described: str) -> Tokenizer:
    tokenizer = Tokenizer.from_str(described)
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer
