"""The bullets of list items, which stand too far from their words for the recogniser to see them as text."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from parsers.ocr_image import Pixels
from parsers.ocr_words import Mark
from parsers.page import Area

BULLET = "•"
_NEAREST, _FURTHEST = 0.3, 3.2
"""How far a bullet stands from the words, in parts of the type's size."""
_HIGHEST, _LOWEST = 0.8, 0.1
_LEAST, _MOST = 0.15, 0.6
"""How large a bullet is, in parts of the type's size."""
_FILLED = 0.6
_ROUND = 1.5
_CONFIDENCE = 0.8


def bullet(ink: Pixels, left: float, base: float, size: float, texts: Sequence[Area]) -> Mark | None:
    """The bullet to the left of a line whose words begin at `left`, on the base line `base`: a dot alone there.

    Lengths in pixels; what stands in one of the lines `texts` is none.
    """
    x0, x1 = max(0, round(left - _FURTHEST * size)), max(0, round(left - _NEAREST * size))
    top, bottom = max(0, round(base - _HIGHEST * size)), max(0, round(base + _LOWEST * size))
    for text in texts:
        if text[2] <= left and text[1] < base - size / 3 < text[3]:
            x0 = max(x0, round(text[2]))
    region = ink[top:bottom, x0:x1]
    if not region.size or not region.any():
        return None
    count, _, found, _ = cv2.connectedComponentsWithStats(region, connectivity=8)
    x, y, width, height, area = found[1:][np.argmax(found[1:, cv2.CC_STAT_AREA])].tolist()
    is_alone = area > _FILLED * (region > 0).sum() and count < 4
    is_dot = min(width, height) > _LEAST * size and max(width, height) < min(_MOST * size, _ROUND * min(width, height))
    is_whole = x > 0 and y > 0 and x + width < region.shape[1] and y + height < region.shape[0]
    if not (is_alone and is_dot and is_whole and area > _FILLED * width * height):
        return None
    return Mark(BULLET, _CONFIDENCE, (x0 + x, top + y, x0 + x + width, top + y + height), None, None, 0.0)
