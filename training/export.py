"""Exporting trained weights as a small ONNX file: matrices and word pieces in eight bits."""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path

import torch
from torch import Tensor, nn

from training.network import ReaderNetwork, Sizes

PACKAGED = Path(__file__).parents[1] / "src" / "rashomon" / "encoder" / "weights"
INPUTS = ("pieces", "features", "firsts", "sentence", "pool")
OUTPUTS = ("labels", "cue_of", "source_of", "head", "relation", "vectors")
# The parameters of the word heads are few and their scores decide; they stay in 32 bits.
FULL_PRECISION = ("labels", "cue_of", "source_of", "head_of", "relation", "vector")


class QuantisedTable(nn.Module):
    """An embedding table in eight bits with one scale a row."""

    rows: Tensor
    scale: Tensor

    def __init__(self, weight: Tensor) -> None:
        super().__init__()
        scale = weight.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("rows", (weight / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, index: Tensor) -> Tensor:
        return self.rows[index].float() * self.scale[index]


class ExportedNetwork(nn.Module):
    """The network as the product runs it: without padding, heads kept within the sentence."""

    def __init__(self, network: ReaderNetwork, *, quantise: bool) -> None:
        super().__init__()
        self.network = network
        table = network.embeddings.pieces.weight.detach()
        self.table = QuantisedTable(table) if quantise else nn.Embedding.from_pretrained(table)
        self.register_buffer("feature_table", network.embeddings.feature_table().detach())

    def forward(
        self, pieces: Tensor, features: Tensor, firsts: Tensor, sentence: Tensor, pool: Tensor
    ) -> tuple[Tensor, ...]:
        network = self.network
        parts = network.embeddings
        total = self.table(pieces) + parts.positions.weight[: pieces.shape[1]]
        total = parts.norm(total + self.feature_table[features])
        states = network.transform(total, None)
        labels, cue_of, source_of, head, _, vectors = network.heads(states, firsts, pool)
        elsewhere = (sentence[:, :, None] != sentence[:, None, :]) & (sentence[:, None, :] >= 0)
        chosen = (head - elsewhere.to(head.dtype) * 1e4).argmax(-1)
        relation = network.relations(states, firsts, chosen).argmax(-1)
        return labels, cue_of, source_of, chosen, relation, vectors


def example() -> tuple[Tensor, ...]:
    """Inputs of two windows, for tracing."""
    pieces = torch.randint(5, 30000, (2, 40))
    firsts = torch.arange(31).repeat(2, 1)
    sentence = torch.zeros(2, 31, dtype=torch.long)
    sentence[:, 0] = -1
    return pieces, torch.randint(0, 48, (2, 40)), firsts, sentence, torch.rand(2, 3, 40)


def export(weights: Path, base: Path, target: Path = PACKAGED, *, quantise: bool = True) -> Path:
    """Write reader.onnx and tokenizer.json to a folder; return the former's path."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    network = ReaderNetwork(Sizes())
    network.load_state_dict(torch.load(weights, weights_only=True))
    network.eval()
    target.mkdir(parents=True, exist_ok=True)
    path = target / "reader.onnx"
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        torch.onnx.export(
            ExportedNetwork(network, quantise=quantise).eval(),
            example(),
            str(full),
            input_names=list(INPUTS),
            output_names=list(OUTPUTS),
            dynamic_axes={
                "pieces": {0: "batch", 1: "length"},
                "features": {0: "batch", 1: "length"},
                "firsts": {0: "batch", 1: "words"},
                "sentence": {0: "batch", 1: "words"},
                "pool": {0: "batch", 1: "sentences", 2: "length"},
                **{name: {0: "batch", 1: "words"} for name in OUTPUTS[:-1]},
                "vectors": {0: "batch", 1: "sentences"},
            },
            opset_version=17,
            dynamo=False,
        )
        if quantise:
            import onnx

            nodes = [node.name for node in onnx.load(full).graph.node]
            quantize_dynamic(
                full,
                path,
                per_channel=True,
                reduce_range=True,  # without VNNI the full range overflows
                weight_type=QuantType.QInt8,
                op_types_to_quantize=["MatMul"],
                nodes_to_exclude=[
                    n for n in nodes if any(part in n.split("/") for part in FULL_PRECISION)
                ],
            )
        else:
            shutil.copyfile(full, path)
    shutil.copyfile(base / "tokenizer.json", target / "tokenizer.json")
    return path


def main() -> None:
    from training.reader import base_directory

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path)
    parser.add_argument("--target", type=Path, default=PACKAGED)
    parser.add_argument("--full", action="store_true", help="keep 32 bits throughout")
    options = parser.parse_args()
    path = export(options.weights, base_directory(), options.target, quantise=not options.full)
    print(path, path.stat().st_size)


if __name__ == "__main__":
    main()
