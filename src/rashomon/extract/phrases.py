"""What pages say that is no news: calls, links, legal lines; all known phrases together.

`LINE` patterns are looked for in whole lines, `SENTENCE` patterns in the single sentences of a line
that is body otherwise; they are the few that are safe there. Phrases are those of English-language
sites in general; none is particular to one article.
"""

from __future__ import annotations

from rashomon.extract.credits import CAPTIONS, CREDITS, LABELS
from rashomon.extract.lexicon import AGENCY
from rashomon.extract.phrase import Phrase, phrase

_BIG_SITES = r"facebook|twitter|whats ?app|instagram|youtube|telegram|linked ?in|pinterest|reddit"
_SITES = rf"(?:{_BIG_SITES}|x)"
_SHARE = (
    r"(?:share|tweet|print|e-?mail|save|pin|post|comments?|copy(?: link)?|link copied|messenger|"
    r"bookmark|gift(?: this article)?|close|flipboard|google\+?|sms|" + _SITES + r")"
)

_CALLS = [
    phrase("boilerplate", 3.0, r"^(?:read|see) (?:more|also|next|full story)\b", 40),
    phrase(
        "boilerplate",
        2.0,
        r"^(?:read|watch|see|view|listen to) (?:the|our|more|all|live|also|"
        r"below|now|it here)\b(?:.{0,90})(?:here|below|:|»|→|\?)$",
        25,
    ),
    phrase(
        "boilerplate",
        3.0,
        r"\b(?:read|see|continue reading|show|view|load|learn|find out) "
        r"(?:more|all|less)\W{0,4}$",
        60,
    ),
    # Teasers run together end in a glued "More" or "...More2021".
    phrase("boilerplate", 3.0, r"(?-i:(?:\.{3}|…|[a-z0-9.!?\"'”’])More(?:\d{4})?)$", 80),
    phrase("boilerplate", 3.0, r"^(?:click|tap) (?:here|on|the|to)\b|\bclick here\b", 40),
    phrase(
        "boilerplate",
        3.0,
        r"^(?:advertise?ment|sponsored|promoted|paid content)\b.{0,60}$"
        r"|continue reading the main story|story continues below",
        40,
    ),
    phrase(
        "boilerplate",
        3.0,
        r"^(?:sign[ -]?up|subscribe|register|log ?in|sign in)\b(?:.{0,160})"
        r"(?:newsletter|e-?mail|inbox|alert|free|your|our|today|daily|now|access|continue)",
        60,
    ),
    phrase(
        "boilerplate",
        2.5,
        r"^(?:sign[ -]?up|subscribe|register|log ?in|sign in|my account)"
        r"(?: now| today| here| for free)?\W*$",
    ),
    phrase(
        "boilerplate",
        3.0,
        r"\b(?:newsletters?|e-?mail address|inbox)\b.{0,200}\b(?:sign[ -]?up"
        r"|subscrib|deliver|your|please|invalid)|\b(?:sign[ -]?up|subscribe)\b.{0,80}"
        r"\bnewsletter|enter your e-?mail|not a robot",
        120,
    ),
    phrase(
        "boilerplate",
        3.0,
        r"^(?:please )?(?:follow|like|join|find|add|connect with) "
        r"(?:us|him|her|them|me|our|@\w|[\w .'-]{1,60} (?:on|at))\b.{0,80}(?:"
        + _BIG_SITES
        + r"|@\w|\.com)\b",
        40,
    ),
    phrase("boilerplate", 3.0, r"^(?:download|get|install) (?:the|our)\b.{0,60}\bapps?\b", 40),
    phrase(
        "boilerplate",
        3.0,
        r"^" + _SHARE + r"(?:[\W_]+(?:" + _SHARE + r"|on|via|this|that|the|"
        r"story|article|page|with|by|to|your|friends|or|and|options|\d{1,6}))*\W*$",
        25,
    ),
    phrase(
        "boilerplate",
        3.0,
        r"\bread or share this (?:story|article)|^share this\b|^share on\b"
        r"|^let us know\b|^leave a (?:comment|reply)\b|^view comments|^\d+ comments?$"
        r"|^join the (?:conversation|discussion)\b|^have your say\b|^what do you think\b",
        30,
    ),
    phrase(
        "boilerplate",
        3.0,
        r"\b(?:do you have a (?:story|news tip|tip)|got a (?:story|news tip|"
        r"tip)|we pay for (?:your )?(?:stories|videos)|e-?mail (?:us|tips)|contact us (?:at|on)|"
        r"send (?:us )?your (?:stories|tips|photos|pictures|videos|comments)|text us|call us on)"
        r"\b",
        90,
    ),
    phrase(
        "boilerplate",
        3.0,
        r"^interested in .{1,60}\badd\b|\bsupport (?:our|independent|quality)"
        r" journalism|\bsmall favou?r to ask|^since you(?:'|’)re here\b|^donate (?:now|today)",
        90,
    ),
    phrase(
        "boilerplate",
        3.0,
        r"\b(?:unlimited|full|digital) access\b.{0,60}(?:[$€£]|\b(?:week|month|year)\b)"
        r"|\bfree (?:articles?|stor(?:y|ies)) (?:left|remaining)\b|trust principles\.?$"
        r"|^want (?:more|to)\b.{0,80}\bsign up\b",
        60,
    ),
    phrase(
        "boilerplate",
        3.0,
        r"subscribe (?:now )?to (?:continue|keep|read)|already a (?:subscriber"
        r"|member)|(?:create|have) an account\b.{0,40}\b(?:read|continue|log|sign)|to continue "
        r"reading",
        60,
    ),
    phrase(
        "boilerplate",
        2.5,
        r"^(?:just watched|must watch|replay|up next|now playing|play video|"
        r"watch (?:live|now|next|more)|live tv)\b|replay more videos",
        60,
    ),
    phrase(
        "boilerplate",
        2.0,
        r"^for (?:more|all|the latest)\b.{0,100}(?:visit|https?:|www\.|"
        r"go to|click|follow|coverage:|news:|:$)",
        40,
    ),
    phrase("boilerplate", 2.5, r"^(?:https?://|www\.)\S+$|^\S+@\S+\.\w+$"),
    phrase("boilerplate", 1.8, r"^\[\s?[^\]\[]{12,220}\]$", 40),
]
_HEADS = [
    phrase(
        "boilerplate",
        2.5,
        r"^(?:most read in|related (?:stories|articles|links)|more (?:stories|top stories))\b|"
        r"^continue reading\W*$|^follow us\b",
        400,
    ),
    phrase(
        "boilerplate",
        2.2,
        r"^(?:related|more (?:from|on|about|in|stories|coverage|news|top|"
        r"video)|most (?:read|popular|viewed|shared|watched|recent)|trending|recommended|"
        r"editor(?:'|’)?s(?:'|’)? picks?|you (?:may|might) (?:also )?(?:like|be interested)|"
        r"don(?:'|’)t miss|also (?:read|on|see|in)|in case you missed|what to read next|"
        r"(?:our )?top stories|latest (?:news|stories|headlines|updates)|more like this|"
        r"around the (?:web|world)|from (?:the|around the) web|elsewhere on|read next|see also|"
        r"related (?:articles?|stories|topics|links|content|coverage|news)|tags|topics|filed "
        r"under|keywords|explore more|popular|next (?:article|story|up)|previous (?:article|story)"
        r"|promoted stories|sponsored stories|in this (?:story|article)|people in this story)"
        r"\b(?:[^.!?]{0,60}|:.{0,240})$",
        40,
    ),
    phrase("boilerplate", 2.0, r"^(?-i:[A-Z])[\w’'. -]{1,40} in brief$", 7),
    phrase(
        "boilerplate",
        2.5,
        r"^(?-i:MOST READ|MORE FROM|READ MORE|RELATED|DON['’]T MISS|RECOMMENDED"
        r"|TRENDING|ALSO READ|WATCH|LISTEN|SEE ALSO|MUST READ)\b",
        400,
    ),
    phrase(
        "boilerplate",
        2.5,
        r"^(?:site (?:mobile )?navigation|main menu|menu|search|skip to\b.{0,"
        r"40}|back to top|home|close|loading\W*|cookies?|accept(?: all)?(?: cookies)?|next|"
        r"previous|navigation|sections|breaking news|live updates?)$",
        8,
    ),
]
_RIGHTS = [
    phrase(
        "boilerplate",
        3.0,
        r"^(?:copyright|©|\(c\)\s?(?:copyright|\d{4}))|©\s?(?:copyright\s?)?"
        r"\d{4}|\ball rights reserved\b|may not be (?:published|reproduced|redistributed)",
        70,
    ),
    phrase(
        "boilerplate",
        2.5,
        r"^(?:terms (?:of|and) (?:use|service|conditions)|privacy (?:policy|"
        r"notice)|please see our terms|we use cookies|this (?:site|website) uses cookies)\b",
        60,
    ),
    phrase(
        "boilerplate",
        2.5,
        r"^order reprints\b|\boriginally appeared on [\w .]{2,40}\bon\b|"
        r"(?:a version of )?this (?:article|story) "
        r"appear(?:s|ed) in (?:the )?print\b|appears in print on\b",
        70,
    ),
]
LINE: tuple[Phrase, ...] = (*_CALLS, *_HEADS, *_RIGHTS, *CREDITS, *CAPTIONS, *LABELS)

SENTENCE: tuple[Phrase, ...] = (
    phrase(
        "boilerplate",
        2.0,
        r"^follow (?:him|her|them|me|us|@\w|[\w .'-]{1,40}) on (?:twitter|facebook|instagram|x)\b|"
        r"^e-?mail us at\b|^click here\b|^do you have a story\b|^read or share this\b|^©|"
        r"^(?:read|see) more(?:$|:| here| about)|^sign up (?:for|to) (?:our|the|\w+ newsletter)|"
        r"^subscribe to (?:our|the|\w+ newsletter)|^all rights reserved|^copyright (?:©|\d{4})|"
        r"^advertisement$|^this (?:article|story) appears in print\b",
        50,
    ),
    phrase(
        "meta",
        2.0,
        r"^\(?(?:additional )?(?:reporting|writing) by (?-i:[A-Z]).{0,160}(?:editing by|\)$|;|$)|"
        r"^\((?:photo|image|picture)\b[^()]{0,80}\)$|^image (?:copyright|caption)\b|^(?-i:\("
        + AGENCY
        + r"\)|[-–—] ?"
        + AGENCY
        + r")\.?$",
        40,
    ),
)
