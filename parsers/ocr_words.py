"""Recognised characters as words: divided where the ink leaves gaps, with the type's size and weight by the ink."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean, median

import numpy as np
import numpy.typing as npt

from parsers.ocr_engine import Sign
from parsers.ocr_image import Pixels
from parsers.page import Area

_SPACE, _SPACE_BEHIND_STOP, _SPACE_OF_FIGURES = 0.2, 0.16, 0.3
"""A wider gap, in parts of the type's size, is a space that the recogniser left out; figures stand further apart."""
_NO_SPACE = 0.16
"""A gap no wider than this, in parts of the type's size, is none within a figure."""
_CAPITAL, _LOW, _DEEP = 0.72, 0.53, 0.21
"""How high capitals and low letters stand, and how far some reach below the line, in parts of the type's size."""
_TALL = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789bdfhkl£%&?!")
_HIGH = _TALL | frozenset("()[]/")
_LOW_LETTERS = frozenset("acemnorsuvwxz")
_REACHING = frozenset("gjpqyQ,;()[]{}/|@$_")
_STOPS = frozenset(".,;:)")
_FIGURE = frozenset("0123456789,.£%")
_BAND = 0.1
_LEAST = 0.1
_OFF = 0.3
_OFF_BASE = 2.5
_PAPER, _FAINT = 85, 0.12


@dataclass(frozen=True, slots=True)
class Mark:
    """A word as found on a line: the area of its ink in pixels of the sheet, the height of its base line and its size
    where the letters tell them, and how thick its strokes are, in pixels."""

    text: str
    confidence: float
    area: Area
    base: float | None
    size: float | None
    stroke: float


@dataclass(frozen=True, slots=True)
class Strip:
    """A line of text cut out of a sheet, `left` and `top` in pixels; `dark` is its ink without the blur around it."""

    left: int
    top: int
    grey: Pixels
    ink: Pixels
    dark: Pixels


def marks(strip: Strip, signs: Sequence[Sign]) -> Iterator[Mark]:
    """The words of a line."""
    if not signs:
        return
    core = _core(strip.ink)
    columns = np.asarray(strip.ink[round(_BAND * strip.ink.shape[0]) :].any(axis=0))
    top, bottom = _reach(strip.ink, core)
    cuts = _cuts(signs, columns, (bottom - top) / _parts_of_size("".join(sign.text for sign in signs)))
    edges = [0.0, *(place for _, place in cuts), float(columns.size)]
    starts = [0, *(index for index, _ in cuts), len(signs)]
    for start, stop, x0, x1 in zip(starts, starts[1:], edges, edges[1:], strict=False):
        yield _mark(strip, core, signs[start:stop], (round(x0), max(round(x0) + 1, round(x1))))


def _core(ink: Pixels) -> int:
    """The row in the middle of a line's low letters: where most ink is."""
    rows = np.asarray(ink.sum(axis=1, dtype=np.int64))
    width = max(3, ink.shape[0] // 4)
    smooth = np.convolve(rows, np.ones(width, np.int64), mode="same")
    edge: int = ink.shape[0] // 5
    return edge + int(np.argmax(smooth[edge : ink.shape[0] - edge]))


def _reach(ink: Pixels, core: int) -> tuple[int, int]:
    """The rows around the row `core` that have ink without a break: what is beyond belongs to other lines."""
    blank = np.flatnonzero(~ink.any(axis=1))
    index = int(np.searchsorted(blank, core))
    top = int(blank[index - 1]) + 1 if index else 0
    bottom = int(blank[index]) if index < blank.size else ink.shape[0]
    return (top, bottom) if bottom > top else (0, ink.shape[0])


def _cuts(signs: Sequence[Sign], columns: npt.NDArray[np.bool_], height: float) -> list[tuple[int, float]]:
    """Where words begin: the index of the first sign and the place of the cut, in pixels; `height` is about the size of
    the type. Signs are placed roughly, so that each space takes the widest gap near by; a wide gap that none takes is a
    space that the recogniser left out."""
    inked = np.flatnonzero(columns)
    if inked.size < 2:
        return []
    places = np.clip([sign.middle * columns.size for sign in signs], inked[0], inked[-1])
    steps = np.diff(inked) - 1
    wide = np.flatnonzero(steps > _LEAST * height)
    gaps = {float(inked[index] + 1 + steps[index] / 2): float(steps[index]) / height for index in wide}
    cuts: dict[int, float] = {}
    for index in (index for index in range(1, len(signs)) if signs[index].spaced):
        middle, reach = places[index - 1 : index + 1].mean(), np.ptp(places[index - 1 : index + 1]) / 2
        near = [place for place in gaps if abs(place - middle) <= reach + _OFF * height]
        place = max(near, key=gaps.__getitem__, default=float(middle))
        if _is_space(signs[index - 1], signs[index], gaps.pop(place, 0.0)):
            cuts[index] = place
    for place, gap in gaps.items():
        index = int(np.searchsorted(places, place))
        index += 1 if index < len(signs) and signs[index].text in _STOPS else 0
        if 0 < index < len(signs) and index not in cuts and _is_space(signs[index - 1], signs[index], gap):
            cuts[index] = place
    return list(zip(sorted(cuts), sorted(cuts.values()), strict=True))


def _is_space(before: Sign, sign: Sign, gap: float) -> bool:
    """Whether a gap, in parts of the type's size, divides words: the ink decides where the recogniser may be wrong."""
    if before.text[-1] in _FIGURE and sign.text[0] in _FIGURE:
        return gap >= _NO_SPACE if sign.spaced else gap > _SPACE_OF_FIGURES
    return sign.spaced or gap > (_SPACE_BEHIND_STOP if before.text[-1] in _STOPS else _SPACE)


def _mark(strip: Strip, core: int, signs: Sequence[Sign], between: tuple[int, int]) -> Mark:
    text = "".join(sign.text for sign in signs)
    confidence = min(sign.confidence for sign in signs)
    x0, x1 = between
    top, bottom = _reach(strip.ink[:, x0:x1], core)
    columns = np.flatnonzero(strip.ink[top:bottom, x0:x1].any(axis=0))
    if not columns.size:
        area = (strip.left + x0, strip.top + top, strip.left + x1, strip.top + bottom)
        return Mark(text, confidence, area, None, None, 0.0)
    left, right = x0 + int(columns[0]), x0 + int(columns[-1]) + 1
    area = (strip.left + left, strip.top + top, strip.left + right, strip.top + bottom)
    if text[0].isdigit() and set(text) & _REACHING:
        first = columns[: int(np.flatnonzero(np.diff(columns, append=columns[-1] + 2) > 1)[0]) + 1] + x0
        base, size = _type(text[0], *_height(strip, core, int(first[0]), int(first[-1]) + 1))
    else:
        base, size = _type(text, *_height(strip, core, left, right))
    return Mark(text, confidence, area, base, size, _stroke(strip.grey[top:bottom, left:right]))


def _height(strip: Strip, core: int, x0: int, x1: int) -> tuple[float, float]:
    """From where to where the letters in some columns stand, in pixels of the sheet."""
    top, bottom = _reach(strip.ink[:, x0:x1], core)
    dark = np.flatnonzero(strip.dark[top:bottom, x0:x1].any(axis=1))
    if dark.size:
        top, bottom = top + int(dark[0]), top + int(dark[-1]) + 1
    return float(strip.top + top), float(strip.top + bottom)


def _type(text: str, top: float, bottom: float) -> tuple[float | None, float | None]:
    """The base line and the size of a word's type, by the letters that it has and how far its ink reaches."""
    letters = set(text)
    is_deep = bool(letters & _REACHING)
    if not letters & (_TALL | _LOW_LETTERS):
        return None, None
    if letters & set("tij") and not letters & _HIGH:
        return (None if is_deep else bottom), None
    size = (bottom - top) / _parts_of_size(text)
    return bottom - (_DEEP * size if is_deep else 0.0), size


def _parts_of_size(text: str) -> float:
    """How high words reach from the lowest to the highest of their letters, in parts of the type's size."""
    letters = set(text)
    return (_CAPITAL if letters & _HIGH else _LOW) + (_DEEP if letters & _REACHING else 0.0)


def _stroke(grey: Pixels) -> float:
    """How thick the strokes of letters are, in pixels: their darkness by the length of their edges."""
    paper = float(np.percentile(grey, _PAPER))
    dark = np.pad(np.maximum(paper - grey.astype(np.float32), 0.0), 1)
    dark[dark < _FAINT * paper] = 0.0
    across, down = np.diff(dark, axis=1)[:-1], np.diff(dark, axis=0)[:, :-1]
    edges = float(np.hypot(across, down).sum())
    return 2 * float(dark.sum()) / edges if edges else 0.0


def line_type(found: Sequence[Mark]) -> tuple[float, float] | None:
    """The base line and the size of a line's type, in pixels: by the words that stand on it if there are any."""
    told = [mark for mark in found if mark.base is not None and mark.size is not None]
    plain = [mark for mark in told if mark.text[0].isdigit() or not set(mark.text) & _REACHING]
    plain = [mark for mark in plain if set(mark.text) & _TALL]
    chosen = plain or told
    if not chosen:
        return None
    middle = median(mark.base or 0.0 for mark in chosen)
    near = [mark.base or 0.0 for mark in chosen if abs((mark.base or 0.0) - middle) < _OFF_BASE]
    return fmean(near or [middle]), median(mark.size or 0.0 for mark in chosen)
