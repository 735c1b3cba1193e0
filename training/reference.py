"""Fit whether two phrases speak of one thing: `reference.NAMES`, from annotated chains.

Chains across documents: events and entities of ECB+ (`ecbplus-dev`), concepts of NewsWCL50
(`newswcl50-dev`), actors and wordings of stories annotated after the project's guide. Only pairs of
phrases of two documents of one story count; every story weighs the same.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rashomon.encoder import Reader, Reading, load_reader
from rashomon.findings.wording.lexicon import load_lexicon
from rashomon.findings.wording.reference import NAMES, ReferenceTable
from rashomon.findings.wording.vectors import load_vectors
from rashomon.model import Span
from rashomon.text.sentences import sentences
from rashomon.text.tokens import fold, stem

Array = NDArray[np.float64]
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM"})
_HEADS = _CONTENT | {"PRON"}
_PENALTY = 1.0
_STORY_WEIGHT = 500.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A phrase of a chain, with what `ReferenceTable` looks at."""

    document: str
    chain: str
    context: NDArray[np.float32]
    head_context: NDArray[np.float32]
    head_vector: NDArray[np.float32]
    head: str
    fields: tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Document:
    """One text as the reader sees it."""

    name: str
    text: str
    reading: Reading

    def mention(self, span: Span, chain: str) -> Mention | None:
        """The phrase at a place of the text; None where no word stands there."""
        words = self.reading.words
        inside = [i for i, w in enumerate(words) if w.start < span.end and span.start < w.end]
        if not inside:
            return None
        tops = [i for i in inside if words[i].head not in inside or words[i].head == i]
        head = next((i for i in tops if words[i].pos in _HEADS), tops[0] if tops else inside[-1])
        content = [i for i in inside if words[i].pos in _CONTENT] or [head]
        printed = self.text[words[head].start : words[head].end]
        table = self.reading.word_vectors.astype(np.float32)
        return Mention(
            document=self.name,
            chain=chain,
            context=_unit(table[content].mean(0)),
            head_context=_unit(table[head]),
            head_vector=load_vectors().of(printed),
            head=stem(fold(printed)),
            fields=(load_lexicon().fields(printed),),
        )


def _unit(vector: NDArray[np.float32]) -> NDArray[np.float32]:
    return vector / np.float32(max(float(np.linalg.norm(vector)), 1e-9))


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _read(reader: Reader, name: str, text: str, spans: Sequence[Span] = ()) -> _Document:
    spans = spans or list(sentences(text))
    return _Document(name=name, text=text, reading=reader.read(text, spans))


def ecb_stories(path: Path, reader: Reader) -> Iterator[tuple[str, list[Mention]]]:
    """Stories of ECB+; its sentences come as tokens."""
    stories: dict[str, list[Mention]] = {}
    for row in _rows(path):
        spans: list[Span] = []
        tokens: list[list[Span]] = []
        text = ""
        for sentence in row["sentences"]:
            at, places = len(text), []
            for token in sentence:
                places.append(Span(start=at, end=at + len(token)))
                at += len(token) + 1
            tokens.append(places)
            spans.append(Span(start=len(text), end=at - 1))
            text += " ".join(sentence) + "\n"
        document = _read(reader, row["doc_id"], text, spans)
        for chain, sentence, first, last in row["chains"]:
            if last < len(tokens[sentence]):
                places = tokens[sentence]
                span = Span(start=places[first].start, end=places[last].end)
                _add(stories.setdefault(str(row["story"]), []), document.mention(span, str(chain)))
    yield from stories.items()


def concept_stories(path: Path, reader: Reader) -> Iterator[tuple[str, list[Mention]]]:
    """Stories of NewsWCL50."""
    stories: dict[str, list[Mention]] = {}
    for row in _rows(path):
        document = _read(reader, row["doc_id"], row["text"])
        for one in row["mentions"]:
            span = Span(start=one["start"], end=one["end"])
            found = stories.setdefault(row["event"], [])
            _add(found, document.mention(span, one["concept"]))
    yield from stories.items()


def annotated_stories(folder: Path, reader: Reader) -> Iterator[tuple[str, list[Mention]]]:
    """Actors and wordings of annotated stories as chains."""
    for path in sorted(folder.glob("*.ann.json")):
        name = path.name.removesuffix(".ann.json")
        annotation = json.loads(path.read_text("utf-8"))
        skeleton = json.loads((folder / f"{name}.json").read_text("utf-8"))
        documents = {
            one["id"]: _read(reader, one["id"], one["text"]) for one in skeleton["accounts"]
        }
        found: list[Mention] = []
        for chain, account, phrase in _phrases(annotation):
            pattern = rf"(?<!\w){re.escape(phrase)}(?!\w)"
            for match in re.finditer(pattern, documents[account].text):
                span = Span(start=match.start(), end=match.end())
                _add(found, documents[account].mention(span, chain))
        yield name, found


def _phrases(annotation: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Chain, account and phrase of every annotated actor and wording."""
    for number, wording in enumerate(annotation["wordings"]):
        for account, phrases in wording["by_account"].items():
            yield from ((f"wording {number}", account, phrase) for phrase in phrases)
    for actor in annotation["actors"]:
        for key in ("names", "roles"):
            for account, phrases in actor.get(key, {}).items():
                yield from ((actor["id"], account, phrase) for phrase in phrases)


def _add(found: list[Mention], mention: Mention | None) -> None:
    if mention is not None:
        found.append(mention)


def examples(mentions: Sequence[Mention]) -> tuple[Array, Array]:
    """Features and labels of all pairs of phrases of two documents."""
    table = ReferenceTable(mentions)
    documents = np.unique([m.document for m in mentions], return_inverse=True)[1]
    chains = np.unique([m.chain for m in mentions], return_inverse=True)[1]
    apart = documents[:, None] < documents[None, :]
    same = (chains[:, None] == chains[None, :])[apart]
    return table.features(range(len(mentions)))[apart].astype(np.float64), same.astype(np.float64)


def fit_reference(data: Path, folders: Sequence[Path]) -> dict[str, Any]:
    """The reference model in its stored form."""
    reader = load_reader()
    stories = [
        *ecb_stories(data / "ecbplus-dev.jsonl.gz", reader),
        *concept_stories(data / "newswcl50-dev.jsonl.gz", reader),
        *(story for folder in folders for story in annotated_stories(folder, reader)),
    ]
    parts = [
        examples([replace(m, document=f"{name}/{m.document}") for m in mentions])
        for name, mentions in stories
        if len({m.document for m in mentions}) > 1
    ]
    rows, labels = (np.concatenate(part) for part in zip(*parts, strict=True))
    weights = np.concatenate([np.full(len(y), _STORY_WEIGHT / len(y)) for _, y in parts])
    fitted = logistic(rows, labels, weights, _PENALTY)
    return {"names": list(NAMES), "weights": fitted[:-1].tolist(), "bias": float(fitted[-1])}


def logistic(rows: Array, labels: Array, weights: Array, penalty: float) -> Array:
    """Penalised logistic regression by Newton's method, on standardised rows; the bias last."""
    mean, scale = rows.mean(0), rows.std(0) + 1e-6
    inputs = np.hstack([(rows - mean) / scale, np.ones((len(rows), 1))])
    found = np.zeros(inputs.shape[1])
    penalties = np.diag([*[penalty] * rows.shape[1], 1e-6])
    for _ in range(30):
        odds = 1 / (1 + np.exp(-inputs @ found))
        slope = inputs.T @ (weights * (odds - labels)) + penalties @ found
        curve = (inputs * (weights * odds * (1 - odds))[:, None]).T @ inputs + penalties
        found -= np.linalg.solve(curve, slope)
    return np.append(found[:-1] / scale, found[-1] - float((found[:-1] * mean / scale).sum()))
