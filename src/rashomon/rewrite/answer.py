"""Reading a model's answer: JSON, perhaps in a fence or with words around it."""

from __future__ import annotations

import json
from typing import Any

from rashomon.model import RewrittenSentence
from rashomon.rewrite.failures import RewriteError

# More than a synopsis has; what a model writes beyond is not looked at.
_MOST_SENTENCES = 60
_MOST_CHARACTERS = 1000


def read_answer(content: str) -> tuple[RewrittenSentence, ...]:
    """The sentences proposed, in order; raises RewriteError where there are none to read."""
    proposed = _object(content).get("sentences")
    if not isinstance(proposed, list):
        raise RewriteError("rewrite-not-json", "The model's answer is not the JSON asked for")
    found = tuple(filter(None, map(_sentence, proposed[:_MOST_SENTENCES])))
    if not found:
        raise RewriteError("rewrite-empty", "The model wrote no sentence")
    return found


def _object(content: str) -> dict[str, Any]:
    """The outermost JSON object in the words."""
    start, end = content.find("{"), content.rfind("}")
    try:
        value = json.loads(content[start : end + 1]) if 0 <= start < end else None
    except (ValueError, RecursionError):
        value = None
    if not isinstance(value, dict):
        raise RewriteError("rewrite-not-json", "The model's answer is not the JSON asked for")
    return value


def _sentence(value: object) -> RewrittenSentence | None:
    if not isinstance(value, dict) or not isinstance(value.get("text"), str):
        return None
    # JSON can hold half a character, which no text can.
    whole = value["text"].encode("utf-8", "replace").decode("utf-8")
    text = " ".join(whole.split())[:_MOST_CHARACTERS]
    cites = value.get("cites")
    ids = [one for one in cites if isinstance(one, str)] if isinstance(cites, list) else []
    return RewrittenSentence(text=text, cites=tuple(dict.fromkeys(ids))) if text else None
