"""Old Word, OpenDocument and RTF files, converted by LibreOffice to the Word files that we read."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

from parsers import docx
from parsers.document import Document
from parsers.errors import ParseError

SECONDS = 45.0
"""How long a conversion may take."""
_PROGRAMS = ("soffice", "libreoffice")
_RECOMPUTED = "calculated fields were computed anew by the conversion: their values may differ from those printed"


def program() -> str | None:
    """The path of LibreOffice, None where it is not installed."""
    return next((found for name in _PROGRAMS if (found := shutil.which(name))), None)


def parse(data: bytes) -> Document:
    """Convert and read. Raises ParseError where LibreOffice is missing, fails or takes too long."""
    ending = _ending(data)
    soffice = program()
    if soffice is None:
        raise ParseError(
            "needs-libreoffice",
            f"{ending} files are read through LibreOffice, which is not here; install it, or save the file as .docx",
        )
    with tempfile.TemporaryDirectory(prefix="yot-office-") as folder:
        converted = _convert(soffice, data, ending, Path(folder))
    document = docx.parse(converted)
    meta = document.meta
    return replace(document, meta=replace(meta, format=ending, warnings=(*meta.warnings, _RECOMPUTED)))


def _ending(data: bytes) -> str:
    if data.startswith(b"{\\rtf"):
        return "rtf"
    return "odt" if data.startswith(b"PK") else "doc"


def _convert(soffice: str, data: bytes, ending: str, folder: Path) -> bytes:
    """The file as .docx. Each call has a profile of its own, so that calls beside one another do not meet."""
    source = folder / f"in.{ending}"
    source.write_bytes(data)
    command = [
        soffice, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore", "--nolockcheck",
        "--nodefault", "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "out"), str(source),
    ]  # fmt: skip
    _run(command, ending)
    result = folder / "out" / "in.docx"
    if not result.exists():
        raise ParseError(f"damaged-{ending}", f"LibreOffice cannot read this {ending} file; it may be damaged")
    return result.read_bytes()


def _run(command: list[str], ending: str) -> None:
    """Run a command with its children in a group of their own, which ends with it."""
    process = subprocess.Popen(  # noqa: S603 - the program is LibreOffice, the file is ours
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        process.wait(SECONDS)
    except subprocess.TimeoutExpired as error:
        raise ParseError(
            "conversion-too-slow", f"LibreOffice takes more than {SECONDS:g} seconds over this {ending} file"
        ) from error
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
