"""Old Word, OpenDocument and RTF files give what the same words give as .docx, where LibreOffice is installed."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import docx
import pytest

from parsers import office
from parsers.document import Document, Heading, Table
from parsers.errors import ParseError
from parsers.limits import Limits
from parsers.reader import parse, sniff

needs_libreoffice = pytest.mark.skipif(office.program() is None, reason="LibreOffice is not installed")


@pytest.fixture(scope="module")
def plan() -> bytes:
    written = docx.Document()
    written.add_heading("Custody", 1)
    written.add_paragraph("The rate fell to 5.5%.")
    table = written.add_table(2, 2, "Table Grid")
    for cell, words in zip(
        [cell for row in table.rows for cell in row.cells], ["Agency", "£", "Police", "9"], strict=True
    ):
        cell.text = words
    written.add_paragraph("Behind the table.")
    stream = io.BytesIO()
    written.save(stream)
    return stream.getvalue()


def blocks(document: Document) -> list[str]:
    return [
        " | ".join(cell.text for cell in block.cells()) if isinstance(block, Table) else block.text
        for block in document.blocks
    ]


@needs_libreoffice
@pytest.mark.parametrize(("ending", "kind"), [("doc", "ole"), ("odt", "odt"), ("rtf", "rtf")])
def test_a_converted_file_gives_the_same_blocks(plan: bytes, tmp_path: Path, ending: str, kind: str) -> None:
    source = tmp_path / "plan.docx"
    source.write_bytes(plan)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        str(office.program()),
        profile,
        "--headless",
        "--convert-to",
        ending,
        "--outdir",
        str(tmp_path),
        str(source),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    data = (tmp_path / f"plan.{ending}").read_bytes()
    assert sniff(data) == kind
    document = parse(data, f"plan.{ending}")
    assert blocks(document) == blocks(parse(plan))
    assert isinstance(document.blocks[0], Heading)
    assert document.meta.format == ending
    assert any("computed anew" in warning for warning in document.meta.warnings)


@needs_libreoffice
def test_a_damaged_file_is_an_error() -> None:
    with pytest.raises(ParseError) as error:
        parse(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    assert error.value.code == "damaged-doc"


def test_without_libreoffice_the_error_names_the_mend(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "program", lambda: None)
    with pytest.raises(ParseError, match=r"install it, or save the file as \.docx") as error:
        parse(b"{\\rtf1 words}")
    assert error.value.code == "needs-libreoffice"


def test_a_conversion_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    slow = tmp_path / "soffice"
    slow.write_text(f"#!{sys.executable}\nimport time\ntime.sleep(60)\n", encoding="utf-8")
    slow.chmod(0o755)
    monkeypatch.setattr(office, "program", lambda: str(slow))
    with pytest.raises(ParseError) as error:
        office.parse(b"{\\rtf1 words}", Limits(conversion_seconds=0.5))
    assert error.value.code == "conversion-too-slow"
