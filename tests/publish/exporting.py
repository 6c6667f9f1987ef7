"""A store with what exports have to cope with, and how their files are read back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from db.store import Store
from extract.facts import Action, Judgement, Person
from tests.db.stored import add, document, finance, observation

WORDS = (
    "Rutland Youth Justice Plan 2007/08 draft. ETE was 69.5% against 90%. Police give £240,887. "
    "Chair: Maria O'Brien-Smith. Cllr Smith and M. O'Brien-Smith will open a workshop by 31/03/2008. "
    '=HYPERLINK("x") stands here. Safeguarding was not scored.'
)


@pytest.fixture(name="store")
def filled(tmp_path: Path) -> Iterator[Store]:
    """A draft plan with an outturn, a target, money, a person, an action that names her, and no score."""
    store = Store(str(tmp_path / "store.db"))
    plan = document(WORDS)
    outturn = observation(plan)
    about = plan.anchor(WORDS.index("Chair"), WORDS.index(" Cllr"))
    said = plan.anchor(WORDS.index("Cllr"), WORDS.index(" =HYP"))
    safe = plan.anchor(WORDS.index("Safeguarding"), len(WORDS))
    add(
        store,
        plan,
        outturn,
        observation(plan, "90%", "90", "target"),
        replace(observation(plan, '=HYPERLINK("x")', "-1"), measure="baseline"),
        finance(plan),
        Person(role="board_chair", name="Maria O'Brien-Smith", quote=_quote(about.start, about.end), anchor=about,
               method="people"),
        Action(action="Cllr Smith and M. O'Brien-Smith will open a workshop", owner="Maria O'Brien-Smith",
               deadline="31/03/2008", deadline_date="2008-03-31", quote=_quote(said.start, said.end), anchor=said,
               method="actions"),
        Judgement(criterion="Safeguarding", comment="not scored", quote=_quote(safe.start, safe.end), anchor=safe,
                  method="judgements"),
        data=WORDS,
    )  # fmt: skip
    yield store
    store.close()


def _quote(start: int, end: int) -> str:
    return WORDS[start:end]


FIGURES = [Decimal("69.5"), Decimal(90), Decimal(-1)]
