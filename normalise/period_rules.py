"""The rules that find periods in the letters of `period_tokens`.

A rule is a pattern and what makes a period of its match. At each place rules are tried in the order of `RULES`; the
first whose match gives a period wins. A rule that swallows spends its words also where they make none: the month and
year of a day's date are no period of their own.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from normalise import period_makers as make
from normalise.period_match import Match
from normalise.spans import Period

_SPAN = "Y[-/][YTN]|T[-/]T"
_TO = "(?:-|/|t{1,2})"
_NO_DAY = "(?!)"


@dataclass(frozen=True, slots=True)
class Rule:
    """`begins`: the letters that a match can begin with. `swallows`: whether its words are spent in any case."""

    pattern: re.Pattern[str]
    make: Callable[[Match], Period | None]
    begins: str
    swallows: bool = False


def _rule(begins: str, pattern: str, maker: Callable[[Match], Period | None], *, swallows: bool = False) -> Rule:
    return Rule(re.compile(pattern), maker, begins, swallows)


def _year(name: str, more: str = "") -> str:
    """A financial year as a group; `more`: what else may be one (`|Y` a year, `|T` two digits)."""
    return rf"(?:FR?o*)?(?P<{name}>{_SPAN}{more})(?![-/]Y)"


def _date(number: int) -> str:
    """A month and its year, with or without a day."""
    return rf"(?:(?P<d{number}>[DTN])o?)?(?P<m{number}>M),?'?(?P<y{number}>[YT])"


def _month(number: int, day: str = "[DTN]") -> str:
    return rf"(?:(?P<d{number}>{day})o?)?(?P<m{number}>M)"


_MONTHS = rf"{_month(1)}(?P<s>-|/|t{{1,2}}|a|){_month(2)}"
_MONTHS_BEHIND = rf"{_month(1, _NO_DAY)}(?P<s>-|/|t{{1,2}}|){_month(2, _NO_DAY)}"
_QUARTERS = "(?P<q>Q)(?:(?:-|/|t|a)(?P<r>[QN]))?"
_OF = "[-,(:oi]*"
_LENGTH = "(?:(?P<n>[TNw])-?L|(?P<k>K)|(?<![TNw])(?<![TNw]-)R)"

DAYS: tuple[Rule, ...] = (
    # 1 March 2007; 18/12/14; March 1, 2007
    _rule("TND", rf"{_date(2)}(?P<z>{_NO_DAY})?", make.make_day, swallows=True),
    _rule("Z", r"(?P<z>Z)", make.make_day, swallows=True),
    _rule("M", rf"(?P<m2>M)(?P<d2>[DTN]),?(?P<y2>Y)(?P<z>{_NO_DAY})?", make.make_day, swallows=True),
)
"""The rules of the dates of days."""

RULES: tuple[Rule, ...] = (
    # April 2008 to March 2009; between April 2008 and March 2009; 2013 Oct-2014 Sep; 01/04/2005 to 31/03/2006
    _rule("bMDTN", rf"b?o?{_date(1)}{_TO}o?{_date(2)}", make.make_month_range),
    _rule("b", rf"bo?{_date(1)}ao?{_date(2)}", make.make_month_range),
    _rule("Y", rf"(?P<d1>{_NO_DAY})?(?P<y1>Y)(?P<m1>M)-(?P<d2>{_NO_DAY})?(?P<y2>Y)(?P<m2>M)", make.make_month_range),
    _rule("bZ", r"b?(?P<z1>Z)(?:-|t|(?<=bZ)a)(?P<z2>Z)", make.make_dates),
    # Q3 YTD 2010/11; 2010/11 Q3 YTD
    _rule("Q", rf"(?P<q>Q)[(]?e[)]?{_OF}{_year('y')}", make.make_to_quarter),
    _rule("YTF", rf"{_year('y')}[-,(:]*(?P<q>Q)[(]?e[)]?", make.make_to_quarter),
    # Q1 13/14; Q3 (Oct-Dec) 2009/10; Quarters 1 to 3 of 2009/10; third quarter of 2009/10; 2014/15 Q2
    _rule("Q", rf"{_QUARTERS}(?:{_OF}M[-/t]*M)?[)]?{_OF}{_year('y')}[)]?(?:[(]M[-/t]*M[)])?", make.make_quarters),
    _rule("wD", rf"(?P<q>[wD])-?K{_OF}{_year('y')}", make.make_quarters),
    _rule("YTF", rf"{_year('y')}[-,(:]*{_QUARTERS}[)]?", make.make_quarters),
    _rule("YTF", rf"{_year('y')}[-,(:]*o*(?P<q>[wD])-?K[)]?", make.make_quarters),
    # first quarter of 2003 (January to March)
    _rule("QwD", rf"(?:Q|[wD]-?K){_OF}(?P<y>Y)[(]{_MONTHS_BEHIND}[)]", make.make_months_in_year),
    # A quarter of a single year: of which sort of year is not printed
    _rule("QwD", rf"(?:{_QUARTERS}|[wD]-?K){_OF}Y(?![-/][YTN])", make.nothing, swallows=True),
    _rule("Y", rf"Y[-,(:]*{_QUARTERS}", make.nothing, swallows=True),
    # first half of 2009/10; first nine months of 2006/07
    _rule("wD", rf"(?P<q>[wD])-?H{_OF}{_year('y')}", make.make_half),
    _rule("wD", rf"(?P<q>[wD])(?P<n>[TNw])-?L{_OF}{_year('y')}", make.make_first_months),
    # 12 months to March 2011; year ending 31 March 2022; quarter ending June 2010
    _rule("TNwKR", rf"{_LENGTH}o*(?:E|t)[Etoa]*(?:{_date(2)}|(?P<z>Z))", make.make_ending),
    # April - December 2009; between April and September 09; quarter October to December 09; Apr-Dec 2006/07
    _rule("bKQMDTN", rf"b?o?(?:K|Q)?{_OF}{_MONTHS}[)]?,?[oi]*'?{_year('y', '|Y|T')}", make.make_months_in_year),
    # 2006/07 Apr-Dec; 06/07 April - December; 2002 Oct-Dec; 2006/07 to December
    _rule("YTF", rf"{_year('y', '|Y')}[-(,:o]*b?{_MONTHS_BEHIND}[)]?(?!,?'?(?:Y|T[-/]T))", make.make_months_in_year),
    _rule("YTF", rf"{_year('y')}[(,:]*t{{1,2}}o*(?P<m>M)[)]?(?![-,]*'?[YT])", make.make_to_month),
    *DAYS,
    # March 2016; March 2006/07; Mar '07
    _rule("M", rf"(?P<m>M)[-/]?,?o*{_year('y', '|Y')}", make.make_month_of_year),
    _rule("M", r"(?P<m>M)-?'?(?P<y>T)(?![-/]?[TNYM])", make.make_short_month),
    _rule("Y", r"(?P<y>Y)(?P<m>M)(?![-,]*'?[YT])", make.make_month_of_year),
    # 2005/06-2007/08; 2006/07; 2009-12; calendar year 2006; 2009
    _rule("YT", rf"(?P<y1>{_SPAN})-(?P<y2>{_SPAN})", make.make_financial_years),
    _rule("YT", rf"(?P<y1>{_SPAN}|Y)t{{1,2}}(?P<y2>{_SPAN}|Y)", make.make_years_to),
    _rule("YTF", _year("y"), make.make_years),
    _rule("A", r"AR(?P<y>Y)", make.make_calendar),
    _rule("Y", r"(?P<y>Y)AR", make.make_calendar),
    _rule("Y", r"(?P<y>Y)", make.make_calendar_year),
)
"""Every rule, the longer expressions first."""

BEGINNING: dict[str, tuple[Rule, ...]] = {
    letter: tuple(rule for rule in RULES if letter in rule.begins)
    for letter in {*"".join(rule.begins for rule in RULES)}
}
"""The rules by the letter that a match begins with."""

CANDIDATE = re.compile(r"[YZAFbQKMR]|[TNDw](?=o?M|-?[LKH]|[TNw])|T(?=[-/]T)")
"""Where a rule may match at all: a quick look that spares long runs of numbers and dashes the rules."""
