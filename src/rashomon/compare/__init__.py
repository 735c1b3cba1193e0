"""Story -> Comparison: one module for each kind of finding."""

from rashomon.compare.story import compare_story

__all__ = ["compare_story"]
