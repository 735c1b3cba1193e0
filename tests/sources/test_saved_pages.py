"""MHTML, mail messages and web archives -> pages."""

import plistlib
from email.message import EmailMessage
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.model import Page, Rejected
from rashomon.sources import Limits, open_pages

HTML = "<!DOCTYPE html><html><body><p>“Fog,” she said.</p></body></html>"
ADDRESS = "https://courier.example/ferry"


def one(data: bytes, **options: object) -> Page | Rejected:
    (only,) = open_pages(["-"], stdin=BytesIO(data), **options)  # type: ignore[arg-type]
    return only


def page(data: bytes, **options: object) -> Page:
    found = one(data, **options)
    assert isinstance(found, Page)
    return found


def saved_page(*, encoding: str = "quoted-printable", picture: bytes = b"\x89PNG") -> bytes:
    message = EmailMessage()
    message["From"] = "<Saved by a browser>"
    message["Snapshot-Content-Location"] = ADDRESS
    message["MIME-Version"] = "1.0"
    message.make_related()
    message.add_related(HTML, subtype="html", cte=encoding)
    message.add_related(picture, maintype="image", subtype="png")
    return message.as_bytes()


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64", "8bit"])
def test_a_page_saved_with_its_pictures(encoding: str) -> None:
    found = page(saved_page(encoding=encoding))
    assert (found.media, found.fields.url, found.charset) == ("html", ADDRESS, "utf-8")
    assert (found.data or b"").decode().strip() == HTML


def test_pictures_over_the_limit_do_not_lose_the_page() -> None:
    data = saved_page(picture=bytes(100_000))
    found = page(data, limits=Limits(page_bytes=5_000))
    assert HTML in (found.data or b"").decode()


def test_a_mail_gives_its_page_before_its_plain_text() -> None:
    message = EmailMessage()
    message["Subject"] = "Daily brief"
    message["MIME-Version"] = "1.0"
    message.set_content("Fog, she said.")
    assert page(message.as_bytes()).media == "text"
    message.add_alternative(HTML, subtype="html")
    assert page(message.as_bytes()).media == "html"


@pytest.mark.parametrize("form", [plistlib.FMT_XML, plistlib.FMT_BINARY])
def test_a_web_archive(form: plistlib.PlistFormat) -> None:
    main = {
        "WebResourceData": HTML.encode(),
        "WebResourceURL": ADDRESS,
        "WebResourceTextEncodingName": "UTF-8",
    }
    found = page(plistlib.dumps({"WebMainResource": main}, fmt=form))
    assert (found.media, found.data, found.fields.url) == ("html", HTML.encode(), ADDRESS)


@pytest.mark.parametrize(
    "data",
    [
        saved_page().split(b"<!DOCTYPE")[0],
        b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=a\n\n--a\n\n--a--\n",
        b"MIME-Version: 1.0\n"
        + b"".join(
            b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (i, i) for i in range(99)
        ),
        plistlib.dumps({"WebMainResource": "none"}),
        plistlib.dumps({"WebMainResource": {}}).replace(b"UTF-8", b"ATF-8"),
        plistlib.dumps({"WebMainResource": {"WebResourceData": 7}}),
        plistlib.dumps({"WebMainResource": {}}, fmt=plistlib.FMT_BINARY)[:-9],
    ],
)
def test_damaged_ones_are_rejected_with_what_to_do(data: bytes) -> None:
    found = one(data)
    assert isinstance(found, Rejected)
    assert found.code == "unreadable"
    assert found.detail.endswith(".")


@pytest.mark.parametrize("text", ["Note: a fire.\nSource: the brigade.\n\nIt burned.", "From: x\n"])
def test_prose_with_colons_is_prose(text: str) -> None:
    assert page(text.encode()).media == "text"


@given(st.binary(max_size=300), st.integers(0, 600))
def test_any_damage_gives_a_page_or_a_reject(noise: bytes, at: int) -> None:
    for whole in (saved_page(), plistlib.dumps({"WebMainResource": {"WebResourceData": b"<p>"}})):
        assert one(whole[:at] + noise + whole[at + len(noise) :]) is not None
