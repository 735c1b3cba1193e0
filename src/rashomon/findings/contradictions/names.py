"""One sentence in two accounts, word for word but for a name."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from rapidfuzz import fuzz

from rashomon.findings.contradictions.pair import Conflict, Pair, Side
from rashomon.model import Span
from rashomon.text.tokens import Token, word_tokens

# Below ten words two sentences may differ in a name and be about different things.
_LEAST_WORDS = 10
_LEAST_ALIKE = 0.5
_NEARLY_ALL = 0.85
# Spellings of one name are more alike than this (Rezaee, Rezayee).
_SPELLING = 60


def name_conflict(pair: Pair) -> Conflict | None:
    """Two names in the same place of a sentence that is otherwise the same."""
    if pair.alike < _LEAST_ALIKE:
        return None
    left = list(word_tokens(pair.left.text, pair.left.span))
    right = list(word_tokens(pair.right.text, pair.right.span))
    if min(len(left), len(right)) < _LEAST_WORDS:
        return None
    matcher = SequenceMatcher(None, [t.form for t in left], [t.form for t in right], False)
    same = sum(block.size for block in matcher.get_matching_blocks())
    if same < _NEARLY_ALL * min(len(left), len(right)):
        return None
    for kind, i, j, k, m in matcher.get_opcodes():
        if kind != "replace" or j - i != m - k or j - i > 2 or i == 0 or k == 0:
            continue
        ours, theirs = _joined(left[i:j]), _joined(right[k:m])
        if (
            _part_of_name(pair.left, ours)
            and _part_of_name(pair.right, theirs)
            and _differ(pair, ours, theirs)
        ):
            return Conflict(
                aspect="name",
                left=pair.left.value(ours, ours.of(pair.left.text)),
                right=pair.right.value(theirs, theirs.of(pair.right.text)),
                why="the same sentence but for this name",
            )
    return None


def _joined(tokens: list[Token]) -> Span:
    return Span(start=tokens[0].span.start, end=tokens[-1].span.end)


def _part_of_name(side: Side, span: Span) -> bool:
    """Whether the words are capitalised and stand in a longer name ("Wendy" Wasserman)."""
    if not all(word[:1].isupper() for word in span.of(side.text).split()):
        return False
    after = re.match(r"\s+([^\W\d_]+)", side.text[span.end : side.span.end])
    before = re.search(r"([^\W\d_]+)\s+$", side.text[side.span.start : span.start])
    return any(found and found.group(1)[:1].isupper() for found in (after, before))


def _differ(pair: Pair, ours: Span, theirs: Span) -> bool:
    a, b = ours.of(pair.left.text).lower(), theirs.of(pair.right.text).lower()
    return fuzz.ratio(a, b) < _SPELLING and a[0] != b[0]
