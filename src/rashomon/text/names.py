"""Folding proper names so that spellings that differ only in form compare equal."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib import resources

from anyascii import anyascii

# Honorifics and offices that stand before a name and are no part of it.
HONORIFICS = frozenset(
    """mr mrs ms mx miss dr prof professor sir dame lord lady baron baroness imam ayatollah
    hojatoleslam sheikh shaikh sheik shaykh mullah maulana mufti haji hajji hajj sayyid pope
    cardinal archbishop bishop rev reverend father sister brother rabbi pastor king queen prince
    princess emperor sultan emir saint gen general lt lieutenant col colonel maj major capt captain
    cmdr commander sgt sergeant cpl corporal pvt private adm admiral brig brigadier marshal officer
    detective inspector constable gov governor sen senator rep reps representative congressman
    congresswoman president premier chancellor minister ambassador judge justice mayor councillor
    alderman councilman councilwoman assemblyman assemblywoman sheriff hon honourable
    honorable attorney comrade commodore trooper coroner
    magistrate monsignor msgr vicar patriarch pfc spc""".split()
)
# Words that make up an office ("Deputy Foreign Minister", "Assistant Chief Constable").
OFFICE_HEADS = HONORIFICS | frozenset(
    """secretary chairman chairwoman chairperson chair chief head director spokesman spokeswoman
    spokesperson leader commissioner envoy speaker founder cofounder organizer organiser adviser
    advisor analyst correspondent reporter editor expert activist lawyer prosecutor coach author
    historian scientist economist official candidate nominee member lawmaker legislator manager
    executive ceo cfo coo boss treasurer coordinator negotiator dictator ruler czar tsar pilot
    doctor nurse resident survivor witness victim passenger student teacher farmer businessman
    businesswoman entrepreneur actor actress singer comedian host anchor columnist journalist
    writer poet painter photographer superintendent administrator strategist aide deputy consul
    attache counsel counselor counsellor veteran soldier player champion striker goalkeeper
    refugee warlord militant mp mep mps senators representatives ministers presidents governors
    spokesmen lawmakers advisers advisors officials candidates principal dean chaplain supporter
    wife husband son daughter mother sisters brothers uncle aunt cousin nephew niece widow owner
    operator researcher inventor designer director-general sergeant-major""".split()
)
OFFICE_MODIFIERS = frozenset(
    """vice deputy prime foreign interior defense defence finance home secretary-general acting
    former ex late first second assistant associate senior junior chief executive state national
    federal regional provincial district local general supreme great grand military police army
    press media party parliamentary presidential ministry white house press special under attorney
    ranking fellow republican democratic conservative liberal labour labor socialist communist
    house senate us u.s uk eu un incumbent retired disgraced embattled longtime veteran crown
    managing founding honorary top lead british-born incoming outgoing majority minority rear staff
    warrant squadron
    """.split()
)
NAME_SUFFIXES = frozenset(
    {"jr", "sr", "ii", "iii", "iv", "phd", "md", "mp", "obe", "cbe", "kc", "qc"}
)
# Of these the ones that tell father from son.
GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})
# Particles that come and go between spellings of one person's name.
PARTICLES = frozenset(
    """al el ul as ad an ar at az ash bin ben ibn bint abu von van der den de da di do dos das del
    della la le du st ter ten y e""".split()
)
_SMALL_WORDS = frozenset("the of and for in on at to a an de la du des et".split())

_DOTTED = re.compile(r"\b(?:\w\.){2,}(?:\w\b)?")
# Some texts part the letters: "U. S.".
_PARTED = re.compile(r"\b(?:U\. S\.(?: A\.)?|U\. [KN]\.|E\. U\.)")
_APOSTROPHES = re.compile(r"['`´‘’ʻʼ′]")
_POSSESSIVE = re.compile(r"['’`]s$|(?<=s)['’`]$", re.IGNORECASE)
_NO_WORD = re.compile(r"[^\w&]+")
_BRACKETS = {")": "(", "]": "["}
_TRIM = " \t\n\xa0.,;:!?'\"“”‘’«»()[]{}–—-…*"


def trim_name(text: str, start: int, end: int) -> tuple[int, int]:
    """Bounds of text[start:end] without quotation marks, loose punctuation and possessive 's."""
    while start < end and text[start] in _TRIM:
        start += 1
    possessive = _POSSESSIVE.search(text[start:end].rstrip())
    if possessive and end - start > 3:
        end = start + possessive.start()
    while end > start and text[end - 1] in _TRIM:
        if text[end - 1] == "." and _keeps_stop(text[start:end]):
            break
        if text[end - 1] in _BRACKETS and _BRACKETS[text[end - 1]] in text[start:end]:
            break
        end -= 1
    return start, end


def _keeps_stop(name: str) -> bool:
    """Whether the final full stop belongs to the name ("U.S.", "Kansas City, Mo.", "Jr.")."""
    last = re.split(r"[\s,]", name)[-1]
    return "." in last[:-1] or last.lower().rstrip(".") in NAME_SUFFIXES


@lru_cache(maxsize=65536)
def fold_name(text: str) -> str:
    """Plain lower-case form: ASCII letters, no possessive, no dots in acronyms, no "the".

    `fold_name("the N.A.A.C.P.’s") == "naacp"`.
    """
    text = _POSSESSIVE.sub("", text.strip())
    text = _PARTED.sub(lambda found: found.group().replace(" ", ""), text)
    text = _DOTTED.sub(lambda found: found.group().replace(".", ""), text)
    text = _APOSTROPHES.sub("", text)
    words = [w for w in _NO_WORD.split(anyascii(text).lower().replace("'", "")) if w]
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join(words)


def name_tokens(text: str) -> tuple[str, ...]:
    """The folded words of a name; hyphenated parts count as words."""
    return tuple(fold_name(text).split())


def content_tokens(text: str) -> tuple[str, ...]:
    """The folded words of a name without articles, prepositions and conjunctions."""
    words = name_tokens(text)
    return tuple(w for w in words if w not in _SMALL_WORDS) or words


def is_acronym(text: str) -> bool:
    """Whether a name is written as letters: IRNA, N.A.A.C.P., AfD, U.N."""
    letters = text.replace(".", "").replace("-", "")
    if not 2 <= len(letters) <= 8 or not letters.isalnum() or not letters[0].isalpha():
        return False
    upper = sum(c.isupper() for c in letters)
    return upper >= 2 and upper >= len(letters) - (2 if len(letters) > 2 else 0)


def initials(text: str) -> frozenset[str]:
    """The acronyms a full name may be shortened to, with and without its small words."""
    words = name_tokens(re.sub(r"['’]s\b", "", text))
    content = [w for w in words if w not in _SMALL_WORDS]
    found = {"".join(w[0] for w in words), "".join(w[0] for w in content)}
    # "Associated Press of India" keeps AP; the last word may be a generic one that is left out.
    if len(content) > 3:
        found.add("".join(w[0] for w in content[:-1]))
    return frozenset(a for a in found if len(a) > 1)


def is_title_word(word: str) -> bool:
    """Whether a word can be the head of a title before a name ("Minister", "Sen.", "Ayatollah")."""
    return fold_name(word) in OFFICE_HEADS


def is_title_modifier(word: str) -> bool:
    """Whether a word can stand within a title before its head ("Deputy", "Foreign", "ex")."""
    folded = fold_name(word)
    return folded in OFFICE_MODIFIERS or folded in OFFICE_HEADS


@cache
def _given_names() -> frozenset[str]:
    table = resources.files("rashomon.text") / "gazetteer" / "given_names.txt"
    return frozenset(table.read_text(encoding="utf-8").split())


def is_given_name(word: str) -> bool:
    """Whether a word is a common given name in English-speaking countries."""
    return fold_name(word) in _given_names()


@cache
def _well_known() -> dict[str, str]:
    table = resources.files("rashomon.text") / "gazetteer" / "well_known.tsv"
    rows = (line.split("\t") for line in table.read_text(encoding="utf-8").splitlines())
    return {fold_name(name): row[0] for row in rows for name in row}


def well_known(name: str) -> str | None:
    """The full name of a body that everybody shortens ("GOP": "Republican Party")."""
    return _well_known().get(fold_name(name))


def strip_titles(text: str) -> str:
    """A name without the honorifics before it and the suffixes behind it.

    `strip_titles("Deputy Foreign Minister Abbas Araghchi") == "Abbas Araghchi"`; a name that is
    nothing but titles stays as it is.
    """
    words = text.split()
    heads = [i for i, w in enumerate(words) if is_title_word(w)]
    start = 0
    if heads and heads[-1] + 1 < len(words):
        before = words[: heads[-1] + 1]
        if all(is_title_modifier(w) or w[:1].islower() for w in before):
            start = heads[-1] + 1
    end = len(words)
    while end - start > 1 and fold_name(words[end - 1]) in NAME_SUFFIXES:
        end -= 1
    return " ".join(words[start:end]).rstrip(",") or text
