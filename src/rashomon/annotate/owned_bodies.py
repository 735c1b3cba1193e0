"""What is told by whose or what it is: "Mara Oszkay's campaign", "the Qasr nuclear deal"."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.annotate.group_nouns import ASIDE
from rashomon.annotate.name_view import NameView
from rashomon.model import MentionKind, Span
from rashomon.text.names import is_title_modifier, is_title_word

_OF_PERSONS = frozenset("campaign administration team office government camp".split())
_OFFICES = frozenset("governor president senate congress mayor america house".split())
# Between a person and the body: "Fox's re-election campaign", "the Fox Senate campaign".
_BETWEEN = frozenset(
    """re election reelection re-election presidential gubernatorial senate congressional mayoral
    primary legal defense transition own - ‑""".split()
)
# Texts with a name of their own: the words of the one account need not be those of the other.
THINGS = frozenset(
    """deal agreement accord pact treaty truce ceasefire bill act law resolution amendment
    referendum subway border dossier""".split()
)
_LONGEST = 5


def find_owned(
    view: NameView, known: dict[Span, tuple[MentionKind, float]]
) -> Iterator[tuple[Span, MentionKind, float]]:
    """Bodies called after a person, with and without the person's title; deals after a place."""
    for span, (kind, _) in list(known.items()):
        if kind == "person":
            yield from _after_person(view, span)
    for i, token in enumerate(view.tokens):
        if token.lower() in THINGS and view.words[i].pos in {"NOUN", "PROPN"}:
            following = view.tokens[i + 1] if i + 1 < len(view.tokens) else ""
            # "President Bill Oszkay" is no bill.
            if token.islower() or not (following[:1].isupper() or _titles(view, i)):
                yield from _thing(view, i)


def _after_person(view: NameView, span: Span) -> Iterator[tuple[Span, MentionKind, float]]:
    first, i = view.covered(span.start, span.end)
    if not i or i >= len(view.tokens):
        return
    end = view.ranges[view.words[first].sentence][1]
    owned = view.tokens[i] in {"'s", "’s", "’", "'"}
    committee = _committee(view, i, end)
    i = committee or (i + 1 if owned else i)
    if committee:
        yield view.span(first, committee), "organization", 0.6
    head = i
    while head < min(end, i + _LONGEST) and view.tokens[head].lower() in _BETWEEN:
        head += 1
    if head >= end or view.tokens[head].lower() not in _OF_PERSONS:
        return
    if view.tokens[head].lower() == "office" and not owned:
        return
    yield view.span(first, head + 1), "organization", 0.6
    titled = _titled(view, first)
    if titled < first:
        yield view.span(titled, head + 1), "organization", 0.6


def _committee(view: NameView, i: int, end: int) -> int:
    """The end of "for Governor", "for America" behind a person's name (0: none)."""
    if i + 1 < end and view.tokens[i] == "for" and view.tokens[i + 1].lower() in _OFFICES:
        if not view.tokens[i + 1][0].isupper():
            return 0
        firm = view.tokens[i + 2 : i + 3] == [","] and view.tokens[i + 3 : i + 4]
        return i + 4 if i + 4 <= end and firm in (["Inc."], ["Inc"]) else i + 2
    return 0


def _titled(view: NameView, first: int) -> int:
    """The start of the titles before a name: "special counsel Robert Mueller"."""
    begin = view.ranges[view.words[first].sentence][0]
    start = first
    while start > begin and first - start < _LONGEST:
        token = view.tokens[start - 1]
        if not (is_title_word(token) or is_title_modifier(token)) or token in {"us", "House"}:
            break
        start -= 1
    return start


def _thing(view: NameView, i: int) -> Iterator[tuple[Span, MentionKind, float]]:
    """Which deal it is: from its name on, else by two modifiers ("religious freedom bill")."""
    begin = view.ranges[view.words[i].sentence][0]
    start = i
    while start > begin and i - start < _LONGEST and _modifies(view, start - 1):
        start -= 1
    named = next((k for k in range(start, i) if view.words[k].pos == "PROPN"), None)
    while named is not None and named > start and _is_capital(view, named - 1):
        named -= 1  # "Religious Freedom Bill" begins with its adjective
    if named is not None:
        yield view.span(named, i + 1), "other", ASIDE
    if i - start > 1:
        if named is None:
            yield view.span(start, i + 1), "other", ASIDE
        yield view.span(i - 2, i + 1), "other", ASIDE


def _is_capital(view: NameView, i: int) -> bool:
    return view.tokens[i][0].isupper() and view.words[i].pos != "NUM"


def _titles(view: NameView, i: int) -> bool:
    return i > 0 and is_title_word(view.tokens[i - 1])


def _modifies(view: NameView, i: int) -> bool:
    token = view.tokens[i]
    return view.words[i].pos in {"NOUN", "PROPN", "ADJ", "NUM"} and token[0].isalnum()
