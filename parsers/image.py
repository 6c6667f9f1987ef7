"""Pictures of pages: PNG, JPEG, GIF, and TIFF of one page or many, read by OCR."""

from __future__ import annotations

import io
from collections.abc import Iterator

import numpy as np
from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from parsers.document import Document
from parsers.errors import ParseError
from parsers.layout import read
from parsers.limits import DEFAULT, Limits, mend
from parsers.ocr import INSTALL, Ocr, Picture, Recogniser, is_installed, scale_for
from parsers.page import Page

_A4 = 842.0
_FEWEST_DPI, _MOST_DPI = 60.0, 1300.0


def parse(data: bytes, ocr: Ocr | None = None, limits: Limits = DEFAULT) -> Document:
    """Read a picture. Raises ParseError: `ocr-off`, `ocr-missing`, `damaged-image`, `image-too-large` or
    `too-many-pages`."""
    ocr = ocr or Ocr()
    if ocr.mode == "never":
        raise ParseError("ocr-off", "the file is a picture, and reading pictures is switched off")
    if not is_installed():
        raise ParseError("ocr-missing", f"the file is a picture, which only OCR can read: {INSTALL}")
    warnings: list[str] = []
    return read(_pages(data, Recogniser(ocr), warnings, limits), "image", warnings, limits)


def _pages(data: bytes, recogniser: Recogniser, warnings: list[str], limits: Limits) -> Iterator[Page]:
    number = 0
    try:
        with Image.open(io.BytesIO(data)) as image:
            for frame in ImageSequence.Iterator(image):
                number += 1
                _check(frame, number, limits)
                yield recogniser.recognised(number, *_picture(frame))
    except Image.DecompressionBombError as error:
        raise ParseError("image-too-large", "the picture has too many pixels to be a page") from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError) as error:
        raise ParseError("damaged-image", "the picture is damaged: get the file again") from error
    warnings.extend(recogniser.warnings())


def _check(frame: Image.Image, number: int, limits: Limits) -> None:
    """Refuse what is too much before it is unpacked."""
    if number > limits.pictures:
        raise ParseError(
            "too-many-pages", f"the file has more than the {limits.pictures:,} pictures that are read{mend('pictures')}"
        )
    pixels = frame.width * frame.height
    if pixels > limits.pixels:
        raise ParseError(
            "image-too-large",
            f"the picture has {pixels:,} pixels, more than the {limits.pixels:,} that are read{mend('pixels')}",
        )


def _picture(frame: Image.Image) -> Picture:
    """The frame upright and grey on white, at the resolution at which pages are recognised."""
    dots = _dots(frame)
    grey = _grey(ImageOps.exif_transpose(frame))
    width, height = grey.width * 72 / dots, grey.height * 72 / dots
    scale = scale_for(width, height)
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    return np.asarray(grey.resize(size, Image.Resampling.LANCZOS), dtype=np.uint8).copy(), scale


def _grey(frame: Image.Image) -> Image.Image:
    if not ("A" in frame.getbands() or "transparency" in frame.info):
        return frame.convert("L")
    shown = frame.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", shown.size, "white"), shown).convert("L")


def _dots(frame: Image.Image) -> float:
    """The picture's dots per inch: as it says, or as if it were of A4."""
    said = float(frame.info.get("dpi", (0.0, 0.0))[0])
    return said if _FEWEST_DPI <= said <= _MOST_DPI else max(frame.size) * 72 / _A4
