"""Renders pages. Everything that comes from a document is escaped."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from web.reading.told import label, told
from web.wording import day, figure, moment, place, pounds, words

_environment = Environment(
    loader=FileSystemLoader(Path(__file__).parent.parent / "templates"),
    autoescape=select_autoescape(default=True),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_environment.filters |= {
    "figure": figure,
    "pounds": pounds,
    "words": words,
    "place": place,
    "indicator": label,
    "day": day,
    "moment": moment,
}
_environment.globals |= {"told": told}


def render(template: str, **given: Any) -> HTMLResponse:
    """A page of a template's name and what it shows."""
    return HTMLResponse(_environment.get_template(template).render(**given))
