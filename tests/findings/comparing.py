"""Two or three invented accounts with names, figures and times found, for tests of findings."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from rashomon.annotate.quantities import find_quantities
from rashomon.annotate.times import find_times
from rashomon.model import AnnotatedArticle, Mention, Span, Story
from rashomon.text.tokens import content_tokens
from tests.factory import annotated, article

DIMENSIONS = 384


def account(text: str, id: str, *, published: str | None = None) -> AnnotatedArticle:
    """An account whose first line is its title; a sentence's vector is the sum of its words'."""
    made = annotated(article(text, id=id, kinds=["title"], published=published, language="en"))
    source = made.article
    return replace(
        made,
        mentions=_capitals(text),
        quantities=find_quantities(source, made.sentences, ()),
        times=find_times(source, made.sentences, ()),
        vectors=np.array([_vector(s.span.of(text)) for s in made.sentences]).reshape(
            -1, DIMENSIONS
        ),
    )


def story(*texts: str) -> Story:
    """A story of these accounts."""
    return Story(accounts=tuple(account(t, f"a{n}") for n, t in enumerate(texts, 1)))


def _capitals(text: str) -> tuple[Mention, ...]:
    found, at = [], 0
    for word in text.split():
        at = text.index(word, at)
        bare = word.strip(".,;:“”")
        if len(bare) > 3 and bare[0].isupper() and at and text[at - 1] == " ":
            span = Span(start=at, end=at + len(bare))
            found.append(Mention(span=span, kind="person", score=0.9))
        at += len(word)
    return tuple(found)


def _vector(text: str) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    total = np.full(DIMENSIONS, 0.01, np.float32)
    for token in content_tokens(text):
        seed = sum(ord(c) * 31**k for k, c in enumerate(token.form)) % 2**32
        total += np.random.default_rng(seed).standard_normal(DIMENSIONS).astype(np.float32)
    return total / np.float32(np.linalg.norm(total))
