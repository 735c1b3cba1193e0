"""Invented accounts whose last sentence is given with its syntax, for tests of conflicts."""

from __future__ import annotations

import re
from dataclasses import replace

from rashomon.findings.conflicts import ConflictFinder
from rashomon.findings.contradictions.pair import Conflict
from rashomon.findings.linking.sentence_view import view_story
from rashomon.model import AnnotatedArticle, Span, Story, Word
from tests.findings.comparing import account


def parsed(marked: str, id: str) -> AnnotatedArticle:
    """An account that ends with `marked`: "The bank closed[VERB ROOT =] ...".

    A word is marked with its part of speech, its relation and the word it hangs on ("=": none).
    """
    plain = re.sub(r"\[[^\]]*\]", "", marked)
    made = account(f"Report {id}\nRain fell.\n{plain}", id)
    sentence = made.sentences[-1]
    found = list(re.finditer(r"(?P<form>[\w'’:-]+)(?:\[(?P<mark>[^\]]*)\])?", marked))
    places = list(re.finditer(r"[\w'’:-]+", plain))
    forms = [match["form"] for match in found]
    words = []
    for at, (match, place) in enumerate(zip(found, places, strict=True)):
        pos, dep, head = (match["mark"] or "X dep =").split()
        words.append(
            Word(
                span=Span(
                    start=sentence.span.start + place.start(),
                    end=sentence.span.start + place.end(),
                ),
                pos=pos,
                head=at if head == "=" else forms.index(head),
                dep=dep,
                sentence=sentence.index,
            )
        )
    return replace(made, words=tuple(words))


def conflict_of(
    left: str, right: str, *, score: float = 0.6, alike: float = 0.2
) -> Conflict | None:
    """Between the last sentences of two accounts with these endings."""
    made = Story(accounts=(parsed(left, "a1"), parsed(right, "a2")))
    view = view_story(made)
    a, b = view.views[view.rows[0][-1]], view.views[view.rows[1][-1]]
    return ConflictFinder(made, view).find(a, b, score=score, alike=alike)
