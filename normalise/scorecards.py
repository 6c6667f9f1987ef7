"""Readers for the names of what is scored or counted apart: quality assurance themes, inspection criteria, critical
activities, and the groups that figures are broken down by."""

from __future__ import annotations

import re
from functools import cache

from normalise import catalogue
from normalise.vocabulary import load_toml
from normalise.wordings import Wordings

_SCORE = re.compile(r"\d+\s*%\s*$")
_CAPABILITY = re.compile(r"\s*([1-9]\.[1-9])(?![\d.])")
LONGEST_NAME = 200
"""More characters than this are no name of a theme or a group."""


@cache
def _names(section: str) -> Wordings[str]:
    table: dict[str, list[str]] = load_toml("scorecards")[section]
    return Wordings((template, name) for name, templates in table.items() for template in templates)


def _found(section: str, text: str) -> str | None:
    """The one name of `section` that stands in `text`; None where there is none or where there are several."""
    if len(text) > LONGEST_NAME:
        return None
    found = {match.name for match in _names(section).find(text)}
    return found.pop() if len(found) == 1 else None


def read_epqa(text: str) -> str | None:
    """The id of the quality assurance theme that a row's or section's heading names (`epqa.remand_management`)."""
    theme = _found("epqa", text)
    return f"epqa.{theme}" if theme else None


def read_scorecard(text: str) -> str | None:
    """The id of the core case inspection criterion, section or headline score that the whole of `text` names."""
    criterion = _names("cci").read(_SCORE.sub("", text))
    return f"cci.{criterion}" if criterion else None


def read_capability(text: str) -> str | None:
    """The id of the capacity and capability activity whose number `text` begins with: "4.1 How ..." is `cc.4.1`."""
    number = _CAPABILITY.match(text)
    if number is None:
        return None
    indicator_id = f"cc.{number[1]}"
    return indicator_id if any(i.id == indicator_id for i in catalogue.all_indicators()) else None


def read_population(text: str) -> str | None:
    """The population of reoffending that the whole of `text` names, such as `first_tier`."""
    return _names("population").read(text)


def find_population(text: str) -> str | None:
    """The one population of reoffending that stands in `text`."""
    return _found("population", text)


def read_ethnic_group(text: str) -> str | None:
    """`white`, `mixed`, `asian`, `black` or `chinese` where the whole of `text` names that group."""
    return _names("ethnic_group").read(text)


def read_ethnic_base(text: str) -> str | None:
    """Whether a heading speaks of young offenders (`youth_justice`) or of the population (`general`)."""
    return _found("ethnic_base", text)
