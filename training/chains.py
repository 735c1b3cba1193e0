"""Chains of phrases that speak of one thing across documents, from annotated data sets.

Events and entities of ECB+ (`ecbplus-dev`), concepts of NewsWCL50 (`newswcl50-dev`), actors and
wordings of stories annotated after the project's guide.
"""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rashomon.encoder import Reader, Reading, load_reader
from rashomon.findings.wording.uses import Use, uses_at
from rashomon.model import Comparison, Span
from rashomon.run import compare
from training.corpora import records

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM"})
_Matrix = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chains:
    """Phrases of one story: `vectors` (phrases, 2 x 384) of phrase and head in context, the
    number of each one's document and chain; `uses` as the product sees them, where it read them;
    `coded`: the chains are concepts of NewsWCL50."""

    name: str
    vectors: _Matrix
    document: NDArray[np.int64]
    chain: NDArray[np.int64]
    uses: tuple[Use, ...] = ()
    coded: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A story compared by the product, with the marked phrases: (account, place, chain).

    `accounts` are the annotation's names for them, in order.
    """

    name: str
    accounts: tuple[str, ...]
    comparison: Comparison
    annotation: dict[str, Any]
    marked: tuple[tuple[int, Span, str], ...]


def compared(texts: Sequence[tuple[str, str]]) -> Comparison | None:
    """What the product makes of named texts; None where it declines."""
    with tempfile.TemporaryDirectory() as scratch:
        paths = [Path(scratch) / f"{name}.txt" for name, _ in texts]
        for path, (_, text) in zip(paths, texts, strict=True):
            path.write_text(text, "utf-8")
        found = compare([str(path) for path in paths])
    return found if isinstance(found, Comparison) else None


def annotated_story(folder: Path, name: str) -> Story | None:
    """One story annotated after the project's guide; its actors and wordings are the chains."""
    skeleton = json.loads((folder / f"{name}.json").read_text("utf-8"))
    annotation = json.loads((folder / f"{name}.ann.json").read_text("utf-8"))
    found = compared([(one["id"], one["text"]) for one in skeleton["accounts"]])
    if found is None:
        return None
    texts = [account.article.text for account in found.story.accounts]
    order = {account["id"]: at for at, account in enumerate(skeleton["accounts"])}
    places = {
        (order[account], Span(start=match.start(), end=match.end()), chain)
        for chain, account, phrase in _phrases(annotation)
        for match in re.finditer(_pattern(phrase), texts[order[account]])
    }
    marked = tuple(sorted(places, key=lambda one: (one[0], one[1], one[2])))
    return Story(
        name=name,
        accounts=tuple(order),
        comparison=found,
        annotation=annotation,
        marked=marked,
    )


def _pattern(phrase: str) -> str:
    return r"(?<!\w)" + r"\s+".join(map(re.escape, phrase.split())) + r"(?!\w)"


def _phrases(annotation: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Chain, account and phrase of every annotated actor and wording."""
    for number, wording in enumerate(annotation["wordings"]):
        for account, phrases in wording["by_account"].items():
            yield from ((f"wording {number}", account, phrase) for phrase in phrases)
    for actor in annotation["actors"]:
        for key in ("names", "roles"):
            for account, phrases in actor.get(key, {}).items():
                yield from ((actor["id"], account, phrase) for phrase in phrases)


def concept_stories(path: Path) -> Iterator[Story]:
    """The events of NewsWCL50, five accounts each, with their concepts."""
    events: dict[str, list[dict[str, Any]]] = {}
    for row in records(path):
        events.setdefault(row["event"], []).append(row)
    for name, rows in events.items():
        found = compared([(row["doc_id"], row["text"]) for row in rows])
        if found is not None:
            marked = tuple(
                (at, Span(start=one["start"], end=one["end"]), one["concept"])
                for at, row in enumerate(rows)
                for one in row["mentions"]
            )
            yield Story(
                name=name,
                accounts=tuple(row["doc_id"] for row in rows),
                comparison=found,
                annotation={},
                marked=marked,
            )


def chains_of(story: Story) -> Chains:
    """The marked phrases of a story as the product sees them."""
    uses: list[Use] = []
    names: list[str] = []
    for number, article in enumerate(story.comparison.story.accounts):
        here = [(span, chain) for at, span, chain in story.marked if at == number]
        found = uses_at(number, article, story.comparison.actors, [span for span, _ in here])
        for use, (_, chain) in zip(found, here, strict=True):
            if use is not None:
                uses.append(use)
                names.append(chain)
    return Chains(
        name=story.name,
        vectors=np.array([np.concatenate([u.context, u.head_context]) for u in uses], np.float32),
        document=np.array([use.account for use in uses]),
        chain=np.unique(names, return_inverse=True)[1],
        uses=tuple(uses),
        coded=not story.annotation,
    )


def topic_chains(path: Path) -> list[Chains]:
    """Stories of ECB+; its sentences come as tokens, and only the reader sees them."""
    reader = load_reader()
    stories: dict[str, list[tuple[str, str, _Matrix]]] = {}
    for row in records(path):
        story = stories.setdefault(str(row["story"]), [])
        story += _tokens_read(row, reader)
    return [
        Chains(
            name=name,
            vectors=np.array([vector for _, _, vector in marked], np.float32),
            document=np.unique([one for one, _, _ in marked], return_inverse=True)[1],
            chain=np.unique([one for _, one, _ in marked], return_inverse=True)[1],
        )
        for name, marked in stories.items()
        if len({document for document, _, _ in marked}) > 1
    ]


def _tokens_read(row: dict[str, Any], reader: Reader) -> Iterator[tuple[str, str, _Matrix]]:
    """Document, chain and vectors of the marked phrases of one document of ECB+."""
    tokens: list[list[Span]] = []
    text = ""
    for sentence in row["sentences"]:
        at, places = len(text), []
        for token in sentence:
            places.append(Span(start=at, end=at + len(token)))
            at += len(token) + 1
        tokens.append(places)
        text += " ".join(sentence) + "\n"
    spans = [Span(start=places[0].start, end=places[-1].end) for places in tokens]
    reading = reader.read(text, spans)
    for chain, sentence, first, last in row["chains"]:
        if last < len(tokens[sentence]):
            places = tokens[sentence]
            vector = _vector(reading, places[first].start, places[last].end)
            if vector is not None:
                yield row["doc_id"], str(chain), vector


def _vector(reading: Reading, start: int, end: int) -> _Matrix | None:
    """The reader's vectors of the phrase at a place and of its head, each of length one."""
    words = reading.words
    inside = [i for i, w in enumerate(words) if w.start < end and start < w.end]
    if not inside:
        return None
    tops = [i for i in inside if words[i].head not in inside or words[i].head == i]
    head = next((i for i in tops if words[i].pos in _CONTENT), tops[0])
    content = [i for i in inside if words[i].pos in _CONTENT] or [head]
    table = reading.word_vectors.astype(np.float32)
    found: _Matrix = np.concatenate([_unit(table[content].mean(0)), _unit(table[head])])
    return found


def _unit(vector: _Matrix) -> _Matrix:
    return vector / np.float32(max(float(np.linalg.norm(vector)), 1e-9))
