"""The rating of a whole service in a sentence: "has been rated 'Good'", "went from 'Inadequate' to 'Good'"."""

from __future__ import annotations

import re
from functools import cache

from extract import judgement_words

_QUOTE = r"['‘\"“˜]{1,2}"
_ENDS = r"\b(?!\s+(?:enough|value|practice|progress|quality)\b)"
"""What may not stand behind a rating: "judged to be good enough" and "rated good value" are none."""
_NEAR = 30
_COUNTED = re.compile(
    r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|most|many|half|several|some|none|others|services|teams"
    r"|yots|yoss|yjss|areas|standards|aspects|criteria|per\s?cent)\s+(?:of\s+them\s+)?(?:(?:was|were|are|is|being|have\s+been)\s+)?"
    r"(?:also\s+|all\s+)?(?:as\s+)?(?:rated|graded|judged)|\bare\s+(?:rated|graded|judged|deemed|labelled)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:rescued|saved|escap(?:ed|ing)|avoid(?:ed|ing)|short\s+of|instead\s+of|rather\s+than|(?:would|could|might)\s+have|no\s+longer)"
    r"\b[^.]{0,40}$",
    re.IGNORECASE,
)
"""Words before a rating that was not given in the end."""
_AWARDED = re.compile(
    r"\b(?:overall|issued|giv(?:en|es?|ing)|gave|gain(?:s|ed)?|receiv(?:es?|ed|ing)|award(?:s|ed)?|achiev(?:es?|ed)|earn(?:s|ed)?"
    r"|got|gets|secur(?:es?|ed)|keeps|kept|retain(?:s|ed)?)\b",
    re.IGNORECASE,
)


def rating(text: str, start: int, end: int) -> tuple[str, bool]:
    """The rating that the sentence at `start` to `end` gives a service or one of its standards, as printed, and whether
    it is said to be the overall one; empty words where it gives none or counts services of several."""
    if not _word().search(text, start, end) or _COUNTED.search(text, start, end):
        return "", False
    found = next((found for words in _wordings() if (found := words.search(text, start, end))), None)
    if not found and _AWARDED.search(text, start, end):
        found = _as_award().search(text, start, end)
    if not found or _DENIED.search(text, start, found.start(1)) or _either().match(text, found.end(1), end):
        return "", False
    return str(found.group(1)), _says_overall(text, start, found)


@cache
def _word() -> re.Pattern[str]:
    """A rating's word, which few sentences have."""
    return re.compile(judgement_words.ratings(), re.IGNORECASE)


@cache
def _either() -> re.Pattern[str]:
    """What makes a rating one of two: "'Good' or 'Outstanding'"."""
    return re.compile(rf"\W{{0,2}}\s*or\s+\W?(?:{judgement_words.ratings()})", re.IGNORECASE)


def _says_overall(text: str, start: int, found: re.Match[str]) -> bool:
    return "overall" in text[max(start, found.start() - _NEAR) : found.end()].casefold()


@cache
def _wordings() -> tuple[re.Pattern[str], ...]:
    word = judgement_words.ratings()
    return tuple(
        re.compile(wording + _ENDS, re.IGNORECASE)
        for wording in (
            rf"\bfrom\s(?:{_QUOTE})?{word}\W?\s+to\s(?:{_QUOTE})?({word})",
            rf"\b(?:rated|graded|rating\s(?:of|was|is)|judgement\sof)\s(?:\w+\s){{0,2}}?(?:{_QUOTE})?({word})",
            rf"\b(?:judged|assessed|branded|labelled|deemed)\s+(?:(?:as|to\sbe)\s+)?{_QUOTE}({word})",
            rf"\bfound\s(?:\w+\s){{1,6}}?to\sbe\s{_QUOTE}({word})",
        )
    )


@cache
def _as_award() -> re.Pattern[str]:
    """ "An overall 'Good' rating"."""
    word = judgement_words.ratings()
    return re.compile(rf"(?:{_QUOTE}|\b)({word})\W?\s+(?:overall\s+)?(?:rating|grade|judgement)\b", re.IGNORECASE)
