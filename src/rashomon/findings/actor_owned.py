"""Bodies and groups told by whose, of what or where they are, joined once the owners are known.

"Police in Lampahan" and "the Lampahan police", "special counsel Mara Oszkay's team" and "the Oszkay
team" say the same of the same owner: the noun and the owner decide, the order does not.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from rashomon.findings.actor_forms import Form
from rashomon.findings.actor_joins import Clusters
from rashomon.findings.matching import group_of
from rashomon.model import Span, Story, Word
from rashomon.text.names import is_title_modifier, is_title_word
from rashomon.text.places import country_of, demonym_of, region_of

# Between an owner and what is owned; behind the noun these bring the owner.
_LINKS = frozenset("of in from for at on to with".split())
_SMALL = frozenset(
    "the a an 's ’s ' ’ own - ‑ re some all many several other every , inc inc.".split()
)
# Words before the noun that tell of no other body of the same owner.
_EMPTY = frozenset(
    """re-election reelection election presidential gubernatorial congressional senate local city
    special main annual official whole entire legal state federal national""".split()
)
_SAME_BODY = {
    "legislators": "lawmakers",
    "legislature": "lawmakers",
    "assembly": "lawmakers",
    "committee": "campaign",  # "Oszkay for Governor committee"
}
_CAMPAIGN_OFFICES = frozenset("governor president senate congress mayor america house".split())


@dataclass(frozen=True, slots=True)
class Owned:
    """A description by its owner: the owner's cluster or country, the noun, other modifiers."""

    owner: str
    head: str
    rest: frozenset[str]


def join_owned(story: Story, clusters: Clusters) -> None:
    """Join descriptions that tell of the same thing of the same owner, in all accounts."""
    first: dict[Owned, Form] = {}
    nested = _nested(clusters)
    tables = [_words_by_start(account.words) for account in story.accounts]
    for form in clusters.forms:
        if form.kind in {"person", "place"} or " " not in form.surface:
            continue
        text = story.accounts[form.account].article.text
        owned = _parsed(clusters, form, text, tables[form.account], nested)
        if owned is None:
            continue
        known = first.setdefault(owned, form)
        if known is not form:
            clusters.join_all([known, form], "same owner", score=0.88)


def _nested(clusters: Clusters) -> dict[tuple[int, int], list[tuple[Span, Form]]]:
    """Names by account and by the block of 64 characters in which they begin."""
    found: dict[tuple[int, int], list[tuple[Span, Form]]] = defaultdict(list)
    for form in clusters.forms:
        for span in form.spans:
            found[form.account, span.start // 64].append((span, form))
    return found


def _words_by_start(words: tuple[Word, ...]) -> dict[int, Word]:
    return {word.span.start: word for word in words}


def _parsed(
    clusters: Clusters,
    form: Form,
    text: str,
    words: dict[int, Word],
    nested: dict[tuple[int, int], list[tuple[Span, Form]]],
) -> Owned | None:
    span = form.spans[0]
    inside = _owners(form, span, nested)
    if len(inside) > 1:
        return None
    if inside:
        at, owner = inside[0]
        code = country_of(owner.surface)
        state = f"country:{code}" if code else region_of(owner.surface)
        name = state or f"actor:{clusters.root(owner)}"
    else:
        found = _nationality(text, span)
        if found is None:
            return None
        at, name = found
    before = _tokens(text, words, span.start, at.start)
    after = _tokens(text, words, at.end, span.end)
    if all(_is_title(t) for t in before) and after:
        return _owned(name, after)
    if before and before[-1] in _LINKS and not after:
        return _owned(name, before[:-1])
    return None


def _owners(
    form: Form, span: Span, nested: dict[tuple[int, int], list[tuple[Span, Form]]]
) -> list[tuple[Span, Form]]:
    """The longest names within a description that are no part of one another."""
    blocks = range(span.start // 64, span.end // 64 + 1)
    within = [
        (one, other)
        for block in blocks
        for one, other in nested.get((form.account, block), ())
        if other is not form
        and span.start <= one.start
        and one.end <= span.end
        and one != span
        and not other.described
        and other.kind != "group"
    ]
    within.sort(key=lambda pair: (pair[0].start, -pair[0].end))
    kept: list[tuple[Span, Form]] = []
    for one, other in within:
        if not kept or one.start >= kept[-1][0].end:
            kept.append((one, other))
    return kept


def _nationality(text: str, span: Span) -> tuple[Span, str] | None:
    """The nationality or state that a description opens with: "Mexican immigrants"."""
    surface = span.of(text)
    parts = surface.split()
    for length in (2, 1):
        opening = " ".join(parts[:length])
        code = demonym_of(opening) or country_of(opening)
        name = f"country:{code}" if code else region_of(opening)
        if name and length < len(parts):
            return Span(start=span.start, end=span.start + len(opening)), name
    return None


def _tokens(text: str, words: dict[int, Word], start: int, end: int) -> list[str]:
    found = [words[at].span.of(text).lower() for at in range(start, end) if at in words]
    return [t for t in found if t not in _SMALL]


def _is_title(token: str) -> bool:
    return is_title_word(token) or is_title_modifier(token)


def _owned(owner: str, tokens: list[str]) -> Owned | None:
    """The noun with its modifiers; what stands behind a link makes another thing of it."""
    if tokens[:1] == ["for"] and len(tokens) > 1 and tokens[1] in _CAMPAIGN_OFFICES:
        tokens = [*tokens[2:], "campaign"] if tokens[-1] != "campaign" else tokens[2:]
    if not tokens or any(t in _LINKS for t in tokens) or not tokens[-1].isalpha():
        return None
    head = _head(tokens[-1])
    rest = frozenset(t for t in tokens[:-1] if t not in _EMPTY)
    return Owned(owner, head, rest)


@lru_cache(maxsize=4096)
def _head(noun: str) -> str:
    same = group_of(noun).head
    return _SAME_BODY.get(same, same)
