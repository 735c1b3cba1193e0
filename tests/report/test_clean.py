"""Text made fit to show."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.report import clean


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("\x1b]0;owned\x07title", "]0;ownedtitle"),
        ("\x9b31mred", "31mred"),
        ("a\u202egnp.exe", "agnp.exe"),
        ("one\u2028two", "one\ntwo"),
        ("tab\tstays", "tab\tstays"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("\ud83d", "\ufffd"),
    ],
)
def test_printable(raw, shown):
    assert clean.printable(raw) == shown


@given(st.text())
def test_one_line_is_one_line_and_idempotent(text):
    line = clean.one_line(text)
    assert len(line.splitlines()) <= 1
    assert clean.one_line(line) == line
    line.encode("utf-8")


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "//host.example/x",
        "https://",
        "https://user:pass@host.example",
        "https://good.example@evil.example",
        "https://a.example/\nx",
        'https://a.example/"onx',
        "https://a.example/\u202e",
        "file:///etc/passwd",
        " https://a.example",
        "https://a.example:99999/",
        "",
        None,
    ],
)
def test_what_is_no_web_address(address):
    assert clean.web_address(address) is None


def test_web_address_and_its_host():
    assert clean.web_address("https://www.post.example/a?b=1&c=2#d")
    assert clean.host("https://www.post.example/a") == "post.example"


@pytest.mark.parametrize(
    ("score", "word"),
    [(1.0, "very likely"), (0.75, "likely"), (0.5, "unsure"), (0.1, "doubtful")],
)
def test_likelihood(score, word):
    assert clean.likelihood(score) == word


@pytest.mark.parametrize(("share", "shown"), [(0.0, "0%"), (0.001, "<1%"), (0.456, "46%")])
def test_percent(share, shown):
    assert clean.percent(share) == shown


@pytest.mark.parametrize(
    ("iso", "spoken"),
    [
        ("2031-05-04", "4 May 2031"),
        ("2031-05-04T18:40", "4 May 2031, 18:40"),
        ("2031-05-04T18:40:00Z", "4 May 2031, 18:40 UTC"),
        ("last week", "last week"),
        (None, None),
    ],
)
def test_spoken_date(iso, spoken):
    assert clean.spoken_date(iso) == spoken


def test_shorten_cuts_at_a_word():
    assert clean.shorten("one two three four", 12) == "one two…"
    assert clean.shorten("short", 12) == "short"
