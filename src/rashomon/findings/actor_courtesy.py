"""How an account addresses people: "Mr. Fox", "Judge Moore" are forms of a name too."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rashomon.findings.actor_forms import Form
from rashomon.model import Span, Story
from rashomon.text.names import is_title_modifier

# What stays with a name for life, or stands in courtesy's place: before any form of the name.
_COURTESY = re.compile(
    r"(?<!\w)(?:Mr|Mrs|Ms|Miss|Mx|Dr|President|Judge|Justice|Sir|Dame|Lord|Lady|Sheikh|Ayatollah|"
    r"Imam|Rabbi|Pope|Sister|Prince|Princess|King|Queen)\.?\s$"
)
# Offices: before a surname alone ("Senator Fox"), where the title is how somebody is called.
_OFFICE = re.compile(
    r"(?<!\w)(?:Sen|Senator|Rep|Representative|Congressman|Congresswoman|Gov|Governor|Gen|General|"
    r"Col|Colonel|Lt|Lieutenant|Capt|Captain|Sgt|Sergeant|Maj|Major|Officer|Detective|Deputy|"
    r"Sheriff|Mayor|Prof|Professor|Pastor|Rev|Reverend|Father|Bishop|Archbishop|Cardinal|Premier|"
    r"Chancellor|Chairman|Chief|Ambassador|Secretary|Minister|Coach)\.?\s$"
)
_LONGEST = 16


def courtesy_forms(story: Story, form: Form) -> Iterator[tuple[int, Span]]:
    """Places where a person's name carries a title of one word: the account, title and name."""
    if form.kind != "person":
        return
    text = story.accounts[form.account].article.text
    alone = len(form.words) == 1
    for span in form.spans:
        start = max(0, span.start - _LONGEST)
        before = text[start : span.start]
        found = _COURTESY.search(before) or (_OFFICE.search(before) if alone else None)
        if found and not _part_of_title(text[: start + found.start()]):
            yield form.account, Span(start=start + found.start(), end=span.end)


def _part_of_title(before: str) -> bool:
    """Whether the title goes on to the left: "Attorney General Fox" is nobody's "General Fox"."""
    last = re.search(r"(\w[\w.'’]*)\s$", before[-_LONGEST:])
    if last is None or not last.group(1)[0].isupper() or last.group(1) in {"Under", "First"}:
        return False
    return is_title_modifier(last.group(1))
