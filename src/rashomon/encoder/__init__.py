"""The packaged neural reader: words, names, attributions and sentence vectors in one pass."""

from rashomon.encoder.reader import Reader, load_reader
from rashomon.encoder.types import EntitySpan, RawAttribution, Reading, Word

__all__ = ["EntitySpan", "RawAttribution", "Reader", "Reading", "Word", "load_reader"]
