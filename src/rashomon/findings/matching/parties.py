"""A party's branch in one state, under its several names."""

from __future__ import annotations

import re
from functools import lru_cache

from rashomon.text.places import region_of

_PARTY_OF_STATE = re.compile(
    r"(?P<state>[A-Z].*?) (?:(?P<gop>G\.?O\.?P\.?|Republican)|Democratic)(?P<body> .+)?$"
)


@lru_cache(maxsize=16384)
def state_party(name: str) -> str:
    """A state's branch of a party ("NJ GOP", "New Jersey Republican State Committee")."""
    found = _PARTY_OF_STATE.match(name)
    state = region_of(found.group("state")) if found else None
    if found is None or state is None:
        return ""
    body = (found.group("body") or "").lower().split()
    named = bool(body) or found.group("gop") not in {None, "Republican"}
    if not named or set(body) - {"state", "party", "committee"}:
        return ""
    return f"{state} {'Republican' if found.group('gop') else 'Democratic'} Party"
