"""Quote variants: one utterance that accounts quote in different words.

Quotations of one speaker are compared word by word. Equal words are agreement; an utterance whose
words are left out, replaced or run together in one account, or put to another speaker, is a
variant. How much of it an account quotes is its own choice, and no variant.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz.distance.Levenshtein import normalized_similarity as ratio

from rashomon.findings.quoting.alignment import (
    Cut,
    Utterance,
    sentence_ends,
    utterances,
)
from rashomon.findings.quoting.streams import QuotedWord, Stream, quoted_streams
from rashomon.model import (
    Actor,
    Alteration,
    Attribution,
    QuoteVariant,
    QuoteVersion,
    Span,
    Story,
)

# An utterance of one speaker is the same from so many common words, so many of them telling; a
# longer run needs fewer of these. Without a common speaker nearly all of it must agree.
_EQUAL, _TELLING = 5, 3
_LONG_EQUAL, _LONG_TELLING = 8, 2
_DENSITY = 0.6
_UNSURE_EQUAL, _UNSURE_DENSITY = 8, 0.8
_OTHER_SPEAKER_DENSITY = 0.9
# Probabilities as counted on the annotated stories, by how sure the speaker is.
_SAME_SPEAKER, _UNSURE_SPEAKER = 0.95, 0.8
# Surnames less alike than this are two people's.
_OTHER_NAME = 0.6
_ORDER: tuple[Alteration, ...] = ("other-speaker", "spliced", "trimmed", "reworded")


def find_quote_variants(
    story: Story, actors: Sequence[Actor], attributions: Sequence[Attribution]
) -> tuple[QuoteVariant, ...]:
    """Utterances that two or more accounts quote differently, in the order of the text."""
    said = _Said(story, actors, attributions)
    streams = [list(quoted_streams(account)) for account in story.accounts]
    pairs = [
        pair
        for ones, others in combinations(streams, 2)
        for one in ones
        for other in others
        if len(one.telling & other.telling) >= _LONG_TELLING
        for pair in said.pairs(one, other)
    ]
    order = {account.article.id: at for at, account in enumerate(story.accounts)}
    groups = _gathered(pairs)
    groups.sort(key=lambda group: min((order[v.article_id], v.span.start) for v in group.versions))
    return tuple(group.variant(f"q{n}", story, order) for n, group in enumerate(groups, start=1))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Version:
    """One side of a variant."""

    article_id: str
    statement_id: str
    span: Span
    differing: tuple[Span, ...]
    speaker: str


@dataclass(slots=True, kw_only=True)
class _Group:
    """Versions of one utterance, at most one for each account."""

    versions: list[_Version]
    alterations: set[Alteration]
    score: float

    def variant(self, id: str, story: Story, order: dict[str, int]) -> QuoteVariant:
        """The finding."""
        articles = {account.article.id: account.article for account in story.accounts}
        return QuoteVariant(
            id=id,
            versions=tuple(
                QuoteVersion(
                    evidence=articles[one.article_id].evidence(one.span),
                    statement_id=one.statement_id,
                    differing=one.differing,
                    speaker=one.speaker,
                )
                for one in sorted(self.versions, key=lambda v: (order[v.article_id], v.span))
            ),
            alterations=tuple(one for one in _ORDER if one in self.alterations),
            score=self.score,
        )


class _Said:
    """Decides whether two streams quote one utterance, by who speaks and how much agrees."""

    def __init__(
        self, story: Story, actors: Sequence[Actor], attributions: Sequence[Attribution]
    ) -> None:
        self._people = {a.id: a.name.split()[-1].lower() for a in actors if a.kind == "person"}
        self._by_statement = {(one.article_id, one.statement_id): one for one in attributions}

    def pairs(self, one: Stream, other: Stream) -> Iterator[_Group]:
        """The variants between two streams."""
        for found in utterances(one, other):
            score = self._likelihood(one, other, found)
            if not score:
                continue
            alterations = {difference.alteration for difference in found.differences}
            if self._are_other_people(one, other):
                alterations.add("other-speaker")
            if alterations:
                yield _Group(
                    versions=[
                        self._version(one, found.left, [d.left for d in found.differences]),
                        self._version(other, found.right, [d.right for d in found.differences]),
                    ],
                    alterations=alterations,
                    score=score,
                )

    def _speaker(self, stream: Stream) -> str | None:
        attribution = self._by_statement.get((stream.article_id, stream.statement.id))
        return attribution.speaker_id if attribution else None

    def _name(self, stream: Stream) -> str:
        attribution = self._by_statement.get((stream.article_id, stream.statement.id))
        if attribution is None:
            return ""
        return attribution.speaker_id or attribution.speaker_label

    def _likelihood(self, one: Stream, other: Stream, found: Utterance) -> float:
        """How likely it is one utterance; 0 where that is not held."""
        same = self._name(one).casefold() == self._name(other).casefold() != ""
        if same:
            enough = (found.equal >= _EQUAL and found.telling >= _TELLING) or (
                found.equal >= _LONG_EQUAL and found.telling >= _LONG_TELLING
            )
            return _SAME_SPEAKER if enough and found.density >= _DENSITY else 0.0
        sure = found.equal >= _UNSURE_EQUAL and found.telling >= _TELLING
        if self._are_other_people(one, other):
            return _UNSURE_SPEAKER if sure and found.density >= _OTHER_SPEAKER_DENSITY else 0.0
        unknown = "" in (self._name(one), self._name(other))
        unnamed = self._speaker(one) is None and self._speaker(other) is None
        sure = sure and (unknown or unnamed)
        return _UNSURE_SPEAKER if sure and found.density >= _UNSURE_DENSITY else 0.0

    def _are_other_people(self, one: Stream, other: Stream) -> bool:
        """Whether both are surely put to people, and not to the same."""
        speakers = self._speaker(one), self._speaker(other)
        named = all(s.statement.speaker.reason == "named" for s in (one, other))
        people = [self._people[s] for s in speakers if s in self._people]
        # A misspelt name is no other person.
        return named and len(people) == 2 and ratio(*people) < _OTHER_NAME

    def _version(self, stream: Stream, cut: Cut, differing: Sequence[Cut]) -> _Version:
        shown = _shown(stream.words, cut, differing)
        return _Version(
            article_id=stream.article_id,
            statement_id=stream.statement.id,
            span=_span(stream.words, shown),
            differing=tuple(sorted(_span(stream.words, one) for one in differing if len(one))),
            speaker=self._name(stream),
        )


def _shown(words: Sequence[QuotedWord], cut: Cut, differing: Sequence[Cut]) -> Cut:
    """The sentences of an utterance that hold what differs; all of it where nothing does."""
    if not differing:
        return cut
    places = [_place(cut, one) for one in differing]
    start, end = min(one.start for one in places), max(one.end for one in places)
    while start > cut.start and not sentence_ends(words, start - 1):
        start -= 1
    while end < cut.end and not sentence_ends(words, end - 1):
        end += 1
    return Cut(start=start, end=end)


def _place(cut: Cut, differing: Cut) -> Cut:
    """Where a difference is; words left out are between the two beside them."""
    if len(differing):
        return differing
    return Cut(
        start=max(cut.start, differing.start - 1), end=min(cut.end, max(differing.start, 0) + 1)
    )


def _span(words: Sequence[QuotedWord], cut: Cut) -> Span:
    return Span(start=words[cut.start].span.start, end=words[cut.end - 1].span.end)


def _gathered(pairs: Sequence[_Group]) -> list[_Group]:
    """Pairs whose words in one account overlap are one variant with a version for each account."""
    groups: list[_Group] = []
    for pair in pairs:
        for group in groups:
            if _same_words(group.versions, pair.versions):
                _join(group, pair)
                break
        else:
            groups.append(pair)
    return groups


def _same_words(ones: Sequence[_Version], others: Sequence[_Version]) -> bool:
    return any(
        one.article_id == other.article_id and one.span.overlaps(other.span)
        for one in ones
        for other in others
    )


def _join(group: _Group, pair: _Group) -> None:
    for version in pair.versions:
        at = next(
            (n for n, one in enumerate(group.versions) if one.article_id == version.article_id),
            None,
        )
        if at is None:
            group.versions.append(version)
            continue
        known = group.versions[at]
        if known.span.overlaps(version.span):
            group.versions[at] = _Version(
                article_id=known.article_id,
                statement_id=known.statement_id,
                span=Span(
                    start=min(known.span.start, version.span.start),
                    end=max(known.span.end, version.span.end),
                ),
                differing=tuple(sorted({*known.differing, *version.differing})),
                speaker=known.speaker,
            )
    group.alterations |= pair.alterations
    group.score = min(group.score, pair.score)
