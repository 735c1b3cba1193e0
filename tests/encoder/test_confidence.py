"""Confidence: monotone in the shares, and what is packaged can be read."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rashomon.encoder import load_reader
from rashomon.encoder.confidence import Calibration
from rashomon.encoder.decode import Attributed
from rashomon.model import Span

shares = st.floats(0, 1)
CALIBRATION = Calibration(
    bias=-1.0, content=0.6, cue=0.2, source=0.3, no_cue=-0.8, no_source=-0.5, quoted=0.1
)


def attributed(content: float, cue: float, source: float) -> Attributed:
    return Attributed(
        content=((0, 3),), cue=(3, 4), source=(4, 5),
        content_share=content, cue_share=cue, source_share=source,
    )  # fmt: skip


@given(shares, shares, shares, shares, shares)
def test_a_larger_share_never_lowers_the_confidence(
    content: float, cue: float, source: float, other: float, quoted: float
) -> None:
    low, high = sorted((cue, other))
    below = CALIBRATION.probability(attributed(content, low, source), quoted)
    above = CALIBRATION.probability(attributed(content, high, source), quoted)
    assert 0 < below <= above < 1


def test_the_weights_survive_writing_and_reading() -> None:
    assert Calibration.from_json(CALIBRATION.to_json()) == CALIBRATION


def test_confidence_tells_plain_from_doubtful_attributions() -> None:
    text = (
        "“The old bridge will stay where it is,” the mayor, Ana Petrov, said on Monday. "
        "Neighbours fear floods, and the town is on edge."
    )
    end = text.index("Neighbours")
    reading = load_reader().read(text, [Span(start=0, end=end), Span(start=end, end=len(text))])
    first = reading.attributions[0]
    assert "Ana Petrov" in first.source[0].of(text)
    assert first.confidence > 0.9
    assert all(one.confidence < first.confidence for one in reading.attributions[1:])
