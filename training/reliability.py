"""How often attributions are right, beside how often their confidence says so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from training.corpora import Document

BINS = 10


def outcomes(scorer: Any, document: Document, predicted: Sequence[dict[str, Any]]) -> list[bool]:
    """Whether each predicted attribution is one of the gold ones, and with its source.

    By the scorer's rule: contents that overlap, Dice at least .5, paired one to one; sources that
    share a token, or none on both sides.
    """
    units = scorer.Units({"text": document.text})
    gold = scorer.prepare({"doc_id": document.doc_id, "attributions": document.attributions}, units)
    found = scorer.prepare({"doc_id": document.doc_id, "attributions": predicted}, units)
    if len(found) != len(predicted):
        raise ValueError(f"{document.doc_id}: an attribution without content")
    right = [False] * len(found)
    for i, j in scorer.match(gold, found, "dice", 0.5):
        right[j] = scorer.source_ok(gold[i], found[j])
    return right


def reliability_plot(confidence: NDArray[np.float64], right: NDArray[np.bool_]) -> str:
    """The table as an SVG drawing: a dot for each bin, its area by the bin's size."""
    side, edge = 300, 40
    bins = np.minimum((confidence * BINS).astype(int), BINS - 1)

    def place(said: float, seen: float) -> tuple[float, float]:
        return edge + said * side, edge + (1 - seen) * side

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side + 60} {side + 90}" '
        'font-family="sans-serif" font-size="12">',
        f'<rect x="{edge}" y="{edge}" width="{side}" height="{side}" fill="none" stroke="#888"/>',
        f'<path d="M{edge} {edge + side}L{edge + side} {edge}" stroke="#888" '
        'stroke-dasharray="4"/>',
    ]
    for tick in (0.0, 0.5, 1.0):
        x, y = place(tick, tick)
        parts.append(f'<text x="{x:.0f}" y="{edge + side + 16}" text-anchor="middle">{tick}</text>')
        parts.append(f'<text x="{edge - 6}" y="{y + 4:.0f}" text-anchor="end">{tick}</text>')
    for number in np.unique(bins):
        chosen = bins == number
        x, y = place(float(confidence[chosen].mean()), float(right[chosen].mean()))
        radius = 2 + 14 * float(chosen.mean()) ** 0.5
        parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="#36c"/>')
    middle = edge + side / 2
    parts.append(
        f'<text x="{middle}" y="{edge + side + 36}" text-anchor="middle">confidence</text>'
    )
    parts.append(f'<text x="{edge}" y="{edge - 12}">share that is right</text>')
    return "\n".join([*parts, "</svg>", ""])


def reliability_table(confidence: NDArray[np.float64], right: NDArray[np.bool_]) -> str:
    """Ten bins of confidence in Markdown; expected calibration error and Brier score below."""
    bins = np.minimum((confidence * BINS).astype(int), BINS - 1)
    lines = ["| confidence | attributions | mean confidence | right |", "|---|---|---|---|"]
    error = 0.0
    for number in range(BINS):
        chosen = bins == number
        shown = f"{number / BINS:.1f}–{(number + 1) / BINS:.1f}"
        if not chosen.any():
            lines.append(f"| {shown} | 0 | | |")
            continue
        said, seen = float(confidence[chosen].mean()), float(right[chosen].mean())
        error += abs(said - seen) * float(chosen.mean())
        lines.append(f"| {shown} | {int(chosen.sum())} | {said:.3f} | {seen:.3f} |")
    brier = float(((confidence - right) ** 2).mean())
    constant = float(right.mean() * (1 - right.mean()))
    lines.append("")
    lines.append(
        f"{len(right)} attributions, {right.mean():.3f} right; expected calibration error "
        f"{error:.3f}; Brier score {brier:.4f} (of one confidence for all: {constant:.4f})"
    )
    return "\n".join(lines)
