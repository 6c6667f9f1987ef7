"""The picture of a page made ready to be read: even light, dark ink told from paper, lines level."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from parsers.page import Area

Pixels = npt.NDArray[np.uint8]
Matrix = npt.NDArray[np.float64]

_MOST_SKEW = 6.0
"""Pages are level within so many degrees, or stand on another edge."""
_COARSE, _FINE, _FINEST = 0.5, 0.1, 0.02
_LEVEL = 0.04
"""A page that is off by less than this, in degrees, is left as it is."""
_SPECK = 4
"""Ink of fewer connected pixels than this is noise."""
_DARKEST_PAPER, _LIGHTEST_INK = 100, 190
_DARK = 5
"""The darkness of print, as a percentile of what is darker than paper."""
_EDGE = 0.45
"""Where letters end, in parts of the way from the darkness of print to white."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page's picture: `grey` with the paper white, `ink` non-zero where something is printed; `scale` in pixels for a
    point; `place` leads from pixels of the page as shown to pixels of this picture."""

    grey: Pixels
    ink: Pixels
    scale: float
    place: Matrix

    @property
    def width(self) -> float:
        """In points."""
        return float(self.grey.shape[1]) / self.scale

    @property
    def height(self) -> float:
        """In points."""
        return float(self.grey.shape[0]) / self.scale

    @property
    def dark(self) -> Pixels:
        """The ink without the blur around it: letters at their true size, though thin strokes may break."""
        printed = self.grey[self.ink > 0]
        darkest = float(np.percentile(printed, _DARK)) if printed.size else 0.0
        return _pixels(np.where(self.grey < darkest + _EDGE * (255 - darkest), self.ink, 0))

    @property
    def is_as_shown(self) -> bool:
        return bool(np.allclose(self.place, np.eye(3)))

    def shown(self, area: Area) -> Area:
        """Where an area of this picture stands on the page as shown, both in points."""
        x0, top, x1, bottom = (edge * self.scale for edge in area)
        corners = np.array([[x0, x1, x1, x0], [top, top, bottom, bottom], [1, 1, 1, 1]])
        x, y, _ = np.linalg.inv(self.place) @ corners / self.scale
        return float(x.min()), float(y.min()), float(x.max()), float(y.max())

    def turned(self, quarters: int) -> Sheet:
        """The sheet turned clockwise."""
        if not quarters % 4:
            return self
        height, width = self.grey.shape
        turn = {
            1: [[0, -1, height - 1], [1, 0, 0], [0, 0, 1]],
            2: [[-1, 0, width - 1], [0, -1, height - 1], [0, 0, 1]],
            3: [[0, 1, 0], [-1, 0, width - 1], [0, 0, 1]],
        }[quarters % 4]
        grey, ink = (np.ascontiguousarray(np.rot90(each, -quarters)) for each in (self.grey, self.ink))
        return Sheet(grey, ink, self.scale, np.array(turn, dtype=np.float64) @ self.place)


def sheet(picture: Pixels, scale: float) -> Sheet:
    """The sheet of a grey picture (height, width) with `scale` pixels for a point."""
    grey = _even(picture, scale)
    place = np.eye(3)
    angle = skew(_ink(grey), scale)
    if abs(angle) > _LEVEL:
        height, width = grey.shape
        place[:2] = cv2.getRotationMatrix2D(((width - 1) / 2, (height - 1) / 2), angle, 1.0)
        grey = _pixels(cv2.warpAffine(grey, place[:2], (width, height), flags=cv2.INTER_CUBIC, borderValue=255.0))
    return Sheet(grey, _ink(grey), scale, place)


def _even(picture: Pixels, scale: float) -> Pixels:
    """The picture with its paper white all over, however the light fell: divided by what lies behind the print."""
    height, width = picture.shape
    step = max(1, round(2 * scale))
    small = cv2.resize(picture, (max(1, width // step), max(1, height // step)), interpolation=cv2.INTER_AREA)
    reach = max(3, round(72 * scale / step)) | 1
    paper = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((reach, reach), np.uint8), borderType=cv2.BORDER_REPLICATE)
    paper = cv2.GaussianBlur(paper, (reach, reach), 0)
    behind = cv2.resize(paper, (width, height), interpolation=cv2.INTER_LINEAR)
    return _pixels(cv2.divide(picture, np.maximum(behind, 1), scale=255))


def _ink(grey: Pixels) -> Pixels:
    level, _ = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    _, ink = cv2.threshold(grey, min(max(level, _DARKEST_PAPER), _LIGHTEST_INK), 255, cv2.THRESH_BINARY_INV)
    _, labels, found, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    specks = found[:, cv2.CC_STAT_AREA] < _SPECK
    return _pixels(np.where(specks[labels], 0, ink))


def skew(ink: Pixels, scale: float) -> float:
    """By how many degrees clockwise the lines of a page run down: the turn that sets its rows, or its columns where it
    stands on its side, most sharply against their gaps."""
    factor = min(1.0, 1.4 / scale)
    small = cv2.resize(ink, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA).astype(np.float32)
    best = 0.0
    for step, reach in ((_COARSE, _MOST_SKEW), (_FINE, _COARSE), (_FINEST, _FINE)):
        count = round(reach / step)
        angles = [best + step * index for index in range(-count, count + 1)]
        best = max(angles, key=lambda angle: (_sharpness(small, angle), -abs(angle)))
    return best


def _sharpness(picture: npt.NDArray[np.float32], angle: float) -> float:
    height, width = picture.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    level = cv2.warpAffine(picture, matrix, (width, height))
    return float(max(np.square(np.diff(level.sum(axis=axis))).sum() for axis in (0, 1)))


def _pixels(picture: Any) -> Pixels:
    return np.asarray(picture, dtype=np.uint8)
