"""The reader: one pass of the packaged model over a text, decoded."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from rashomon.encoder import decode
from rashomon.encoder.coherence import coherent, quoted_runs
from rashomon.encoder.confidence import Calibration
from rashomon.encoder.labels import NAME_KINDS, NAMES, PARTS_OF_SPEECH, RELATIONS
from rashomon.encoder.layout import laid_out, with_layout
from rashomon.encoder.packaged import WEIGHTS, load_session, load_tokenizer
from rashomon.encoder.types import EntitySpan, RawAttribution, Reading, Word
from rashomon.encoder.windows import Inputs, cut, inputs_of
from rashomon.encoder.words import QUOTED, WordEncoder, WordTable
from rashomon.model import Span

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

VECTOR_SIZE = 384
_ROLE_SCORES = 9
_CANDIDATES = 4
_SURELY_OUTSIDE = -0.003
_TRAILING = frozenset(",;:-–—")
# An attribution that is wrong in four of five cases is none (on polnear-dev it takes away nothing
# from the words found and adds half a point to attribution with source).
_LEAST_CONFIDENCE = 0.2


class Columns:
    """What is kept of the model's outputs: a few numbers a word, whatever the text's length."""

    def __init__(self, table: WordTable, sentences: int) -> None:
        count = len(table)
        self.roles = np.zeros((count, _ROLE_SCORES), np.float32)
        self.names = np.zeros((count, len(NAMES)), np.float32)
        self.pos = np.zeros(count, np.int8)
        self.head = np.zeros(count, np.int64)
        self.relation = np.zeros(count, np.int8)
        self.targets = np.full((2, count, _CANDIDATES), decode.NONE, np.int64)
        self.shares = np.full((2, count, _CANDIDATES), -np.inf, np.float32)
        self.vectors = np.zeros((sentences, VECTOR_SIZE), np.float32)
        self.word_vectors = np.zeros((count, VECTOR_SIZE), np.float16)

    def add(self, inputs: Inputs, outputs: Sequence[NDArray[np.float32]]) -> None:
        """Keep the results of the words that a window is kept for."""
        labels, cue_of, source_of, head, relation, vectors = (output[0] for output in outputs)
        window = inputs.window
        rows = slice(window.keep_from, window.keep_to)
        # Word 0 of the outputs is [CLS], word 1 the window's first.
        shift = window.first - 1
        local = slice(window.keep_from - shift, window.keep_to - shift)
        names_end = _ROLE_SCORES + len(NAMES)
        for role in range(0, _ROLE_SCORES, 3):
            self.roles[rows, role : role + 3] = _log_shares(labels[local, role : role + 3])
        self.names[rows] = _log_shares(labels[local, _ROLE_SCORES:names_end])
        self.pos[rows] = labels[local, names_end:].argmax(-1)
        self.relation[rows] = relation[local]
        own = np.arange(window.keep_from, window.keep_to)
        self.head[rows] = np.where(head[local] == 0, own, head[local] + shift)
        # Only words that may be content (0) or cue (1) need to know where they point.
        for role, scores in enumerate((cue_of, source_of)):
            words = np.flatnonzero(self.roles[rows, 3 * role] < _SURELY_OUTSIDE)
            if len(words):
                best, share = decode.top_pointers(scores, words + local.start, _CANDIDATES)
                places = (role, words + window.keep_from, slice(best.shape[1]))
                self.targets[places] = np.where(best == 0, decode.NONE, best + shift)
                self.shares[places] = share
        # A sentence read in parts is the mean of these, weighted by their pieces. Words that two
        # windows read count twice, which does no harm.
        sentences = len(inputs.weights)
        parts = slice(inputs.lowest, inputs.lowest + sentences)
        self.vectors[parts] += vectors[:sentences] * inputs.weights[:, None]
        kept = slice(sentences + local.start - 1, sentences + local.stop - 1)
        self.word_vectors[rows] = vectors[kept]


def _log_shares(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    scores = scores - scores.max(-1, keepdims=True)
    shares: NDArray[np.float32] = scores - np.log(np.exp(scores).sum(-1, keepdims=True))
    return shares


class Reader:
    """Reads words, names, attributions and sentence vectors off a text.

    The same text gives the same reading, for any number of threads.
    """

    def __init__(
        self, session: InferenceSession, words: WordEncoder, calibration: Calibration
    ) -> None:
        self._session = session
        self._words = words
        self._calibration = calibration

    def read(self, text: str, sentences: Sequence[Span]) -> Reading:
        """Read the given sentences of a text: in order, not overlapping, gaps allowed.

        Raises ValueError where a sentence begins before the last one ended or ends outside
        the text.
        """
        table, columns = self.scores(text, sentences)
        return Reading(
            words=_words(table, columns),
            entities=_entities(text, table, columns),
            attributions=_attributions(text, table, columns, self._calibration),
            vectors=_normalised(columns.vectors),
            word_vectors=columns.word_vectors,
        )

    def scores(self, text: str, sentences: Sequence[Span]) -> tuple[WordTable, Columns]:
        """The words of a text and what the model says of them, not decoded; see `read`."""
        end = 0
        for sentence in sentences:
            if sentence.start < end or sentence.end > len(text):
                raise ValueError(f"sentence {sentence} is out of order or outside the text")
            end = sentence.end
        table = self._words.table(text, [(s.start, s.end) for s in sentences])
        columns = Columns(table, len(sentences))
        # One window a run: equal lengths need no padding, and results depend on nothing else.
        for window in cut(table):
            inputs = inputs_of(table, window)
            columns.add(inputs, self._run(inputs))
        return table, columns

    def _run(self, inputs: Inputs) -> list[NDArray[np.float32]]:
        outputs: list[NDArray[np.float32]] = self._session.run(
            None,
            {
                "pieces": inputs.pieces,
                "features": inputs.features,
                "firsts": inputs.firsts,
                "sentence": inputs.sentence,
                "pool": inputs.pool,
            },
        )
        return outputs


def _words(table: WordTable, columns: Columns) -> tuple[Word, ...]:
    rows = zip(
        table.starts.tolist(),
        table.ends.tolist(),
        columns.pos.tolist(),
        decode.acyclic_heads(columns.head).tolist(),
        columns.relation.tolist(),
        table.sentence.tolist(),
        strict=True,
    )
    return tuple(
        Word(
            start=start,
            end=end,
            pos=PARTS_OF_SPEECH[pos],
            head=head,
            dep="ROOT" if head == i else RELATIONS[relation],
            sentence=sentence,
        )
        for i, (start, end, pos, head, relation, sentence) in enumerate(rows)
    )


def _entities(text: str, table: WordTable, columns: Columns) -> tuple[EntitySpan, ...]:
    labels = decode.label_runs(columns.names, breaks=table.features // 12 % 2 == 1)
    shares = np.exp(np.take_along_axis(columns.names, labels[:, None], 1)[:, 0])
    found = []
    for first, last, kind in decode.spans_of(labels):
        # "the Red Crescent": the sets differ, here an article is no part of a name.
        article = text[table.starts[first] : table.ends[first]] in ("the", "a", "an")
        begin = first + 1 if article and last - first > 1 else first
        found.append(
            EntitySpan(
                start=int(table.starts[begin]),
                end=int(table.ends[last - 1]),
                label=NAME_KINDS[kind],
                score=float(shares[begin:last].mean()),
            )
        )
    return tuple(found)


def decoded(text: str, table: WordTable, columns: Columns) -> list[decode.Attributed]:
    """The attributions as word ranges, what the layout spells out not yet among them."""
    cue_of, source_of = (
        decode.Pointers(target=columns.targets[role], share=columns.shares[role])
        for role in range(2)
    )
    roles, cue_of = coherent(columns.roles, cue_of, quoted_runs(text, table))
    return decode.attributions(roles, cue_of, source_of)


def quoted_share(found: decode.Attributed, table: WordTable) -> float:
    """Share of the words of a content that are quoted."""
    words = np.concatenate([np.arange(first, last) for first, last in found.content])
    return float((table.features[words] >= QUOTED).mean())


def _attributions(
    text: str, table: WordTable, columns: Columns, calibration: Calibration
) -> tuple[RawAttribution, ...]:
    def trimmed(words: tuple[int, int] | None) -> tuple[Span, ...]:
        """A cue or source without the comma that follows it."""
        if words is None:
            return ()
        first, last = words
        while last - first > 1 and text[table.starts[last - 1] : table.ends[last - 1]] in _TRAILING:
            last -= 1
        return spans([(first, last)])

    def spans(ranges: Sequence[tuple[int, int]]) -> tuple[Span, ...]:
        return tuple(
            Span(start=int(table.starts[first]), end=int(table.ends[last - 1]))
            for first, last in ranges
        )

    read = []
    for found in decoded(text, table, columns):
        confidence = calibration.probability(found, quoted_share(found, table))
        if confidence >= _LEAST_CONFIDENCE:
            read.append(
                RawAttribution(
                    content=spans(found.content),
                    cue=trimmed(found.cue),
                    source=trimmed(found.source),
                    confidence=confidence,
                )
            )
    return tuple(with_layout(read, laid_out(text)))


def _normalised(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    length = np.linalg.norm(vectors, axis=-1, keepdims=True)
    normalised: NDArray[np.float32] = (vectors / np.maximum(length, 1e-9)).astype(np.float32)
    return normalised


@lru_cache(maxsize=4)
def load_reader(*, threads: int = 1) -> Reader:
    """Load the packaged model once; threads: how many ONNX Runtime may use for one run."""
    session = load_session("reader.onnx", threads=threads)
    calibration = Calibration.from_json((WEIGHTS / "calibration.json").read_text("utf-8"))
    return Reader(session, WordEncoder(load_tokenizer()), calibration)
