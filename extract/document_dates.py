"""The year that a document is for, the date printed on it, and whether it is a draft."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from extract.document_lines import Line, opening, pattern
from normalise import periods
from normalise.periods import Period
from parsers.document import Document

_YEAR = re.compile(r"\b(20\d\d)\b")
_MONTH_BEFORE = re.compile(r"\b[A-Z][a-z]{2,8} (?=20\d\d\s*[-–/]\s*20\d\d\b)")
_TWO_YEARS = re.compile(r"\b(20\d\d)[ \t]+(20\d\d)\b")
_PLANS = ("youth_justice_plan", "strategic_plan")
_FINANCIAL = re.compile(r"\b20\d\d\s?[/-]\s?\d\d\b(?!\s?[/-])")
_PLAN = re.compile(r"\b(?:plan|strategy)\b", re.IGNORECASE)
_STATUS = re.compile(r"draft|final|approved", re.IGNORECASE)
_LONG_LINE = 60
_LONGEST_LINE = 240
_TIME = re.compile(r"[\s,.]*(?:(?:at )?\d{1,2}[.:]\d\d\s*(?:am|pm|hours)?|\d{1,2}\s*(?:am|pm))?[\s.)]*", re.IGNORECASE)
_NAME = re.compile(r"(?:[A-Z][\w.’'-]*\s){2,4}[-–,]?\s*\d{1,2}[./]\d{1,2}[./]\d{2,4}")
_NO_LATER = re.compile(r"\b(?:by|before|until|from|since)$", re.IGNORECASE)
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


def years(text: str, parts: bool = True) -> Period | None:
    """The financial or calendar year in `text`, or the several years that a plan is for: `2012 - 2015` is from April
    2012 to March 2015, as plans run. A part of a financial year stands for it, unless `parts` are not asked for."""
    for found in periods.find(_TWO_YEARS.sub(r"\1 - \2", _MONTH_BEFORE.sub("", text))):
        start, end = found.period.start, found.period.end
        if start is None or end is None:
            continue
        if (end - start).days < _YEAR_OF_DAYS:
            year = periods.containing_financial_year(start)
            if year.label not in found.period.label or not parts:
                continue
            return year
        if start.year < end.year and (start.month, end.month) == (1, 12):
            return Period(found.period.label, date(start.year, 4, 1), date(end.year, 3, 31))
        return found.period
    return None


def year_below(title: Line, all_lines: tuple[Line, ...]) -> Period | None:
    """The financial year in the short line below a report's title, of which that may tell a quarter."""
    below = next((line.text for line in opening(all_lines) if line.start >= title.end), "")
    return years(below) if len(below) <= _LONG_LINE and _FINANCIAL.search(below) else None


def year_printed(doc_type: str, published: str, all_lines: tuple[Line, ...]) -> Period | None:
    """The calendar year that a report or minutes print on themselves; else the one year of all their dates."""
    found = _YEAR.match(published) or next(
        (year for line in opening(all_lines) if len(line.text) <= _LONG_LINE and (year := _YEAR.search(line.text))),
        None,
    )
    if found:
        return periods.calendar_year(int(found[1]))
    dated = set() if doc_type in _PLANS else set(_years_of_dates(opening(all_lines)))
    return periods.calendar_year(int(dated.pop())) if len(dated) == 1 else None


def _years_of_dates(some_lines: tuple[Line, ...]) -> Iterator[str]:
    for line in some_lines:
        yield from (day[:4] for start, day in _dates(line.text) if not _NO_LATER.search(line.text[:start].rstrip()))


def published(doc_type: str, all_lines: tuple[Line, ...]) -> str:
    """The date on the document as far as printed: `2015-06-16`, `2009-10` or `2009`; empty where none stands on it."""
    first = opening(all_lines)
    dated = [(line, _label(first, position), _date(line.text)) for position, line in enumerate(first)]
    found = [(line, label, day) for line, label, day in dated if day and not pattern("dates", "elsewhere").match(label)]
    labelled = [day for line, label, day in found if _is_publication(line, label)]
    if labelled:
        return labelled[0]
    if doc_type.endswith("_plan"):
        on_cover = [(line, label, day) for line, label, day in found if line in first[:_COVER]]
        alone = (day for line, label, day in on_cover if _is_date_alone(line.text) or _is_label(label))
        return next(alone, "") or _of_approval(first) or _of_version(all_lines)
    cover = first[:_COVER]
    apart = [(line, day) for line, label, day in found if _stands_apart(line, label, line in cover)]
    return _best(apart, cover, doc_type)


def _is_publication(line: Line, label: str) -> bool:
    if len(line.text) > 2 * _LONG_LINE or _NO_LATER.search(label):
        return False
    words = pattern("dates", "published")
    own = line.text[-1] != "." or pattern("dates", "itself").match(label)
    return bool(words.search(label) if own else words.match(label))


def _is_label(label: str) -> bool:
    return bool(pattern("dates", "alone").fullmatch(label))


def _is_heading(text: str) -> bool:
    return text.isupper() and len(text) <= 2 * _LONG_LINE


def _stands_apart(line: Line, label: str, on_cover: bool) -> bool:
    """Whether a line's date is a date on the document: in a short line, at a long one's end, at a cover's beginning."""
    if len(line.text) <= _LONG_LINE or (on_cover and (not label or _is_label(label) or _is_heading(line.text))):
        return True
    ends = [day.end for day in periods.find_dates(line.text)] or [found.end for found in periods.find(line.text)]
    return len(line.text) <= _LONGEST_LINE and bool(_TIME.fullmatch(line.text, max(ends))) and line.text[-1] != "."


def _of_approval(first: tuple[Line, ...]) -> str:
    """The day on which a board or committee agreed the plan, as a sentence of the opening says."""
    return _behind(pattern("dates", "approval"), " ".join(line.text for line in first))


def _of_version(all_lines: tuple[Line, ...]) -> str:
    """The day of the version that a short line, such as a footer, numbers: `draft v3 12/04/18`."""
    short = (line.text for line in all_lines if len(line.text) <= 2 * _LONG_LINE)
    return next((day for text in short if (day := _behind(pattern("dates", "version"), text))), "")


def _behind(words: re.Pattern[str], text: str) -> str:
    """The first day or month in `text` right behind `words`."""
    for start, day in _dates(text):
        said = text[max(start - 2 * _LONG_LINE, 0) : start].rstrip(" ,:–-(")
        if any(found.end() == len(said) for found in words.finditer(said)):
            return day
    return ""


def _is_date_alone(text: str) -> bool:
    """Whether a line is nothing but a day or a month with its year, or a name with the day."""
    if periods.read(text) is not None and not text.strip().isdigit() and "/" not in text:
        return True
    return bool(periods.read_date(text)) or bool(_NAME.fullmatch(text) and periods.find_dates(text))


def _best(dated: list[tuple[Line, str]], cover: tuple[Line, ...], doc_type: str) -> str:
    """Of unlabelled dates the first; an inspection's report prints the year on its cover and the month below."""
    days = [day for _, day in dated]
    if doc_type == "inspection_report":
        return next((day for day in days if len(day) > 4), days[0] if days else "")
    on_cover = next((day for line, day in dated if line in cover and len(day) > 4), "")
    return on_cover or next((day for day in days if len(day) == 10), days[0] if days else "")


def _label(first: tuple[Line, ...], position: int) -> str:
    """What stands before a line's date: the words of the line, or the short line above."""
    text = first[position].text
    starts = [day.start for day in periods.find_dates(text)] or [found.start for found in periods.find(text)]
    words = text[: starts[0]].strip(" :-–—*") if starts else text
    above = first[position - 1].text if position else ""
    return words or (above.strip(" :-–—*") if len(above) <= 40 else "")


def _date(text: str) -> str:
    """The day, month or year that a line prints, ISO 8601 as far as printed; empty for a line with none or of prose."""
    _, found = next(_dates(text), (0, ""))
    bare = _YEAR.fullmatch(text.strip(" .*"))
    return found or (bare[1] if bare else "")


def _dates(text: str) -> Iterator[tuple[int, str]]:
    """The days and months in a text with where they begin, days first."""
    yield from ((day.start, day.date.isoformat()) for day in periods.find_dates(text))
    for found in periods.find(text):
        start, end = found.period.start, found.period.end
        if start and end and (end - start).days <= 31:
            yield found.start, f"{start:%Y-%m}"


def status(doc_type: str, document: Document, title: Line | None, all_lines: tuple[Line, ...]) -> str:
    """`draft` or `final` as a watermark, a line of its own, the title or the opening says; empty where nothing does."""
    first = opening(all_lines)
    is_plan = doc_type.endswith("_plan") or (doc_type == "other" and title is not None and is_plan_title(title.text))
    may_be_draft = [line for line in first if is_plan] or [line for line in first[:_COVER] if not _is_entry(line)]
    short = [line for line in (all_lines if is_plan else may_be_draft) if len(line.text) <= 40]
    marks = [*document.meta.watermarks, *(line.text for line in short if _STATUS.search(line.text))]
    for name in ("draft", "final"):
        if any(pattern("status", "line", name).fullmatch(mark.strip(" .*:-–—[]()")) for mark in marks):
            return name
    for name, some_lines in (("draft", may_be_draft), ("final", first)):
        said = "\n".join(line.text for line in (*([title] if title else []), *some_lines))
        if pattern("status", "opening", name).search(said):
            return name
    return "final" if is_plan and _of_approval(first) else ""


def _is_entry(line: Line) -> bool:
    """Whether a line of a report is prose or a dated or numbered entry, which speak of something else."""
    return len(line.text) > _LONG_LINE or line.text[0].isdigit()


def is_plan_title(text: str) -> bool:
    """Whether a title is a plan's, of any service."""
    return bool(_PLAN.search(text))


def middle(period: Period | None) -> date | None:
    """A day well inside a period, to tell which authorities there were."""
    if period is None or period.start is None or period.end is None:
        return None
    return period.start + timedelta(days=(period.end - period.start).days // 2)
