"""Training windows: cutting documents, augmenting names and letter case, collating batches."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from rashomon.encoder.labels import NAMES, PARTS_OF_SPEECH
from rashomon.encoder.words import CONTINUATION, LOWER, TITLE, UPPER, WordEncoder
from training.prepare import UNLABELLED, Prepared

CLS, SEP, MASK = 101, 102, 103
WINDOW_PIECES = 256
PARTICLES = ("al", "Al", "el", "El", "ul")
FORENAMES = ("Abdul", "Abu", "Mohammad", "Mohammed", "Seyed", "Sheikh", "Bin", "Ibn", "Haji")
ENDINGS = ("i", "zadeh", "zade", "oghlu", "pour", "nejad", "ov", "ev", "ova", "yan", "ani", "vand")


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A run of words with labels; pointers and heads are local (-1 none), see Prepared."""

    kind: str
    pieces: list[list[int]]
    features: NDArray[np.int64]
    sentence: NDArray[np.int64]
    roles: NDArray[np.int64]
    cue_of: NDArray[np.int64]
    source_of: NDArray[np.int64]
    names: NDArray[np.int64]
    pos: NDArray[np.int64]
    head: NDArray[np.int64]
    dep: NDArray[np.int64]
    vectors: NDArray[np.float32]
    whole: NDArray[np.bool_]
    words: list[str]


def cut(document: Prepared, rng: random.Random) -> list[tuple[int, int]]:
    """Cut a document into runs of whole sentences that fill windows; the first cut is random."""
    table = document.table
    limit = WINDOW_PIECES - 2
    bounds = [0, *(np.flatnonzero(np.diff(table.sentence)) + 1).tolist(), len(table)]
    runs: list[tuple[int, int]] = []
    start = 0
    room = limit if rng.random() < 0.3 else rng.randint(limit // 3, limit)
    for low, high in pairwise(bounds):
        if start < low and table.offsets[high] - table.offsets[start] > room:
            runs.append((start, low))
            start, room = low, limit
        while table.offsets[high] - table.offsets[start] > limit:
            end = int(np.searchsorted(table.offsets, table.offsets[start] + limit, "right")) - 1
            runs.append((start, end))
            start, room = end, limit
    if start < len(table):
        runs.append((start, len(table)))
    return runs


def _local(targets: NDArray[np.int32], first: int, last: int) -> NDArray[np.int64]:
    moved = targets[first:last].astype(np.int64) - first
    outside = (moved < 0) | (moved >= last - first)
    moved[outside] = -1
    moved[targets[first:last] == UNLABELLED] = UNLABELLED
    return moved


def window(document: Prepared, first: int, last: int) -> Window:
    """Take words first:last of a document."""
    table = document.table
    offsets, flat = table.offsets, table.pieces
    sentence = table.sentence[first:last].astype(np.int64)
    numbers = np.arange(sentence[0], sentence[-1] + 1)
    complete = np.ones(len(numbers), bool)
    complete[0] = first == 0 or table.sentence[first - 1] != sentence[0]
    complete[-1] &= last == len(table) or table.sentence[last] != sentence[-1]
    rows = slice(first, last)
    return Window(
        kind=document.kind,
        pieces=[flat[offsets[i] : offsets[i + 1]].tolist() for i in range(first, last)],
        features=table.features[rows].astype(np.int64),
        sentence=sentence - sentence[0],
        roles=document.roles[rows].astype(np.int64),
        cue_of=_local(document.cue_of, first, last),
        source_of=_local(document.source_of, first, last),
        names=document.names[rows].astype(np.int64),
        pos=document.syntax.pos[rows].astype(np.int64),
        head=_local(document.syntax.head, first, last),
        dep=document.syntax.dep[rows].astype(np.int64),
        vectors=document.vectors[numbers].astype(np.float32),
        whole=complete,
        words=[document.text[table.starts[i] : table.ends[i]] for i in range(first, last)],
    )


class Augmenter:
    """Puts other personal names in, headline letter case on, and hides some words.

    hidden: the share of words hidden in half of the windows with attributions, where the context
    must do.
    """

    def __init__(
        self, names: list[str], encoder: WordEncoder, rng: random.Random, *, hidden: float = 0.0
    ) -> None:
        self._names = names
        self._encoder = encoder
        self._rng = rng
        self._hidden = hidden

    def __call__(self, window: Window) -> Window:
        rng = self._rng
        if window.kind.startswith("ner-") and rng.random() < 0.5:
            window = self.rename(window)
        if self._hidden and window.kind.startswith("polnear") and rng.random() < 0.5:
            window = self.hide(window)
        return self.headline(window, 0.04 if window.kind.startswith("ner-") else 0.015)

    def new_name(self) -> list[str]:
        """One to three words for one word of a personal name."""
        rng = self._rng
        name = rng.choice(self._names).capitalize()
        draw = rng.random()
        if draw < 0.12:
            return [rng.choice(PARTICLES), "-", name]
        if draw < 0.24:
            return [name + rng.choice(ENDINGS)]
        if draw < 0.30:
            return [rng.choice(FORENAMES), name]
        return [name]

    def rename(self, window: Window) -> Window:
        """Replace words of personal names, one new name for each, everywhere in the window."""
        person = (NAMES.index("B-PER"), NAMES.index("I-PER"))
        is_person = np.isin(window.names, person)
        chosen: dict[str, list[str]] = {}
        for word, inside in zip(window.words, is_person, strict=True):
            if inside and len(word) > 2 and word[0].isupper() and word not in chosen:
                chosen[word] = self.new_name() if self._rng.random() < 0.85 else [word]
        new = [
            chosen.get(word, [word]) if inside else [word]
            for word, inside in zip(window.words, is_person, strict=True)
        ]
        source = np.repeat(np.arange(len(new)), [len(group) for group in new])
        place = np.searchsorted(source, np.arange(len(new)))
        inserted = np.concatenate([[False], source[1:] == source[:-1]])
        words = [word for group in new for word in group]
        pieces, features = [], window.features[source]
        touched = window.whole.copy()
        for i, word in enumerate(words):
            if word == window.words[source[i]]:
                pieces.append(window.pieces[source[i]])
                continue
            upper = window.words[source[i]].isupper()
            ids, shape = self._encoder.word(word)
            pieces.append(list(ids))
            shape = UPPER if upper and shape in (LOWER, TITLE) else shape
            features[i] = features[i] // 12 * 12 + shape
            touched[window.sentence[source[i]]] = False

        def moved(targets: NDArray[np.int64]) -> NDArray[np.int64]:
            taken = targets[source]
            return np.where(taken >= 0, place[np.maximum(taken, 0)], taken)

        names = window.names[source]
        names[inserted] = person[1]
        pos = window.pos[source]
        pos[inserted] = PARTS_OF_SPEECH.index("PROPN")
        head, dep = moved(window.head), window.dep[source]
        head[inserted] = UNLABELLED
        dep[inserted] = UNLABELLED
        return replace(
            window, words=words, pieces=pieces, features=features, names=names, pos=pos,
            head=head, dep=dep, sentence=window.sentence[source], roles=window.roles[source],
            cue_of=moved(window.cue_of), source_of=moved(window.source_of), whole=touched,
        )  # fmt: skip

    def hide(self, window: Window) -> Window:
        """Put the mask piece in the place of all pieces of some words."""
        chosen = [self._rng.random() < self._hidden for _ in window.pieces]
        touched = window.whole.copy()
        touched[window.sentence[np.array(chosen)]] = False
        pieces = [
            [MASK] * len(p) if hidden else p
            for p, hidden in zip(window.pieces, chosen, strict=True)
        ]
        return replace(window, pieces=pieces, whole=touched)

    def headline(self, window: Window, chance: float) -> Window:
        """Give some sentences the letter case of headlines (the pieces know no case)."""
        features = window.features.copy()
        for number in range(int(window.sentence[-1]) + 1):
            draw = self._rng.random()
            if draw >= 2 * chance:
                continue
            rows = np.flatnonzero(window.sentence == number)
            shape = features[rows] % 6
            if draw < chance:
                new = np.where((shape == LOWER) | (shape == TITLE), UPPER, shape)
            else:
                longer = np.array([len(window.words[i]) > 3 for i in rows])
                new = np.where((shape == LOWER) & longer, TITLE, shape)
            features[rows] += new - shape
        return replace(window, features=features)


def fit(window: Window) -> Window:
    """Drop words at the end that renaming pushed over the window's size."""
    total = np.cumsum([len(p) for p in window.pieces])
    n = int(np.searchsorted(total, WINDOW_PIECES - 2, "right"))
    if n == len(window.pieces):
        return window
    count = int(window.sentence[n - 1]) + 1
    whole = window.whole[:count].copy()
    whole[-1] = False

    def kept(targets: NDArray[np.int64]) -> NDArray[np.int64]:
        return np.where(targets[:n] >= n, -1, targets[:n])

    return replace(
        window, pieces=window.pieces[:n], words=window.words[:n], features=window.features[:n],
        sentence=window.sentence[:n], roles=window.roles[:n], names=window.names[:n],
        pos=window.pos[:n], dep=window.dep[:n], head=kept(window.head),
        cue_of=kept(window.cue_of), source_of=kept(window.source_of),
        vectors=window.vectors[:count], whole=whole,
    )  # fmt: skip


def collate(windows: list[Window]) -> dict[str, Tensor]:
    """Pad windows to one batch; word 0 is [CLS], so local indices move up by one."""
    windows = [fit(w) for w in windows]
    length = max(sum(map(len, w.pieces)) for w in windows) + 2
    count = max(len(w.pieces) for w in windows) + 1
    sentences = max(len(w.whole) for w in windows)
    size = len(windows)
    batch = {
        "pieces": torch.zeros(size, length, dtype=torch.long),
        "features": torch.zeros(size, length, dtype=torch.long),
        "firsts": torch.zeros(size, count, dtype=torch.long),
        "pool": torch.zeros(size, sentences, length),
        "vectors": torch.zeros(size, sentences, 384),
        "whole": torch.zeros(size, sentences, dtype=torch.bool),
        "roles": torch.full((size, count, 3), UNLABELLED, dtype=torch.long),
    }
    columns = ("cue_of", "source_of", "head", "names", "pos", "dep")
    for name in columns:
        batch[name] = torch.full((size, count), UNLABELLED, dtype=torch.long)
    for row, w in enumerate(windows):
        n = len(w.pieces)
        counts = np.array([len(p) for p in w.pieces])
        total = int(counts.sum())
        firsts = np.concatenate([[0], np.cumsum(counts)[:-1]])
        flat = torch.tensor([CLS, *(i for p in w.pieces for i in p), SEP])
        features = np.repeat(w.features, counts)
        later = np.ones(total, bool)
        later[firsts] = False
        features[later] += CONTINUATION
        batch["pieces"][row, : total + 2] = flat
        batch["features"][row, 1 : total + 1] = torch.from_numpy(features)
        batch["firsts"][row, 1 : n + 1] = torch.from_numpy(firsts + 1)
        sentence = np.repeat(w.sentence, counts)
        sizes = np.bincount(sentence, minlength=len(w.whole)).clip(1)
        places = (torch.full((total,), row), torch.from_numpy(sentence), torch.arange(1, total + 1))
        batch["pool"][places] = torch.from_numpy(1.0 / sizes[sentence]).float()
        batch["vectors"][row, : len(w.whole)] = torch.from_numpy(w.vectors)
        batch["whole"][row, : len(w.whole)] = torch.from_numpy(w.whole)
        batch["roles"][row, 1 : n + 1] = torch.from_numpy(w.roles)
        for name in columns:
            values = torch.from_numpy(np.asarray(getattr(w, name), np.int64))
            if name in ("cue_of", "source_of", "head"):
                values = torch.where(values == UNLABELLED, values, values + 1)
            batch[name][row, 1 : n + 1] = values
    return batch
