"""Titles and descriptions that an article applies to its names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from rashomon.annotate.name_runs import demonym_length, is_no_name
from rashomon.annotate.name_view import NameView
from rashomon.annotate.role_phrases import (
    LONGEST_ROLE,
    ahead,
    noun_phrase,
    past_bracket,
    reaches,
    to_comma,
    told_behind,
)
from rashomon.model import Article, Mention, RolePhrase, Sentence, Span, Word
from rashomon.text.names import OFFICE_HEADS, fold_name, is_title_modifier, is_title_word

_MR = frozenset({"mr", "mrs", "ms", "miss", "mx"})
_PARTY = re.compile(
    r"\s?[,(]\s?([RDI]-[A-Z][\w.]*(?:\s[A-Z]\w+\.?)?|"
    r"(?:Republican|Democrat|Democratic) of [A-Z]\w+)(?=[,).;]|\s)"
)
_BY_THEMSELVES = frozenset(
    """ayatollah imam dr prof professor sir dame lord lady sheikh rabbi rev gen general col colonel
    capt captain lt sgt maj major adm admiral commodore cardinal bishop prince princess
    king queen""".split()
)
_ARGUMENTS = frozenset({"nsubj", "pobj", "dobj"})


def find_roles(
    article: Article,
    sentences: Sequence[Sentence],
    words: Sequence[Word],
    mentions: Sequence[Mention],
) -> tuple[RolePhrase, ...]:
    """Roles of persons and bodies: before the name, behind it, and "the doctor" further on."""
    view = NameView(article=article, sentences=sentences, words=words)
    named = [m for m in mentions if m.kind in {"person", "organization"}]
    people = _people(view, mentions)
    found: dict[Span, Span] = {}
    for mention in named:
        first, last = view.covered(mention.span.start, mention.span.end)
        if last <= first:
            continue
        for span in _around(view, mention, (first, last), people - set(range(first, last))):
            if not span.overlaps(mention.span):
                found.setdefault(span, mention.span)
    for span, mention_span in _later(view, found, named):
        found.setdefault(span, mention_span)
    return tuple(RolePhrase(span=s, mention=m) for s, m in sorted(found.items()))


def _people(view: NameView, mentions: Sequence[Mention]) -> set[int]:
    """The words that stand in persons' names: where one person's title ends."""
    found: set[int] = set()
    for mention in mentions:
        if mention.kind == "person":
            found.update(range(*view.covered(mention.span.start, mention.span.end)))
    return found


def _around(
    view: NameView, mention: Mention, at: tuple[int, int], others: set[int]
) -> Iterator[Span]:
    first, last = at
    if mention.kind == "person":
        yield from _before(view, first, others)
        yield from _party(view, mention)
        yield from _of_body(view, last)
        yield from _behind(view, first, others)
    yield from _apposed(view, first, last, others)


def _before(view: NameView, first: int, others: set[int]) -> Iterator[Span]:
    """ "Deputy Foreign Minister", "Head of Iran's Islamic Seminaries Ayatollah"."""
    sentence_start = view.ranges[view.words[first].sentence][0]
    start = first
    while start > sentence_start and first - start < LONGEST_ROLE:
        if start - 1 in others or not _may_belong(view, start - 1):
            break
        start -= 1
    while start < first and view.tokens[start].lower() in {"and", "of", "for", "to", "'s", "’s"}:
        start += 1
    office = next((i for i in range(start, first) if _opens_office(view, i)), None)
    if office is None or (not _is_office(view, first - 1) and not _of_phrase(view, office, first)):
        return
    begin = _with_owner(view, start, office)
    if fold_name(view.tokens[first - 1]) in _MR and first - begin == 1:
        return
    end = first
    alone = fold_name(view.tokens[first - 1]) in _BY_THEMSELVES
    if alone and any(is_title_word(view.tokens[i]) for i in range(begin, first - 1)):
        yield view.span(first - 1, first)  # "Head of the Seminaries", "Ayatollah" are two
        end = first - 1
    yield view.span(begin, end)


def _may_belong(view: NameView, i: int) -> bool:
    token = view.tokens[i]
    if view.words[i].pos in {"NOUN", "PROPN", "ADJ"}:
        return not (token[0].isupper() and is_no_name(token))
    return token.lower() in {"of", "the", "'s", "’s", "for", "to", "-", "and"} or is_title_word(
        token
    )


def _opens_office(view: NameView, i: int) -> bool:
    return is_title_word(view.tokens[i]) or is_title_modifier(view.tokens[i])


def _is_office(view: NameView, i: int) -> bool:
    token = view.tokens[i]
    return is_title_word(token) or (view.words[i].pos == "NOUN" and token.lower().endswith(_AGENT))


_AGENT = ("ist", "man", "woman", "ian", "ologist")


def _of_phrase(view: NameView, office: int, first: int) -> bool:
    """ "Secretary of the Expediency Council", "Advisor to the Leader", right before the name."""
    return any(
        is_title_word(view.tokens[i])
        and view.tokens[i][0].isupper()
        and view.tokens[i + 1] in {"of", "to", "for"}
        for i in range(office, first - 1)
    )


def _with_owner(view: NameView, start: int, office: int) -> int:
    """The start of a title with whose it is: "Iran's", "Iranian", "the"."""
    begin = office
    while begin > start and (
        view.tokens[begin - 1] in {"'s", "’s"}
        or view.tokens[begin - 1][:1].isupper()
        or demonym_length(view, begin - 1, begin)
        or view.words[begin - 1].dep == "compound"
    ):
        begin -= 1
    if begin > start and view.tokens[begin - 1].lower() == "the":
        begin -= 1
    return begin


def _party(view: NameView, mention: Mention) -> Iterator[Span]:
    match = _PARTY.match(view.text, mention.span.end)
    if match:
        yield Span(start=match.start(1), end=match.end(1))


def _of_body(view: NameView, last: int) -> Iterator[Span]:
    """ "(Nugroho) of the National Disaster Mitigation Agency"."""
    if last + 1 >= len(view.tokens) or view.tokens[last] != "of":
        return
    end = last + 2 if view.tokens[last + 1].lower() == "the" else last + 1
    start = end
    while end < len(view.tokens) and (
        view.tokens[end][:1].isupper()
        or (view.tokens[end] in {"of", "for", "and", "the"} and end > start)
    ):
        end += 1
    while end > start and not view.tokens[end - 1][:1].isupper():
        end -= 1
    if end - start >= 1:
        yield view.span(last, end)


def _behind(view: NameView, first: int, others: set[int]) -> Iterator[Span]:
    """ "the great Leader of the Islamic Revolution [Khamenei]"."""
    if first < 2 or view.tokens[first - 1] != "[":
        return
    end = first - 1
    start = end
    while start > 0 and start - 1 not in others and _may_belong(view, start - 1):
        start -= 1
    office = next((i for i in range(start, end) if is_title_word(view.tokens[i])), None)
    if office is None or end - office > LONGEST_ROLE:
        return
    begin = office
    while begin > start and view.words[begin - 1].pos == "ADJ":
        begin -= 1
    if begin > start and view.tokens[begin - 1].lower() == "the":
        begin -= 1
    yield view.span(begin, end)


def _apposed(view: NameView, first: int, last: int, others: set[int]) -> Iterator[Span]:
    """ "Miabek Lang, the commissioner of Pariang county"; "the governor of Unity state, Deng"."""
    for i in range(first, last):
        word = view.words[i]
        if word.dep == "appos" and not first <= word.head < last:
            yield from noun_phrase(view, word.head, first, before=True)
    last = past_bracket(view, last)
    after = view.tokens[last] if last < len(view.tokens) else ""
    if after not in {",", "–", "—", "-", "("}:
        return
    end = min(view.ranges[view.words[first].sentence][1], last + 1 + LONGEST_ROLE)
    for i in range(last + 1, end):
        if view.words[i].dep == "appos" and first <= view.words[i].head < last:
            for span in noun_phrase(view, i, last, before=False):
                begin, stop = view.covered(span.start, span.end)
                far = ahead(view, stop)
                stop = to_comma(view, stop)
                while view.words[stop - 1].pos in {"ADP", "DET"}:
                    stop -= 1
                # "..., Secretary of the Council Mohsen Rezaei": that is the next man's title.
                if not reaches(view, begin, far, others):
                    yield view.span(begin, stop)
            return
    yield from told_behind(view, last + 1, others)


def _later(
    view: NameView, found: dict[Span, Span], named: Sequence[Mention]
) -> Iterator[tuple[Span, Span]]:
    """ "the doctor" after a doctor was introduced, where only one person was called so."""
    holders: dict[str, set[str]] = defaultdict(set)
    introduced: dict[str, Span] = {}
    persons = {m.span for m in named if m.kind == "person"}
    for span, mention in sorted(found.items()):
        if mention not in persons:
            continue
        for token in re.findall(r"[\w-]+", span.of(view.text)):
            head = token.lower()
            if head in OFFICE_HEADS and len(head) > 3:
                holders[head].add(fold_name(mention.of(view.text)).split()[-1])
                introduced.setdefault(head, mention)
    for i in range(1, len(view.tokens)):
        head = view.tokens[i]
        if head not in introduced or view.tokens[i - 1].lower() != "the" or len(holders[head]) > 1:
            continue
        whole = view.span(i - 1, i + 1)
        follows = view.tokens[i + 1] if i + 1 < len(view.tokens) else ""
        if whole.start < introduced[head].end or view.words[i].dep not in _ARGUMENTS:
            continue
        if follows.lower() not in {"of", "for", "who"} and not follows[:1].isupper():
            yield whole, introduced[head]
