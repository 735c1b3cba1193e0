"""Dumps and lists -> an index: what is kept, what is counted, and that no half of one remains."""

from __future__ import annotations

import bz2
import contextlib
import gzip
import io
import json
import lzma
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.model import Rejected
from rashomon.wikidata import Built, Choice, Index, build_index, open_index
from rashomon.wikidata.lines import Line
from rashomon.wikidata.records import BadRecordError, dump_records
from rashomon.wikidata.tables import columns, object_record, row_record
from tests.wikidata.dump import BODY, CITY, COUNTRY, PERSON, WORLD, dumped, item, statement


def built(path: Path, data: bytes, **options: object) -> Built:
    source = path / "dump.json"
    source.write_bytes(data)
    found = build_index(str(source), path / "names.index", **options)  # type: ignore[arg-type]
    assert isinstance(found, Built), found
    return found


_OPEN: list[Index] = []


@pytest.fixture(autouse=True)
def closed():
    yield
    while _OPEN:
        _OPEN.pop().close()


def index(path: Path) -> Index:
    found = open_index(str(path / "names.index"))
    assert isinstance(found, Index), found
    _OPEN.append(found)
    return found


def test_a_dump_becomes_an_index(tmp_path):
    report = built(tmp_path, dumped(WORLD))
    assert (report.entities, report.bad, report.lines) == (9, 0, len(WORLD) + 2)
    (dravets,) = index(tmp_path).find(["Ilian Dravec"])
    assert (dravets.id, dravets.label, dravets.kind) == ("Q9010", "Iliyan Dravets", "person")
    assert dravets.names == ("Iliyan Dravets", "Ilian Dravec")
    assert dravets.context == ("Deputy Minister of Transport", "politician", "Velmaria")
    assert dravets.sitelinks == 12


def test_kinds_follow_subclasses_and_known_classes(tmp_path):
    built(tmp_path, dumped(WORLD))
    names = ["Torva News Agency", "Old Torva", "Velmaria", "Mara Oszkay"]
    kinds = [index(tmp_path).find([name])[0].kind for name in names]
    assert kinds == ["organization", "place", "place", "person"]


def test_what_is_no_actor_is_left_out_and_counted(tmp_path):
    report = built(tmp_path, dumped(WORLD))
    assert dict(report.left_out)["no person, body or place (wiki pages, names, papers, …)"] == 2
    assert [one.id for one in index(tmp_path).find(["Torva"])] == ["Q9020"]
    assert not index(tmp_path).find(["Dravets"])
    assert not index(tmp_path).find(["state body"])


def test_names_are_found_in_other_spellings(tmp_path):
    built(tmp_path, dumped([item(7, "Abbas Araghchi", of=PERSON), item(8, "Аббас Кем", of=PERSON)]))
    found = index(tmp_path)
    assert [one.id for one in found.find(["Abbas al-Araqchi"])] == ["Q7"]
    assert [one.id for one in found.find(["ARAGHCHI, Abbas"])] == ["Q7"]
    assert [one.id for one in found.find(["Abbas Kem"])] == ["Q8"]
    assert not found.find(["Abbas Karimi", "", "the"])


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_packed_dumps_are_read_whatever_their_name(tmp_path, pack):
    assert built(tmp_path, pack(dumped(WORLD))).entities == 9


def test_bad_lines_are_counted_named_and_not_fatal(tmp_path):
    lines = [WORLD[0], "{half", '"text"', "[1]", '{"type": "item", "id": "no"}', WORLD[3]]
    report = built(tmp_path, dumped(lines))
    assert (report.entities, report.bad) == (2, 4)
    assert report.shown[0] == "line 3: it is not valid JSON"
    assert report.shown[-1] == "line 6: it has no id of an item"


def test_odd_values_of_a_dump_are_no_crash(tmp_path):
    odd = {
        **item(5, "Odd", of=PERSON),
        "aliases": {"en": "text"},
        "descriptions": [],
        "sitelinks": None,
        "claims": {"P31": [statement("P31", PERSON, old=True), {}, None, 3], "P27": {"a": 1}},
    }
    empty = {"type": "item", "id": "Q6", "labels": [], "claims": []}
    prop = {"type": "property", "id": "P31", "labels": {}}
    report = built(tmp_path, dumped([odd, empty, prop, "null", "3"]))
    assert (report.entities, report.bad) == (1, 2)
    assert index(tmp_path).find(["odd"])[0].kind == "person"


def test_deprecated_claims_do_not_count_and_preferred_come_first(tmp_path):
    claims = {
        "P31": [statement("P31", CITY, rank="deprecated"), statement("P31", PERSON)],
        "P27": [statement("P27", 21), statement("P27", 22, rank="preferred")],
    }
    lands = [item(21, "Oldland", of=COUNTRY), item(22, "Newland", of=COUNTRY)]
    built(tmp_path, dumped([{**item(5, "Ada Quist"), "claims": claims}, *lands]))
    (found,) = index(tmp_path).find(["Ada Quist"])
    assert (found.kind, found.context) == ("person", ("Newland", "Oldland"))


def test_languages_are_chosen(tmp_path):
    both = item(5, "Lake Wenda", of=CITY)
    both["labels"]["de"] = {"language": "de", "value": "Wendasee"}
    only = item(6, "x", of=CITY)
    only["labels"] = {"ru": {"language": "ru", "value": "Венда"}}
    report = built(tmp_path, dumped([both, only]))
    assert report.entities == 1
    assert dict(report.left_out)["no name in the languages chosen"] == 1
    built(tmp_path, dumped([both, only]), choice=Choice(languages=("*",)))
    assert index(tmp_path).find(["Wendasee"])[0].label == "Lake Wenda"
    assert index(tmp_path).find(["Venda"])[0].label == "Венда"


def test_little_known_things_may_be_left_out(tmp_path):
    report = built(tmp_path, dumped(WORLD), choice=Choice(sitelinks=10))
    assert report.entities == 4  # the offices and occupations, of no kind, stay where well known
    assert not index(tmp_path).find(["Mara Oszkay"])


def test_the_first_of_equal_ids_stays(tmp_path):
    report = built(tmp_path, dumped([item(5, "Ada Quist", of=PERSON), item(5, "Other", of=BODY)]))
    assert (report.entities, report.names) == (1, 1)
    assert dict(report.left_out)["told twice"] == 1


@pytest.mark.parametrize(
    "text",
    [
        "id,label,aliases,description,kind\nQ5,Ada Quist,A. Quist|Ada Kvist,painter,person\n",
        "id\tlabel\taliases\tdescription\tkind\nQ5\tAda Quist\tA. Quist|Ada Kvist\tpainter\thuman\n",
        "item,itemLabel,itemAltLabel,itemDescription,type\r\n"
        'http://www.wikidata.org/entity/Q5,"Ada Quist",A. Quist|Ada Kvist,painter,person\r\n',
        '{"id": "Q5", "label": "Ada Quist", "aliases": ["A. Quist", "Ada Kvist"], '
        '"description": "painter", "kind": "person"}\n',
    ],
)
def test_simple_lists_are_read(tmp_path, text):
    assert built(tmp_path, text.encode()).entities == 1
    (ada,) = index(tmp_path).find(["Ada Kvist"])
    assert (ada.id, ada.label, ada.description, ada.kind) == (
        "Q5",
        "Ada Quist",
        "painter",
        "person",
    )
    assert ada.names == ("Ada Quist", "A. Quist", "Ada Kvist")
    assert ada.sitelinks is None


def test_bad_rows_are_counted_too(tmp_path):
    rows = (
        "id,label,kind\nQ5,Ada,person\nX,Bo,person\nQ6,,person\nQ7,Cy,planet\nQ8,Dee,person,4,5\n"
    )
    report = built(tmp_path, rows.encode())
    assert (report.entities, report.bad) == (1, 4)
    assert report.shown[2] == (
        "line 5: its kind is none of person, organization, group, place, other"
    )


def test_standard_input_and_progress(tmp_path, monkeypatch):
    monkeypatch.setattr("rashomon.wikidata.build._EVERY", 4)
    told: list[int] = []
    stream = io.BytesIO(dumped(WORLD))
    found = build_index("-", tmp_path / "names.index", stdin=stream, progress=told.append)
    assert isinstance(found, Built)
    assert told == [4, 8, 12]


@pytest.mark.parametrize(
    "data", [b"", b"\n\n", b"plain words\nand more\n", b"[\n]\n", b"\x00\xff\x01"]
)
def test_what_holds_no_entity_is_refused(tmp_path, data):
    (tmp_path / "d").write_bytes(data)
    found = build_index(str(tmp_path / "d"), tmp_path / "names.index")
    assert isinstance(found, Rejected)
    assert found.code == "bad-index"
    assert os.listdir(tmp_path) == ["d"]


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_a_packed_file_that_ends_early_is_refused_and_the_old_index_stays(tmp_path, pack):
    built(tmp_path, dumped(WORLD))
    packed = pack(dumped(item(n, f"Name {n}", of=PERSON) for n in range(1, 3000)))
    (tmp_path / "half").write_bytes(packed[: len(packed) // 2])
    found = build_index(str(tmp_path / "half"), tmp_path / "names.index")
    assert isinstance(found, Rejected)
    assert "damaged" in found.detail
    assert index(tmp_path).find(["Ilian Dravec"])
    assert sorted(os.listdir(tmp_path)) == ["dump.json", "half", "names.index"]


def test_a_missing_file_is_refused(tmp_path):
    found = build_index(str(tmp_path / "none"), tmp_path / "names.index")
    assert isinstance(found, Rejected)
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize(("number", "rest"), [(signal.SIGTERM, 1), (signal.SIGKILL, 3)])
def test_a_build_that_is_killed_leaves_no_index(tmp_path, number, rest):
    """Told to end, it cleans up; killed outright, its files are no index and the next run's."""
    start = "import sys; from rashomon.cli import main; main(sys.argv[1:])"
    command = [sys.executable, "-c", start, "wikidata", "build", "-", "-o", "names.index"]
    (tmp_path / "other").touch()
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=tmp_path, stdin=pipe, stderr=pipe) as process:
        assert process.stdin
        process.stdin.write(dumped(item(n, f"Name {n}", of=PERSON) for n in range(1, 200)))
        process.stdin.flush()
        until = time.monotonic() + 60
        while len(os.listdir(tmp_path)) < 3 and time.monotonic() < until:
            time.sleep(0.05)
        process.send_signal(number)
        process.communicate(timeout=60)
    assert process.returncode != 0
    left = os.listdir(tmp_path)
    assert "names.index" not in left
    assert len(left) == rest
    for name in left:
        assert isinstance(open_index(str(tmp_path / name)), Rejected)
    built(tmp_path, dumped(WORLD))
    assert sorted(os.listdir(tmp_path)) == ["dump.json", "names.index", "other"]


def test_what_is_no_index_is_not_opened(tmp_path):
    (tmp_path / "text").write_text("words")
    for name in ("text", "none", "."):
        found = open_index(str(tmp_path / name))
        assert isinstance(found, Rejected)
        assert "rashomon wikidata build" in found.detail


def test_half_a_copy_of_an_index_is_not_opened(tmp_path):
    built(tmp_path, dumped(item(n, f"Name {n} Quist", of=PERSON) for n in range(1, 500)))
    data = (tmp_path / "names.index").read_bytes()
    (tmp_path / "half").write_bytes(data[: len(data) // 2])
    found = open_index(str(tmp_path / "half"))
    assert isinstance(found, Rejected)
    assert "is damaged" in found.detail or "is no index" in found.detail


def test_halves_of_characters_and_huge_ids_are_no_crash(tmp_path):
    odd = {**item(5, "A\ud800da Quist", "\udfff", about="\ud800", of=PERSON, P27=[10**40])}
    odd["claims"]["P17"] = [statement("P17", 10**40, old=True), statement("P17", True, old=True)]
    assert built(tmp_path, dumped([odd])).entities == 1
    assert index(tmp_path).find(["A?da Quist"])[0].label == "A?da Quist"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from("id type labels descriptions aliases claims en value P31 mainsnak "
                            "datavalue sitelinks rank entities label kind".split()),
            inner,
            max_size=5,
        )
    ),
    max_leaves=20,
)  # fmt: skip


@settings(max_examples=200)
@given(st.dictionaries(st.sampled_from("labels aliases claims sitelinks type entities label kind".split()), JSON))  # fmt: skip
def test_any_json_is_a_record_or_a_reason(value):
    line = json.dumps({"id": "Q5", **value}).encode()
    for read in (lambda: list(dump_records(line, ("en",))), lambda: object_record(line)):
        with contextlib.suppress(BadRecordError):
            read()


@settings(max_examples=200)
@given(st.binary(max_size=80))
def test_any_bytes_are_rows_or_reasons(data):
    with contextlib.suppress(BadRecordError):
        list(dump_records(data, ("en",)))
    with contextlib.suppress(BadRecordError):
        row_record(Line(1, data), ",", ("id", "label"))
    columns(data)


def test_memory_does_not_grow_with_the_file(tmp_path):
    """Ten times the entities, hardly more memory (measured: 2 MiB)."""
    script = (
        "import resource,sys;from pathlib import Path;from rashomon.wikidata import build_index;"
        "build_index(sys.argv[1],Path(sys.argv[2]));"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    sizes = []
    for count in (2_000, 20_000):
        source = tmp_path / f"{count}.jsonl"
        source.write_text(
            "".join(
                json.dumps({"id": f"Q{n}", "label": f"Name {n} of {n % 977}"}) + "\n"
                for n in range(1, count)
            )
        )
        command = [sys.executable, "-c", script, str(source), str(tmp_path / "i")]
        sizes.append(int(subprocess.run(command, capture_output=True, check=True).stdout))
    assert sizes[1] - sizes[0] < 12_000
