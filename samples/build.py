"""Builds the sample documents from their sources: one source a document, each in the carrier that `CARRIERS` names.

A source is a small Markdown file: `#` headings, `-` and `1.` items, `|` tables, all else a paragraph a line.
Run `python samples/build.py` after a source has changed.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import docx
import numpy as np
import pypdfium2 as pdfium
from PIL import Image, ImageFilter
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table, TableStyle

FOLDER = Path(__file__).parent
SOURCES = FOLDER / "sources"
CARRIERS = {
    "cambridgeshire-strategy-2010": "pdf",
    "cheshire-inspection-2009": "txt",
    "cheshire-plan-2007": "docx",
    "leicestershire-plan-2007": "txt",
    "portsmouth-custody-2015": "scan.pdf",
    "portsmouth-review-2015": "txt",
}
"""Which carrier each sample is kept in; any source can be built in any of them."""
_HEADING = re.compile(r"(#+) (.+)")
_ITEM = re.compile(r"(-|\d+\.) (.+)")
_DOTS = 150
"""The scan's resolution, in dots an inch."""


@dataclass(frozen=True, slots=True)
class Part:
    """A heading (`level` from 1), an item (`marker`), a table (`rows`) or else a paragraph."""

    words: str = ""
    level: int = 0
    marker: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


def parts(source: str) -> Iterator[Part]:
    """The parts of a source in order."""
    rows: list[tuple[str, ...]] = []
    for line in [*source.splitlines(), ""]:
        if line.startswith("|"):
            rows.append(tuple(cell.strip() for cell in line.strip("|").split("|")))
            continue
        if rows:
            yield Part(rows=tuple(rows))
            rows = []
        if heading := _HEADING.fullmatch(line):
            yield Part(heading[2], level=len(heading[1]))
        elif item := _ITEM.fullmatch(line):
            yield Part(item[2], marker=item[1])
        elif line.strip():
            yield Part(line)


def as_txt(source: str) -> bytes:
    """Flattened text: tabs between cells, a blank line between blocks."""
    blocks = []
    for part in parts(source):
        if part.rows:
            blocks.append("\n".join("\t".join(row) for row in part.rows))
        else:
            blocks.append(f"{part.marker} {part.words}".strip())
    return ("\n\n".join(blocks) + "\n").encode()


def as_docx(source: str) -> bytes:
    """A Word file with real headings, lists and tables."""
    written = docx.Document()
    for part in parts(source):
        if part.rows:
            table = written.add_table(len(part.rows), len(part.rows[0]), "Table Grid")
            for row, words in zip(table.rows, part.rows, strict=True):
                for cell, word in zip(row.cells, words, strict=True):
                    cell.text = word
        elif part.level:
            written.add_heading(part.words, part.level)
        elif part.marker:
            written.add_paragraph(part.words, "List Bullet" if part.marker == "-" else "List Number")
        else:
            written.add_paragraph(part.words)
    stream = io.BytesIO()
    written.save(stream)
    return stream.getvalue()


def as_pdf(source: str) -> bytes:
    """A digital PDF with ruled tables."""
    styles = getSampleStyleSheet()
    small = ParagraphStyle("Cell", styles["BodyText"], fontSize=7, leading=9)
    flow: list[Flowable] = []
    for part in parts(source):
        if part.rows:
            cells = [[Paragraph(_escaped(word), small) for word in row] for row in part.rows]
            table = Table(cells, repeatRows=1)
            table.setStyle(
                TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")])
            )
            flow.append(table)
        elif part.level:
            flow.append(Paragraph(_escaped(part.words), styles[f"Heading{min(part.level, 4)}"]))
        else:
            flow.append(Paragraph(_escaped(f"{part.marker} {part.words}".strip()), styles["BodyText"]))
    stream = io.BytesIO()
    SimpleDocTemplate(stream, pagesize=A4, invariant=1).build(flow)
    return stream.getvalue()


def as_scan(source: str) -> bytes:
    """The pages of the PDF as pictures: a little skewed, with the grain of paper, without a text layer."""
    noise = np.random.default_rng(7)
    pages = []
    for page in pdfium.PdfDocument(as_pdf(source)):
        image = page.render(scale=_DOTS / 72).to_pil().convert("L")
        image = image.rotate(0.7, Image.Resampling.BICUBIC, fillcolor=255).filter(ImageFilter.GaussianBlur(0.4))
        grain = np.asarray(image, dtype=float) + noise.normal(0, 8, (image.height, image.width))
        pages.append(Image.fromarray(grain.clip(0, 250).astype("uint8")))
    stream = io.BytesIO()
    pages[0].save(stream, "PDF", save_all=True, append_images=pages[1:], resolution=_DOTS, quality=60)
    return stream.getvalue()


BUILDERS = {"txt": as_txt, "docx": as_docx, "pdf": as_pdf, "scan.pdf": as_scan}


def main() -> None:
    """Build every sample in its carrier."""
    for name, carrier in CARRIERS.items():
        source = (SOURCES / f"{name}.md").read_text(encoding="utf-8")
        (FOLDER / f"{name}.{carrier}").write_bytes(BUILDERS[carrier](source))


def _escaped(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;")


if __name__ == "__main__":
    main()
