"""Old Word, OpenDocument and RTF files, converted by LibreOffice to the Word files that we read."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

from parsers import docx
from parsers.document import Document
from parsers.docx_package import check_sizes
from parsers.errors import ParseError
from parsers.limits import DEFAULT, Limits, mend
from parsers.office_run import run

_PROGRAMS = ("soffice", "libreoffice")
_RECOMPUTED = "calculated fields were computed anew by the conversion: their values may differ from those printed"


def program() -> str | None:
    """The path of LibreOffice, None where it is not installed."""
    return next((found for name in _PROGRAMS if (found := shutil.which(name))), None)


def parse(data: bytes, limits: Limits = DEFAULT) -> Document:
    """Convert and read. Raises ParseError where LibreOffice is missing, fails or takes too long."""
    ending = _ending(data)
    soffice = program()
    if soffice is None:
        raise ParseError(
            "needs-libreoffice",
            f"{ending} files are read through LibreOffice, which is not here; install it, or save the file as .docx",
        )
    check_sizes(data, limits)
    with tempfile.TemporaryDirectory(prefix="yot-office-") as folder:
        converted = _convert(soffice, data, ending, Path(folder), limits.conversion_seconds)
    document = docx.parse(converted, limits)
    meta = document.meta
    return replace(document, meta=replace(meta, format=ending, warnings=(*meta.warnings, _RECOMPUTED)))


def _ending(data: bytes) -> str:
    if data.startswith(b"{\\rtf"):
        return "rtf"
    return "odt" if data.startswith(b"PK") else "doc"


def _convert(soffice: str, data: bytes, ending: str, folder: Path, seconds: float) -> bytes:
    """The file as .docx. Each call has a profile of its own, so that calls beside one another do not meet."""
    source, profile = folder / f"in.{ending}", folder / "profile"
    source.write_bytes(data)
    command = [
        soffice, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nolockcheck",
        "--nodefault", "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "out"), str(source),
    ]  # fmt: skip
    if not run(command, profile, seconds):
        raise ParseError(
            "conversion-too-slow",
            f"LibreOffice takes more than {seconds:g} seconds over this {ending} file{mend('conversion_seconds')}",
        )
    result = folder / "out" / "in.docx"
    if not result.exists():
        raise ParseError(f"damaged-{ending}", f"LibreOffice cannot read this {ending} file; it may be damaged")
    return result.read_bytes()
