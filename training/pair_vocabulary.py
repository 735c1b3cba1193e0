"""Which word pieces the pair reader knows: those that news uses most, and Latin letters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tokenizers import Tokenizer

from rashomon.encoder.pairs import CLOSES, OPENS
from training.corpora import records

# Of 30,527; they are 98.4 in a hundred of the pieces of these texts.
PIECES = 13_000
_TEXTS = ("stories-dev", "newswcl50-dev", "polnear-dev", "polnear-train")
_ROWS = ("ner-news-train", "claimdiff-train")
_OF_EACH, _LONGEST = 20_000, 20_000
_LAST_LETTER = 0x250
_SPECIAL = (OPENS, CLOSES, "<pad>", "<unk>", "[PAD]", "[UNK]", "<mask>")


def pieces_kept(tokenizer: Tokenizer, data: Path) -> list[str]:
    """The pieces to keep, in the order of their ids."""
    known = tokenizer.get_vocab()
    counts: Counter[str] = Counter()
    for text in _texts(data):
        counts.update(tokenizer.encode(text[:_LONGEST]).tokens)
    kept = {piece for piece in known if _is_letter(piece.removeprefix("##"))} | set(_SPECIAL)
    for piece, _ in counts.most_common():
        if len(kept) >= PIECES:
            break
        kept.add(piece)
    return sorted(kept, key=lambda piece: known[piece])


def _is_letter(piece: str) -> bool:
    return len(piece) == 1 and ord(piece) < _LAST_LETTER


def _texts(data: Path) -> Iterator[str]:
    for name in _TEXTS:
        for row in records(data / f"{name}.jsonl.gz"):
            yield row["text"]
    for row in records(data / "ecbplus-dev.jsonl.gz"):
        yield " ".join(" ".join(sentence) for sentence in row["sentences"])
    for name in _ROWS:
        for number, row in enumerate(records(data / f"{name}.jsonl.gz")):
            if number == _OF_EACH:
                break
            yield " ".join(row.get("tokens") or [v for v in row.values() if isinstance(v, str)])
