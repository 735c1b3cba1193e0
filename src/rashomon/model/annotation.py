"""What is understood of one article alone: names, statements, quantities, times."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from rashomon.model.article import Article, BlockKind
from rashomon.model.spans import Span

if TYPE_CHECKING:  # the types stay importable without the array library
    import numpy as np
    from numpy.typing import NDArray

MentionKind = Literal["person", "organization", "group", "place", "other"]
Mode = Literal["direct", "indirect", "mixed"]
Stance = Literal["asserts", "denies", "demands", "asks", "doubts", "other"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence; `block` is the kind of the block it stands in."""

    index: int
    span: Span
    block: BlockKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One word with its syntax.

    `pos` is a Universal POS tag, `head` the index of the governing word (its own index for a
    root), `dep` the dependency label, `sentence` the index of its sentence.
    """

    span: Span
    pos: str
    head: int
    dep: str
    sentence: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A proper name where it stands, with the kind it seems to be here (not yet who it is)."""

    span: Span
    kind: MentionKind
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class RolePhrase:
    """A title or description applied to the name at `mention` ("Deputy Foreign Minister")."""

    span: Span
    mention: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """The article itself says that two names are one ("Mohsen Rezaei (Rezaee)")."""

    left: Span
    right: Span
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who a statement is attributed to, as far as the article alone tells.

    `mention` is the name it resolves to, `label` the words for a source without a name
    ("witnesses"); both empty where the article does not tell. `reason` says how it was resolved;
    `several` are the names of those who speak together ("X and Y said"), who then have a label and
    no mention.
    """

    mention: Span | None = None
    label: str = ""
    reason: str = ""
    several: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One source's continuous attributed content.

    `content`, `cue` and `source` are spans in reading order; `via` are the intermediate sources,
    outermost first; `confidence` is the probability, 0 to 1, that content and speaker are right.
    """

    id: str
    content: tuple[Span, ...]
    cue: tuple[Span, ...] = ()
    source: tuple[Span, ...] = ()
    speaker: Speaker = Speaker()
    via: tuple[Speaker, ...] = ()
    mode: Mode = "indirect"
    stance: Stance = "asserts"
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number with what it counts.

    `low` and `high` bound the value (equal for an exact figure; "at least five": 5 to infinity;
    "dozens": 24 to 99); `unit` is a normalised unit or counted noun ("dead", "injured", "house",
    "km", "usd", "percent"); `counted` is the span of the noun phrase or verb that says what.
    """

    span: Span
    low: float
    high: float
    unit: str
    counted: Span | None = None
    approximate: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeRef:
    """A time expression, resolved against the publication date where that is known.

    `earliest` and `latest` are ISO dates, both inclusive, None where unresolved.
    """

    span: Span
    earliest: str | None
    latest: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatedArticle:
    """One article with everything understood of it alone.

    `vectors`, of shape (sentences, 384), holds one L2-normalised embedding per sentence,
    `word_vectors`, of shape (words, 384), one per word in its context; two annotations are equal
    whatever their vectors. `words` are in text order. `asides` are other readings of what is
    told, wider than a mention or within one ("more than 60 women" beside "women"), which only
    a comparison with other accounts needs: they name an actor where accounts share it.
    """

    article: Article
    sentences: tuple[Sentence, ...]
    words: tuple[Word, ...] = ()
    mentions: tuple[Mention, ...] = ()
    asides: tuple[Mention, ...] = ()
    roles: tuple[RolePhrase, ...] = ()
    aliases: tuple[Alias, ...] = ()
    statements: tuple[Statement, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    times: tuple[TimeRef, ...] = ()
    vectors: NDArray[np.float32] | None = field(default=None, compare=False, repr=False)
    word_vectors: NDArray[np.float16] | None = field(default=None, compare=False, repr=False)
