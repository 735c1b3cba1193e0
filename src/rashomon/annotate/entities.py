"""Whom an article tells of: people and bodies, each with its mentions and what it is called."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rashomon.annotate.placed import mentions_near, overlapping
from rashomon.annotate.voices import TOKEN, Scene
from rashomon.model import Mention, RolePhrase, Span, Word
from rashomon.text.genders import Gender, gender_of
from rashomon.text.names import is_title_word, name_tokens

HE = frozenset(("he", "him", "his", "himself"))
SHE = frozenset(("she", "her", "hers", "herself"))
HE_TITLE = re.compile(
    r"\b(?:Mr|Sir|Lord|King|Prince|Imam|Ayatollah|Sheikh|Father)\.?\s+$|"
    r"\b(?:congressman|chairman|spokesman|businessman)\s+$",
    re.IGNORECASE,
)
SHE_TITLE = re.compile(
    r"\b(?:Mrs|Ms|Miss|Lady|Dame|Queen|Princess|Madam)\.?\s+$|"
    r"\b(?:congresswoman|chairwoman|spokeswoman|businesswoman)\s+$",
    re.IGNORECASE,
)
HE_NOUNS = frozenset("man boy husband father son brother uncle king spokesman congressman".split())
SHE_NOUNS = frozenset(
    "woman girl wife mother daughter sister aunt queen actress spokeswoman congresswoman".split()
)
# Words of a description: "the | inspector general of the department | , Michael Horowitz".
_DESCRIBING = frozenset(("DET", "ADJ", "NOUN", "PROPN", "PART", "ADP", "NUM", "CCONJ"))
_FARTHEST = 9
_KINDS = ("person", "organization", "group", "place")


@dataclass(slots=True, kw_only=True)
class Entity:
    """One person, body or place of an article: its mentions in text order.

    `gender` is told by titles, `likely` by the given name and the pronouns that take a person up;
    `called` are the words of titles and descriptions beside its names, in lower case, `titles` the
    same in their order; `last_names` are the last words of its names of several words.
    """

    key: str
    kind: str
    mentions: list[Mention] = field(default_factory=list)
    gender: Gender = "unknown"
    likely: Gender = "unknown"
    called: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    titles: set[tuple[str, ...]] = field(default_factory=set)
    last_names: set[str] = field(default_factory=set)

    def told_before(self, offset: int) -> int:
        """How often it is named before an offset."""
        return bisect_left(self.mentions, offset, key=lambda m: m.span.start)

    def last_before(self, offset: int) -> Mention | None:
        """The mention nearest before an offset."""
        at = bisect_left(self.mentions, offset, key=lambda m: m.span.start)
        return self.mentions[at - 1] if at else None

    def next_after(self, offset: int) -> Mention | None:
        """The mention nearest after an offset."""
        at = bisect_left(self.mentions, offset, key=lambda m: m.span.start)
        return self.mentions[at] if at < len(self.mentions) else None


def find_entities(scene: Scene, roles: Sequence[RolePhrase]) -> list[Entity]:
    """The entities of an article, by first mention."""
    found: dict[str, Entity] = {}
    titles: dict[Span, list[Span]] = defaultdict(list)
    for role in roles:
        titles[role.mention].append(role.span)
    for mention in scene.mentions:
        if mention.kind not in _KINDS:
            continue
        key = scene.key_at(mention)
        entity = found.setdefault(key, Entity(key=key, kind=mention.kind))
        entity.mentions.append(mention)
        name = scene.name_of(mention)
        tokens = [token.lower() for token in TOKEN.findall(name)]
        entity.names.update(tokens)
        if len(tokens) > 1 and not name.islower():
            entity.last_names.add(tokens[-1])
        for title in (*titles.get(mention.span, ()), *_beside(scene, mention.span)):
            words = tuple(_tokens(scene.name_of(title)))
            entity.titles.add(words)
            entity.called.update(words)
    votes = _taken_up(scene)
    for entity in found.values():
        if entity.kind == "person":
            entity.gender = _gender(scene, entity)
            entity.likely = entity.gender
            if entity.gender == "unknown":
                entity.likely = _likely(_by_name(scene, entity), votes[entity.key])
    return list(found.values())


def _taken_up(scene: Scene) -> dict[str, Counter[str]]:
    """How often "he" and "she" take up each person whom a sentence alone names."""
    text = scene.article.text
    people: dict[int, set[str]] = defaultdict(set)
    named: dict[int, int] = {}
    for mention in scene.mentions:
        if mention.kind == "person":
            sentence = scene.sentence_at(mention.span.start)
            people[sentence].add(scene.key_at(mention))
            named.setdefault(sentence, mention.span.end)
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for key, token in _of_themselves(scene):
        votes[key]["he" if token in HE else "she"] += 1
    for word in scene.words:
        if word.pos not in ("PRON", "DET"):
            continue
        token = word.span.of(text).lower()
        if token not in HE | SHE:
            continue
        # In its own sentence, else in the one before that names somebody.
        here = word.sentence if people.get(word.sentence) else word.sentence - 1
        before = here < word.sentence or named.get(here, word.span.end) < word.span.start
        if before and len(people.get(here, ())) == 1:
            votes[next(iter(people[here]))]["he" if token in HE else "she"] += 1
    return votes


def _of_themselves(scene: Scene) -> Iterator[tuple[str, str]]:
    """People with the pronoun by which their indirect speech names them: "Lind said she …"."""
    text, words = scene.article.text, scene.words
    subjects = {word.head: word for word in words if word.dep == "nsubj" and word.pos != "PRON"}
    for word in words:
        token = word.span.of(text).lower()
        clause = words[word.head]
        if word.dep != "nsubj" or token not in HE | SHE or clause.dep != "ccomp":
            continue
        speaker = subjects.get(clause.head)
        if speaker is None or speaker.span.start > word.span.start:
            continue
        for mention in mentions_near(scene.mentions, speaker.span):
            if mention.kind == "person" and mention.span.covers(speaker.span):
                yield scene.key_at(mention), token


def _likely(by_name: Gender, votes: Counter[str]) -> Gender:
    """By the given name and by which pronoun takes the person up; the name counts for two."""
    lead = votes["he"] - votes["she"] + {"he": 2, "she": -2, "unknown": 0}[by_name]
    return "he" if lead > 0 else "she" if lead < 0 else "unknown"


def _tokens(words: str) -> Iterator[str]:
    for token in TOKEN.findall(words.lower()):
        yield re.sub(r"['’]s?$", "", token)


def _beside(scene: Scene, name: Span) -> Iterator[Span]:
    """The description in apposition to a name, and the title before it."""
    text, words = scene.article.text, scene.words
    inside = overlapping(words, name, lambda w: w.span)
    if not inside:
        return
    first = _index(words, inside[0])
    before = list(_phrase(text, words, range(first - 1, max(-1, first - 1 - _FARTHEST), -1)))
    if before:
        yield Span(start=before[-1].span.start, end=before[0].span.end)
    last = _index(words, inside[-1])
    if text[name.end : name.end + 2] == ", ":
        after = range(last + 1, min(len(words), last + 2 + _FARTHEST))
        phrase = list(_phrase(text, words, after))
        # "Deadline, the director said": what a verb follows is no apposition but its subject.
        following = _index(words, phrase[-1]) + 1 if phrase else len(words)
        if following < len(words) and words[following].pos not in ("VERB", "AUX"):
            yield Span(start=phrase[0].span.start, end=phrase[-1].span.end)


def _phrase(text: str, words: Sequence[Word], places: range) -> Iterator[Word]:
    """The words of one noun phrase from its near end on; a comma may part it from the name."""
    sentence = words[places.start - places.step].sentence if places else 0
    for number, at in enumerate(places):
        word = words[at]
        token = word.span.of(text)
        if word.sentence != sentence or (word.pos == "PUNCT" and (number or token != ",")):
            return
        if word.pos == "PUNCT":
            continue
        if word.pos not in _DESCRIBING or token in ("and", "or", "but"):
            return
        yield word


def _index(words: Sequence[Word], word: Word) -> int:
    return bisect_left(words, word.span.start, key=lambda w: w.span.start)


def _gender(scene: Scene, entity: Entity) -> Gender:
    """By what stands before the name ("Mr"), then by what the person is called ("his wife")."""
    text = scene.article.text
    for mention in entity.mentions:
        before = text[max(0, mention.span.start - 14) : mention.span.start]
        if HE_TITLE.search(before):
            return "he"
        if SHE_TITLE.search(before):
            return "she"
    if entity.called & HE_NOUNS and not entity.called & SHE_NOUNS:
        return "he"
    if entity.called & SHE_NOUNS and not entity.called & HE_NOUNS:
        return "she"
    return "unknown"


def _by_name(scene: Scene, entity: Entity) -> Gender:
    full = max((name_tokens(scene.name_of(m)) for m in entity.mentions), key=len)
    given = next((word for word in full if len(word) > 1 and not is_title_word(word)), "")
    return gender_of(given) if len(full) > 1 else "unknown"
