"""Where two streams of quoted words are one utterance, and in which words they differ.

The longest common subsequence of the words gives blocks that are equal; blocks with short gaps
between them are one utterance told twice. What stands in the gaps, and what one side drops at the
edges of a sentence that it presents as whole, are the differences. Differences of form alone
(articles, contractions, British spelling, editors' brackets) are none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz.distance import LCSseq, Levenshtein

from rashomon.findings.quoting.streams import QuotedWord, Stream
from rashomon.model import Alteration

# Gaps within one utterance, in words: the longer and the shorter side's at most.
_LONG_GAP, _SHORT_GAP = 9, 6
# Dots let any number of words be left out; this many are still looked for.
_OPEN_GAP = 60
_ALIKE = 0.8
_SHORTEST_ALIKE = 5
# Words whose coming and going changes nothing that a reader would mind.
_SLIGHT = frozenset(
    """a an the that this and but or so any just well of in on at to for with by who which is are
    am was be been have has had will would do does did then also my our their his her its
    s d ll re ve m n't ca wo""".split()
)
_CREDITS = frozenset("say says said saying tell tells told telling ask asked asking".split())
# Words at the end of a sentence that both sides have otherwise.
_LAST_WORDS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """A range of words of a stream, `start` to `end`."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Words that differ: a range of each stream, one of them perhaps empty."""

    left: Cut
    right: Cut
    alteration: Alteration


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """One utterance in two streams, with how far they agree and in what they do not.

    `equal` counts the words in common, `telling` those of them that say something by themselves,
    and `density` is their share, 0 to 1, of both sides' words.
    """

    left: Cut
    right: Cut
    equal: int
    telling: int
    density: float
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Block:
    left: int
    right: int
    size: int


def utterances(left: Stream, right: Stream) -> Iterator[Utterance]:
    """The utterances that both streams quote, in order."""
    ones = left.words
    others = _respelt(ones, right.words)
    for blocks in _clusters(_blocks(ones, others), ones, others):
        yield _utterance(blocks, ones, others)


def _respelt(ones: Sequence[QuotedWord], others: Sequence[QuotedWord]) -> list[QuotedWord]:
    """The other words in the one side's spelling: traveling as travelling, f**k as it is meant."""
    known = {word.form for word in ones}
    found = {}
    for form in {word.form for word in others} - known:
        same = next((one for one in sorted(known) if _is_alike(one, form)), None)
        if same is not None:
            found[form] = same
    return [_renamed(word, found.get(word.form, word.form)) for word in others]


def _renamed(word: QuotedWord, form: str) -> QuotedWord:
    if form == word.form:
        return word
    return QuotedWord(
        form=form,
        span=word.span,
        first=word.first,
        last=word.last,
        opens=word.opens,
        closes=word.closes,
        gap=word.gap,
        editorial=word.editorial,
    )


def _is_alike(one: str, other: str) -> bool:
    if one[:1] != other[:1]:
        return False
    if "*" in one or "*" in other:
        return abs(len(one) - len(other)) <= 2
    if other == one + "s" or one == other + "s":
        return True
    if min(len(one), len(other)) < _SHORTEST_ALIKE or any(map(str.isdigit, one + other)):
        return False
    return Levenshtein.normalized_similarity(one, other) >= _ALIKE


def _blocks(ones: Sequence[QuotedWord], others: Sequence[QuotedWord]) -> list[_Block]:
    codes = LCSseq.opcodes([w.form for w in ones], [w.form for w in others])
    return [
        _Block(left=code.src_start, right=code.dest_start, size=code.src_end - code.src_start)
        for code in codes
        if code.tag == "equal"
    ]


def _clusters(
    blocks: Sequence[_Block], ones: Sequence[QuotedWord], others: Sequence[QuotedWord]
) -> Iterator[list[_Block]]:
    """Blocks with gaps between them as short as within one utterance, weak edges left off."""
    cluster: list[_Block] = []
    for block in blocks:
        if cluster and not _hangs_together(cluster[-1], block, ones, others):
            yield from _sound(cluster)
            cluster = []
        cluster.append(block)
    yield from _sound(cluster)


def _hangs_together(
    one: _Block, two: _Block, ones: Sequence[QuotedWord], others: Sequence[QuotedWord]
) -> bool:
    left = two.left - one.left - one.size
    right = two.right - one.right - one.size
    if _parted(ones, one.left + one.size, two.left) or _parted(
        others, one.right + one.size, two.right
    ):
        return False
    openly = ones[one.left + one.size - 1].gap or others[one.right + one.size - 1].gap
    if openly and min(left, right) == 0:
        return max(left, right) <= _OPEN_GAP
    return max(left, right) <= _LONG_GAP and min(left, right) <= _SHORT_GAP


def _parted(words: Sequence[QuotedWord], start: int, end: int) -> bool:
    """Whether a gap with words in it spans two quotations."""
    return start < end and any(words[at].closes for at in range(start - 1, end))


def _sound(cluster: list[_Block]) -> Iterator[list[_Block]]:
    # A single word at the edge, apart from the rest, is common by chance.
    while len(cluster) > 1 and cluster[0].size < 2:
        cluster = cluster[1:]
    while len(cluster) > 1 and cluster[-1].size < 2:
        cluster = cluster[:-1]
    if cluster and sum(block.size for block in cluster) > 1:
        yield cluster


def _utterance(
    blocks: Sequence[_Block], ones: Sequence[QuotedWord], others: Sequence[QuotedWord]
) -> Utterance:
    first, last = blocks[0], blocks[-1]
    left = Cut(start=first.left, end=last.left + last.size)
    right = Cut(start=first.right, end=last.right + last.size)
    equal = sum(block.size for block in blocks)
    telling = {
        ones[at].form for b in blocks for at in range(b.left, b.left + b.size) if ones[at].tells
    }
    inner = [
        _difference(
            Cut(start=one.left + one.size, end=two.left),
            Cut(start=one.right + one.size, end=two.right),
            ones,
            others,
        )
        for one, two in pairwise(blocks)
    ]
    inner.append(_last_words(left, right, ones, others))
    edges = (*_dropped(left, right, ones, others), *_flipped(_dropped(right, left, others, ones)))
    return Utterance(
        left=left,
        right=right,
        equal=equal,
        telling=len(telling),
        density=2 * equal / (len(left) + len(right)),
        differences=tuple(one for one in (*inner, *edges) if one is not None),
    )


# -- what differs ------------------------------------------------------------------------------


def _difference(
    left: Cut, right: Cut, ones: Sequence[QuotedWord], others: Sequence[QuotedWord]
) -> Difference | None:
    mine, theirs = ones[left.start : left.end], others[right.start : right.end]
    if any(word.editorial for word in (*mine, *theirs)):
        return None
    told, theirs_told = _weighty(mine), _weighty(theirs)
    if told == theirs_told or not any(word.tells for word in (*mine, *theirs)):
        return None
    if told and theirs_told:
        return Difference(left=left, right=right, alteration="reworded")
    short, at = (others, right) if told else (ones, left)
    long, whole = (ones, left) if told else (others, right)
    before = short[at.start - 1]
    if before.closes and not before.gap:
        return None  # two quotations: what stood between is not claimed to have been said at once
    if len(told or theirs_told) < 2 and not before.gap and not _reverses(long, whole):
        return None
    runs_on = any(word.last for word in long[whole.start - 1 : whole.end]) and not before.last
    alteration: Alteration = "spliced" if runs_on and not before.gap else "trimmed"
    return Difference(left=left, right=right, alteration=alteration)


def _last_words(
    left: Cut, right: Cut, ones: Sequence[QuotedWord], others: Sequence[QuotedWord]
) -> Difference | None:
    """The last few words of a sentence, where both sides end it otherwise."""
    mine, theirs = _to_end(left, ones), _to_end(right, others)
    if not (0 < len(mine) <= _LAST_WORDS and 0 < len(theirs) <= _LAST_WORDS):
        return None
    found = _difference(mine, theirs, ones, others)
    return found if found is not None and found.alteration == "reworded" else None


def _to_end(cut: Cut, words: Sequence[QuotedWord]) -> Cut:
    end = cut.end
    while end < len(words) and not words[end - 1].last and not words[end - 1].closes:
        end += 1
    return Cut(start=cut.end, end=end)


def _reverses(words: Sequence[QuotedWord], cut: Cut) -> bool:
    """Whether even one word left out matters: a negation, a figure, a word of its own weight."""
    return any(word.tells for word in words[cut.start : cut.end])


def _weighty(words: Sequence[QuotedWord]) -> list[str]:
    """The forms that matter, contractions written out."""
    forms: list[str] = []
    for word in words:
        if word.form.endswith("n't"):
            forms.append("not")
        elif word.form not in _SLIGHT:
            forms.append(word.form)
    return forms


def _dropped(
    short: Cut, long: Cut, ones: Sequence[QuotedWord], others: Sequence[QuotedWord]
) -> Iterator[Difference]:
    """What the first stream drops at either edge of a sentence that it presents as whole."""
    start = long.start
    while start > 0 and not others[start].opens and not others[start - 1].last:
        start -= 1
    before = Cut(start=start, end=long.start)
    if ones[short.start].first and _matters(others, before):
        at = Cut(start=short.start, end=short.start)
        yield Difference(left=at, right=before, alteration="trimmed")
    after = _to_end(long, others)
    if _ends_there(ones, short.end - 1) and _matters(others, after):
        at = Cut(start=short.end, end=short.end)
        yield Difference(left=at, right=after, alteration="trimmed")


def _flipped(differences: Iterator[Difference]) -> Iterator[Difference]:
    for one in differences:
        yield Difference(left=one.right, right=one.left, alteration=one.alteration)


def _matters(words: Sequence[QuotedWord], cut: Cut) -> bool:
    part = words[cut.start : cut.end]
    credits = any(word.form in _CREDITS for word in part)  # "he paused, saying ‘…’"
    return len(_weighty(part)) > 1 and any(word.tells for word in part) and not credits


def sentence_ends(words: Sequence[QuotedWord], at: int) -> bool:
    """Whether a sentence ends with the word: by a stop, or by a credit and a new sentence."""
    goes_on = at + 1 < len(words) and not words[at + 1].first
    return words[at].last or (words[at].closes and not goes_on)


def _ends_there(words: Sequence[QuotedWord], at: int) -> bool:
    """Whether the sentence that a stream presents as whole ends with the word."""
    if not sentence_ends(words, at):
        return False
    while at > 0 and not words[at].opens and not words[at - 1].last:
        at -= 1
    return words[at].first
