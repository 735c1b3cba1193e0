"""Intermediate sources: the agency told, the outlet cited, the report that carried the words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rashomon.annotate.cues import MEDIA_WORDS
from rashomon.annotate.placed import mentions_near
from rashomon.model import Mention, Span, Speaker

if TYPE_CHECKING:
    from rashomon.annotate.content import Understood
    from rashomon.annotate.drafts import Draft
    from rashomon.annotate.speakers import SpeakerResolver

# "told AFP", "in an interview with CNN", "according to a report by Reuters": what may stand
# between the cue and the name of a medium.
_TOLD = re.compile(
    r"^\s*(?:(?:the|to|with|by|in|an?|interview|comments?|remarks?|statement|carried|"
    r"published|aired|quoted|reported|via|on)\s+){0,7}$",
    re.IGNORECASE,
)
_AFTER_REACH = 60


def find_via(draft: Draft, known: Understood, resolver: SpeakerResolver) -> tuple[Speaker, ...]:
    """Media through which the account has the statement, outermost first."""
    text = known.article.text
    outer = tuple(resolver.resolve(span) for span in draft.via)
    told = []
    for cue in draft.cue:
        after = Span(start=cue.end, end=cue.end + _AFTER_REACH)
        for mention in mentions_near(known.mentions, after):
            if mention.kind in ("person", "place") and not _is_medium(mention, text):
                continue
            gap = mention.span.start - cue.end
            if not 0 <= gap <= _AFTER_REACH or not _TOLD.match(text[cue.end : mention.span.start]):
                continue
            if _is_medium(mention, text) and not _within(mention.span, draft):
                told.append(
                    Speaker(mention=mention.span, label=mention.span.of(text), reason="told")
                )
                break
    return outer + tuple(told)


def _is_medium(mention: Mention, text: str) -> bool:
    return bool(MEDIA_WORDS.search(mention.span.of(text)))


def _within(span: Span, draft: Draft) -> bool:
    return any(part.covers(span) for part in (*draft.content, *draft.source))
