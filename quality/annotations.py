"""Annotated stories without their texts: document ids and offsets, packed and unpacked.

    python quality/annotations.py unpack --data DIR --out DIR   # to the scorer's form
    python quality/annotations.py pack --from DIR               # from the annotators' files

The publishers' texts stay in the data sets. `quality/stories/NAME.json` names each account's
document and where the annotated words stand in its text (half-open code points, with a digest of
the text); `unpack` puts the words back and writes NAME.json and NAME.ann.json.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

STORIES = Path(__file__).parent / "stories"
_TEXT_KEYS = ("a_text", "b_text")
Row = dict[str, Any]
_OUTLETS = {"nyt": "The New York Times", "fox": "Fox News", "hpo": "HuffPost"}


def main() -> int:
    """Pack or unpack; answer the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("what", choices=("pack", "unpack"))
    parser.add_argument("--from", dest="source", type=Path, help="folder of annotators' files")
    parser.add_argument("--data", type=Path, help="folder of the data sets")
    parser.add_argument("--out", type=Path, help="where the unpacked stories go")
    parser.add_argument(
        "--stories", type=Path, default=STORIES, help="folder of the packed stories"
    )
    options = parser.parse_args()
    if options.what == "pack":
        for path in sorted(options.source.glob("*.ann.json")):
            _pack(options.source, path.name.removesuffix(".ann.json"), options.stories)
        return 0
    options.out.mkdir(parents=True, exist_ok=True)
    texts = Texts(options.data)
    for path in sorted(options.stories.glob("*.json")):
        _unpack(path, texts, options.out)
    return 0


# -- texts -------------------------------------------------------------------------------------


class Texts:
    """The texts of documents by data set and id."""

    def __init__(self, data: Path) -> None:
        self._data = data
        self._sets: dict[str, dict[str, Row]] = {}

    def of(self, name: str, doc_id: str) -> Row:
        """Text and fields of a document, as it was annotated."""
        if name not in self._sets:
            path = self._data / f"{name}.jsonl.gz"
            with gzip.open(path, "rt", encoding="utf-8") as lines:
                self._sets[name] = {row["doc_id"]: row for row in map(json.loads, lines)}
        return _FORMS[name](self._sets[name][doc_id])

    def annotated(self, name: str, doc_id: str, sha: str) -> Row:
        """The same of a document whose text has this digest; SystemExit where it is another."""
        document = self.of(name, doc_id)
        if digest(document["text"]) != sha:
            raise SystemExit(f"{doc_id}: its text is not the one that was annotated")
        return document


def _basil(row: Row) -> Row:
    body = "\n\n".join(" ".join(paragraph) for paragraph in row["paragraphs"])
    return {**_fields(row), "source": _OUTLETS[row["outlet"]], "text": f"{row['title']}\n\n{body}"}


def _event_story(row: Row) -> Row:
    title, text = row["title"], row["text"]
    if title and not text.startswith(title):
        text = f"{title}\n\n{text}"
    return {**_fields(row), "source": row["outlet"], "text": text}


def _newswcl(row: Row) -> Row:
    return {**_fields(row), "source": row["outlet"], "text": row["text"]}


def _polnear(row: Row) -> Row:
    return {**_fields(row), "source": row["publisher"], "text": row["text"]}


def _ecb(row: Row) -> Row:
    text = "\n\n".join(_joined(tokens) for tokens in row["sentences"])
    return {**_fields(row), "source": f"ECB+ {row['doc_id']}", "text": text}


def _joined(tokens: list[str]) -> str:
    text = re.sub(r" ([.,;:!?%\)\]])", r"\1", " ".join(tokens))
    text = re.sub(r"([\([$]) ", r"\1", text)
    return re.sub(r" ('s|n't|'re|'ve|'ll|'d|'m|')(?= |$|[.,])", r"\1", text)


def _fields(row: Row) -> Row:
    published = row.get("published")
    return {
        "url": row.get("url"),
        "published": published[:10] if published else None,
        "title": row.get("title"),
    }


_FORMS: dict[str, Callable[[Row], Row]] = {
    "basil-dev": _basil,
    "stories-dev": _event_story,
    "newswcl50-dev": _newswcl,
    "ecbplus-dev": _ecb,
    "polnear-train": _polnear,
}


def digest(text: str) -> str:
    """By what a text is known to be the one that was annotated."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


# -- packing -----------------------------------------------------------------------------------


def _pack(folder: Path, name: str, stories: Path) -> None:
    skeleton = json.loads((folder / f"{name}.json").read_text("utf-8"))
    annotation = json.loads((folder / f"{name}.ann.json").read_text("utf-8"))
    accounts = {account["id"]: account for account in skeleton["accounts"]}
    if any("set" not in account for account in accounts.values()):
        return
    packed = _mapped(annotation, lambda strings, where: _offsets(accounts, strings, where))
    packed["accounts"] = [
        {
            "id": account["id"],
            "set": account["set"],
            "doc_id": account["doc_id"],
            "text_sha": digest(account["text"]),
            "sentences": [[s["start"], s["end"]] for s in account["sentences"]],
        }
        for account in accounts.values()
    ]
    stories.mkdir(exist_ok=True)
    rows = [f"{json.dumps(key)}: {_lines(packed[key])}" for key in sorted(packed)]
    (stories / f"{name}.json").write_text("{\n" + ",\n".join(rows) + "\n}\n", "utf-8")
    print(f"packed {name}")


def _lines(value: Any) -> str:
    """JSON with one list item a line, so that a settled difference shows as one line."""
    if isinstance(value, list) and value and isinstance(value[0], dict):
        inner = ",\n ".join(json.dumps(item, ensure_ascii=False) for item in value)
        return f"[\n {inner}\n]"
    return json.dumps(value, ensure_ascii=False)


def _offsets(accounts: dict[str, Row], string: str, where: tuple[str, list[int]]) -> list[int]:
    account = accounts[where[0]]
    spans = account["sentences"]
    low, high = 0, len(account["text"])
    if where[1]:
        low, high = spans[min(where[1])]["start"], spans[max(where[1])]["end"]
    at = account["text"].find(string, low, high)
    if at < 0:
        raise SystemExit(f"not in the text of {where}: {string[:60]!r}")
    return [at, at + len(string)]


# -- both ways ---------------------------------------------------------------------------------


def _mapped(annotation: Row, put: Callable[[Any, tuple[str, list[int]]], Any]) -> Row:
    """The annotation with every verbatim string (or offset pair) replaced by `put` of it."""

    def each(values: list[Any], where: tuple[str, list[int]]) -> list[Any]:
        return [put(value, where) for value in values]

    def by_account(table: dict[str, list[Any]]) -> dict[str, list[Any]]:
        return {account: each(values, (account, [])) for account, values in table.items()}

    def statement(one: Row) -> Row:
        where = (one["account"], one["sentences"])
        return {
            **one,
            "content": each(one["content"], where),
            "cue": put(one["cue"], where) if one["cue"] else "",
            "speaker_text": put(one["speaker_text"], where) if one["speaker_text"] else "",
        }

    def link(one: Row) -> Row:
        sides = {
            key: put(one[key], (one[side][0], [int(one[side][1:])])) if one.get(key) else None
            for key, side in zip(_TEXT_KEYS, "ab", strict=True)
        }
        return {**one, **sides}

    return {
        **annotation,
        "actors": [
            {**a, "names": by_account(a["names"]), "roles": by_account(a.get("roles", {}))}
            for a in annotation["actors"]
        ],
        "statements": [statement(one) for one in annotation["statements"]],
        "links": [link(one) for one in annotation["links"]],
        "wordings": [
            {**one, "by_account": by_account(one["by_account"])} for one in annotation["wordings"]
        ],
    }


def _unpack(path: Path, texts: Texts, out: Path) -> None:
    packed = json.loads(path.read_text("utf-8"))
    try:
        accounts = [_account(one, texts) for one in packed.pop("accounts")]
    except (FileNotFoundError, KeyError) as missing:
        print(f"skipped {path.stem}: a text is not there ({missing})", file=sys.stderr)
        return
    text = {account["id"]: account["text"] for account in accounts}
    annotation = _mapped(packed, lambda pair, where: text[where[0]][pair[0] : pair[1]])
    for suffix, value in (("", {"story": path.stem, "accounts": accounts}), (".ann", annotation)):
        target = out / f"{path.stem}{suffix}.json"
        target.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", "utf-8")


def _account(one: Row, texts: Texts) -> Row:
    document = texts.annotated(one["set"], one["doc_id"], one["text_sha"])
    return {
        "id": one["id"],
        **document,
        "sentences": [
            {"n": n, "start": start, "end": end} for n, (start, end) in enumerate(one["sentences"])
        ],
    }


if __name__ == "__main__":
    sys.exit(main())
