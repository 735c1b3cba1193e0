"""What pages say about their stories and pictures: credits, corrections, captions, labels."""

from __future__ import annotations

from rashomon.extract.lexicon import AGENCY
from rashomon.extract.phrase import phrase

CREDITS = [
    phrase("meta", 2.0, r"^(?-i:[A-Z])[^.!?]{3,70} and (?:news )?agencies$", 14),
    phrase(
        "meta",
        3.0,
        r"^\(?(?:additional |with )?(?:reporting|writing|editing|compiled|written|"
        r"edited|photography|translat(?:ed|ion)|produced) by (?-i:[A-Z])",
        60,
    ),
    phrase("meta", 3.0, r"\bcontributed (?:to (?:this|the)|reporting)\b|\bcontributed from\b", 60),
    phrase(
        "meta",
        2.5,
        r"^\(?with (?:additional )?(?:files|reporting|inputs?|agency inputs|"
        r"material) (?:from|by)\b",
        30,
    ),
    phrase(
        "meta",
        3.0,
        r"^\W*(?:correction|clarification|editor(?:'|’)?s(?:'|’)? note)s?\b\s?"
        r"(?:\([^)]{1,40}\)|,? [a-z]{3,9}\.? \d{1,2}(?:, \d{4})?)?\s?[:—–-]",
        200,
    ),
    phrase(
        "meta",
        3.0,
        r"^\W*(?:this|the) (?:article|story|post|report|headline|piece|page)\b.{0,"
        r"30}\b(?:has been|was|is being|have been) (?:updated|amended|corrected|edited|revised|"
        r"modified|changed|first published|originally published)",
        120,
    ),
    phrase("meta", 3.0, r"^\W*(?:an|a previous|a prior) (?:earlier )?version of this\b", 120),
    phrase(
        "meta",
        2.5,
        r"^this (?:article|story|post) (?:first |originally )?(?:appeared|was (?:"
        r"first |originally )?published)\b",
        40,
    ),
    phrase(
        "meta",
        2.5,
        r"^\W*(?-i:(?:source:?\s?)?" + AGENCY + r"(?:\s?(?:[,;/&|•·–—-]|and|with|"
        r"contributed to this report)\s?" + AGENCY + r")*)\W*$",
        12,
    ),
    phrase(
        "meta",
        2.5,
        r"^\W*(?:(?:news |wire )?agenc(?:y|ies)|staff (?:report(?:er|s)?|writers?)|"
        r"web desk|news desk|source:\s.{1,60})\W*$",
        10,
    ),
    phrase(
        "meta",
        2.5,
        r"^by (?-i:[A-Z][\w.'’-]+(?: (?:[A-Z][\w.'’-]*|de|la|van|von|der|bin|al|el))"
        r"{1,4}(?:(?:,| and| &|,? and) [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){1,3}){0,4})"
        r"(?:\s?(?:[,|·•/-]|in\b|for\b|at\b).{0,80})?$",
        30,
    ),
    phrase(
        "meta",
        2.5,
        r"^by (?-i:[A-Z][A-Z.'’ -]{3,60}|" + AGENCY + r"|staff|the [A-Z][\w ]{2,40})"
        r"(?: (?:staff|reporters?|writers?|agencies))?$",
        12,
    ),
]
CAPTIONS = [
    phrase(
        "meta",
        3.0,
        r"^(?:image|media|video|photo|picture) (?:copyright|captions?|source|credit)"
        r"\b|\benlarge this image|(?:toggle|hide|show) caption|^facebook twitter pinterest\b"
        r"|^(?:expand|open|view) (?:image|photo|gallery)|\bshow all\b.{0,60}\d+/\d+",
        400,
    ),
    phrase(
        "meta",
        3.0,
        r"^(?:photos?|images?|pictures?|photographs?|videos?|captions?|graphics?|"
        r"maps?|illustration|infographic|credit|gallery|audio|slideshow|media)s?(?:\s\d+ of \d+)?"
        r"(?:$|\s?[:|]\s?\S)",
        80,
    ),
    phrase(
        "meta",
        3.0,
        r"^\(?(?:photo|image|picture|photograph|illustration)s? (?:by|credit|"
        r"courtesy|via|from)\b",
        60,
    ),
    phrase("meta", 3.0, r"^(?-i:FILE)\b\s?[-–—:(.]|^file (?:photo|picture|image|pic)\b", 120),
    phrase(
        "meta",
        2.0,
        r"\b(?:file|undated|handout|combination|aerial|satellite)(?: \w+)? (?:photo|"
        r"photograph|picture|image|pic)s?\b|\bin this (?:\w+ ){0,5}(?:photo|image|picture|"
        r"photograph|frame grab|screen ?grab)\b|^(?:a|this|an|these) (?:\w+ ){0,4}(?:photo|"
        r"photograph|picture|image|handout|screen ?grab)s? (?:\w+ ){0,5}(?:released|taken|issued|"
        r"provided|made available|shows?|from)\b",
        90,
    ),
    phrase(
        "meta",
        2.0,
        r"\((?:photo|image|picture|photograph|credit|source|file|pic|ap photo|"
        r"video)\b[^()]{2,80}\)\W*$|\((?-i:[^()]{0,60}(?:/|via |for )" + AGENCY + r"[^()]{0,40})"
        r"\)\W*$",
        120,
    ),
    phrase("meta", 1.1, r"\((?-i:[\w .'’-]{0,30}\b" + AGENCY + r")(?: photo)?\)\W*$", 90),
    phrase(
        "meta",
        2.0,
        r"\b(?:photograph|photo|picture|image)s?(?: credit)?: (?-i:[A-Z/@])[^.]{0,60}"
        r"$|\b(?-i:Credit(?:[A-Z]|:? [A-Z][\w.]+ [A-Z]))[^.]{0,80}$",
        120,
    ),
    phrase(
        "meta",
        2.0,
        r"(?-i:(?:/|\bvia |\bfor )\s?" + AGENCY + r"(?:/[\w .-]{2,30})?)\W?$|"
        r"(?-i:\bREUTERS/\w+)|(?-i:" + AGENCY + r" / \w+)",
        120,
    ),
    phrase(
        "meta", 1.6, r"(?-i:[^.,;:] (?:Getty Images|Getty|Shutterstock|Alamy|EPA|AFP|REUTERS)$)", 90
    ),
    # "EPA Protests in the capital": a picture agency run into its caption.
    phrase(
        "meta",
        1.6,
        r"^(?-i:" + AGENCY + r"(?: ?[/•,-] ?" + AGENCY + r")* (?:(?:An?|The|In|"
        r"Police|[A-Z][\w'’-]+) ))(?!.*[.!?]$)",
        60,
    ),
    phrase("meta", 2.0, r"^\d{1,3}\s?/\s?\d{1,3}\b", 90),
    phrase(
        "meta",
        0.9,
        r"\((?:left|right|above|below|cent(?:re|er)|pictured(?: \w+)?|l|r)\)|, "
        r"(?:left|right|cent(?:re|er)),|\b(?:is|are) (?:pictured|seen)\b|\blooks? on\b|\bposes? "
        r"(?:for|with)\b",
        60,
    ),
    # Broadcasters' notes to a video: "...; chief correspondent Jane Doe reports from Rome."
    phrase(
        "meta",
        1.6,
        r"^[^;]+;\s[^;]{0,90}\b(?:correspondent|reporter|anchor|analyst|host|contributor|editor|"
        r"professor|panel|attorney|expert|judge|strategist)s?\b[^;]{2,80}\b(?:reports?|reacts?|"
        r"discuss(?:es)?|weighs? in|explains?|analy[sz]es?|joins?|comments?|debates?|responds?|"
        r"has (?:more|the (?:details|story)))\b[^;.]{0,60}\.?$|"
        r"^[^.]{10,160}\. [A-Z][\w.'’ -]{3,60} (?:has (?:that|the|more on (?:that|this)) story|"
        r"reports)\.$",
        70,
    ),
]
LABELS = [
    phrase("meta", 2.0, r"^(?:story highlights|key points)\b|\bhide caption\b.{0,12}$", 120),
    phrase("meta", 2.0, r"^(?-i:CLOSE) (?-i:[A-Z])(?=.*\.)", 70),
    phrase(
        "meta",
        2.5,
        r"^(?:scroll down for (?:video|more)|highlights|at a glance|summary|key "
        r"takeaways|what we know|live|breaking|exclusive|updated?|opinion|analysis|"
        r"commentary|world|politics|business|sports?|news|video|photos?|\d+ min(?:ute)?s? read)"
        r"\W*$",
        6,
    ),
    phrase("meta", 2.0, r"^[\W_]+$"),
]
