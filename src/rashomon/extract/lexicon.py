"""Words that tell what a line of a news page is."""

from __future__ import annotations

import re

STOPWORDS = frozenset(
    """a about after all also an and any are as at be been but by can could did do for from had has
    have he her his how i if in into is it its may more most no not now of off on one or our out
    over said says she so some than that the their them there they this to two up was we were what
    when which who will with would you your""".split()
)
_AUXILIARIES = (
    "is are was were has have had does did do will would can could may might must shall should "
    "isn't aren't wasn't weren't hasn't haven't hadn't doesn't didn't don't won't can't couldn't"
).split()
_PAST_FORMS = """ate began beat became blew bought broke brought built came caught chose cost cut
    dealt did drew drove fell felt fled flew forced fought found gave got grew heard held hit kept
    knew laid landed led left lent let lost made meant met paid put quit ran rang read rose said
    sank sat saw sent set shook shot showed shut slept sold sought spent split spoke spread stole
    stood struck sued swept swung thought threw told took understood won wore wrote says said calls
    includes contains shows gives takes makes gets goes comes says tells asks lies stands covers
    allows requires suggests argues believes thinks knows wins loses vows urges warns backs feels
    looks sounds helps works means remains wants needs seems appears hopes plans faces""".split()
FINITE_VERBS = frozenset(_AUXILIARIES) | frozenset(_PAST_FORMS)

AGENCY = (
    r"(?:Reuters|REUTERS|AP|AFP|EPA|PA|UPI|SWNS|KCNA|Xinhua|IRNA|TASS|Tass|Sputnik|Bloomberg|DPA|"
    r"dpa|ANI|PTI|IANS|Anadolu(?: Agency)?|Kyodo(?: News)?|Yonhap|EFE|ANSA|AAP|Splash News|"
    r"Barcroft(?: Media)?|Shutterstock|Alamy(?: Stock Photo)?|Corbis|Rex(?: Features| Shutterstock)"
    r"?|Getty(?: Images)?(?: - (?:Getty|Contributor|AFP))?|iStock|Associated Press|AP:Associated "
    r"Press|The Associated Press|Agence France-?Presse|Press Association|European Pressphoto Agency"
    r"|Wikimedia Commons|News Group Newspapers|Handout)"
)

_SHORTENED = re.compile(
    r"(?:it|he|she|that|there|here|what|who|where)'s|(?:i|you|we|they|it|he|she)'(?:m|re|ve|ll|d)"
)
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")


def words_of(text: str) -> list[str]:
    """Words of `text`, lower-case, with inner apostrophes, hyphens and full stops kept."""
    return [word.replace("’", "'") for word in _WORD.findall(text.lower())]


def content_stems(text: str) -> set[str]:
    """Content words of `text`, cut to six letters so that inflected forms meet."""
    return {
        word.removesuffix("'s")[:6]
        for word in words_of(text)
        if word not in STOPWORDS and (len(word) > 2 or word.isdigit())
    }


def has_finite_verb(words: list[str]) -> bool:
    """Whether a finite verb seems to be among `words`: listed, shortened or in -ed."""
    return any(
        word in FINITE_VERBS
        or _SHORTENED.fullmatch(word)
        or (word.endswith("ed") and len(word) > 4 and "-" not in word)
        for word in words
    )
