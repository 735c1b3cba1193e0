"""The order of the stages, on this machine."""

from rashomon.run.pipeline import Options, Progress, compare, read, reuse
from rashomon.run.words import words

__all__ = ["Options", "Progress", "compare", "read", "reuse", "words"]
