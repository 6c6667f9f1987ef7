"""A page's picture in, its words and rules out: made level and upright, recognised line by line, measured by ink."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import cv2
import numpy as np

from parsers.builder import SOFT_HYPHEN
from parsers.ocr_bullets import bullet
from parsers.ocr_engine import Engine, Quad, Sign, engine
from parsers.ocr_image import Pixels, Sheet, sheet
from parsers.ocr_repair import mended
from parsers.ocr_rules import without_rules
from parsers.ocr_words import Mark, Strip, line_type, marks
from parsers.page import Area, Page, Rule, Word

_ON_SIDE = 1.5
"""Lines that are higher than wide by this factor stand on their side."""
_SLANTED = 8.0
"""Lines that run at more than this angle, in degrees, to the page's are stamped across it."""
_LEAST_CONFIDENCE = 0.5
"""A line that the recogniser is less sure of, on average, is a picture's."""
_SAME_SIZE, _MOSTLY_BOLD = 0.06, 0.6
_ASCENT, _DESCENT = 0.8, 0.22
"""How far words reach above and below their base line, in parts of the type's size, as those of digital pages."""
_STROKE, _STROKE_GROWTH, _BOLD = 0.5, 0.042, 1.1
"""Strokes of plain type are as thick as this, in points, and so much more for each point of its size; those of bold
type are thicker by the factor."""
_PLAIN = 0.4
"""So many letters of a page, in parts of all, are in plain type at least."""
_USUAL = (0.8, 1.1)
_NEAR = 2.0
_BESIDE = 0.15
"""Base lines no further apart than this, in parts of the type's size, are one."""


@dataclass(frozen=True, slots=True)
class _Line:
    """The words of a line, the height of their base line and the size of their type, in pixels."""

    marks: Sequence[Mark]
    base: float
    size: float


def recognised(picture: Pixels, scale: float, number: int, threads: int = 0) -> Page:
    """Page `number` as its grey `picture` (height, width) shows it, at `scale` pixels for a point.

    Words and rules stand where they are on the level, upright page; `printed` of the words is where they are shown.
    """
    reader = engine(threads)
    level, quads = _upright(sheet(picture, scale), reader)
    straight = [_area(quad) for quad in quads if not _is_slanted(quad)]
    level, rules = without_rules(level, [_scaled(area, 1 / scale) for area in straight])
    dark = level.dark
    strips = [strip for area in straight for strip in _strips(level, dark, area, rules)]
    lines = [line for line in _lines(strips, reader) if line.marks]
    lines = [_with_bullet(level, line, straight) for line in _aligned(lines)]
    words = [*_words(level, lines, number), *_stamped(level, quads, reader, number)]
    if not any(map(str.isalnum, "".join(word.text for word in words))):
        words = []
    return Page(number, level.width, level.height, words, rules)


def _upright(level: Sheet, reader: Engine) -> tuple[Sheet, list[Quad]]:
    """The sheet with its lines running from left to right, and where they stand."""
    quads = reader.lines(level.grey, level.scale)
    areas = [_area(quad) for quad in quads]
    if sum(bottom - top > _ON_SIDE * (x1 - x0) for x0, top, x1, bottom in areas) > len(areas) / 2:
        level = level.turned(1)
        quads = reader.lines(level.grey, level.scale)
    if reader.upside_down([_cut(level.grey, _area(quad)) for quad in quads]):
        level = level.turned(2)
        quads = reader.lines(level.grey, level.scale)
    return level, quads


def _area(quad: Quad) -> Area:
    (x0, top), (x1, bottom) = quad.min(axis=0).tolist(), quad.max(axis=0).tolist()
    return max(0.0, x0), max(0.0, top), x1, bottom


def _scaled(area: Area, factor: float) -> Area:
    x0, top, x1, bottom = area
    return x0 * factor, top * factor, x1 * factor, bottom * factor


def _is_slanted(quad: Quad) -> bool:
    (x0, y0), (x1, y1) = quad[0].tolist(), quad[1].tolist()
    angle = abs(np.degrees(np.arctan2(y1 - y0, x1 - x0)))
    return bool(_SLANTED < angle < 90 - _SLANTED)


def _cut(pixels: Pixels, area: Area) -> Pixels:
    x0, top, x1, bottom = (round(edge) for edge in area)
    return pixels[top : max(bottom, top + 1), x0 : max(x1, x0 + 1)]


def _strips(level: Sheet, dark: Pixels, area: Area, rules: Sequence[Rule]) -> Iterator[Strip]:
    """The line of text in `area`, in pixels, divided where upright rules cross it."""
    x0, top, x1, bottom = area
    middle, near = (top + bottom) / 2 / level.scale, _NEAR * level.scale
    crossing = sorted(
        (rule.x0 + rule.x1) / 2 * level.scale for rule in rules if not rule.is_flat and rule.top < middle < rule.bottom
    )
    edges = [x0, *(x for x in crossing if x0 + near < x < x1 - near), x1]
    for left, right in pairwise(edges):
        part = (left, top, right, bottom)
        ink = _cut(level.ink, part)
        if ink.any():
            yield Strip(round(left), round(top), _cut(level.grey, part), ink, _cut(dark, part))


def _lines(strips: Sequence[Strip], reader: Engine) -> Iterator[_Line]:
    read = reader.read([strip.grey for strip in strips])
    for strip, signs in zip(strips, read, strict=True):
        if not _is_text(signs):
            continue
        found = list(marks(strip, signs))
        height = strip.grey.shape[0]
        base, size = line_type(found) or (strip.top + 0.8 * height, 0.8 * height)
        yield _Line(found, base, size)


def _aligned(lines: Sequence[_Line]) -> list[_Line]:
    """The lines with those that stand beside one another on one base line."""
    found: list[_Line] = []
    beside: list[_Line] = []
    for line in [*sorted(lines, key=lambda line: line.base), None]:
        if beside and (line is None or line.base - beside[0].base > _BESIDE * beside[0].size):
            letters = sum(len(mark.text) for each in beside for mark in each.marks)
            base = sum(each.base * sum(len(mark.text) for mark in each.marks) for each in beside) / letters
            found.extend(replace(each, base=base) for each in beside)
            beside = []
        if line is not None:
            beside.append(line)
    return found


def _with_bullet(level: Sheet, line: _Line, texts: Sequence[Area]) -> _Line:
    mark = bullet(level.ink, line.marks[0].area[0], line.base, line.size, texts)
    return replace(line, marks=[mark, *line.marks]) if mark else line


def _is_text(signs: Sequence[Sign]) -> bool:
    """Whether the recogniser is sure enough of what it read, and it is of our script: in pictures it sees any."""
    foreign = sum(unicodedata.category(sign.text[0]) == "Lo" for sign in signs)
    confidence = sum(sign.confidence for sign in signs)
    return bool(signs) and confidence >= _LEAST_CONFIDENCE * len(signs) and 2 * foreign < len(signs)


def _words(level: Sheet, lines: Sequence[_Line], number: int) -> Iterator[Word]:
    sizes = _settled(lines)
    usual = _usual_stroke(lines, level.scale)
    for line, size in zip(lines, sizes, strict=True):
        bold = _bold(line, _BOLD * usual * _stroke_of(size / level.scale) * level.scale)
        for mark, is_bold in zip(line.marks, bold, strict=True):
            x0, _, x1, _ = mark.area
            area = _scaled((x0, line.base - _ASCENT * size, x1, line.base + _DESCENT * size), 1 / level.scale)
            text, sure = mended(mark.text)
            text = _divided(text) if mark is line.marks[-1] else text
            printed = None if level.is_as_shown else level.shown(area)
            yield Word(text, *area, size / level.scale, is_bold, 0, mark.confidence * sure, printed, number)


def _divided(text: str) -> str:
    """A line's last word, its hyphen soft where it may divide a word."""
    return text[:-1] + SOFT_HYPHEN if text.endswith("-") and text[-2:-1].isalpha() else text


def _settled(lines: Sequence[_Line]) -> list[float]:
    """The size of each line, those that hardly differ made one: the one that most letters have."""
    letters: Counter[float] = Counter()
    for line in lines:
        letters[line.size] += sum(len(mark.text) for mark in line.marks)
    settled: dict[float, float] = {}
    for usual, _ in letters.most_common():
        for size in letters:
            if abs(size - usual) <= _SAME_SIZE * usual:
                settled.setdefault(size, settled.get(usual, usual))
    return [settled[line.size] for line in lines]


def _bold(line: _Line, limit: float) -> list[bool]:
    """Which words have strokes thicker than `limit`, in pixels; all of them where most letters do."""
    told = [(mark.stroke > limit, len(mark.text)) for mark in line.marks if any(map(str.isalnum, mark.text))]
    share = sum(count for is_bold, count in told if is_bold) / (sum(count for _, count in told) or 1)
    if share > _MOSTLY_BOLD:
        return [True] * len(line.marks)
    return [mark.stroke > limit and any(map(str.isalnum, mark.text)) for mark in line.marks]


def _stroke_of(size: float) -> float:
    return _STROKE + _STROKE_GROWTH * size


def _usual_stroke(lines: Sequence[_Line], scale: float) -> float:
    """How thick the strokes of plain letters are, beside those of usual type."""
    letters = sorted(
        (mark.stroke / scale / _stroke_of(line.size / scale), len(mark.text)) for line in lines for mark in line.marks
    )
    enough, seen = _PLAIN * sum(count for _, count in letters), 0
    for ratio, count in letters:
        seen += count
        if seen >= enough:
            return min(max(ratio, _USUAL[0]), _USUAL[1])
    return 1.0


def _stamped(level: Sheet, quads: Sequence[Quad], reader: Engine, number: int) -> Iterator[Word]:
    """The words that stand across the page, as those of a watermark do."""
    slanted = [quad for quad in quads if _is_slanted(quad)]
    crops = [_straightened(level.grey, quad) for quad in slanted]
    for quad, crop, signs in zip(slanted, crops, reader.read(crops), strict=True):
        text = "".join((" " if sign.spaced else "") + sign.text for sign in signs)
        confidence = min((sign.confidence for sign in signs), default=0.0)
        if _is_text(signs) and confidence > _LEAST_CONFIDENCE:
            area = _scaled(_area(quad), 1 / level.scale)
            size = _ASCENT * crop.shape[0] / level.scale
            yield Word(text, *area, size, False, 0, confidence, level.shown(area), number, faint=True)


def _straightened(grey: Pixels, quad: Quad) -> Pixels:
    width = max(1, round(float(np.linalg.norm(quad[1] - quad[0]))))
    height = max(1, round(float(np.linalg.norm(quad[3] - quad[0]))))
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], dtype=np.float32)
    matrix = cv2.getPerspectiveTransform(quad, corners)
    return np.asarray(cv2.warpPerspective(grey, matrix, (width, height), borderValue=255.0), dtype=np.uint8)
