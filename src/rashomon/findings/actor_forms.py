"""The name forms of a story: what each account calls things, before anyone says who is who."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rashomon.findings.matching import person_words
from rashomon.model import AnnotatedArticle, Mention, MentionKind, Span, Story
from rashomon.text.heads import ORGANISATION_HEADS, PAPERS, SHIP_PREFIXES
from rashomon.text.kinds import kind_noun
from rashomon.text.names import fold_name, is_acronym, well_known
from rashomon.text.places import (
    city_of,
    country_of,
    demonym_of,
    is_city_alone,
    is_known_place,
    is_located,
    region_of,
    seat_of,
)
from rashomon.text.short_names import may_be_given

# A capital stands for its country's government where it acts: before such verbs, behind such
# prepositions and nouns. Everywhere else ("in Baku", "the Baku cemetery") it is the city.
_ACTING = frozenset({"nsubj", "nsubjpass", "agent", "dative"})
_LOCATIVE = frozenset("in at near outside around from across inside throughout into of".split())
_OF_CITIES = frozenset(
    """airport mayor streets suburbs residents police hospital hospitals schools universities
    centre center outskirts metro subway""".split()
)
_SIDES = frozenset("with against between by for on despite toward towards".split())
_MOVES = frozenset(
    """travel travelled traveled flew fly went go goes going gone came come arrived arrive returned
    return moved move trip visit journey flight road drove way sent bring brought""".split()
)
# What is done to governments, not to cities.
_TOWARDS = tuple(
    """anger accus urg warn blam press condemn criticiz criticis prais irritat infuriat enrag
    embarrass provok sanction punish assur remind ask persuad convinc antagoni placat appeas
    reassur oblig alarm annoy isolat rebuk""".split()
)
# The sense of a place that a report is dated from.
DATELINE = "dateline"
# The sense of a city that stands for its team.
TEAM = "team"
# Behind a people this tells which of them.
_OF_THEM = re.compile(r"\s(?:who|whose|that|killed|injured|held|living|aboard|in|from|on|among)\b")
_BEHIND_DATELINE = re.compile(r"\s?(?:\(|—|–|--|- |\|)")
# Below this a description was seen in passing and is an actor only where accounts share it.
PASSING = 0.35
_ALL_KINDS: tuple[MentionKind, ...] = ("person", "organization", "group", "place", "other")


@dataclass(eq=False, slots=True)
class Form:
    """One account's use of one name string: all the places where it stands.

    `sense` tells apart what one string means in one account: "government" for a capital that
    acts, a number for a surname that two people share.
    """

    index: int
    account: int
    key: str
    surface: str
    kind: MentionKind
    sense: str = ""
    spans: list[Span] = field(default_factory=list)
    score: float = 0.0

    @property
    def words(self) -> tuple[str, ...]:
        """The words of a person's name, titles and particles left out."""
        return person_words(self.surface)

    @property
    def described(self) -> bool:
        """Whether it is no proper name but a description in lower case ("the air force")."""
        last = self.surface.split()[-1]
        return last.islower()


def collect_forms(story: Story) -> list[Form]:
    """All forms of all accounts, their kinds decided by all mentions of the story together."""
    kinds = _kinds(story)
    teams = team_cities(kinds)
    forms: dict[tuple[int, str, str], Form] = {}
    for number, account in enumerate(story.accounts):
        told = countries_told(account)
        places = word_starts(account)
        for mention in (*account.mentions, *account.asides):
            surface = mention.span.of(account.article.text)
            key = _key(surface)
            sense = ""
            seat = seat_of(surface)
            if seat and seat in told and not city_of(surface):
                sense = "government"  # the Kremlin is nothing else
            elif (
                seat and seat in told and _acts(account, places.get(mention.span.start))
            ) or _is_side(account.article.text, mention):
                sense = "government"
            elif _is_dateline(account.article.text, mention.span):
                sense = DATELINE
            elif key in teams and _plays(account, places.get(mention.span.start)):
                sense = TEAM
            form = forms.setdefault(
                (number, key, sense),
                Form(
                    len(forms),
                    number,
                    key,
                    surface,
                    "organization" if sense == TEAM else kinds[key],
                    sense,
                ),
            )
            form.spans.append(mention.span)
            form.score = max(form.score, mention.score)
            if len(surface) > 1 and form.surface.isupper() and not is_acronym(surface):
                form.surface = surface
    return list(forms.values())


def team_cities(kinds: Mapping[str, MentionKind]) -> frozenset[str]:
    """Cities and states, folded, whose teams a story names in full: "Boston Kites"."""
    found = set()
    for key, kind in kinds.items():
        city, _, nickname = key.rpartition(" ")
        plural = nickname.endswith(("s", "x")) and nickname not in ORGANISATION_HEADS | PAPERS
        if kind == "organization" and plural and (city_of(city) or region_of(city)):
            found.add(city)
    return frozenset(found)


def is_unnamed(form: Form) -> bool:
    """Whether a place is told by its kind alone: two accounts' "the hospital" may be two."""
    return form.kind == "place" and form.score < PASSING and bool(kind_noun(form.surface))


def follows_the(text: str, span: Span) -> bool:
    """Whether "the" stands right before a place."""
    return text[max(0, span.start - 4) : span.start].lower() == "the "


def _is_side(text: str, mention: Mention) -> bool:
    """Whether "the Iranians" are a country's side; "Iranians", "the Iranians who" are people."""
    surface = mention.span.of(text)
    if mention.kind == "person" or country_of(surface) or not demonym_of(surface):
        return False
    return follows_the(text, mention.span) and _OF_THEM.match(text, mention.span.end) is None


def _is_dateline(text: str, span: Span) -> bool:
    """Whether a report is dated from a city that shares its state's name: "NEW YORK (AP)"."""
    surface = span.of(text)
    if not surface.isupper() or not region_of(surface) or not city_of(surface + " City"):
        return False
    return _BEHIND_DATELINE.match(text, span.end) is not None


def _key(surface: str) -> str:
    return fold_name(surface)


def _kinds(story: Story) -> dict[str, MentionKind]:
    """The kind of each string, by the votes of all mentions in all accounts."""
    votes: dict[str, dict[MentionKind, float]] = defaultdict(dict)
    for account in story.accounts:
        for mention in (*account.mentions, *account.asides):
            counter = votes[_key(mention.span.of(account.article.text))]
            counter[mention.kind] = counter.get(mention.kind, 0.0) + mention.score
    for account in story.accounts:
        for alias in account.aliases:
            keys = [_key(s.of(account.article.text)) for s in (alias.left, alias.right)]
            # Even votes are decided by the name that was told first.
            both = {k: sum(votes[key].get(k, 0.0) for key in keys) for k in _ALL_KINDS}
            both = {k: w + 0.5 * votes[keys[0]].get(k, 0.0) for k, w in both.items()}
            for key in keys:
                votes[key] = {kind: weight for kind, weight in both.items() if weight}
    kinds = {key: _kind(counter) for key, counter in votes.items() if counter}
    letters = _acronyms(story)
    full = [k.split() for k, kind in kinds.items() if kind == "person" and " " in k]
    parts = {words[-1] for words in full if len(words[-1]) > 2} | {words[0] for words in full}
    parts |= _hyphenated(story) & {" ".join(words[1:]) for words in full}
    surnames = {words[-1] for words in full if may_be_given(words[0])} & kinds.keys()
    surnames = {k for k in surnames if is_city_alone(k)}
    if surnames:
        surnames -= _located(story)
    for key in parts & kinds.keys():
        named = not is_known_place(key) or key in surnames
        if named and key not in letters and kinds[key] != "group":
            kinds[key] = "person"
    _settle_bodies(kinds, parts, {key for key, told in votes.items() if told.get(_BODY, 0.0)})
    return kinds


_BODY: MentionKind = "organization"


def _settle_bodies(kinds: dict[str, MentionKind], parts: set[str], bodies: set[str]) -> None:
    """Ships, parties and firms that the reader took for somebody.

    `parts` are of persons' names, `bodies` what it took for a body somewhere.
    """
    for key in kinds.keys() & _ships(kinds):
        kinds[key] = "other"
    for key, kind in kinds.items():
        if kind == "person" and " " not in key and key not in parts and well_known(key):
            kinds[key] = _BODY  # a party's adjective
    opening = {key.partition(" ")[0] for key, kind in kinds.items() if kind == _BODY and " " in key}
    for key in (opening & bodies) - parts:
        if kinds.get(key) == "person" and not well_known(key):
            kinds[key] = _BODY


def _located(story: Story) -> frozenset[str]:
    """Names that accounts tell of as places: "in Jackson", "Jackson, Miss.".

    One place of many says little: "to chip at the Jackson rules".
    """
    told: Counter[str] = Counter()
    located: Counter[str] = Counter()
    for account in story.accounts:
        for m in account.mentions:
            key = _key(m.span.of(account.article.text))
            told[key] += 1
            located[key] += is_located(account.article.text, m.span.start, m.span.end)
    return frozenset(key for key, times in located.items() if times > _BY_CHANCE * told[key])


_BY_CHANCE = 0.1


def _ships(names: Iterable[str]) -> frozenset[str]:
    """What ships are called without the letters before: "cole" of the USS Cole."""
    parted = (name.partition(" ") for name in names)
    return frozenset(name for letters, _, name in parted if letters in SHIP_PREFIXES)


def _hyphenated(story: Story) -> frozenset[str]:
    """Names of one word with a hyphen: "Jong-un"."""
    surfaces = {m.span.of(a.article.text) for a in story.accounts for m in a.mentions}
    return frozenset(_key(s) for s in surfaces if "-" in s and " " not in s)


def _acronyms(story: Story) -> frozenset[str]:
    """Strings that some account writes in letters ("UN"): never somebody's surname."""
    surfaces = {m.span.of(a.article.text) for a in story.accounts for m in a.mentions}
    return frozenset(_key(s) for s in surfaces if is_acronym(s))


def _kind(votes: dict[MentionKind, float]) -> MentionKind:
    best: MentionKind = max(sorted(votes), key=lambda kind: votes[kind])
    if best == "other" and len(votes) > 1:
        second: MentionKind = max(sorted(k for k in votes if k != best), key=lambda k: votes[k])
        return second
    return best


def seat_code(form: Form) -> str | None:
    """The country whose government a capital, or "the Iranians", stand for here, if they do."""
    if form.sense != "government":
        return None
    return seat_of(form.surface) or demonym_of(form.surface)


def countries_told(account: AnnotatedArticle) -> frozenset[str]:
    """Countries that an account names, by name or by nationality."""
    text = account.article.text
    found = {country_of(m.span.of(text)) for m in account.mentions}
    found |= {demonym_of(w.span.of(text)) for w in account.words if w.pos in {"ADJ", "PROPN"}}
    pairs = zip(account.words, account.words[1:], strict=False)
    found |= {
        demonym_of(text[a.span.start : b.span.end]) for a, b in pairs if b.pos in {"ADJ", "PROPN"}
    }
    return frozenset(code for code in found if code)


def word_starts(account: AnnotatedArticle) -> dict[int, int]:
    """The indices of an account's words by where they start."""
    return {word.span.start: i for i, word in enumerate(account.words)}


def _plays(account: AnnotatedArticle, i: int | None) -> bool:
    """Whether the city at word `i` does, or is done to, what teams do and governments do not."""
    if i is None or account.words[i].dep not in _PLAYING:
        return False
    words = account.words
    head = words[words[i].head]
    token = head.span.of(account.article.text).lower()
    return token in _OF_TEAMS or (
        words[i].dep == "pobj" and token == "against" and _verb_above(account, i) in _OF_TEAMS
    )


def _verb_above(account: AnnotatedArticle, i: int) -> str:
    """The word that governs the preposition before a word."""
    words = account.words
    return words[words[words[i].head].head].span.of(account.article.text).lower()


_PLAYING = _ACTING | {"dobj", "pobj"}
_OF_TEAMS = frozenset(
    """beat beats beaten beating win wins won winning lose loses lost losing defeat defeats defeated
    play plays played playing host hosts hosted hosting trade trades traded draft drafts drafted
    sign signs signed score scores scored scoring trail trails trailed tie ties tied visit visits
    visited face faces faced clinch clinches clinched waive waives waived rout routs routed edge
    edges edged""".split()
)


def _acts(account: AnnotatedArticle, i: int | None) -> bool:
    """Whether the capital at word `i` stands for a government: it acts, or is acted towards."""
    if i is None:
        return False
    words, text = account.words, account.article.text
    word = words[i]
    following = words[i + 1].span.of(text) if i + 1 < len(words) else ""
    second = words[i + 2].span.of(text) if i + 2 < len(words) else ""
    before = words[i - 1].span.of(text).lower() if i else ""
    # "Paris, France", "Paris, Texas": a place; "a challenge to Tehran, which ..." is not.
    # A capital in a row of them ("with Seoul, Washington and others") is a government like these.
    listed = bool(seat_of(second)) and seat_of(second) != seat_of(word.span.of(text))
    if (
        (following == "," and second[:1].isupper() and not listed)
        or before in _LOCATIVE
        or before == "-"
        or following == "-"
    ):
        return False
    # "They (Khartoum) don't want any life here": in brackets it tells who is meant.
    if following in {"'s", "’s"}:
        return second.lower() not in _OF_CITIES
    if word.dep in _ACTING or (before == "(" and following == ")"):
        return True
    head = words[word.head]
    if word.dep == "dobj":
        return head.span.of(text).lower().startswith(_TOWARDS)
    if word.dep == "conj":
        return _acts(account, word.head) if word.head < i else False
    if word.dep != "pobj":
        return False
    preposition = head.span.of(text).lower()
    governor = words[head.head].span.of(text).lower()
    return preposition in _SIDES or (preposition == "to" and governor not in _MOVES)


def shared_names(story: Story, forms: Sequence[Form]) -> Iterator[tuple[int, Form, Span]]:
    """Names of one account that stand unrecognised in another: account, the form, the place.

    Full names are found whatever their case, single words only as they are written elsewhere.
    """
    heads: dict[str, list[tuple[tuple[str, ...], Form]]] = defaultdict(list)
    for form in forms:
        words = tuple(form.key.split())
        if form.sense or form.described or form.score < PASSING or len(form.key) < 4:
            continue
        if not any(words == known for known, _ in heads[words[0]]):
            heads[words[0]].append((words, form))
    for options in heads.values():
        options.sort(key=lambda option: -len(option[0]))
    for number, account in enumerate(story.accounts):
        taken = {i: m for m in account.mentions for i in range(m.span.start, m.span.end)}
        for form, span in _found(account, heads):
            there = [taken[i] for i in range(span.start, span.end) if i in taken]
            # A place may be told of within another's name: the island in its airport's.
            within = form.kind == "place" and all(
                m.kind == "place" and m.span != span for m in there
            )
            if not there or within:
                yield number, form, span


def _found(
    account: AnnotatedArticle, heads: dict[str, list[tuple[tuple[str, ...], Form]]]
) -> Iterator[tuple[Form, Span]]:
    text = account.article.text
    tokens = [fold_name(word.span.of(text)) for word in account.words]
    if heads.keys().isdisjoint(tokens):
        return
    i = 0
    while i < len(tokens):
        step = 1
        for words, form in heads.get(tokens[i], ()):
            if tuple(tokens[i : i + len(words)]) != words:
                continue
            span = Span(
                start=account.words[i].span.start, end=account.words[i + len(words) - 1].span.end
            )
            surface = span.of(text)
            proper = surface[0].isupper() or form.kind not in {"person", "place"}
            if (len(words) > 1 and proper) or surface == form.surface:
                if step == 1 or form.kind == "place":
                    yield form, span
                step = max(step, len(words))
        i += step
