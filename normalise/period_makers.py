"""What a period is made of: each function takes a rule's match in the letters of a text and gives the period, or None
where the numbers make none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from normalise import spans
from normalise.period_tokens import Token, Tokens, day_in_digits, real_day, whole_year
from normalise.spans import Period
from normalise.vocabulary import load_toml


@dataclass(frozen=True, slots=True)
class Year:
    """A printed year, years, or financial year, before anything is made of it. `last` is 0 for a single year."""

    first: int
    last: int = 0

    @property
    def is_financial(self) -> bool:
        return self.last == self.first + 1

    def period(self) -> Period:
        if self.is_financial:
            return spans.financial_year(self.first)
        return spans.calendar_years(self.first, self.last) if self.last else spans.calendar_year(self.first)

    def of_month(self, month: int) -> int:
        """The year in which a month of it is."""
        return self.first + 1 if self.is_financial and month < 4 else self.first


@dataclass(frozen=True, slots=True)
class Match:
    """A rule's match in a text's letters."""

    found: re.Match[str]
    source: Tokens
    whole: bool

    def token(self, group: str) -> Token | None:
        """The token of a group; None where the rule has no such group or it matched nothing."""
        index = self.found.start(group) if group in self.found.re.groupindex else -1
        return self.source.tokens[index] if index >= 0 else None

    def value(self, group: str, default: int = 0) -> int:
        token = self.token(group)
        return token.value if token else default

    def year(self, group: str) -> Year | None:
        return read_year(self.source, *self.found.span(group))

    @property
    def before(self) -> str:
        """The letter before the match."""
        start = self.found.start()
        return self.source.letters[start - 1] if start else ""

    @property
    def after(self) -> str:
        """The letters behind the match."""
        end = self.found.end()
        return self.source.letters[end : end + 4]


_AGES = re.compile("-?R-?u")
LONGEST_SPAN = 12
"""The most years that `2009-12` may stand for."""


def read_year(source: Tokens, start: int, end: int) -> Year | None:
    """The year of tokens like `2006`, `06`, `2006/07`, `2006-2007`, `2007/8`, `06/07`; None for what is none."""
    letters, first = source.letters[start:end], source.tokens[start].value
    if letters in ("Y", "T"):
        return Year(first if letters == "Y" else whole_year(first))
    last = source.tokens[end - 1].value
    if letters[0] == "T":
        return Year(whole_year(first), whole_year(last)) if last == (first + 1) % 100 else None
    size = {"Y": 10_000, "T": 100, "N": 10}[letters[-1]]
    last += first - first % size
    last += size if last < first else 0
    if first < last <= first + LONGEST_SPAN and not (letters[-1] == "N" and last - first > 5):
        return Year(first, last)
    return None


def make_month_range(match: Match) -> Period | None:
    """From one point (day or month with its year) to another."""
    start, end = _point(match, "1", first=True), _point(match, "2", first=False)
    return spans.between(start, end) if start and end and start < end else None


def _point(match: Match, number: str, first: bool, year: int = 0) -> date | None:
    """The first or last day of the `d`, `m` and `y` groups of that number."""
    month, day = match.value(f"m{number}"), match.value(f"d{number}")
    if not year:
        printed = match.year(f"y{number}")
        year = printed.first if printed else 0
    if day or not year:
        return real_day(year, month, day)
    return date(year, month, 1) if first else spans.last_day(year, month)


def make_dates(match: Match) -> Period | None:
    """From one date in digits to another."""
    start, end = day_of(match.source, match.found.start("z1")), day_of(match.source, match.found.start("z2"))
    return spans.between(start, end) if start and end and start < end else None


def day_of(source: Tokens, index: int) -> date | None:
    """The day of a token `Z`."""
    token = source.tokens[index]
    return day_in_digits(source.text[token.start : token.end])


def make_months_in_year(match: Match) -> Period | None:
    """Months of one year: a financial year, or the calendar year of the last month."""
    year = match.year("y")
    if year is None or (year.last and not year.is_financial):
        return None
    first, last = match.value("m1"), match.value("m2")
    if match.found["s"] == "a" and "b" not in match.found[0] and last != first % 12 + 1:
        return None
    end_year = year.of_month(last)
    start = _point(match, "1", True, end_year - (first > last) if not year.is_financial else year.of_month(first))
    end = _point(match, "2", False, end_year)
    if start and end and end < start and year.is_financial:
        end = _point(match, "2", False, end_year + 1)
    return spans.between(start, end) if start and end and start < end else None


def make_to_month(match: Match) -> Period | None:
    """A financial year up to one of its months."""
    year = match.year("y")
    if year is None or not year.is_financial:
        return None
    last = match.value("m")
    return spans.months(date(year.first, 4, 1), spans.last_day(year.of_month(last), last))


def make_month_of_year(match: Match) -> Period | None:
    year = match.year("y")
    if year is None or (year.last and not year.is_financial):
        return None
    return spans.month(year.of_month(match.value("m")), match.value("m"))


def make_short_month(match: Match) -> Period | None:
    """`Mar 07`, `Mar-16`, `March '16`: a month of a year of two digits, not the day of a month."""
    month, year = match.token("m"), match.token("y")
    if month is None or year is None:
        return None
    between = match.source.text[month.end : year.start]
    printed = match.source.text[year.start : year.end]
    is_day = match.before in ("i", "b") or match.after[:1] in ("t", "-", "a")
    sure = between != between.strip() + " " and between.strip() != "" if between else True
    if not (sure or (match.whole and not 29 < year.value < 80) or (printed[0] in "0456789" and not is_day)):
        return None
    return spans.month(whole_year(year.value), month.value)


def make_quarters(match: Match) -> Period | None:
    """One quarter of a financial year, or from one to another."""
    year = match.year("y")
    first = match.value("q")
    last = match.value("r", first)
    if year is None or not year.is_financial or not 1 <= first <= last <= 4:
        return None
    if first == last:
        return spans.quarter(year.first, first)
    end = spans.quarter_start(year.first, last)
    return spans.months(spans.quarter_start(year.first, first), spans.last_day(end.year, end.month + 2))


def make_to_quarter(match: Match) -> Period | None:
    """From the beginning of a financial year to the end of one of its quarters."""
    quarter = make_quarters(match)
    year = match.year("y")
    if quarter is None or quarter.end is None or year is None:
        return None
    return spans.months(date(year.first, 4, 1), quarter.end)


def make_half(match: Match) -> Period | None:
    """The first or second half of a financial year."""
    year, half = match.year("y"), match.value("q")
    if year is None or not year.is_financial or half not in (1, 2):
        return None
    if half == 1:
        return spans.months(date(year.first, 4, 1), date(year.first, 9, 30))
    return spans.months(date(year.first, 10, 1), date(year.first + 1, 3, 31))


def make_first_months(match: Match) -> Period | None:
    """The first months of a financial year."""
    year, count = match.year("y"), match.value("n")
    if year is None or not year.is_financial or match.value("q") != 1 or not 1 < count < 12:
        return None
    return spans.months(date(year.first, 4, 1), _months_later(date(year.first, 4, 1), count - 1))


def _months_later(when: date, count: int) -> date:
    index = when.year * 12 + when.month - 1 + count
    return spans.last_day(index // 12, index % 12 + 1)


def make_ending(match: Match) -> Period | None:
    """A year, a quarter or some months that end with a month or day."""
    end = day_of(match.source, match.found.start("z")) if match.found["z"] else _point(match, "2", first=False)
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
    first, last = match.year("y1"), match.year("y2")
    if not first or not last or not first.is_financial or not last.is_financial or first.first >= last.first:
        return None
    return spans.financial_years(first.first, last.first)


def make_years(match: Match) -> Period | None:
    """A financial year or several years."""
    year = match.year("y")
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
    year = match.year("y")
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
    year = match.year("y")
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


def date_of(match: Match) -> date | None:
    """The day of a date."""
    if match.found.start("z") >= 0:
        return day_of(match.source, match.found.start("z"))
    year = match.year("y2")
    day = match.value("d2")
    return real_day(year.first, match.value("m2"), day) if year and day else None


def nothing(_: Match) -> None:
    """What is seen and means no period."""
