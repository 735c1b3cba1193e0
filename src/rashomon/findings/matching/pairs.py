"""Two names alone, without an article: how probable is it that they are meant to be one?

For lists and registers, where nothing but the names is known. It forgives misspellings that the
comparisons for accounts do not, since within one story two different people are more probable
than two misspelled words.
"""

from __future__ import annotations

import math
import re
from dataclasses import astuple, dataclass
from typing import Literal

from anyascii import anyascii
from rapidfuzz.distance import OSA, JaroWinkler, Levenshtein

from rashomon.findings.matching.persons import given_names_agree
from rashomon.findings.matching.types import Match
from rashomon.text.names import PARTICLES, is_title_word
from rashomon.text.transliteration import spelling_similarity

NameKind = Literal["person", "organization"]

_WORD = re.compile(r"[a-z0-9&]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_DOTTED = re.compile(r"\b(?:\w\.){2,}")
# Forms of law and words that say nothing of which body it is.
_LEGAL = re.compile(
    r"\b(?:(?:open |closed |public )?joint stock company|(?:limited liability|public limited) "
    r"(?:company|corporation)|limited liability|aktiengesellschaft|gesellschaft mit "
    r"beschrankter haftung|societatea cu raspundere limitata|obshchestvo s ogranichennoi "
    r"otvetstvennostyu|inc(?:orporated)?|corp(?:oration)?|co|company|ltd|limited|llc|llp|plc|"
    r"gmbh|ag|sa|srl|ab|bv|bvba|nv|lp|jsc|ojsc|oao|ooo|zao|ao|pjsc|pao|pte|pty|as|na)\b"
)
_DESCENT = re.compile(r"(\w+) (?:bin|ibn|ben) (\w+)")
_SMALL = frozenset("the of and for in on de la del al el bin ben ibn von van & y".split())
_NUMBERS = {
    "one": "1", "first": "1st", "two": "2", "second": "2nd", "three": "3", "third": "3rd",
    "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10",
    "forty": "40",
}  # fmt: skip
# A word is held to answer another from this similarity on; below, it is left over.
_ANSWERS = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class PairFeatures:
    """What is looked at in two names; shares and similarities from 0 to 1, counts capped at 3."""

    joined: float  # similarity of all letters, word breaks left out
    sorted_words: float  # Jaro-Winkler similarity of the words in alphabetical order
    worst: float  # the least similar of the words that answer one another
    mean: float  # their mean similarity, weighted by length
    left_over_short: float  # words of the shorter name that nothing answers
    left_over_long: float  # words of the longer name that nothing answers
    letters_over: float  # share of all letters that stand in words left over
    initials: float  # whether an initial answers a word
    acronym: float  # whether one name is the other's initials
    changed: float  # letters changed in the word that changed most, of 4
    reversed_descent: float  # whether son and father trade places ("A bin B", "B bin A")


# Bias, then one weight a feature, learned on the development part of nomenklatura's name bench
# (training/name_pairs.py): F1 .90 on it, .88 held out; nomenklatura's logic_v2 gets .79 there.
_WEIGHTS: dict[NameKind, tuple[float, ...]] = {
    "person": (
        -0.982,
        0.059,
        0.422,
        1.624,
        0.953,
        -3.643,
        -0.291,
        -0.948,
        0.850,
        1.617,
        -1.689,
        -2.480,
    ),
    "organization": (
        -1.934,
        3.237,
        0.820,
        -0.034,
        -1.632,
        -1.255,
        0.689,
        -1.061,
        1.070,
        1.095,
        0.741,
        0.0,
    ),
}


def pair_words(name: str, kind: NameKind) -> list[str]:
    """The folded words of a name: no titles or legal forms, numbers as digits, each once."""
    spaced = _CAMEL.sub(" ", name) if " " not in name.strip() else name
    text = anyascii(_DOTTED.sub(lambda m: m.group().replace(".", ""), spaced)).lower()
    text = text.replace("'", "").replace("`", "")
    if kind == "organization":
        text = _LEGAL.sub(" ", text) if _LEGAL.sub("", text).strip(" .,()") else text
    else:
        text = text.replace("0", "o").replace("1", "i")
    words = [_NUMBERS.get(w, w) for w in _WORD.findall(text)]
    titles = [w for w in words if is_title_word(w) or w in {"llc", "prasident"}]
    kept = [w for w in words if w not in titles] if kind == "person" else words
    small = PARTICLES if kind == "person" else _SMALL
    kept = [w for w in kept if w not in small] or kept or words
    return list(dict.fromkeys(kept))


def pair_features(left: str, right: str, kind: NameKind) -> PairFeatures:
    """Compare two names word by word and as a whole."""
    short, long = sorted((pair_words(left, kind), pair_words(right, kind)), key=len)
    answers, over_short, over_long = _answers(short, long)
    letters = sum(map(len, short)) + sum(map(len, long)) or 1
    weight = sum(len(w) for w, _, _ in answers) or 1
    one, two = "".join(short), "".join(long)
    return PairFeatures(
        joined=Levenshtein.normalized_similarity(one, two),
        sorted_words=JaroWinkler.similarity(" ".join(sorted(short)), " ".join(sorted(long))),
        worst=min((s for _, _, s in answers), default=0.0),
        mean=sum(len(w) * s for w, _, s in answers) / weight if answers else 0.0,
        left_over_short=min(3.0, len(over_short)),
        left_over_long=min(3.0, len(over_long)),
        letters_over=sum(map(len, over_short + over_long)) / letters,
        initials=float(any(len(w) == 1 for w in short)),
        acronym=float(_is_acronym(short, long)),
        changed=min(4, max((OSA.distance(a, b) for a, b, _ in answers), default=4)) / 4,
        reversed_descent=float(_reversed_descent(left, right)),
    )


def _answers(
    short: list[str], long: list[str]
) -> tuple[list[tuple[str, str, float]], list[str], list[str]]:
    """Which word answers which, best first; and what is left over on both sides."""
    pairs = sorted(
        ((_alike(a, b), i, j) for i, a in enumerate(short) for j, b in enumerate(long)),
        key=lambda p: (-p[0], abs(p[1] - p[2]), p[1], p[2]),
    )
    used_short: set[int] = set()
    used_long: set[int] = set()
    answers = []
    for similarity, i, j in pairs:
        if similarity >= _ANSWERS and i not in used_short and j not in used_long:
            used_short.add(i)
            used_long.add(j)
            answers.append((short[i], long[j], similarity))
    over_short = [w for i, w in enumerate(short) if i not in used_short]
    over_long = [w for j, w in enumerate(long) if j not in used_long]
    return answers, over_short, over_long


def _alike(left: str, right: str) -> float:
    if min(len(left), len(right)) == 1 and left[:1] == right[:1]:
        return 0.8
    if given_names_agree(left, right).name == "short form":
        return 0.9
    return spelling_similarity(left, right)


def _is_acronym(short: list[str], long: list[str]) -> bool:
    letters = "".join(w[0] for w in long)
    return len(long) > 1 and (short[:1] == [letters] or short == [letters[:2], *long[2:]])


def _reversed_descent(left: str, right: str) -> bool:
    one, two = _DESCENT.match(left.lower()), _DESCENT.match(right.lower())
    return bool(one and two and one.groups() == two.groups()[::-1] and one.group(1) != one.group(2))


def compare_names(left: str, right: str, *, kind: NameKind = "person") -> Match:
    """The probability that two names alone are meant to be one; 0.5 is the threshold.

    Scripts other than Latin are romanised first. Word order, titles, particles and legal forms do
    not count.
    """
    if pair_words(left, kind) == pair_words(right, kind):
        return Match(score=1.0, name="same words", detail=" ".join(pair_words(left, kind)))
    features = pair_features(left, right, kind)
    bias, *weights = _WEIGHTS[kind]
    total = bias + sum(w * f for w, f in zip(weights, astuple(features), strict=True))
    score = 1 / (1 + math.exp(-total))
    detail = f"worst word {features.worst:.2f}, letters left over {features.letters_over:.2f}"
    return Match(score=round(score, 4), name="name pair", detail=detail)
