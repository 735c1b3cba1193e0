"""Who wrote the account, from its byline."""

from __future__ import annotations

import re

from rashomon.extract.lexicon import AGENCY
from rashomon.model import Block

_BY = re.compile(r"^(?:written |reported |report |story )?by:?\s+(?P<names>.+)$", re.IGNORECASE)
_NAME = re.compile(
    r"[A-Z][\w.'’-]+(?: (?:[A-Z][\w.'’-]*|de|la|le|van|von|der|den|bin|ibn|al|el|al-[A-Z]\w+)){1,4}"
)
_NOT_A_NAME = re.compile(r"\b(?:Staff|Reporters?|Correspondents?|Editors?|Writers?|News|Agenc)\b")
_MOST = 8


def find_byline(text: str, blocks: tuple[Block, ...]) -> tuple[str, ...]:
    """Names in the first line like "By Jane Doe and John Roe, Political Editor"."""
    for block in blocks:
        if block.kind != "meta" or len(block.span) > 200:
            continue
        found = _BY.match(block.span.of(text).strip())
        if found:
            return names_in(found["names"])
    return ()


def names_in(words: str) -> tuple[str, ...]:
    """Personal names in a byline's words, capitals put right ("JANE DOE")."""
    names: list[str] = []
    for part in re.split(r"\s*(?:,|;|&|\||·|•|/|\band\b|\bin\b|\bfor\b|\bat\b)\s*", words[:300]):
        name = part.title() if part.isupper() else part
        agency = re.fullmatch(AGENCY, part)
        if (
            _NAME.fullmatch(name)
            and not agency
            and not _NOT_A_NAME.search(name)
            and name not in names
        ):
            names.append(name)
    return tuple(names[:_MOST])
