"""Splitting news prose into sentences, by rule and without a model.

Newspapers punctuate regularly enough for rules: what goes wrong is abbreviations, initials,
closing quotation marks and ellipses, and these are listed here. A line break always ends a
sentence, for pasted articles keep one paragraph (or heading, or caption) on a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rashomon.model import Span

# Words that are followed by a full stop and then, usually, by a name: never a sentence end.
_BEFORE_NAMES = frozenset(
    """mr mrs ms mx dr prof rev fr sr gen lt col maj capt cpl sgt adm cmdr gov rep reps sen sens
    pres hon supt det insp atty st ste mt messrs mme mlle msgr br sheik dep asst assoc vs v no nos
    op art cf ca approx fig sec""".split()
)
# Words that may end a sentence too: they end one where a capitalised word that is no month, day
# or figure follows.
_MAY_END = frozenset(
    """jr sr inc corp co ltd plc llc bros u.s u.k u.n e.u d.c n.y l.a u.s.a a.m p.m ph.d m.d b.a
    m.a etc al eds est dept univ assn bldg ave blvd rd jan feb mar apr jun jul aug sep sept oct nov
    dec mon tue tues wed thu thur thurs fri sat sun ala ariz ark calif colo conn del fla ga ida ill
    ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo
    ont que""".split()
)
_STARTERS = frozenset(
    """the a an this that these those he she it they we you i his her its their our my in on at
    for from with by to of as if when while where who what how why but and so yet or nor after
    before since during under over about more most some many all both no not there here then now
    one two three earlier later meanwhile however still asked mr mrs ms dr""".split()
)
_NEVER_START = re.compile(r"[a-z0-9,;:%)\]]")
# The look-behind keeps a long run of full stops from being tried from each of its stops.
_END = re.compile(r"(?<![.!?…])([.!?…]+)([\"'”’»)\]]*)(\s+)(?=\S)")
_LINE = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c\x85]+")
_INITIALS = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]|[A-Za-z]")
# “Why?” Mr. Lang asked. — a question inside the quotation, then its credit, is one sentence.
_CREDIT = re.compile(
    r"(?:[\w.’'-]+\s+){1,5}?(?:said|says|asked|asks|added|adds|told|wrote|writes|tweeted|replied|"
    r"maintained|continued|exclaimed|shouted|demanded|noted|insisted|wondered|explained)\b"
    r"(?=[,.:;]|\s+(?:in|on|at|during|after|adding|to|of|as|when|while)\b)"
)


def sentences(text: str) -> Iterator[Span]:
    """Sentences of `text` in order: trimmed of white space, never empty, never overlapping."""
    for line in _LINE.finditer(text):
        start = line.start()
        for match in _END.finditer(text, line.start(), line.end()):
            if _ends_sentence(text, start, match):
                yield from _trimmed(text, start, match.end(2))
                start = match.end()
        yield from _trimmed(text, start, line.end())


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        yield Span(start=start, end=end)


def _ends_sentence(text: str, start: int, match: re.Match[str]) -> bool:
    marks, closers = match.group(1), match.group(2)
    follower = _word_at(text, match.end())
    bare = follower.lstrip("\"'“”‘’«([—–-")
    if marks == "." and not closers:
        return _full_stop_ends(text, start, match.start(), bare)
    if closers and marks[-1] in "?!" and _CREDIT.match(text, match.end()):
        return False
    # "Really?" he said. — a lower-case word goes on with the sentence, whatever the mark.
    return not (bare and _NEVER_START.match(bare) and not bare[0].isdigit())


def _full_stop_ends(text: str, start: int, dot: int, follower: str) -> bool:
    if not follower or (_NEVER_START.match(follower) and not follower[0].isdigit()):
        return False
    word = re.split(r"[\s(\[“\"‘'—–/]", text[max(start, dot - 24) : dot])[-1]
    lowered = word.lower()
    if lowered in _BEFORE_NAMES and word[:1].isupper():
        return False
    if lowered in {"no", "nos"}:
        return not follower[0].isdigit()
    if lowered in _MAY_END or _INITIALS.fullmatch(word):
        return _is_starter(follower) and not follower[0].isdigit()
    return True


def _is_starter(follower: str) -> bool:
    return re.split(r"\W", follower, maxsplit=1)[0].lower() in _STARTERS


def _word_at(text: str, at: int) -> str:
    found = re.compile(r"\S+").match(text, at)
    return found.group() if found else ""
