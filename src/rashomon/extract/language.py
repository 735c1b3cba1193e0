"""Which language an account is written in."""

from __future__ import annotations

from functools import cache
from typing import Any

# The languages told apart: fewer candidates, fewer mistakes on short texts full of names.
_CANDIDATES = (
    "ar az bg bn cs da de el en es et fa fi fr he hi hr hu hy id it ja ka kk ko ku lt lv ms nl no "
    "pl pt ro ru sk sl sq sr sv sw ta th tr uk ur vi zh"
).split()
_ENOUGH = 60  # characters
_SAMPLE = 1500


def detect_language(text: str) -> str | None:
    """ISO 639-1 code of `text`, or None where it is too short to tell."""
    sample = " ".join(text[: _SAMPLE * 2].split())[:_SAMPLE]
    if sum(letter.isalpha() for letter in sample) < _ENOUGH:
        return None
    code, probability = _identifier().classify(sample)
    return str(code) if probability >= 0.5 else None


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(_CANDIDATES)
    return identifier
