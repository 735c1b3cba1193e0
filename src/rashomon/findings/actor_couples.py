"""Two people told in one breath are one group in every account, in whatever order."""

from __future__ import annotations

import re
from collections import defaultdict

from rashomon.findings.actor_forms import Form
from rashomon.findings.actor_joins import Clusters
from rashomon.model import Story
from rashomon.text.names import name_tokens
from rashomon.text.relatives import RELATIVES

# How sure it is that these are the same people.
_SURE = 0.88
_BETWEEN = re.compile(r",? ?(?:[—–-] ?)?$")


def join_couples(story: Story, clusters: Clusters) -> None:
    """Join "Ida and Mara" with "Mara and Ida Oszkay", and "Oszkay's daughters, Ida and Mara"."""
    told: dict[frozenset[str], list[tuple[str, Form]]] = defaultdict(list)
    relatives: dict[tuple[int, int], Form] = {}
    for form in clusters.forms:
        if form.kind != "group":
            continue
        couple = _couple(form.surface)
        if couple:
            told[couple[0]].append((couple[1], form))
        elif form.surface.rpartition(" ")[2].lower() in RELATIVES:
            relatives.update({(form.account, span.end): form for span in form.spans})
    for pairs in told.values():
        surnames = {surname for surname, _ in pairs if surname}
        if len(surnames) < 2:
            clusters.join_all([form for _, form in pairs], "the same people", score=_SURE)
        for _, form in pairs:
            for named in _apposed(story, form, relatives):
                clusters.join_all([form, named], "the same people", score=_SURE)


def _couple(surface: str) -> tuple[frozenset[str], str] | None:
    """The two given names, and the surname if it is told."""
    left, joined, right = surface.partition(" and ")
    words = name_tokens(right)
    if not joined or " " in left or not words or not (left[0].isupper() and right[0].isupper()):
        return None
    return frozenset((left.lower(), words[0])), " ".join(words[1:])


def _apposed(story: Story, form: Form, relatives: dict[tuple[int, int], Form]) -> list[Form]:
    """Relatives right before the two names: "Oszkay's daughters, Ida and Mara"."""
    text = story.accounts[form.account].article.text
    found = []
    for span in form.spans:
        before = text[max(0, span.start - 4) : span.start]
        gap = _BETWEEN.search(before)
        end = span.start - len(gap.group()) if gap else span.start
        if (form.account, end) in relatives:
            found.append(relatives[form.account, end])
    return found
