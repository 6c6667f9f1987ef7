"""Numbers that must not be told are taken out of words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from publish.redaction import hide_numbers

HIDDEN = frozenset(map(Decimal, ("3", "21", "1259", "47.7")))


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Three young people, a fall of 3.", "[c] young people, a fall of [c]."),
        ("twenty-one in all, 21 of them boys", "[c] in all, [c] of them boys"),
        ("1,259 offences (1259)", "[c] offences ([c])"),
        ("47.7% against 47.70%", "[c]% against [c]%"),
        ("3/60 of them", "[c]/60 of them"),
        ("-3 or +3", "-[c] or +[c]"),
    ],
)
def test_hidden_numbers_go_in_digits_and_words(text: str, left: str) -> None:
    assert hide_numbers(text, HIDDEN) == left


@pytest.mark.parametrize(
    "text", ["13, 30 and 3.5", "1.3", "by 31/03/2008 or 3.3.08", "2003/03", "A3", "anyone, threefold"]
)
def test_other_numbers_dates_and_parts_of_words_stay(text: str) -> None:
    assert hide_numbers(text, HIDDEN) == text
