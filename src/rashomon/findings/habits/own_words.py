"""The words of one story that are its outlets' own: not quoted, not copied, each counted once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from sys import intern

from rashomon.model import ExportedAccount, ExportedReferent, ExportedStory, Span, UsePart
from rashomon.text.names import fold_name
from rashomon.text.quotes import quotations
from rashomon.text.tokens import fold

# Quotation marks around so few words may be the outlet's own distance to them.
_SCARE = 4
_ARTICLE = re.compile(r"^(?:the|an?) (?=.)")
_TRIM = " \t\n,.;:!?\"'“”‘’()[]"


@dataclass(frozen=True, slots=True)
class OwnWords:
    """A phrase of an account for a referent: `key` is equal for what differs in form only."""

    account: str
    outlet: str
    part: UsePart
    key: str
    words: str
    span: Span


@dataclass(slots=True)
class LeftOut:
    """How many uses were somebody else's words."""

    quoted: int = 0
    copied: int = 0


class Ownership:
    """Tells an outlet's own words from those it passes on."""

    def __init__(self, story: ExportedStory) -> None:
        self._accounts = {one.id: one for one in story.accounts}
        self._spoken = {one.id: _spoken(one) for one in story.accounts}
        self.left_out = LeftOut()

    def own(self, referent: ExportedReferent) -> Iterator[OwnWords]:
        """The outlets' own words for a referent; of words within words the longer."""
        last: tuple[str, UsePart, int] | None = None
        uses = sorted(referent.uses, key=lambda u: (u.account, u.part, u.span.start, -u.span.end))
        for use in uses:
            account = self._accounts[use.account]
            within = last is not None and (use.account, use.part) == last[:2]
            if not account.outlet or (within and last is not None and use.span.end <= last[2]):
                continue
            last = (use.account, use.part, use.span.end)
            if any(span.covers(use.span) for span in self._spoken[use.account]):
                self.left_out.quoted += 1
            elif any(span.covers(use.span) for span in account.shared):
                self.left_out.copied += 1
            else:
                words = " ".join(use.span.of(account.text).split())
                key = phrase_key(words, use.part)
                if key:
                    yield OwnWords(
                        use.account,
                        account.outlet,
                        use.part,
                        key,
                        intern(words.strip(_TRIM)),  # the same few names in thousands of stories
                        use.span,
                    )


def _spoken(account: ExportedAccount) -> Sequence[Span]:
    """What stands between quotation marks and is a statement's, or too long for scare quotes."""
    found = []
    for quotation in quotations(account.text):
        inside = quotation.inside
        long = len(inside.of(account.text).split()) > _SCARE
        if long or any(inside.overlaps(said) for said in account.said):
            found.append(inside)
    return found


@lru_cache(maxsize=65536)
def phrase_key(words: str, part: UsePart) -> str:
    """What makes two phrases one: case, articles and marks do not count, spelling does.

    A name's dots, accents and possessive do not count either ("the U.S.'s", "US").
    """
    if part == "name":
        return fold_name(words)
    return _ARTICLE.sub("", fold(words).strip(_TRIM)).strip()
