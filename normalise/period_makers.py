"""What a period is made of: each function takes a rule's match in the letters of a text and gives the period, or None
where the numbers make none."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from normalise import spans
from normalise.period_match import Match, date_of, day_of, point_of
from normalise.spans import Period
from normalise.vocabulary import load_toml

_AGES = re.compile("-?R-?u")
_SHARE = re.compile(r"\s*(?:%|per\s?cent)", re.IGNORECASE)


def make_month_range(match: Match) -> Period | None:
    """From one point (day or month with its year) to another."""
    start, end = point_of(match, "1", first=True), point_of(match, "2", first=False)
    return spans.between(start, end) if start and end and start < end else None


def make_dates(match: Match) -> Period | None:
    """From one date in digits to another."""
    start, end = day_of(match.source, match.found.start("z1")), day_of(match.source, match.found.start("z2"))
    return spans.between(start, end) if start and end and start < end else None


def make_months_in_year(match: Match) -> Period | None:
    """Months of one year: a financial year, or the calendar year of the last month."""
    year = match.year()
    if year is None or (year.last and not year.is_financial) or _is_share(match):
        return None
    first, last = match.value("m1"), match.value("m2")
    if match.found["s"] == "a" and "b" not in match.found[0] and last != first % 12 + 1:
        return None
    end_year = year.of_month(last)
    start = point_of(match, "1", True, end_year - (first > last) if not year.is_financial else year.of_month(first))
    end = point_of(match, "2", False, end_year)
    if start and end and end < start and year.is_financial:
        end = point_of(match, "2", False, end_year + 1)
    return spans.between(start, end) if start and end and start < end else None


def _is_share(match: Match) -> bool:
    """Whether two digits behind months are a share of something: "(January to March) 97 per cent"."""
    end = match.found.end("y")
    return match.found["y"] == "T" and _SHARE.match(match.source.text, match.source.tokens[end - 1].end) is not None


def make_to_month(match: Match) -> Period | None:
    """A financial year up to one of its months."""
    first, last = match.financial_year(), match.value("m")
    return spans.months(date(first, 4, 1), spans.last_day(first + (last < 4), last)) if first else None


def make_month_of_year(match: Match) -> Period | None:
    year = match.year()
    if year is None or (year.last and not year.is_financial):
        return None
    return spans.month(year.of_month(match.value("m")), match.value("m"))


def make_short_month(match: Match) -> Period | None:
    """`Mar 07`, `Mar-16`, `March '16`: a month of a year of two digits, not the day of a month."""
    month, digits, year = match.token("m"), match.token("y"), match.year()
    if month is None or digits is None or year is None:
        return None
    joined = match.source.text[month.end : digits.start].strip() or month.end == digits.start
    padded = match.source.text[digits.start] == "0"
    is_day = match.before in ("i", "b") or match.after[:1] in ("t", "-", "a")
    if _is_share(match):
        return None
    if joined or (match.whole and not 29 < digits.value < 80) or (padded and not is_day):
        return spans.month(year.first, month.value)
    return None


def make_quarters(match: Match) -> Period | None:
    """One quarter of a financial year, or from one to another."""
    year, first = match.financial_year(), match.value("q")
    last = match.value("r", first)
    if year is None or not 1 <= first <= last <= 4:
        return None
    return spans.quarter(year, first) if first == last else spans.quarters(year, first, last)


def make_to_quarter(match: Match) -> Period | None:
    """From the beginning of a financial year to the end of one of its quarters."""
    year, last = match.financial_year(), match.value("q")
    return spans.quarters(year, 1, last) if year and 1 <= last <= 4 else None


def make_half(match: Match) -> Period | None:
    """The first or second half of a financial year."""
    year, half = match.financial_year(), match.value("q")
    return spans.quarters(year, 2 * half - 1, 2 * half) if year and half in (1, 2) else None


def make_first_months(match: Match) -> Period | None:
    """The first months of a financial year."""
    year, count = match.financial_year(), match.value("n")
    if year is None or match.value("q") != 1 or not 1 < count < 12:
        return None
    first = date(year, 4, 1)
    return spans.months(first, _months_later(first, count - 1))


def _months_later(when: date, count: int) -> date:
    index = when.year * 12 + when.month - 1 + count
    return spans.last_day(index // 12, index % 12 + 1)


def make_ending(match: Match) -> Period | None:
    """A year, a quarter or some months that end with a month or day."""
    end = day_of(match.source, match.found.start("z")) if match.found["z"] else point_of(match, "2", first=False)
    count = match.value("n") or (3 if match.found["k"] else 12)
    if end is None or not 1 <= count <= 36:
        return None
    if end == spans.last_day(end.year, end.month):
        return spans.months(_months_later(end, -count) + timedelta(1), end)
    return spans.between(_same_day(end, count) + timedelta(1), end)


def _same_day(when: date, months: int) -> date:
    last = _months_later(when, -months)
    return last.replace(day=min(when.day, last.day))


def make_years_to(match: Match) -> Period | None:
    """Several years joined by "to", where they are the whole text; in a sentence they are two times."""
    first, last = match.year("y1"), match.year("y2")
    if not match.whole or not first or not last:
        return None
    if first.last or last.last:
        return make_financial_years(match)
    return spans.calendar_years(first.first, last.first) if first.first < last.first else None


def make_financial_years(match: Match) -> Period | None:
    """Several financial years, from one to another."""
    first, last = match.financial_year("y1"), match.financial_year("y2")
    return spans.financial_years(first, last) if first and last and first < last else None


def make_years(match: Match) -> Period | None:
    """A financial year or several years."""
    year = match.year()
    if year is None or not _is_free(match):
        return None
    letters = match.found["y"]
    if letters[0] == "T" and not match.whole and not _is_short_year(match, letters):
        return None
    return year.period()


def _is_short_year(match: Match, letters: str) -> bool:
    """Whether `06/07` is a year and no count, age or number of a page."""
    token = match.token("y")
    padded = token is not None and match.source.text[token.start] == "0"
    if _is_named(match) or _AGES.match(match.after) or (not padded and match.after[:1] == "u"):
        return False
    return padded or letters[1] == "/" or match.before in ("F", "i", "b") or match.found[0][:1] == "F"


def _is_free(match: Match) -> bool:
    """Whether a number is joined to no other by a dash, slash or stop without spaces."""
    first, last = match.source.tokens[match.found.start("y")], match.source.tokens[match.found.end("y") - 1]
    text = match.source.text
    before, after = text[max(first.start - 2, 0) : first.start], text[last.end : last.end + 2]
    return not (
        (len(before) == 2 and before[1] in "-–/.+" and before[0].isalnum())
        or (len(after) == 2 and after[0] in "-–/+" and after[1].isdigit())
    )


def make_calendar_year(match: Match) -> Period | None:
    """A bare year that is no count, no act's or page's, no part of a telephone number."""
    if not match.whole and (not _is_free(match) or _is_named(match) or _is_phone(match)):
        return None
    if match.after[:1] == "z" or _goes_on(match):
        return None
    if match.after[:1] == "u" and match.before not in ("i", "b", "t", "a"):
        return None
    year = match.year()
    return year.period() if year else None


def _goes_on(match: Match) -> bool:
    """Whether a letter follows the number at once, as in "the 2010s"."""
    end = match.source.tokens[match.found.end("y") - 1].end
    return match.source.text[end : end + 1].isalpha()


def _is_named(match: Match) -> bool:
    """Whether the number is that of an act or a page: "Act 1998", "Act of 1998"."""
    start = match.found.start()
    return match.source.letters[max(start - 2, 0) : start].rstrip("o").endswith(("x", "z"))


def _is_phone(match: Match) -> bool:
    index = match.found.start() - 1
    if match.before not in ("X", "T", "N"):
        return False
    token = match.source.tokens[index]
    printed = match.source.text[token.start : token.end]
    return printed[0] == "0" and len(printed) > 2


def make_calendar(match: Match) -> Period | None:
    year = match.year()
    return year.period() if year else None


def make_day(match: Match) -> Period | None:
    """A day, where the whole text is one or it says how things stood on it."""
    when = date_of(match)
    start = match.source.tokens[match.found.start()].start
    if when is None or not (match.whole or _states().search(match.source.text, max(start - 20, 0), start)):
        return None
    return spans.day(when)


@cache
def _states() -> re.Pattern[str]:
    words = "|".join(map(re.escape, load_toml("period_words")["states"]["words"]))
    return re.compile(rf"\b(?:{words})\s*(?:the\s+)?$", re.IGNORECASE)


def nothing(_: Match) -> None:
    """What is seen and means no period."""
