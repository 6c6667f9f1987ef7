"""Tables that no recipe fits are reported where they surely hold figures of an indicator."""

from __future__ import annotations

from extract import unread_tables
from tests.extract.build import Part, heading, table
from tests.extract.observed import context


def notices(*parts: Part, used: bool = False) -> list[tuple[str, str]]:
    given = context(*parts)
    if used:
        given.used.add(0)
    assert list(unread_tables.read(given)) == []
    return [(notice.sort, notice.detail) for notice in given.notices]


CASES = table(["", "Northern office", "Southern office"], ["First time entrants", "40", "31"])


def test_a_table_with_a_known_indicator_is_reported() -> None:
    assert notices(CASES) == [("unread_table", "a table with figures of fte fits no recipe")]


def test_the_indicator_may_stand_in_the_caption() -> None:
    assert notices(heading("Young people in suitable accommodation"), table(["", "A"], ["Office", "12"])) != []


def test_tables_that_were_read_or_hold_no_indicator_or_no_figure_are_not() -> None:
    assert notices(CASES, used=True) == []
    assert notices(table(["", "Northern office"], ["Desks", "40"])) == []
    assert notices(table(["Indicator", "Comment"], ["First time entrants", "falling"])) == []
