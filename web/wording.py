"""Figures, money, names and addresses as people read them. Pure."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from urllib.parse import quote

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


def day(when: date) -> str:
    """A day for people: 1 April 2007."""
    return f"{when.day} {when:%B %Y}"


def moment(when: datetime) -> str:
    """A time for people: 1 April 2007, 09:30."""
    return f"{day(when)}, {when:%H:%M}"


def words(value: str) -> str:
    """A name of our own for people: `first_tier` as `first tier`."""
    return value.replace("_", " ")


def place(name: str) -> str:
    """The address of an authority's page."""
    return f"/authorities/{quote(name, safe='')}"


def unit_name(unit: str) -> str:
    """What an axis of a unit is called."""
    names = {"percent": "per cent", "rate_per_1k": "per 1,000", "rate_per_100k": "per 100,000"}
    return names.get(unit, words(unit))
