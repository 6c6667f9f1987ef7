"""Renders pages. Everything that comes from a document is escaped."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import quote

from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

_UNITS = {"percent": "%", "percentage_points": " points", "rate_per_1k": " per 1,000", "rate_per_100k": " per 100,000"}


def figure(value: Decimal | float | None, unit: str = "") -> str:
    """A figure for people: with thousands separators and the sign of its unit."""
    if value is None:
        return ""
    if unit == "yes_no":
        return "yes" if value else "no"
    number = Decimal(str(value))
    shown = f"{number:,f}" if number == number.to_integral_value() else f"{number.normalize():,f}"
    return f"{shown}{_UNITS.get(unit, '')}".replace("-", "−", 1)


def pounds(value: Decimal) -> str:
    """An amount of money for people."""
    number = f"{abs(value):,.2f}".removesuffix(".00")
    return f"{'−' if value < 0 else ''}£{number}"


def words(value: str) -> str:
    """A name of our own for people: `first_tier` as `first tier`."""
    return value.replace("_", " ")


def place(name: str) -> str:
    """The address of an authority's page."""
    return f"/authorities/{quote(name, safe='')}"


_environment = Environment(
    loader=FileSystemLoader(Path(__file__).parent.parent / "templates"),
    autoescape=select_autoescape(default=True),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_environment.filters |= {"figure": figure, "pounds": pounds, "words": words, "place": place}


def render(template: str, **given: Any) -> HTMLResponse:
    """A page of a template's name and what it shows."""
    return HTMLResponse(_environment.get_template(template).render(**given))
