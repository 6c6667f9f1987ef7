"""Any file in, one `Document` out. What a file is, its bytes decide; its name only gives rise to a warning."""

from __future__ import annotations

import importlib
import io
import re
import zipfile
from dataclasses import replace
from pathlib import PurePath

from parsers.document import Document
from parsers.errors import ParseError
from parsers.limits import DEFAULT, Limits
from parsers.ocr import Ocr

PARSERS = {
    "text": "parsers.text",
    "docx": "parsers.docx",
    "pdf": "parsers.pdf",
    "ole": "parsers.office",
    "odt": "parsers.office",
    "rtf": "parsers.office",
    "html": "parsers.html",
    "image": "parsers.image",
}
"""The module that reads each format: `parse(data: bytes, *, limits: Limits) -> Document`. Loaded when first needed."""
_RECOGNISED = ("pdf", "image")
"""Formats whose pages may be pictures: `parse(data: bytes, ocr: Ocr, *, limits: Limits) -> Document`."""

_SIGNATURES = (
    (b"%PDF-", "pdf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"II*\0", "image"),
    (b"MM\0*", "image"),
    (b"\x1f\x8b", "gzip"),
)
_NAMES = {
    ".pdf": "pdf", ".docx": "docx", ".docm": "docx", ".odt": "odt", ".doc": "ole", ".rtf": "rtf",
    ".htm": "html", ".html": "html", ".txt": "text", ".md": "text",
}  # fmt: skip
_HTML = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_SVG = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*(?:<!doctype\s+svg[^>]*>\s*)?<svg\b", re.I | re.S)
_HEAD = 1024


def sniff(data: bytes) -> str:
    """What a file is: `text`, `pdf`, `docx`, `odt`, `ole` (the old Word's), `rtf`, `html`, `image`, or, of what is not
    read, `empty`, `gzip`, `zip`, `svg` or `binary`."""
    if not data.strip(b"\0 \t\r\n"):
        return "empty"
    head = data[:_HEAD]
    for signature, found in _SIGNATURES:
        if head.startswith(signature):
            return found
    if head.startswith(b"PK\x03\x04"):
        return _container(data)
    if b"%PDF-" in head:
        return "pdf"
    return _of_characters(head.removeprefix(b"\xef\xbb\xbf"))


def parse(data: bytes, name: str = "", ocr: Ocr | None = None, limits: Limits = DEFAULT) -> Document:
    """Read a file of any known format; `ocr` says which pages are recognised from their pictures, `limits` what it may
    hold.

    Raises ParseError, whose code tells why it cannot be read.
    """
    kind = sniff(data)
    if kind == "empty":
        raise ParseError("empty-file", "the file is empty")
    if kind not in PARSERS:
        raise ParseError("unsupported-format", f"files of the kind {kind} are not read")
    options = (ocr or Ocr(),) if kind in _RECOGNISED else ()
    document: Document = importlib.import_module(PARSERS[kind]).parse(data, *options, limits=limits)
    expected = _NAMES.get(PurePath(name).suffix.lower())
    if expected and expected != kind:
        warning = f"the name {PurePath(name).name} promises {expected}, the content is {kind}"
        return replace(document, meta=replace(document.meta, warnings=(*document.meta.warnings, warning)))
    return document


def _container(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as container:
            names = set(container.namelist())
            if "word/document.xml" in names:
                return "docx"
            if "mimetype" in names and container.getinfo("mimetype").file_size < _HEAD:
                return "odt" if b"opendocument.text" in container.read("mimetype") else "zip"
    except (zipfile.BadZipFile, OSError, RuntimeError):
        return "docx" if b"word/document.xml" in data else "zip"
    return "zip"


def _of_characters(head: bytes) -> str:
    if _HTML.match(head):
        return "html"
    if _SVG.match(head):
        return "svg"
    return "binary" if _is_binary(head) else "text"


def _is_binary(head: bytes) -> bool:
    """Control characters that no text holds. NULs are left to the decoder: UTF-16 is full of them."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    control = sum(byte < 9 or 13 < byte < 27 for byte in head if byte)
    return control > 0.05 * len(head)
