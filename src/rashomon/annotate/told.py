"""Whether what the reader marks as said is anybody's words: an act, a vote or a picture is not.

A logistic model over the reader's vector of the cue, how the content hangs on it, who is the source
and how sure the reader is, fitted by training/told.py to what readers said of marked contents.
Method and figures: docs/statements.md.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources

import numpy as np

from rashomon.annotate.content import RawAttribution, Understood
from rashomon.annotate.cues import TEXT_NOUNS, tells_of_saying
from rashomon.annotate.placed import head_row, mentions_near, sentences_over, words_in
from rashomon.learned.logistic import Floats, Logistic, read_logistic
from rashomon.model import Span

# Length of the reader's vectors of words.
VECTOR_SIZE = 384

# Cues that always tell of words: what hangs on them is asked no further.
_SAYS = frozenset(
    """said say says saying told tell tells telling according add adds added adding tweet tweets
    tweeted write writes wrote writing""".split()
)
_SUBJECTS = frozenset(("nsubj", "nsubjpass", "expl"))
_PASSIVE = frozenset(("auxpass", "nsubjpass"))
_NEGATED = re.compile(r"\b(?:not|never|no|nor|little)\b|n['’]t\b", re.IGNORECASE)
_LINKS = ("ccomp", "xcomp", "dobj", "pobj", "advcl", "acl", "relcl", "nsubj", "nsubjpass")
_OPENINGS = ("to", "that", "for", "of", "on", "about", "against", "as", "with", "whether", "how")
_WORD = re.compile(r"[\w'’-]+")
_SURE = 0.99
# Where no source is marked, from here on more is said than not: in events left out .77 from .7 to
# .8, where .47 is between .6 and .7.
_UNSOURCED = 0.7
# How far, in words, the subject of a passive may be.
_REACH = 30


def always_tells(cue: str) -> bool:
    """Whether a cue tells of words whatever hangs on it: "said", "according to"."""
    return not _SAYS.isdisjoint(cue.lower().split())


def is_spoken(marked: RawAttribution, known: Understood) -> bool:
    """Whether what the reader marks is more probably somebody's words than not."""
    judge = packaged()
    row = features(marked, known, judge)
    least = judge.threshold if marked.source else max(judge.threshold, _UNSOURCED)
    return float(judge.probabilities(row[None])[0]) >= least


@cache
def packaged() -> Logistic:
    """The judge that is packaged."""
    table = resources.files("rashomon.annotate") / "weights" / "told.json"
    return read_logistic(json.loads(table.read_text(encoding="utf-8")))


def features(marked: RawAttribution, known: Understood, judge: Logistic) -> Floats:
    """What the judge is asked about, (features,).

    A cue without a vector has the mean of those that the judge was fitted to.
    """
    vector = cue_vector(marked, known)
    if vector is None:
        vector = judge.mean[-VECTOR_SIZE:]
    return features_of(signs(marked, known), vector, judge.names[:-VECTOR_SIZE])


def features_of(found: Mapping[str, float], vector: Floats, names: Sequence[str]) -> Floats:
    """The signs of these names, then the vector."""
    plain = np.array([found.get(name, 0.0) for name in names], np.float32)
    return np.concatenate([plain, vector])


def cue_vector(marked: RawAttribution, known: Understood) -> Floats | None:
    """The reader's vector of the cue's head, (384,)."""
    row = head_row(known.words, marked.cue[0]) if marked.cue else None
    if row is None or known.word_vectors is None:
        return None
    vector: Floats = known.word_vectors[row].astype(np.float32)
    return vector


def signs(marked: RawAttribution, known: Understood) -> dict[str, float]:
    """What speaks for and against somebody's words, but for the vector."""
    text, words = known.article.text, known.words
    cue = " ".join(span.of(text) for span in marked.cue)
    confidence = min(max(marked.confidence, 1 - _SURE), _SURE)
    opening = _opening(text, marked.content[0])
    titled = sentences_over(known.sentences, marked.content[0])
    found = {
        "confidence": math.log(confidence / (1 - confidence)),
        "says": float(tells_of_saying(cue)),
        "cue words": math.log1p(len(_WORD.findall(cue))),
        "negated": float(bool(_NEGATED.search(cue))),
        "content words": math.log1p(sum(len(_WORD.findall(s.of(text))) for s in marked.content)),
        "clause": float(_has_clause(marked.content, known)),
        "title": float(any(sentence.block == "title" for sentence in titled)),
        f"opens {opening}": 1.0,
    }
    cue_head = head_row(words, marked.cue[0]) if marked.cue else None
    content_head = head_row(words, marked.content[0])
    if cue_head is not None:
        found[f"cue {words[cue_head].pos}"] = 1.0
        found["passive"] = float(_is_passive(known, cue_head))
    if content_head is not None:
        link = words[content_head].dep
        found[f"head {words[content_head].pos}"] = 1.0
        found[f"link {link if link in _LINKS else 'other'}"] = 1.0
        found["hangs on cue"] = float(words[content_head].head == cue_head)
    return found | _source_signs(marked, known)


def _source_signs(marked: RawAttribution, known: Understood) -> dict[str, float]:
    if not marked.source:
        return {"no source": 1.0}
    source = marked.source[0]
    words = source.of(known.article.text).lower().split()
    kinds = {m.kind for m in mentions_near(known.mentions, source) if m.span.overlaps(source)}
    return {
        "source person": float("person" in kinds),
        "source body": float(bool(kinds & {"organization", "group", "place"})),
        "source pronoun": float(words in (["he"], ["she"], ["they"], ["it"], ["who"])),
        "source text": float(bool(TEXT_NOUNS & {word.strip(",.'’") for word in words})),
        "source plural": float(bool(words) and words[-1].endswith("s")),
    }


def _has_clause(content: Sequence[Span], known: Understood) -> bool:
    """Whether a verb and its subject stand in the content."""
    words = [word for span in content for word in words_in(known.words, span)]
    inside = {word.span for word in words}
    return any(w.dep in _SUBJECTS and known.words[w.head].span in inside for w in words)


def _is_passive(known: Understood, row: int) -> bool:
    near = known.words[max(0, row - _REACH) : row + _REACH]
    return any(word.head == row and word.dep in _PASSIVE for word in near)


def _opening(text: str, content: Span) -> str:
    """The word that leads to the content: its first, or the one before it, of those that do."""
    first = _WORD.match(text, content.start)
    before = _WORD.findall(text[max(0, content.start - 12) : content.start])
    for word in (first[0].lower() if first else "", before[-1].lower() if before else ""):
        if word in _OPENINGS:
            return word
    return "otherwise"
