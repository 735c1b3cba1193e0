"""The reader network: a six-layer BERT with word-level heads, in plain PyTorch."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.functional import gelu, linear, scaled_dot_product_attention

# The embeddings and every second layer; the mix of the upper layers.
States = tuple[list[Tensor], Tensor]
SHAPES = 6
CONTENT_LABELS = 3
NAME_LABELS = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """Sizes of the network; the first four are those of the base weights."""

    vocabulary: int = 30522
    positions: int = 512
    hidden: int = 384
    layers: int = 6
    heads: int = 12
    pointer: int = 192
    tags: int = 17
    relations: int = 45
    dropout: float = 0.1


class Dropout(nn.Module):
    """Dropout that cuts its masks from one pool of random bits, six times cheaper on a CPU."""

    pool: Tensor | None = None
    generator = torch.Generator()

    def __init__(self, p: float) -> None:
        super().__init__()
        self.p = p

    @classmethod
    def seed(cls, key: tuple[int, ...]) -> None:
        """Make the masks that follow depend on the key alone."""
        cls.generator.manual_seed(random.Random(str(key)).getrandbits(63))

    def forward(self, x: Tensor) -> Tensor:
        if not self.training or not self.p:
            return x
        if Dropout.pool is None:
            bits = torch.empty(1 << 24)
            bits.bernoulli_(1 - self.p, generator=torch.Generator().manual_seed(7))
            Dropout.pool = (bits / (1 - self.p)).to(torch.bfloat16)
        spare = Dropout.pool.numel() - x.numel()
        start = int(torch.randint(spare, (1,), generator=Dropout.generator))
        return x * Dropout.pool[start : start + x.numel()].view(x.shape).to(x.dtype)


class Embeddings(nn.Module):
    """Word pieces, positions, and what uncased pieces lose: shape, line starts, quotation."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.pieces = nn.Embedding(sizes.vocabulary, sizes.hidden)
        self.positions = nn.Embedding(sizes.positions, sizes.hidden)
        self.shape = nn.Embedding(SHAPES * 2, sizes.hidden)
        self.line = nn.Embedding(2, sizes.hidden)
        self.quoted = nn.Embedding(2, sizes.hidden)
        self.norm = nn.LayerNorm(sizes.hidden, eps=1e-12)
        self.dropout = Dropout(sizes.dropout)
        for table in (self.shape, self.line, self.quoted):
            nn.init.normal_(table.weight, std=0.005)

    def feature_table(self) -> Tensor:
        """One row per combined feature id: shape + 12 * line start + 24 * quoted."""
        rows = self.quoted.weight[:, None, None] + self.line.weight[None, :, None]
        return (rows + self.shape.weight[None, None]).reshape(-1, self.shape.weight.shape[1])

    def forward(self, pieces: Tensor, features: Tensor) -> Tensor:
        shape, line, quoted = features % 12, features // 12 % 2, features // 24
        total = self.pieces(pieces) + self.positions.weight[: pieces.shape[1]]
        total = total + self.shape(shape) + self.line(line) + self.quoted(quoted)
        return self.dropout(self.norm(total))


class Layer(nn.Module):
    """One post-norm transformer layer, as in BERT."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.heads = sizes.heads
        self.p = sizes.dropout
        self.qkv = nn.Linear(sizes.hidden, 3 * sizes.hidden)
        self.out = nn.Linear(sizes.hidden, sizes.hidden)
        self.norm1 = nn.LayerNorm(sizes.hidden, eps=1e-12)
        self.up = nn.Linear(sizes.hidden, 4 * sizes.hidden)
        self.down = nn.Linear(4 * sizes.hidden, sizes.hidden)
        self.norm2 = nn.LayerNorm(sizes.hidden, eps=1e-12)
        self.dropout = Dropout(sizes.dropout)

    def forward(self, x: Tensor, bias: Tensor | None) -> Tensor:
        """Transform (batch, pieces, hidden); without a bias, attention is one fused operator."""
        qkv = self.qkv(x)
        mixed = fused_attention(qkv, self.heads) if bias is None else self.attend(qkv, bias)
        x = self.norm1(x + self.dropout(self.out(mixed)))
        return self.norm2(x + self.dropout(self.down(gelu(self.up(x)))))

    def attend(self, qkv: Tensor, bias: Tensor) -> Tensor:
        batch, length, width = qkv.shape
        size = width // 3 // self.heads
        shape = (batch, length, 3, self.heads, size)
        q, k, v = qkv.reshape(shape).permute(2, 0, 3, 1, 4).unbind(0)
        # Plain products: on a CPU in bfloat16 faster, backwards, than the fused attention.
        scores = (q * size**-0.5) @ k.transpose(-1, -2)
        mixed = (scores + bias.to(scores.dtype)).softmax(-1).to(v.dtype) @ v
        return mixed.transpose(1, 2).reshape(batch, length, width // 3)


class _FusedAttention(torch.autograd.Function):
    """Attention that is exported as ONNX Runtime's own operator, 1.6 times faster as a whole."""

    @staticmethod
    def forward(_: Any, q: Tensor, k: Tensor, v: Tensor, heads: int) -> Tensor:
        batch, length, hidden = q.shape
        shape = (batch, length, heads, hidden // heads)
        split = [t.reshape(shape).transpose(1, 2) for t in (q, k, v)]
        mixed = scaled_dot_product_attention(*split)
        return mixed.transpose(1, 2).reshape(batch, length, hidden)

    @staticmethod
    def symbolic(graph: Any, q: Any, k: Any, v: Any, heads: int) -> Any:
        operator = "com.microsoft::MultiHeadAttention"
        return graph.op(operator, q, k, v, num_heads_i=heads).setType(q.type())


def fused_attention(qkv: Tensor, heads: int) -> Tensor:
    """Attention over windows without padding, for the exported network only."""
    mixed: Tensor = _FusedAttention.apply(*qkv.chunk(3, -1), heads)
    return mixed


class Pointer(nn.Module):
    """Scores of every word as the target of every word (word 0, [CLS], means: none)."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.query = nn.Linear(sizes.hidden, sizes.pointer)
        self.key = nn.Linear(sizes.hidden, sizes.pointer)
        self.prior = nn.Linear(sizes.pointer, 1)
        self.scale = sizes.pointer**-0.5
        self.dropout = Dropout(sizes.dropout)

    def forward(self, words: Tensor) -> Tensor:
        query = self.dropout(gelu(self.query(words)))
        key = self.dropout(gelu(self.key(words)))
        return query @ key.transpose(-1, -2) * self.scale * 4 + self.prior(key).transpose(-1, -2)


class ReaderNetwork(nn.Module):
    """All heads over one pass; every output but the vectors is per word."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.sizes = sizes
        self.embeddings = Embeddings(sizes)
        self.layers = nn.ModuleList(Layer(sizes) for _ in range(sizes.layers))
        # content, cue and source (3 each), names (9), part of speech
        self.labels = nn.Linear(sizes.hidden, 3 * CONTENT_LABELS + NAME_LABELS + sizes.tags)
        self.cue_of = Pointer(sizes)
        self.source_of = Pointer(sizes)
        self.head_of = Pointer(sizes)
        self.relation_word = nn.Linear(sizes.hidden, sizes.pointer)
        self.relation_head = nn.Linear(sizes.hidden, sizes.pointer)
        self.relation = nn.Linear(sizes.pointer, sizes.relations)
        # Reads the embeddings and every second layer. Only the part for the last layer is trained;
        # the whole is fitted in closed form afterwards (training/vectors.py).
        self.vector = nn.Linear((sizes.layers // 2 + 1) * sizes.hidden, sizes.hidden, bias=False)
        # Word heads read a learned mix of the upper layers, the vectors the last one only.
        self.mix = nn.Parameter(torch.tensor([0.0, 0.0, 0.5, 1.5]))
        self.dropout = Dropout(sizes.dropout)
        nn.init.zeros_(self.vector.weight)
        nn.init.eye_(self.vector.weight.data[:, -sizes.hidden :])

    def encode(self, pieces: Tensor, features: Tensor) -> States:
        """Hidden states, (batch, pieces, hidden) each; piece 0 is padding."""
        bias = (pieces == 0)[:, None, None, :].to(torch.float32) * -1e4
        return self.transform(self.embeddings(pieces, features), bias)

    def transform(self, x: Tensor, bias: Tensor | None) -> States:
        """The layers over embedded pieces; bias None where nothing is padding; see encode."""
        weights = self.mix.softmax(0)
        mixed = torch.zeros_like(x)
        lowest = len(self.layers) - len(weights)
        kept = [x]
        for i, layer in enumerate(self.layers):
            x = layer(x, bias)
            if i >= lowest:
                mixed = mixed + weights[i - lowest] * x
            if i % 2:
                kept.append(x)
        return kept, mixed

    def heads(
        self,
        states: States,
        firsts: Tensor,
        pool: Tensor,
        parents: Tensor | None = None,
    ) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor, Tensor]:
        """Outputs of all heads; firsts[b, w] is the first piece of word w, 0 for [CLS] and padding.

        pool (batch, sentences, pieces) holds the weights of the mean over a sentence's pieces.
        The relation is scored for the given parents (training) or for the best-scored heads.
        """
        words = self.words(states, firsts)
        padding = (firsts == 0).to(torch.float32)[:, None, :] * -1e4
        padding = padding * (torch.arange(firsts.shape[1], device=firsts.device) > 0)
        head = self.head_of(words) + padding
        return (
            self.labels(self.dropout(words)),
            self.cue_of(words) + padding,
            self.source_of(words) + padding,
            head,
            self.relations(states, firsts, head.argmax(-1) if parents is None else parents),
            self.vectors(states, pool),
        )

    def vectors(self, states: States, pool: Tensor) -> Tensor:
        """The vector of each sentence, of any length."""
        if self.training:
            last = states[0][-1]
            return linear(pool @ last, self.vector.weight[:, -last.shape[-1] :])
        return self.vector(pool @ torch.cat(states[0], -1))

    def words(self, states: States, firsts: Tensor) -> Tensor:
        """The state of each word: the mixed state of its first piece."""
        index = firsts[:, :, None].expand(-1, -1, states[1].shape[-1])
        return torch.gather(states[1], 1, index)

    def relations(self, states: States, firsts: Tensor, parents: Tensor) -> Tensor:
        """Scores of the relation of each word to its parent."""
        words = self.dropout(self.words(states, firsts))
        index = parents[:, :, None].expand(-1, -1, self.sizes.pointer)
        governor = torch.gather(self.relation_head(words), 1, index)
        return self.relation(gelu(self.relation_word(words) + governor))

    def forward(
        self, pieces: Tensor, features: Tensor, firsts: Tensor, pool: Tensor
    ) -> tuple[Tensor, ...]:
        return self.heads(self.encode(pieces, features), firsts, pool)


def read_safetensors(path: Path) -> dict[str, Tensor]:
    """All tensors of a safetensors file, as float32 (format: 8-byte header size, JSON, data)."""
    raw = path.read_bytes()
    size = int.from_bytes(raw[:8], "little")
    header = json.loads(raw[8 : 8 + size])
    header.pop("__metadata__", None)
    kinds = {"F32": np.float32, "F16": np.float16, "I64": np.int64}
    tensors = {}
    for name, entry in header.items():
        start, end = (8 + size + offset for offset in entry["data_offsets"])
        array = np.frombuffer(raw[start:end], kinds[entry["dtype"]]).reshape(entry["shape"])
        tensors[name] = torch.from_numpy(array.copy()).float()
    return tensors


def load_base(network: ReaderNetwork, path: Path) -> None:
    """Copy the base BERT weights (Hugging Face names) into the network."""
    base = read_safetensors(path)
    base = {name.removeprefix("bert."): tensor for name, tensor in base.items()}
    own: dict[str, Tensor] = {}
    own["embeddings.pieces.weight"] = base["embeddings.word_embeddings.weight"]
    # Only one segment is ever used: its embedding is a constant, folded into the positions.
    segment = base["embeddings.token_type_embeddings.weight"][0]
    own["embeddings.positions.weight"] = base["embeddings.position_embeddings.weight"] + segment
    for part in ("weight", "bias"):
        own[f"embeddings.norm.{part}"] = base[f"embeddings.LayerNorm.{part}"]
        for i in range(network.sizes.layers):
            theirs, ours = f"encoder.layer.{i}", f"layers.{i}"
            own[f"{ours}.qkv.{part}"] = torch.cat(
                [base[f"{theirs}.attention.self.{n}.{part}"] for n in ("query", "key", "value")]
            )
            for mine, name in (
                ("out", "attention.output.dense"),
                ("norm1", "attention.output.LayerNorm"),
                ("up", "intermediate.dense"),
                ("down", "output.dense"),
                ("norm2", "output.LayerNorm"),
            ):
                own[f"{ours}.{mine}.{part}"] = base[f"{theirs}.{name}.{part}"]
    missing, unexpected = network.load_state_dict(own, strict=False)
    if unexpected or any(name.startswith("layers.") for name in missing):
        raise ValueError(f"base weights do not fit: {missing} {unexpected}")
