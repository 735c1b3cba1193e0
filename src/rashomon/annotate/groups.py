"""Bodies and groups without a name of their own: "Sudan's army", "the air force", "police"."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.annotate.group_members import kind_of_body, members_of, partisans
from rashomon.annotate.group_nouns import (
    ALWAYS,
    ASIDE,
    BODIES,
    BODY_PAIRS,
    KINDS_OF_BODIES,
    LEVELS,
    NEEDS_KIND,
    OF_BODIES,
    PASSING,
    PEOPLE,
    STATE,
)
from rashomon.annotate.group_phrases import (
    ATTRIBUTES,
    demonym_before,
    is_count,
    phrase_start,
    reaches,
    right_reaches,
)
from rashomon.annotate.name_view import NameView
from rashomon.model import MentionKind, Span
from rashomon.text.names import is_title_word
from rashomon.text.places import country_of, demonym_of, seat_of

_WHICH_PEOPLE = frozenset(
    """gop republican democratic congressional conservative liberal labour labor tory house
    senate""".split()
)
_ACTORS = frozenset({"nsubj", "nsubjpass", "agent"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "agent", "pobj"})


def find_groups(
    view: NameView, known: dict[Span, tuple[MentionKind, float]]
) -> Iterator[tuple[Span, MentionKind, float]]:
    """Spans of bodies and groups told by whose they are, or that act without a name."""
    for i in range(len(view.tokens)):
        if i and _counted_nationals(view, i):
            yield view.span(i - 1, i + 1), "group", 0.6  # "10 Americans"
        yield from _described(view, i, known)


def _counted_nationals(view: NameView, i: int) -> bool:
    token = view.tokens[i]
    return token.endswith("s") and bool(demonym_of(token)) and is_count(view, i - 1)


def _described(
    view: NameView, i: int, known: dict[Span, tuple[MentionKind, float]]
) -> Iterator[tuple[Span, MentionKind, float]]:
    head = view.tokens[i].lower()
    if not view.tokens[i].islower():
        yield from partisans(view, i)
        if not (view.opens(i) or view.tokens[i - 1] in {"'s", "’s"}):
            return
    if head == "members":
        yield from members_of(view, i)
    pair = i > 0 and (view.tokens[i - 1].lower(), head) in BODY_PAIRS
    if head not in BODIES and head not in PEOPLE and not pair:
        if head in KINDS_OF_BODIES:
            yield from kind_of_body(view, i)
        return
    following = view.tokens[i + 1] if i + 1 < len(view.tokens) else ""
    if head == "office":
        yield from _office_of(view, i)
    if view.words[i].dep == "compound" or (head == "opposition" and following == "to"):
        yield from _modified(view, i) if pair else ()
        return
    kind: MentionKind = "organization" if pair or head in BODIES else "group"
    yield from _owned(view, i, known, kind)
    yield from _acting(view, i, kind, pair=pair)
    if pair:
        yield from _modified(view, i)
    if head in PEOPLE - {"forces", "police"}:
        yield from _in_passing(view, i)
    else:
        yield from kind_of_body(view, i)
        for end in right_reaches(view, i):
            yield view.span(i, end), "organization", ASIDE  # "police in Lampahan"
    if head == "police" or (head in STATE and i and view.tokens[i - 1].lower() == "the"):
        yield view.span(i, i + 1), kind, PASSING


def _owned(
    view: NameView, i: int, known: dict[Span, tuple[MentionKind, float]], kind: MentionKind
) -> Iterator[tuple[Span, MentionKind, float]]:
    """ "Sudan's army", "the Iranian embassy", "Iowa farmers", "the government of Costa Rica"."""
    start = i
    first = view.ranges[view.words[i].sentence][0]
    while start > first and i - start < 3:
        start -= 1
        token = view.tokens[start]
        if token in {"'s", "’s", "’"} and start > first:
            owner = _name_ending(known, view.words[start - 1].span.end)
            if owner is not None and (
                known[owner][0] != "person" or head_of_persons(view.tokens[i])
            ):
                yield from _whole(view, owner.start, i, kind)
                yield from _wider(view, owner.start, i, kind)
            return
        length = demonym_before(view, first, start + 1)
        if length:
            begin = view.words[start + 1 - length].span.start
            yield from _whole(view, begin, i, kind)
            yield from _wider(view, begin, i, kind)
            return
        owner = _name_ending(known, view.words[start].span.end)
        if owner is not None and view.words[start].span.end == owner.end:
            seat = seat_of(owner.of(view.text)) is not None  # "Kremlin officers"
            if known[owner][0] == "place" or seat or head_of_persons(view.tokens[i]):
                yield Span(start=owner.start, end=view.words[i].span.end), kind, 0.6
                yield from _counted(view, owner.start, i, kind)
                yield from _wider(view, owner.start, i, kind)
            elif known[owner][0] == "organization" and view.tokens[i].lower() in OF_BODIES:
                yield Span(start=owner.start, end=view.words[i].span.end), kind, ASIDE
                yield from _wider(view, owner.start, i, kind)
            return
        if not token.islower() or view.words[start].pos not in ATTRIBUTES:
            break
    if view.tokens[i].lower() == "government" and i + 2 < len(view.tokens):
        yield from _government_of(view, i)


def _whole(
    view: NameView, start: int, i: int, kind: MentionKind
) -> Iterator[tuple[Span, MentionKind, float]]:
    """The body, and with it where it is ("embassy in Baku") or of whom ("board of directors")."""
    yield Span(start=start, end=view.words[i].span.end), kind, 0.7
    yield from _counted(view, start, i, kind)
    if i + 2 >= len(view.tokens):
        return
    head, link, after = (view.tokens[i + k].lower() for k in range(3))
    seated = head in {"embassy", "consulate", "mission"} and link in {"in", "to"}
    if (seated and view.tokens[i + 2][0].isupper()) or (head, link, after) == (
        "board", "of", "directors",
    ):  # fmt: skip
        yield Span(start=start, end=view.words[i + 2].span.end), kind, 0.7


def _wider(
    view: NameView, start: int, i: int, kind: MentionKind
) -> Iterator[tuple[Span, MentionKind, float]]:
    """ "A dozen Iranian diplomats", "top US diplomats": other readings of people told by whose."""
    first, _ = view.covered(start, view.words[i].span.end)
    if kind != "group":
        return
    begin = phrase_start(view, first, frozenset({"ADJ"}))
    for at in sorted({begin, first}):
        if at < first:
            yield view.span(at, i + 1), kind, ASIDE
        for span in reaches(view, at, i):
            yield span, kind, ASIDE


def _counted(
    view: NameView, start: int, i: int, kind: MentionKind
) -> Iterator[tuple[Span, MentionKind, float]]:
    """ "10 US citizens", where a number stands before "US citizens"."""
    first, _ = view.covered(start, view.words[i].span.end)
    if kind == "group" and first and is_count(view, first - 1):
        yield view.span(first - 1, i + 1), kind, 0.6


def head_of_persons(token: str) -> bool:
    """Whether a body is called after a person: "the Obama administration"."""
    return token in {"administration", "campaign", "government", "regime", "office"}


def _name_ending(known: dict[Span, tuple[MentionKind, float]], end: int) -> Span | None:
    """The longest name that ends at `end`."""
    ending = [s for s in known if s.end == end]
    return min(ending, default=None, key=lambda s: s.start)


def _government_of(view: NameView, i: int) -> Iterator[tuple[Span, MentionKind, float]]:
    if view.tokens[i + 1] != "of":
        return
    start = i + 3 if view.tokens[i + 2].lower() == "the" else i + 2
    for length in (3, 2, 1):
        end = start + length
        if end <= len(view.tokens) and country_of(view.span(start, end).of(view.text)):
            yield view.span(i, end), "organization", 0.7
            return


def _in_passing(view: NameView, i: int) -> Iterator[tuple[Span, MentionKind, float]]:
    """People in any part of a sentence: "migrants", "hundreds of women", "black lawmakers"."""
    if view.tokens[i].lower() not in NEEDS_KIND:
        yield view.span(i, i + 1), "group", PASSING
    named = phrase_start(view, i, ATTRIBUTES)
    # "a law that changes lawmakers": what belongs to another word does not describe these.
    while named < i and not all(named < view.words[k].head <= i for k in range(named, i)):
        named += 1
    bodied = any(_is_name(view, k) for k in range(named, i)) or _ends_pair(view, i)
    if named < i and view.words[i].dep in _ACTORS and not bodied:
        # Who acts and is told apart by what stands before is an actor of the account; a body's
        # officials speak for the body ("fire department officials").
        yield view.span(named, i + 1), "group", 0.4
    start = phrase_start(view, i, frozenset({"ADJ", "NOUN", "NUM"}))
    for begin in sorted({start, i} if bodied else {start, named, i}):
        if begin < i:
            yield view.span(begin, i + 1), "group", PASSING
        for span in reaches(view, begin, i):
            yield span, "group", ASIDE


def _is_name(view: NameView, i: int) -> bool:
    """Whether a word before people names a body; a party or a house says which people they are."""
    return view.words[i].pos == "PROPN" and view.tokens[i].lower() not in _WHICH_PEOPLE


def _modified(view: NameView, i: int) -> Iterator[tuple[Span, MentionKind, float]]:
    """ "fire department officials", "national disaster agency": a body told of in passing."""
    yield view.span(i - 1, i + 1), "organization", PASSING
    if i > 1 and view.tokens[i - 2].lower() in LEVELS and view.tokens[i - 2].islower():
        yield view.span(i - 2, i + 1), "organization", PASSING


def _office_of(view: NameView, i: int) -> Iterator[tuple[Span, MentionKind, float]]:
    """ "U.S. attorney's office", "the governor's office": called after who holds it."""
    if i > 1 and view.tokens[i - 1] in {"'s", "’s"} and is_title_word(view.tokens[i - 2]):
        start = phrase_start(view, i - 2, ATTRIBUTES)
        for end in (i + 1, *right_reaches(view, i)):
            yield view.span(start, end), "organization", 0.5


def _ends_pair(view: NameView, i: int) -> bool:
    """Whether a body's name of two words stands before `i`: "fire department officials"."""
    return i > 1 and (view.tokens[i - 2].lower(), view.tokens[i - 1].lower()) in BODY_PAIRS


def _acting(
    view: NameView, i: int, kind: MentionKind, *, pair: bool
) -> Iterator[tuple[Span, MentionKind, float]]:
    """ "police", "the air force", "Police and troops" as subject or agent of a verb."""
    head = view.tokens[i].lower()
    if view.words[i].dep not in _SUBJECTS:
        return
    if not (pair or head in PEOPLE or head in ALWAYS or head in STATE):
        return
    if head in STATE and (not i or view.tokens[i - 1].lower() != "the"):
        return
    start = i - 1 if pair else i
    if view.words[i].dep == "pobj" and view.tokens[view.words[i].head].lower() not in {"by"}:
        return
    before = view.tokens[start - 1].lower() if start else ""
    opens = not start or view.words[start - 1].sentence != view.words[i].sentence
    modified = not opens and view.words[start - 1].pos in {"ADJ", "NOUN", "PROPN", "NUM"}
    if modified and before != "the":
        return
    yield view.span(start, i + 1), kind, 0.5 if pair or head in ALWAYS else PASSING
    pair_follows = i + 2 < len(view.tokens) and view.tokens[i + 1] == "and"
    if pair_follows and view.tokens[i + 2].lower() in ALWAYS:
        yield view.span(start, i + 3), "group", 0.5
