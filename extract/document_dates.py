"""The year that a document is for, the date printed on it, and whether it is a draft."""

from __future__ import annotations

import re
from datetime import date, timedelta

from extract.document_lines import Line, opening, pattern
from normalise import periods
from normalise.periods import Period
from parsers.document import Document

_YEAR = re.compile(r"\b(20\d\d)\b")
_PLANS = ("youth_justice_plan", "strategic_plan")
_STATUS = re.compile(r"draft|final|approved", re.IGNORECASE)
_LONG_LINE = 60
_YEAR_OF_DAYS = 360
_COVER = 10
"""How many lines at most a plan's cover has."""


def year_of_plan(title: Line | None, all_lines: tuple[Line, ...]) -> Period | None:
    """The year or years in the title, else in the first line of the opening that names a plan's years."""
    candidates = [line for line in opening(all_lines) if len(line.text) <= 120]
    for line in ([title] if title else []) + candidates:
        found = years(line.text) if line is title or pattern("title", "words").search(line.text) else None
        if found:
            return found
    return next((found for line in candidates[:8] if (found := years(line.text))), None)


def years(text: str) -> Period | None:
    """The financial or calendar year in `text`, or the several years that a plan is for: `2012 - 2015` is from April
    2012 to March 2015, as plans run."""
    for found in periods.find(text):
        start, end = found.period.start, found.period.end
        if start is None or end is None:
            continue
        if (end - start).days < _YEAR_OF_DAYS:
            year = periods.containing_financial_year(start)
            if year.label not in found.period.label:
                continue
            return year
        if start.year < end.year and (start.month, end.month) == (1, 12):
            return Period(found.period.label, date(start.year, 4, 1), date(end.year, 3, 31))
        return found.period
    return None


def year_printed(published: str, all_lines: tuple[Line, ...]) -> Period | None:
    """The calendar year that a report or minutes print on themselves."""
    found = _YEAR.match(published) or next(
        (year for line in opening(all_lines) if len(line.text) <= _LONG_LINE and (year := _YEAR.search(line.text))),
        None,
    )
    return periods.calendar_year(int(found[1])) if found else None


def published(doc_type: str, all_lines: tuple[Line, ...]) -> str:
    """The date on the document as far as printed: `2015-06-16`, `2009-10` or `2009`; empty where none stands on it."""
    first = opening(all_lines)
    dated = [(line, _label(first, position), _date(line.text)) for position, line in enumerate(first)]
    found = [(line, label, day) for line, label, day in dated if day and not pattern("dates", "elsewhere").match(label)]
    labelled = [day for _, label, day in found if pattern("dates", "published").search(label)]
    if labelled:
        return labelled[0]
    if doc_type in _PLANS:
        return next((day for line, _, day in found if line in first[:_COVER] and _is_date_alone(line.text)), "")
    return _best([day for line, _, day in found if len(line.text) <= _LONG_LINE], doc_type)


def _is_date_alone(text: str) -> bool:
    """Whether a line is nothing but a day or a month with its year."""
    return bool(periods.read_date(text)) or (
        periods.read(text) is not None and not text.strip().isdigit() and "/" not in text
    )


def _best(days: list[str], doc_type: str) -> str:
    """Of unlabelled dates the first; an inspection's report prints the year on its cover and the month below."""
    if not days:
        return ""
    if doc_type == "inspection_report":
        return next((day for day in days if len(day) > 4), days[0])
    return next((day for day in days if len(day) == 10), days[0])


def _label(first: tuple[Line, ...], position: int) -> str:
    """What stands before a line's date: the words of the line, or the short line above."""
    text = first[position].text
    starts = [day.start for day in periods.find_dates(text)] or [found.start for found in periods.find(text)]
    words = text[: starts[0]].strip(" :-–—*") if starts else text
    above = first[position - 1].text if position else ""
    return words or (above.strip(" :-–—*") if len(above) <= 40 else "")


def _date(text: str) -> str:
    """The day, month or year that a line prints, ISO 8601 as far as printed; empty for a line with none or of prose."""
    days = periods.find_dates(text)
    if days:
        return days[0].date.isoformat()
    for found in periods.find(text):
        start, end = found.period.start, found.period.end
        if start and end and (end - start).days <= 31:
            return f"{start:%Y-%m}"
    bare = _YEAR.fullmatch(text.strip(" .*"))
    return bare[1] if bare else ""


def status(document: Document, title: Line | None, all_lines: tuple[Line, ...]) -> str:
    """`draft` or `final` as a watermark, a line of its own, the title or the opening says; empty where nothing does."""
    short = (line.text for line in all_lines if len(line.text) <= 40 and _STATUS.search(line.text))
    marks = [*document.meta.watermarks, *short]
    for name in ("draft", "final"):
        if any(pattern("status", "line", name).fullmatch(mark.strip(" .*:-–—[]()")) for mark in marks):
            return name
    first = [*([title.text] if title else []), *(line.text for line in opening(all_lines))]
    return next(
        (name for name in ("draft", "final") if pattern("status", "opening", name).search("\n".join(first))), ""
    )


def middle(period: Period | None) -> date | None:
    """A day well inside a period, to tell which authorities there were."""
    if period is None or period.start is None or period.end is None:
        return None
    return period.start + timedelta(days=(period.end - period.start).days // 2)
