"""Measuring the packaged reader: `python -m training.measure --data DIR --scorer FILE`.

Prints attribution scores on polnear-dev (by the neutral scorer) and how reliable their confidence
is, name scores on both dev sets beside spaCy's small model, agreement with the silver syntax, how
near the sentence vectors stay to their teacher's, and words per second on one thread beside spaCy.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from rashomon.encoder import Reader, load_reader
from rashomon.encoder.labels import PARTS_OF_SPEECH, RELATIONS
from rashomon.model import Span
from rashomon.text.sentences import sentences
from training.corpora import IGNORED, Document, attribution_documents, name_documents
from training.reliability import outcomes, reliability_table
from training.silver import SPACY_MODEL, parse_all, teacher_vectors

PARTS = ("attributions", "names", "vectors", "syntax", "speed")
Named = set[tuple[int, int, str]]
SPACY_NAMES = {
    "PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC", "NORP": "MISC",
    "EVENT": "MISC", "WORK_OF_ART": "MISC", "LAW": "MISC", "PRODUCT": "MISC", "LANGUAGE": "MISC",
}  # fmt: skip


def f1(right: int, found: int, gold: int) -> float:
    """Harmonic mean of precision and recall."""
    return 2 * right / (found + gold) if found + gold else 0.0


def load_scorer(path: Path) -> Any:
    """Import the neutral scorer from its file."""
    spec = importlib.util.spec_from_file_location("score_attributions", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def predict(reader: Reader, document: Document) -> dict[str, Any]:
    """One line in the scorer's form."""
    reading = reader.read(document.text, list(sentences(document.text)))

    def pairs(spans: tuple[Span, ...]) -> list[list[int]]:
        return [[s.start, s.end] for s in spans]

    return {
        "doc_id": document.doc_id,
        "text_len": len(document.text),
        "attributions": [
            {
                "content": pairs(a.content),
                "cue": pairs(a.cue),
                "source": pairs(a.source),
                "confidence": round(a.confidence, 4),
            }
            for a in reading.attributions
        ],
    }


def measure_attributions(reader: Reader, data: Path, scorer: Path, out: Path | None) -> None:
    """Score polnear-dev."""
    documents = attribution_documents(data / "polnear-dev.jsonl.gz")
    lines = [predict(reader, d) for d in documents]
    gold = {
        d.doc_id: {"doc_id": d.doc_id, "text": d.text, "attributions": d.attributions}
        for d in documents
    }
    module = load_scorer(scorer)
    result = module.score(gold, {line["doc_id"]: line for line in lines})
    module.show(result)
    pairs = [
        (one["confidence"], right)
        for document, line in zip(documents, lines, strict=True)
        for one, right in zip(
            line["attributions"], outcomes(module, document, line["attributions"]), strict=True
        )
    ]
    print(reliability_table(np.array([c for c, _ in pairs]), np.array([r for _, r in pairs])))
    if out is not None:
        out.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")


def names_by_reader(reader: Reader, text: str) -> Named:
    """Names the reader finds."""
    reading = reader.read(text, list(sentences(text)))
    return {(e.start, e.end, e.label) for e in reading.entities}


def names_by_spacy(pipeline: Any, text: str) -> Named:
    """Names spaCy finds, mapped to the four kinds, without article and possessive."""
    found: Named = set()
    for entity in pipeline(text).ents:
        label = SPACY_NAMES.get(entity.label_)
        start, shown = entity.start_char, entity.text
        if label is None:
            continue
        if shown.lower().startswith("the "):
            start, shown = start + 4, shown[4:]
        if shown.endswith(("'s", "’s")):
            shown = shown[:-2]
        found.add((start, start + len(shown), label))
    return found


def score_names(documents: list[Document], find: Callable[[str], Named]) -> str:
    """Exact-span F1, all kinds and each."""
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    for document in documents:
        names = document.names or []
        ignored = [(s, e) for s, e, kind in names if kind == IGNORED]
        wanted = {(s, e, kind) for s, e, kind in names if kind != IGNORED}
        given = {
            g for g in find(document.text)
            if not any(g[0] < e and s < g[1] for s, e in ignored)
        }  # fmt: skip
        for counter, group in ((right, given & wanted), (found, given), (gold, wanted)):
            counter.update(kind for _, _, kind in group)
    kinds = ("PER", "ORG", "LOC", "MISC")

    def over(chosen: tuple[str, ...]) -> float:
        return f1(*(sum(c[k] for k in chosen) for c in (right, found, gold)))

    parts = " ".join(f"{k} {over((k,)):.4f}" for k in kinds)
    return f"F1 {over(kinds):.4f}  without MISC {over(kinds[:3]):.4f}  {parts}"


def measure_names(reader: Reader, data: Path) -> None:
    """Names on both dev sets, beside spaCy."""
    import spacy

    pipeline = spacy.load(SPACY_MODEL)
    for name in ("ner-news-dev", "ner-politics-dev"):
        documents = name_documents(data / f"{name}.jsonl.gz")
        print(f"{name} reader: {score_names(documents, lambda t: names_by_reader(reader, t))}")
        print(f"{name} spaCy:  {score_names(documents, lambda t: names_by_spacy(pipeline, t))}")


def ranks(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Ranks of values, ties in order."""
    ranked = np.empty(len(values))
    ranked[np.argsort(values, kind="stable")] = np.arange(len(values))
    return ranked


def spearman(left: NDArray[np.float64], right: NDArray[np.float64]) -> float:
    """Rank correlation."""
    return float(np.corrcoef(ranks(left), ranks(right))[0, 1])


def measure_vectors(reader: Reader, documents: list[Document], base: Path) -> None:
    """Cosine to the teacher, and agreement on which sentences are alike."""
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    own, texts, groups = [], [], []
    for number, document in enumerate(documents):
        spans = list(sentences(document.text))
        own.append(reader.read(document.text, spans).vectors)
        texts += [document.text[s.start : s.end] for s in spans]
        groups += [number] * len(spans)
    student = np.concatenate(own).astype(np.float64)
    teacher = teacher_vectors(texts, base / "model.safetensors", tokenizer).astype(np.float64)
    cosine = (student * teacher).sum(1)
    rows = np.random.default_rng(0).permutation(len(student))[:2000]
    upper = np.triu_indices(len(rows), 1)
    all_pairs = [(v[rows] @ v[rows].T)[upper] for v in (student, teacher)]
    group = np.array(groups)[rows]
    apart = group[upper[0]] != group[upper[1]]
    print(
        f"vectors: cosine to teacher mean {cosine.mean():.4f}, 5th percentile "
        f"{np.percentile(cosine, 5):.4f}; Spearman of pair similarities "
        f"{spearman(*all_pairs):.4f}, between documents "
        f"{spearman(all_pairs[0][apart], all_pairs[1][apart]):.4f}, within "
        f"{spearman(all_pairs[0][~apart], all_pairs[1][~apart]):.4f} ({len(texts)} sentences)"
    )


def measure_syntax(reader: Reader, documents: list[Document]) -> None:
    """Agreement with spaCy's silver labels, punctuation left out."""
    counts: Counter[str] = Counter()
    for document, gold in zip(documents, parse_all([d.text for d in documents]), strict=True):
        spans = [Span(start=s, end=e) for s, e in gold.sentences]
        for i, word in enumerate(reader.read(document.text, spans).words):
            if PARTS_OF_SPEECH[gold.pos[i]] == "PUNCT":
                continue
            head = gold.head[i] if gold.head[i] >= 0 else i
            counts["all"] += 1
            counts["pos"] += PARTS_OF_SPEECH[gold.pos[i]] == word.pos
            counts["head"] += word.head == head
            counts["both"] += word.head == head and word.dep == RELATIONS[gold.dep[i]]
    shown = " ".join(f"{k} {counts[k] / counts['all']:.4f}" for k in ("pos", "head", "both"))
    print(f"syntax, agreement with spaCy: {shown}")


def measure_speed(reader: Reader, documents: list[Document]) -> None:
    """Words (white-space) per second of processor time, one thread, by turns with spaCy."""
    import spacy

    pipeline = spacy.load(SPACY_MODEL)
    words = sum(len(d.text.split()) for d in documents)

    def rate(work: Callable[[str], object]) -> float:
        began = time.process_time()
        for document in documents:
            work(document.text)
        return words / (time.process_time() - began)

    rate(lambda text: reader.read(text, list(sentences(text))))
    own, other = [], []
    for _ in range(3):
        own.append(rate(lambda text: reader.read(text, list(sentences(text)))))
        other.append(rate(pipeline))
    print(
        f"words per second of processor time, best of 3: reader {max(own):.0f}, "
        f"spaCy {max(other):.0f}"
    )


def main() -> None:
    from training.reader import base_directory

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--scorer", type=Path, required=True, help="score_attributions.py")
    parser.add_argument("--predictions", type=Path, default=None, help="write polnear-dev here")
    parser.add_argument("--only", nargs="*", default=PARTS, choices=PARTS)
    options = parser.parse_args()
    reader = load_reader(threads=1)
    if "attributions" in options.only:
        measure_attributions(reader, options.data, options.scorer, options.predictions)
    if "names" in options.only:
        measure_names(reader, options.data)
    documents = attribution_documents(options.data / "polnear-dev.jsonl.gz")[::4]
    if "vectors" in options.only:
        measure_vectors(reader, documents, base_directory())
    if "syntax" in options.only:
        measure_syntax(reader, documents)
    if "speed" in options.only:
        measure_speed(reader, documents)


if __name__ == "__main__":
    main()
