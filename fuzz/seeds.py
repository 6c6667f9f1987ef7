"""What fuzzing begins with: the samples, as files of a target's format or as the words of their cells."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from hashlib import sha256
from html import escape
from pathlib import Path

from parsers.document import Document, Heading, Table
from parsers.reader import parse

ROOT = Path(__file__).parents[1]
CASES = ROOT / "tests" / "fuzz" / "cases"
"""What once broke a target, made small: a folder of files for each."""
_PIECE = 1_500


def seeds(target: str) -> Iterator[tuple[str, bytes]]:
    """Each a name and the bytes: of the target's own format, and what broke it before."""
    found = {"text": _texts, "facts": _texts, "html": _pages, "docx": _word_files, "pdf": _pdfs}.get(target, _words)
    for data in found():
        yield sha256(data).hexdigest()[:12], data
    for path in cases(target):
        yield path.name, path.read_bytes()


def cases(target: str) -> list[Path]:
    """The files that once broke a target."""
    return sorted((CASES / target).glob("*"))


def _texts() -> Iterator[bytes]:
    """The samples of text in pieces, each small enough to be changed often."""
    for path in sorted(ROOT.glob("samples/*.txt")):
        data = path.read_bytes()
        yield from (data[start : start + _PIECE] for start in range(0, len(data), _PIECE))


def _word_files() -> Iterator[bytes]:
    for path in sorted(ROOT.glob("samples/*.docx")):
        yield path.read_bytes()
        with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as container:
            yield container.read("word/document.xml")


def _pdfs() -> Iterator[bytes]:
    yield from (path.read_bytes() for path in sorted(ROOT.glob("samples/*.pdf")) if ".scan" not in path.name)


def _documents() -> Iterator[Document]:
    for path in sorted(ROOT.glob("samples/*.txt")) + sorted(ROOT.glob("samples/*.docx")):
        yield parse(path.read_bytes())


def _pages() -> Iterator[bytes]:
    for document in _documents():
        blocks = [_block(block) for block in document.blocks]
        yield from ("".join(blocks[start : start + 5]).encode() for start in range(0, len(blocks), 5))


def _block(block: object) -> str:
    if isinstance(block, Table):
        rows = ("".join(f"<td>{escape(cell.text)}</td>" for cell in row) for row in block.rows)
        return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"
    words = escape(getattr(block, "text", ""))
    return f"<h2>{words}</h2>" if isinstance(block, Heading) else f"<ul><li>{words}</li></ul>"


def _words() -> Iterator[bytes]:
    """The words of every cell and of every other block, each once."""
    seen: set[str] = set()
    for document in _documents():
        for block in document.blocks:
            seen.update(cell.text for cell in block.cells()) if isinstance(block, Table) else seen.add(block.text)
    yield from (words.encode() for words in sorted(seen) if words)
