"""JSON reports of comparisons -> what they tell, checked: files, folders, JSON lines."""

from __future__ import annotations

import json
import os
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, BinaryIO

from rashomon.model import (
    ExportedAccount,
    ExportedReferent,
    ExportedStory,
    ExportedUse,
    RejectCode,
    Rejected,
    Span,
    UsePart,
    text_digest,
)

COMPARISON = "rashomon/comparison@1"
# A comparison of 32 long accounts has about 10 MB.
LARGEST = 400_000_000
_SUFFIXES = (".json", ".jsonl", ".ndjson")
_LINES = (".jsonl", ".ndjson")


class _BadReportError(ValueError):
    """What is wrong with a report, in a few words."""


def open_reports(
    names: Sequence[str], *, stdin: BinaryIO | None = None
) -> Iterator[ExportedStory | Rejected]:
    """The reports of the files and folders named, in order; what is none is a `Rejected`.

    A folder gives its .json and .jsonl files, those of folders within it too, by name. A file of
    several reports, one a line, gives each as "NAME#1", "NAME#2" and so on.
    """
    for name in names:
        if name == "-":
            yield from _read("-", stdin) if stdin else ()
        elif os.path.isdir(name):
            yield from _folder(name)
        else:
            yield from _file(name)


def _folder(name: str) -> Iterator[ExportedStory | Rejected]:
    found = [
        os.path.join(folder, file)
        for folder, folders, files in os.walk(name)
        for file in files
        if file.lower().endswith(_SUFFIXES) and not file.startswith(".")
    ]
    if not found:
        yield _rejected(name, "empty", "The folder holds no .json and no .jsonl file.")
    for path in sorted(found):
        yield from _file(path)


def _file(name: str) -> Iterator[ExportedStory | Rejected]:
    try:
        with open(name, "rb") as file:
            yield from _read(name, file)
    except FileNotFoundError:
        yield _rejected(name, "not-found", "There is no such file; check the path.")
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        yield _rejected(name, "unreadable", f"The file cannot be read: {reason}.")


def _read(name: str, file: BinaryIO) -> Iterator[ExportedStory | Rejected]:
    lines = iter(lambda: file.readline(LARGEST + 1), b"")
    told = (line for line in lines if line.strip())
    first = next(told, b"")
    several = name.lower().endswith(_LINES)
    if not first:
        yield _rejected(name, "empty", "The file is empty.")
    elif several or _is_whole(first):
        # Reports may stand one a line whatever the file is called.
        second = next(told, b"")
        if second or several:
            for number, line in enumerate(chain((first, second), told), start=1):
                if line:
                    yield _report(f"{name}#{number}", line)
        else:
            yield _report(name, first)
    else:
        yield _report(name, first + file.read(LARGEST + 1))


def _is_whole(line: bytes) -> bool:
    return line.lstrip().startswith(b"{") and line.rstrip().endswith(b"}") and len(line) > 3


def _report(name: str, data: bytes) -> ExportedStory | Rejected:
    if len(data) > LARGEST:
        return _rejected(name, "too-large", f"The report is larger than {LARGEST / 1e6:g} MB.")
    try:
        value = json.loads(data)
        return _story(name, _object(value))
    except _BadReportError as error:
        return _rejected(name, "bad-report", f"{str(error).capitalize()}.")
    except (ValueError, RecursionError) as error:
        where = ""
        if isinstance(error, json.JSONDecodeError):
            where = f" ({error.msg}, line {error.lineno})"
        return _rejected(name, "bad-json", f"This is not valid JSON{where}.")
    except (KeyError, TypeError, AttributeError) as error:
        told = f"{error.args[0]!r} is missing" if isinstance(error, KeyError) else "a wrong type"
        return _rejected(name, "bad-report", f"It is not of the form {COMPARISON}: {told}.")


def _object(value: object) -> Mapping[str, Any]:
    schema = value.get("schema") if isinstance(value, dict) else None
    if not isinstance(value, dict) or schema != COMPARISON:
        raise _BadReportError("it is no report of rashomon compare --format json")
    return value


def _story(name: str, value: Mapping[str, Any]) -> ExportedStory:
    said: dict[str, list[Span]] = defaultdict(list)
    for one in value["statements"]:
        said[one["account"]] += [_span(span) for span in one["content"]]
    shared: dict[str, list[Span]] = defaultdict(list)
    for tie in value["independence"]:
        for passage in tie["passages"] if tie["relation"] != "independent" else ():
            for side in (passage["left"], passage["right"]):
                if side["account"] != tie.get("origin"):  # what others draw on is its own
                    shared[side["account"]].append(_span(side))
    accounts = tuple(_account(one, said, shared) for one in value["accounts"])
    lengths = {one.id: len(one.text) for one in accounts}
    referents = (*map(_actor, value["actors"]), *map(_wording, value["wordings"]))
    for use in (use for one in referents for use in one.uses):
        if use.span.end > lengths.get(use.account, -1):
            raise _BadReportError("it points at words that its accounts do not have")
    return ExportedStory(name=name, accounts=accounts, referents=referents)


def _account(
    one: Mapping[str, Any], said: Mapping[str, list[Span]], shared: Mapping[str, list[Span]]
) -> ExportedAccount:
    text, digest = str(one["text"]), str(one["text_sha"])
    if text_digest(text) != digest:
        raise _BadReportError("the text of an account was changed after the comparison")
    return ExportedAccount(
        id=str(one["id"]),
        outlet=" ".join(str(one["outlet"] or "").split()),
        text=text,
        text_sha=digest,
        title=_text(one["title"]),
        url=_text(one["url"]),
        said=tuple(said.get(one["id"], ())),
        shared=tuple(shared.get(one["id"], ())),
    )


def _actor(one: Mapping[str, Any]) -> ExportedReferent:
    parts: tuple[tuple[UsePart, str], ...] = (("name", "mentions"), ("title", "roles"))
    return ExportedReferent(
        name=str(one["name"]),
        kind=str(one["kind"]),
        wikidata=_text((one.get("wikidata") or {}).get("id")),
        uses=tuple(
            ExportedUse(account=place["account"], span=_span(place), part=part)
            for part, key in parts
            for place in one[key]
        ),
    )


def _wording(one: Mapping[str, Any]) -> ExportedReferent:
    return ExportedReferent(
        name=str(one["concept"]),
        kind="wording",
        uses=tuple(
            ExportedUse(account=account, span=_span(span), part="wording")
            for account, spans in one["by_account"].items()
            for span in spans
            if span not in one.get("unsure", {}).get(account, ())
        ),
    )


def _text(value: object) -> str | None:
    if value is not None and not isinstance(value, str):
        raise _BadReportError("it has a number or a list where a text must be")
    return value


def _span(one: Mapping[str, Any]) -> Span:
    start, end = one["start"], one["end"]
    if not (type(start) is int and type(end) is int and 0 <= start <= end):
        raise _BadReportError("it has a span that is none")
    return Span(start=start, end=end)


def _rejected(name: str, code: RejectCode, detail: str) -> Rejected:
    return Rejected(input=name, stage="source", code=code, detail=detail)
