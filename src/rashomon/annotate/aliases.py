"""Where an article itself says that two names are one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rashomon.annotate.group_nouns import ASIDE
from rashomon.annotate.handles import handle_aliases
from rashomon.model import Alias, Article, Mention, Sentence
from rashomon.text.names import fold_name, initials, is_acronym, name_tokens
from rashomon.text.places import is_known_place
from rashomon.text.transliteration import spelling_similarity

# Between two names: "Khankendi, which Armenians call Stepanakert", "X, also known as Y".
# A name between commas, or an adverb, must open the clause: "Trump called Comey" equates nobody.
_SAYS_SO = re.compile(
    r"""\s?(?:
        (?:[,–—(]\s?|\s)(?:(?:who|which)\s(?:is|was|are|were)\s)?
        (?:also|better|formerly|previously|widely|locally|otherwise|commonly|sometimes|now)\s
        (?:known|called|named|referred\sto|nicknamed|spelled|spelt|written|transliterated)
        \s(?:in\s\w+\s|by\s\w+\s|simply\s)?(?:as\s)?
      | [,–—(]\s?(?:(?:who|which)\s(?:is|was|are|were)\s)?
        (?:known|called|nicknamed|spelled|spelt)\s(?:in\s\w+\s|by\s\w+\s)?(?:as\s)?
      | [,–—(]\s?(?:which|whom|that)\s(?:[\w-]+\s){1,4}(?:call|calls|called|know\sas)\s
      | \s(?:who|which)\s(?:is|was|are|were)\sknown\sas\s
      | [,–—(]?\s?a\.?k\.?a\.?\s | [,–—(]\s?(?:alias|n[ée]e|formerly|or)\s | \salias\s
      | ,\swhich\s(?:is|was)\s[^,.;:]{3,40}\sand\s(?:is|was)\s(?:also|formerly|previously)
        \sknown\sas\s
    )(?:the\s|as\s)?["“‘']?""",
    re.VERBOSE | re.IGNORECASE,
)
_OPENING = re.compile(r"[”\"’']?\s?[(\[]\s?(?:the\s|or\s|formerly\s|also\s|aka\s)?[\"“‘']?")
# 'The Kite-1 or "Paper Palace"': another name in quotation marks, or between commas.
_OR_QUOTED = re.compile(r"\s?,?\sor\s(?:the\s)?[\"“‘']")
_OR_APART = re.compile(r",\sor\s(?:the\s)?")
_LISTED = re.compile(r",\s(?:the\s)?$", re.IGNORECASE)
# Words of an account that tells of shares: "Lumen (LMN)" has a ticker in its brackets.
_SHARES = re.compile(r"\b(?:shares|stocks?|Nasdaq|NASDAQ|NYSE)\b")
_BRACKETS = {"(": ")", "[": "]"}
# Two spellings of one word in brackets behind each other need only resemble one another.
_LIKE = 0.7
_FARTHEST = 80


def find_aliases(
    article: Article, sentences: Sequence[Sentence], mentions: Sequence[Mention]
) -> tuple[Alias, ...]:
    """Pairs of names that an article equates, in text order; handles are among the asides."""
    del sentences  # a bracket or a clause never runs over a sentence: distance is enough
    told = [m for m in mentions if m.score > ASIDE]
    ordered = sorted(told, key=lambda m: (m.span.start, -m.span.end))
    found = []
    for i, left in enumerate(ordered):
        for right in ordered[i + 1 :]:
            if right.span.start - left.span.end > _FARTHEST:
                break
            if right.span.start < left.span.end:
                continue
            reason = _equated(article.text, left, right)
            if reason:
                found.append(Alias(left=left.span, right=right.span, reason=reason))
                break
    return (*_longest(found), *handle_aliases(article, mentions))


def _equated(text: str, left: Mention, right: Mention) -> str:
    between = text[left.span.end : right.span.start]
    if _OPENING.fullmatch(between):
        closing = _BRACKETS["[" if "[" in between else "("]
        after = text[right.span.end : right.span.end + 3].lstrip("\"”’'. ")
        if after.startswith(closing) and _may_be_one(text, left, right):
            return "in brackets behind the name"
        return ""
    if _is_other_name(text, left, right, between):
        return "named as an alternative"
    clause = _SAYS_SO.fullmatch(between)
    if clause is None:
        return ""
    if between.strip(" ,").lower() in {"or", "or the"}:
        return "named as an alternative" if _alike(text, left, right) else ""
    return f"said in the text: {' '.join(between.split()).strip(' ,')}"


def _is_other_name(text: str, left: Mention, right: Mention, between: str) -> bool:
    """Whether "or" brings another name of a thing: in quotation marks, or apart between commas."""
    if "person" in {left.kind, right.kind} or not right.span.of(text)[0].isupper():
        return False
    after = text[right.span.end : right.span.end + 2]
    if _OR_QUOTED.fullmatch(between):
        return after[:1] in {'"', "”", "’", "'"}
    # "the Kite, the Swan, or the Gull, was" lists three.
    listed = _LISTED.search(text, max(0, left.span.start - 6), left.span.start)
    return bool(_OR_APART.fullmatch(between)) and after == ", " and not listed


def _may_be_one(text: str, left: Mention, right: Mention) -> bool:
    one, two = left.span.of(text), right.span.of(text)
    if is_acronym(two) or is_acronym(one):
        short, full = (two, one) if is_acronym(two) else (one, two)
        letters = fold_name(short).replace(" ", "")
        # "(AKP)" may shorten a name in another language: it must only not be a place in one.
        return letters in initials(full) or (
            left.kind in {"organization", "group", "other"}
            and (len(name_tokens(full)) > 1 or _is_ticker(text, left, right))
        )
    return left.kind == right.kind and _alike(text, left, right)


def _is_ticker(text: str, left: Mention, right: Mention) -> bool:
    """Whether a firm's one word is followed by its letters on an exchange: "Lumen (LMN)"."""
    letters = right.span.of(text)
    plain = letters.isalpha() and letters.isupper() and not is_known_place(letters)
    return left.kind == "organization" and plain and _SHARES.search(text) is not None


def _alike(text: str, left: Mention, right: Mention) -> bool:
    """Whether some word of the one resembles a word of the other."""
    return any(
        spelling_similarity(a, b) >= _LIKE
        for a in name_tokens(left.span.of(text))
        for b in name_tokens(right.span.of(text))
        if min(len(a), len(b)) > 2
    )


def _longest(found: Sequence[Alias]) -> Iterator[Alias]:
    """Of aliases that end in one name, the one whose left side is the whole name."""
    seen: set[int] = set()
    for alias in found:
        if alias.right.start not in seen:
            seen.add(alias.right.start)
            yield alias
