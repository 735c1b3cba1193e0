"""What normalising keeps, what it drops, and that it settles."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.text.decoding import decode, is_binary
from rashomon.text.normalise import normalise, unwrap


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("a\xa0b\u2009c\td   e", "a b c d e"),
        ("2021-March-1\xa0\xa016:17", "2021-March-1 16:17"),
        ("\x1b[31mred\x1b[0m text", "red text"),
        ("\x1b]0;title\x07text", "text"),
        ("\x9b31mred", "red"),
        ("a\x00b\x07c", "a b c"),
        ("right\u202eto left\u202c", "rightto left"),
        ("zero\u200bwidth soft\xadhyphen", "zerowidth softhyphen"),
        ("it\x92s a \x93quote\x94", "it’s a “quote”"),
        ("lone \ud800 surrogate", "lone \ufffd surrogate"),
        ("par\u2028sep\u2029", "par\nsep"),
        ("a\n\n\n\n  b  \n", "a\n\nb"),
        ("“It’s” – ‘fine’ — ok…", "“It’s” – ‘fine’ — ok…"),
        ("می\u200cخواهم", "می\u200cخواهم"),
    ],
)
def test_known_cases(raw: str, clean: str) -> None:
    assert normalise(raw) == clean


@given(st.text())
def test_normal_text_is_a_fixed_point_without_controls(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
    assert not any((ord(c) < 32 and c != "\n") or 0x7F <= ord(c) < 0xA0 for c in once)
    assert not any(0xD800 <= ord(c) < 0xE000 for c in once)


@given(st.text(st.characters(categories=["L", "N", "P", "S", "Zs"])))
def test_no_letter_or_mark_is_lost(text: str) -> None:
    def bare(each: str) -> str:
        return "".join(each.split())

    assert bare(normalise(text)) == bare(text)


@pytest.mark.parametrize("unit", ["\x1b[", "\x1b]", "\x9b", " ", "\n", "\u0301", "a\x00", "\x1b"])
def test_normalising_takes_linear_time(unit: str) -> None:
    started = time.process_time()
    normalise(unit * 200_000)
    assert time.process_time() - started < 8


def test_hard_wrapped_paragraphs_are_joined() -> None:
    wrapped = (
        "Harbour closed after storm\n\n"
        "The harbour of Westport was closed on Monday after a storm tore three\n"
        "ships from their moorings, the harbour authority said, and the coast\n"
        "guard asked owners to stay away.\n\n"
        "No one was hurt, a spokesman said, but two of the ships were so badly\n"
        "damaged that they will have to be scrapped."
    )
    joined = unwrap(normalise(wrapped))
    assert joined.split("\n\n")[1].startswith("The harbour of Westport was closed")
    assert joined.count("\n") == 4
    assert "".join(joined.split()) == "".join(wrapped.split())


@pytest.mark.parametrize(
    "text",
    [
        "One line.\nAnother line.\nA third.",
        "A heading\nA first paragraph that is a good deal longer than one hundred characters, as most "
        "paragraphs are that nobody has wrapped.\nA second.\nA third.",
    ],
)
def test_other_line_breaks_stay(text: str) -> None:
    assert unwrap(normalise(text)) == text


def test_encodings_are_told_apart() -> None:
    words = "“It’s a façade,” she said."
    assert decode(words.encode()).text == words
    assert decode(words.encode("utf-8-sig")).text == words
    assert decode(words.encode("utf-16")).text == words
    assert decode(words.encode("utf-16-le")).text == words
    assert decode(words.encode("utf-16-be")).text == words
    assert decode(words.encode("cp1252")).text == words
    assert decode(words.encode("cp1252"), charset="iso-8859-1").text == words
    assert decode("Порт".encode("cp1251"), charset="windows-1251").text == "Порт"
    assert decode(b"caf\xe9", charset="no-such-charset").text == "café"
    assert decode(b"caf\xe9", charset="rot13").text == "café"


def test_single_bytes_within_utf_8_are_recovered() -> None:
    decoded = decode("“Naïve” ".encode() + "it’s".encode("cp1252") + " – done".encode())
    assert decoded.text == "“Naïve” it’s – done"
    assert decoded.mixed


@given(st.binary())
def test_any_bytes_decode(data: bytes) -> None:
    assert isinstance(decode(data).text, str)
    is_binary(data)


def test_binary_files_are_recognised() -> None:
    assert is_binary(b"%PDF-1.7 ...")
    assert is_binary(b"\x89PNG\r\n\x1a\n")
    assert is_binary(bytes(range(256)) * 4)
    assert not is_binary(b"Plain text with\ta tab\x1b[1m and an escape." * 5)
    assert not is_binary("Текст".encode("utf-16"))
    assert not is_binary(b"")
