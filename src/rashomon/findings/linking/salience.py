"""How much a sentence matters to its story: the features of the omission model."""

from __future__ import annotations

from collections import defaultdict
from math import fsum

import numpy as np
from numpy.typing import NDArray

from rashomon.findings.linking.sentence_view import SentenceView, StoryView

Floats = NDArray[np.float32]

NAMES = (
    "nearest",
    "nearest_centred",
    "centrality",
    "title_cosine",
    "position",
    "early",
    "length",
    "terms",
    "rarity",
    "entities",
    "entities_new",
    "quantities",
    "times",
    "stated",
    "speaker_known",
    "quoted",
    "quoted_whole",
    "account_share",
    "continues",
)
# Words that lean on the sentence before: what they open seldom stands on its own.
_LEANING = frozenset("he she they it this that these those but and so also".split())


def salience_features(story: StoryView, opens: list[str]) -> Floats:
    """One row a view; `opens[k]` is the first word of view k, folded."""
    nearest, centred = _nearest(story)
    tellers: defaultdict[str, set[int]] = defaultdict(set)
    for view in story.views:
        for name in view.named:
            tellers[name].add(view.account)
    shared = frozenset(name for name, accounts in tellers.items() if len(accounts) > 1)
    mean = story.vectors.mean(axis=0) if len(story.views) else np.zeros(story.vectors.shape[1])
    central = story.vectors @ mean
    titles = [k for k, v in enumerate(story.views) if v.title]
    title = (
        (story.vectors @ story.vectors[titles].T).max(axis=1) if titles else np.zeros_like(central)
    )
    rows = [
        [
            float(nearest[k]),
            float(centred[k]),
            float(central[k]),
            float(title[k]),
            *_own(story, view, shared, opens[k]),
        ]
        for k, view in enumerate(story.views)
    ]
    return np.array(rows, np.float32).reshape(len(story.views), len(NAMES))


def _nearest(story: StoryView) -> tuple[Floats, Floats]:
    """For each row the largest cosine with another account's sentence, plain and centred."""
    best = np.zeros((2, len(story.views)), np.float32)
    for x, a in enumerate(story.rows):
        for y, b in enumerate(story.rows):
            if x == y or not len(a) or not len(b):
                continue
            left, right = slice(a.start, a.stop), slice(b.start, b.stop)
            for row, vectors in enumerate((story.vectors, story.centred)):
                cosine = (vectors[left] @ vectors[right].T).max(axis=1)
                best[row, left] = np.maximum(best[row, left], cosine)
    return best[0], best[1]


def _own(story: StoryView, view: SentenceView, shared: frozenset[str], first: str) -> list[float]:
    """What the sentence shows alone; `shared` are the names that two or more accounts print."""
    terms = view.terms
    return [
        view.position,
        float(view.position < 0.3),
        float(np.log1p(len(terms))),
        fsum(story.weights[t] for t in terms) / max(len(terms), 1),
        fsum(story.rarity[t] for t in terms) / max(len(terms), 1),
        float(len(view.named)),
        float(len(view.named - shared)),
        float(len(view.quantities)),
        float(len(view.times)),
        float(view.stated),
        float(bool(view.spoken_by)),
        float(bool(view.quoted)),
        len(view.quoted) / max(len(terms), 1),
        len(story.rows[view.account]) / max(len(story.views), 1),
        float(first in _LEANING),
    ]
