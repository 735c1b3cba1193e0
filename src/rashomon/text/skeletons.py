"""Names by their consonants, as they may be spelled anywhere: only for finding candidates."""

from __future__ import annotations

from functools import lru_cache

from rashomon.text.names import NAME_SUFFIXES, PARTICLES, content_tokens

# Letters that stand for one another in transliteration; vowels and h, w, y come and go.
_SOUNDS = str.maketrans("qcgzxvpdj", "kkkssfbts")
# A name of fewer consonants sounds like too many others.
_FEWEST = 3


def consonants(word: str) -> str:
    """The consonants of a folded word, each group of like ones once ("araghchi": "rks")."""
    word = word.replace("ph", "f").replace("kh", "k").replace("ch", "s").replace("gh", "k")
    kept = [c for c in word.translate(_SOUNDS) if c not in "aeiouhwy"]
    return "".join(c for i, c in enumerate(kept) if i == 0 or kept[i - 1] != c)


@lru_cache(maxsize=16384)
def name_skeleton(name: str) -> str:
    """The consonants of a name's words in alphabetical order; "" where they are too few.

    Particles, generations and small words do not count: `name_skeleton("Abbas al-Araqchi") ==
    name_skeleton("Araghchi, Abbas")`.
    """
    words = content_tokens(name)
    kept = [w for w in words if w not in PARTICLES and w not in NAME_SUFFIXES] or words
    found = sorted(filter(None, map(consonants, kept)))
    return " ".join(found) if sum(map(len, found)) >= _FEWEST else ""
