"""The rules in a page's picture: long thin strokes of ink, level or upright."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import cv2
import numpy as np
import numpy.typing as npt

from parsers.ocr_image import Pixels, Sheet
from parsers.page import Area, Rule

Stroke = npt.NDArray[np.bool_]

_STROKE = 9.0
"""A rule holds together for so many points at least: longer than the strokes that letters join."""
_GAP = 5.0
"""Gaps up to this, in points, do not divide a rule."""
_SHORTEST = {True: 16.0, False: 21.0}
"""The shortest flat and upright rules, in points: shorter ones are strokes of letters."""
_THICKEST = 4.0
_LEANING = 0.004
"""How far a rule may lean, in parts of its length."""
_DARKER = 14
_AROUND = 9.0
_EDGE = 0.1


def without_rules(sheet: Sheet, texts: Sequence[Area]) -> tuple[Sheet, list[Rule]]:
    """The sheet with its rules wiped off, and the rules. What stands inside one of the lines of text `texts` (both in
    points of the sheet) is a letter's stroke."""
    around = max(3, round(_AROUND * sheet.scale)) | 1
    drawn = cv2.adaptiveThreshold(sheet.grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, around, _DARKER)
    covered = np.zeros_like(sheet.grey)
    rules = []
    for flat in (True, False):
        for rule, region, stroke in _strokes(np.asarray(drawn, dtype=np.uint8), sheet.scale, flat):
            if not any(_is_inside(rule, text) for text in texts):
                rules.append(rule)
                covered[region][stroke] = 255
    return _wiped(sheet, covered), rules


def _is_inside(rule: Rule, text: Area) -> bool:
    x0, top, x1, bottom = text
    margin = _EDGE * (bottom - top)
    return x0 <= rule.x0 and rule.x1 <= x1 and top + margin <= rule.top and rule.bottom <= bottom - margin


def _wiped(sheet: Sheet, covered: Pixels) -> Sheet:
    """The sheet with the pixels `covered` as light as what is around them."""
    covered = np.asarray(cv2.dilate(covered, np.ones((3, 3), np.uint8)), dtype=np.uint8)
    reach = max(3, round(_THICKEST * sheet.scale)) | 1
    around = cv2.dilate(sheet.grey, np.ones((reach, reach), np.uint8))
    grey = np.where(covered > 0, around, sheet.grey).astype(np.uint8)
    ink = np.where(covered > 0, 0, sheet.ink).astype(np.uint8)
    return replace(sheet, grey=grey, ink=ink)


def _strokes(drawn: Pixels, scale: float, flat: bool) -> Iterator[tuple[Rule, tuple[slice, slice], Stroke]]:
    """The rules that run one way, each with the pixels that it covers within a region."""
    held = cv2.morphologyEx(drawn, cv2.MORPH_OPEN, _bar(_STROKE * scale, flat))
    joined = cv2.morphologyEx(held, cv2.MORPH_CLOSE, _bar(_GAP * scale, flat))
    _, labels, found, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    for label, (x, y, width, height, _area) in enumerate(found.tolist()):
        long, thick = (width, height) if flat else (height, width)
        if label == 0 or long < _SHORTEST[flat] * scale or thick > _THICKEST * scale + _LEANING * long:
            continue
        region = np.s_[y : y + height, x : x + width]
        stroke = labels[region] == label
        middle = float(np.argwhere(stroke)[:, 0 if flat else 1].mean()) + 0.5
        half = float(stroke.sum()) / long / 2
        edges = (x, y + middle - half, x + width, y + middle + half)
        if not flat:
            edges = (x + middle - half, y, x + middle + half, y + height)
        yield Rule(*(edge / scale for edge in edges)), region, stroke


def _bar(length: float, flat: bool) -> Pixels:
    pixels = max(3, round(length))
    return np.ones((1, pixels) if flat else (pixels, 1), np.uint8)
