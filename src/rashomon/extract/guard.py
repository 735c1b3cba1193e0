"""A page made safe for the HTML parsers: shallow, of bounded size, without scripts.

The parsers behind the extraction give up or take quadratic time on deep nesting (trafilatura
returned nothing on 3,000 nested spans; resiliparse took 138 s on 50,000 nested divs), so nesting,
the number of elements and the length of attributes are bounded here, in one pass of linear time.
Text is kept: an element beyond the depth loses its tags, not its words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

DEPTH = 120  # news pages nest up to about 60 deep
ELEMENTS = 20_000  # and hold up to about 10,000 elements
_TAGS = 500_000  # of all sorts, kept or not: what bounds the time of this pass
_ATTRIBUTES = 3000  # characters of one tag
_LINKED_DATA = 400_000  # characters of all JSON-LD together

_VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr frame keygen".split()
)
# Elements whose content is no HTML, or no part of the article.
_OPAQUE = frozenset("script style template svg math noscript iframe object canvas select".split())
# Opening one of these ends an open one of the same name.
_SELF_CLOSING = frozenset("p li dt dd td th tr option thead tbody".split())
_TAG = re.compile(r"<(?:!--|(?P<close>/)?(?P<name>[a-zA-Z][a-zA-Z0-9:-]{0,40})|[!?])")
_LD = re.compile(r"type\s*=\s*[\"']?application/ld\+json", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Guarded:
    """Safe HTML, the JSON-LD documents that stood in it, and whether some of it was cut off."""

    html: str
    linked_data: tuple[str, ...]
    cut: bool


@dataclass(slots=True)
class _State:
    parts: list[str] = field(default_factory=list)
    stack: list[tuple[str, bool]] = field(default_factory=list)
    kept: int = 0
    elements: int = 0
    tags: int = 0
    unclosed: set[str] = field(default_factory=set)
    linked_data: list[str] = field(default_factory=list)
    linked_size: int = 0


def guard(html: str) -> Guarded:
    """`html` made safe to parse, in linear time."""
    html = html.replace("\x00", "")
    lowered = html.lower() if html.isascii() else _ascii_lower(html)
    state = _State()
    at = 0
    while state.elements <= ELEMENTS and state.tags <= _TAGS:
        found = _TAG.search(html, at)
        if found is None:
            state.parts.append(_words(html[at:]))
            return Guarded("".join(state.parts), tuple(state.linked_data), cut=False)
        state.parts.append(_words(html[at : found.start()]))
        state.tags += 1
        at = _past(html, lowered, found, state)
    return Guarded("".join(state.parts), tuple(state.linked_data), cut=True)


def _words(between: str) -> str:
    """Text between tags; a bare "<" in it is text, and millions of them one."""
    return re.sub(r"<+", "&lt;", between) if "<" in between else between


def _ascii_lower(html: str) -> str:
    """Lower case of A to Z alone, so that offsets stay the same."""
    return html.translate({upper: upper + 32 for upper in range(0x41, 0x5B)})


def _past(html: str, lowered: str, found: re.Match[str], state: _State) -> int:
    """Handle the tag at `found`; the offset from which to go on."""
    if found.group() == "<!--":
        end = html.find("-->", found.end())
        return len(html) if end < 0 else end + 3
    end = _tag_end(html, found.end())
    if found["name"] is None:  # a doctype or a processing instruction
        return end
    name = found["name"].lower()
    tag = html[found.start() : end]
    if found["close"]:
        _close(name, state)
        return end
    if name in _OPAQUE:
        return _skip(lowered, html, name, end, state, tag)
    _open(name, tag, state)
    return end


def _tag_end(html: str, at: int) -> int:
    """Just behind a tag's `>`, minding quoted values; one never closed ends at the next `<`."""
    limit = min(len(html), at + 100_000)
    while at < limit:
        found = _DELIMITER.search(html, at, limit)
        if found is None:
            break
        mark = found.group()
        if mark == ">":
            return found.end()
        if mark == "<":
            return found.start()
        closing = html.find(mark, found.end(), limit)
        # A quotation mark that is never closed is no quotation mark.
        at = found.end() if closing < 0 else closing + 1
    following = html.find("<", at)
    return len(html) if following < 0 else following


_DELIMITER = re.compile(r"[>\"'<]")


def _skip(lowered: str, html: str, name: str, end: int, state: _State, tag: str) -> int:
    if tag.endswith("/>") and name in {"svg", "math"}:
        return end
    closing = -1 if name in state.unclosed else lowered.find(f"</{name}", end)
    if closing < 0:
        state.unclosed.add(name)
        # Without an end a script runs to the end of the page, as in browsers.
        return len(html) if name in {"script", "style", "template"} else end
    content = html[end:closing]
    fits = state.linked_size + len(content) <= _LINKED_DATA
    if fits and name == "script" and _LD.search(tag[:500]):
        state.linked_size += len(content)
        state.linked_data.append(content)
    behind = html.find(">", closing)
    state.parts.append(" ")
    return len(html) if behind < 0 else behind + 1


def _open(name: str, tag: str, state: _State) -> None:
    if len(tag) > _ATTRIBUTES:
        tag = f"<{name}>" if name not in {"meta", "link"} else ""
    if not tag.endswith(">"):
        tag += ">"
    if name in _VOID or tag.endswith("/>"):
        state.elements += 1
        state.parts.append(tag)
        return
    if name in _SELF_CLOSING and state.stack and state.stack[-1][0] == name:
        _close(name, state)
    keep = state.kept < DEPTH
    state.stack.append((name, keep))
    state.kept += keep
    state.elements += keep
    state.parts.append(tag if keep else "\n" if name in {"p", "div", "li"} else " ")


def _close(name: str, state: _State) -> None:
    stack = state.stack
    # A closing tag without an opening one near is ignored; looking further back is not linear.
    for depth in range(1, min(len(stack), 60) + 1):
        if stack[-depth][0] == name:
            break
    else:
        return
    for _ in range(depth):
        opened, kept = stack.pop()
        if kept:
            state.kept -= 1
            state.parts.append(f"</{opened}>")
        else:
            state.parts.append(" ")
