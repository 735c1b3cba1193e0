"""Words that accounts have in common: where they stand, how much they tell, who is credited."""

from rashomon.findings.reuse.credits import Credit, find_credits
from rashomon.findings.reuse.runs import Run, shared_runs
from rashomon.findings.reuse.sharing import Sharing, measure
from rashomon.findings.reuse.words import AccountWords, read_words

__all__ = [
    "AccountWords",
    "Credit",
    "Run",
    "Sharing",
    "find_credits",
    "measure",
    "read_words",
    "shared_runs",
]
