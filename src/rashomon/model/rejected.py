"""Expected failures as values, each with a code that a program can act on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

RejectCode = Literal[
    "not-found",
    "unreadable",
    "too-large",
    "empty",
    "binary",
    "bad-json",
    "no-text-field",
    "no-article",
    "paywall",
    "unreachable",
    "http-status",
    "robots-disallow",
    "too-many-redirects",
    "bad-url",
    "extra-missing",
    "duplicate",
    "too-few-accounts",
    "bad-index",
    "bad-report",
]

Stage = Literal["source", "extract", "annotate", "compare"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """An input that could not be used: which, at which stage, why, and what would help.

    `input` is the name the user gave (a path, a URL, `-`, with `#n` for the n-th record of a
    JSON-lines file); `detail` is one sentence for people, saying what to do where there is
    something to do; `retry` is true where the same input may work later.
    """

    input: str
    stage: Stage
    code: RejectCode
    detail: str
    retry: bool = False


# Why a synopsis was not rewritten.
RewriteFailure = Literal[
    "rewrite-extra-missing",
    "rewrite-bad-url",
    "rewrite-bad-key",
    "rewrite-unreachable",
    "rewrite-timeout",
    "rewrite-unauthorised",
    "rewrite-rate-limited",
    "rewrite-http-status",
    "rewrite-too-large",
    "rewrite-not-json",
    "rewrite-empty",
    "rewrite-nothing",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Caveat:
    """Something a reader must know of an account, or of a part of a report, used all the same."""

    code: (
        Literal[
            "other-language",
            "mixed-encoding",
            "truncated",
            "short",
            "possible-paywall",
            "no-date",
            "same-text",
            "wordings-sampled",
        ]
        | RewriteFailure
    )
    detail: str
