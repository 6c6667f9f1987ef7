"""The rules that a PDF page draws: lines, thin boxes, and the edges of boxes."""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from parsers.page import Rule

_THIN = 2.5
"""A box no thicker than this, in points, is a line."""
_SHORT = 4.0
"""Nothing shorter than this, in points, is a rule."""


def rules(page: pdfium.PdfPage, height: float) -> list[Rule]:
    """Every rule on the page; a box that covers the page is its background."""
    found: list[Rule] = []
    width = page.get_width()
    for path in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_PATH]):
        left, bottom, right, top = path.get_bounds()
        x0, y0, x1, y1 = left, height - top, right, height - bottom
        if x1 - x0 > 0.95 * width and y1 - y0 > 0.95 * height:
            continue
        found.extend(_edges(x0, y0, x1, y1))
    return found


def _edges(x0: float, top: float, x1: float, bottom: float) -> Iterator[Rule]:
    across, down = x1 - x0, bottom - top
    if min(across, down) <= _THIN:
        if max(across, down) >= _SHORT:
            yield Rule(x0, top, x1, bottom)
        return
    if across >= _SHORT and down >= _SHORT:
        yield Rule(x0, top, x1, top)
        yield Rule(x0, bottom, x1, bottom)
        yield Rule(x0, top, x0, bottom)
        yield Rule(x1, top, x1, bottom)
