"""Pages that ask for money where the article should stand."""

from __future__ import annotations

import re

from rashomon.extract.reading import rejected
from rashomon.model import Page, Rejected

_PAYWALL = re.compile(
    r"subscribe (?:now )?to (?:continue|keep|read)|to continue reading|subscribers? only|"
    r"(?:for|exclusive to) subscribers|already a (?:subscriber|member)|"
    r"unlock (?:this|the) (?:article|story)|log ?in to (?:continue|read)|"
    r"register to (?:continue|read)|start your (?:free )?(?:trial|subscription)|"
    r"this (?:article|content|story) is (?:reserved )?for (?:our )?(?:subscribers|members)|"
    r"reached your (?:monthly )?limit",
    re.IGNORECASE,
)


def asks_to_pay(text: str) -> bool:
    """Whether a text asks to subscribe or log in to read on."""
    return _PAYWALL.search(text) is not None


def stub(page: Page) -> Rejected:
    """The page as rejected for holding no more than the beginning of its article."""
    detail = "Only the beginning is free to read; save the full article and give the file."
    return rejected(page, "paywall", detail)
