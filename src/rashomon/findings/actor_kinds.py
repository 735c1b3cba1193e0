"""Places and bodies told by their kind: the one cathedral, border or parliament of a story."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.findings.actor_forms import Form, word_starts
from rashomon.findings.actor_joins import Clusters
from rashomon.model import AnnotatedArticle, Span, Story
from rashomon.text.kinds import BODY_KINDS, PLACE_KINDS, SAME_KIND, kind_noun
from rashomon.text.names import fold_name
from rashomon.text.places import country_of, demonym_of, region_of

# Adjectives that tell one of a kind from another; all others ("historic") only describe.
_TELLING = frozenset(
    """federal state local national regional provincial city county municipal central upper lower
    north south east west northern southern eastern western second third other another next former
    neighboring neighbouring nearby catholic orthodox lutheran baptist methodist presbyterian
    jewish military naval civilian private public elementary primary middle high
    secondary different separate rival""".split()
)
# What is told so is not the one that the story tells of without the word.
_OTHERS = frozenset("different separate rival another other".split())
# These tell two apart where a story has both: "the new bridge", "the old bridge".
_OPPOSED = frozenset({"old", "new"})
_LINKS = frozenset("in of at with between near to on".split())
_FARTHEST = 6
# Why such are joined, and how sure it is.
_ONLY, _SURE = "the only one of its kind", 0.8


@dataclass(frozen=True, slots=True)
class Told:
    """A description of one place: the noun, and what tells it from others of its kind."""

    head: str
    telling: frozenset[str]


def join_kinds(story: Story, clusters: Clusters) -> None:
    """Join what is told by its kind where a story has one such thing, and with its full name.

    "Cologne's famous cathedral", "the cathedral" and "Cologne Cathedral" are one if no other is
    told of; of a police station and a train station "the station" is neither.
    """
    told: dict[str, dict[frozenset[str], list[Form]]] = defaultdict(lambda: defaultdict(list))
    named: dict[str, list[Form]] = defaultdict(list)
    indices = [word_starts(account) for account in story.accounts]
    for form in clusters.forms:
        if form.kind in {"person", "group"}:
            continue
        head = form.surface.split()[-1]
        if kind_noun(form.surface):
            one = _parsed(story.accounts[form.account], indices[form.account], form)
            told[one.head][one.telling].append(form)
        elif " " in form.key and head[0].isupper() and head.lower() in PLACE_KINDS | BODY_KINDS:
            named[_kind(head)].append(form)
    for head, nodes in told.items():
        # Behind the name "a theater" is another one.
        there = {form.account for form in named[head]}
        both = frozenset().union(*nodes) >= _OPPOSED
        kept: dict[frozenset[str], list[Form]] = defaultdict(list)
        for node, forms in nodes.items():
            left = [f for f in forms if not _is_another(f, there)]
            if left and not node & _OTHERS:
                kept[node if both else node - _OPPOSED].extend(left)
        _join_nodes(clusters, kept, named[head])


def _is_another(form: Form, named: set[int]) -> bool:
    return form.account in named and form.surface.lower().startswith(("a ", "an "))


def _join_nodes(
    clusters: Clusters, nodes: dict[frozenset[str], list[Form]], named: Sequence[Form]
) -> None:
    if not nodes:
        return
    for forms in nodes.values():
        clusters.join_all(forms, _ONLY, score=_SURE)
    largest = max(nodes, key=len)
    if not all(node <= largest for node in nodes):
        return
    whole = [form for node in sorted(nodes, key=sorted) for form in nodes[node]]
    if len({clusters.root(form) for form in named}) > 1:
        return
    clusters.join_all(whole, _ONLY, score=_SURE)
    owners = {word for word in largest if word.startswith("of:")}
    for form in named:
        told = filter(None, (*form.key.split(), _code(form.surface)))
        words = {f"of:{word}" for word in told}
        if not owners or owners & words:
            clusters.join_all([form, whole[0]], _ONLY, score=_SURE)


def _kind(noun: str) -> str:
    return SAME_KIND.get(noun.lower(), noun.lower())


def _parsed(account: AnnotatedArticle, at: dict[int, int], form: Form) -> Told:
    """The kind, with compounds, proper owners and telling adjectives of every place."""
    head = _kind(kind_noun(form.surface))
    found: set[str] = set()
    for span in form.spans:
        found |= set(_telling(account, at, span))
    return Told(head, frozenset(found))


def _telling(account: AnnotatedArticle, at: dict[int, int], span: Span) -> Iterator[str]:
    text, words = account.article.text, account.words
    inside = [at[k] for k in range(span.start, span.end) if k in at]
    if not inside:
        return
    for i in inside:
        token = words[i].span.of(text)
        behind = words[i + 1].span.of(text) if i + 1 < len(words) else ""
        if kind_noun(token):
            yield from _behind(account, i)
            return
        if token[0].isupper():
            yield f"of:{_whose(token)}"
        elif behind not in {"'s", "’s"} and (
            token in _TELLING | _OPPOSED or words[i].pos == "NOUN"
        ):
            yield token


def _behind(account: AnnotatedArticle, i: int) -> Iterator[str]:
    """The name behind a noun: "the border with Mexico", "a church in Qasr"."""
    text, words = account.article.text, account.words
    if i + 2 >= len(words) or words[i + 1].span.of(text) not in _LINKS:
        return
    for word in words[i + 2 : i + 2 + _FARTHEST]:
        token = word.span.of(text)
        if token[0].isupper() and word.pos == "PROPN":
            yield f"of:{_whose(token)}"
        elif token not in {"the", "and"}:
            return


def _whose(token: str) -> str:
    """By what an owner is told from others: a country's or state's code, or the name."""
    return _code(token) or fold_name(token)


def _code(token: str) -> str:
    """The code of a country or state, also as an adjective; empty for other names."""
    word = re.sub(r"['’]s$", "", token)
    return country_of(word) or demonym_of(word) or region_of(word) or ""
