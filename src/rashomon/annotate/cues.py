"""Cue words: which verbs and nouns attribute, and what those who are quoted are called."""

from __future__ import annotations

import re

# Verbs whose subject is quoted when they stand inside what an agency or outlet reports.
REPORTING_VERBS = frozenset(
    """say says said saying tell tells told telling deny denies denied denying claim claims claimed
    state states stated report reports reported announce announces announced confirm confirms
    confirmed accuse accuses accused warn warns warned dispute disputes disputed reject rejects
    rejected demand demands demanded insist insists insisted acknowledge acknowledges acknowledged
    admit admits admitted allege alleges alleged argue argues argued declare declares declared
    vow vows vowed pledge pledges pledged promise promises promised add adds added note notes noted
    believe believes believed suggest suggests suggested call calls called condemn condemns
    condemned criticise criticises criticised criticize criticizes criticized""".split()
)

# What tells that something was said where nobody is named as saying it ("was reported", "alleged",
# "widely seen as"); "is expected" and "appears" do not: they are the account's own hedges.
_UNSOURCED = re.compile(
    r"\b(?:say|said|report|alleg|accus|claim|den[iy]|blam|critici|condemn|according|describ|call|"
    r"announc|confirm|warn|believ|thought|rumou?r|suspect|urg|demand|told|quot|cit|reveal|disclos|"
    r"disput|question|seen\b)",
    re.IGNORECASE,
)

# Nouns for a text that speaks for whoever issued it.
TEXT_NOUNS = frozenset(
    """statement letter report resolution document tweet post memo communique communiqué message
    declaration release note email memorandum text transcript filing lawsuit complaint indictment
    announcement missive article editorial posting ruling order book column op-ed speech remarks
    draft original suit motion memoir testimony survey poll count tally study analysis commentary
    dispatch bulletin advisory notice blog findings site website apology monologue tirade rant
    response reply account remark manifesto essay affidavit review""".split()
)
# Nouns for one person, whose referent the text before names.
PERSON_NOUNS = frozenset(
    """official spokesman spokeswoman spokesperson minister president leader chief governor senator
    congressman congresswoman representative lawmaker mayor doctor lawyer attorney judge officer
    general commander director secretary ambassador diplomat professor analyst expert author
    candidate nominee chairman chairwoman chair head man woman boy girl mother father wife husband
    brother sister son daughter resident victim witness survivor driver pilot politician democrat
    republican cleric ayatollah prince princess king queen pope bishop priest actor actress singer
    coach player manager founder owner ceo executive billionaire businessman dictator colonel
    captain sheriff detective inspector premier chancellor speaker justice scientist researcher
    astronomer reporter correspondent journalist editor writer activist organizer organiser teacher
    student nurse farmer neighbour neighbor veteran prosecutor adviser advisor aide envoy boss
    passenger deputy aide mogul tycoon survivor bystander father successor
    front-runner frontrunner nun inmate employee worker pastor imam
    rabbi""".split()
)
# Nouns for people who speak as, or for, a body that the source's words name.
MEMBER_NOUNS = frozenset(
    """officials leaders members organizers organisers activists supporters spokesman spokeswoman
    spokesperson spokespeople representatives executives investigators forces troops army military
    police government ministry agency department administration office embassy delegates lawyers
    attorneys prosecutors partiers groups group chapter campaign aides officers authorities movement
    party council committee commission court team staff""".split()
)
BODY_NOUNS = frozenset(
    """group agency company ministry organization organisation government party movement department
    police army military force court embassy council committee commission newspaper paper outlet
    network firm bank union club team association institute university regime administration
    coalition body militia office airline bureau service commission board authority foundation
    society charity campaign project program programme retailer carrier insurer provider""".split()
)
MEDIA_WORDS = re.compile(
    r"\b(?:(?i:news|media|agency|newspaper|newswire|daily|times|post|herald|tribune|gazette|journal|"
    r"radio|television|broadcaster|press|wire|outlet|magazine|reports?|website|tabloid|bulletin)|"
    r"TV|AFP|AP|UPI|BBC|CNN|NPR|NBC|CBS|ABC|IRNA|KCNA|TASS|NHK|Reuters|Xinhua|Yonhap|Sputnik|"
    r"Guardian|Kyodo|Bloomberg|Interfax|Anadolu|Politico|Axios|DPA|ANSA|EFE|PTI|MSNBC|Fox)\b"
)


def tells_of_saying(cue: str) -> bool:
    """Whether a cue without a source still says that somebody said it."""
    return _UNSOURCED.search(cue) is not None
