"""What a file is, its bytes decide."""

import io
import zipfile

import pytest

from parsers.errors import ParseError
from parsers.reader import PARSERS, parse, sniff


def container(*names: str, mimetype: str = "") -> bytes:
    """A zip file with parts of these names, and a part `mimetype` if one is given."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        if mimetype:
            file.writestr("mimetype", mimetype)
        for name in names:
            file.writestr(name, "<x/>")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", "empty"),
        (b"\0 \n", "empty"),
        (b"Plan 2007/08", "text"),
        ("Plan".encode("utf-16"), "text"),
        (b"Budget \xa3500", "text"),
        (b"%PDF-1.4\n", "pdf"),
        (b"\n\n%PDF-1.4\n", "pdf"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", "ole"),
        (b"{\\rtf1 Plan}", "rtf"),
        (b"<!DOCTYPE html><p>Plan", "html"),
        (b"\xef\xbb\xbf <!-- made --><HTML><p>Plan", "html"),
        (b"<?xml version='1.0'?><html>", "html"),
        (b"<p>Plan</p>\tcell", "text"),
        (b"\x89PNG\r\n", "image"),
        (bytes(range(1, 9)) * 20, "binary"),
        (container("word/document.xml"), "docx"),
        (container("content.xml", mimetype="application/vnd.oasis.opendocument.text"), "odt"),
        (container("content.xml", mimetype="application/vnd.oasis.opendocument.spreadsheet"), "zip"),
        (container("a.txt"), "zip"),
        (b"PK\x03\x04 cut off", "zip"),
        (b"PK\x03\x04 cut off word/document.xml", "docx"),
    ],
)
def test_sniff(data: bytes, kind: str) -> None:
    assert sniff(data) == kind


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(ParseError) as raised:
        parse(b"", "plan.pdf")
    assert raised.value.code == "empty-file"


def test_what_nothing_reads_is_refused() -> None:
    with pytest.raises(ParseError) as raised:
        parse(b"\x1f\x8b\x08....", "plan.pdf.gz")
    assert raised.value.code == "unsupported-format"
    assert "gzip" in raised.value.message


def test_a_name_that_promises_something_else_is_a_warning() -> None:
    document = parse(b"Score: 71%", "folder/inspection.pdf")
    assert document.meta.format == "text"
    assert document.meta.warnings == ("the name inspection.pdf promises pdf, the content is text",)


@pytest.mark.parametrize("name", ["", "plan.txt", "plan.md", "plan", "plan.2007"])
def test_other_names_are_none(name: str) -> None:
    assert parse(b"Score: 71%", name).meta.warnings == ()


def test_text_is_among_the_formats_that_are_read() -> None:
    assert "text" in PARSERS
