"""View -> one self-contained HTML page: no outside resource, no inline handler, a strict policy.

Everything an account says is escaped by the template engine. The only markup that is not is the
package's own style sheet and script; both are allowed by their hashes alone, so that even a
mistake here could not make a browser run what stands in an article.
"""

from __future__ import annotations

import base64
import hashlib
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from rashomon import __version__
from rashomon.model import Comparison
from rashomon.report import clean, phrases
from rashomon.report.arrange import arrange
from rashomon.report.segments import Mark, Ref, Segmented, segmented
from rashomon.report.view import AccountView, Form, OnlyHere, View, Voice, WordingView, Words

Texts = Sequence[tuple[AccountView, Segmented]]


def render_page(comparison: Comparison) -> str:
    """The comparison as one page."""
    view = arrange(comparison)
    marks = finding_marks(view)
    texts = [
        (account, segmented(annotated.article, marks[account.index]))
        for account, annotated in zip(view.accounts, comparison.story.accounts, strict=True)
    ]
    return fill(
        "comparison.html.j2",
        texts=texts,
        context={
            "view": view,
            "title": phrases.heading(view),
            "verdict": phrases.verdict(view),
            "briefs": [_brief(view, account) for account in view.accounts],
        },
    )


def fill(template: str, *, texts: Texts, context: dict[str, Any]) -> str:
    """A template filled in, with style, script and the policy that allows just these two."""
    style = _packaged("page.css") + _flash_rules(texts)
    script = _packaged("page.js")
    html = (
        _environment()
        .get_template(template)
        .render(
            **context,
            texts=texts,
            style=Markup(style),
            script=Markup(script),
            policy=(
                f"default-src 'none'; style-src {_allowed(style)}; script-src {_allowed(script)}; "
                "base-uri 'none'; form-action 'none'"
            ),
            version=__version__,
        )
    )
    return html.rstrip() + "\n"


def finding_marks(view: View) -> dict[int, list[Mark]]:
    """What to mark in each account's text, with the ways back to the findings."""
    marks: dict[int, list[Mark]] = defaultdict(list)

    def add(words: Words, kind: str, ref: Ref | None = None, note: str = "") -> None:
        marks[words.account.index].append(
            Mark(
                start=words.start,
                end=words.end,
                kinds=frozenset({kind}),
                refs=(ref,) if ref else (),
                note=note,
            )
        )

    for fact in view.agreed:
        ref = Ref(target=f"fact-{fact.number}", sign=f"={fact.number}", label="Agreed")
        for side in fact.sides:
            add(side.words, "agreed", ref)
    partly: set[str] = set()
    for fact in view.partly:
        ref = Ref(target=f"fact-{fact.number}", sign=fact.sign, label="Agreed in part")
        # One sign is enough where a sentence shares a part with several others; but every fact
        # has one.
        unsigned = [side for side in fact.sides if side.words.anchor not in partly]
        for side in fact.sides:
            add(side.words, "partly", ref if side in (unsigned or fact.sides[:1]) else None)
            partly.add(side.words.anchor)
    for conflict in view.conflicts:
        ref = Ref(
            target=f"conflict-{conflict.number}", sign=f"≠{conflict.number}", label="Conflict"
        )
        for side in conflict.sides:
            add(side.words, "conflict", ref)
            if side.value_words:
                add(side.value_words, "value")
    for found in view.only:
        for one in found:
            target = f"only-{one.side.words.account.id}-{one.number}"
            ref = Ref(target=target, sign=f"○{one.number}", label="Only here")
            add(one.side.words, "only", ref)
    _add_quotes(view, add)
    _add_phrases(view, add)
    return marks


def _add_quotes(view: View, add: Any) -> None:
    for quote in view.quotes:
        ref = Ref(
            target=f"quote-{quote.number}", sign=f"❝{quote.number}", label="Quoted differently"
        )
        for side in quote.sides:
            add(side.words, "quoted", ref)


def _add_phrases(view: View, add: Any) -> None:
    for wording in view.wordings:
        named = f"{wording.number}: {wording.concept}"
        for form in (form for forms in wording.forms for form in forms):
            for place in form.places:
                add(place, "wording", None, f"{'Perhaps w' if form.unsure else 'W'}ording {named}")
    for actor in view.actors:
        for place in _places(actor.names):
            add(place, "name")
        for place in _places(actor.titles):
            add(place, "role")
    for voice in view.voices:
        for said in voice.said:
            for words in said.content:
                add(words, "said", None, f"Said by {voice.name}")
    for tie in view.ties:
        for left, right in tie.passages:
            add(left, "passage")
            add(right, "passage")


def _places(cells: tuple[tuple[Form, ...], ...]) -> list[Words]:
    return [place for forms in cells for form in forms for place in form.places]


def _brief(view: View, account: AccountView) -> dict[str, Any]:
    """What a reader should know of an account in ten seconds."""
    at = account.index
    voices: list[Voice] = sorted(
        (voice for voice in view.voices if voice.counts[at]), key=lambda voice: -voice.shares[at]
    )
    alone: tuple[OnlyHere, ...] = view.only[at]
    owned = [(wording, _own(wording, at)) for wording in view.wordings]
    # Wordings overlap: words shown once say no more a second time.
    once: dict[str, tuple[WordingView, Form]] = {}
    for wording, form in owned:
        if form:
            once.setdefault(form.text.casefold(), (wording, form))
    calls = list(once.values())
    return {"voices": voices[:3], "alone": alone[:2], "calls": calls[:3]}


def _own(wording: WordingView, at: int) -> Form | None:
    """What only the account at `at` calls a thing, the most frequent; none where all say alike."""
    others = {wording.concept.casefold()} | {
        form.text.casefold()
        for index, forms in enumerate(wording.forms)
        for form in forms
        if index != at
    }
    own = [form for form in wording.sure[at] if form.text.casefold() not in others]
    return max(own, key=lambda form: len(form.places), default=None)


def _flash_rules(texts: Texts) -> str:
    """Make all pieces of a cut mark flash when its first, which holds the anchor, is the target."""
    anchors = [
        f"{account.id}-{mark.start}-{mark.end}" for account, text in texts for mark in text.cut
    ]
    return "".join(
        f"\n:root:has(#{anchor}:target) .k-{anchor}{{animation:flash 2.4s ease-out;"
        f"outline:2px solid var(--flash)}}"
        for anchor in anchors
    )


def _allowed(code: str) -> str:
    digest = hashlib.sha256(code.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


@cache
def _packaged(name: str) -> str:
    return (resources.files("rashomon.report") / "templates" / name).read_text("utf-8").strip()


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("rashomon.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "likelihood": clean.likelihood,
        "percent": clean.percent,
        "shorten": clean.shorten,
        "dots": phrases.dots,
        "weight_word": phrases.weight_word,
    }
    environment.globals |= {
        "count": clean.count,
        "aspects": phrases.ASPECTS,
        "relation": phrases.relation,
        "modes": phrases.MODES,
        "stances": phrases.STANCES,
        "kinds": phrases.KINDS,
        "differs_in": phrases.differs_in,
        "told_by": phrases.told_by,
        "natures": phrases.NATURES,
        "rewritten": phrases.REWRITTEN,
        "no_synopsis": phrases.NO_SYNOPSIS,
        "no_conflict": phrases.NO_CONFLICT,
        "no_quotes": phrases.NO_QUOTES,
        "footnote": phrases.FOOTNOTE,
        "legend": phrases.LEGEND,
    }
    return environment
