"""Pictures of pages: PNG, JPEG, GIF, and TIFF of one page or many, read by OCR."""

from __future__ import annotations

import io
from collections.abc import Iterator

import numpy as np
from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from parsers.document import Document
from parsers.errors import ParseError
from parsers.layout import read
from parsers.ocr import INSTALL, Ocr, Picture, Recogniser, is_installed, scale_for
from parsers.page import Page

MOST_PAGES = 500
"""No more pictures of a file than this are read."""
_A4 = 842.0
_FEWEST_DPI, _MOST_DPI = 60.0, 1300.0


def parse(data: bytes, ocr: Ocr | None = None) -> Document:
    """Read a picture. Raises ParseError: `ocr-off`, `ocr-missing`, `damaged-image` or `image-too-large`."""
    ocr = ocr or Ocr()
    if ocr.mode == "never":
        raise ParseError("ocr-off", "the file is a picture, and reading pictures is switched off")
    if not is_installed():
        raise ParseError("ocr-missing", f"the file is a picture, which only OCR can read: {INSTALL}")
    warnings: list[str] = []
    return read(_pages(data, Recogniser(ocr), warnings), "image", warnings)


def _pages(data: bytes, recogniser: Recogniser, warnings: list[str]) -> Iterator[Page]:
    number = 0
    try:
        with Image.open(io.BytesIO(data)) as image:
            for frame in ImageSequence.Iterator(image):
                number += 1
                if number > MOST_PAGES:
                    warnings.append(f"only the first {MOST_PAGES} pictures were read")
                    break
                yield recogniser.recognised(number, *_picture(frame))
    except Image.DecompressionBombError as error:
        raise ParseError("image-too-large", "the picture has too many pixels to be a page") from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError) as error:
        raise ParseError("damaged-image", "the picture is damaged: get the file again") from error
    warnings.extend(recogniser.warnings())


def _picture(frame: Image.Image) -> Picture:
    """The frame upright and grey on white, at the resolution at which pages are recognised."""
    dots = _dots(frame)
    shown = ImageOps.exif_transpose(frame).convert("RGBA")
    grey = Image.alpha_composite(Image.new("RGBA", shown.size, "white"), shown).convert("L")
    width, height = grey.width * 72 / dots, grey.height * 72 / dots
    scale = scale_for(width, height)
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    return np.asarray(grey.resize(size, Image.Resampling.LANCZOS), dtype=np.uint8).copy(), scale


def _dots(frame: Image.Image) -> float:
    """The picture's dots per inch: as it says, or as if it were of A4."""
    said = float(frame.info.get("dpi", (0.0, 0.0))[0])
    return said if _FEWEST_DPI <= said <= _MOST_DPI else max(frame.size) * 72 / _A4
