"""The rules that a PDF page draws: lines, thin boxes, and the edges of boxes."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import islice, pairwise

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from parsers.page import Area, Rule

MOST_PATHS = 20_000
"""A page that draws more than this holds a picture; what comes behind is not looked at."""
_MOST_SEGMENTS = 400
_THIN = 2.5
"""A box no thicker than this, in points, is a line."""
_SHORT = 4.0
"""Nothing shorter than this, in points, is a rule."""
_STRAIGHT = 0.5
_PAGE_WIDE = 0.95

Point = tuple[float, float]


def rules(page: pdfium.PdfPage, left: float, top: float) -> list[Rule]:
    """Every rule on the page, whose edges in PDF coordinates are `left` and `top`; a box that covers the page is its
    background."""
    found: list[Rule] = []
    width, height = page.get_size()
    most = _PAGE_WIDE * min(width, height)
    for path in islice(page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_PATH]), MOST_PATHS):
        if not _is_drawn(path):
            continue
        for x0, y0, x1, y1 in _boxes(path):
            if x1 - x0 < most or y1 - y0 < most:
                found.extend(_edges(x0 - left, top - y1, x1 - left, top - y0))
    return found


def _is_drawn(path: pdfium.PdfObject) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    known = pdfium_c.FPDFPath_GetDrawMode(path.raw, fill, stroke)
    return not known or bool(fill.value or stroke.value)


def _boxes(path: pdfium.PdfObject) -> Iterator[Area]:
    """The lines and boxes of a path, in PDF coordinates: left, bottom, right, top."""
    count = pdfium_c.FPDFPath_CountSegments(path.raw)
    if path.container is None:
        bounds = path.get_bounds()
        if min(bounds[2] - bounds[0], bounds[3] - bounds[1]) <= _THIN:
            yield bounds
            return
    if count <= _MOST_SEGMENTS:
        yield from _lines(path, count)


def _lines(path: pdfium.PdfObject, count: int) -> Iterator[Area]:
    for (x0, y0), (x1, y1) in _strokes(path, count):
        if abs(x1 - x0) <= _STRAIGHT or abs(y1 - y0) <= _STRAIGHT:
            yield min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _strokes(path: pdfium.PdfObject, count: int) -> Iterator[tuple[Point, Point]]:
    """The straight strokes of a path as pairs of points on the page; a figure that is filled closes itself."""
    figure: list[Point] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(count):
        segment = pdfium_c.FPDFPath_GetPathSegment(path.raw, index)
        kind = pdfium_c.FPDFPathSegment_GetType(segment)
        pdfium_c.FPDFPathSegment_GetPoint(segment, x, y)
        if kind in (pdfium_c.FPDF_SEGMENT_MOVETO, pdfium_c.FPDF_SEGMENT_BEZIERTO):
            yield from pairwise(figure)
            figure = []
        figure.append(_on_page(path, (x.value, y.value)))
        if pdfium_c.FPDFPathSegment_GetClose(segment):
            figure.append(figure[0])
    yield from pairwise(figure)


def _on_page(path: pdfium.PdfObject, point: Point) -> Point:
    """A path's point through its own matrix and those of the forms that hold it."""
    holder: pdfium.PdfObject | None = path
    while holder is not None:
        point = holder.get_matrix().on_point(*point)
        holder = holder.container
    return point


def _edges(x0: float, top: float, x1: float, bottom: float) -> Iterator[Rule]:
    across, down = x1 - x0, bottom - top
    if min(across, down) <= _THIN and max(across, down) >= _SHORT:
        yield Rule(x0, top, x1, bottom)
