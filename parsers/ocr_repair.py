"""Confusions of letters with figures, repaired where a word can be nothing but a figure, a year or an amount."""

from __future__ import annotations

import re

_LIKE_FIGURES = str.maketrans("OoQDIl|iSsBZz", "0000111155822")
_FIGURE = re.compile(r"[(+\-–<>~]*£?\d{1,3}(?:,\d{3})*(?:\.\d+)?(?:[kKmM]|%{1,2}|pp)?[).,;:*]*")
_YEARS = re.compile(r"\(?(?:19|20)\d\d(?:[/\-–](?:19|20)?\d\d)?[).,;:]*")
_SHOWN = re.compile(r"[£%]|\d,[\dOoQDIl|SsBZ]{3}|\d\.\d")
"""Signs that a word is a figure: a unit, groups of thousands, a decimal point."""
_YEAR_SHOWN = re.compile(r"(?:19|20|2O|I9|l9)[\dOoIl|SsB]{2}(?:[/\-–]|[).,;:]*$)")
_POUND = re.compile(r"^(\(?)[EeFf€₤](?=\d{1,3}(?:,\d{3})+(?:\.\d\d)?[).,;:]*$|\d[\d.]*[kKmM]\b)")
_POINTS_FOR_COMMAS = re.compile(r"(\(?£?\d{1,3})((?:\.\d{3}){2,})([).,;:]*)")
_REPAIRED = 0.7
"""The confidence of a repaired word, in parts of the recogniser's."""


def mended(text: str) -> tuple[str, float]:
    """The word as it must have been printed, and the factor of confidence that is left in it: 1 where nothing had to be
    repaired."""
    found = _POUND.sub(r"\1£", text)
    points = _POINTS_FOR_COMMAS.fullmatch(found)
    if points:
        found = points[1] + points[2].replace(".", ",") + points[3]
    if any(map(str.isdigit, found)) and (_SHOWN.search(found) or _YEAR_SHOWN.match(found)):
        found = _with_figures(found)
    return found, 1.0 if found == text else _REPAIRED


def _with_figures(text: str) -> str:
    """The word with letters made figures if that makes it a figure or a year, else as it is."""
    unit = re.search(r"(?:pp|[kKmM])[).,;:*]*$", text)
    stem, rest = (text[: unit.start()], text[unit.start() :]) if unit else (text, "")
    figures = stem.translate(_LIKE_FIGURES) + rest
    return figures if _FIGURE.fullmatch(figures) or _YEARS.fullmatch(figures) else text
