"""Fit who is meant: `python -m training.antecedents --gold DIR… --out FILE`.

Reads annotated stories in the scorer's form, reads each account with the product, and takes every
source that names nobody and whose words are in one annotated statement. Right are the candidates
whose names the annotation gives to its speaker in that account; where none is, nobody is. The
weights are those of a conditional logit with a pull to "trust the rules" (all else zero), fitted in
rounds, for who spoke before depends on the weights. With `--folds`, prints how often stories left
out are right. Fifty stories take half a minute on one core, with folds six times that.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rashomon.annotate import antecedents, article, statements
from rashomon.annotate.candidates import Candidate
from rashomon.annotate.content import Understood
from rashomon.annotate.issuers import READER
from rashomon.annotate.queries import Query
from rashomon.annotate.speakers import SpeakerResolver
from rashomon.annotate.voices import TOKEN
from rashomon.model import Rejected, Speaker
from rashomon.run import read
from rashomon.text.names import strip_titles

Array = NDArray[np.float64]
_RULE, _PENALTY, _STEPS, _RATE, _ROUNDS = 2.0, 5.0, 120, 0.1, 3
# A speaker whom the account names nowhere near teaches less that nobody is meant.
_UNREACHED = 0.4
# So much of a statement's content must be in one annotated statement.
_INSIDE = 0.4
_STOP = frozenset(
    "the a an of in on at to for and or by with from his her its their mr mrs".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One account as the product understands it, with its annotated statements."""

    story: str
    known: Understood
    raw: Sequence[Any]
    gold: dict[int, dict[str, Any]]
    names: dict[str, set[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One query: its candidates and which of them are right."""

    story: str
    kind: str
    found: Sequence[Candidate]
    right: frozenset[int]
    weight: float


def read_accounts(folder: Path, name: str) -> Iterator[Account]:
    """The accounts of one annotated story."""
    skeleton = json.loads((folder / f"{name}.json").read_text("utf-8"))
    annotation = json.loads((folder / f"{name}.ann.json").read_text("utf-8"))
    kept: list[tuple[Understood, Sequence[Any]]] = []
    whole = statements.find_statements
    article.find_statements = lambda known, raw: kept.append((known, raw)) or whole(known, raw)
    with tempfile.TemporaryDirectory() as scratch:
        paths = [Path(scratch) / f"{one['id']}.txt" for one in skeleton["accounts"]]
        for path, one in zip(paths, skeleton["accounts"], strict=True):
            path.write_text(one["text"], "utf-8")
        if any(isinstance(one, Rejected) for one in read([str(path) for path in paths])):
            raise SystemExit(f"{name}: an account was rejected")
    article.find_statements = whole
    for one, (known, raw) in zip(skeleton["accounts"], kept, strict=True):
        gold = {
            place: statement
            for statement in annotation["statements"]
            if statement["account"] == one["id"]
            for words in statement["content"]
            for place in _places(known.article.text, words, one, statement)
        }
        names = {
            actor["id"]: {_folded(form) for form in actor["names"].get(one["id"], ())}
            for actor in annotation["actors"]
        }
        yield Account(story=name, known=known, raw=raw, gold=gold, names=names)


def _places(text: str, words: str, account: dict[str, Any], statement: dict[str, Any]) -> range:
    """Where annotated words stand in the text as the product has it."""
    first = account["sentences"][min(statement["sentences"])]
    opening = account["text"][first["start"] : first["start"] + 20]
    at = text.find(words, max(0, text.find(opening)))
    return range(at, at + len(words)) if at >= 0 else range(0)


def _folded(name: str) -> str:
    return re.sub(r"^the |['’]s$", "", strip_titles(name).lower().strip())


def _content(words: str) -> set[str]:
    return {word for word in re.findall(r"\w+", words.lower()) if word not in _STOP}


def examples(account: Account) -> list[Example]:
    """The queries of one account, as the present weights lead to them."""
    found: list[Example] = []
    plain = SpeakerResolver._learned

    def noted(
        self: SpeakerResolver, query: Query, proposed: dict[str, Speaker], label: str
    ) -> Speaker:
        candidates = self.candidates.of(query, proposed)
        example = _example(account, self, query, candidates)
        if example is not None:
            found.append(example)
        return plain(self, query, proposed, label)

    SpeakerResolver._learned = noted  # type: ignore[method-assign]
    statements.find_statements(account.known, account.raw)
    SpeakerResolver._learned = plain  # type: ignore[method-assign]
    return found


def _example(
    account: Account, resolver: SpeakerResolver, query: Query, found: Sequence[Candidate]
) -> Example | None:
    places = [place for span in query.content for place in range(span.start, span.end)]
    held = Counter(id(account.gold[place]) for place in places if place in account.gold)
    if not held or held.most_common(1)[0][1] < _INSIDE * len(places):
        return None
    best = held.most_common(1)[0][0]
    gold = next(one for one in account.gold.values() if id(one) == best)
    printed = query.source.of(account.known.article.text)
    if gold["via"] and not _content(gold["speaker_text"]) & _content(printed):
        return None  # who speaks within what this source says
    nobody = len(found) - 1
    names = account.names.get(gold["speaker"])
    if names is None:
        wanted = _content(gold["speaker"]) | _content(gold["speaker_text"])
        right = {k for k, one in enumerate(found) if wanted & _content(one.speaker.label)}
        right |= {nobody} if not right or wanted & _content(printed) else set()
        return _of(account, query, found, right, 1.0)
    right = {
        k
        for k, one in enumerate(found)
        if one.speaker.mention is not None and _is_one(_forms(resolver, one), names)
    }
    return _of(account, query, found, right or {nobody}, 1.0 if right else _UNREACHED)


def _of(
    account: Account, query: Query, found: Sequence[Candidate], right: set[int], weight: float
) -> Example:
    return Example(
        story=account.story, kind=query.kind, found=found, right=frozenset(right), weight=weight
    )


def _is_one(forms: set[str], names: set[str]) -> bool:
    """Whether names are those annotated; a group's may lack its first words."""
    ends = tuple(f" {form}" for form in forms if " " in form)
    return bool(forms & names) or any(name.endswith(ends) for name in names if ends)


def _forms(resolver: SpeakerResolver, candidate: Candidate) -> set[str]:
    scene = resolver.scene
    return {
        _folded(scene.name_of(mention))
        for mention in scene.mentions
        if scene.key_at(mention) == candidate.key and TOKEN.search(scene.name_of(mention))
    }


def fit(rows: Sequence[Example]) -> dict[str, float]:
    """The weights of a sign, and of a sign with a kind of query, that fit the examples best."""
    names: dict[str, int] = {}
    for row in rows:
        for one in row.found:
            for sign in one.signs:
                names.setdefault(sign, len(names))
                names.setdefault(f"{row.kind}/{sign}", len(names))
    sizes = [len(row.found) for row in rows]
    group = np.repeat(np.arange(len(rows)), sizes)
    starts = np.concatenate(([0], np.cumsum(sizes)[:-1]))
    signs = np.zeros((sum(sizes), len(names)))
    for at, (kind, one) in enumerate((row.kind, one) for row in rows for one in row.found):
        for sign, value in one.signs.items():
            signs[at, [names[sign], names[f"{kind}/{sign}"]]] = value
    right = np.array([k in row.right for row in rows for k in range(len(row.found))], float)
    importance = np.array([row.weight for row in rows])[group]
    prior = np.array([_RULE if name.startswith("rule ") else 0.0 for name in names])
    weights, mean, square = prior.copy(), np.zeros(len(names)), np.zeros(len(names))
    for step in range(1, _STEPS + 1):
        scores = signs @ weights
        shares = np.exp(scores - np.maximum.reduceat(scores, starts)[group])
        among_right = shares * right / np.add.reduceat(shares * right, starts)[group]
        shares = shares / np.add.reduceat(shares, starts)[group]
        slope = signs.T @ ((shares - among_right) * importance) + _PENALTY * (weights - prior)
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope**2
        rate = _RATE * (1 - step / (_STEPS + 1))
        weights -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    kept = {name: round(float(weights[at]), 3) for name, at in sorted(names.items())}
    return {name: weight for name, weight in kept.items() if weight}


def use(weights: dict[str, float]) -> None:
    """Make the product choose by these weights."""
    antecedents.weights = lambda: weights  # type: ignore[assignment]


def trained(accounts: Sequence[Account]) -> dict[str, float]:
    """Weights fitted in rounds, beginning with the rules alone."""
    weights = {
        f"rule {rule}": _RULE
        for rule in (
            "pronoun",
            "title",
            "description",
            "body described",
            "the text's issuer",
            READER,
        )
    } | {"nobody": 1.0}
    for _ in range(_ROUNDS):
        use(weights)
        weights = fit([row for account in accounts for row in examples(account)])
    return weights


def main() -> None:
    """Fit on all stories and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--folds", type=int, default=0)
    options = parser.parse_args()
    accounts = [
        account
        for folder in options.gold
        for path in sorted(folder.glob("*.ann.json"))
        for account in read_accounts(folder, path.name.removesuffix(".ann.json"))
    ]
    stories = sorted({account.story for account in accounts})
    random.Random(0).shuffle(stories)
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for fold in range(options.folds):
        held = set(stories[fold :: options.folds])
        use(trained([account for account in accounts if account.story not in held]))
        for row in (r for a in accounts if a.story in held for r in examples(a)):
            chosen = antecedents.choose(row.kind, row.found)
            asked[row.kind] += 1
            right[row.kind] += any(row.found[k] is chosen for k in row.right)
    for kind, count in asked.most_common():
        print(f"{kind}: {right[kind]} of {count} right, in stories left out")
    weights = trained(accounts)
    options.out.write_text(json.dumps(weights, indent=0) + "\n", encoding="utf-8")
    print(f"{len(weights)} weights of {len(accounts)} accounts")


if __name__ == "__main__":
    main()
