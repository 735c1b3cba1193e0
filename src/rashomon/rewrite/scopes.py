"""Which content words stand after a negation or a hedge, near enough to be meant by it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator

from rashomon.text.tokens import is_content, stem, word_tokens

_NEGATIONS = frozenset(
    "not no never neither nor none nobody nothing without cannot nowhere hardly barely".split()
)
# These turn what follows into its opposite, or leave it undone, up to the end of the clause.
_DENIALS = frozenset(
    """deny denies denied denying reject rejects rejected rejecting dismiss dismisses dismissed
    dismissing refute refutes refuted disputes disputed fail fails failed failing refuse refuses
    refused refusing""".split()
)
HEDGES = frozenset(
    """may might could alleged allegedly reportedly apparently possibly possible perhaps
    probably probable likely unlikely suspected suspects suspect suspecting believed believes
    believe thought thinks appear appears appeared seem seems seemed unconfirmed rumoured rumored
    purported purportedly presumed presumably potential potentially supposedly supposed
    if""".split()
)
# "About 30": near enough before a figure, these say that it is not exact.
_BOUNDS = frozenset(
    """about around approximately roughly nearly almost least most over under above below than up
    some estimated circa""".split()
)
_NEAR, _FAR, _BESIDE = 4, 8, 2
_STOPS = frozenset(",;:.!?()–—")


def is_negation(word: str) -> bool:
    """Whether a folded word negates what follows."""
    return word in _NEGATIONS or word.endswith("n't")


def negated(text: str) -> dict[str, set[bool]]:
    """For each content stem whether it is negated; both where it is once and once not."""
    return _scoped(text, lambda word: _NEAR if is_negation(word) else _FAR * (word in _DENIALS))


def hedged(text: str) -> dict[str, set[bool]]:
    """For each content stem whether it is hedged."""
    return _scoped(text, lambda word: _FAR * (word in HEDGES))


def bounded(text: str) -> dict[str, set[bool]]:
    """For each word with a digit whether a word before it says that it is not exact."""
    found: dict[str, set[bool]] = defaultdict(set)
    left = 0
    for form, new_clause in _steps(text):
        left = _BESIDE if form in _BOUNDS else 0 if new_clause else max(0, left - 1)
        if any(letter.isdigit() for letter in form):
            found[form].add(left > 0)
    return found


def negations(text: str) -> int:
    """How many words of a text negate."""
    return sum(is_negation(form) or form in _DENIALS for form, _ in _steps(text))


def has_hedge(text: str) -> bool:
    """Whether anything in a text hedges."""
    return any(form in HEDGES for form, _ in _steps(text))


def _scoped(text: str, reach: Callable[[str], int]) -> dict[str, set[bool]]:
    """`reach` tells over how many words of its clause a word holds, 0 for most."""
    found: dict[str, set[bool]] = defaultdict(set)
    left = 0
    for form, new_clause in _steps(text):
        left = 0 if new_clause else left
        if length := reach(form):
            left = max(left, length)
            continue
        if is_content(form):
            found[stem(form)].add(left > 0)
        left = max(0, left - 1)
    return found


def _steps(text: str) -> Iterator[tuple[str, bool]]:
    """Each word, folded, and whether a clause begins with it. May with a capital is a month."""
    end = 0
    for token in word_tokens(text):
        between = text[end : token.span.start]
        end = token.span.end
        month = token.form == "may" and text[token.span.start] == "M"
        yield ("" if month else token.form), not _STOPS.isdisjoint(between)
