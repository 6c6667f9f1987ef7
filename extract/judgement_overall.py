"""The rating of a whole service in a sentence: "has been rated 'Good'", "went from 'Inadequate' to 'Good'"."""

from __future__ import annotations

import re
from functools import cache

from extract import judgement_words

_QUOTE = r"['‘\"“]"
_ENDS = r"(?=['’\"”)]|\s*(?:$|[.,;:–—-]|(?:overall|by|and|with|in|following|for|after|but|at|on|from|as)\b))"
"""What may stand behind a rating: "judged to be good enough" and "rated good value" are none."""
_NEAR = 30
_COUNTED = re.compile(
    r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|most|many|half|several|some|none|others|services|teams"
    r"|yots|areas|per\s?cent)\s+(?:of\s+them\s+)?(?:was|were|are|is|being|have\s+been)\s+(?:also\s+|all\s+)?(?:rated|graded|judged)",
    re.IGNORECASE,
)
_AWARDED = re.compile(
    r"\b(?:overall|issued|giv(?:en|es?|ing)|gave|gain(?:s|ed)?|receiv(?:es?|ed|ing)|award(?:s|ed)?|achiev(?:es?|ed)|earn(?:s|ed)?"
    r"|got|gets|secur(?:es?|ed)|keeps|kept|retain(?:s|ed)?)\b",
    re.IGNORECASE,
)


def rating(text: str, start: int, end: int) -> tuple[str, bool]:
    """The rating that the sentence at `start` to `end` gives a service or one of its standards, as printed, and whether
    it is said to be the overall one; empty words where it gives none or counts services of several."""
    if _COUNTED.search(text, start, end):
        return "", False
    found = next((found for words in _wordings() if (found := words.search(text, start, end))), None)
    if not found and _AWARDED.search(text, start, end):
        found = _as_award().search(text, start, end)
    return (str(found.group(1)), _says_overall(text, start, found)) if found else ("", False)


def _says_overall(text: str, start: int, found: re.Match[str]) -> bool:
    return "overall" in text[max(start, found.start() - _NEAR) : found.end()].casefold()


@cache
def _wordings() -> tuple[re.Pattern[str], ...]:
    word = judgement_words.ratings()
    return tuple(
        re.compile(wording + _ENDS, re.IGNORECASE)
        for wording in (
            rf"\bfrom\s{_QUOTE}?{word}\W?\s+to\s{_QUOTE}?({word})",
            rf"\b(?:rated|graded|rating\s(?:of|was|is)|judgement\sof|judged\s(?:as|to\sbe)|assessed\sas)\s(?:\w+\s){{0,2}}?"
            rf"{_QUOTE}?({word})",
            rf"\bfound\s(?:\w+\s){{1,6}}?to\sbe\s{_QUOTE}({word})",
        )
    )


@cache
def _as_award() -> re.Pattern[str]:
    """ "An overall 'Good' rating"."""
    word = judgement_words.ratings()
    return re.compile(rf"(?:{_QUOTE}|\b)({word})\W?\s+(?:overall\s+)?(?:rating|grade|judgement)\b", re.IGNORECASE)
