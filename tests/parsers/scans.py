"""Pages as a scanner gives them back: turned a little, in uneven light, with noise."""

from __future__ import annotations

import io

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium
from PIL import Image

from tests.parsers.pdf_files import Draw, pdf

SCALE = 200 / 72

Grey = npt.NDArray[np.uint8]


def scan(draw: Draw, skew: float = 0.0, quarters: int = 0) -> Grey:
    """The page that `draw` draws at 200 dpi, `skew` degrees off against the clock, then turned clockwise."""
    page = pdfium.PdfDocument(pdf(draw))[0]
    image = page.render(scale=SCALE, grayscale=True).to_pil()
    image = image.rotate(skew, resample=Image.Resampling.BICUBIC, fillcolor=255)
    pixels = np.asarray(image, dtype=np.float64)
    height, width = pixels.shape
    light = 0.82 + 0.18 * np.linspace(0, 1, width)[None, :] * np.linspace(1, 0.6, height)[:, None]
    noise = np.random.default_rng(7).normal(0, 6, pixels.shape)
    return np.ascontiguousarray(np.rot90(np.clip(pixels * light + noise, 0, 255).astype(np.uint8), -quarters))


def file_of(*pages: Grey, kind: str = "PDF") -> bytes:
    """A file of scanned pages: a PDF without a text layer, or a picture."""
    stream = io.BytesIO()
    first, *others = (Image.fromarray(page) for page in pages)
    more = {"save_all": True, "append_images": others} if others else {}
    first.save(stream, kind, dpi=(200, 200), **({"resolution": 200, **more} if kind == "PDF" else more))
    return stream.getvalue()
