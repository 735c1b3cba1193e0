"""Runs of capitalised words, cut at titles and nationalities, as candidates for names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rashomon.annotate.name_view import NameView
from rashomon.text.heads import HEADS_WITH_OF
from rashomon.text.names import (
    OFFICE_HEADS,
    fold_name,
    is_acronym,
    is_given_name,
    is_title_modifier,
    well_known,
)
from rashomon.text.places import COMPASS, country_of, demonym_of, is_known_place

NEVER_NAMES = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december tue thu jan feb
    apr jun jul aug sept oct nov dec i a an the and or but if in on at to of for from with by
    as is are was were be been this that these those he she it they we you my your his her its
    their our who what when where why how not no yes also more most some any all gmt est edt utc
    bst pst pdt cet am pm tv ok god mr mrs ms mx dr sir read updated update photo image caption
    advertisement copyright click christmas
    easter ramadan thanksgiving internet covid-19 however meanwhile there here
    then now after before while since although because when later earlier during both one two
    three four five six seven eight nine ten several many according despite under over another
    other each every such so even just only still yet thus instead further us""".split()
)
_QUOTES = frozenset("\"“‘'")
_CLOSING = (['"'], ["”"], ["’"], ["'"])
_UPPER_NO_NAMES = frozenset(
    "GMT EST EDT IST UTC BST PST PDT CET AM PM A I TV OK AND THE OF IN".split()
)
HYPHENS = frozenset("-‐‑")
# What ends a firm's name, whatever title it begins with.
_FIRMS = frozenset(
    """air airlines airways corporation corp inc motors records entertainment pictures studios
    bank energy systems technologies industries foods stores insurance holdings""".split()
)
_AGENCIES = frozenset("afp ap epa reuters".split())
_HYPHENATED_WORDS = frozenset(
    """led era run held area born like wide made bred free rich poor pro anti non mid ally aged
    side type talk show star and or to by on day year long only old new
    it he she they we you who this""".split()
)
_INNER = frozenset(
    "de al el bin ben ibn von van der den da do dos das del della di du la le y".split()
)
_JOINING = re.compile(r"(?:al|el|as|an|ad|ash|az|at|ul)-[A-Z]\w+")


# Small words that are syllables of names as well, where a capital in running text says so.
_SYLLABLES = frozenset("In An So No My On He It".split())
# What ends an owner, as a token of its own.
POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
# Words whose possessive begins a body's own name: "People's Army", "Workers' Party".
POSSESSIVE_NAMES = frozenset(
    """people peoples worker workers women men children farmers teachers veterans king queen
    governors doctors st lloyd mcdonald macy nurses miners writers players students lawyers
    citizens peasants mothers attorney prince""".split()
)
# Heads of places' names take "of" only where they come first: "City of London".
_PLACE_HEADS_WITH_OF = frozenset("city state states district province county lake church".split())


def is_capitalised(token: str) -> bool:
    """Whether a word is written as names are: Lang, al-Bashir, U.N.; not iPhone, 3M."""
    return token[:1].isupper() or bool(_JOINING.fullmatch(token))


def is_no_name(token: str) -> bool:
    """Whether a capitalised word is a day, a month, a pronoun: "US" and "IT" are not the words."""
    if token.isupper() and 1 < len(token) < 4 and token not in _UPPER_NO_NAMES:
        return False
    return token.lower().rstrip(".") in NEVER_NAMES


def runs(view: NameView) -> Iterator[tuple[int, int]]:
    """Word ranges of capitalised runs in running text, whole: titles and nationalities included."""
    for index, (first, last) in sorted(view.ranges.items()):
        if index in view.unreliable:
            continue
        i = first
        while i < last:
            if not _can_start(view, i):
                i += 1
                continue
            end = _run_end(view, i, last)
            yield i, end
            i = end


def _can_start(view: NameView, i: int) -> bool:
    token = view.tokens[i]
    if not is_capitalised(token) or is_no_name(token):
        return False
    if not view.opens(i):
        return True
    if view.tokens[i - 1] in _QUOTES and _quoted_name(view, i):
        return True
    # First in its sentence: a name where it is one elsewhere, or where nothing else would do.
    if view.inner_capitals[token] or is_acronym(token):
        return True
    if view.lower_words[token.lower()]:
        return view.words[i].pos == "PROPN" and _leads_name(view, i)
    return view.words[i].pos == "PROPN" or _leads_name(view, i)


def _quoted_name(view: NameView, i: int) -> bool:
    """Whether a short quotation is nothing but a name: "Ring of Fire"."""
    closing = next((k for k in range(i, i + 6) if view.tokens[k : k + 1] in _CLOSING), None)
    if closing is None or closing == i:
        return False
    inside = view.tokens[i:closing]
    return all(t[:1].isupper() or t in {"of", "the", "and", ","} for t in inside)


def _leads_name(view: NameView, i: int) -> bool:
    """Whether a sentence's first word is followed by a capitalised one and is itself no verb."""
    if i + 1 >= len(view.words) or view.words[i + 1].sentence != view.words[i].sentence:
        return False
    following = view.tokens[i + 1]
    return (
        is_capitalised(following)
        and not is_no_name(following)
        and view.words[i].pos in {"PROPN", "NOUN", "ADJ"}
    )


def _run_end(view: NameView, start: int, last: int) -> int:
    i = start + 1
    while i < last:
        token = view.tokens[i]
        if is_capitalised(token):
            if is_no_name(token) and not _syllable(view, start, i):
                break
            i += 1
        else:
            step = _bridge(view, i, last)
            if not step:
                break
            i += step
    return i


def _syllable(view: NameView, start: int, i: int) -> bool:
    """Whether a small word in capitals ends a name of three syllables: "Moon Jae In"."""
    following = view.tokens[i + 1] if i + 1 < len(view.tokens) else ""
    before = all(is_capitalised(t) and len(t) < 6 for t in view.tokens[max(start, i - 2) : i])
    ends = not following[:1].isupper()
    return i - start > 1 and before and ends and view.tokens[i] in _SYLLABLES


def _bridge(view: NameView, i: int, last: int) -> int:
    """How many words from `i` on bridge to the next capitalised word of the same name (0: none)."""
    if view.tokens[i] in HYPHENS:
        return _hyphenated(view, i, last)
    token, before = view.tokens[i], fold_name(view.tokens[i - 1])
    for length in (1, 2):
        if i + length >= last or not is_capitalised(view.tokens[i + length]):
            continue
        small = [t.lower() for t in view.tokens[i : i + length]]
        if all(s in _INNER for s in small) or token in {"&", "d'", "d’"}:
            return length
        if small[0] in {"of", "for"} and small[1:] in ([], ["the"]) and _has_head(view, i):
            return length
        if token in POSSESSIVES and length == 1 and before in POSSESSIVE_NAMES:
            return length
        if small == ["and"] and _lists(view, i):
            return length
        if small == ["in"] and {"for", "and"} <= set(view.tokens[max(0, i - 7) : i]):
            return length  # "Organization for Security and Cooperation in Europe"
    return 0


def _has_head(view: NameView, i: int) -> bool:
    """Whether an institution's head noun stands before "of" or "for" at `i`."""
    before = fold_name(view.tokens[i - 1])
    opens = i < 2 or not is_capitalised(view.tokens[i - 2])
    if before in HEADS_WITH_OF and (opens or before not in _PLACE_HEADS_WITH_OF):
        return True
    # "Association for the Advancement of Colored People": an "of" within what "for" began.
    return "for" in view.tokens[max(0, i - 4) : i]


def _lists(view: NameView, i: int) -> bool:
    """Whether "and" stands within one name: "Port Authority of New York and New Jersey"."""
    first = view.ranges[view.words[i].sentence][0]
    before = [t.lower() for t in view.tokens[max(first, i - 4) : i]]
    if not {"of", "for"} & set(before) or not is_capitalised(view.tokens[i - 1]):
        return False
    start = i - 2 - next(n for n, t in enumerate(reversed(before)) if t in {"of", "for"})
    if start < 0 or fold_name(view.tokens[start]) not in HEADS_WITH_OF:
        return False
    left = view.span(start + 2, i).of(view.text) if start + 2 < i else view.tokens[i - 1]
    right = view.span(i + 1, min(i + 3, len(view.tokens))).of(view.text)
    return is_known_place(left) == (is_known_place(right) or is_known_place(view.tokens[i + 1]))


def _hyphenated(view: NameView, i: int, last: int) -> int:
    """2 where a hyphen joins two parts of a name ("Jae-in", "Ali-Akbar"), 0 for "Iran-backed"."""
    if i + 1 >= last or view.words[i - 1].span.end != view.words[i].span.start:
        return 0
    if view.words[i].span.end != view.words[i + 1].span.start:
        return 0
    left, right = view.tokens[i - 1], view.tokens[i + 1]
    if right[:1].isupper() and not (country_of(left) and country_of(right)):
        return 0 if demonym_of(left) and demonym_of(right) else 2
    # Syllables of a given name are short; "-led", "-era", "-run" are no syllables of names.
    if left == "Co":
        return 2  # "Co-operation"
    syllable = right.isdigit() or (right.isalpha() and right.islower() and len(right) <= 4)
    return 2 if syllable and right not in _HYPHENATED_WORDS else 0


def pieces(view: NameView, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The names within a run: it is cut after titles, and a nationality before a title is left out.

    "NAACP President Ben Jealous" gives "NAACP" and "Ben Jealous"; "Iranian Foreign Minister X"
    gives "X"; "Korean Central News Agency" stays whole.
    """
    if _only_opens_before(view, first, last):
        first += 1
    credit = last - first > 2 and fold_name(view.tokens[first]) in _AGENCIES
    if credit and is_given_name(view.tokens[first + 1]):  # "AFP Angela Merkel"
        yield first, first + 1
        first += 1
    start = first
    i = first
    while i < last:
        if _is_title_head(view, i, last):
            before = _without_office(view, start, i)
            if before > start:
                yield from _without_demonym(view, start, before, title_follows=True)
            start = i + 1
        i += 1
    if start < last:
        yield from _without_demonym(view, start, last, title_follows=False)


def _only_opens_before(view: NameView, first: int, last: int) -> bool:
    """Whether an adjective is capitalised for its sentence only: "Local Tea Party groups".

    What follows it is a name of its own: one that everybody knows, or that stands elsewhere.
    """
    if last - first < 2 or not view.opens(first) or view.words[first].pos not in {"ADJ", "ADV"}:
        return False
    whole, rest = (view.span(k, last).of(view.text) for k in (first, first + 1))
    if demonym_of(view.tokens[first]) or view.tokens[first].lower() in COMPASS:
        return False
    return bool(well_known(rest)) or view.text.count(rest) > view.text.count(whole)


def _is_title_head(view: NameView, i: int, last: int) -> bool:
    token = view.tokens[i]
    if fold_name(token) not in OFFICE_HEADS or not token[:1].isupper():
        return False
    if view.tokens[i - 1] == "of" or view.tokens[last - 1].lower() in HEADS_WITH_OF | {"inc"}:
        return False  # "Department of Justice", "Governors Association"
    if i == last - 2 and not _is_run_on(view, i) and view.tokens[i + 1].lower() in _FIRMS:
        return False  # "Envoy Air"
    if i + 1 >= last and any(
        view.tokens[k] == "of" and _has_head(view, k) for k in range(i - 2, i)
    ):
        return False  # "Office of Special Counsel"
    if i + 1 >= last:
        # "the Prime Minister" at the end of a run is a title as well, "Dallas Sheriff" too.
        return True
    following = view.tokens[i + 1]
    # "General Motors", "Chief of Staff", "Prince George's County" keep; "General Petraeus" cuts.
    return is_capitalised(following) and fold_name(following) not in {"motors", "electric", "mills"}


def _is_run_on(view: NameView, i: int) -> bool:
    """Whether a capitalised word stands right before word `i`."""
    return i > 0 and view.tokens[i - 1][:1].isupper()


def _without_office(view: NameView, start: int, end: int) -> int:
    while end > start and is_title_modifier(view.tokens[end - 1]):
        end -= 1
    hyphenated = end - 1 > start and view.tokens[end - 1] in HYPHENS
    if hyphenated and is_title_modifier(view.tokens[end - 2]):  # "U.N. Secretary-General"
        return _without_office(view, start, end - 1)
    return end


def _without_demonym(
    view: NameView, start: int, end: int, *, title_follows: bool
) -> Iterator[tuple[int, int]]:
    length = demonym_length(view, start, end)
    rest = start + length
    if not length:
        yield start, end
    elif rest < end or not title_follows:
        # What is left after a nationality is a name of its own or, with it, an organisation's:
        # who reads on decides with the reader's help.
        yield start, end


def demonym_length(view: NameView, start: int, end: int) -> int:
    """How many words from `start` on are a nationality ("South Korean": 2; none: 0)."""
    for length in (3, 2, 1):
        if start + length <= end and view.tokens[start].lower() != "the":
            words = view.span(start, start + length).of(view.text)
            if demonym_of(words):
                return length
    if start + 2 <= end and view.tokens[start].lower() in COMPASS | {"sub"}:
        return 2 if demonym_of(view.tokens[start + 1]) else 0
    return 0
