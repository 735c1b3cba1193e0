"""What a speaker does with words: asserts, denies, demands, asks, doubts, or promises and judges.

The cue tells mostly; the form of what is said tells the rest.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.model import Stance

# Reporting verbs by the stance of what they report; stems, the surer first.
_CUES: tuple[tuple[Stance, str], ...] = (
    (
        "denies",
        r"den(?:y|ies|ied|ying|ial)|disput\w*|reject\w*|refut\w*|dismiss\w*|rebut\w*|rebuff\w*|"
        r"disavow\w*|repudiat\w*|contradict\w*|debunk\w*|brush\w* (?:off|aside)|challeng\w*|"
        r"defend\w* \w+ against",
    ),
    (
        "demands",
        r"demand\w*|call(?:s|ed|ing)? (?:on|for|upon)|urg(?:e|es|ed|ing)|order(?:s|ed|ing)?|"
        r"insist\w* (?:on|upon)|appeal\w*|request\w*|press\w* for|plead\w*|instruct\w*|exhort\w*|"
        r"implor\w*|warn\w* against|propos\w*|seek(?:s|ing)?|sought",
    ),
    ("asks", r"ask(?:s|ed|ing)?|wonder\w*|inquir\w*|enquir\w*|quer(?:y|ied|ies)"),
    ("doubts", r"doubt\w*|sceptical|skeptical|unconvinced|cast\w* doubt|question\w*"),
    # Acts done by speaking that claim no fact: promises, threats, judgements.
    (
        "other",
        r"vow\w*|pledg\w*|promis\w*|threat\w*|apologi\w*|congratulat\w*|thank\w*|praise[sd]?|"
        r"oppos(?:e|es|ed|ing)|(?:is|are|was|were|spok\w+ out) against|condemn\w*",
    ),
)
_CUE_RES = tuple(
    (stance, re.compile(rf"\b(?:{stems})\b", re.IGNORECASE)) for stance, stems in _CUES
)
_NEGATED = re.compile(r"\b(?:did|does|do|would|could|had|has|have)(?: not|n['’]t)\b", re.IGNORECASE)
_OBLIGATION = re.compile(
    r"\b(?:must|should|ought to|needs? to|has to|have to)\b(?! have\b)", re.IGNORECASE
)
# "asked them | to leave", "told the mayor | not to pay": whom, and an infinitive.
_REQUESTS = re.compile(
    r"\b(?:ask|tell|told|warn|advis|encourag|press|beg|want|forc|prompt)\w*\b", re.IGNORECASE
)
_INFINITIVE = re.compile(
    r"(?!how\b|what\b|when\b|where\b|whether\b)(?:[\w.’'-]+ ){0,6}?to [a-z]+\b"
)
_QUESTION = re.compile(r"(?:who|what|why|when|where|how|whether|if)\b", re.IGNORECASE)


def stance_of(cue: str, content: str, *, direct: bool) -> Stance:
    """The stance that a cue lends to its content; an obligation inside is a demand.

    "did not deny" is no denial: a negated cue asserts. "questioned whether" asks, "questioned
    the figures" doubts; "asked whether" asks, "asked them to leave" demands.
    """
    if not _NEGATED.search(cue):
        if not direct and _REQUESTS.search(cue) and _INFINITIVE.match(content):
            return "demands"
        for stance, stems in _CUE_RES:
            if stems.search(cue):
                return "asks" if stance == "doubts" and _QUESTION.match(content) else stance
    if not direct and _OBLIGATION.search(content):
        return "demands"
    if direct and content.rstrip(" ”\"'’").endswith("?"):
        return "asks"
    return "asserts"


def stance_of_all(parts: Sequence[tuple[Stance, int]]) -> Stance:
    """The stance of a statement told in parts, each with its length in code points.

    A statement that opens with a denial denies; else what takes up most of it counts.
    """
    if parts[0][0] == "denies":
        return "denies"
    lengths: dict[Stance, int] = {}
    for stance, length in parts:
        lengths[stance] = lengths.get(stance, 0) + length
    return max(lengths, key=lambda stance: lengths[stance])
