"""How sure an attribution is: its shares, weighed so that they are right as often as they say."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from math import exp, log

from rashomon.encoder.decode import Attributed

_EDGE = 0.002


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """A logistic model over the shares' log odds; each weight is what it says of a share.

    no_cue, no_source: what is added where the attribution has none; quoted: times the share of
    quoted words. Fitted by training/calibrate.py; monotone in every share.
    """

    bias: float
    content: float
    cue: float
    source: float
    no_cue: float
    no_source: float
    quoted: float

    def probability(self, found: Attributed, quoted: float) -> float:
        """The chance that content and source of an attribution are right."""
        weights = asdict(self)
        score = sum(weights[name] * value for name, value in features(found, quoted).items())
        return 1 / (1 + exp(-score))

    def to_json(self) -> str:
        """The weights as JSON."""
        return json.dumps({name: round(w, 4) for name, w in asdict(self).items()}, indent=1) + "\n"

    @classmethod
    def from_json(cls, text: str) -> Calibration:
        """Read what `to_json` wrote."""
        return cls(**json.loads(text))


def features(found: Attributed, quoted: float) -> dict[str, float]:
    """What the chance is weighed from, by the name of its weight; quoted: share of words quoted."""
    return {
        "bias": 1.0,
        "content": _log_odds(found.content_share),
        "cue": _log_odds(found.cue_share),
        "source": _log_odds(found.source_share),
        "no_cue": float(found.cue is None),
        "no_source": float(found.source is None),
        "quoted": quoted,
    }


def _log_odds(share: float) -> float:
    held = min(max(share, _EDGE), 1 - _EDGE)
    return log(held / (1 - held))
