"""What a text says of a cohort beside its year: its months, and how long it was followed."""

from __future__ import annotations

import re
from functools import cache

from normalise.numbers import NUMBER_WORDS, read_number
from normalise.period_tokens import tokenise
from normalise.vocabulary import load_toml

_COHORT_MONTHS = re.compile(
    r"(?P<m1>M)(?:-|/|t{1,2}|)(?P<m2>M)[,)]?(?:[YTo'/-]*)(?:[TNw]-?L|r|-)*C|Co*[(:,]?o*(?P<n1>M)(?:-|/|t{1,2})(?P<n2>M)"
)
_MOST_MONTHS = 36
_MONTHS_OF_YEARS = {"a year": 12, "one year": 12, "two years": 24}


def cohort_months(text: str) -> tuple[int, int] | None:
    """The first and last month of a cohort whose year stands elsewhere ("(Oct - Dec cohort)" is 10 and 12)."""
    source = tokenise(text)
    match = _COHORT_MONTHS.search(source.letters)
    if not match:
        return None
    first, last = ("m1", "m2") if match["m1"] else ("n1", "n2")
    return source.tokens[match.start(first)].value, source.tokens[match.start(last)].value


def follow_up(text: str) -> int | None:
    """For how many months a cohort was followed ("after 12 months", "12-month rate"); None for none and for several. A
    "3-month cohort" is one that was formed over so long."""
    said = {read_number(found["a"] or found["b"] or found["c"] or "") for found in _followed().finditer(text)}
    months = {int(each) for each in said if each is not None and 0 < each <= _MOST_MONTHS}
    months |= {_MONTHS_OF_YEARS[found["years"].lower()] for found in _followed().finditer(text) if found["years"]}
    return months.pop() if len(months) == 1 else None


@cache
def _followed() -> re.Pattern[str]:
    words = load_toml("period_words")["follow_up"]
    before, behind = "|".join(words["before"]), "|".join(words["behind"])
    number, month = rf"\d{{1,2}}|{NUMBER_WORDS}", r"[\s-]*(?:months?|mths?|m)\b['’]?"
    another = r"(?!\s+(?:to|ending|ended|ago|of(?! the [\w/ -]{2,20}cohort)|until)\b)"
    return re.compile(
        rf"\b(?:{before})\s+(?P<a>{number}){month}{another}"
        rf"|\b(?P<b>{number}){month}[\s-]*(?:{behind})\b"
        rf"|\b(?:within|after) (?P<years>a year|one year|two years)\b(?! (?:ago|of|to)\b)"
        rf"|\b(?!3\b|three\b)(?P<c>{number}){month}[\s-]*cohorts?\b(?!\s+(?:ending|ended|of|from|to)\b)",
        re.IGNORECASE,
    )
