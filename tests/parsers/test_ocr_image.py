"""Pictures of pages made level, and their rules found: by the picture alone, without a recogniser."""

from __future__ import annotations

import pytest
from reportlab.pdfgen.canvas import Canvas

from tests.parsers.pdf_files import grid, lines, write
from tests.parsers.scans import SCALE, scan

pytest.importorskip("cv2", reason="the extra yotdata[ocr] is not installed")

from parsers.ocr_image import sheet
from parsers.ocr_rules import without_rules


def table(canvas: Canvas) -> None:
    write(canvas, 72, 90, "Table of the ruled 2007", 26, bold=True)
    lines(canvas, 120, *["Words that run over the page and give it level lines."] * 6)
    grid(canvas, 220, [["1", "2", "3"]] * 4)


@pytest.mark.parametrize("skew", [-5.0, -0.7, 0.0, 0.5, 3.2])
@pytest.mark.parametrize("quarters", [0, 1])
def test_a_page_is_made_level(skew: float, quarters: int) -> None:
    picture = scan(table, skew, quarters)
    again = sheet(sheet(picture, SCALE).grey, SCALE)
    assert abs(again.place[0, 1]) < 0.0015


def test_the_paper_is_white_all_over() -> None:
    grey = sheet(scan(table), SCALE).grey
    corners = (grey[:200, :200], grey[:200, -200:], grey[-200:, :200], grey[-200:, -200:])
    assert all(corner.mean() > 240 for corner in corners)


def test_rules_are_found_and_wiped_off_and_strokes_of_large_letters_are_none() -> None:
    level = sheet(scan(table, skew=0.8), SCALE)
    wiped, rules = without_rules(level, [(65.0, 60.0, 450.0, 100.0)])
    flat = sorted(rule.top for rule in rules if rule.is_flat)
    upright = sorted(rule.x0 for rule in rules if not rule.is_flat)
    assert flat == pytest.approx([220, 240, 260, 280, 300], abs=2.5)
    assert upright == pytest.approx([72, 182, 292, 402], abs=2.5)
    middle = (int(300 * SCALE), int(402 * SCALE))
    assert wiped.ink[middle[0] - 6 : middle[0] + 6, int(80 * SCALE) : int(390 * SCALE)].mean() < 3


def test_an_area_is_found_again_on_the_page_as_shown() -> None:
    level = sheet(scan(table, skew=2.0), SCALE)
    x0, top, x1, bottom = level.turned(1).shown(level.turned(1).shown((10, 20, 30, 40)))
    assert x1 > x0
    assert bottom > top
    shown = level.turned(2).turned(2).shown((100.0, 100.0, 120.0, 110.0))
    assert shown == pytest.approx(level.shown((100.0, 100.0, 120.0, 110.0)), abs=0.01)
