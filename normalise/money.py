"""Sums of money as printed, in pounds: `£54,000`, `£1.2 million`, `£70k`, `(41,300)` in a cell, `50p`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from normalise.bounds import find_bound

_SCALES = {
    "": 1,
    "k": 10**3,
    "thousand": 10**3,
    "m": 10**6,
    "mn": 10**6,
    "million": 10**6,
    "bn": 10**9,
    "billion": 10**9,
}
_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_SCALE = r"(?:\s?(?P<{name}>[kKm]|mn|bn|million|thousand|billion)(?![^\W\d_]))?"
_ENDS = r"(?![\d]|[.,]\d)"
_SUM = re.compile(
    rf"(?P<sign>(?<!\S)[-−–](?=£))?£\s?(?P<first>{_NUMBER}){_ENDS}{_SCALE.format(name='scale')}"
    rf"(?:\s?(?:-|–|—|to)\s?(?P<second>£?\s?{_NUMBER}){_ENDS}(?=\s?(?:[kKm]|mn|bn|million|thousand|billion)(?![^\W\d_]))"
    rf"{_SCALE.format(name='scale2')})?",
    re.IGNORECASE,
)
_PENCE = re.compile(r"(?<![\w.,£/-])(?P<pence>\d{1,2}(?:\.\d)?)p(?!\w)")
_CELL = re.compile(
    rf"(?P<open>\()?\s?(?P<sign>[-−–+])?\s?(?:£|GBP)?\s?(?P<inner>[-−–])?\s?(?P<number>{_NUMBER}|\.\d+){_ENDS}{_SCALE.format(name='scale')}"
    r"(?:p(?!\w))?\s?(?P<close>\))?",
    re.IGNORECASE,
)
_NOTE = re.compile(r"\s*(?:\([^\d()]{1,40}\)|[*†‡]+)\s*$")
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class FoundMoney:
    """A sum in pounds with its characters. `bound` is `over`, `under`, `about` or empty."""

    amount: Decimal
    start: int
    end: int
    bound: str


def read_money(text: str) -> Decimal | None:
    """The pounds of a cell that holds one sum, with or without a pound sign; brackets around it make it negative."""
    text = _NOTE.sub("", text[: _LONGEST + 1]).strip()
    if len(text) > _LONGEST:
        return None
    pence = _PENCE.fullmatch(text)
    if pence:
        return Decimal(pence["pence"]) / 100
    found = _CELL.fullmatch(text)
    if not found or bool(found["open"]) != bool(found["close"]) or _is_zeros(found["number"]):
        return None
    amount = _pounds(found["number"], found["scale"])
    negative = found["open"] or found["inner"] or found["sign"] in ("-", "−", "–")
    return -amount if negative else amount


def find_money(text: str) -> list[FoundMoney]:
    """The sums in running text that have a pound sign or are pence; a range (`£10-20k`) gives both its ends."""
    found = [each for match in _SUM.finditer(text) for each in _sums(text, match)] if "£" in text else []
    if _PENCE.search(text):
        found += [
            FoundMoney(Decimal(match["pence"]) / 100, *match.span(), find_bound(text, *match.span()))
            for match in _PENCE.finditer(text)
            if not any(each.start < match.end() and match.start() < each.end for each in found)
        ]
        found.sort(key=lambda each: each.start)
    return found


def _sums(text: str, match: re.Match[str]) -> list[FoundMoney]:
    """The sum of a match, or both ends of a range."""
    if _is_zeros(match["first"]):
        return []
    start = match.start()
    first_end = match.end("scale") if match["scale"] else match.end("first")
    bound = find_bound(text, start, first_end)
    scale = match["scale"] or (match["scale2"] if match["second"] and "£" not in match["second"] else "")
    amount = _pounds(match["first"], scale)
    sums = [FoundMoney(-amount if match["sign"] else amount, start, first_end, bound)]
    if match["second"]:
        sums.append(
            FoundMoney(_pounds(match["second"].strip("£ "), match["scale2"]), match.start("second"), match.end(), bound)
        )
    return sums


def _is_zeros(number: str) -> bool:
    """Whether it is the `000` of a heading in thousands."""
    return len(number) > 1 and not number.strip("0")


def _pounds(number: str, scale: str | None) -> Decimal:
    pounds = Decimal(number.replace(",", "")) * _SCALES[(scale or "").lower()]
    return Decimal(int(pounds)) if pounds == int(pounds) else pounds
