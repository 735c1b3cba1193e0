"""Which agencies an account credits its text to: by dateline, byline, credit line or rights.

Only what is said of the text counts. Captions and picture credits name agencies too, and so does
reporting that quotes one ("told Reuters"): neither makes the account that agency's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.model import Article, Evidence, Span

# Every name an agency goes by in credits -> the name to show. Case matters: "pa" is no agency.
_AGENCIES = {
    "AAP": ("AAP", "Australian Associated Press"),
    "AFP": ("AFP", "Afp", "Agence France-Presse", "Agence France Presse", "Agence FrancePresse"),
    "ANI": ("ANI", "Asian News International"),
    "ANSA": ("ANSA",),
    "Anadolu Agency": ("Anadolu Agency", "Anadolu", "AA"),
    "The Associated Press": ("The Associated Press", "Associated Press", "AP", "Ap"),
    "Bloomberg": ("Bloomberg News", "Bloomberg"),
    "CNN Wire": ("CNN Wire", "The-CNN-Wire"),
    "dpa": ("dpa", "DPA", "Deutsche Presse-Agentur"),
    "EFE": ("EFE",),
    "Fars News Agency": ("Fars News Agency", "FNA"),
    "IANS": ("IANS",),
    "Interfax": ("Interfax",),
    "IRNA": ("IRNA", "Islamic Republic News Agency"),
    "ISNA": ("ISNA",),
    "KCNA": ("KCNA", "Korean Central News Agency"),
    "Kyodo News": ("Kyodo News", "Kyodo", "KYODO"),
    "PA": ("Press Association", "PA Media", "PA"),
    "PTI": ("PTI", "Press Trust of India"),
    "Reuters": ("Thomson Reuters Foundation", "Thomson Reuters", "Reuters", "REUTERS"),
    "RIA Novosti": ("RIA Novosti",),
    "SANA": ("SANA",),
    "Sputnik": ("Sputnik",),
    "TASS": ("TASS", "Tass", "ITAR-TASS"),
    "UPI": ("UPI", "United Press International"),
    "WAM": ("WAM",),
    "Xinhua": ("Xinhua News Agency", "Xinhua", "XINHUA"),
    "Yonhap": ("Yonhap News Agency", "Yonhap"),
}
_SHOWN = {name: shown for shown, names in _AGENCIES.items() for name in names}
_ANY = "(?:" + "|".join(map(re.escape, sorted(_SHOWN, key=len, reverse=True))) + ")"
_NAME = re.compile(rf"(?<![\w-]){_ANY}(?![\w-])")
_LIST = rf"{_ANY}(?:\s?(?:[,;/&|•·–—-]|and|with)\s?{_ANY})*"

# -- the text is the agency's ------------------------------------------------------------------
# As in: SEOUL/TOKYO, Aug 30 (Reuters) - North Korea
_DATELINE = re.compile(rf"^(?:[^\W\d_][^\n()]{{0,90}})?\({_LIST}\)\s*(?:--?|–|—|:)\s*\S", re.M)
_RIGHTS = re.compile(rf"(?i:copyright|©|\(c\)).{{0,40}}?(?<!\w){_ANY}(?!\w)")
# A line of its own: "Reuters - AP - AFP", "Source: Xinhua", "Xinhua | Updated: 2031-05-04".
_LINE = re.compile(
    rf"^\W*(?P<lead>(?i:source|by|from):?\s+)?(?P<names>{_LIST})\W*"
    rf"(?P<date>\|\s?(?i:updated|published|posted).*)?$",
    re.M,
)
# -- the agency gave a part --------------------------------------------------------------------
_CONTRIBUTED = re.compile(rf"{_ANY}(?!\w).{{0,300}}?(?i:contributed to (?:this|the) \w+)")
_WITH = re.compile(
    rf"(?i:with (?:\w+ )?(?:reporting|files|inputs?|material|information|reports?) (?:from|by) "
    rf"|with agency inputs? from )(?:the )?{_LIST}"
)

_PICTURES = re.compile(r"getty|image|photo|picture|alamy|shutterstock|\bepa\b", re.IGNORECASE)
_ROLE = re.compile(
    r"(?i:(?:sports?|news|staff|political|science|business|foreign)?\s*"
    r"(?:reporters?|correspondents?|writers?|staff|editorial|agency))?"
)
# Where credit lines stand: within so many characters of either end.
_EDGE = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """An agency that an account credits; `whole` where the text as such is the agency's.

    `evidence` is where the account says so, None where its metadata do.
    """

    agency: str
    whole: bool
    evidence: Evidence | None = None


def find_credits(article: Article) -> tuple[Credit, ...]:
    """The agencies that an article credits its text to, each once, the fuller credit first."""
    found: dict[str, Credit] = {}
    for credit in (*_in_text(article), *_in_byline(article), *_by_outlet(article)):
        held = found.get(credit.agency)
        if held is None or (credit.whole and not held.whole):
            found[credit.agency] = credit
    return tuple(found.values())


def _in_text(article: Article) -> Iterator[Credit]:
    text = article.text
    body = next((b.span.start for b in article.blocks if b.kind == "body"), 0)
    opening = text[body : body + 200].split("\n", 1)[0]
    dateline = _DATELINE.match(opening)
    if dateline is not None:
        yield from _named(article, Span(start=body, end=body + dateline.end()), whole=True)
    for start, end in ((0, min(_EDGE, len(text))), (max(0, len(text) - _EDGE), len(text))):
        for pattern, whole in ((_RIGHTS, True), (_CONTRIBUTED, False), (_WITH, False)):
            for match in pattern.finditer(text, start, end):
                yield from _named(article, Span(start=match.start(), end=match.end()), whole=whole)
        for match in _LINE.finditer(text, start, end):
            if _is_line(text, match) and not _PICTURES.search(match.group()):
                names = Span(start=match.start("names"), end=match.end("names"))
                agencies = tuple(_named(article, names, whole=True))
                # A bare name above the text may be that of a picture, below it is the text's.
                sure = match["lead"] or match["date"] or match.end() > body + _EDGE
                alone = len(agencies) == 1 and sure
                yield from agencies if alone else map(_part, agencies)


def _is_line(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 1) : match.start()]
    return before in ("", "\n") and text[match.end() : match.end() + 1] in ("", "\n")


def _named(article: Article, span: Span, *, whole: bool) -> Iterator[Credit]:
    for match in _NAME.finditer(article.text, span.start, span.end):
        yield Credit(
            agency=_SHOWN[match.group()],
            whole=whole,
            evidence=article.evidence(Span(start=match.start(), end=match.end())),
        )


def _part(credit: Credit) -> Credit:
    """A credit shared with other agencies: which wrote what is not said."""
    return Credit(agency=credit.agency, whole=False, evidence=credit.evidence)


def _in_byline(article: Article) -> Iterator[Credit]:
    """Agencies among the authors; the text is theirs where nobody else is named."""
    if any(_PICTURES.search(author) for author in article.byline):
        return
    agencies = [agency for author in article.byline if (agency := _as_agency(author))]
    alone = len(set(agencies)) == 1 and len(agencies) == len(article.byline)
    for agency in agencies:
        yield Credit(agency=agency, whole=alone)


def _as_agency(author: str) -> str | None:
    name = " ".join(author.split())
    match = re.match(_ANY, name)
    if match is None or not _ROLE.fullmatch(name[match.end() :].strip()):
        return None
    return _SHOWN[match.group()]


def _by_outlet(article: Article) -> Iterator[Credit]:
    """An agency's own page credits nobody."""
    agency = _as_agency(article.outlet or "")
    if agency is not None:
        yield Credit(agency=agency, whole=True)


__all__ = ["Credit", "find_credits"]
