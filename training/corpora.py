"""Reading the training sets into documents: text plus labelled character spans."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Labelled = tuple[int, int, str]

# Labels of the name sets, mapped to the four kinds; None: learn nothing from these words.
NAME_MAP: dict[str, str | None] = {
    "PER": "PER", "ORG": "ORG", "LOC": "LOC", "MISC": "MISC",
    "politician": "PER", "person": "PER", "politicalparty": "ORG", "organisation": "ORG",
    "location": "LOC", "country": "LOC", "election": "MISC", "event": "MISC", "misc": "MISC",
    "Person": "PER", "Organisation": "ORG", "Location": "LOC", "Nationality": "MISC",
    "Weapon": None, "MilitaryPlatform": None, "DocumentReference": None,
    "Temporal": "", "Quantity": "", "Money": "",
}  # fmt: skip
IGNORED = "ignored"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One text; attributions and names are None where its set does not label them."""

    doc_id: str
    text: str
    attributions: list[dict[str, list[list[int]]]] | None = None
    names: list[Labelled] | None = None
    extra: dict[str, Any] = field(default_factory=dict)


def records(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the records of a gzipped JSON-lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def attribution_documents(path: Path) -> list[Document]:
    """Read a PolNeAR file."""
    return [
        Document(doc_id=r["doc_id"], text=r["text"], attributions=r["attributions"])
        for r in records(path)
    ]


_NO_SPACE_BEFORE = re.compile(r"^(?:[.,;:!?%)\]}]|n['’]t|['’](?:s|S|re|ve|ll|d|m)?|\.\.\.)$")
_NO_SPACE_AFTER = frozenset("([{$£€#")


def detokenise(tokens: list[str]) -> tuple[str, list[tuple[int, int]]]:
    """Join tokens as running text; return it and each token's span."""
    text, spans = "", []
    quoted = False
    glue = True
    for token in tokens:
        shown = '"' if token in ("``", "''") else token
        closing = shown == '"' and quoted
        if not glue and not closing and not _NO_SPACE_BEFORE.match(shown):
            text += " "
        spans.append((len(text), len(text) + len(shown)))
        text += shown
        glue = shown in _NO_SPACE_AFTER or (shown == '"' and not quoted)
        if shown == '"':
            quoted = not quoted
    return text, spans


def tag_spans(tags: list[str], spans: list[tuple[int, int]]) -> list[Labelled]:
    """Turn BIO tags into character spans, labels mapped to the four kinds."""
    found: list[Labelled] = []
    previous = "O"
    for tag, (start, end) in zip(tags, spans, strict=True):
        kind = "" if tag == "O" else NAME_MAP[tag[2:]]
        label = IGNORED if kind is None else kind
        if label:
            if tag[0] == "I" and previous[2:] == tag[2:] and found:
                found[-1] = (found[-1][0], end, label)
            else:
                found.append((start, end, label))
        previous = tag
    return found


def name_documents(path: Path) -> list[Document]:
    """Read a file of tagged sentences, the sentences of one document joined to running text."""
    documents: dict[Any, list[tuple[str, list[Labelled]]]] = {}
    for record in records(path):
        text, spans = detokenise(record["tokens"])
        documents.setdefault(record["doc"], []).append((text, tag_spans(record["tags"], spans)))
    joined = []
    for number, sentences in documents.items():
        text, names, bounds = "", [], []
        for sentence, found in sentences:
            if text:
                # Headlines, bylines and datelines stand on lines of their own.
                text += " " if text[-1] in ".!?\"'" else "\n"
            names += [(s + len(text), e + len(text), label) for s, e, label in found]
            bounds.append((len(text), len(text) + len(sentence)))
            text += sentence
        # Lower-case spans of re3d are descriptions ("the group"), not names.
        names = [(s, e, n if text[s:e] != text[s:e].lower() else IGNORED) for s, e, n in names]
        joined.append(
            Document(
                doc_id=f"{path.name}:{number}", text=text, names=names, extra={"bounds": bounds}
            )
        )
    return joined


def plain_documents(data: Path) -> list[Document]:
    """Texts read without labels: for the sentence vectors and the syntax."""
    texts = {}
    for r in records(data / "stories-dev.jsonl.gz"):
        texts[f"stories:{r['doc_id']}"] = r["text"]
    for r in records(data / "newswcl50-dev.jsonl.gz"):
        texts[f"newswcl50:{r['doc_id']}"] = r["text"]
    for r in records(data / "basil-dev.jsonl.gz"):
        paragraphs = (" ".join(sentences) for sentences in r["paragraphs"])
        texts[f"basil:{r['doc_id']}"] = "\n".join([r["title"], *paragraphs])
    claims = dict.fromkeys(
        c for r in records(data / "claimdiff-train.jsonl.gz") for c in (r["claim_a"], r["claim_b"])
    )
    listed = list(claims)
    for i in range(0, len(listed), 50):
        texts[f"claimdiff:{i}"] = "\n".join(listed[i : i + 50])
    return [Document(doc_id=doc_id, text=text) for doc_id, text in texts.items()]
