"""Story -> Comparison: one module for each kind of finding."""

from rashomon.findings.story import compare_story

__all__ = ["compare_story"]
