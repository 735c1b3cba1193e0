"""Building the training documents: words, labels per word, silver labels; cached on disk."""

from __future__ import annotations

import pickle
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from rashomon.encoder.labels import NAMES, ROLES
from rashomon.encoder.words import WordEncoder, WordTable
from training.corpora import (
    IGNORED,
    Document,
    attribution_documents,
    name_documents,
    plain_documents,
)
from training.silver import Syntax, parse_all, teacher_vectors

UNLABELLED = -100


@dataclass(slots=True, kw_only=True)
class Prepared:
    """A document as arrays: one row per word, but vectors has one per sentence.

    roles: (words, 3) BIO of content, cue, source; cue_of, source_of: index of the first word of
    the cue or source pointed at, -1 for none; UNLABELLED wherever nothing is to be learned.
    """

    kind: str
    doc_id: str
    text: str
    table: WordTable
    roles: NDArray[np.int16]
    cue_of: NDArray[np.int32]
    source_of: NDArray[np.int32]
    names: NDArray[np.int16]
    syntax: Syntax
    vectors: NDArray[np.float16]


def words_in(table: WordTable, start: int, end: int) -> range:
    """Indices of the words that share a character with text[start:end]."""
    first = int(np.searchsorted(table.ends, start, "right"))
    return range(first, int(np.searchsorted(table.starts, end, "left")))


def label_attributions(
    document: Document, table: WordTable
) -> tuple[NDArray[np.int16], NDArray[np.int32], NDArray[np.int32]]:
    """BIO labels of the three roles and the two pointers, per word."""
    roles = np.full((len(table), len(ROLES)), UNLABELLED, np.int16)
    cue_of = np.full(len(table), UNLABELLED, np.int32)
    source_of = np.full(len(table), UNLABELLED, np.int32)
    if document.attributions is None:
        return roles, cue_of, source_of
    roles[:] = 0
    for attribution in document.attributions:
        words = {
            role: [list(words_in(table, s, e)) for s, e in sorted(attribution[role])]
            for role in ROLES
        }
        for layer, role in enumerate(ROLES):
            previous = -2
            for run in words[role]:
                for word in run:
                    roles[word, layer] = 2 if word == previous + 1 else 1
                    previous = word
        cue = next((run[0] for run in words["cue"] if run), -1)
        source = next((run[0] for run in words["source"] if run), -1)
        for run in words["content"]:
            cue_of[run] = cue
        for run in words["cue"]:
            source_of[run] = source
    return roles, cue_of, source_of


def label_names(document: Document, table: WordTable) -> NDArray[np.int16]:
    """BIO labels of the names, per word."""
    labels = np.full(len(table), UNLABELLED, np.int16)
    if document.names is None:
        return labels
    labels[:] = 0
    for start, end, kind in document.names:
        for i, word in enumerate(words_in(table, start, end)):
            labels[word] = UNLABELLED if kind == IGNORED else NAMES.index("BI"[i > 0] + "-" + kind)
    return labels


def prepare(
    documents: list[Document], kind: str, tokenizer: Tokenizer, base: Path
) -> list[Prepared]:
    """Parse, embed and label documents."""
    parsed = parse_all([d.text for d in documents])
    sentences = [
        d.text[s:e] for d, p in zip(documents, parsed, strict=True) for s, e in p.sentences
    ]
    vectors = teacher_vectors(sentences, base, tokenizer)
    encoder = WordEncoder(tokenizer)
    prepared, at = [], 0
    for document, syntax in zip(documents, parsed, strict=True):
        table = encoder.table(document.text, syntax.sentences)
        if len(table) != len(syntax.pos):
            raise ValueError(f"{document.doc_id}: {len(table)} words, {len(syntax.pos)} parsed")
        roles, cue_of, source_of = label_attributions(document, table)
        count = len(syntax.sentences)
        prepared.append(
            Prepared(
                kind=kind, doc_id=document.doc_id, text=document.text, table=table, roles=roles,
                cue_of=cue_of, source_of=source_of, names=label_names(document, table),
                syntax=syntax, vectors=vectors[at : at + count],
            )
        )  # fmt: skip
        at += count
    return prepared


def load_or_prepare(
    data: Path, cache: Path, tokenizer: Tokenizer, base: Path
) -> dict[str, list[Prepared]]:
    """Return all sets by name, from the cache where it is there."""
    sets = {
        "polnear-dev": lambda: attribution_documents(data / "polnear-dev.jsonl.gz"),
        "polnear-train": lambda: attribution_documents(data / "polnear-train.jsonl.gz"),
        "ner-news-train": lambda: name_documents(data / "ner-news-train.jsonl.gz"),
        "ner-conflict-train": lambda: name_documents(data / "ner-conflict-train.jsonl.gz"),
        "ner-politics-train": lambda: name_documents(data / "ner-politics-train.jsonl.gz"),
        "plain": lambda: plain_documents(data),
    }
    cache.mkdir(parents=True, exist_ok=True)
    loaded = {}
    for name, read in sets.items():
        path = cache / f"{name}.pickle"
        if not path.exists():
            path.write_bytes(pickle.dumps(prepare(read(), name, tokenizer, base)))
        loaded[name] = pickle.loads(path.read_bytes())
        words = sum(len(d.table) for d in loaded[name])
        pieces = sum(len(d.table.pieces) for d in loaded[name])
        print(f"{name}: {len(loaded[name])} documents, {words} words, {pieces} pieces", flush=True)
    return loaded
