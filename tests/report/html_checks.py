"""What must hold of every page: it parses, it is whole, and it asks for nothing from outside."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser

_VOID = {"meta", "input", "br"}


class Page(HTMLParser):
    """Parses a page and keeps what tests ask about."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[dict[str, str | None]] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.raw: dict[str, str] = {"style": "", "script": ""}
        self.by_id: dict[str, str] = {}
        self._inside: list[str | None] = []
        self.feed(html)
        self.close()
        assert not self.open, self.open

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        assert len(found) == len(attrs), f"an attribute twice: {attrs}"
        self.tags.append((tag, found))
        if found.get("id") is not None:
            self.ids.append(found["id"])
            self.by_id.setdefault(found["id"], "")
        if tag == "a":
            self.links.append(found)
        if tag not in _VOID and not (self.open and self.open[-1] == "svg" and tag == "rect"):
            self.open.append(tag)
            self._inside.append(found.get("id"))

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open, f"closes nothing: {tag}"
        assert self.open[-1] == tag, f"<{self.open[-1]}> closed by </{tag}>"
        self.open.pop()
        self._inside.pop()

    def handle_data(self, data):
        if self.open and self.open[-1] in self.raw:
            self.raw[self.open[-1]] += data
            return
        self.text += data
        if "ref" not in self.open:
            for name in self._inside:
                if name is not None:
                    self.by_id[name] += data


def check(html: str) -> Page:
    """Assert all that must hold of any page; the parsed page."""
    page = Page(html)
    assert len(page.ids) == len(set(page.ids)), "an id twice"
    known = set(page.ids)
    for link in page.links:
        href = link["href"]
        if href.startswith("#"):
            assert href[1:] in known, f"leads nowhere: {href}"
        else:
            assert re.match(r"https?://", href), href
            assert "noopener" in link["rel"]
            assert "noreferrer" in link["rel"]
    allowed = {"html", "head", "meta", "title", "style", "body", "script"}
    assert allowed <= {tag for tag, _ in page.tags}
    for tag, attributes in page.tags:
        assert tag not in {
            "img",
            "iframe",
            "object",
            "embed",
            "link",
            "base",
            "form",
            "audio",
            "video",
        }
        for name in attributes:
            assert not name.startswith("on"), f"<{tag} {name}>"
            assert name not in {"style", "src", "srcset", "srcdoc", "formaction", "action"}, name
    assert sum(1 for tag, _ in page.tags if tag == "script") == 1
    assert sum(1 for tag, _ in page.tags if tag == "style") == 1
    policy = next(a["content"] for t, a in page.tags if t == "meta" and a.get("http-equiv"))
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    for kind, source in page.raw.items():
        digest = base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy, kind
        assert "url(" not in source
        assert "@import" not in source
    return page
