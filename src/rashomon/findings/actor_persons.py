"""Who a surname, or any single name, belongs to: within its account first, then in the story."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from rashomon.findings.actor_forms import Form
from rashomon.findings.actor_joins import Clusters
from rashomon.findings.matching import Match, compare_persons, name_suffix, one_letter_off
from rashomon.model import AnnotatedArticle, Span, Story
from rashomon.text.genders import gender_of
from rashomon.text.names import fold_name, is_acronym, is_given_name, is_title_word
from rashomon.text.relatives import told_as_relative
from rashomon.text.short_names import is_short_form
from rashomon.text.transliteration import spelling_similarity

# One word alone must be nearly the same word: Khomeini and Khamenei reach .78.
ALONE = 0.90
ALONE_LENGTH = 5
# Mentions in an account that make a one-letter variant of the name a slip.
_TOLD_OFTEN = 3


def split_surnames(story: Story, forms: list[Form]) -> None:
    """Give a surname that two people of an account share one form for each of them.

    A place goes to the person whose title it carries ("Vice President Cheney"), or else to the
    one of them whose full name was a sentence's subject last, or who was told of first.
    """
    by_account: dict[int, list[Form]] = defaultdict(list)
    for form in forms:
        if form.kind == "person":
            by_account[form.account].append(form)
    for number, persons in sorted(by_account.items()):
        for form in [f for f in persons if len(f.words) == 1]:
            holders = distinct(_by_surname(form, [f for f in persons if bears(f, form)]))
            if len(holders) > 1:
                _split(forms, form, holders, story.accounts[number])


def _by_surname(alone: Form, holders: list[Form]) -> list[Form]:
    """Those whose surname it is, if it is no given name: "Brandt" is no Brandt Varga."""
    word = alone.words[0]
    surnames = [f for f in holders if f.words[-1] == word]
    return holders if is_given_name(word) else surnames or holders


def _subjects(account: AnnotatedArticle) -> frozenset[int]:
    """Where the subjects of the account's sentences end (code points)."""
    return frozenset(w.span.end for w in account.words if w.dep in {"nsubj", "nsubjpass"})


def distinct(holders: Sequence[Form]) -> list[list[Form]]:
    """Full names of one account grouped by person."""
    groups: list[list[Form]] = []
    for holder in holders:
        for group in groups:
            if all(compare_persons(holder.surface, one.surface).score >= 0.85 for one in group):
                group.append(holder)
                break
        else:
            groups.append([holder])
    return groups


def bears(full: Form, alone: Form) -> bool:
    """Whether a single name may be short for a full one: its last word, or its first."""
    if len(full.words) < 2 or is_acronym(alone.surface):
        return False
    if name_suffix(alone.surface) and name_suffix(alone.surface) != name_suffix(full.surface):
        return False
    word = alone.words[0]
    nickname = _NICKNAME.search(full.surface)
    if nickname and fold_name(nickname[1]) == word:
        return True
    return word in {full.words[-1], full.words[0]} or _alike(word, full.words[-1])


# 'Pavel "Kite" Oszkay', "Pavel (Kite) Oszkay".
_NICKNAME = re.compile(r"\s[\"“'‘(\[]([A-Z][\w-]+)[\"”'’)\]]\s")


def _alike(left: str, right: str) -> bool:
    return min(len(left), len(right)) >= ALONE_LENGTH and spelling_similarity(left, right) >= ALONE


def _titles(text: str, spans: Sequence[Span]) -> frozenset[str]:
    """The titles right before some names, or in them: "Vice President Cheney" has "president"."""
    words = [w for span in spans for w in text[max(0, span.start - 24) : span.start].split()[-2:]]
    words += [w for span in spans for w in span.of(text).split()[:-1]]
    return frozenset(fold_name(w) for w in words if is_title_word(w) and w[0].isupper())


_COURTESY = re.compile(r"\b(?:(?P<he>Mr)|(?P<she>Mrs|Ms|Miss))\.?\s$")


def _is_addressed(text: str, span: Span, holder: Form) -> bool:
    """Whether "Ms. Fox" is said of Ida Fox: the title agrees with the given name."""
    found = _COURTESY.search(text, max(0, span.start - 6), span.start)
    return found is not None and gender_of(holder.words[0]) == found.lastgroup


def _split(
    forms: list[Form], form: Form, holders: list[list[Form]], account: AnnotatedArticle
) -> None:
    text, subjects = account.article.text, _subjects(account)
    if not name_suffix(form.surface):
        # "Trump" alone is the father; the son is told of as "Trump Jr." or in full.
        holders = [h for h in holders if not name_suffix(h[0].surface)] or holders
    told = sorted(
        (span, number)
        for number, holder in enumerate(holders)
        for full in holder
        for span in full.spans
    )
    titles = [_titles(text, [span for span, n in told if n == k]) for k in range(len(holders))]
    parts: dict[int, list[Span]] = defaultdict(list)
    current = told[0][1]
    for span, number in sorted([*told, *((span, -1) for span in form.spans)]):
        if number >= 0:
            current = number if span.end in subjects else current
            continue
        titled = _titles(text, [span])
        bearers = [k for k, known in enumerate(titles) if titled & known]
        if not bearers:
            bearers = [k for k, h in enumerate(holders) if _is_addressed(text, span, h[0])]
        current = bearers[0] if len(bearers) == 1 else current
        parts[current].append(span)
    first, *others = sorted(parts)
    form.spans, form.sense = parts[first], holders[first][0].key
    for number in others:
        sense = holders[number][0].key
        forms.append(replace(form, index=len(forms), sense=sense, spans=parts[number]))


def join_surnames(story: Story, clusters: Clusters) -> None:
    """Join single names to the person they are short for, then the rest by equal strings."""
    persons = [f for f in clusters.forms if f.kind == "person"]
    full = [f for f in persons if len(f.words) > 1]
    by_word: dict[str, list[Form]] = defaultdict(list)
    for form in full:
        for word in {form.words[0], form.words[-1]}:
            by_word[word].append(form)
    alone = [f for f in persons if len(f.words) == 1]
    titled = _TitledBearers(story, clusters, by_word)
    left = [f for f in alone if not _within(clusters, f, by_word, titled)]
    left = [f for f in left if not _across(clusters, f, by_word, titled)]
    left = [f for f in left if not _as_elsewhere(clusters, f)]
    left = [f for f in left if not _misspelled(clusters, f, full)]
    surnames = frozenset(f.words[-1] for f in full)
    left = [f for f in left if not _first_name(clusters, f, by_word, surnames)]
    _equal(clusters, left)


class _TitledBearers:
    """Who of several people of one name bears the title that a single name carries."""

    def __init__(self, story: Story, clusters: Clusters, by_word: dict[str, list[Form]]) -> None:
        self._texts = [account.article.text for account in story.accounts]
        self._clusters = clusters
        self._by_word = by_word

    def others(self, form: Form, holders: Sequence[Form]) -> bool:
        """Whether the single name is somebody's whom only other accounts tell of in full.

        "President Trump" is not the Melania Trump of its own account where another account has
        "President Donald Trump"; nor is who was told of again and again before her.
        """
        if holders and all(self._is_relative(form, f) for f in holders):
            return True
        roots = {self._clusters.root(f) for f in holders}
        word = form.words[0]
        rivals = [f for f in self._by_word[word] if f.words[-1] == word]
        rivals = [f for f in rivals if self._clusters.root(f) not in roots]
        if not rivals:
            return False
        if self.bearers(form, rivals) and not self.bearers(form, holders):
            return True
        first = min(span.start for holder in holders for span in holder.spans)
        return sum(span.end < first for span in form.spans) >= _TOLD_OFTEN

    def _is_relative(self, form: Form, holder: Form) -> bool:
        """Whether a holder of the name is introduced as a relative after the name stood alone."""
        first = min(holder.spans)
        return min(form.spans) < first and told_as_relative(
            self._texts[holder.account], first.start
        )

    def bearers(self, form: Form, holders: Sequence[Form], *, joined: bool = False) -> list[Form]:
        """Those of some people who share a title with a single name, by their whole clusters.

        With `joined` the surnames alone that are settled count too: "President Trump" elsewhere.
        """
        own = self._titles(form)
        told = {self._clusters.root(f): frozenset[str]() for f in holders}
        for root in told:
            full = [f for f in self._clusters.members(root) if joined or len(f.words) > 1]
            told[root] = frozenset(t for f in full for t in self._titles(f))
        return [f for f in holders if own & told[self._clusters.root(f)]]

    def _titles(self, form: Form) -> frozenset[str]:
        return _titles(self._texts[form.account], form.spans)


def _within(
    clusters: Clusters, form: Form, by_word: dict[str, list[Form]], titled: _TitledBearers
) -> bool:
    own = clusters.by_account[form.account]
    holders = [f for f in own if f.kind == "person" and bears(f, form)]
    if form.sense:
        holders = [f for f in holders if f.key == form.sense]
    elif holders and not _fathers(form, holders) and _fathers(form, by_word[form.words[0]]):
        return False  # only the son is told of in full here, the father elsewhere
    elif holders and titled.others(form, holders):
        return False
    if not holders and is_given_name(form.surface):
        holders = [f for f in own if f.kind == "person" and _is_called(f, form)]
    return _join_one(clusters, form, holders, "surname")


def _is_called(full: Form, alone: Form) -> bool:
    """Whether a single name is short for the first of a full one: "Larry" for Laurence Oszkay."""
    return len(full.words) > 1 and is_short_form(alone.words[0], full.words[0])


def _across(
    clusters: Clusters, form: Form, by_word: dict[str, list[Form]], titled: _TitledBearers
) -> bool:
    if form.sense:
        return False
    holders = by_word[form.words[0]]
    if name_suffix(form.surface):
        holders = _fathers(form, holders)  # Queen Elizabeth II is not Elizabeth Fox
    if is_given_name(form.surface):
        # A given name alone is somebody's whom only another account tells of in full where the
        # surname is told here too: "his son Seth", "Donald".
        own = clusters.by_account[form.account]
        told = {word for f in own if f.kind == "person" for word in f.words}
        holders = [f for f in holders if f.words[-1] in told | {form.words[0]}]
    if len({clusters.root(f) for f in holders}) > 1:
        bearers = titled.bearers(form, holders) or titled.bearers(form, holders, joined=True)
        holders = bearers or holders
    return _join_one(clusters, form, holders, "surname in another account")


def _as_elsewhere(clusters: Clusters, form: Form) -> bool:
    """Join "Trump" with the person whom its account calls President Trump, if with no other."""
    own = clusters.by_account[form.account]
    same = [f for f in own if f.kind == "person" and f.words == form.words and f is not form]
    found = [
        f
        for other in same
        for f in clusters.members(clusters.root(other))
        if len(f.words) > 1 and f.words[-1] == form.words[0]
    ]
    return not form.sense and _join_one(clusters, form, found, "surname")


def _first_name(
    clusters: Clusters, form: Form, by_word: dict[str, list[Form]], surnames: frozenset[str]
) -> bool:
    """Join a first name, told again and again, with the only one in the story who bears it.

    So accounts tell of children, of royals and of people in films; a witness told of once by a
    first name may be anybody.
    """
    word = form.words[0]
    seldom = len(form.spans) < _TOLD_OFTEN
    if form.sense or seldom or is_acronym(form.surface) or word in surnames:
        return False
    bearers = [f for f in by_word[word] if f.words[0] == word]
    return _join_one(clusters, form, bearers, "first name")


def _misspelled(clusters: Clusters, form: Form, full: Sequence[Form]) -> bool:
    """Join a surname that stands once, one letter off a name its account tells of again and again.

    Nobody is told of once only and by surname; who is, with a slip of the keys, is somebody else.
    """
    if form.sense or len(form.spans) > 1 or len(form.key) < 4 or is_given_name(form.surface):
        return False
    own = [f for f in clusters.by_account[form.account] if f.kind == "person" and f is not form]
    bearers = [*full, *(f for f in own if len(f.words) == 1)]
    near = _fathers(form, [f for f in bearers if one_letter_off(form.words[0], f.words[-1])])
    roots = {clusters.root(f) for f in near}
    if len(roots) != 1:
        return False
    told = [f for f in clusters.members(roots.pop()) if f.account == form.account]
    if sum(len(f.spans) for f in told) < _TOLD_OFTEN:
        return False
    detail = f"{form.surface} for {near[0].surface}"
    return clusters.join(near[0], form, Match(score=0.8, name="misspelling", detail=detail))


def _fathers(form: Form, holders: Sequence[Form]) -> list[Form]:
    """Those whose name ends as the single name does: "Trump" is not "Donald Trump Jr."."""
    suffix = name_suffix(form.surface)
    return [f for f in holders if name_suffix(f.surface) == suffix]


def _join_one(clusters: Clusters, form: Form, holders: Sequence[Form], name: str) -> bool:
    """Join where all who bear the name are one person by now; surnames before given names."""
    holders = _fathers(form, holders) or holders
    holders = [f for f in holders if f.words[-1] == form.words[0]] or holders
    if len({clusters.root(f) for f in holders}) != 1:
        return False
    detail = f"{form.surface} for {holders[0].surface}"
    return clusters.join(holders[0], form, Match(score=0.93, name=name, detail=detail))


def _equal(clusters: Clusters, forms: Sequence[Form]) -> None:
    """Single names that nobody bears in full: equal, or nearly equal, strings are one person."""
    known: list[Form] = []
    for form in forms:
        if form.sense:
            continue
        for other in known:
            if other.key == form.key or _alike(other.words[0], form.words[0]):
                match = Match(
                    score=spelling_similarity(other.words[0], form.words[0]),
                    name="single name",
                    detail=f"{other.surface} = {form.surface}",
                )
                clusters.join(other, form, match)
                break
        else:
            known.append(form)
