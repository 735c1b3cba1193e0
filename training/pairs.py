"""Train and export the pair reader.

    python -m training.pairs --gold DIR [DIR ...] --data DIR --work DIR --base DIR [--all]

Each --gold folder holds annotated stories in the scorer's form (`quality/annotations.py unpack`).
A large cross-encoder (--base: folder of all-mpnet-base-v2) learns from their sentence pairs and
from events of ECB+, then answers for all likely pairs; one of half its layers learns these answers
and the annotation together, in the end with weights of four bits. Stories of every eighth event, of
the unread events in quality/fresh, and of events not known (the five of the gate) teach neither;
both are measured on them, but for the unread ones. Once training/second_look.py has weighed the
reader on stories that it has not seen, `--all` has it learn these too. Some three hours on two
quiet cores; steps that were done before a stop are taken from the work folder.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch

from rashomon.encoder import load_reader
from rashomon.encoder.pairs import QUESTIONS
from training.cross_encoder import CrossEncoder
from training.events import left_out, to_learn_from
from training.link_examples import load
from training.pair_examples import UNKNOWN, Pair, StoryPairs, drawn, event_pairs, story_pairs
from training.pair_export import export_pairs
from training.pair_lessons import Floats, Recipe, answered, teach
from training.pair_vocabulary import pieces_kept
from training.small_networks import auc

# How far the small one learns what the large one says rather than what was annotated.
_TEACHER = 0.7
_SEED = 1993
_LARGE = Recipe(steps=1000, batch=24, rate=3e-5, warmup=60, last=0.02, decay=0.02)
# With all its weights first, then with those of four bits.
_SMALL = Recipe(steps=1500, batch=32, rate=5e-5, last=0.6)
_ROUNDED = Recipe(steps=2000, batch=32, rate=4e-5, warmup=100, seed=1994)
# The stories left out, by their annotation, which may be wrong, and as many of the other pairs.
_LAST = Recipe(steps=500, batch=32, rate=2e-5, warmup=100, seed=1995)
_MISTAKEN = 0.02


def stories_of(folders: Sequence[Path], data: Path) -> tuple[list[StoryPairs], list[StoryPairs]]:
    """The stories to learn from, and those of events left out or not known; none of the unread."""
    reader = load_reader()
    learned: list[StoryPairs] = []
    apart: list[StoryPairs] = []
    for folder, name, told in to_learn_from(folders, data):
        story = story_pairs(load(folder, name, reader))
        (learned if told and not left_out(told) else apart).append(story)
    return learned, apart


def likely_pairs(stories: Sequence[StoryPairs]) -> list[Pair]:
    """The pairs that features do not rule out, and all that are linked."""
    return [story.pair(int(at)) for story in stories for at in story.likely]


def large_one(stories: Sequence[StoryPairs], data: Path, base: Path, kept: Path) -> CrossEncoder:
    """The one that teaches."""
    torch.manual_seed(_SEED)
    network = CrossEncoder(base)
    pairs = drawn(stories, np.random.default_rng(_SEED)) + event_pairs(data, _SEED)
    print(f"{len(pairs)} pairs for the large one", flush=True)
    teach(network, pairs, kept, _LARGE)
    return network


def answers_of(network: CrossEncoder, pairs: Sequence[Pair], kept: Path) -> Floats:
    """What the large one answers, or has answered before."""
    if not kept.exists():
        np.save(kept, answered(network, pairs))
    found: Floats = np.load(kept)
    return found


def lessons(pairs: Sequence[Pair], answers: Floats) -> list[Pair]:
    """What the small one is taught of each pair: mostly the answers of the large one."""
    chances = 1 / (1 + np.exp(-answers))
    found = []
    for pair, (shared, same) in zip(pairs, chances[:, : len(QUESTIONS)].tolist(), strict=True):
        linked, alike, _ = pair.answers
        both = _TEACHER * shared + (1 - _TEACHER) * linked
        if alike != UNKNOWN:
            alike = _TEACHER * same + (1 - _TEACHER) * alike
        found.append(replace(pair, answers=(both, alike, UNKNOWN)))
    return found


def last_lessons(apart: Sequence[Pair], taught: Sequence[Pair]) -> list[Pair]:
    """What the small one is taught last: pairs with their annotation, and as many as before."""

    def unsure(answer: float) -> float:
        return answer if answer == UNKNOWN else _MISTAKEN / 2 + (1 - _MISTAKEN) * answer

    own = [replace(pair, answers=tuple(map(unsure, pair.answers))) for pair in apart]
    return own + random.Random(_SEED).sample(taught, min(len(own), len(taught)))


def report(name: str, pairs: Sequence[Pair], answers: Floats) -> None:
    """Print how well linked pairs are told from others, and those that say the same."""
    linked, same = np.array([pair.answers[: len(QUESTIONS)] for pair in pairs]).T
    known = same != UNKNOWN
    scores = answers.astype(np.float64)
    shared = auc(scores[:, 0], linked > 0)
    alike = auc(scores[known, 1], same[known] > 0)
    print(f"{name}: {len(pairs)} pairs of events left out, area under the ROC curve", flush=True)
    print(f"  linked {shared:.3f}, linked pairs that say the same {alike:.3f}", flush=True)


def main() -> None:
    """Read the stories, teach the large one, teach the small one, export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, nargs="+", required=True, help="annotated stories")
    parser.add_argument("--data", type=Path, required=True, help="folder of the data sets")
    parser.add_argument("--work", type=Path, required=True, help="folder for what is kept")
    parser.add_argument("--base", type=Path, required=True, help="all-mpnet-base-v2")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--all", action="store_true", help="learn the stories left out too")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    options.work.mkdir(parents=True, exist_ok=True)
    learned, apart = stories_of(options.gold, options.data)
    test = likely_pairs(apart)
    print(f"{len(learned)} stories to learn from, {len(apart)} left out", flush=True)
    network = large_one(learned, options.data, options.base, options.work / "large.pt")
    report("large", test, answered(network, test))
    pairs = likely_pairs(learned)
    taught = lessons(pairs, answers_of(network, pairs, options.work / "answers.npy"))
    network.halve()
    teach(network, taught, options.work / "small.pt", _SMALL)
    network.quantise(pieces_kept(network.tokenizer, options.data))
    teach(network, taught, options.work / "rounded.pt", _ROUNDED)
    if options.all:
        teach(network, last_lessons(test, taught), options.work / "last.pt", _LAST)
    network.fix()
    report("small, in four bits", test, answered(network, test))
    export_pairs(network)


if __name__ == "__main__":
    main()
