"""Two people told in one breath: "Ida and Mara Oszkay", "the Oszkay sisters"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rashomon.annotate.group_nouns import ASIDE
from rashomon.annotate.name_runs import POSSESSIVES
from rashomon.annotate.name_view import NameView
from rashomon.model import MentionKind, Span
from rashomon.text.names import is_given_name, strip_titles
from rashomon.text.relatives import RELATIVES


def find_couples(
    view: NameView, known: Mapping[Span, tuple[MentionKind, float]]
) -> Iterator[tuple[Span, MentionKind, float]]:
    """Given names joined by "and", with the surname behind if it is told; somebody's relatives."""
    people = [span for span, (kind, _) in known.items() if kind == "person"]
    names = [strip_titles(span.of(view.text)).split() for span in people]
    surnames = {words[-1] for words in names if len(words) > 1}
    firsts = {words[0] for words in names if words} - surnames
    # One of the two must be a given name for certain: "Lumley and Brandt" are told by surname.
    certain = {w for w in firsts if is_given_name(w)} | {w[0] for w in names if len(w) > 1}
    for i, token in enumerate(view.tokens[:-2]):
        pair = {token, view.tokens[i + 2]} if view.tokens[i + 1] == "and" else set()
        if pair & certain and pair <= firsts and not _goes_on(view, i, firsts):
            yield from _couple(view, i, surnames)
    for span in people:
        yield from _relatives(view, span)


def _couple(
    view: NameView, i: int, surnames: set[str]
) -> Iterator[tuple[Span, MentionKind, float]]:
    end = i + 3
    following = view.tokens[end] if end < len(view.tokens) else ""
    if following in surnames:
        yield view.span(i, end + 1), "group", ASIDE
    elif not following[:1].isupper() or view.opens(end):
        yield view.span(i, end), "group", ASIDE


def _goes_on(view: NameView, i: int, given: set[str]) -> bool:
    """Whether the first name ends a longer name or a list of three."""
    before = view.tokens[i - 1] if i and not view.opens(i) else ""
    listed = before == "," and i > 1 and view.tokens[i - 2] in given
    return listed or (before in given and before[:1].isupper())


def _relatives(view: NameView, owner: Span) -> Iterator[tuple[Span, MentionKind, float]]:
    """ "Oszkay's daughters", "the Oszkay daughters", with what describes them."""
    first, i = view.covered(owner.start, owner.end)
    if not i:
        return
    end = view.ranges[view.words[first].sentence][1]
    if i < end and view.tokens[i] in POSSESSIVES:
        i += 1
    while i < end and view.words[i].pos in {"ADJ", "NUM"}:
        i += 1
    if i < end and view.tokens[i].lower() in RELATIVES:
        yield view.span(first, i + 1), "group", ASIDE
