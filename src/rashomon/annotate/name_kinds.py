"""What kind of thing each name of an article is, decided over all its places together."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from rashomon.annotate.name_runs import is_capitalised
from rashomon.annotate.name_view import NameView
from rashomon.model import MentionKind
from rashomon.text.heads import HEADS_WITH_OF, ORGANISATION_HEADS, PLACE_HEADS, SHIP_PREFIXES
from rashomon.text.names import (
    HONORIFICS,
    NAME_SUFFIXES,
    fold_name,
    is_acronym,
    is_given_name,
    is_title_word,
)
from rashomon.text.places import (
    PLACE_GENERICS,
    city_of,
    country_of,
    demonym_of,
    is_city_alone,
    is_known_place,
    is_located,
    region_of,
)
from rashomon.text.short_names import may_be_given

LABELS: dict[str, MentionKind] = {
    "PER": "person",
    "ORG": "organization",
    "LOC": "place",
    "MISC": "other",
}
_SPEAKING = frozenset(
    """said says told added tweeted asked replied stressed noted insisted argued recalled""".split()
)
_LOCATIVE = frozenset(
    "in near at outside around across throughout inside northern southern".split()
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that may be a name: first word, the one after the last, the reader's label if any."""

    first: int
    last: int
    label: str | None
    score: float

    def covers(self, other: Candidate) -> bool:
        """Whether the other lies within."""
        return self.first <= other.first and other.last <= self.last

    def overlaps(self, other: Candidate) -> bool:
        """Whether they share a word."""
        return self.first < other.last and other.first < self.last


def uncovered(candidates: Iterable[Candidate], wide: Iterable[Candidate]) -> list[Candidate]:
    """The candidates that lie within none of the wide ones."""
    ordered = sorted(wide, key=lambda c: c.first)
    firsts = [c.first for c in ordered]
    ends = list(accumulate((c.last for c in ordered), max))

    def within(one: Candidate) -> bool:
        before = bisect_right(firsts, one.first)
        return before > 0 and ends[before - 1] >= one.last

    return [one for one in candidates if not within(one)]


class Kinds:
    """Votes on the kind of each name (by folded string) of one article."""

    def __init__(self, view: NameView, candidates: Iterable[Candidate]) -> None:
        self._view = view
        self._votes: dict[str, dict[MentionKind, float]] = {}
        for candidate in candidates:
            self._vote(candidate)
        self._settle_parts()

    def of(self, key: str) -> tuple[MentionKind, float]:
        """The kind with the most votes and its share of them, 0 to 1."""
        votes = self._votes.get(key)
        if not votes:
            return "other", 0.0
        best: MentionKind = max(sorted(votes), key=lambda k: votes[k])
        return best, max(0.05, min(0.99, votes[best] / sum(votes.values())))

    def known(self, key: str) -> bool:
        """Whether the article has the name at all."""
        return key in self._votes

    def names(self) -> list[str]:
        """All names of the article, folded."""
        return list(self._votes)

    def add(self, key: str, kind: MentionKind, weight: float) -> None:
        """One more piece of evidence from elsewhere."""
        votes = self._votes.setdefault(key, {})
        votes[kind] = votes.get(kind, 0.0) + weight

    def _vote(self, candidate: Candidate) -> None:
        view = self._view
        key = view.key(candidate.first, candidate.last)
        if not key:
            return
        if candidate.label:
            self.add(key, LABELS[candidate.label], candidate.score)
        else:
            self.add(key, "other", 0.15)
        surface = view.span(candidate.first, candidate.last).of(view.text)
        for kind, weight in (*_by_form(surface), *_by_context(view, candidate)):
            self.add(key, kind, weight)

    def _settle_parts(self) -> None:
        """A surname, or the one name someone goes by, is what the full name is."""
        persons = [k for k in self._votes if " " in k and self.of(k)[0] == "person"]
        for full in persons:
            # "Arvid Lund, Jr." is a Lund.
            parts = [w for w in full.split() if w not in NAME_SUFFIXES] or full.split()
            for part in {parts[0], parts[-1]} & set(self._votes):
                place = is_known_place(part) and not (
                    part == parts[-1] and may_be_given(parts[0]) and self._surname(part)
                )
                if not place and (len(part) > 2 or part == parts[0]):
                    self.add(part, "person", 1.0 + sum(self._votes[part].values()))
            family = f"{parts[-1]}s"
            if family in self._votes:
                self.add(family, "group", 1.0 + sum(self._votes[family].values()))

    def _surname(self, part: str) -> bool:
        """Whether somebody's last name is never told as the city of that name: "Ida Jackson"."""
        if not is_city_alone(part):
            return False
        view = self._view
        named = zip(view.words, view.tokens, strict=True)
        told = [word.span for word, token in named if fold_name(token) == part]
        return not any(is_located(view.text, span.start, span.end) for span in told)


def compounded(view: NameView, i: int) -> bool:
    """Whether the noun at `i` belongs to the next one: "state" in "state media"."""
    word = view.words[i]
    return word.dep == "compound" and word.head == i + 1


_OF_NATURE = frozenset("mount cape lake bay gulf isle islands strait".split())


def _by_form(surface: str) -> list[tuple[MentionKind, float]]:
    """Evidence in the words themselves."""
    found: list[tuple[MentionKind, float]] = []
    words = surface.split()
    head = fold_name(words[-1])
    if country_of(surface):
        found.append(("place", 6.0))
    elif region_of(surface):
        found.append(("place", 6.0 if surface.endswith(".") else 2.5))  # "Vt."
    elif city_of(surface):
        found.append(("place", 1.2))
    opening = fold_name(words[0])
    natural = opening in _OF_NATURE and head not in ORGANISATION_HEADS  # "Mount Oszkay"
    if len(words) > 1 and not natural and (head in ORGANISATION_HEADS or opening in HEADS_WITH_OF):
        found.append(("organization", 2.0))
    if len(words) > 1 and (head in PLACE_HEADS or natural):
        found.append(("place", 2.0))
    if is_acronym(surface) and not country_of(surface):
        found.append(("organization", 1.5))
    if demonym_of(surface) and surface.endswith("s"):
        found.append(("group", 4.0))
    if len(words) > 1 and words[0].isupper() and words[0].lower() in SHIP_PREFIXES:
        found.append(("other", 5.0))
    if len(words) > 1 and head in NAME_SUFFIXES and head != "mp":
        found.append(("person", 3.0))
    body = head in ORGANISATION_HEADS | PLACE_HEADS
    if 1 < len(words) < 4 and not body and is_given_name(words[0]):
        found.append(("person", 1.2 if all(is_capitalised(w) for w in words) else 0.0))
    return found


def _by_context(view: NameView, candidate: Candidate) -> list[tuple[MentionKind, float]]:
    """Evidence in the words around."""
    found: list[tuple[MentionKind, float]] = []
    before = view.tokens[candidate.first - 1] if candidate.first else ""
    after = view.tokens[candidate.last] if candidate.last < len(view.tokens) else ""
    if before and is_title_word(before) and before.lower() not in {"head", "chief", "member"}:
        # "Sen. Grassley" outweighs any label; "spokesman Fleming" too.
        found.append(("person", 3.0 if fold_name(before) in HONORIFICS else 2.0))
    if before.lower() == "of" and view.tokens[candidate.first - 2].lower() in PLACE_GENERICS:
        found.append(("place", 2.0))  # "the main city of Khankendi"
    if before.lower() in _LOCATIVE:
        found.append(("place", 0.8))
    if after in PLACE_GENERICS and not compounded(view, candidate.last):
        # "Unity state" but not "Unity state media"; a "Mercy hospital base" may be anything.
        found.append(("place", 1.5 if after in {"state", "park", "base", "port"} else 4.0))
    if after in _SPEAKING:
        found.append(("person", 0.3))
    if after == "," and _introduced(view, candidate.last + 1):
        found.append(("person", 1.5))
    return found


def _introduced(view: NameView, i: int) -> bool:
    """Whether what follows a comma tells who someone is: "the governor of", "who", "a doctor"."""
    words = [t.lower() for t in view.tokens[i : i + 4]]
    if words[:1] in (["who"], ["whose"]):
        return True
    if words[:1] and (words[0] in {"the", "a", "an"} or is_title_word(words[0])):
        for word in words:
            if is_title_word(word) and word not in {"state", "leader"}:
                return True
            if word in {"of", "for", "in", "said", ",", "."}:
                return False
    return False
