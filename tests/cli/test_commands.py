"""The commands: arguments, exit codes, where things are written."""

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

import rashomon
import rashomon.run
from rashomon import __version__
from rashomon.cli import main
from rashomon.model import Comparison, Rejected
from rashomon.report import render
from tests import factory


@pytest.fixture
def files(tmp_path):
    for name in ("one.txt", "two.txt", "many.jsonl"):
        (tmp_path / name).write_text("Text.", encoding="utf-8")
    return tmp_path


@pytest.fixture
def pipeline(monkeypatch):
    """Stands in for the real pipeline and keeps what it was asked."""
    asked = {}

    def compare(names, *, options, stdin, progress):
        asked.update(names=names, options=options, stdin=stdin, progress=progress)
        outcome = asked.get("outcome", factory.comparison())
        if isinstance(outcome, BaseException):
            raise outcome
        return outcome

    def read(names, *, options, stdin, progress):
        asked.update(names=names, options=options, progress=progress)
        whole = factory.comparison()
        yield from asked.get("outcome", (whole.story.accounts[0], *whole.rejected))

    monkeypatch.setattr(rashomon.run, "compare", compare)
    monkeypatch.setattr(rashomon.run, "read", read)
    return asked


@pytest.fixture
def run(capfdbinary, files, monkeypatch):
    """Run the command in the folder of files: exit code, standard output, standard error."""
    monkeypatch.chdir(files)

    def command(*arguments):
        with pytest.raises(SystemExit) as left:
            main(list(arguments))
        out, err = capfdbinary.readouterr()
        return left.value.code, out.decode("utf-8"), err.decode("utf-8")

    # The captured streams are no terminals, as in a pipe.
    with open(os.devnull) as nothing:
        monkeypatch.setattr(sys, "stdin", nothing)
        yield command


def test_the_synopsis_is_rewritten_only_where_asked(run, pipeline, monkeypatch):
    monkeypatch.setenv("RASHOMON_REWRITE_KEY", "sk-secret")
    run("compare", "one.txt", "two.txt")
    assert pipeline["options"].rewrite is None
    _, out, err = run("compare", "one.txt", "two.txt", "--rewrite-url", "https://models.example/v1",
                      "--rewrite-model", "tiny")  # fmt: skip
    endpoint = pipeline["options"].rewrite
    assert (endpoint.url, endpoint.model, endpoint.key) == (
        "https://models.example/v1", "tiny", "sk-secret",
    )  # fmt: skip
    assert "sk-secret" not in out + err + repr(pipeline["options"])
    code, _, err = run("compare", "one.txt", "two.txt", "--rewrite-model", "tiny")
    assert code == 2
    assert "go together" in err


def test_text_by_default_plain_in_a_pipe(run, pipeline):
    code, out, err = run("compare", "one.txt", "two.txt")
    assert code == 0
    assert out.startswith("Rashomon  The Harbour Post")
    assert "\x1b" not in out
    assert max(map(len, out.splitlines())) <= 80
    assert pipeline["progress"] is None
    assert err.startswith("Left out https://weekly.example/paywalled (paywall): Only the first")


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("r.html", "<!doctype html>"),
        ("r.json", "{"),
        ("r.md", "# "),
        ("r.txt", "Rashomon"),
        ("R.HTM", "<!doctype html>"),
    ],
)
def test_the_name_of_the_file_tells_the_format(run, pipeline, files, name, start):
    code, out, err = run("compare", "one.txt", "two.txt", "-o", name)
    assert (code, out) == (0, "")
    assert f"Written to {name}." in err
    assert (files / name).read_text("utf-8").startswith(start)


def test_format_wins_over_the_name(run, pipeline, files):
    assert run("compare", "one.txt", "two.txt", "--format", "json", "-o", "r.html")[0] == 0
    assert json.loads((files / "r.html").read_text("utf-8"))["schema"] == "rashomon/comparison@1"


def test_quiet_says_only_what_was_left_out(run, pipeline):
    code, out, err = run("compare", "one.txt", "two.txt", "--quiet", "-o", "r.json")
    assert (code, out) == (0, "")
    assert len(err.splitlines()) == 1


def test_options_reach_the_pipeline(run, pipeline):
    run("compare", "one.txt", "two.txt", "--outlet", "A", "--outlet", "B", "--threads", "3")
    assert pipeline["names"] == ("one.txt", "two.txt")
    assert pipeline["options"].outlets == ("A", "B")
    assert pipeline["options"].threads == 3


@pytest.mark.parametrize(
    "arguments",
    [
        ["compare"],
        ["compare", "one.txt"],
        ["compare", "one.txt", "missing.txt"],
        ["compare", "one.txt", "."],
        ["compare", "-", "-"],
        ["compare", "one.txt", "two.txt", "--bad"],
        ["compare", "one.txt", "two.txt", "--format", "pdf"],
        ["compare", "one.txt", "two.txt", "--threads", "0"],
        ["compare", "one.txt", "two.txt", "-o", "r.pdf"],
        ["compare", "one.txt", "two.txt", "-o", "no/such/folder/r.html"],
        ["compare", "one.txt", "two.txt", "-o", "."],
        ["compare", "one.txt", "two.txt", *["--outlet", "X"] * 3],
        ["compare", "one.txt", "a\x00b"],
        ["compare", "one.txt", "x" * 5000],
        ["read"],
        ["read", "missing.txt"],
        ["schema", "--of", "nothing"],
        ["nothing"],
    ],
)
def test_misuse_is_2_and_does_no_work(run, pipeline, arguments):
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert "Error" in err
    assert "Traceback" not in err
    assert not pipeline


def test_one_name_may_hold_several_accounts(run, pipeline):
    assert run("compare", "many.jsonl")[0] == 0
    assert run("compare", "-")[0] == 0


def test_too_few_accounts_is_1_and_says_what_to_do(run, pipeline):
    pipeline["outcome"] = Rejected(
        input="one.txt",
        stage="compare",
        code="too-few-accounts",
        detail="A comparison needs two accounts; no account could be used.\n  one.txt: It is empty\x1b[2J.",
    )
    code, out, err = run("compare", "one.txt", "two.txt")
    assert (code, out) == (1, "")
    assert "needs two accounts" in err
    assert "one.txt: It is empty[2J." in err


def test_interrupted_is_130_without_a_traceback(run, pipeline):
    pipeline["outcome"] = KeyboardInterrupt()
    code, out, err = run("compare", "one.txt", "two.txt")
    assert (code, out, err.strip()) == (130, "", "Interrupted.")


def test_a_bug_shows_its_traceback(run, pipeline):
    pipeline["outcome"] = ZeroDivisionError()
    with pytest.raises(ZeroDivisionError):
        main(["compare", "one.txt", "two.txt"])


def test_an_interrupted_write_leaves_the_old_report(run, pipeline, files, monkeypatch):
    (files / "r.json").write_text("old", encoding="utf-8")

    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", fail)
    code, _, err = run("compare", "one.txt", "two.txt", "-o", "r.json")
    assert code == 1
    assert "r.json could not be written: No space left on device." in err
    assert (files / "r.json").read_text("utf-8") == "old"
    assert not list(files.glob(".*"))


def test_the_mode_of_a_report(run, pipeline, files):
    old = os.umask(0o022)
    try:
        run("compare", "one.txt", "two.txt", "-o", "r.json")
    finally:
        os.umask(old)
    assert stat.S_IMODE((files / "r.json").stat().st_mode) == 0o644


def test_a_link_stays_a_link(run, pipeline, files):
    (files / "real.json").write_text("old", encoding="utf-8")
    (files / "r.json").symlink_to("real.json")
    run("compare", "one.txt", "two.txt", "-o", "r.json")
    assert (files / "r.json").is_symlink()
    assert (files / "real.json").read_text("utf-8").startswith("{")


def test_read_prints_a_line_for_each_input_in_order(run, pipeline):
    code, out, err = run("read", "one.txt", "two.txt", "--format", "jsonl")
    assert code == 0
    lines = [json.loads(line) for line in out.splitlines()]
    assert [line.get("outlet") for line in lines] == ["The Harbour Post", None]
    assert lines[1]["rejected"]["code"] == "paywall"
    assert "Left out" in err


@pytest.mark.parametrize(
    ("form", "start"),
    [("text", "A  The Harbour Post"), ("html", "<!doctype"), ("json", "{"), ("md", "## The")],
)
def test_read_in_every_form(run, pipeline, form, start):
    code, out, _ = run("read", "one.txt", "--format", form)
    assert code == 0
    assert out.startswith(start)


def test_read_with_nothing_usable_is_1(run, pipeline):
    pipeline["outcome"] = factory.comparison().rejected
    code, out, _ = run("read", "one.txt", "--format", "jsonl")
    assert code == 1
    assert json.loads(out)["rejected"]["code"] == "paywall"


def test_read_writes_lines_to_a_file(run, pipeline, files):
    assert run("read", "one.txt", "-o", "r.jsonl")[0] == 0
    assert len((files / "r.jsonl").read_text("utf-8").splitlines()) == 2


def test_schema(run):
    code, out, _ = run("schema")
    assert code == 0
    assert json.loads(out)["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert json.loads(run("schema", "--of", "read")[1])["$id"] == "urn:rashomon:reading@1"


def test_version(run):
    assert run("--version")[1] == f"rashomon {__version__}\n"


def test_width_of_the_terminal(run, pipeline, monkeypatch):
    monkeypatch.setenv("COLUMNS", "120")
    _, out, _ = run("compare", "one.txt", "two.txt")
    assert 100 < max(map(len, out.splitlines())) <= 120


ROOT = Path(__file__).parents[2]
START = "import sys; from rashomon.cli import main; main(sys.argv[1:])"


def python(*arguments, **options):
    return subprocess.run(
        [sys.executable, "-c", *arguments],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        **options,
    )


def test_help_imports_little_and_nothing_heavy():
    code = (
        "import sys\n"
        "from rashomon.cli import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        "print(sorted({'rich', 'jinja2', 'numpy', 'onnxruntime', 'trafilatura', 'httpx2'} & set(sys.modules)))\n"
        "print(len(sys.modules))\n"
    )
    *_, heavy, modules = python(code).stdout.splitlines()
    assert heavy == "[]"
    # What takes time before the help is printed is imports: some 150, a third of them Python's own.
    assert int(modules) < 250


def test_a_reader_that_stops_early_is_no_error():
    command = f"set -o pipefail; {sys.executable} -c '{START}' schema | head -c 5"
    found = subprocess.run(
        ["bash", "-c", command], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert found.returncode == 0
    assert found.stderr == ""


def test_json_is_utf8_whatever_the_locale():
    code = "from rashomon.cli.output import print_report\nprint_report('“ä” \\u2260\\n')\n"
    env = {**os.environ, "PYTHONIOENCODING": "latin-1"}
    found = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, cwd=ROOT, env=env
    )
    assert found.stdout.decode("utf-8") == "“ä” ≠\n"


def test_comparison_is_what_the_fixture_says():
    assert isinstance(factory.comparison(), Comparison)


def test_an_index_of_names_is_made_and_told_of(run, files):
    (files / "names.csv").write_text("id,label\nQ5,Ada Quist\nno,Bo\n", encoding="utf-8")
    code, out, err = run("wikidata", "build", "names.csv", "-o", "names.index")
    assert (code, out) == (0, "")
    assert "1 of 3 lines were no entity:\n  line 3: it has no id of the form Q42\n" in err
    assert "Written to names.index: 1 entities under 1 names" in err
    code, out, err = run("wikidata", "build", "names.csv", "-o", "names.index", "--quiet")
    assert code == 0
    assert len(err.splitlines()) == 2  # what was wrong is said all the same


def test_what_makes_no_index_ends_with_a_reason(run, files):
    code, _, err = run("wikidata", "build", "one.txt", "-o", "names.index")
    assert code == 1
    assert "one.txt: No entity was found in it" in err
    assert not (files / "names.index").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["wikidata", "build", "one.txt"],
        ["wikidata", "build", "missing", "-o", "i"],
        ["wikidata", "build", "one.txt", "-o", "."],
        ["wikidata", "build", "one.txt", "-o", "none/i"],
        ["wikidata", "build", "one.txt", "-o", "one.txt"],
        ["compare", "one.txt", "two.txt", "--wikidata", "missing"],
    ],
)
def test_misuse_of_an_index(run, pipeline, arguments):
    assert run(*arguments)[0] == 2


def test_the_index_reaches_the_pipeline(run, pipeline):
    run("compare", "one.txt", "two.txt", "--wikidata", "one.txt")
    assert pipeline["options"].wikidata == "one.txt"


def test_words_over_reports(run, files):
    report = json.loads(render(factory.comparison(), format="json"))
    (files / "r").mkdir()
    (files / "r" / "one.json").write_text(json.dumps(report), encoding="utf-8")
    (files / "r" / "two.json").write_text("{", encoding="utf-8")
    code, out, err = run("words", "r")
    assert code == 0
    assert out.startswith("Rashomon  Habitual words in 1 story, 3 outlets")
    assert "Left out r/two.json (bad-json)" in err
    code, out, _ = run("words", "r", "--format", "json", "--stories", "2", "-z", "1")
    assert json.loads(out)["thresholds"] == {"tellings": 2, "others": 2, "z": 1.0, "prior": 10.0}
    assert run("words", "r", "-o", "w.csv")[0] == 0
    assert (files / "w.csv").read_text("utf-8").startswith("referent,")


def test_words_without_a_report_that_can_be_used(run, files):
    code, out, err = run("words", "many.jsonl")
    assert (code, out) == (1, "")
    assert "Left out many.jsonl#1 (bad-json)" in err
    assert "No report could be used." in err


@pytest.mark.parametrize(
    "arguments",
    [
        ["words"],
        ["words", "missing"],
        ["words", "-", "-"],
        ["words", "one.txt", "--stories", "1"],
        ["words", "one.txt", "-z", "-1"],
        ["words", "one.txt", "-o", "w.md"],
    ],
)
def test_misuse_of_words(run, arguments):
    assert run(*arguments)[0] == 2


COMMON = (
    "Operations at the seaport resumed on Sunday after a blockade that had kept forty ships "
    "waiting in the outer roads for more than a week.\n"
    "The harbour master expects that it will take until the end of May before the last of them "
    "has been unloaded.\n"
)
OWN = "The baker on the quay opened at five as he does on any other morning of the year.\n"


@pytest.fixture
def pages(files):
    texts = {"post": COMMON + OWN, "radio": OWN[4:] + COMMON, "weekly": "Nobody came.\n" * 3}
    for name, text in texts.items():
        (files / f"{name}.txt").write_text(f"A title\n\n{text}", encoding="utf-8")
    return [f"{name}.txt" for name in texts]


def test_which_accounts_share_text(run, pages):
    code, out, err = run("reuse", *pages)
    assert (code, err) == (0, "")
    first, _, group, post, radio, tie, common = out.splitlines()
    assert first == "3 accounts: 2 share text, in 1 group."
    assert group == "Group 1: 2 accounts"
    assert [post.split(" · ")[0], radio.split(" · ")[0]] == ["  post.txt", "  radio.txt"]
    assert tie.startswith("    copy with post.txt, ")
    assert common.startswith("    in common: Operations at the seaport")


def test_shared_text_as_json_by_its_schema(run, pages, files):
    code, _, _ = run("reuse", *pages, "-o", "shared.json", "-q")
    assert code == 0
    report = json.loads((files / "shared.json").read_text("utf-8"))
    jsonschema.validate(report, rashomon.schema("reuse"))
    assert report["groups"] == [["a1", "a2"]]
    (tie,) = report["ties"]
    assert any("forty ships" in words for words in tie["words"])


def test_no_text_shared_and_no_account_at_all(run, pages, files):
    assert run("reuse", pages[0], pages[2])[1] == "2 accounts: none shares text with another.\n"
    (files / "empty.txt").write_text("")
    code, out, err = run("reuse", "empty.txt")
    assert (code, out) == (1, "")
    assert "Left out" in err
