"""Annotated stories as the comparison's models see them: rows of features beside what is right."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "quality" / "scorers")]

from score_comparison import Aligned  # noqa: E402

from rashomon.annotate.article import annotate_article  # noqa: E402
from rashomon.extract import extract_article  # noqa: E402
from rashomon.findings.actors import find_actors  # noqa: E402
from rashomon.findings.attributions import attribute  # noqa: E402
from rashomon.findings.linking import features, salience  # noqa: E402
from rashomon.findings.linking.candidates import account_pairs  # noqa: E402
from rashomon.findings.linking.sentence_view import SentenceView, StoryView, view_story  # noqa: E402
from rashomon.findings.omissions import first_word  # noqa: E402
from rashomon.model import Article, Page, Story  # noqa: E402

Floats = NDArray[np.float32]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One annotated story as the models see it: a row per sentence pair, a row per sentence.

    `names` are the actors' by id; `gold[k]` are the gold sentence ids of view k; `links` the gold
    pairs with their relation.
    """

    name: str
    story: Story
    names: dict[str, str]
    view: StoryView
    gold: tuple[tuple[str, ...], ...]
    kinds: dict[str, str]
    links: dict[frozenset[str], str]
    high: frozenset[str]
    left: NDArray[np.int64]
    right: NDArray[np.int64]
    pairs: Floats
    linked: Flags
    same: Flags
    sentences: Floats
    omitted: Flags
    only_gold: frozenset[str]


def load(folder: Path, name: str, reader: Any) -> Example:
    """Read one story with the product and lay the annotation beside it."""
    skeleton = json.loads((folder / f"{name}.json").read_text("utf-8"))
    ann = json.loads((folder / f"{name}.ann.json").read_text("utf-8"))
    story = read_story(skeleton["accounts"], name, reader)
    actors = find_actors(story)
    view = view_story(story, actors, attribute(story, actors))
    names = {actor.id: actor.name for actor in actors}
    return _example(name, (story, names), view, (skeleton["accounts"], ann))


def read_story(skeletons: list[dict[str, Any]], name: str, reader: Any) -> Story:
    """The accounts as the product reads them."""
    accounts = []
    for number, account in enumerate(skeletons, 1):
        page = Page(name=f"{name}-{account['id']}.txt", media="text", text=account["text"])
        article = extract_article(page, id=f"a{number}")
        if not isinstance(article, Article):
            raise SystemExit(f"{page.name}: {article.detail}")
        accounts.append(annotate_article(article, reader))
    return Story(accounts=tuple(accounts))


Annotated = tuple[list[dict[str, Any]], dict[str, Any]]  # the numbered accounts, the annotation


def _example(
    name: str, known: tuple[Story, dict[str, str]], view: StoryView, annotated: Annotated
) -> Example:
    (story, names), (skeletons, ann) = known, annotated
    gold = _gold_sentences(story, view, skeletons)
    links = {frozenset((x["a"], x["b"])): x["relation"] for x in ann["links"]}
    left, right = (np.concatenate(side) for side in zip(*account_pairs(view), strict=True))
    pairs = np.concatenate([features.pair_features(view, *rows) for rows in account_pairs(view)])
    relations = [
        {links[k] for a in gold[i] for b in gold[j] if (k := frozenset((a, b))) in links}
        for i, j in zip(left.tolist(), right.tolist(), strict=True)
    ]
    inside = {k for pair in links for k in pair}
    every = {f"{a['id']}{s['n']}" for a in skeletons for s in a["sentences"]}
    only = frozenset(k for k in every if k not in inside and ann["kinds"].get(k, "body") == "body")
    high = frozenset(ann["only_high"]) & only
    return Example(
        name=name,
        story=story,
        names=names,
        view=view,
        gold=tuple(gold),
        kinds=ann["kinds"],
        links=links,
        high=high,
        left=left,
        right=right,
        pairs=pairs,
        linked=np.array([bool(r) for r in relations]),
        same=np.array(["same" in r for r in relations]),
        sentences=salience.salience_features(view, [first_word(story, v) for v in view.views]),
        omitted=np.array([any(k in high for k in ids) for ids in gold]),
        only_gold=only,
    )


def _gold_sentences(
    story: Story, view: StoryView, skeletons: list[dict[str, Any]]
) -> list[tuple[str, ...]]:
    """For each view the gold sentences it stands for, by the scorer's own rule."""
    aligned = [
        Aligned(account.article.text, skeleton["text"])
        for account, skeleton in zip(story.accounts, skeletons, strict=True)
    ]
    return [tuple(_stands_for(v, aligned[v.account], skeletons[v.account])) for v in view.views]


def _stands_for(view: SentenceView, aligned: Any, skeleton: dict[str, Any]) -> list[str]:
    span = view.sentence.span
    chars = aligned.chars([{"start": span.start, "end": span.end}])
    text = skeleton["text"]
    held: list[tuple[int, int, str]] = []
    for s in skeleton["sentences"]:
        count = sum(s["start"] <= i < s["end"] for i in chars)
        size = sum(not c.isspace() for c in text[s["start"] : s["end"]])
        if count:
            held.append((count, size, f"{skeleton['id']}{s['n']}"))
    keep = [name for count, size, name in held if 2 * count >= size]
    return keep or [max(held, key=lambda h: h[0])[2]] if held else []
