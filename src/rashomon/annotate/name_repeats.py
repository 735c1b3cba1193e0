"""Every further place of a name that an article has: headlines, capitals, lower case."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from rashomon.annotate.name_kinds import Kinds
from rashomon.annotate.name_view import NameView
from rashomon.annotate.placed import Placed
from rashomon.model import MentionKind, Span
from rashomon.text.names import NAME_SUFFIXES, fold_name, is_acronym, name_tokens
from rashomon.text.places import COMPASS, demonym_of, is_known_place


def repeated(
    view: NameView, kinds: Kinds, mentions: dict[Span, tuple[MentionKind, float]]
) -> Iterator[tuple[Span, MentionKind, float]]:
    """Every further place of a name that the article has, headlines and lower case included."""
    surfaces: dict[str, MentionKind] = {}
    for span, (kind, _) in mentions.items():
        surfaces.setdefault(span.of(view.text), kind)
    patterns = sorted((p for s, k in surfaces.items() for p in _patterns(s, k)), reverse=True)
    patterns += list(_tails(view, kinds))
    patterns += [(s, "person") for s in _surnames(view, surfaces)]
    by_pattern = dict(sorted(patterns, key=lambda p: len(p[0]), reverse=True))
    if not by_pattern:
        return
    taken = Placed(mentions)
    union = "|".join(re.escape(p).replace(r"\ ", r"\s+") for p in by_pattern)
    for match in re.finditer(rf"(?<![\w-])(?:{union})(?![\w-])", view.text):
        span = Span(start=match.start(), end=match.end())
        if not taken.touches(span):
            kind = by_pattern.get(re.sub(r"\s+", " ", match.group()), "other")
            yield span, kind, 0.6


def _surnames(view: NameView, surfaces: Mapping[str, MentionKind]) -> Iterator[str]:
    """Surnames of the persons named in full, unless the article has the word in lower case."""
    for surface, kind in surfaces.items():
        words = surface.split()
        while len(words) > 1 and fold_name(words[-1]) in NAME_SUFFIXES:
            words.pop()  # "Arvid Lund, Jr." is a Lund
        last = words[-1].strip("[],")
        full = kind == "person" and " " in surface and last not in surfaces
        plain = len(last) > 2 and last[0].isupper() and last.isalpha()
        if full and plain and not view.lower_words[last.lower()]:
            yield last


def _tails(view: NameView, kinds: Kinds) -> Iterator[tuple[str, MentionKind]]:
    """What local bodies are branches of, where the article speaks of it: "tea party"."""
    for key in kinds.names():
        words = key.split()
        for cut in (1, 2):
            tail = " ".join(words[cut:])
            if len(words) - cut < 2 or not is_known_place(" ".join(words[:cut])):
                continue
            if kinds.of(key)[0] == "organization" and view.text.lower().count(tail) >= 3:
                for surface in (tail, tail.title(), tail.capitalize()):
                    yield from _patterns(surface, "organization")


def _patterns(surface: str, kind: MentionKind) -> Iterator[tuple[str, MentionKind]]:
    """A name as it may be written elsewhere: in capitals, in lower case, its members' plural."""
    plain = re.sub(r"\s+", " ", surface)
    if len(plain) < 3 or (plain.islower() and " " not in plain) or plain.lower() in COMPASS:
        return
    yield plain, kind
    if not is_acronym(plain) and len(plain) > 3:
        yield plain.upper(), kind
    words = name_tokens(plain)
    if len(words) > 1 and kind in {"organization", "group"}:
        lower = plain.lower()
        yield lower, kind
        yield plain[0] + lower[1:], kind
        if plain.endswith("y") and not demonym_of(plain):
            for member in ("ies", "iers"):
                yield plain[:-1] + member, kind
                yield lower[:-1] + member, kind
    if fold_name(plain) != plain.lower() and plain.isupper() and len(words) > 1:
        yield plain.title(), kind
