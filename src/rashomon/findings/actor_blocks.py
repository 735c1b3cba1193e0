"""Which name forms are worth a comparison: those that share a block key."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from rashomon.findings.actor_forms import Form
from rashomon.findings.matching import (
    TITLE_LETTERS,
    acronyms_of,
    group_keys,
    organisation_words,
    place_base,
)
from rashomon.text.names import fold_name, is_acronym, well_known
from rashomon.text.places import city_of, country_of, region_of
from rashomon.text.skeletons import consonants

# Shorter words than this sound like too many others.
_SOUNDED = 5
# Blocks larger than this hold a word too common to say anything ("party", "national").
_LARGEST_BLOCK = 400


def blocked(forms: Sequence[Form]) -> Iterator[tuple[Form, Form]]:
    """Pairs of forms that share a block key: only these are worth a comparison."""
    blocks: dict[str, dict[str, Form]] = defaultdict(dict)
    for form in forms:
        for key in set(_block_keys(form)):
            blocks[key].setdefault(form.key, form)
    seen: set[tuple[int, int]] = set()
    for key in sorted(blocks):
        block = blocks[key]
        if len(block) > _LARGEST_BLOCK:
            continue
        for left, right in combinations(sorted(block.values(), key=lambda f: f.index), 2):
            if (left.index, right.index) not in seen:
                seen.add((left.index, right.index))
                yield left, right


def _block_keys(form: Form) -> Iterator[str]:
    if form.kind == "person":
        if len(form.words) > 1:
            yield from (f"p:{sound_key(w)}" for w in form.words if len(w) > 1)
            yield "p:" + sound_key("".join(form.words))
        return
    if form.kind == "place":
        base = place_base(form.surface).split()
        yield from (f"l:{w[:3]}" for w in base)
        yield from (f"s:{sound_key(w)}" for w in base if len(w) > _SOUNDED)
        known = [country_of(form.surface), region_of(form.surface), well_known(form.surface)]
        yield from (f"k:{name}" for name in known if name)
        if not any(known):  # some account may have it as a body
            yield from (f"o:{w[:5]}" for w in organisation_words(form.surface))
        city = city_of(form.surface)
        yield from (f"l:{fold_name(other)[:3]}" for other in (city.other_names if city else ()))
        return
    if well_known(form.surface):
        yield f"k:{well_known(form.surface)}"
    words = organisation_words(form.surface)
    yield from (f"k:{region_of(part)}" for part in _openings(form.surface) if region_of(part))
    yield from (f"o:{w[:5]}" for w in words)
    yield f"o:{''.join(words)[:5]}"
    if is_acronym(form.surface):
        letters = fold_name(form.surface).replace(" ", "")
        yield f"a:{letters}"
        if form.surface.endswith("s"):
            yield f"a:{letters[:-1]}"  # "ISPs"
        if letters in TITLE_LETTERS:
            yield f"o:{TITLE_LETTERS[letters].split()[0][:5]}"
    elif " " not in form.surface:
        yield f"a:{form.key}"  # "Nascar"
    elif not form.described or form.surface.endswith("s"):
        yield from (f"a:{letters}" for letters in sorted(acronyms_of(form.surface)))
    yield from (f"g:{key}" for key in group_keys(form.surface))


def _openings(surface: str) -> tuple[str, str]:
    """The first word, and the first two."""
    parts = surface.split()
    return parts[0], " ".join(parts[:2])


def sound_key(word: str) -> str:
    """The first consonants of a word as they may be spelled anywhere: only for finding pairs."""
    return consonants(word)[:3] or word[:1]
