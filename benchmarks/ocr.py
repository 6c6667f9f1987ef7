"""How much of scanned pages OCR reads, and what it costs: ours, the recogniser as it comes, and Tesseract if installed.

    python -m benchmarks.ocr FOLDER

For each `hard/NAME.scan.pdf` of FOLDER, the words of its pages are held against the text layer of `NAME.pdf`. A figure
is a word with a digit; leaders of contents lists and bullets are no words. CPU seconds are of one thread.
"""

from __future__ import annotations

import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pypdfium2 as pdfium
from PIL import Image
from rapidocr import RapidOCR

from parsers.ocr import DPI
from parsers.ocr_page import recognised
from parsers.pdf_pages import pages

Words = Counter[str]
Reader = Callable[[Image.Image], Iterable[str]]

_ALIKE = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00ad": "-"})
_LEADERS = re.compile(r"\.{3,}")
_SPOKEN = re.compile(r"[\w%£]")


def counted(words: Iterable[str]) -> Words:
    """The words by how often they stand, in plain quotes and dashes."""
    parts = (part for word in words for part in _LEADERS.split(word.translate(_ALIKE)))
    return Counter(part.strip("•·\uf0b7") for part in parts if _SPOKEN.search(part.replace("\uf0b7", "")))


def ours(page: Image.Image) -> list[str]:
    return [word.text for word in recognised(np.asarray(page).copy(), DPI / 72, 1, threads=1).words]


def as_it_comes() -> Reader:
    """RapidOCR with its own settings, lines divided at their spaces."""
    reader = RapidOCR(params={"Global.log_level": "error", "EngineConfig.onnxruntime.intra_op_num_threads": 1})

    def read(page: Image.Image) -> list[str]:
        found: Any = reader(np.asarray(page.convert("RGB")))
        return " ".join(found.txts or ()).split()

    return read


def tesseract(mode: int) -> Reader:
    """Tesseract with a mode of page segmentation."""

    def read(page: Image.Image) -> list[str]:
        with tempfile.NamedTemporaryFile(suffix=".png") as stream:
            page.save(stream.name)
            command = ["tesseract", stream.name, "-", "-l", "eng", "--dpi", str(DPI), "--psm", str(mode)]
            environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
            done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)  # noqa: S603
        return done.stdout.split()

    return read


def readers() -> Iterator[tuple[str, Reader]]:
    yield "ours", ours
    yield "RapidOCR as it comes", as_it_comes()
    if shutil.which("tesseract"):
        yield "Tesseract, automatic pages (3)", tesseract(3)
        yield "Tesseract, sparse text (11)", tesseract(11)


def pictures(scan: Path) -> list[Image.Image]:
    document = pdfium.PdfDocument(scan)
    return [page.render(scale=DPI / 72, grayscale=True).to_pil() for page in document]


def printed(digital: Path, found: Sequence[Words]) -> list[Words]:
    """For each scanned page with the words `found`, the words of the digital page that it shows: the most alike."""
    layers = [counted(word.text for word in page.words) for page in pages(digital.read_bytes())]
    return [max(layers, key=lambda layer: (layer & words).total()) for words in found]


def cpu() -> float:
    """The seconds of processor time that this process and its children took."""
    spent = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in spent)


def main(folder: Path) -> None:
    for scan in sorted(folder.glob("hard/*.scan.pdf")):
        shown = pictures(scan)
        truth: list[Words] = []
        print(f"{scan.name}: {len(shown)} pages\n")
        print("| reader | words read | figures read | words made up | CPU s/page |\n|---|---|---|---|---|")
        for name, read in readers():
            begun = cpu()
            found = [counted(read(page)) for page in shown]
            spent = (cpu() - begun) / len(shown)
            truth = truth or printed(folder / scan.name.replace(".scan", ""), found)
            print(f"| {name} | {_row(truth, found)} | {spent:.1f} |")


def _row(truth: Sequence[Words], found: Sequence[Words]) -> str:
    all_words = sum(page.total() for page in truth)
    words = sum((page & read).total() for page, read in zip(truth, found, strict=True))
    figures = [Counter({word: count for word, count in page.items() if re.search(r"\d", word)}) for page in truth]
    right = sum((page & read).total() for page, read in zip(figures, found, strict=True))
    all_figures = sum(page.total() for page in figures)
    made_up = sum((read - page).total() for page, read in zip(truth, found, strict=True))
    return f"{words / all_words:.4f} of {all_words} | {right / all_figures:.4f} of {all_figures} | {made_up}"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
