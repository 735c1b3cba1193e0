"""Names of outlets from the domains they publish under."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

# Only names that the domain itself does not tell a reader.
_NAMES = {
    "abc.net.au": "ABC (Australia)", "abcnews.go.com": "ABC News", "afp.com": "AFP",
    "aljazeera.com": "Al Jazeera", "apnews.com": "AP", "bbc.co.uk": "BBC", "bbc.com": "BBC",
    "bloomberg.com": "Bloomberg", "breitbart.com": "Breitbart", "cbc.ca": "CBC",
    "cbsnews.com": "CBS News", "chinadaily.com.cn": "China Daily", "cnbc.com": "CNBC",
    "cnn.com": "CNN", "dailymail.co.uk": "Daily Mail", "dw.com": "Deutsche Welle",
    "economist.com": "The Economist", "express.co.uk": "Daily Express", "farsnews.ir":
    "Fars News Agency", "foxnews.com": "Fox News", "france24.com": "France 24", "ft.com":
    "Financial Times", "haaretz.com": "Haaretz", "huffingtonpost.com": "HuffPost",
    "huffpost.com": "HuffPost", "independent.co.uk": "The Independent", "inquirer.net":
    "Philippine Daily Inquirer", "iranintl.com": "Iran International", "irna.ir": "IRNA",
    "latimes.com": "Los Angeles Times", "nbcnews.com": "NBC News", "news.sky.com": "Sky News",
    "npr.org": "NPR", "nytimes.com": "The New York Times", "politico.com": "Politico",
    "presstv.ir": "Press TV", "reuters.com": "Reuters", "rferl.org": "RFE/RL", "rnw.nl": "RNW",
    "rt.com": "RT", "scmp.com": "South China Morning Post", "smh.com.au":
    "The Sydney Morning Herald", "standard.co.uk": "Evening Standard", "tass.com": "TASS",
    "telegraph.co.uk": "The Telegraph", "theguardian.com": "The Guardian", "thehindu.com":
    "The Hindu", "thesun.co.uk": "The Sun", "thetimes.co.uk": "The Times", "time.com": "Time",
    "usatoday.com": "USA Today", "voanews.com": "VOA", "washingtonpost.com":
    "The Washington Post", "wsj.com": "The Wall Street Journal", "xinhuanet.com": "Xinhua",
}  # fmt: skip
_DOMAIN = re.compile(r"(?:[a-z0-9_-]+\.)+[a-z]{2,24}", re.IGNORECASE)
_PREFIX = re.compile(r"^(?:www\d?|m|mobile|amp|edition|en|eng)\.(?=[^.]+\.)")


def outlet_name(stated: str | None, url: str | None) -> str | None:
    """The outlet as people call it, from what the source states or else from the URL's host.

    A domain that is not known stays a domain, without "www.".
    """
    stated = " ".join((stated or "").split())
    if stated and not _DOMAIN.fullmatch(stated) and "://" not in stated:
        return stated[:120]
    host = stated if _DOMAIN.fullmatch(stated) else _host(stated) or _host(url or "")
    return _of_host(host.lower()) if host else None


def _of_host(host: str) -> str:
    labels = host.split(".")
    for at in range(len(labels) - 1):
        name = _NAMES.get(".".join(labels[at:]))
        if name:
            return name
    return _PREFIX.sub("", host)


def _host(url: str) -> str | None:
    try:
        return urlsplit(url).hostname
    except ValueError:
        return None
