"""Whom sources that name nobody mean: candidates of the product beside what readers say.

Two kinds of reading tell. In annotated stories a statement has a speaker, and each account the
names it gives to that speaker. In `quality/antecedents` readers said of marked sources in single
documents whom the words denote.
"""

from __future__ import annotations

import json
import re
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quality.annotations import Texts

from rashomon.annotate import article, statements
from rashomon.annotate.candidates import Candidate
from rashomon.annotate.content import RawAttribution, Understood
from rashomon.annotate.queries import Query
from rashomon.annotate.speakers import SpeakerResolver
from rashomon.annotate.voices import TOKEN
from rashomon.model import Rejected, Speaker
from rashomon.run import read
from rashomon.text.names import strip_titles
from training.events import READ, Document, events_of, to_learn_from, unread

ANSWERS = Path(__file__).resolve().parents[1] / "quality" / "antecedents"
# A speaker whom the account names nowhere near teaches less that nobody is meant; so do people
# who speak for a body, for they are neither the body nor anybody named, and several together.
_UNREACHED, _VOICES, _SEVERAL = 0.4, 0.5, 0.3
# So much of a statement's content must be in one annotated statement.
_INSIDE = 0.4
_STOP = frozenset(
    "the a an of in on at to for and or by with from his her its their mr mrs".split()
)

Right = tuple[set[int], float]  # which candidates are right, how much the query counts
Judge = Callable[[SpeakerResolver, Query, Sequence[Candidate]], Right | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One account as the product understands it; `events` name what it tells of, for folds."""

    events: frozenset[str]
    known: Understood
    raw: Sequence[RawAttribution]
    judge: Judge


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One query: its candidates, which of them are right, and how much it counts."""

    events: frozenset[str]
    kind: str
    found: Sequence[Candidate]
    right: frozenset[int]
    weight: float


def examples(account: Account) -> list[Example]:
    """The queries of one account, as the present ranking leads to them."""
    found: list[Example] = []
    plain = SpeakerResolver._learned

    def noted(
        self: SpeakerResolver, query: Query, proposed: dict[str, Speaker], label: str
    ) -> Speaker:
        candidates = self.candidates.of(query, proposed)
        told = account.judge(self, query, candidates)
        if told is not None:
            found.append(
                Example(
                    events=account.events,
                    kind=query.kind,
                    found=candidates,
                    right=frozenset(told[0]),
                    weight=told[1],
                )
            )
        return plain(self, query, proposed, label)

    SpeakerResolver._learned = noted  # type: ignore[method-assign]
    try:
        statements.find_statements(account.known, account.raw)
    finally:
        SpeakerResolver._learned = plain  # type: ignore[method-assign]
    return found


# -- reading -----------------------------------------------------------------------------------

Understanding = tuple[Understood, Sequence[RawAttribution]]


def understood(texts: Sequence[str]) -> list[Understanding]:
    """Each text as the product understands it before it looks for statements."""
    with tempfile.TemporaryDirectory() as scratch, _kept() as kept:
        paths = [Path(scratch) / f"{number}.txt" for number in range(len(texts))]
        for path, text in zip(paths, texts, strict=True):
            path.write_text(text, "utf-8")
        for one in read([str(path) for path in paths]):
            if isinstance(one, Rejected):
                raise SystemExit(f"{one.name}: {one.detail}")
    if len(kept) != len(texts):
        raise SystemExit(f"not all read as English: {[text[:40] for text in texts]}")
    return kept


@contextmanager
def _kept() -> Iterator[list[Understanding]]:
    kept: list[Understanding] = []
    whole = statements.find_statements
    article.find_statements = lambda known, raw: kept.append((known, raw)) or ()
    try:
        yield kept
    finally:
        article.find_statements = whole


# -- annotated stories -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class _Annotated:
    """Judges by the annotated statements of an account: `gold` by place, `names` by actor."""

    gold: dict[int, dict[str, Any]]
    names: dict[str, set[str]]

    def __call__(
        self, resolver: SpeakerResolver, query: Query, found: Sequence[Candidate]
    ) -> Right | None:
        places = [place for span in query.content for place in range(span.start, span.end)]
        held = Counter(id(self.gold[place]) for place in places if place in self.gold)
        if not held or held.most_common(1)[0][1] < _INSIDE * len(places):
            return None
        best = held.most_common(1)[0][0]
        gold = next(one for one in self.gold.values() if id(one) == best)
        printed = query.source.of(resolver.known.article.text)
        if gold["via"] and not _content(gold["speaker_text"]) & _content(printed):
            return None  # who speaks within what this source says
        nobody = len(found) - 1
        names = self.names.get(gold["speaker"])
        if names is None:
            wanted = _content(gold["speaker"]) | _content(gold["speaker_text"])
            right = {k for k, one in enumerate(found) if wanted & _content(one.speaker.label)}
            return right | ({nobody} if not right or wanted & _content(printed) else set()), 1.0
        right = {
            k
            for k, one in enumerate(found)
            if one.speaker.mention is not None and _is_one(_forms(resolver, one), names)
        }
        return right or {nobody}, 1.0 if right else _UNREACHED


def annotated(folders: Sequence[Path], data: Path) -> Iterator[Account]:
    """The accounts of annotated stories in the scorer's form, but for those of unread events."""
    for folder, name, told in to_learn_from(folders, data):
        yield from _of_story(folder, name, told or frozenset((name,)))


def _of_story(folder: Path, name: str, events: frozenset[str]) -> Iterator[Account]:
    skeleton = json.loads((folder / f"{name}.json").read_text("utf-8"))
    annotation = json.loads((folder / f"{name}.ann.json").read_text("utf-8"))
    accounts = skeleton["accounts"]
    kept = understood([one["text"] for one in accounts])
    for one, (known, raw) in zip(accounts, kept, strict=True):
        gold = {
            place: statement
            for statement in annotation["statements"]
            if statement["account"] == one["id"]
            for words in statement["content"]
            for place in _places(known.article.text, words, one, statement)
        }
        names = {
            actor["id"]: {_folded(form) for form in actor["names"].get(one["id"], ())}
            for actor in annotation["actors"]
        }
        yield Account(events=events, known=known, raw=raw, judge=_Annotated(gold=gold, names=names))


def _places(text: str, words: str, account: dict[str, Any], statement: dict[str, Any]) -> range:
    """Where annotated words stand in the text as the product has it."""
    first = account["sentences"][min(statement["sentences"])]
    opening = account["text"][first["start"] : first["start"] + 20]
    at = text.find(words, max(0, text.find(opening)))
    return range(at, at + len(words)) if at >= 0 else range(0)


def _folded(name: str) -> str:
    return re.sub(r"^the |['’]s$", "", strip_titles(name).lower().strip())


def _content(words: str) -> set[str]:
    return {word for word in re.findall(r"\w+", words.lower()) if word not in _STOP}


def _is_one(forms: set[str], names: set[str]) -> bool:
    """Whether names are those annotated; a group's may lack its first words."""
    ends = tuple(f" {form}" for form in forms if " " in form)
    return bool(forms & names) or any(name.endswith(ends) for name in names if ends)


def _forms(resolver: SpeakerResolver, candidate: Candidate) -> set[str]:
    scene = resolver.scene
    return {
        _folded(scene.name_of(mention))
        for mention in scene.mentions
        if scene.key_at(mention) == candidate.key and TOKEN.search(scene.name_of(mention))
    }


# -- answered documents ------------------------------------------------------------------------

Place = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answered:
    """Judges by readers' answers: of each source, what kind of answer, and where it points."""

    answers: dict[Place, tuple[str, list[Place]]]

    def __call__(
        self, resolver: SpeakerResolver, query: Query, found: Sequence[Candidate]
    ) -> Right | None:
        answer = self.answers.get((query.source.start, query.source.end))
        if answer is None or answer[0] in ("no source", "open"):
            return None
        kind, places = answer
        nobody = len(found) - 1
        if kind == "unlisted":
            return {nobody}, 1.0
        if kind == "same":
            words = resolver.known.article.text[slice(*places[0])]
            key = resolver.scene.key_of(Speaker(label=" ".join(words.split())))
            return {k for k, one in enumerate(found) if one.key == key} or {nobody}, 1.0
        keys = {key for place in places for key in _keys(resolver, place)}
        right = {k for k, one in enumerate(found) if one.key in keys}
        if kind == "voices":
            return right | {nobody}, _VOICES
        if kind == "several":
            together = {k for k, one in enumerate(found) if one.signs.get("label plural")}
            return together or {nobody}, _SEVERAL
        return right or {nobody}, 1.0 if right else _UNREACHED


def _keys(resolver: SpeakerResolver, place: Place) -> set[str]:
    """Who is named at a place: by the mention that begins there, else by any that overlaps."""
    scene, (start, end) = resolver.scene, place
    near = [m for m in scene.mentions if m.span.start < end and start < m.span.end]
    exact = [m for m in near if m.span.start == start]
    return {scene.key_at(mention) for mention in exact or near}


def answered(data: Path) -> Iterator[Account]:
    """The documents of which readers said whom sources mean, but for those of unread events."""
    for row, text, event in read_documents(ANSWERS, data):
        yield _of_document(row, text, event)


def read_documents(folder: Path, data: Path) -> Iterator[tuple[dict[str, Any], str, str]]:
    """What readers said of documents, a line each, with text and event; none of unread events."""
    texts, events = Texts(data), events_of(data)
    never = unread(events, but=READ)
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            document: Document = (path.stem, row["doc_id"])
            event = events.get(document, row["doc_id"])
            text = texts.annotated(*document, row["text_sha"])["text"]
            if event not in never:
                yield row, text, event


def _of_document(row: dict[str, Any], text: str, event: str) -> Account:
    [(known, raw)] = understood([text])
    places = moved(text, known.article.text)
    answers = {
        (places[start], places[end - 1] + 1): (
            kind,
            [(places[first], places[last - 1] + 1) for first, last in named],
        )
        for start, end, kind, named, _ in row["answers"]
    }
    return Account(
        events=frozenset((event,)), known=known, raw=raw, judge=_Answered(answers=answers)
    )


def moved(text: str, read_as: str) -> dict[int, int]:
    """Where each code point of a text stands in the same text with other white space.

    Characters of no width are left out, as the product does.
    """
    told = [place for place, one in enumerate(read_as) if not _unseen(one)]
    kept = [place for place, one in enumerate(text) if not _unseen(one)]
    if [text[place] for place in kept] != [read_as[place] for place in told]:
        raise SystemExit(f"the product reads another text than that which begins {text[:60]!r}")
    return dict(zip(kept, told, strict=True))


def _unseen(one: str) -> bool:
    return one.isspace() or unicodedata.category(one) == "Cf"
