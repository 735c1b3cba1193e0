"""Writes the small cross-encoder as the product runs it, its weights in four bits."""

from __future__ import annotations

import math
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.functional import gelu

from rashomon.encoder.pairs import MOST_PIECES, QUESTIONS
from training.cross_encoder import BLOCK, WIDTH, CrossEncoder, attended, in_steps
from training.export import PACKAGED

# Where a layer adds a bias by distance: buckets on each side, of which half are single distances,
# and the distance from which all share the last (Raffel et al. 2020).
_BUCKETS, _FARTHEST = 16, 128
_FIRST_PLACE = 2  # the base numbers places from here on
_MIDDLE = 8


def export_pairs(network: CrossEncoder, target: Path = PACKAGED) -> None:
    """Write pair-alone.onnx, pair-together.onnx and pair-pieces.npz; `network` is fixed."""
    network.eval()
    target.mkdir(parents=True, exist_ok=True)
    states = torch.randn(1, 9, WIDTH)
    _export(_Alone(network), (states,), ("vectors",), "states", target / "pair-alone.onnx")
    _export(
        _Together(network),
        (states, torch.randn(1, 7, WIDTH)),
        ("left", "right"),
        "answers",
        target / "pair-together.onnx",
    )
    _export_pieces(network, target / "pair-pieces.npz")


def _export(
    module: nn.Module, example: tuple[Tensor, ...], inputs: tuple[str, ...], output: str, path: Path
) -> None:
    import onnx
    from onnxruntime.quantization.matmul_nbits_quantizer import (
        DefaultWeightOnlyQuantConfig,
        MatMulNBitsQuantizer,
    )

    lengths = {name: {1: f"{name} pieces"} for name in inputs}
    if output == "states":
        lengths[output] = {1: "pieces"}
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        torch.onnx.export(
            module.eval(),
            example,
            str(full),
            input_names=list(inputs),
            output_names=[output],
            dynamic_axes=lengths,
            opset_version=17,
            dynamo=False,
        )
        quantizer = MatMulNBitsQuantizer(
            onnx.load(full),
            algo_config=DefaultWeightOnlyQuantConfig(
                block_size=BLOCK, is_symmetric=True, accuracy_level=4, bits=4
            ),
        )
        quantizer.process()
        onnx.save(quantizer.model.model, path)


def _export_pieces(network: CrossEncoder, path: Path) -> None:
    known = sorted(network.tokenizer.get_vocab().items(), key=lambda item: item[1])
    rows = network.embeddings.word_embeddings.weight.detach()[[at for _, at in known]]
    steps, scales = in_steps(rows)
    nibbles = (steps.view(rows.shape) + _MIDDLE).numpy().astype(np.uint8)
    np.savez_compressed(
        path,
        pieces=np.frombuffer("\n".join(piece for piece, _ in known).encode(), np.uint8),
        nibbles=nibbles[:, ::2] | nibbles[:, 1::2] << 4,
        scales=scales.squeeze(-1).numpy().astype(np.float32),
    )


class _Alone(nn.Module):
    """The lower layers over one sentence, from the vectors of its pieces."""

    def __init__(self, network: CrossEncoder) -> None:
        super().__init__()
        self.network = network
        table = network.embeddings.position_embeddings.weight.detach()
        self.places = nn.Parameter(table[_FIRST_PLACE : _FIRST_PLACE + MOST_PIECES].clone())

    def forward(self, vectors: Tensor) -> Tensor:
        network = self.network
        places = torch.arange(vectors.shape[1])
        x = network.embeddings.LayerNorm(vectors + self.places[: vectors.shape[1]])
        bias = _by_distance(network, places)
        for layer in network.alone:
            x = _layer(layer, x, bias)
        return x


class _Together(nn.Module):
    """The upper layers over two sentences, one pair, no padding."""

    def __init__(self, network: CrossEncoder) -> None:
        super().__init__()
        self.network = network
        # As a product with a matrix the map is stored in four bits like the others.
        self.judge = nn.Parameter(network.judge.weight.detach().T.clone())

    def forward(self, left: Tensor, right: Tensor) -> Tensor:
        network = self.network
        x = torch.cat([left, right], 1)
        side = torch.cat([torch.zeros_like(left[0, :, 0]), torch.ones_like(right[0, :, 0])])
        places = torch.cumsum(torch.ones_like(side), 0).long()
        bias = _by_distance(network, places)
        apart = (side[:, None] != side[None, :]).float()[None, None]
        for at, layer in enumerate(network.over):
            x = _layer(layer, x, bias + apart * network.across[at][None, :, None, None])
        one, other = x[:, : left.shape[1]], x[:, left.shape[1] :]
        return self._answers(one.mean(1), other.mean(1), one[:, 0], other[:, 0])

    def _answers(self, mean: Tensor, other: Tensor, first: Tensor, firsts: Tensor) -> Tensor:
        seen, near = self.network.seen(mean, other, first, firsts)
        judged = gelu(seen @ self.judge + self.network.judge.bias)
        answers: Tensor = self.network.answers(torch.cat([judged, near], -1))
        return answers[:, : len(QUESTIONS)]


def _by_distance(network: CrossEncoder, places: Tensor) -> Tensor:
    """What each head adds to the attention of a piece to another, (1, heads, pieces, pieces)."""
    away = places[None, :] - places[:, None]
    exact = _BUCKETS // 2
    far = torch.log(away.abs().float().clamp(min=1) / exact) / math.log(_FARTHEST / exact)
    bucket = (exact + (far * (_BUCKETS - exact)).long()).clamp(max=_BUCKETS - 1)
    bucket = torch.where(away.abs() < exact, away.abs(), bucket)
    bias: Tensor = network.encoder.relative_attention_bias(bucket + (away > 0).long() * _BUCKETS)
    return bias.permute(2, 0, 1)[None]


def _layer(layer: Any, x: Tensor, bias: Tensor) -> Tensor:
    x = layer.attention.LayerNorm(attended(layer, x, bias) + x)
    given: Tensor = layer.output.LayerNorm(
        layer.output.dense(gelu(layer.intermediate.dense(x))) + x
    )
    return given
