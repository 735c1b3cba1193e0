"""Names of persons: order, initials, short forms, particles, transliteration."""

from __future__ import annotations

from functools import lru_cache

from rashomon.findings.matching.types import NO_MATCH, Match
from rashomon.text.names import GENERATIONS, NAME_SUFFIXES, PARTICLES, name_tokens, strip_titles
from rashomon.text.short_names import is_short_form
from rashomon.text.transliteration import spelling_similarity

# Below this, two words are two names: Khomeini and Khamenei reach .78, Rezaei and Rezayee .83.
LIKE = 0.80
# A given name that differs must be explained by more than one foreign letter: Mary is not Marc.
GIVEN_LIKE = 0.78


@lru_cache(maxsize=16384)
def person_words(name: str) -> tuple[str, ...]:
    """The words of a person's name that tell one from another: no titles, particles, suffixes."""
    words = name_tokens(strip_titles(name))
    kept = tuple(w for w in words if w not in PARTICLES and w not in NAME_SUFFIXES)
    return kept or words


def given_names_agree(left: str, right: str) -> Match:
    """Whether two given names may be one person's: equal, initial, short form, other spelling."""
    if left == right:
        return Match(score=1.0, name="same word", detail=left)
    if min(len(left), len(right)) == 1:
        same = left[0] == right[0]
        return Match(score=0.85, name="initial", detail=f"{left}/{right}") if same else NO_MATCH
    if is_short_form(left, right):
        return Match(score=0.9, name="short form", detail=f"{left}/{right}")
    likeness = spelling_similarity(left, right)
    if likeness >= GIVEN_LIKE and min(len(left), len(right)) > 2:
        return Match(score=likeness, name="spelling", detail=f"{left}/{right}")
    return NO_MATCH


def surnames_agree(left: str, right: str) -> Match:
    """Whether two surnames may be one: equal or spelled otherwise."""
    if left == right:
        return Match(score=1.0, name="same word", detail=left)
    likeness = spelling_similarity(left, right)
    if likeness >= LIKE and min(len(left), len(right)) > 3:
        return Match(score=likeness, name="spelling", detail=f"{left}/{right}")
    return NO_MATCH


def compare_persons(left: str, right: str) -> Match:
    """Whether two full names (two words or more each) are one person's.

    Every word of the shorter name must be found in the longer, two words at least; the words that
    only the longer has must be given names or further surnames. What is left over on both sides
    speaks of two people.
    """
    short, long = sorted((person_words(left), person_words(right)), key=_by_length)
    if len(short) < 2:
        return NO_MATCH
    suffixes = {name_suffix(left), name_suffix(right)}
    match = _compare(short, long) or _same_letters(left, right)
    if len(suffixes) > 1 and match:
        if "jr" in suffixes or "" not in suffixes:
            return NO_MATCH  # father and son
        # "Robert S. Mueller III" is Robert Mueller in most accounts, so is a Sr.: who compares a
        # story looks whether some account tells of both.
        detail = f"{left} = {right}"
        return Match(score=min(match.score, 0.8), name="generation left out", detail=detail)
    return match


def _same_letters(left: str, right: str) -> Match:
    """One name with its particle written as a word and not: "Del Lind", "DelLind"."""
    tokens = [name_tokens(strip_titles(name)) for name in (left, right)]
    joined, apart = sorted(tokens, key=len)
    glued = apart[-2:-1] and apart[-2] in PARTICLES and (*apart[:-2], "".join(apart[-2:]))
    if not glued or glued != joined:
        return NO_MATCH
    return Match(score=0.96, name="same letters", detail=" ".join(apart))


def _by_length(words: tuple[str, ...]) -> tuple[int, tuple[str, ...]]:
    return len(words), words


def name_suffix(name: str) -> str:
    """What tells father from son: "Jr.", "III"."""
    last = name_tokens(name)[-1:]
    return last[0] if last and last[0] in GENERATIONS else ""


def _compare(short: tuple[str, ...], long: tuple[str, ...]) -> Match:
    if short == long:
        return Match(score=1.0, name="same name", detail=" ".join(short))
    if "".join(short) == "".join(long):
        return Match(score=0.98, name="same letters", detail=" ".join(long))
    matches, over = _aligned(short, long)
    if over or len(matches) < 2:
        return NO_MATCH
    whole = [m for m in matches if m.name != "initial"]
    if not whole or not any(len(m.detail.split("/")[0]) > 2 for m in whole):
        return NO_MATCH
    score = min(m.score for m in matches) * (1.0 if len(short) == len(long) else 0.97)
    different = [m for m in matches if m.name != "same word"]
    detail = "; ".join(f"{m.name} {m.detail}" for m in different) or f"all of {' '.join(short)}"
    return Match(score=score, name="person's name", detail=detail)


def _aligned(short: tuple[str, ...], long: tuple[str, ...]) -> tuple[list[Match], list[str]]:
    """Each word of the shorter name with its best free partner, in order where possible."""
    free = list(range(len(long)))
    matches: list[Match] = []
    over: list[str] = []
    for i, word in enumerate(short):
        surname = i == len(short) - 1
        compare = surnames_agree if surname else given_names_agree
        options = [(compare(word, long[j]).score, -abs(i - j), -j) for j in free]
        best = max(options, default=(0.0, 0, 0))
        if best[0] <= 0:
            over.append(word)
            continue
        j = -best[2]
        free.remove(j)
        matches.append(compare(word, long[j]))
    return matches, over
