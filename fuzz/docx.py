"""Any bytes as a Word file: as the whole package, or, where they are none, as the body of a package that is sound."""

from __future__ import annotations

import io
import zipfile

from fuzz.holds import read_or_refused
from parsers import docx


def check(data: bytes) -> None:
    """The file is read whole, or refused with a code."""
    read_or_refused(docx.parse, data if data.startswith(b"PK") else package(data))


def package(body: bytes) -> bytes:
    """A Word file with just a body."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as container:
        container.writestr("word/document.xml", body)
    return file.getvalue()
