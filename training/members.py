"""Fit which added phrases speak of a row's thing: `python -m training.members --data DIR`.

quality/framing/members.jsonl holds what readers said of phrases that were added to a row, blind:
whether a phrase speaks of the same as the two that the row rests on ("y", "p" of a part of it, "n"
of something else). The stories are read again, and a logistic model over `members.MEMBER_NAMES` is
fitted. Prints how phrases of events left out are judged, and puts the model into the packaged
models (or those in `--models`). Two hundred stories take about eight minutes on two cores.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from rashomon.findings.wording.members import MEMBER_NAMES, member_features
from rashomon.findings.wording.model import Networks, logistic_of, networks_of
from rashomon.findings.wording.pairs import linked_sentences
from rashomon.findings.wording.projection import Projection
from rashomon.findings.wording.uses import find_uses
from training.judged import Answered, Judged, answered, asked, compared, left_out_scores
from training.link_examples import ROOT
from training.small_networks import Array, auc, logistic, stored_logistic

LABELS = ROOT / "quality" / "framing" / "members.jsonl"
_PENALTY = 100.0
# What a reader's answer counts for: a part of the thing is half of it.
_ANSWERS = {"y": 1.0, "p": 0.5, "n": 0.0}


def members(
    data: Path, reference: Networks, *, projection: Projection | None = None, path: Path = LABELS
) -> list[Answered]:
    """The judged phrases of every story, as the model sees them."""
    return answered(partial(_members, reference, projection), data, path)


def _members(reference: Networks, projection: Projection | None, given: Judged) -> Answered | None:
    found = compared(given)
    if found is None:
        return None
    story, actors, links = found
    linked = linked_sentences(story, links)
    uses = {
        (use.account, use.span.start, use.span.end): use
        for number, account in enumerate(story.accounts)
        for use in find_uses(number, account, actors)
    }
    rows, same = [], []
    for row in given.rows:
        left, right, added = (uses.get(tuple(row[at : at + 3])) for at in (0, 3, 6))
        if left and right and added:
            rows.append(member_features((left, right), [added], reference, linked, projection)[0])
            same.append(_ANSWERS[row[9]])
    if not rows:
        return None
    return Answered(
        story=given.story, events=given.events, rows=np.array(rows), answers=np.array(same)
    )


def fit(stories: Sequence[Answered]) -> dict[str, Any]:
    """The judge in its stored form."""
    rows = np.concatenate([one.rows for one in stories])
    same = np.concatenate([one.answers for one in stories])
    return stored_logistic(MEMBER_NAMES, logistic(rows, same, np.ones(len(rows)), _PENALTY))


def report(stories: Sequence[Answered]) -> None:
    """Print how well the phrases of events left out are judged, beside reference alone."""
    score = left_out_scores(stories, lambda others: logistic_of(fit(others)))
    same = np.concatenate([one.answers for one in stories])
    rows = np.concatenate([one.rows for one in stories])
    odds = [MEMBER_NAMES.index(f"{side} odds") for side in ("nearer", "farther")]
    clear = same != _ANSWERS["p"]
    print(f"{len(same)} phrases of {len(stories)} stories, the same or a part {_share(same)}")
    for name, one in (("reference", rows[:, odds].mean(1)), ("events left out", score)):
        print(f"{name}: area under the ROC curve {auc(one[clear], same[clear] > 0):.3f}")
    print(f"held to be the same: {_share(same[score >= 0])}; not: {_share(same[score < 0])}")


def _share(same: Array) -> str:
    """Of which answer how many are, surest first."""
    shares = " ".join(f"{name} {(same == value).mean():.2f}" for name, value in _ANSWERS.items())
    return f"{len(same)} ({shares})"


def main() -> None:
    """Fit on the packaged judge of reference, and write."""
    options = asked(__doc__)
    models = json.loads(options.models.read_text("utf-8"))
    stories = members(options.data, networks_of(models["reference"]))
    report(stories)
    models["members"] = fit(stories)
    options.models.write_text(json.dumps(models) + "\n", "utf-8")


if __name__ == "__main__":
    main()
